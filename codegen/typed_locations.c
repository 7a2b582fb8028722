/* typed_locations.c - which virtual register an unboxed register lives in: linear scan. */
#include "codegen/typed_flow.h"

#include <stdlib.h>
#include <string.h>

/* From the first to the last place where a register is unboxed and needed: 2 * pc before the
 * instruction, one more where it is written. */
typedef struct Interval {
    uint32_t start, end, uses;
    uint8_t r, kind;
} Interval;

static void extend(Interval *interval, uint32_t at, uint32_t weight)
{
    if (interval->uses == 0 || at < interval->start) {
        interval->start = at;
    }
    if (interval->uses == 0 || at > interval->end) {
        interval->end = at;
    }
    interval->uses += weight;
}

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

static void find_intervals(const TypedFlow *flow, Interval (*intervals)[TYPED_KIND_COUNT])
{
    for (uint32_t pc = 0; pc < flow->count; pc++) {
        if (!flow->before[pc].reached) {
            continue;
        }
        uint64_t uses, definitions;
        typed_flow_operands(flow, pc, &uses, &definitions);
        TypedState after = flow->before[pc];
        typed_flow_apply(flow, pc, &after, false);
        uint32_t weight = weight_of(flow, pc);
        for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
            if (flow->live[pc] >> r & 1) {
                extend(&intervals[r][flow->before[pc].kinds[r]], 2 * pc, weight);
            }
            if ((definitions >> r & 1) && !flow->doomed[pc]) {
                extend(&intervals[r][after.kinds[r]], 2 * pc + 1, weight);
            }
        }
    }
}

static int by_start(const void *l, const void *r)
{
    const Interval *a = l, *b = r;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : (a->r > b->r) - (a->r < b->r);
}

static uint32_t collect(Interval (*intervals)[TYPED_KIND_COUNT], uint8_t kind, Interval *list)
{
    uint32_t count = 0;
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        Interval *interval = &intervals[r][kind];
        if (interval->uses) {
            interval->r = (uint8_t)r;
            interval->kind = kind;
            list[count++] = *interval;
        }
    }
    qsort(list, count, sizeof *list, by_start);
    return count;
}

/* Linear scan; the least used of those that meet goes to memory. True: all have registers. */
static bool scan(TypedFlow *flow, Interval *list, uint32_t count, uint32_t register_count)
{
    Interval *holders[TYPED_FLOATS] = {NULL};
    bool all = true;
    for (uint32_t i = 0; i < count; i++) {
        Interval *interval = &list[i];
        uint32_t best = register_count, least = interval->uses;
        for (uint32_t k = 0; k < register_count; k++) {
            if (holders[k] && holders[k]->end < interval->start) {
                holders[k] = NULL;
            }
        }
        for (uint32_t k = 0; k < register_count && least > 0; k++) {
            uint32_t uses = holders[k] ? holders[k]->uses : 0;
            if (uses < least) {
                least = uses;
                best = k;
            }
        }
        Interval *loser = best == register_count ? interval : holders[best];
        if (loser) {
            flow->location[loser->r][loser->kind] = TYPED_IN_MEMORY;
            all = false;
        }
        if (best < register_count) {
            holders[best] = interval;
            flow->location[interval->r][interval->kind] = (uint8_t)best;
        }
    }
    return all;
}

/* If not all fit, two are kept back for operands in memory. */
static uint32_t allocate(TypedFlow *flow, Interval (*intervals)[TYPED_KIND_COUNT], uint8_t kind,
                         uint32_t register_count)
{
    Interval list[TYPED_REGISTERS_MAX];
    uint32_t count = collect(intervals, kind, list);
    if (scan(flow, list, count, register_count)) {
        return register_count;
    }
    scan(flow, list, count, register_count - 2);
    return register_count - 2;
}

bool typed_locations_assign(TypedFlow *flow)
{
    Interval(*intervals)[TYPED_KIND_COUNT] = calloc(TYPED_REGISTERS_MAX, sizeof *intervals);
    if (!intervals) {
        return false;
    }
    find_intervals(flow, intervals);
    memset(flow->location, TYPED_IN_MEMORY, sizeof flow->location);
    flow->free_int = allocate(flow, intervals, TYPED_INT, TYPED_INTS);
    flow->free_float = allocate(flow, intervals, TYPED_FLOAT, TYPED_FLOATS);
    free(intervals);
    return true;
}
