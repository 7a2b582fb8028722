/*
 * slots.h - writing, copying and dropping register contents.
 */
#ifndef RUFF_STENCILS_KERNELS_SLOTS_H
#define RUFF_STENCILS_KERNELS_SLOTS_H

#include "runtime/refcount.h"

static inline void slot_set_int(Value *slot, int64_t i)
{
    slot->tag = TAG_INT;
    slot->i = i;
}
static inline void slot_set_float(Value *slot, double f)
{
    slot->tag = TAG_FLOAT;
    slot->f = f;
}
static inline void slot_set_bool(Value *slot, bool b)
{
    slot->tag = TAG_BOOL;
    slot->bits = b;
}
static inline void slot_set_null(Value *slot)
{
    slot->tag = TAG_NULL;
    slot->bits = 0;
}
static inline void slot_set_words(Value *slot, uint64_t tag, uint64_t bits)
{
    slot->tag = tag;
    slot->bits = bits;
}

/* A counted copy, by two 8-byte moves. */
static inline void slot_copy_counted(Value *dst, const Value *src)
{
    uint64_t tag = src->tag;
    uint64_t bits = src->bits;
    if (tag >= TAG_FIRST_HEAP) {
        object_retain((Object *)bits);
    }
    __asm__("" : "+r"(tag));
    dst->tag = tag;
    dst->bits = bits;
}

/* Does the slot hold one of several references to an object? */
static inline bool slot_is_shared(const Value *slot)
{
    return slot->o->rc > 1;
}

/* True if dropping the value takes no more than a decrement, which is then done. */
static inline bool slot_drop_fast(const Value *slot)
{
    if (slot->tag >= TAG_FIRST_HEAP) {
        if (unlikely(slot->o->rc <= 1)) {
            return false;
        }
        slot->o->rc--;
    }
    return true;
}

#endif
