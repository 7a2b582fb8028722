#include "runtime/stdlib/search.h"

#include "runtime/poll.h"

/* The window grows with the needle, because each search first looks at all of that. */
#define WINDOW_NEEDLES 4u

Status search_long(VM *vm, const char *at, const char *end, const char *needle, size_t needle_bytes,
                   const char **match)
{
    size_t window_bytes = SEARCH_WINDOW_BYTES + needle_bytes * WINDOW_NEEDLES;
    while ((size_t)(end - at) > window_bytes) {
        *match = search_window(at, at + window_bytes, needle, needle_bytes);
        if (*match) {
            return STATUS_OK;
        }
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        at += window_bytes - (needle_bytes - 1); /* a match may begin in its last bytes */
    }
    *match = search_window(at, end, needle, needle_bytes);
    return STATUS_OK;
}
