/*
 * str_inline.h - the string operations that kernels inline.
 */
#ifndef RUFF_RUNTIME_STR_INLINE_H
#define RUFF_RUNTIME_STR_INLINE_H

#include <string.h>

#include "runtime/refcount.h"
#include "runtime/str.h"

/* Appends in place if nobody else holds the string and there is room; false (and nothing done)
 * where str_append() must be called. */
static inline bool str_append_fast(String *s, const String *tail)
{
    uint32_t old_bytes = s->len_bytes;
    uint32_t tail_bytes = tail->len_bytes;
    if (unlikely(!object_is_unique(&s->header) || s->capacity_bytes - old_bytes < tail_bytes)) {
        return false;
    }
    if (tail_bytes == 1) {
        s->data[old_bytes] = tail->data[0];
    } else {
        memcpy(s->data + old_bytes, tail->data, tail_bytes);
    }
    s->data[old_bytes + tail_bytes] = '\0';
    s->char_count += tail->char_count;
    s->len_bytes = old_bytes + tail_bytes;
    s->hash = 0;
    return true;
}

#endif
