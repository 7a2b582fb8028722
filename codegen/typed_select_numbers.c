#include "codegen/target.h"
#include "codegen/typed_select.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* dst = l OP r with two addresses. The exit of a division leaves everything as it was: its
 * destination is then a spare register or the dividend itself. */
static void select_float_arithmetic(Selection *s, const InsnView *insn)
{
    uint32_t l = selection_use(s, TYPED_FLOAT, insn->operand[1]);
    uint32_t r = selection_use(s, TYPED_FLOAT, insn->operand[2]);
    uint32_t dst = selection_target(s, TYPED_FLOAT, insn->operand[0]);
    bool swaps = insn->op == OP_ADD || insn->op == OP_MUL;
    if (swaps && dst == r) {
        r = l, l = dst;
    }
    uint32_t at = dst;
    if (dst == r && dst != l) { /* the right operand is needed: work elsewhere */
        bool loaded = s->taken[TYPED_FLOAT] >> l & 1;
        at = loaded ? l : selection_unused_float(s, l, r);
    }
    selection_copy(s, TYPED_FLOAT, at, l);
    switch (insn->op) {
    case OP_ADD:
        selection_emit(s, typed_stencils.add_float[at][r]);
        break;
    case OP_SUB:
        selection_emit(s, typed_stencils.sub_float[at][r]);
        break;
    case OP_MUL:
        selection_emit(s, typed_stencils.mul_float[at][r]);
        break;
    default:
        selection_can_leave(s, selection_emit(s, typed_stencils.div_float[at][r]));
    }
    selection_copy(s, TYPED_FLOAT, dst, at);
    selection_finish(s, TYPED_FLOAT, insn->operand[0], dst);
}

void select_arithmetic(Selection *s, const InsnView *insn)
{
    if (s->state->kinds[insn->operand[1]] == TYPED_FLOAT ||
        s->state->kinds[insn->operand[2]] == TYPED_FLOAT) {
        select_float_arithmetic(s, insn);
        return;
    }
    uint32_t l = selection_use_int(s, insn->operand[1]), r = selection_use_int(s, insn->operand[2]);
    uint32_t dst = selection_target_int(s, insn->operand[0]);
    if (insn->op == OP_MUL || insn->op == OP_MOD) {
        TypedOp *op = selection_emit(s, insn->op == OP_MUL ? typed_stencils.mul_int[dst][l][r]
                                                           : typed_stencils.mod_int[dst][l][r]);
        selection_can_leave(s, op);
    } else if (insn->op == OP_ADD) {
        TypedOp *op = selection_emit(s, typed_stencils.add_int[dst][l][r]);
        TypedUndo how = dst == l && dst == r   ? UNDO_DOUBLE
                        : dst == l || dst == r ? UNDO_ADD
                                               : UNDO_NONE;
        selection_can_leave_undoing(s, op, how, dst, dst == l ? r : l);
    } else {
        TypedOp *op = selection_emit(s, typed_stencils.sub_int[dst][l][r]);
        TypedUndo how = dst == l ? UNDO_SUB : dst == r ? UNDO_SUB_FROM : UNDO_NONE;
        selection_can_leave_undoing(s, op, how, dst, dst == l ? r : l);
    }
    selection_finish_int(s, insn->operand[0], dst);
}

void select_arithmetic_imm(Selection *s, const InsnView *insn)
{
    int32_t imm = (int16_t)insn->operand[2];
    uint32_t src = selection_use_int(s, insn->operand[1]),
             dst = selection_target_int(s, insn->operand[0]);
    if (insn->op == OP_MUL_INT) {
        TypedOp *op = selection_emit(s, typed_stencils.mul_imm[dst][src]);
        op->imm = imm;
        selection_can_leave(s, op);
    } else {
        imm = insn->op == OP_SUB_INT ? -imm : imm;
        TypedOp *op = selection_emit(s, typed_stencils.add_imm[dst][src]);
        op->imm = imm;
        TypedUndo how = dst == src ? UNDO_ADD_IMM : UNDO_NONE;
        selection_can_leave_undoing(s, op, how, dst, src)->undo_imm = imm;
    }
    selection_finish_int(s, insn->operand[0], dst);
}

/* In the order of the opcodes JUMP_EQ.. and JUMP_NOT_EQ... */
static const TypedCondition conditions[2][6] = {
    {TYPED_EQ, TYPED_NE, TYPED_LT, TYPED_LE, TYPED_GT, TYPED_GE},
    {TYPED_NE, TYPED_EQ, TYPED_GE, TYPED_GT, TYPED_LE, TYPED_LT},
};

void select_compare(Selection *s, const InsnView *insn)
{
    bool literal = insn->op >= OP_JUMP_EQ_INT;
    uint32_t form = (uint32_t)insn->op - (literal ? OP_JUMP_EQ_INT : OP_JUMP_EQ);
    TypedCondition condition = conditions[form / 6][form % 6];
    uint32_t l = selection_use_int(s, insn->operand[1]);
    TypedOp *op;
    if (literal) {
        op = selection_emit(s, typed_stencils.jump_imm[condition][l]);
        op->imm = (int16_t)insn->operand[2];
    } else {
        uint32_t r = selection_use_int(s, insn->operand[2]);
        if (condition == TYPED_LE || condition == TYPED_GT) { /* the other way round */
            condition = condition == TYPED_LE ? TYPED_GE : TYPED_LT;
            uint32_t swap = l;
            l = r, r = swap;
        }
        op = selection_emit(s, typed_stencils.jump_int[condition][l][r]);
    }
    op->target = (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
}

void select_for(Selection *s, const InsnView *insn)
{
    const uint32_t state = insn->operand[0], item = insn->operand[1];
    if (insn->op == OP_FOR_PREP) {
        selection_move(s, TYPED_INT, state, selection_use_int(s, item));
        uint32_t zero = selection_target_int(s, state + 1);
        selection_emit(s, typed_stencils.const_int[zero]);
        selection_finish_int(s, state + 1, zero);
        return;
    }
    uint32_t position = selection_use_int(s, state + 1), limit = selection_use_int(s, state);
    TypedOp *op = selection_emit(s, typed_stencils.jump_int[TYPED_GE][position][limit]);
    op->target = (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
    selection_move(s, TYPED_INT, item, position);
    op = selection_emit(s, typed_stencils.add_imm[position][position]);
    op->imm = 1;
    selection_can_leave_undoing(s, op, UNDO_ADD_IMM, position, position)->undo_imm = 1;
    selection_finish_int(s, state + 1, position);
}

void select_load_int(Selection *s, const InsnView *insn)
{
    uint32_t dst = selection_target_int(s, insn->operand[0]);
    selection_emit(s, typed_stencils.const_int[dst])->imm =
        insn_imm32((uint16_t)insn->operand[1], (uint16_t)insn->operand[2]);
    selection_finish_int(s, insn->operand[0], dst);
}

void select_constant(Selection *s, const InsnView *insn)
{
    const Value *constant = selection_insn(s, s->pc)->feedback.constant;
    uint8_t kind = constant->tag == TAG_FLOAT ? TYPED_FLOAT : TYPED_INT;
    if (constant->tag != TAG_FLOAT && constant->tag != TAG_INT) {
        selection_refuse(s, "a constant that is no number");
    }
    uint32_t dst = selection_target(s, kind, insn->operand[0]);
    selection_emit(s, kind == TYPED_FLOAT ? typed_stencils.const_float[dst]
                                          : typed_stencils.const_wide[dst])
        ->constant = constant->bits;
    selection_finish(s, kind, insn->operand[0], dst);
}

#endif
