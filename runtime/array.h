/*
 * array.h - arrays as values: reference counted, copied only when shared and changed.
 *
 * A homogeneous array keeps the tag of its elements once (elem_tag) and stores payload words only:
 * 8 bytes an element, 1 byte for bools. The first element of another kind turns the storage into
 * 16-byte Values (elem_tag == ARRAY_MIXED), one way. An empty new array has elem_tag TAG_UNSET and
 * takes the kind of its first element. The element references are owned by the array.
 *
 * "place" below is the address of the payload word that holds the array (in a register, global,
 * cell, element, ...): an operation that changes an array first makes it unique, which may replace
 * the pointer in the place. Values passed in are consumed on success and left alone on failure.
 */
#ifndef RUFF_RUNTIME_ARRAY_H
#define RUFF_RUNTIME_ARRAY_H

#include "runtime/object.h"
#include "runtime/status.h"

#define ARRAY_MIXED 255u

struct Array {
    Object header;
    uint32_t elem_tag;       /* ValueTag of all elements, TAG_UNSET when none yet, or ARRAY_MIXED */
    uint32_t first_capacity; /* room to make for the first element (array_new's capacity) */
    size_t count;
    size_t capacity; /* elements */
    union {
        void *data; /* block, owned */
        uint64_t *words;
        int64_t *ints;
        double *floats;
        Object **objects;
        uint8_t *bools;
        Value *values;
    };
};

static inline size_t array_elem_bytes(uint32_t elem_tag)
{
    return elem_tag == ARRAY_MIXED ? sizeof(Value) : elem_tag == TAG_BOOL ? 1 : 8;
}

/* Empty; storage for capacity elements is taken when the first one shows their kind. */
Array *array_new(VM *vm, size_t capacity);
/* From count values, which are consumed. */
Array *array_from_values(VM *vm, const Value *values, size_t count);
/* Ints from start up (step > 0) or down (step < 0) to stop, exclusive; empty for step 0. */
Array *array_range(VM *vm, int64_t start, int64_t stop, int64_t step);

/* Element i as a borrowed value (i < count). */
static inline Value array_get(const Array *a, size_t i)
{
    if (a->elem_tag == ARRAY_MIXED) {
        return a->values[i];
    }
    if (a->elem_tag == TAG_BOOL) {
        return value_make(TAG_BOOL, a->bools[i]);
    }
    return value_make((ValueTag)a->elem_tag, a->words[i]);
}

/* Makes the array in the place the only reference to its storage (copying if shared). */
Status array_make_unique(VM *vm, Array **place);
/* The following work on a unique array or make it unique first. */
Status array_push(VM *vm, Array **place, Value v);
Status array_set(VM *vm, Array **place, size_t i, Value v);    /* i < count; releases the old */
Status array_insert(VM *vm, Array **place, size_t i, Value v); /* i <= count */
Status array_remove_at(VM *vm, Array **place, size_t i, Value *removed); /* owned result */
Status array_clear(VM *vm, Array **place);
Status array_extend(VM *vm, Array **place, Array *tail); /* tail borrowed; may be *place */
Status array_reserve(VM *vm, Array **place, size_t capacity);

/* Cold half of array_push: array is unique; grows or changes representation. */
Status array_push_slow(VM *vm, Array *a, Value v);

Array *array_concat(VM *vm, const Array *a, const Array *b);
Array *array_slice(VM *vm, const Array *a, size_t start, size_t end);
Array *array_copy(VM *vm, const Array *a);
/* Turns packed storage into mixed storage for at least capacity elements; a is unique. */
Status array_to_mixed(VM *vm, Array *a, size_t capacity);

void array_free(VM *vm, Array *a);

#endif
