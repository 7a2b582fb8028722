/*
 * truth.h - truthiness of the kinds that need no look at the heap.
 */
#ifndef RUFF_STENCILS_KERNELS_TRUTH_H
#define RUFF_STENCILS_KERNELS_TRUTH_H

#include "runtime/value.h"

/* True if the truthiness of v is known from its words alone; *truth is then set. */
static inline bool truth_of_scalar(const Value *v, bool *truth)
{
    if (likely(v->tag == TAG_BOOL || v->tag == TAG_INT)) {
        *truth = v->bits != 0;
        return true;
    }
    if (v->tag == TAG_NULL) {
        *truth = false;
        return true;
    }
    return false;
}

#endif
