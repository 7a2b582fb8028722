/*
 * iteration.h - values that can be iterated over, as arrays.
 */
#ifndef RUFF_RUNTIME_STDLIB_ITERATION_H
#define RUFF_RUNTIME_STDLIB_ITERATION_H

#include "runtime/status.h"
#include "runtime/value.h"

/* The items of a value of a kind that `for` accepts, except generators and iterators: a new array
 * or the value itself, retained. *known is set to false for other kinds. TAG_EXCEPTION: raised. */
Value iteration_items(VM *vm, Value v, bool *known);
/* All that is left of a generator or iterator. */
Value iteration_collect(VM *vm, Value source);

#endif
