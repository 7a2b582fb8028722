/*
 * bytecode_mutate.h - changes to a finished function, as a fuzzer's bytes say: words, ownership
 * rows and bitmaps, handlers, counts, flags. Nothing that owns memory is changed.
 */
#ifndef RUFF_TESTS_SUPPORT_BYTECODE_MUTATE_H
#define RUFF_TESTS_SUPPORT_BYTECODE_MUTATE_H

#include "vm/bytecode/proto.h"

typedef struct MutationBytes {
    const uint8_t *data;
    size_t size;
} MutationBytes;

/* The next bytes as a number; zeros when there are none left. */
uint32_t mutation_take(MutationBytes *bytes, uint32_t count);
/* One change. */
void bytecode_mutate_once(Proto *proto, MutationBytes *bytes);
/* Changes until the bytes are used up. */
void bytecode_mutate(Proto *proto, MutationBytes *bytes);

#endif
