/*
 * object.h - the 8-byte header that every heap object starts with.
 *
 * rc counts references. 0 means immortal: constants, the one-character strings, definitions that
 * live as long as the VM. A count of 1 means that the holder may change the object in place.
 */
#ifndef RUFF_RUNTIME_OBJECT_H
#define RUFF_RUNTIME_OBJECT_H

#include "runtime/value.h"

struct Object {
    uint32_t rc;         /* 0: immortal */
    uint8_t tag;         /* the ValueTag of values that point here */
    uint8_t flags;       /* OBJECT_* */
    uint16_t size_class; /* heap.h: index of the free list, or HEAP_LARGE */
};

enum {
    /* Sticky: this container may (transitively) hold a function, cell or other reference kind, so
     * the cycle collector must look inside it. Containers without it are never traversed. */
    OBJECT_MAY_HOLD_CYCLE = 1 << 0,
    /* Cycle collector: on the list of possible roots / colour bits (cycle.c owns these). */
    OBJECT_CYCLE_BUFFERED = 1 << 1,
    OBJECT_CYCLE_MARK = 1 << 2,
};

_Static_assert(sizeof(Object) == 8, "object header");

/* The header of a new object, which has one owner: a single store. */
static inline void object_init(Object *o, ValueTag tag, uint8_t flags, size_t size_class)
{
    uint64_t word =
        UINT64_C(1) | (uint64_t)tag << 32 | (uint64_t)flags << 40 | (uint64_t)size_class << 48;
    __builtin_memcpy(o, &word, sizeof word);
}

#endif
