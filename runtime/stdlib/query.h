/*
 * query.h - how many elements, and where: for the functions and methods of all collections.
 */
#ifndef RUFF_RUNTIME_STDLIB_QUERY_H
#define RUFF_RUNTIME_STDLIB_QUERY_H

#include "runtime/value.h"

/* Elements of a string, array, dict, bytes, set, queue or stack. */
size_t query_count(Value v);
/* Index of the first element that is shallowly equal (equal.h), or -1. */
int64_t query_index_of(const Array *a, Value item);

#endif
