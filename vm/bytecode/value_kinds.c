#include "vm/bytecode/value_kinds.h"

#include <string.h>

#include "vm/bytecode/vector.h"

/* Rounds over the blocks before the analysis gives up and calls nothing plain across blocks. Real
 * code needs a few; a loop that shifts values through thousands of variables would need thousands.
 */
#define ROUNDS_MAX 24

typedef struct Solver {
    ValueKinds *kinds;
    const FlowGraph *graph;
    RegState state; /* owned is not looked at */
    uint64_t *raised;
    uint8_t *dirty;
    bool again;
    Node node;
    NodeList nodes;
} Solver;

/* A successor knows only what is known on every way in. */
static void meet(Solver *s, uint32_t from, uint32_t to, const uint64_t *plain)
{
    if (to == NO_BLOCK) {
        return;
    }
    uint64_t *in = plain_in_of(s->kinds, to);
    bool changed = false;
    for (uint32_t i = 0; i < s->kinds->words; i++) {
        uint64_t both = in[i] & plain[i];
        changed |= both != in[i];
        in[i] = both;
    }
    if (changed) {
        s->dirty[to] = 1;
        s->again |= to <= from;
    }
}

static void meet_raised(Solver *s, uint32_t block)
{
    const Builder *b = s->graph->builder;
    InsnView view = insn_view_at(b, s->node.last);
    RegOperands operands;
    operands_of(&view, b->constants, b->constant_count, &operands);
    size_t bytes = s->kinds->words * sizeof(uint64_t);
    memcpy(s->raised, s->state.plain, bytes);
    RegState raised = {.owned = s->state.owned, .plain = s->raised, .words = s->kinds->words};
    registers_raise(&raised, &view, &operands);
    /* In the middle of a path the place may hold anything. */
    for (uint32_t i = 0; i < s->node.operand_count; i++) {
        if (s->node.operands[i].reg.role == ROLE_PLACE) {
            bit_clear(s->raised, s->node.operands[i].reg.first);
        }
    }
    meet(s, block, s->graph->blocks[block].handler, s->raised);
}

static bool solve_block(Solver *s, uint32_t block)
{
    const Builder *b = s->graph->builder;
    const Block *at = &s->graph->blocks[block];
    if (!node_list_read(&s->nodes, b, at)) {
        return false;
    }
    memcpy(s->state.plain, plain_in_of(s->kinds, block), s->kinds->words * sizeof(uint64_t));
    for (uint32_t i = 0; i < s->nodes.count; i++) {
        if (!node_read(&s->node, b, s->nodes.first[i], at->end)) {
            return false;
        }
        if (s->node.throws && at->handler != NO_BLOCK) {
            meet_raised(s, block);
        }
        if (i + 1 == s->nodes.count && at->target != NO_BLOCK) {
            /* The end of a loop does not see the item that FOR_*_NEXT writes. */
            memcpy(s->raised, s->state.plain, s->kinds->words * sizeof(uint64_t));
            RegState end = {s->state.owned, s->raised, s->kinds->words};
            node_apply(&end, b, &s->node, true);
            meet(s, block, at->target, s->raised);
        }
        node_apply(&s->state, b, &s->node, false);
    }
    meet(s, block, at->fall, s->state.plain);
    return true;
}

static bool solve(Solver *s)
{
    for (uint32_t round = 0; s->again; round++) {
        if (round == ROUNDS_MAX) {
            memset(s->kinds->plain_in, 0,
                   (size_t)s->graph->block_count * s->kinds->words * sizeof(uint64_t));
            return true;
        }
        s->again = false;
        for (uint32_t block = 0; block < s->graph->block_count; block++) {
            if (s->dirty[block]) {
                s->dirty[block] = 0;
                if (!solve_block(s, block)) {
                    return false;
                }
            }
        }
    }
    return true;
}

bool value_kinds_build(ValueKinds *kinds, const FlowGraph *graph, uint32_t register_count)
{
    kinds->words = bit_words(register_count);
    size_t total = (size_t)graph->block_count * kinds->words;
    kinds->plain_in = malloc((total + 1) * sizeof *kinds->plain_in);
    Solver s = {.kinds = kinds, .graph = graph, .again = true};
    s.state.words = kinds->words;
    s.state.owned = calloc(kinds->words + 1, sizeof(uint64_t));
    s.state.plain = malloc((kinds->words + 1) * sizeof(uint64_t));
    s.raised = malloc((kinds->words + 1) * sizeof(uint64_t));
    s.dirty = malloc(graph->block_count + 1);
    bool done = kinds->plain_in != NULL && s.state.owned != NULL && s.state.plain != NULL &&
                s.raised != NULL && s.dirty != NULL;
    if (done) {
        memset(kinds->plain_in, 0xff, total * sizeof(uint64_t));
        for (uint32_t i = 0; i < graph->builder->param_count; i++) {
            bit_clear(kinds->plain_in, i);
        }
        for (uint32_t i = 0; i < graph->block_count; i++) {
            s.dirty[i] = graph->blocks[i].reachable;
        }
        done = solve(&s);
    }
    free(s.state.owned);
    free(s.state.plain);
    free(s.raised);
    free(s.dirty);
    free(s.node.operands);
    free(s.nodes.first);
    return done;
}

void value_kinds_free(ValueKinds *kinds)
{
    free(kinds->plain_in);
    kinds->plain_in = NULL;
}
