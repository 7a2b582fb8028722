#include "codegen/typed_flow.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/target.h"
#include "runtime/stdlib/builtin.h"
#include "stencils/frame.h"

#ifdef RUFF_HAS_MACHINE_CODE

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

static const Value *global_of(const TypedFlow *flow, uint32_t pc)
{
    const Insn *insn = &flow->code->insns[pc];
    return INSN_OPCODE(*insn) == OP_CALL_GLOBAL ? insn[1].feedback.place : insn->feedback.place;
}

Function *typed_flow_function(const TypedFlow *flow, uint32_t pc)
{
    const Value *global = global_of(flow, pc);
    return global->tag == TAG_FUNCTION ? burned_in_candidate(&flow->jit->burned, global,
                                                             global->function->code->param_count)
                                       : NULL;
}

TypedCallee typed_flow_callee(const TypedFlow *flow, uint32_t pc, const TypedState *state)
{
    const InsnView call = typed_view(flow, pc);
    const uint32_t function = call.operand[1] + 1;
    TypedCallee callee = {.result = TYPED_BOXED};
    if (call.op == OP_CALL && state->kinds[function] != TYPED_FUNCTION) {
        return callee;
    }
    callee.place = global_of(flow, call.op == OP_CALL ? state->read_at[function] : pc);
    callee.function = burned_in_candidate(&flow->jit->burned, callee.place, call.operand[2]);
    if (!callee.function) {
        return callee;
    }
    const bool own = callee.function->code == flow->code;
    callee.typed = own ? NULL : typed_code_of(flow->jit, callee.function->code);
    const uint8_t *parameters = own            ? flow->before[0].kinds
                                : callee.typed ? callee.typed->parameters
                                               : NULL;
    const uint8_t *arguments = &state->kinds[function - 1 + FRAME_LINKAGE];
    callee.fits = parameters && memcmp(arguments, parameters, call.operand[2]) == 0;
    if (callee.fits) {
        callee.result = own ? flow->own_result : callee.typed->result;
    }
    return callee;
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

/* An operand in its slot may be the number that is wanted. */
static bool may_be(const TypedState *state, uint32_t r, uint8_t kind)
{
    return state->kinds[r] == kind || state->kinds[r] == TYPED_BOXED;
}

static uint8_t arithmetic_kind(const TypedState *state, const InsnView *insn)
{
    const uint32_t l = insn->operand[1], r = insn->operand[2];
    bool as_float = state->kinds[l] == TYPED_FLOAT || state->kinds[r] == TYPED_FLOAT;
    uint8_t kind = as_float ? TYPED_FLOAT : TYPED_INT;
    bool has = insn->op != (as_float ? OP_MOD : OP_DIV);
    return has && may_be(state, l, kind) && may_be(state, r, kind) ? kind : TYPED_DEAD;
}

static uint8_t int_kind(const TypedState *state, uint32_t r)
{
    return may_be(state, r, TYPED_INT) ? TYPED_INT : TYPED_DEAD;
}

static uint8_t constant_kind(const TypedFlow *flow, uint32_t pc)
{
    const Value *constant = flow->code->insns[pc].feedback.constant;
    return constant->tag == TAG_INT     ? TYPED_INT
           : constant->tag == TAG_FLOAT ? TYPED_FLOAT
                                        : TYPED_DEAD;
}

uint64_t typed_flow_kept(const TypedFlow *flow, uint32_t pc)
{
    const InsnView call = typed_view(flow, pc);
    uint64_t below = (UINT64_C(1) << call.operand[1]) - 1;
    return flow->live[pc + 2] & below & ~(UINT64_C(1) << call.operand[0]);
}

/* A call gives up everything from its window on; what is needed behind it has been stored. */
static void apply_call(const TypedFlow *flow, uint32_t pc, TypedState *state)
{
    const InsnView call = typed_view(flow, pc);
    const uint64_t kept = typed_flow_kept(flow, pc);
    const uint8_t result = typed_flow_callee(flow, pc, state).result;
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        if (r >= call.operand[1]) {
            define(state, r, TYPED_DEAD);
        } else if (typed_is_unboxed(state->kinds[r])) {
            state->tagged |= kept & UINT64_C(1) << r;
        }
    }
    define(state, call.operand[0], result);
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
        define(state, a, state->kinds[b] == TYPED_FUNCTION ? TYPED_DEAD : state->kinds[b]);
        break;
    case OP_GET_GLOBAL:
        define(state, a, typed_flow_function(flow, pc) ? TYPED_FUNCTION : TYPED_DEAD);
        state->read_at[a] = (uint16_t)pc;
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
        define(state, a, int_kind(state, b));
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
        apply_call(flow, pc, state);
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
        bool same = into->kinds[r] == from->kinds[r] &&
                    (into->kinds[r] != TYPED_FUNCTION || into->read_at[r] == from->read_at[r]);
        if (!same && into->kinds[r] != TYPED_DEAD) {
            into->kinds[r] = TYPED_DEAD;
            changed = true;
        }
    }
    uint64_t tagged = into->tagged & from->tagged;
    changed |= tagged != into->tagged;
    into->tagged = tagged;
    return changed;
}

uint32_t typed_flow_words(const TypedFlow *flow, uint32_t pc)
{
    InsnView insn = typed_view(flow, pc);
    return word_count(&insn);
}

static void find_targets(TypedFlow *flow)
{
    const InsnWord *words = flow->code->proto->code;
    for (uint32_t pc = 0; pc < flow->count; pc += typed_flow_words(flow, pc)) {
        if (opcode_info[words[pc].op >> OP_FLAG_BITS].effects & EFFECT_BRANCH) {
            flow->targets[insn_target(words, pc)] = true;
        }
    }
}

static bool flow_once(TypedFlow *flow)
{
    const InsnWord *words = flow->code->proto->code;
    bool changed = false;
    for (uint32_t pc = 0; pc < flow->count; pc += typed_flow_words(flow, pc)) {
        if (!flow->before[pc].reached || flow->doomed[pc]) {
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

static void flow_kinds(TypedFlow *flow, uint8_t own_result)
{
    TypedState *first = &flow->before[0];
    memset(flow->before, 0, (flow->count + 1) * sizeof *flow->before);
    flow->own_result = own_result;
    first->reached = true;
    for (uint32_t i = 0; i < flow->code->param_count; i++) {
        first->kinds[i] = parameter_kind(flow->code, i);
    }
    while (flow_once(flow)) {
    }
}

uint8_t typed_flow_result(const TypedFlow *flow)
{
    uint8_t result = TYPED_DEAD;
    for (uint32_t pc = 0; pc < flow->count; pc++) {
        InsnView insn = typed_view(flow, pc);
        if (!flow->before[pc].reached || (insn.op != OP_RETURN && insn.op != OP_RETURN_NULL)) {
            continue;
        }
        uint8_t kind =
            insn.op == OP_RETURN ? flow->before[pc].kinds[insn.operand[0]] : (uint8_t)TYPED_BOXED;
        if (!typed_is_unboxed(kind) || (result != TYPED_DEAD && kind != result)) {
            return TYPED_BOXED;
        }
        result = kind;
    }
    return result == TYPED_DEAD ? TYPED_BOXED : result;
}

/* What the function gives depends on what its calls of itself give: the first answer that agrees
 * with itself, else ints. */
static void flow_with_own_result(TypedFlow *flow)
{
    static const uint8_t answers[] = {TYPED_INT, TYPED_FLOAT, TYPED_BOXED};
    for (uint32_t i = 0; i < sizeof answers; i++) {
        flow_kinds(flow, answers[i]);
        if (typed_flow_result(flow) == answers[i]) {
            return;
        }
    }
    flow_kinds(flow, TYPED_INT);
}

/* ---- what is bound to throw ---- */

/* Every way from here ends in a THROW of this function. */
static bool is_doomed(const TypedFlow *flow, uint32_t pc)
{
    const InsnWord *words = flow->code->proto->code;
    const Opcode op = typed_view(flow, pc).op;
    const uint32_t effects = opcode_info[op].effects;
    bool there = !(effects & EFFECT_BRANCH) || flow->doomed[insn_target(words, pc)];
    if (effects & EFFECT_END) {
        return op == OP_THROW || ((effects & EFFECT_BRANCH) && there);
    }
    return there && flow->doomed[pc + typed_flow_words(flow, pc)];
}

static bool doom_once(TypedFlow *flow)
{
    bool changed = false;
    for (uint32_t pc = flow->count; pc-- > 0;) {
        bool doomed = typed_view(flow, pc).op != OP_EXTRA && is_doomed(flow, pc);
        changed |= doomed != flow->doomed[pc];
        flow->doomed[pc] = doomed;
    }
    return changed;
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

void typed_flow_operands(const TypedFlow *flow, uint32_t pc, uint64_t *uses, uint64_t *definitions)
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
        if (typed_view(flow, pc).op == OP_EXTRA) {
            continue;
        }
        uint64_t after = 0, uses, definitions;
        if (info->effects & EFFECT_BRANCH) {
            after |= flow->live[insn_target(words, pc)];
        }
        if (!(info->effects & EFFECT_END)) {
            after |= flow->live[pc + info->words];
        }
        typed_flow_operands(flow, pc, &uses, &definitions);
        uint64_t before = (after & ~definitions) | uses;
        changed |= before != flow->live[pc];
        flow->live[pc] = before;
    }
    return changed;
}

/* ---- the whole ---- */

bool typed_flow_analyse(TypedFlow *flow, const Jit *jit, Code *code, const char **refusal)
{
    const Proto *proto = code->proto;
    *flow = (TypedFlow){.jit = jit, .code = code, .count = proto->code_count};
    if (proto->register_count > TYPED_REGISTERS_MAX || proto->code_count > INSNS_MAX ||
        proto->handler_count != 0 || code->param_count > TYPED_REGISTERS_MAX) {
        *refusal = "too large, or handles exceptions";
        return false;
    }
    flow->before = calloc(flow->count + 1, sizeof *flow->before);
    flow->live = calloc(flow->count + 1, sizeof *flow->live);
    flow->targets = calloc(flow->count + 1, sizeof *flow->targets);
    flow->doomed = calloc(flow->count + 1, sizeof *flow->doomed);
    bool analysed = flow->before && flow->live && flow->targets && flow->doomed;
    if (analysed) {
        find_targets(flow);
        while (doom_once(flow)) {
        }
        while (live_once(flow)) {
        }
        flow_with_own_result(flow);
        typed_locations_assign(flow);
    }
    if (!analysed) {
        typed_flow_free(flow);
        *refusal = "out of memory";
    }
    return analysed;
}

void typed_flow_free(TypedFlow *flow)
{
    free(flow->before);
    free(flow->live);
    free(flow->targets);
    free(flow->doomed);
    *flow = (TypedFlow){0};
}

#endif
