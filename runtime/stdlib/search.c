#include "runtime/stdlib/search.h"

/* The window grows with the needle, because each search first looks at all of that. */
#define WINDOW_NEEDLES 4u

const char *search_windows(const VM *vm, const char *at, const char *end, const char *needle,
                           size_t needle_bytes)
{
    size_t window_bytes = SEARCH_WINDOW_BYTES + needle_bytes * WINDOW_NEEDLES;
    while (!vm_must_stop(vm)) {
        if ((size_t)(end - at) <= window_bytes) {
            return search_window(at, end, needle, needle_bytes);
        }
        const char *match = search_window(at, at + window_bytes, needle, needle_bytes);
        if (match) {
            return match;
        }
        at += window_bytes - (needle_bytes - 1); /* a match may begin in its last bytes */
    }
    return NULL;
}
