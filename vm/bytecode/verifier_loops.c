/* A depth-first search over the instructions, which does not go on behind an edge into a LOOP. */
#include <stdlib.h>

#include "vm/bytecode/verifier_parts.h"

#define EDGES 3u /* next instruction, target of a jump, handler */
#define DONE  (EDGES + 2)

typedef struct Search {
    const Proto *proto;
    const uint32_t *handler_at;
    uint8_t *edge;   /* pc -> 0: not seen; DONE; else on the way: 1 + the edge to follow next */
    uint32_t *stack; /* the way to the instruction at hand */
    uint32_t depth;
} Search;

static uint32_t opcode_at(const Proto *proto, uint32_t pc)
{
    return proto->code[pc].op >> OP_FLAG_BITS;
}

static uint32_t words_at(const Proto *proto, uint32_t pc)
{
    uint32_t op = opcode_at(proto, pc);
    return op == OP_CLOSURE ? 1u + proto->code[pc].c : opcode_info[op].words;
}

/* Where an edge leads; code_count: there is none, or it enters a LOOP. */
static uint32_t follow(const Search *s, uint32_t pc, uint32_t edge)
{
    const Proto *proto = s->proto;
    uint8_t effects = opcode_info[opcode_at(proto, pc)].effects;
    uint32_t to = proto->code_count;
    if (edge == 0 && !(effects & EFFECT_END)) {
        to = pc + words_at(proto, pc);
    } else if (edge == 1 && (effects & EFFECT_BRANCH)) {
        to = (uint32_t)insn_target(proto->code, pc);
    } else if (edge == 2 && (effects & EFFECT_THROWS) && s->handler_at[pc] != NO_HANDLER) {
        to = proto->handlers[s->handler_at[pc]].target;
    }
    bool cut = to < proto->code_count && opcode_at(proto, to) == OP_LOOP;
    return cut ? proto->code_count : to;
}

static void enter(Search *s, uint32_t pc)
{
    s->edge[pc] = 1;
    s->stack[s->depth++] = pc;
}

/* False: a circle, which *pc stands in. */
static bool search_from(Search *s, uint32_t start, uint32_t *pc)
{
    enter(s, start);
    while (s->depth > 0) {
        *pc = s->stack[s->depth - 1];
        if (s->edge[*pc] > EDGES) {
            s->edge[*pc] = DONE;
            s->depth--;
            continue;
        }
        uint32_t to = follow(s, *pc, s->edge[*pc]++ - 1u);
        if (to == s->proto->code_count || s->edge[to] == DONE) {
            continue;
        }
        if (s->edge[to] != 0) {
            return false;
        }
        enter(s, to);
    }
    return true;
}

/* Most functions have none: the search can be spared. */
static bool has_edge_back(const Proto *proto)
{
    for (uint32_t i = 0; i < proto->handler_count; i++) {
        if (proto->handlers[i].target < proto->handlers[i].end) {
            return true;
        }
    }
    for (uint32_t pc = 0; pc < proto->code_count; pc += words_at(proto, pc)) {
        if (opcode_info[opcode_at(proto, pc)].effects & EFFECT_BRANCH) {
            int64_t target = insn_target(proto->code, pc);
            if (target <= pc && opcode_at(proto, (uint32_t)target) != OP_LOOP) {
                return true;
            }
        }
    }
    return false;
}

bool verify_loops(Verifier *v, const uint32_t *handler_at)
{
    const Proto *proto = v->proto;
    if (!has_edge_back(proto)) {
        return true;
    }
    Search s = {.proto = proto, .handler_at = handler_at};
    s.edge = calloc(proto->code_count, 1);
    s.stack = malloc(proto->code_count * sizeof *s.stack);
    bool valid = s.edge != NULL && s.stack != NULL;
    if (!valid) {
        verify_exhausted(v);
    }
    for (uint32_t pc = 0; valid && pc < proto->code_count; pc += words_at(proto, pc)) {
        uint32_t at = pc;
        bool starts = pc == 0 || opcode_at(proto, pc) == OP_LOOP;
        if (starts && s.edge[pc] == 0 && !search_from(&s, pc, &at)) {
            valid = verify_fail(v, at, "circle without LOOP");
        }
    }
    free(s.edge);
    free(s.stack);
    return valid;
}
