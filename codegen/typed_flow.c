#include "codegen/typed_flow.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "stencils/frame.h"

#define INSNS_MAX 1024u

/* ---- kinds ---- */

static uint8_t parameter_kind(const Code *code, uint32_t i)
{
    switch (code->argument_kinds ? code->argument_kinds[i] & UINT8_MAX : TAG_NULL) {
    case TAG_INT:
        return TYPED_INT;
    case TAG_FLOAT:
        return TYPED_FLOAT;
    default:
        return TYPED_BOXED;
    }
}

/* Kind of the elements of the array that the parameter was, as far as there is one. */
static uint32_t element_tag(const TypedFlow *flow, uint32_t r)
{
    const Code *code = flow->code;
    bool known = r < code->param_count && code->argument_kinds &&
                 (code->argument_kinds[r] & UINT8_MAX) == TAG_ARRAY;
    return known ? code->argument_kinds[r] >> 8 : TAG_UNSET;
}

Function *typed_flow_own_function(const TypedFlow *flow, uint32_t pc)
{
    const Insn *insn = &flow->code->insns[pc];
    const Value *global =
        INSN_OPCODE(*insn) == OP_CALL_GLOBAL ? insn[1].feedback.place : insn->feedback.place;
    bool own = global->tag == TAG_FUNCTION && global->function->code == flow->code &&
               global->function->capture_count == 0;
    return own ? global->function : NULL;
}

TypedFusion typed_flow_fusion(const TypedFlow *flow, uint32_t pc)
{
    const InsnWord *words = flow->code->proto->code;
    const uint32_t left = flow->count - pc;
    InsnView first = typed_view(flow, pc);
    if (first.op == OP_GET_INDEX && left > 1 && !flow->targets[pc + 1]) {
        InsnView second = typed_view(flow, pc + 1);
        if (second.op == OP_GET_FIELD && second.operand[1] == first.operand[0] &&
            (second.flags & OP_FLAG_B) && !(first.flags & OP_FLAG_B)) {
            return FUSED_GET_FIELD;
        }
    }
    if (first.op == OP_PATH_LOCAL && left > 2 &&
        words[pc + 1].op >> OP_FLAG_BITS == OP_PATH_INDEX &&
        words[pc + 2].op >> OP_FLAG_BITS == OP_PATH_SET_FIELD) {
        return FUSED_SET_FIELD;
    }
    return FUSED_NONE;
}

TypedBuiltin typed_flow_builtin(const TypedFlow *flow, uint32_t pc)
{
    const char *name = flow->code->insns[pc + 1].feedback.builtin->name;
    return flow->code->insns[pc].c != 1 ? TYPED_NO_BUILTIN
           : strcmp(name, "len") == 0   ? TYPED_LEN
           : strcmp(name, "sqrt") == 0  ? TYPED_SQRT
                                        : TYPED_NO_BUILTIN;
}

static void define(TypedState *state, uint32_t r, uint8_t kind)
{
    state->tagged &= ~(state->kinds[r] == kind ? 0 : UINT64_C(1) << r);
    state->kinds[r] = kind;
}

static bool both(const TypedState *state, uint32_t l, uint32_t r, uint8_t kind)
{
    return state->kinds[l] == kind && state->kinds[r] == kind;
}

static uint8_t arithmetic_kind(const TypedState *state, const InsnView *insn)
{
    const uint32_t l = insn->operand[1], r = insn->operand[2];
    if (both(state, l, r, TYPED_INT) && insn->op != OP_DIV) {
        return TYPED_INT;
    }
    return both(state, l, r, TYPED_FLOAT) && insn->op != OP_MOD ? TYPED_FLOAT : TYPED_DEAD;
}

static uint8_t constant_kind(const TypedFlow *flow, uint32_t pc)
{
    const Value *constant = flow->code->insns[pc].feedback.constant;
    return constant->tag == TAG_INT     ? TYPED_INT
           : constant->tag == TAG_FLOAT ? TYPED_FLOAT
                                        : TYPED_DEAD;
}

/* A call gives up everything from its window on, and all that is unboxed has been stored. */
static void apply_call(TypedState *state, const InsnView *insn)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        if (r >= insn->operand[1]) {
            define(state, r, TYPED_DEAD);
        } else if (typed_is_unboxed(state->kinds[r])) {
            state->tagged |= UINT64_C(1) << r;
        }
    }
    define(state, insn->operand[0], TYPED_INT);
}

void typed_flow_apply(const TypedFlow *flow, uint32_t pc, TypedState *state, bool at_target)
{
    const InsnView insn = typed_view(flow, pc);
    const uint32_t a = insn.operand[0], b = insn.operand[1];
    switch (insn.op) {
    case OP_LOAD_INT:
        define(state, a, TYPED_INT);
        break;
    case OP_LOAD_CONST:
        define(state, a, constant_kind(flow, pc));
        break;
    case OP_MOVE:
    case OP_COPY:
        define(state, a, state->kinds[b] == TYPED_SELF ? TYPED_DEAD : state->kinds[b]);
        break;
    case OP_GET_GLOBAL:
        define(state, a, typed_flow_own_function(flow, pc) ? TYPED_SELF : TYPED_DEAD);
        break;
    case OP_GET_INDEX:
        define(state, a, element_tag(flow, b) == TAG_INT ? TYPED_INT : TYPED_DEAD);
        break;
    case OP_GET_FIELD: /* fused, or refused */
        define(state, a, TYPED_FLOAT);
        break;
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
        define(state, a, arithmetic_kind(state, &insn));
        break;
    case OP_ADD_INT:
    case OP_SUB_INT:
    case OP_MUL_INT:
        define(state, a, state->kinds[b] == TYPED_INT ? TYPED_INT : TYPED_DEAD);
        break;
    case OP_FOR_PREP:
        define(state, a, state->kinds[b] == TYPED_INT ? TYPED_INT : TYPED_DEAD);
        define(state, a + 1, state->kinds[b] == TYPED_INT ? TYPED_INT : TYPED_DEAD);
        break;
    case OP_FOR_NEXT:
        if (!at_target) {
            define(state, b, state->kinds[a]);
        }
        break;
    case OP_CALL_BUILTIN:
        define(state, b + FRAME_LINKAGE, TYPED_DEAD);
        define(state, a, typed_flow_builtin(flow, pc) == TYPED_SQRT ? TYPED_FLOAT : TYPED_INT);
        break;
    case OP_CALL:
    case OP_CALL_GLOBAL:
        apply_call(state, &insn);
        break;
    case OP_DROP:
        define(state, a, TYPED_DEAD);
        break;
    default:
        break;
    }
}

/* ---- flow ---- */

static bool merge(TypedState *into, const TypedState *from)
{
    if (!into->reached) {
        *into = *from;
        into->reached = true;
        return true;
    }
    bool changed = false;
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        if (into->kinds[r] != from->kinds[r] && into->kinds[r] != TYPED_DEAD) {
            into->kinds[r] = TYPED_DEAD;
            changed = true;
        }
    }
    uint64_t tagged = into->tagged & from->tagged;
    changed |= tagged != into->tagged;
    into->tagged = tagged;
    return changed;
}

static uint32_t words_at(const TypedFlow *flow, uint32_t pc)
{
    InsnView insn = typed_view(flow, pc);
    return word_count(&insn);
}

static void find_targets(TypedFlow *flow)
{
    const InsnWord *words = flow->code->proto->code;
    for (uint32_t pc = 0; pc < flow->count; pc += words_at(flow, pc)) {
        if (opcode_info[words[pc].op >> OP_FLAG_BITS].effects & EFFECT_BRANCH) {
            flow->targets[insn_target(words, pc)] = true;
        }
    }
}

static bool flow_once(TypedFlow *flow)
{
    const InsnWord *words = flow->code->proto->code;
    bool changed = false;
    for (uint32_t pc = 0; pc < flow->count; pc += words_at(flow, pc)) {
        if (!flow->before[pc].reached) {
            continue;
        }
        const OpcodeInfo *info = &opcode_info[words[pc].op >> OP_FLAG_BITS];
        if (info->effects & EFFECT_BRANCH) {
            TypedState state = flow->before[pc];
            typed_flow_apply(flow, pc, &state, true);
            changed |= merge(&flow->before[insn_target(words, pc)], &state);
        }
        if (!(info->effects & EFFECT_END)) {
            TypedState state = flow->before[pc];
            typed_flow_apply(flow, pc, &state, false);
            changed |= merge(&flow->before[pc + info->words], &state);
        }
    }
    return changed;
}

static void flow_kinds(TypedFlow *flow)
{
    TypedState *first = &flow->before[0];
    first->reached = true;
    for (uint32_t i = 0; i < flow->code->param_count; i++) {
        first->kinds[i] = parameter_kind(flow->code, i);
    }
    while (flow_once(flow)) {
    }
}

/* ---- liveness ---- */

static uint64_t set_of(const RegOperand *item)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < item->count; i++) {
        set |= UINT64_C(1) << (item->first + i);
    }
    return set;
}

static void uses_and_definitions(const TypedFlow *flow, uint32_t pc, uint64_t *uses,
                                 uint64_t *definitions)
{
    const Proto *proto = flow->code->proto;
    InsnView insn = typed_view(flow, pc);
    RegOperands operands;
    operands_of(&insn, proto->constants, proto->constant_count, &operands);
    *uses = *definitions = 0;
    for (uint32_t i = 0; i < operands.count; i++) {
        const RegOperand *item = &operands.items[i];
        bool written =
            item->role == ROLE_DEF || item->role == ROLE_STATE_NEW || item->role == ROLE_RANGE_NEW;
        *(written ? definitions : uses) |= set_of(item);
    }
}

static bool live_once(TypedFlow *flow)
{
    const InsnWord *words = flow->code->proto->code;
    bool changed = false;
    for (uint32_t pc = flow->count; pc-- > 0;) {
        const OpcodeInfo *info = &opcode_info[words[pc].op >> OP_FLAG_BITS];
        if (!flow->before[pc].reached) {
            continue; /* dead code and EXTRA words */
        }
        uint64_t after = 0, uses, definitions;
        if (info->effects & EFFECT_BRANCH) {
            after |= flow->live[insn_target(words, pc)];
        }
        if (!(info->effects & EFFECT_END)) {
            after |= flow->live[pc + info->words];
        }
        uses_and_definitions(flow, pc, &uses, &definitions);
        uint64_t before = (after & ~definitions) | uses;
        changed |= before != flow->live[pc];
        flow->live[pc] = before;
    }
    return changed;
}

/* ---- locations ---- */

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
        uses_and_definitions(flow, pc, &uses, &definitions);
        TypedState after = flow->before[pc];
        typed_flow_apply(flow, pc, &after, false);
        uint32_t weight = weight_of(flow, pc);
        for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
            if (flow->live[pc] >> r & 1) {
                extend(&intervals[r][flow->before[pc].kinds[r]], 2 * pc, weight);
            }
            if (definitions >> r & 1) {
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

bool typed_flow_analyse(TypedFlow *flow, Code *code, const char **refusal)
{
    const Proto *proto = code->proto;
    *flow = (TypedFlow){.code = code, .count = proto->code_count};
    if (proto->register_count > TYPED_REGISTERS_MAX || proto->code_count > INSNS_MAX ||
        proto->handler_count != 0 || code->param_count > TYPED_REGISTERS_MAX) {
        *refusal = "too large, or handles exceptions";
        return false;
    }
    flow->before = calloc(flow->count + 1, sizeof *flow->before);
    flow->live = calloc(flow->count + 1, sizeof *flow->live);
    flow->targets = calloc(flow->count + 1, sizeof *flow->targets);
    Interval(*intervals)[TYPED_KIND_COUNT] = calloc(TYPED_REGISTERS_MAX, sizeof *intervals);
    if (!flow->before || !flow->live || !flow->targets || !intervals) {
        free(intervals);
        typed_flow_free(flow);
        *refusal = "out of memory";
        return false;
    }
    find_targets(flow);
    flow_kinds(flow);
    while (live_once(flow)) {
    }
    find_intervals(flow, intervals);
    memset(flow->location, TYPED_IN_MEMORY, sizeof flow->location);
    flow->free_int = allocate(flow, intervals, TYPED_INT, TYPED_INTS);
    flow->free_float = allocate(flow, intervals, TYPED_FLOAT, TYPED_FLOATS);
    free(intervals);
    return true;
}

void typed_flow_free(TypedFlow *flow)
{
    free(flow->before);
    free(flow->live);
    free(flow->targets);
    *flow = (TypedFlow){0};
}
