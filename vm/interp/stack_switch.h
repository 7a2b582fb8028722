/*
 * stack_switch.h - tells AddressSanitizer, where it watches, that handlers run on a stack of their
 * own: what it does with the present stack (at a longjmp, say) it then does with the right one.
 */
#ifndef RUFF_VM_INTERP_STACK_SWITCH_H
#define RUFF_VM_INTERP_STACK_SWITCH_H

#include <stddef.h>

#include "runtime/heap.h"

#ifdef HEAP_MALLOC_ONLY /* AddressSanitizer watches */

#include <sanitizer/common_interface_defs.h>

/* Code that runs on the stack follows. While a switch is unfinished, AddressSanitizer goes by the
 * stack pointer. */
static inline void stack_switch_begin(const void *lowest, size_t bytes)
{
    __sanitizer_start_switch_fiber(NULL, lowest, bytes);
}

/* Back on the stack that was left. */
static inline void stack_switch_end(void)
{
    const void *lowest;
    size_t bytes;
    __sanitizer_finish_switch_fiber(NULL, &lowest, &bytes);
    __sanitizer_start_switch_fiber(NULL, lowest, bytes);
    __sanitizer_finish_switch_fiber(NULL, NULL, NULL);
}

#else

static inline void stack_switch_begin(const void *lowest, size_t bytes)
{
    (void)lowest, (void)bytes;
}
static inline void stack_switch_end(void) {}

#endif

#endif
