/*
 * equal.h - `==` and ordering as the language defines them (6.2, 6.3), without operator methods.
 */
#ifndef RUFF_RUNTIME_EQUAL_H
#define RUFF_RUNTIME_EQUAL_H

#include "runtime/status.h"
#include "runtime/value.h"

/* Float equality has an absolute tolerance of one machine epsilon: it is not transitive. */
static inline bool float_equal(double l, double r)
{
    double d = l - r;
    return l == r || (d < 2.220446049250313e-16 && d > -2.220446049250313e-16);
}

/* Deep equality; raises only for values nested deeper than 4,096 levels. */
Status value_equal(VM *vm, Value a, Value b, bool *equal);
/* As above for values that are depth levels inside of others. */
Status value_equal_nested(VM *vm, Value a, Value b, uint32_t depth, bool *equal);

/* How to hash. With `coarse` the hashes of all values agree with value_equal; without, those of
 * values in which no fraction between -2 and 2 was met. */
typedef struct ValueHasher {
    VM *vm;
    bool coarse;
    bool met_fraction; /* set by value_hash: inside a container */
} ValueHasher;

/* A hash that agrees with value_equal: equal values have equal hashes. Numbers near the tolerance
 * of float equality are the exception: such a value may equal one with the hash of a neighbour, so
 * those with value_hash_has_neighbours() are to be looked up with neighbour 0, -1 and 1. */
uint32_t value_hash(ValueHasher *hasher, Value v, int neighbour);
bool value_hash_has_neighbours(Value v);

/* Used by contains, index_of, remove: same type and int, float, string, bool or null. */
bool value_shallow_equal(Value a, Value b);

#endif
