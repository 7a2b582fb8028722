/*
 * query.h - how many elements, and where: for the functions and methods of all collections.
 */
#ifndef RUFF_RUNTIME_STDLIB_QUERY_H
#define RUFF_RUNTIME_STDLIB_QUERY_H

#include "runtime/status.h"
#include "runtime/value.h"

/* Elements of a string, array, dict, bytes, set, queue or stack. */
size_t query_count(Value v);
/* Index of the first element that is shallowly equal (equal.h), or -1. Raises only when the program
 * is to stop. */
Status query_index_of(VM *vm, const Array *a, Value item, int64_t *index);

#endif
