/*
 * value_kinds.h - registers known never to hold a heap reference: forward over the blocks, to the
 * greatest fixpoint.
 *
 * A register is plain at a point if on every way there it was last given a number, bool, null,
 * builtin or nothing. Plain registers need no DROP, no consume flag, and may be read by MOVE
 * without giving anything up.
 */
#ifndef RUFF_VM_BYTECODE_VALUE_KINDS_H
#define RUFF_VM_BYTECODE_VALUE_KINDS_H

#include "vm/bytecode/flow_graph.h"

typedef struct ValueKinds {
    uint64_t *plain_in; /* block_count sets of `words` words */
    uint32_t words;
} ValueKinds;

/* False: out of memory. */
bool value_kinds_build(ValueKinds *kinds, const FlowGraph *graph, uint32_t register_count);
void value_kinds_free(ValueKinds *kinds);

static inline uint64_t *plain_in_of(const ValueKinds *kinds, uint32_t block)
{
    return kinds->plain_in + (size_t)block * kinds->words;
}

#endif
