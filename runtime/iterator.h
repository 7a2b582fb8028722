/*
 * iterator.h - one lazy stage over an array, generator or other iterator (language.md 12.2).
 *
 * Only the object is here; advancing it is the library's business.
 */
#ifndef RUFF_RUNTIME_ITERATOR_H
#define RUFF_RUNTIME_ITERATOR_H

#include "runtime/object.h"

typedef enum IteratorKind {
    ITERATOR_ARRAY,
    ITERATOR_GENERATOR,
    ITERATOR_MAP,
    ITERATOR_FILTER,
    ITERATOR_TAKE,
    ITERATOR_SKIP,
    ITERATOR_ENUMERATE,
    ITERATOR_ZIP,
    ITERATOR_FLATTEN,
    ITERATOR_CHUNK,
} IteratorKind;

struct Iterator {
    Object header;
    uint32_t kind;    /* IteratorKind */
    uint32_t done;    /* nothing more will come */
    Value source;     /* array, generator or iterator; owned */
    Value other;      /* map, filter: the function; zip: the other side; flatten: the array that is
                         being taken apart; owned */
    int64_t position; /* array: next index; take, skip, enumerate: items so far */
    int64_t limit;    /* take, skip, chunk: the argument */
    int64_t other_position; /* flatten: next index in other; zip: next index if an array */
    uint32_t depth;         /* stages below this one: stepping recurses as deep */
};

#define ITERATOR_MAX_DEPTH 4096u

/* source and other are consumed on success. */
Iterator *iterator_new(VM *vm, IteratorKind kind, Value source, Value other, int64_t limit);
void iterator_free(VM *vm, Iterator *iterator);

#endif
