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
        /* Not object_retain(): letters are immortal, read often, and their count not written then.
         */
        Object *element = (Object *)bits;
        if (likely(element->rc != 0)) {
            element->rc++;
        }
    }
    slot_set_words(out, kind, bits);
    return true;
}

/* May element i be overwritten: is there one, and does nobody else refer to the array? */
static inline bool array_may_write(const Array *a, int64_t i)
{
    return likely((uint64_t)i < a->count) && likely(a->header.rc == 1);
}

/* Overwrites an element of an array of this kind of plain values. */
static inline __attribute__((always_inline)) void array_write_plain(Array *a, int64_t i,
                                                                    const Value *v)
{
    if (unlikely(v->tag == TAG_BOOL)) {
        a->bools[i] = (uint8_t)v->bits;
    } else {
        a->words[i] = v->bits;
    }
}

/* Exchanges an element of an array of this kind of objects for one that is consumed; the result is
 * owned. */
static inline __attribute__((always_inline)) Object *array_exchange_object(Array *a, int64_t i,
                                                                           const Value *v)
{
    Object *old = (Object *)a->words[i];
    a->words[i] = v->bits;
    container_note(&a->header, v);
    return old;
}

/* The same for an array of any values. */
static inline __attribute__((always_inline)) void array_exchange_mixed(Array *a, int64_t i,
                                                                       const Value *v, Value *old)
{
    value_copy(old, &a->values[i]);
    value_copy(&a->values[i], v);
    container_note(&a->header, v);
}

#endif
