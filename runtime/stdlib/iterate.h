/*
 * iterate.h - stepping through generators and iterators, for `for` loops and the library.
 */
#ifndef RUFF_RUNTIME_STDLIB_ITERATE_H
#define RUFF_RUNTIME_STDLIB_ITERATE_H

#include "runtime/status.h"
#include "runtime/value.h"

/* The next item (owned) of a generator or iterator; *done is set to true at the end (then and when
 * it raises *item is untouched). May run Ruff code. */
Status iterate_next(VM *vm, Value source, Value *item, bool *done);

#endif
