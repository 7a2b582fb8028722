/*
 * refcount.h - counting references, inline.
 *
 * An immortal object has rc 0: retain leaves it 0 without a branch, release takes the cold path
 * that tells "immortal" from "last reference".
 */
#ifndef RUFF_RUNTIME_REFCOUNT_H
#define RUFF_RUNTIME_REFCOUNT_H

#include "runtime/object.h"

/* heap.c: frees an object whose count is 1 (with everything that only it holds, iteratively, so
 * that a list a million levels deep overflows nothing); returns at once if it is immortal. */
void object_release_last(VM *vm, Object *o);

static inline void object_retain(Object *o)
{
    o->rc += o->rc != 0;
}

static inline void object_release(VM *vm, Object *o)
{
    if (likely(o->rc > 1)) {
        o->rc--;
    } else {
        object_release_last(vm, o);
    }
}

static inline void value_retain(Value v)
{
    if (v.tag >= TAG_FIRST_HEAP) {
        object_retain(v.o);
    }
}

static inline void value_release(VM *vm, Value v)
{
    if (v.tag >= TAG_FIRST_HEAP) {
        object_release(vm, v.o);
    }
}

/* True if the one holder may change the object in place. */
static inline bool object_is_unique(const Object *o)
{
    return o->rc == 1;
}

#endif
