/*
 * vector.h - growable arrays of the bytecode compiler. Plain malloc: nothing here is a Ruff object.
 */
#ifndef RUFF_VM_BYTECODE_VECTOR_H
#define RUFF_VM_BYTECODE_VECTOR_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Makes room for `needed` elements. False: out of memory, *data is unchanged. */
static inline bool vector_reserve(void **data, uint32_t *capacity, uint32_t needed,
                                  size_t elem_bytes)
{
    if (needed <= *capacity) {
        return true;
    }
    size_t wanted = *capacity < 16 ? 16 : (size_t)*capacity * 2;
    if (wanted < needed) {
        wanted = needed;
    }
    if (wanted > UINT32_MAX) {
        return false;
    }
    void *grown = realloc(*data, wanted * elem_bytes);
    if (grown == NULL) {
        return false;
    }
    *data = grown;
    *capacity = (uint32_t)wanted;
    return true;
}

#define VECTOR_RESERVE(data, capacity, needed) \
    vector_reserve((void **)&(data), &(capacity), (needed), sizeof *(data))

#endif
