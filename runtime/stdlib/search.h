/*
 * search.h - finding bytes in bytes, for everything in the library that searches text.
 *
 * A long text is searched in windows: in between, and only there, a search raises if the program is
 * to stop.
 */
#ifndef RUFF_RUNTIME_STDLIB_SEARCH_H
#define RUFF_RUNTIME_STDLIB_SEARCH_H

#include <string.h>

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

Status search_long(VM *vm, const char *at, const char *end, const char *needle, size_t needle_bytes,
                   const char **match);

/* *match: the first occurrence of a needle (not empty) in [at, end), or NULL. */
static inline Status search_bytes(VM *vm, const char *at, const char *end, const char *needle,
                                  size_t needle_bytes, const char **match)
{
    if ((size_t)(end - at) > SEARCH_WINDOW_BYTES) {
        return search_long(vm, at, end, needle, needle_bytes, match);
    }
    *match = search_window(at, end, needle, needle_bytes);
    return STATUS_OK;
}

/* *at: byte offset of the first occurrence of a needle, or -1; an empty one is at 0. */
static inline Status search_string(VM *vm, const String *s, const String *needle, int64_t *at)
{
    const char *match = s->data;
    Status status = STATUS_OK;
    if (needle->len_bytes > 0) {
        status = search_bytes(vm, s->data, s->data + s->len_bytes, needle->data, needle->len_bytes,
                              &match);
    }
    *at = status == STATUS_OK && match ? match - s->data : -1;
    return status;
}

#endif
