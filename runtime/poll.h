/*
 * poll.h - looking whether the program is to stop, in loops over much data.
 *
 * Instructions look at LOOP headers and calls; a library function that goes through a big array
 * or text looks itself, or Ctrl-C and --timeout would wait for it. Loops whose rounds cost some
 * nanoseconds poll in each; cheaper ones poll once for a piece of POLL_PIECE rounds, which takes
 * less than a millisecond. The cheapest way is to leave the loop when vm_must_stop() and to poll
 * once behind it. What was built until then is released as after any other error.
 */
#ifndef RUFF_RUNTIME_POLL_H
#define RUFF_RUNTIME_POLL_H

#include "runtime/vm.h"

#define POLL_PIECE ((size_t)1 << 16)

static inline bool vm_must_stop(const VM *vm)
{
    return unlikely(vm->interrupt != INTERRUPT_NONE);
}

/* Raises if the program is to stop. */
static inline Status vm_poll(VM *vm)
{
    return vm_must_stop(vm) ? vm_throw_interrupted(vm) : STATUS_OK;
}

/* In round i of a cheap loop. */
static inline Status vm_poll_at(VM *vm, size_t i)
{
    return i % POLL_PIECE == 0 ? vm_poll(vm) : STATUS_OK;
}

/* Where the piece that begins at `start` of `count` rounds ends, for loops that must stay simple.
 */
static inline size_t poll_piece_end(size_t start, size_t count)
{
    return count - start > POLL_PIECE ? start + POLL_PIECE : count;
}

#endif
