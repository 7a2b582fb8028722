/*
 * flow_graph.h - basic blocks of a function under construction.
 *
 * Blocks are in the order of the code and end at jumps, labels that something jumps to, and borders
 * of try ranges, so that one handler covers a block as a whole. Within a block the unit is the
 * node: an instruction with its EXTRA words, or a whole path from begin to end, since nothing may
 * stand between its parts. Unreachable blocks are found and never emitted.
 */
#ifndef RUFF_VM_BYTECODE_FLOW_GRAPH_H
#define RUFF_VM_BYTECODE_FLOW_GRAPH_H

#include "vm/bytecode/operands.h"

#define NO_BLOCK UINT32_MAX

typedef struct Block {
    uint32_t first, end;             /* instructions [first, end) */
    uint32_t fall, target;           /* successors, NO_BLOCK if none */
    uint32_t handler;                /* where an exception goes, NO_BLOCK: out of the function */
    uint32_t pred_first, pred_count; /* in FlowGraph.preds: normal and exceptional */
    uint32_t edge_count;             /* normal edges that lead here */
    bool reachable;
    bool throws; /* has an instruction that may raise */
    bool is_handler;
    bool is_target; /* arrived at other than by falling through from the instruction before */
} Block;

typedef struct FlowGraph {
    const Builder *builder;
    Block *blocks;
    uint32_t block_count;
    uint32_t *block_at; /* instruction -> block it begins, NO_BLOCK otherwise */
    uint32_t *preds;
} FlowGraph;

/* False: out of memory. The code must not fall off its end. */
bool flow_graph_build(FlowGraph *graph, const Builder *b);
void flow_graph_free(FlowGraph *graph);

/* Instructions of the node that begins at i, at most up to end. */
uint32_t node_length(const Builder *b, uint32_t i, uint32_t end);

/* Register operands of a node, instruction by instruction. */
typedef struct NodeOperand {
    RegOperand reg;
    uint32_t insn;
} NodeOperand;

typedef struct Node {
    uint32_t first, length;
    uint32_t last; /* the instruction that writes and ends it */
    uint32_t def;  /* REG_NONE if none */
    bool throws;
    NodeOperand *operands; /* without ROLE_DEF; owned, reused from node to node */
    uint32_t operand_count, operand_capacity;
} Node;

/* Fills the node that begins at instruction i. False: out of memory. */
bool node_read(Node *node, const Builder *b, uint32_t i, uint32_t end);

/* View of one instruction of a builder with its EXTRA word. */
InsnView insn_view_at(const Builder *b, uint32_t i);
/* State after a node has succeeded. */
void node_apply(RegState *state, const Builder *b, const Node *node, bool at_end);

/* First instructions of the nodes of a block, in a vector that is reused. False: out of memory. */
typedef struct NodeList {
    uint32_t *first;
    uint32_t count, capacity;
} NodeList;
bool node_list_read(NodeList *list, const Builder *b, const Block *block);

#endif
