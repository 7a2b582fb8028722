#include "codegen/target.h"
#include "codegen/typed_select.h"
#include "stencils/frame.h"

#ifdef RUFF_HAS_MACHINE_CODE

void select_move(Selection *s, const InsnView *insn)
{
    const uint32_t a = insn->operand[0], b = insn->operand[1];
    uint8_t kind = s->state->kinds[b];
    if (kind == TYPED_BOXED) {
        TypedOp *op = selection_emit(s, insn->op == OP_COPY ? typed_stencils.copy_slot
                                                            : typed_stencils.move_slot);
        op->a = (uint16_t)(a * REG_SCALE);
        op->b = (uint16_t)(b * REG_SCALE);
    } else if (typed_is_unboxed(kind)) {
        selection_move(s, kind, a, selection_use(s, kind, b));
    } else {
        selection_refuse(s, "moves something unknown");
    }
}

void select_drop(Selection *s, const InsnView *insn)
{
    uint8_t kind = s->state->kinds[insn->operand[0]];
    if (kind == TYPED_BOXED) {
        TypedOp *op = selection_emit(s, typed_stencils.drop);
        op->a = (uint16_t)(insn->operand[0] * REG_SCALE);
        selection_can_leave(s, op);
    } else if (!typed_is_unboxed(kind) && kind != TYPED_FUNCTION) {
        selection_refuse(s, "drops something unknown");
    }
}

static void need_boxed(Selection *s, uint32_t r)
{
    if (s->state->kinds[r] != TYPED_BOXED) {
        selection_refuse(s, "an array that is none");
    }
}

/* The op's array is in slot r; where it may leave is here. */
static void on_array(Selection *s, TypedOp *op, uint32_t r)
{
    op->b = (uint16_t)(r * REG_SCALE);
    selection_can_leave(s, op);
    if (op->exit >= 0) {
        s->ops.exits[op->exit]->shape = (uint32_t)op->imm;
    }
}

/* Shape and offset that the instruction at pc has cached. */
static void select_field(Selection *s, TypedOp *op, uint32_t pc)
{
    const Feedback *cache = &selection_insn(s, pc)->feedback;
    if (cache->id == 0 || cache->id > INT32_MAX) {
        selection_refuse(s, "a field that has not been seen");
    }
    op->imm = (int32_t)cache->id;
    op->c = cache->slot;
}

void select_get_index(Selection *s, const InsnView *insn)
{
    const uint32_t array = insn->operand[1];
    uint32_t index = selection_use_int(s, insn->operand[2]);
    need_boxed(s, array);
    if (typed_flow_fusion(s->flow, s->pc) == FUSED_GET_FIELD) {
        uint32_t result = typed_view(s->flow, s->pc + 1).operand[0];
        uint32_t dst = selection_target(s, TYPED_FLOAT, result);
        TypedOp *op = selection_emit(s, typed_stencils.get_field[dst][index]);
        select_field(s, op, s->pc + 1);
        on_array(s, op, array);
        selection_finish(s, TYPED_FLOAT, result, dst);
    } else if (insn->flags & OP_FLAG_B) {
        selection_refuse(s, "gives up an array with its element");
    } else {
        uint32_t dst = selection_target_int(s, insn->operand[0]);
        on_array(s, selection_emit(s, typed_stencils.get_int[dst][index]), array);
        selection_finish_int(s, insn->operand[0], dst);
    }
}

void select_set_index(Selection *s, const InsnView *insn)
{
    uint32_t index = selection_use_int(s, insn->operand[1]),
             value = selection_use_int(s, insn->operand[2]);
    need_boxed(s, insn->operand[0]);
    on_array(s, selection_emit(s, typed_stencils.set_int[index][value]), insn->operand[0]);
}

void select_set_field(Selection *s, const InsnView *insn)
{
    if (typed_flow_fusion(s->flow, s->pc) != FUSED_SET_FIELD) {
        selection_refuse(s, "a store along a path");
        return;
    }
    uint32_t index = selection_use_int(s, typed_view(s->flow, s->pc + 1).operand[0]);
    uint32_t value = selection_use(s, TYPED_FLOAT, typed_view(s->flow, s->pc + 2).operand[1]);
    need_boxed(s, insn->operand[0]);
    TypedOp *op = selection_emit(s, typed_stencils.set_field[value][index]);
    select_field(s, op, s->pc + 2);
    on_array(s, op, insn->operand[0]);
}

void select_builtin(Selection *s, const InsnView *insn)
{
    const uint32_t argument = insn->operand[1] + FRAME_LINKAGE;
    uint32_t dst, src;
    switch (typed_flow_builtin(s->flow, s->pc)) {
    case TYPED_LEN:
        need_boxed(s, argument);
        dst = selection_target_int(s, insn->operand[0]);
        on_array(s, selection_emit(s, typed_stencils.length[dst]), argument);
        selection_finish_int(s, insn->operand[0], dst);
        break;
    case TYPED_SQRT:
        src = selection_use(s, TYPED_FLOAT, argument);
        dst = selection_target(s, TYPED_FLOAT, insn->operand[0]);
        selection_can_leave(s, selection_emit(s, typed_stencils.sqrt_float[dst][src]));
        selection_finish(s, TYPED_FLOAT, insn->operand[0], dst);
        break;
    case TYPED_NO_BUILTIN:
        selection_refuse(s, "calls the library");
    }
}

#endif
