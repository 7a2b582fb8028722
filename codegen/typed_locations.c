/* typed_locations.c - which virtual register an unboxed register lives in: greedy colouring of the
 * registers that are needed at the same time, the most used first. */
#include <string.h>

#include "codegen/target.h"
#include "codegen/typed_flow.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* By register: how often it is used, each use as often as its loops turn, and with which others it
 * is unboxed and needed at the same time. */
typedef struct Neighbours {
    uint32_t uses[TYPED_REGISTERS_MAX];
    uint64_t of[TYPED_REGISTERS_MAX];
} Neighbours;

/* Each loop around an instruction makes it count so many times more. */
#define LOOP_WEIGHT 8u
#define WEIGHT_MAX  4096u

static uint32_t weight_of(const TypedFlow *flow, uint32_t at)
{
    const InsnWord *words = flow->code->proto->code;
    uint32_t weight = 1;
    for (uint32_t pc = at; pc < flow->count && weight < WEIGHT_MAX; pc++) {
        const OpcodeInfo *info = &opcode_info[words[pc].op >> OP_FLAG_BITS];
        bool jumps = flow->before[pc].reached && (info->effects & EFFECT_BRANCH);
        if (jumps && insn_target(words, pc) <= (int64_t)at) {
            weight *= LOOP_WEIGHT;
        }
    }
    return weight;
}

/* Registers of the set that have this kind. */
static uint64_t of_kind(const TypedState *state, uint64_t set, uint8_t kind)
{
    uint64_t found = 0;
    for (uint64_t rest = set; rest != 0; rest &= rest - 1) {
        uint32_t r = (uint32_t)__builtin_ctzll(rest);
        found |= state->kinds[r] == kind ? UINT64_C(1) << r : 0;
    }
    return found;
}

static void meet(Neighbours *neighbours, uint64_t set, uint64_t others, uint32_t weight)
{
    for (uint64_t rest = set; rest != 0; rest &= rest - 1) {
        uint32_t r = (uint32_t)__builtin_ctzll(rest);
        neighbours->uses[r] += weight;
        neighbours->of[r] |= (others | set) & ~(UINT64_C(1) << r);
    }
    for (uint64_t rest = others; rest != 0; rest &= rest - 1) {
        neighbours->of[__builtin_ctzll(rest)] |= set & ~(rest & -rest);
    }
}

/* What is written meets what is needed behind the instruction, but not an operand that nobody needs
 * any more: the two can share a register. */
static void find_neighbours(const TypedFlow *flow, uint8_t kind, Neighbours *neighbours)
{
    for (uint32_t pc = 0; pc < flow->count; pc++) {
        if (!flow->before[pc].reached) {
            continue;
        }
        uint64_t uses, definitions;
        typed_flow_operands(flow, pc, &uses, &definitions);
        uint32_t weight = weight_of(flow, pc);
        meet(neighbours, of_kind(&flow->before[pc], flow->live[pc], kind), 0, 0);
        meet(neighbours, of_kind(&flow->before[pc], uses, kind), 0, weight);
        if (flow->doomed[pc]) {
            continue;
        }
        TypedState after = flow->before[pc];
        typed_flow_apply(flow, pc, &after, false);
        uint64_t needed = flow->live[pc + typed_flow_words(flow, pc)];
        meet(neighbours, of_kind(&after, definitions, kind), of_kind(&after, needed, kind), weight);
    }
}

/* Colours the most used first; those that find no register go to memory. True: all have one. */
static bool colour(TypedFlow *flow, const Neighbours *neighbours, uint8_t kind,
                   uint32_t register_count)
{
    uint64_t done = 0;
    bool all = true;
    for (;;) {
        uint32_t best = TYPED_REGISTERS_MAX;
        for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
            bool better =
                best == TYPED_REGISTERS_MAX || neighbours->uses[r] > neighbours->uses[best];
            best = neighbours->uses[r] && !(done >> r & 1) && better ? r : best;
        }
        if (best == TYPED_REGISTERS_MAX) {
            return all;
        }
        uint32_t taken = 0;
        for (uint64_t rest = neighbours->of[best] & done; rest != 0; rest &= rest - 1) {
            uint8_t location = flow->location[__builtin_ctzll(rest)][kind];
            taken |= location == TYPED_IN_MEMORY ? 0 : 1u << location;
        }
        uint32_t number = (uint32_t)__builtin_ctz(~taken);
        bool fits = number < register_count;
        flow->location[best][kind] = fits ? (uint8_t)number : TYPED_IN_MEMORY;
        all &= fits;
        done |= UINT64_C(1) << best;
    }
}

/* If not all fit, two are kept back for operands in memory. */
static uint32_t allocate(TypedFlow *flow, uint8_t kind, uint32_t register_count)
{
    Neighbours neighbours = {{0}, {0}};
    find_neighbours(flow, kind, &neighbours);
    if (colour(flow, &neighbours, kind, register_count)) {
        return register_count;
    }
    colour(flow, &neighbours, kind, register_count - 2);
    return register_count - 2;
}

void typed_locations_assign(TypedFlow *flow)
{
    memset(flow->location, TYPED_IN_MEMORY, sizeof flow->location);
    flow->free_int = allocate(flow, TYPED_INT, TYPED_INTS);
    flow->free_float = allocate(flow, TYPED_FLOAT, TYPED_FLOATS);
}

#endif
