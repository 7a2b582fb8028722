/*
 * array_inline.h - the array operations that kernels inline: element access and push without a
 * call.
 *
 * Every function here is a fast path: it answers false (and has done nothing) where the general
 * function of array.h must be called.
 */
#ifndef RUFF_RUNTIME_ARRAY_INLINE_H
#define RUFF_RUNTIME_ARRAY_INLINE_H

#include "runtime/array.h"
#include "runtime/cycle.h"
#include "runtime/refcount.h"

/* A Ruff index (negative from the end) as a position; false: out of bounds. */
static inline bool array_position(const Array *a, int64_t index, size_t *position)
{
    uint64_t i = (uint64_t)index;
    if (unlikely(index < 0)) {
        i += a->count;
    }
    *position = i;
    return i < a->count;
}

/* Element of an array of ints at a non-negative index. */
static inline bool array_get_int(const Array *a, int64_t index, int64_t *out)
{
    if (unlikely(a->elem_tag != TAG_INT || (uint64_t)index >= a->count)) {
        return false;
    }
    *out = a->ints[index];
    return true;
}

static inline bool array_get_float(const Array *a, int64_t index, double *out)
{
    if (unlikely(a->elem_tag != TAG_FLOAT || (uint64_t)index >= a->count)) {
        return false;
    }
    *out = a->floats[index];
    return true;
}

/* Payload word of element i (i < count) in storage of any kind. */
static inline uint64_t array_element_bits(const Array *a, size_t i)
{
    if (a->elem_tag == ARRAY_MIXED) {
        return a->values[i].bits;
    }
    return a->elem_tag == TAG_BOOL ? a->bools[i] : a->words[i];
}

static inline uint64_t array_element_tag(const Array *a, size_t i)
{
    return a->elem_tag == ARRAY_MIXED ? a->values[i].tag : a->elem_tag;
}

/* Stores v, of the array's own element kind or into mixed storage, at i (i < count) of a unique
 * array; v is consumed, the old element released. */
static inline bool array_set_same(VM *vm, Array *a, size_t i, Value v)
{
    if (likely(a->elem_tag == v.tag)) {
        if (v.tag < TAG_FIRST_HEAP) {
            if (v.tag == TAG_BOOL) {
                a->bools[i] = (uint8_t)v.bits;
            } else {
                a->words[i] = v.bits;
            }
            return true;
        }
        Object *old = a->objects[i];
        a->words[i] = v.bits;
        container_note_value(&a->header, v);
        object_release(vm, old);
        return true;
    }
    if (a->elem_tag == ARRAY_MIXED) {
        Value old = value_make((ValueTag)a->values[i].tag, a->values[i].bits);
        value_copy(&a->values[i], &v);
        container_note_value(&a->header, v);
        value_release(vm, old);
        return true;
    }
    return false;
}

/* Appends v to a unique array with room for it; v is consumed. */
static inline bool array_push_fast(Array *a, Value v)
{
    if (unlikely(a->count >= a->capacity)) {
        return false;
    }
    if (likely(a->elem_tag == v.tag)) {
        if (v.tag == TAG_BOOL) {
            a->bools[a->count++] = (uint8_t)v.bits;
            return true;
        }
        a->words[a->count++] = v.bits;
    } else if (a->elem_tag == ARRAY_MIXED) {
        value_copy(&a->values[a->count++], &v);
    } else {
        return false;
    }
    container_note_value(&a->header, v);
    return true;
}

/* array_push for an array known to be unique. */
static inline Status array_push_unique(VM *vm, Array *a, Value v)
{
    return likely(array_push_fast(a, v)) ? STATUS_OK : array_push_slow(vm, a, v);
}

/* Moves the last element out of a unique, non-empty array. */
static inline Value array_pop_last(Array *a)
{
    size_t last = --a->count;
    return value_make((ValueTag)array_element_tag(a, last), array_element_bits(a, last));
}

#endif
