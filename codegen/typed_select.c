#include "codegen/typed_select.h"

#include "codegen/target.h"
#include "runtime/low_memory.h"

#ifdef RUFF_HAS_MACHINE_CODE

void selection_refuse(Selection *s, const char *why)
{
    if (!s->refusal) {
        s->refusal = why;
    }
}

Insn *selection_insn(const Selection *s, uint32_t pc)
{
    return &s->flow->code->insns[pc];
}

TypedOp *selection_emit(Selection *s, uint16_t stencil)
{
    TypedOp *op = typed_ops_add(&s->ops, stencil, s->pc);
    if (!op) {
        selection_refuse(s, "out of memory");
        static TypedOp nowhere;
        return &nowhere;
    }
    return op;
}

TypedOp *selection_emit_slot(Selection *s, uint16_t stencil, uint32_t r, int32_t imm)
{
    TypedOp *op = selection_emit(s, stencil);
    op->a = (uint16_t)(r * REG_SCALE);
    op->imm = imm;
    return op;
}

/* ---- exits ---- */

static uint8_t saved_index(const Selection *s, uint32_t r, uint8_t kind)
{
    uint8_t location = s->flow->location[r][kind];
    return location == TYPED_IN_MEMORY ? TYPED_FROM_SLOT : typed_saved_index(kind, location);
}

int32_t selection_add_exit(Selection *s, TypedExit **out)
{
    TypedExit *exit = low_memory_new(s->vm, sizeof *exit);
    int32_t index = exit ? typed_ops_add_exit(&s->ops, exit) : -1;
    if (index < 0) {
        selection_refuse(s, "out of memory");
        static TypedExit nowhere;
        *out = &nowhere;
        return -1;
    }
    exit->owner = s->typed;
    exit->pc = selection_insn(s, s->pc);
    exit->result = TYPED_NO_RESULT;
    *out = exit;
    return index;
}

void selection_add_slot(TypedExit *exit, uint32_t r, uint32_t tag, uint8_t from)
{
    exit->slots[exit->slot_count++] = (TypedSlot){(uint8_t)r, (uint8_t)tag, from};
}

/* The frame as it is before the instruction. A register that is unboxed but not needed becomes
 * null, lest anybody takes what its slot holds for a reference. */
static TypedExit *snapshot(Selection *s, int32_t *index)
{
    TypedExit *exit;
    *index = selection_add_exit(s, &exit);
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX && !s->refusal; r++) {
        uint8_t kind = s->state->kinds[r];
        bool live = s->flow->live[s->pc] >> r & 1;
        if (live && kind == TYPED_DEAD) {
            selection_refuse(s, "a register of several kinds");
        }
        if (!typed_is_unboxed(kind)) {
            continue;
        }
        if (live) {
            selection_add_slot(exit, r, typed_tag_of(kind), saved_index(s, r, kind));
        } else {
            selection_add_slot(exit, r, TAG_NULL, TYPED_FROM_SLOT);
        }
    }
    return exit;
}

void selection_can_leave(Selection *s, TypedOp *op)
{
    if (s->exit < 0) {
        snapshot(s, &s->exit);
    }
    op->exit = s->exit;
}

TypedExit *selection_can_leave_undoing(Selection *s, TypedOp *op, TypedUndo how, uint32_t dst,
                                       uint32_t src)
{
    TypedExit *exit = snapshot(s, &op->exit);
    exit->undo = (uint8_t)how;
    exit->undo_dst = (uint8_t)dst;
    exit->undo_src = (uint8_t)src;
    return exit;
}

void selection_may_leave_before(Selection *s, uint32_t op)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        if ((s->flow->live[s->pc] >> r & 1) && s->state->kinds[r] == TYPED_DEAD) {
            return; /* no exit could rebuild this frame */
        }
    }
    int32_t index;
    snapshot(s, &index)->stress = true;
    s->ops.items[op].stress_exit = s->refusal ? TYPED_NO_EXIT : index;
}

/* ---- operands ---- */

void selection_load(Selection *s, uint8_t kind, uint32_t r, uint32_t to)
{
    selection_emit_slot(
        s, kind == TYPED_INT ? typed_stencils.load[to] : typed_stencils.load_float[to], r, 0);
}

void selection_store(Selection *s, uint8_t kind, uint32_t r, uint32_t from)
{
    selection_emit_slot(
        s, kind == TYPED_INT ? typed_stencils.store[from] : typed_stencils.store_float[from], r, 0);
}

/* Virtual registers of this kind that hold something before the instruction, as a set. */
static uint32_t occupied(const Selection *s, uint8_t kind)
{
    uint32_t set = 0;
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        bool holds = (s->flow->live[s->pc] >> r & 1) && s->state->kinds[r] == kind &&
                     s->flow->location[r][kind] != TYPED_IN_MEMORY;
        set |= holds ? 1u << s->flow->location[r][kind] : 0;
    }
    return set;
}

/* The last one: those that are kept back for operands in memory come last. */
static uint32_t unused_register(Selection *s, uint8_t kind, uint32_t but)
{
    uint32_t free = ~(occupied(s, kind) | but) & ((1u << typed_register_count(kind)) - 1);
    if (free == 0) {
        selection_refuse(s, "too many numbers at once");
        return 0;
    }
    return 31 - (uint32_t)__builtin_clz(free);
}

uint32_t selection_unused_float(Selection *s, uint32_t other, uint32_t another)
{
    return unused_register(s, TYPED_FLOAT, s->taken[TYPED_FLOAT] | 1u << other | 1u << another);
}

/* For an operand that is not in its virtual register: not the one of another such operand. */
static uint32_t take_register(Selection *s, uint8_t kind)
{
    uint32_t to = unused_register(s, kind, s->taken[kind]);
    s->taken[kind] |= 1u << to;
    return to;
}

/* A boxed operand that is expected to be of this kind. */
static uint32_t unbox(Selection *s, uint8_t kind, uint32_t r)
{
    uint32_t to = take_register(s, kind);
    selection_can_leave(
        s, selection_emit_slot(s, typed_stencils.check_tag, r, (int32_t)typed_tag_of(kind)));
    selection_load(s, kind, r, to);
    return to;
}

uint32_t selection_use(Selection *s, uint8_t kind, uint32_t r)
{
    if (s->state->kinds[r] == TYPED_BOXED) {
        return unbox(s, kind, r);
    }
    if (s->state->kinds[r] != kind) {
        selection_refuse(s, "an operand is of an unknown or unexpected kind");
        return 0;
    }
    uint8_t location = s->flow->location[r][kind];
    if (location != TYPED_IN_MEMORY) {
        return location;
    }
    uint32_t to = take_register(s, kind);
    selection_load(s, kind, r, to);
    return to;
}

uint32_t selection_target(Selection *s, uint8_t kind, uint32_t r)
{
    uint8_t location = s->flow->location[r][kind];
    uint32_t spare = kind == TYPED_INT ? s->flow->free_int : s->flow->free_float;
    if (location != TYPED_IN_MEMORY) {
        return location;
    }
    if (spare >= typed_register_count(kind)) { /* none was needed for what the analysis expects */
        selection_refuse(s, "a result of an unexpected kind");
        return 0;
    }
    return spare;
}

void selection_finish(Selection *s, uint8_t kind, uint32_t r, uint32_t from)
{
    if (s->flow->location[r][kind] == TYPED_IN_MEMORY) {
        selection_store(s, kind, r, from);
    }
}

void selection_copy(Selection *s, uint8_t kind, uint32_t to, uint32_t from)
{
    if (to != from) {
        selection_emit(s, kind == TYPED_INT ? typed_stencils.mov[to][from]
                                            : typed_stencils.mov_float[to][from]);
    }
}

void selection_move(Selection *s, uint8_t kind, uint32_t r, uint32_t from)
{
    uint8_t location = s->flow->location[r][kind];
    if (location == TYPED_IN_MEMORY) {
        selection_store(s, kind, r, from);
    } else {
        selection_copy(s, kind, location, from);
    }
}

#endif
