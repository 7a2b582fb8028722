#include <string.h>

#include "codegen/target.h"
#include "codegen/typed_select.h"
#include "stencils/frame.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* What is needed behind a call goes to its slot, tag included: callees may look at the frame. */
static void spill(Selection *s, uint64_t kept)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        uint8_t kind = s->state->kinds[r];
        if ((kept >> r & 1) && kind == TYPED_DEAD) {
            selection_refuse(s, "a register of several kinds");
        }
        if (!(kept >> r & 1) || !typed_is_unboxed(kind)) {
            continue;
        }
        if (!(s->state->tagged >> r & 1)) {
            selection_emit_slot(s, typed_stencils.store_tag, r, (int32_t)typed_tag_of(kind));
        }
        if (s->flow->location[r][kind] != TYPED_IN_MEMORY) {
            selection_store(s, kind, r, s->flow->location[r][kind]);
        }
    }
}

static void reload(Selection *s, uint64_t kept)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        uint8_t kind = s->state->kinds[r];
        bool loads = (kept >> r & 1) && typed_is_unboxed(kind);
        if (loads && s->flow->location[r][kind] != TYPED_IN_MEMORY) {
            selection_load(s, kind, r, s->flow->location[r][kind]);
        }
    }
}

/* ---- arguments ---- */

/* A call being selected. */
typedef struct Call {
    TypedCallee callee;
    bool typed;            /* at its typed entry; else through the entry of its Code */
    uint32_t first, count; /* registers of the arguments */
    uint64_t kept;
} Call;

/* Arguments that are still to be moved into the virtual registers where the typed entry expects
 * them. */
typedef struct Passing {
    uint8_t from[TYPED_FLOATS], r[TYPED_FLOATS]; /* by destination; from: TYPED_IN_MEMORY too */
    uint32_t pending;                            /* destinations, as a set */
} Passing;

static bool is_source(const Passing *passing, uint32_t number)
{
    for (uint32_t to = 0; to < TYPED_FLOATS; to++) {
        if ((passing->pending >> to & 1) && to != number && passing->from[to] == number) {
            return true;
        }
    }
    return false;
}

/* A destination that no other argument waits in; if all are taken, there is a cycle, and the lowest
 * one is taken out of it through its slot. */
static uint32_t next_destination(Selection *s, uint8_t kind, Passing *passing)
{
    for (uint32_t set = passing->pending; set != 0; set &= set - 1) {
        uint32_t to = (uint32_t)__builtin_ctz(set);
        if (!is_source(passing, to)) {
            return to;
        }
    }
    uint32_t lowest = (uint32_t)__builtin_ctz(passing->pending);
    for (uint32_t to = 0; to < TYPED_FLOATS; to++) {
        if ((passing->pending >> to & 1) && passing->from[to] == lowest) {
            selection_store(s, kind, passing->r[to], lowest);
            passing->from[to] = TYPED_IN_MEMORY;
        }
    }
    return lowest;
}

static void move_arguments(Selection *s, uint8_t kind, Passing *passing)
{
    while (passing->pending != 0) {
        uint32_t to = next_destination(s, kind, passing);
        if (passing->from[to] == TYPED_IN_MEMORY) {
            selection_load(s, kind, passing->r[to], to);
        } else {
            selection_copy(s, kind, to, passing->from[to]);
        }
        passing->pending &= ~(1u << to);
    }
}

/* The unboxed arguments of a kind to the first virtual registers, in their order. */
static void pass_in_registers(Selection *s, const Call *call, uint8_t kind)
{
    Passing passing = {.pending = 0};
    uint32_t to = 0;
    for (uint32_t i = 0; i < call->count; i++) {
        const uint32_t r = call->first + i;
        if (s->state->kinds[r] != kind) {
            continue;
        }
        if (to == typed_register_count(kind)) {
            selection_refuse(s, "too many arguments");
            return;
        }
        passing.from[to] = s->flow->location[r][kind];
        passing.r[to] = (uint8_t)r;
        passing.pending |= 1u << to++;
    }
    move_arguments(s, kind, &passing);
}

/* Arguments as values in the window. */
static void pass_in_slots(Selection *s, const Call *call)
{
    for (uint32_t r = call->first; r < call->first + call->count; r++) {
        const uint8_t kind = s->state->kinds[r];
        if (kind == TYPED_DEAD) {
            selection_refuse(s, "an argument of several kinds");
        }
        if (!typed_is_unboxed(kind)) {
            continue;
        }
        selection_emit_slot(s, typed_stencils.store_tag, r, (int32_t)typed_tag_of(kind));
        if (s->flow->location[r][kind] != TYPED_IN_MEMORY) {
            selection_store(s, kind, r, s->flow->location[r][kind]);
        }
    }
}

/* ---- calls ---- */

/* Before the call, with the arguments in place: everything else is in its slot. */
static void snapshot_call(Selection *s, TypedOp *op, const Call *call)
{
    TypedExit *exit;
    uint32_t next[TYPED_KIND_COUNT] = {0};
    op->exit = selection_add_exit(s, &exit);
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX && !s->refusal; r++) {
        const uint8_t kind = s->state->kinds[r];
        const bool argument = r >= call->first && r < call->first + call->count;
        if (!typed_is_unboxed(kind)) {
            continue;
        }
        if (argument && call->typed) {
            selection_add_slot(exit, r, typed_tag_of(kind), typed_saved_index(kind, next[kind]++));
        } else {
            bool needed = argument || (call->kept >> r & 1);
            selection_add_slot(exit, r, needed ? typed_tag_of(kind) : TAG_NULL, TYPED_FROM_SLOT);
        }
    }
}

/* Relies on the global from now on, and lets the function live for ever. */
static void burn_in(Selection *s, const Value *place, Function *function)
{
    if (!burned_in_keep(&s->jit->burned, function) || !burned_in_rely(&s->jit->burned, place) ||
        !burned_places_add(&s->typed->burned, place)) {
        selection_refuse(s, "out of memory");
    }
}

void select_function(Selection *s, const InsnView *insn)
{
    Function *function = typed_flow_function(s->flow, s->pc);
    if (!function) {
        selection_refuse(s, "reads a global");
        return;
    }
    burn_in(s, selection_insn(s, s->pc)->feedback.place, function);
    TypedOp *op = selection_emit_slot(s, typed_stencils.store_function, insn->operand[0], 0);
    op->constant = (uint64_t)(uintptr_t)function;
}

/* What is called, and where it is entered: of functions with the same code only one is entered as
 * this one. */
static bool find_callee(Selection *s, const InsnView *insn, Call *call)
{
    call->first = insn->operand[1] + FRAME_LINKAGE;
    call->count = insn->operand[2];
    call->kept = typed_flow_kept(s->flow, s->pc);
    call->callee = typed_flow_callee(s->flow, s->pc, s->state);
    if (!call->callee.function) {
        selection_refuse(s, "calls something that cannot be burned in");
        return false;
    }
    call->typed =
        call->callee.fits && (call->callee.typed || call->callee.function == s->typed->self);
    return true;
}

static TypedOp *emit_call(Selection *s, const InsnView *insn, const Call *call, uint32_t result)
{
    const TypedCalls *stencils = call->typed ? &typed_stencils.call : &typed_stencils.call_entry;
    const uint8_t kind = call->callee.result;
    TypedOp *op = selection_emit_slot(s,
                                      kind == TYPED_INT     ? stencils->to_int[result]
                                      : kind == TYPED_FLOAT ? stencils->to_float[result]
                                                            : stencils->to_slot,
                                      insn->operand[0], 0);
    op->b = (uint16_t)(insn->operand[1] * REG_SCALE);
    op->c = (uint16_t)(call->first * REG_SCALE);
    op->constant = (uint64_t)(uintptr_t)call->callee.function;
    op->callee = call->callee.function;
    op->calls = true;
    return op;
}

/* Its typed entry, if it is another function's. */
static void link_typed(Selection *s, TypedOp *op, const Call *call)
{
    const TypedCode *typed = call->callee.typed;
    if (!call->typed || !typed) {
        return;
    }
    op->typed_entry = typed->start + typed->typed_entry;
    if (!typed_code_add_callee(s->typed, typed)) {
        selection_refuse(s, "out of memory");
    }
}

void select_call(Selection *s, const InsnView *insn)
{
    Call call;
    if (!find_callee(s, insn, &call)) {
        return;
    }
    burn_in(s, call.callee.place, call.callee.function);
    spill(s, call.kept);
    if (call.typed) {
        pass_in_registers(s, &call, TYPED_INT);
        pass_in_registers(s, &call, TYPED_FLOAT);
    } else {
        pass_in_slots(s, &call);
    }
    const uint8_t kind = call.callee.result;
    const uint32_t dst = insn->operand[0];
    const uint32_t made = typed_is_unboxed(kind) ? selection_target(s, kind, dst) : 0;
    TypedOp *op = emit_call(s, insn, &call, made);
    link_typed(s, op, &call);
    snapshot_call(s, op, &call);
    TypedExit *result;
    op->result_exit = selection_add_exit(s, &result);
    result->result = (uint16_t)dst;
    if (typed_is_unboxed(kind)) {
        selection_finish(s, kind, dst, made);
    }
    reload(s, call.kept);
}

/* ---- ways in and out ---- */

void select_return(Selection *s, const InsnView *insn)
{
    if (!s->typed->self) {
        selection_can_leave(s, selection_emit(s, typed_stencils.release_callee));
    }
    if (insn->op == OP_RETURN_NULL) {
        selection_emit(s, typed_stencils.return_null);
    } else if (s->state->kinds[insn->operand[0]] == TYPED_BOXED) {
        selection_emit_slot(s, typed_stencils.return_slot, insn->operand[0], 0);
    } else if (s->state->kinds[insn->operand[0]] == TYPED_FLOAT) {
        selection_emit(
            s, typed_stencils.return_float[selection_use(s, TYPED_FLOAT, insn->operand[0])]);
    } else {
        selection_emit(s, typed_stencils.return_int[selection_use_int(s, insn->operand[0])]);
    }
}

/* Arguments from the slots, after all of them have been looked at. */
static void select_generic_entry(Selection *s)
{
    if (s->typed->self) {
        TypedOp *op = selection_emit(s, typed_stencils.check_callee);
        op->constant = (uint64_t)(uintptr_t)s->typed->self;
        op->exit = TYPED_EXIT_TO_BASELINE;
    }
    const uint32_t count = s->flow->code->param_count;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[i];
        if (typed_is_unboxed(kind)) {
            selection_emit_slot(s, typed_stencils.check_tag, i, (int32_t)typed_tag_of(kind));
            s->ops.items[s->ops.count - 1].exit = TYPED_EXIT_TO_BASELINE;
        }
    }
    uint32_t next[TYPED_KIND_COUNT] = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[i];
        if (typed_is_unboxed(kind) && next[kind] < typed_register_count(kind)) {
            selection_load(s, kind, i, next[kind]++);
        }
    }
}

/* Unboxed parameters arrive in the first virtual registers of their kind. Those that live elsewhere
 * are moved there: first to memory, so that the registers are free. */
static void receive(Selection *s, uint8_t kind)
{
    Passing passing = {.pending = 0};
    uint8_t arrival = 0;
    for (uint32_t r = 0; r < s->flow->code->param_count && !s->refusal; r++) {
        if (s->state->kinds[r] != kind) {
            continue;
        }
        const uint8_t location = s->flow->location[r][kind], from = arrival++;
        if (!(s->flow->live[0] >> r & 1)) {
            continue;
        }
        if (location == TYPED_IN_MEMORY) {
            selection_store(s, kind, r, from);
        } else {
            passing.from[location] = from;
            passing.r[location] = (uint8_t)r;
            passing.pending |= 1u << location;
        }
    }
    move_arguments(s, kind, &passing);
}

static void select_typed_entry(Selection *s)
{
    TypedOp *op = selection_emit(s, typed_stencils.enter);
    TypedExit *exit;
    op->exit = selection_add_exit(s, &exit);
    exit->at_entry = true;
    s->ops.entry_exit = op->exit;
    uint32_t next[TYPED_KIND_COUNT] = {0};
    for (uint32_t r = 0; r < s->flow->code->param_count; r++) {
        const uint8_t kind = s->state->kinds[r];
        if (typed_is_unboxed(kind)) {
            selection_add_slot(exit, r, typed_tag_of(kind), typed_saved_index(kind, next[kind]++));
        }
    }
    if (next[TYPED_INT] > TYPED_INTS || next[TYPED_FLOAT] > TYPED_FLOATS) {
        selection_refuse(s, "too many parameters");
    }
    receive(s, TYPED_INT);
    receive(s, TYPED_FLOAT);
}

void select_entries(Selection *s)
{
    select_generic_entry(s);
    s->ops.typed_entry = s->ops.count;
    select_typed_entry(s);
}

#endif
