#include "vm/bytecode/liveness.h"

#include <string.h>

#include "vm/bytecode/vector.h"

static void add_words(uint64_t *to, const uint64_t *from, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++) {
        to[i] |= from[i];
    }
}

/* What the last instruction of a block writes on the way to the next one only. */
static uint32_t branch_def(const FlowGraph *graph, const Block *block)
{
    const BuildInsn *last = &graph->builder->insns[block->end - 1];
    return last->op == OP_FOR_NEXT || last->op == OP_FOR_RANGE_NEXT ? last->b : REG_NONE;
}

void liveness_out(const Liveness *liveness, const FlowGraph *graph, uint32_t block, uint64_t *live)
{
    const Block *at = &graph->blocks[block];
    memset(live, 0, liveness->words * sizeof *live);
    if (at->fall != NO_BLOCK) {
        add_words(live, live_in_of(liveness, at->fall), liveness->words);
        uint32_t def = branch_def(graph, at);
        if (def != REG_NONE) {
            bit_clear(live, def);
        }
    }
    if (at->target != NO_BLOCK) {
        add_words(live, live_in_of(liveness, at->target), liveness->words);
    }
}

static bool add_death(DeathList *deaths, uint32_t reg)
{
    if (deaths == NULL) {
        return true;
    }
    if (!VECTOR_RESERVE(deaths->regs, deaths->capacity, deaths->count + 1)) {
        return false;
    }
    deaths->regs[deaths->count++] = reg;
    return true;
}

static bool kill(uint64_t *live, uint32_t reg, DeathList *deaths)
{
    bool done = bit_test(live, reg) || add_death(deaths, reg);
    bit_clear(live, reg);
    return done;
}

static bool writes(const NodeOperand *operand)
{
    return operand->reg.role == ROLE_STATE_NEW || operand->reg.role == ROLE_RANGE_NEW;
}

static bool kill_written(const Node *node, uint32_t def, uint64_t *live, DeathList *deaths)
{
    bool done = def == REG_NONE || kill(live, def, deaths);
    for (uint32_t i = 0; i < node->operand_count; i++) {
        const RegOperand *reg = &node->operands[i].reg;
        for (uint32_t k = 0; writes(&node->operands[i]) && k < reg->count; k++) {
            done &= kill(live, reg->first + k, deaths);
        }
    }
    return done;
}

/* A value that is read here and not later dies here, unless its register is written anew: then the
 * list has it only if the new value is not read either. */
static bool revive_read(const NodeOperand *operand, uint32_t def, uint64_t *live, DeathList *deaths)
{
    const RegOperand *reg = &operand->reg;
    bool consumed = reg->role == ROLE_RUN || reg->role == ROLE_WINDOW;
    bool done = true;
    for (uint32_t r = reg->first; r < reg->first + reg->count; r++) {
        if (!consumed && r != def && !bit_test(live, r)) {
            done &= add_death(deaths, r);
        }
        bit_set(live, r);
    }
    return done;
}

static bool revive_for_handler(const uint64_t *handler, uint32_t words, uint32_t def,
                               uint64_t *live, DeathList *deaths)
{
    bool done = true;
    for (uint32_t i = 0; i < words; i++) {
        uint64_t revived = handler[i] & ~live[i];
        live[i] |= revived;
        while (deaths != NULL && revived != 0) {
            uint32_t r = i * 64 + (uint32_t)__builtin_ctzll(revived);
            revived &= revived - 1;
            done &= r == def || add_death(deaths, r);
        }
    }
    return done;
}

bool liveness_step(const Liveness *liveness, const FlowGraph *graph, uint32_t block,
                   const Node *node, uint64_t *live, DeathList *deaths)
{
    Opcode last = (Opcode)graph->builder->insns[node->last].op;
    uint32_t def = opcode_has_target(last) ? REG_NONE : node->def;
    bool done = kill_written(node, def, live, deaths);
    for (uint32_t i = 0; i < node->operand_count; i++) {
        if (!writes(&node->operands[i])) {
            done &= revive_read(&node->operands[i], def, live, deaths);
        }
    }
    uint32_t handler = graph->blocks[block].handler;
    if (node->throws && handler != NO_BLOCK) {
        done &=
            revive_for_handler(live_in_of(liveness, handler), liveness->words, def, live, deaths);
    }
    return done;
}

typedef struct Solver {
    Liveness *liveness;
    const FlowGraph *graph;
    uint64_t *live;
    uint8_t *dirty;
    Node node;
    NodeList nodes;
} Solver;

/* Recomputes a block. False: out of memory. */
static bool solve_block(Solver *s, uint32_t block, bool *changed)
{
    const Builder *b = s->graph->builder;
    const Block *at = &s->graph->blocks[block];
    if (!node_list_read(&s->nodes, b, at)) {
        return false;
    }
    liveness_out(s->liveness, s->graph, block, s->live);
    for (uint32_t i = s->nodes.count; i-- > 0;) {
        if (!node_read(&s->node, b, s->nodes.first[i], at->end)) {
            return false;
        }
        (void)liveness_step(s->liveness, s->graph, block, &s->node, s->live, NULL);
    }
    uint64_t *in = live_in_of(s->liveness, block);
    size_t bytes = s->liveness->words * sizeof *in;
    *changed = memcmp(in, s->live, bytes) != 0;
    memcpy(in, s->live, bytes);
    return true;
}

/* Blocks from the last to the first, as often as something changes: with code in structured order
 * that is about once for each level of loops. */
static bool solve(Solver *s)
{
    bool again = true;
    while (again) {
        again = false;
        for (uint32_t block = s->graph->block_count; block-- > 0;) {
            bool changed = false;
            if (!s->dirty[block]) {
                continue;
            }
            s->dirty[block] = 0;
            if (!solve_block(s, block, &changed)) {
                return false;
            }
            const Block *at = &s->graph->blocks[block];
            for (uint32_t i = 0; changed && i < at->pred_count; i++) {
                uint32_t pred = s->graph->preds[at->pred_first + i];
                s->dirty[pred] = 1;
                again |= pred >= block;
            }
        }
    }
    return true;
}

bool liveness_build(Liveness *liveness, const FlowGraph *graph, uint32_t register_count)
{
    liveness->words = bit_words(register_count);
    liveness->live_in =
        calloc((size_t)graph->block_count * liveness->words + 1, sizeof *liveness->live_in);
    Solver s = {.liveness = liveness, .graph = graph};
    s.live = malloc((liveness->words + 1) * sizeof *s.live);
    s.dirty = malloc(graph->block_count + 1);
    bool done = liveness->live_in != NULL && s.live != NULL && s.dirty != NULL;
    if (done) {
        for (uint32_t i = 0; i < graph->block_count; i++) {
            s.dirty[i] = graph->blocks[i].reachable;
        }
        done = solve(&s);
    }
    free(s.live);
    free(s.dirty);
    free(s.node.operands);
    free(s.nodes.first);
    return done;
}

void liveness_free(Liveness *liveness)
{
    free(liveness->live_in);
    liveness->live_in = NULL;
}
