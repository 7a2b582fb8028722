/*
 * liveness.h - which registers are read later: backward over the blocks, to the least fixpoint.
 *
 * What is live into a handler is live before every instruction that may raise inside its range. One
 * bit set for each block; everything inside a block is derived again by walking it backwards.
 */
#ifndef RUFF_VM_BYTECODE_LIVENESS_H
#define RUFF_VM_BYTECODE_LIVENESS_H

#include "vm/bytecode/flow_graph.h"

typedef struct Liveness {
    uint64_t *live_in; /* block_count sets of `words` words */
    uint32_t words;
} Liveness;

/* register_count: of the sets; at least that of the builder. False: out of memory. */
bool liveness_build(Liveness *liveness, const FlowGraph *graph, uint32_t register_count);
void liveness_free(Liveness *liveness);

static inline uint64_t *live_in_of(const Liveness *liveness, uint32_t block)
{
    return liveness->live_in + (size_t)block * liveness->words;
}

/* Live at the end of a block, on at least one way out; what FOR_*_NEXT writes counts as live only
 * if the end of the loop needs it. */
void liveness_out(const Liveness *liveness, const FlowGraph *graph, uint32_t block, uint64_t *live);
/* Registers that hold a value before or just after a node and that nobody reads later. What runs
 * and windows consume is not listed. */
typedef struct DeathList {
    uint32_t *regs;
    uint32_t count, capacity;
} DeathList;

/* From the registers live after a node to those before. What a branching node writes has been dealt
 * with by liveness_out(). Appends to deaths unless NULL. False: out of memory. */
bool liveness_step(const Liveness *liveness, const FlowGraph *graph, uint32_t block,
                   const Node *node, uint64_t *live, DeathList *deaths);

#endif
