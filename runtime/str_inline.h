/*
 * str_inline.h - the string operations that kernels inline.
 */
#ifndef RUFF_RUNTIME_STR_INLINE_H
#define RUFF_RUNTIME_STR_INLINE_H

#include <string.h>

#include "runtime/refcount.h"
#include "runtime/str.h"

#define STR_SHORT_BYTES 16u

/* A string's text can be read in whole words: see free_capacity() in str.c. */
_Static_assert(offsetof(String, data) % sizeof(uint64_t) == 0, "text begins at a word");

/* The bytes of tail have been written behind those of s. */
static inline void str_has_grown(String *s, const String *tail)
{
    s->len_bytes += tail->len_bytes;
    s->data[s->len_bytes] = '\0';
    s->char_count += tail->char_count;
    s->hash = 0;
}

/* Appends in place if nobody else holds the string and there is room; false (and nothing done)
 * where str_append() must be called. */
static inline bool str_append_fast(String *s, const String *tail)
{
    uint32_t old_bytes = s->len_bytes;
    uint32_t tail_bytes = tail->len_bytes;
    if (unlikely(!object_is_unique(&s->header) || s->capacity_bytes - old_bytes < tail_bytes)) {
        return false;
    }
    memcpy(s->data + old_bytes, tail->data, tail_bytes);
    str_has_grown(s, tail);
    return true;
}

/* The same for tails of at most STR_SHORT_BYTES, without a call: whole words are copied, for which
 * there must be room. */
static inline __attribute__((always_inline)) bool str_append_short(String *s, const String *tail)
{
    uint32_t old_bytes = s->len_bytes;
    if (unlikely(!object_is_unique(&s->header) || tail->len_bytes > STR_SHORT_BYTES ||
                 s->capacity_bytes - old_bytes < STR_SHORT_BYTES)) {
        return false;
    }
    char *end = s->data + old_bytes;
    memcpy(end, tail->data, sizeof(uint64_t));
    if (tail->len_bytes > sizeof(uint64_t)) {
        memcpy(end + sizeof(uint64_t), tail->data + sizeof(uint64_t), sizeof(uint64_t));
    }
    str_has_grown(s, tail);
    return true;
}

#endif
