/*
 * bytes.h - immutable byte sequences, one block each.
 */
#ifndef RUFF_RUNTIME_BYTES_H
#define RUFF_RUNTIME_BYTES_H

#include "runtime/object.h"

struct Bytes {
    Object header;
    size_t count;
    uint8_t data[];
};

/* Uninitialised: the caller fills data. */
Bytes *bytes_alloc(VM *vm, size_t count);
Bytes *bytes_new(VM *vm, const void *data, size_t count);
/* [start, end), already clamped. */
Bytes *bytes_slice(VM *vm, const Bytes *bytes, size_t start, size_t end);
bool bytes_equal(const Bytes *a, const Bytes *b);
void bytes_free(VM *vm, Bytes *bytes);

#endif
