/*
 * search.h - finding bytes in bytes, for everything in the library that searches text.
 */
#ifndef RUFF_RUNTIME_STDLIB_SEARCH_H
#define RUFF_RUNTIME_STDLIB_SEARCH_H

#include <string.h>

/* The first occurrence of a needle (not empty) in [at, end), or NULL. */
static inline const char *search_bytes(const char *at, const char *end, const char *needle,
                                       size_t needle_bytes)
{
    if (needle_bytes == 1) {
        return (const char *)memchr(at, needle[0], (size_t)(end - at));
    }
    return (const char *)memmem(at, (size_t)(end - at), needle, needle_bytes);
}

/* How often a needle (not empty) occurs, without overlap. */
static inline size_t search_count(const char *at, const char *end, const char *needle,
                                  size_t needle_bytes)
{
    size_t count = 0;
    while ((at = search_bytes(at, end, needle, needle_bytes)) != NULL) {
        count++;
        at += needle_bytes;
    }
    return count;
}

#endif
