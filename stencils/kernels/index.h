/*
 * index.h - reading and writing array elements where nothing has to be converted or copied.
 */
#ifndef RUFF_STENCILS_KERNELS_INDEX_H
#define RUFF_STENCILS_KERNELS_INDEX_H

#include "runtime/array.h"
#include "runtime/cycle.h"
#include "stencils/kernels/slots.h"

/* True if element i was read into out, counted. Negative and out-of-range indexes: false. */
static inline bool array_read(const Array *a, int64_t i, Value *out)
{
    if (unlikely((uint64_t)i >= a->count)) {
        return false;
    }
    uint32_t kind = a->elem_tag;
    uint64_t bits;
    if (kind < TAG_FIRST_HEAP) {
        bits = unlikely(kind == TAG_BOOL) ? a->bools[i] : a->words[i];
    } else {
        if (unlikely(kind == ARRAY_MIXED)) {
            slot_copy_counted(out, &a->values[i]);
            return true;
        }
        bits = a->words[i];
        object_retain((Object *)bits);
    }
    slot_set_words(out, kind, bits);
    return true;
}

/* True if element i of a unique array was overwritten by a value of the array's own plain kind. */
static inline bool array_write_plain(Array *a, int64_t i, const Value *v)
{
    if (unlikely((uint64_t)i >= a->count || a->elem_tag != v->tag || a->header.rc != 1)) {
        return false;
    }
    if (likely(v->tag == TAG_INT || v->tag == TAG_FLOAT)) {
        a->words[i] = v->bits;
        return true;
    }
    if (v->tag == TAG_BOOL) {
        a->bools[i] = (uint8_t)v->bits;
        return true;
    }
    return false;
}

/* True if element i of a unique array was exchanged for a value, consumed, that needs no other
 * storage; *old then has the element, owned. For the kinds of value that array_write_plain()
 * leaves.
 */
static inline __attribute__((always_inline)) bool array_exchange(Array *a, int64_t i,
                                                                 const Value *v, Value *old)
{
    if (unlikely((uint64_t)i >= a->count || a->header.rc != 1)) {
        return false;
    }
    if (a->elem_tag == v->tag && v->tag >= TAG_FIRST_HEAP) {
        slot_set_words(old, v->tag, a->words[i]);
        a->words[i] = v->bits;
    } else if (a->elem_tag == ARRAY_MIXED) {
        value_copy(old, &a->values[i]);
        value_copy(&a->values[i], v);
    } else {
        return false;
    }
    container_note(&a->header, v);
    return true;
}

#endif
