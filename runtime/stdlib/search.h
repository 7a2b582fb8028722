/*
 * search.h - finding bytes in bytes, for everything in the library that searches text.
 *
 * A search finds nothing when the program is to stop, and a long text is searched in windows, so
 * that it notices. Callers poll (poll.h) when they have found nothing more.
 */
#ifndef RUFF_RUNTIME_STDLIB_SEARCH_H
#define RUFF_RUNTIME_STDLIB_SEARCH_H

#include <string.h>

#include "runtime/poll.h"
#include "runtime/str.h"

/* Searched at once. */
#define SEARCH_WINDOW_BYTES ((size_t)1 << 20)

/* The first occurrence of a needle (not empty) in [at, end), or NULL. */
static inline const char *search_window(const char *at, const char *end, const char *needle,
                                        size_t needle_bytes)
{
    if (needle_bytes == 1) {
        return (const char *)memchr(at, needle[0], (size_t)(end - at));
    }
    return (const char *)memmem(at, (size_t)(end - at), needle, needle_bytes);
}

/* Goes on in a text that is longer than a window and has none in the first. */
const char *search_windows(const VM *vm, const char *at, const char *end, const char *needle,
                           size_t needle_bytes);

/* The first occurrence of a needle (not empty) in [at, end), or NULL. */
static inline const char *search_bytes(const VM *vm, const char *at, const char *end,
                                       const char *needle, size_t needle_bytes)
{
    if (vm_must_stop(vm)) {
        return NULL;
    }
    const char *stop = (size_t)(end - at) > SEARCH_WINDOW_BYTES ? at + SEARCH_WINDOW_BYTES : end;
    const char *match = search_window(at, stop, needle, needle_bytes);
    if (likely(match != NULL)) {
        return match;
    }
    bool all = (size_t)(end - at) <= SEARCH_WINDOW_BYTES;
    return all ? NULL : search_windows(vm, at, end, needle, needle_bytes);
}

/* Byte offset of the first occurrence of a needle, or -1; an empty one is at 0. */
static inline int64_t search_string(const VM *vm, const String *s, const String *needle)
{
    if (needle->len_bytes == 0) {
        return 0;
    }
    const char *match =
        search_bytes(vm, s->data, s->data + s->len_bytes, needle->data, needle->len_bytes);
    return match ? match - s->data : -1;
}

/* How often a needle (not empty) occurs, without overlap. */
static inline size_t search_count(const VM *vm, const String *s, const String *needle)
{
    const char *at = s->data, *end = s->data + s->len_bytes;
    size_t count = 0;
    while ((at = search_bytes(vm, at, end, needle->data, needle->len_bytes)) != NULL) {
        count++;
        at += needle->len_bytes;
    }
    return count;
}

#endif
