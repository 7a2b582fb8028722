#include "vm/bytecode/flow_graph.h"

#include <string.h>

#include "vm/bytecode/vector.h"

uint32_t node_length(const Builder *b, uint32_t i, uint32_t end)
{
    uint32_t at = i;
    if (opcode_is_path_begin((Opcode)b->insns[at].op)) {
        at++;
        while (at < end && opcode_is_path_step((Opcode)b->insns[at].op)) {
            at++;
        }
    }
    if (at < end) {
        InsnView view = build_insn_view(&b->insns[at], NULL);
        at += word_count(&view);
    }
    return (at < end ? at : end) - i;
}

InsnView insn_view_at(const Builder *b, uint32_t i)
{
    bool has_extra = opcode_info[b->insns[i].op].words == 2 && i + 1 < b->insn_count;
    return build_insn_view(&b->insns[i], has_extra ? &b->insns[i + 1] : NULL);
}

static bool add_node_operand(Node *node, const RegOperand *reg, uint32_t insn)
{
    if (!VECTOR_RESERVE(node->operands, node->operand_capacity, node->operand_count + 1)) {
        return false;
    }
    node->operands[node->operand_count++] = (NodeOperand){*reg, insn};
    return true;
}

static bool read_captures(Node *node, const Builder *b, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const BuildInsn *extra = &b->insns[i];
        RegOperand cell = {.role = ROLE_CELL, .operand = 1, .first = extra->b, .count = 1};
        if (extra->a == 0 && !add_node_operand(node, &cell, i)) {
            return false;
        }
    }
    return true;
}

bool node_read(Node *node, const Builder *b, uint32_t i, uint32_t end)
{
    node->first = i;
    node->length = node_length(b, i, end);
    node->def = REG_NONE;
    node->throws = false;
    node->operand_count = 0;
    for (uint32_t at = i; at < i + node->length; at++) {
        if (b->insns[at].op == OP_EXTRA) {
            continue;
        }
        InsnView view = insn_view_at(b, at);
        RegOperands operands;
        operands_of(&view, b->constants, b->constant_count, &operands);
        node->last = at;
        node->def = operands.def;
        node->throws |= (opcode_info[view.op].effects & EFFECT_THROWS) != 0;
        for (uint32_t k = 0; k < operands.count; k++) {
            if (operands.items[k].role != ROLE_DEF &&
                !add_node_operand(node, &operands.items[k], at)) {
                return false;
            }
        }
        if (view.op == OP_CLOSURE && !read_captures(node, b, at + 1, i + node->length)) {
            return false;
        }
    }
    return true;
}

void node_apply(RegState *state, const Builder *b, const Node *node, bool at_end)
{
    for (uint32_t at = node->first; at < node->first + node->length; at++) {
        if (b->insns[at].op != OP_EXTRA) {
            InsnView view = insn_view_at(b, at);
            RegOperands operands;
            operands_of(&view, b->constants, b->constant_count, &operands);
            registers_apply(state, &view, &operands, b->constants, at_end);
        }
    }
}

bool node_list_read(NodeList *list, const Builder *b, const Block *block)
{
    list->count = 0;
    for (uint32_t i = block->first; i < block->end;) {
        if (!VECTOR_RESERVE(list->first, list->capacity, list->count + 1)) {
            return false;
        }
        list->first[list->count++] = i;
        i += node_length(b, i, block->end);
    }
    return true;
}

/* ---- blocks ---- */

static void mark_leader(FlowGraph *graph, uint32_t insn)
{
    if (insn < graph->builder->insn_count) {
        graph->block_at[insn] = 0;
    }
}

static uint32_t label_at(const Builder *b, int32_t label)
{
    return label >= 0 && (uint32_t)label < b->label_count ? b->labels[label] : UINT32_MAX;
}

static void mark_leaders(FlowGraph *graph)
{
    const Builder *b = graph->builder;
    for (uint32_t i = 0; i < b->insn_count; i++) {
        graph->block_at[i] = NO_BLOCK;
    }
    mark_leader(graph, 0);
    for (uint32_t i = 0; i < b->insn_count; i++) {
        uint8_t effects = opcode_info[b->insns[i].op].effects;
        if (effects & EFFECT_BRANCH) {
            mark_leader(graph, label_at(b, b->insns[i].label));
        }
        if (effects & (EFFECT_BRANCH | EFFECT_END) || b->insns[i].op == OP_YIELD) {
            mark_leader(graph, i + 1);
        }
    }
    for (uint32_t i = 0; i < b->handler_count; i++) {
        mark_leader(graph, label_at(b, b->handlers[i].start_label));
        mark_leader(graph, label_at(b, b->handlers[i].end_label));
        mark_leader(graph, label_at(b, b->handlers[i].target_label));
    }
}

static bool make_blocks(FlowGraph *graph)
{
    const Builder *b = graph->builder;
    uint32_t count = 0;
    for (uint32_t i = 0; i < b->insn_count; i++) {
        count += graph->block_at[i] != NO_BLOCK;
    }
    graph->blocks = calloc(count + 1, sizeof *graph->blocks);
    if (graph->blocks == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < b->insn_count; i++) {
        if (graph->block_at[i] != NO_BLOCK) {
            graph->block_at[i] = graph->block_count;
            graph->blocks[graph->block_count++] =
                (Block){.first = i, .fall = NO_BLOCK, .target = NO_BLOCK, .handler = NO_BLOCK};
        }
        graph->blocks[graph->block_count - 1].end = i + 1;
        graph->blocks[graph->block_count - 1].throws |=
            (opcode_info[b->insns[i].op].effects & EFFECT_THROWS) != 0;
    }
    return true;
}

static uint32_t block_of_label(const FlowGraph *graph, int32_t label)
{
    uint32_t insn = label_at(graph->builder, label);
    return insn < graph->builder->insn_count ? graph->block_at[insn] : NO_BLOCK;
}

static void link_blocks(FlowGraph *graph)
{
    for (uint32_t i = 0; i < graph->block_count; i++) {
        Block *block = &graph->blocks[i];
        const BuildInsn *last = &graph->builder->insns[block->end - 1];
        uint8_t effects = opcode_info[last->op].effects;
        if (effects & EFFECT_BRANCH) {
            block->target = block_of_label(graph, last->label);
        }
        if (!(effects & EFFECT_END) && i + 1 < graph->block_count) {
            block->fall = i + 1;
        }
    }
}

/* Inner ranges come first, so each block keeps the first handler that covers it. `next` skips
 * over blocks that have one: near linear however deep the ranges are nested. */
static bool assign_handlers(FlowGraph *graph)
{
    const Builder *b = graph->builder;
    uint32_t *next = malloc((graph->block_count + 1) * sizeof *next);
    if (next == NULL) {
        return false;
    }
    for (uint32_t i = 0; i <= graph->block_count; i++) {
        next[i] = i;
    }
    for (uint32_t i = 0; i < b->handler_count; i++) {
        uint32_t start = block_of_label(graph, b->handlers[i].start_label);
        uint32_t end = block_of_label(graph, b->handlers[i].end_label);
        uint32_t target = block_of_label(graph, b->handlers[i].target_label);
        end = end == NO_BLOCK ? graph->block_count : end;
        if (start == NO_BLOCK || target == NO_BLOCK) {
            continue;
        }
        for (uint32_t at = start; at < end;) {
            if (next[at] == at) {
                graph->blocks[at].handler = target;
                next[at] = at + 1;
                at++;
            } else {
                next[at] = next[next[at]];
                at = next[at];
            }
        }
    }
    free(next);
    return true;
}

static uint32_t push_unseen(FlowGraph *graph, uint32_t *stack, uint32_t depth, uint32_t block)
{
    if (block != NO_BLOCK && !graph->blocks[block].reachable) {
        graph->blocks[block].reachable = true;
        stack[depth++] = block;
    }
    return depth;
}

static bool find_reachable(FlowGraph *graph)
{
    uint32_t *stack = malloc((graph->block_count + 1) * sizeof *stack);
    if (stack == NULL) {
        return false;
    }
    uint32_t depth = push_unseen(graph, stack, 0, 0);
    while (depth > 0) {
        const Block *block = &graph->blocks[stack[--depth]];
        depth = push_unseen(graph, stack, depth, block->fall);
        depth = push_unseen(graph, stack, depth, block->target);
        if (block->throws) {
            depth = push_unseen(graph, stack, depth, block->handler);
        }
    }
    free(stack);
    return true;
}

/* Does the block end in a YIELD? The next one is entered when the frame is resumed. */
static bool suspends(const FlowGraph *graph, const Block *block)
{
    return graph->builder->insns[block->end - 1].op == OP_YIELD;
}

static void count_edges(FlowGraph *graph)
{
    for (uint32_t i = 0; i < graph->block_count; i++) {
        const Block *block = &graph->blocks[i];
        if (!block->reachable) {
            continue;
        }
        if (block->fall != NO_BLOCK) {
            graph->blocks[block->fall].edge_count++;
            graph->blocks[block->fall].pred_count++;
            graph->blocks[block->fall].is_target |= suspends(graph, block);
        }
        if (block->target != NO_BLOCK) {
            graph->blocks[block->target].edge_count++;
            graph->blocks[block->target].pred_count++;
            graph->blocks[block->target].is_target = true;
        }
        if (block->throws && block->handler != NO_BLOCK) {
            graph->blocks[block->handler].pred_count++;
            graph->blocks[block->handler].is_handler = true;
            graph->blocks[block->handler].is_target = true;
        }
    }
}

static void add_pred(FlowGraph *graph, uint32_t block, uint32_t pred)
{
    if (block != NO_BLOCK) {
        Block *to = &graph->blocks[block];
        graph->preds[to->pred_first + to->pred_count++] = pred;
    }
}

static bool make_preds(FlowGraph *graph)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < graph->block_count; i++) {
        graph->blocks[i].pred_first = total;
        total += graph->blocks[i].pred_count;
        graph->blocks[i].pred_count = 0;
    }
    graph->preds = malloc((total + 1) * sizeof *graph->preds);
    if (graph->preds == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < graph->block_count; i++) {
        const Block *block = &graph->blocks[i];
        if (block->reachable) {
            add_pred(graph, block->fall, i);
            add_pred(graph, block->target, i);
            add_pred(graph, block->throws ? block->handler : NO_BLOCK, i);
        }
    }
    return true;
}

bool flow_graph_build(FlowGraph *graph, const Builder *b)
{
    memset(graph, 0, sizeof *graph);
    graph->builder = b;
    graph->block_at = malloc((b->insn_count + 1) * sizeof *graph->block_at);
    if (graph->block_at == NULL) {
        return false;
    }
    mark_leaders(graph);
    if (!make_blocks(graph)) {
        return false;
    }
    link_blocks(graph);
    if (!assign_handlers(graph) || !find_reachable(graph)) {
        return false;
    }
    count_edges(graph);
    return make_preds(graph);
}

void flow_graph_free(FlowGraph *graph)
{
    free(graph->blocks);
    free(graph->block_at);
    free(graph->preds);
    memset(graph, 0, sizeof *graph);
}
