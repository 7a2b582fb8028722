/*
 * compare.c - comparisons and conditional jumps beyond numbers.
 */
#include "stencils/slow/operators.h"
#include "stencils/slow/support.h"

_Static_assert(OP_GE - OP_EQ == OPERATOR_GE - OPERATOR_EQ, "comparisons stand in one order");
_Static_assert(OP_JUMP_GE - OP_JUMP_EQ == OPERATOR_GE - OPERATOR_EQ,
               "comparisons stand in one order");
_Static_assert(OP_JUMP_NOT_EQ - OP_JUMP_EQ == 6, "negated jumps follow the plain ones");
_Static_assert(OP_JUMP_NOT_EQ_INT - OP_JUMP_EQ_INT == 6, "negated jumps follow the plain ones");

static void note_operands(Insn *pc, Value l, Value r)
{
    pc->feedback.kinds |= value_is_number(l) && value_is_number(r)     ? FEEDBACK_MIXED_NUMBER
                          : l.tag == TAG_STRING && r.tag == TAG_STRING ? FEEDBACK_STRING
                                                                       : FEEDBACK_OTHER;
}

static bool has_equality(const StructDef *def)
{
    return def->operators[OPERATOR_EQ] != NULL || def->operators[OPERATOR_NE] != NULL;
}

/* `x == null`, the end of every list, or the other way round: needs no look at x unless its struct
 * has a say in it. */
static inline bool compares_with_null(OperatorMethod op, Value l, Value r, bool *truth)
{
    if ((r.tag != TAG_NULL && l.tag != TAG_NULL) || op > OPERATOR_NE ||
        (l.tag == TAG_STRUCT && has_equality(l.instance->def))) {
        return false;
    }
    *truth = (l.tag == r.tag) == (op == OPERATOR_EQ);
    return true;
}

static __attribute__((noinline)) Status compare_any(VM *vm, Value *fp, Insn *pc, OperatorMethod op,
                                                    Value r, bool *truth)
{
    slow_enter_runtime(vm, fp, pc);
    note_operands(pc, *RB, r);
    return operator_compare(vm, op, *RB, r, truth);
}

static inline Status compare(VM *vm, Value *fp, Insn *pc, OperatorMethod op, Value r, bool *truth)
{
    if (compares_with_null(op, *RB, r, truth)) {
        pc->feedback.kinds |= FEEDBACK_OTHER;
    } else if (compare_any(vm, fp, pc, op, r, truth) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, *RB);
    }
    if (slow_consumes_c(pc)) {
        value_release(vm, r);
    }
    return STATUS_OK;
}

SlowResult slow_compare(VM *vm, Value *fp, Insn *pc)
{
    OperatorMethod op = (OperatorMethod)(INSN_OPCODE(*pc) - OP_EQ + OPERATOR_EQ);
    bool truth;
    if (compare(vm, fp, pc, op, *RC, &truth) != STATUS_OK) {
        return slow_raised();
    }
    *RA = value_bool(truth);
    return slow_done(pc + 1);
}

static SlowResult jump_compare(VM *vm, Value *fp, Insn *pc, uint32_t index, Value r)
{
    bool negated = index >= 6;
    OperatorMethod op = (OperatorMethod)(index - (negated ? 6 : 0) + OPERATOR_EQ);
    bool truth;
    if (compare(vm, fp, pc, op, r, &truth) != STATUS_OK) {
        return slow_raised();
    }
    return slow_done(truth != negated ? pc + (int16_t)pc->a : pc + 1);
}

SlowResult slow_jump_compare(VM *vm, Value *fp, Insn *pc)
{
    return jump_compare(vm, fp, pc, INSN_OPCODE(*pc) - OP_JUMP_EQ, *RC);
}

SlowResult slow_jump_compare_int(VM *vm, Value *fp, Insn *pc)
{
    return jump_compare(vm, fp, pc, INSN_OPCODE(*pc) - OP_JUMP_EQ_INT, value_int((int16_t)pc->c));
}

static SlowResult jump_truth(VM *vm, Value *fp, Insn *pc, bool wanted)
{
    Value v = *RA;
    bool truth = value_is_truthy(v);
    if (slow_consumes_a(pc)) {
        value_release(vm, v);
    }
    return slow_done(truth == wanted ? pc + insn_imm32(pc->b, pc->c) : pc + 1);
}

SlowResult slow_jump_if(VM *vm, Value *fp, Insn *pc)
{
    return jump_truth(vm, fp, pc, true);
}

SlowResult slow_jump_if_not(VM *vm, Value *fp, Insn *pc)
{
    return jump_truth(vm, fp, pc, false);
}
