/*
 * arith.c - arithmetic instructions beyond two ints or two floats.
 */
#include "runtime/str_inline.h"
#include "stencils/kernels/slots.h"
#include "stencils/slow/operators.h"
#include "stencils/slow/support.h"

static void note_operands(Insn *pc, Value l, Value r)
{
    if (value_is_number(l) && value_is_number(r)) {
        pc->feedback.kinds |= l.tag != r.tag     ? FEEDBACK_MIXED_NUMBER
                              : l.tag == TAG_INT ? FEEDBACK_OVERFLOW
                                                 : FEEDBACK_FLOAT;
    } else {
        pc->feedback.kinds |=
            l.tag == TAG_STRING || r.tag == TAG_STRING ? FEEDBACK_STRING : FEEDBACK_OTHER;
    }
}

static SlowResult arith(VM *vm, Value *fp, Insn *pc, OperatorMethod op)
{
    Value l = *RB, r = *RC, result;
    slow_enter_runtime(vm, fp, pc);
    note_operands(pc, l, r);
    bool owned = op == OPERATOR_ADD && slow_consumes_b(pc);
    Status status =
        owned ? operator_add_owned(vm, l, r, &result) : operator_arith(vm, op, l, r, &result);
    if (status != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc) && !owned) {
        value_release(vm, l);
    }
    if (slow_consumes_c(pc)) {
        value_release(vm, r);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

/* text + piece, where there may be room behind the text. */
static __attribute__((noinline)) SlowResult add_texts(VM *vm, Value *fp, Insn *pc)
{
    const Value *l = RB;
    String *tail = RC->string;
    if (l->string == tail || !str_append_fast(l->string, tail)) {
        return arith(vm, fp, pc, OPERATOR_ADD);
    }
    pc->feedback.kinds |= FEEDBACK_STRING;
    value_copy(RA, l);
    if (slow_consumes_c(pc)) {
        object_release(vm, &tail->header);
    }
    return slow_done(pc + 1);
}

SlowResult slow_add(VM *vm, Value *fp, Insn *pc)
{
    const Value *l = RB, *r = RC;
    if (l->tag != TAG_STRING || r->tag != TAG_STRING || !slow_consumes_b(pc)) {
        return arith(vm, fp, pc, OPERATOR_ADD);
    }
    /* text = text + piece, the way texts are built: nothing but the bytes is to be done. A piece
     * that is not freed here has other holders, or lives for ever. */
    String *text = l->string;
    bool frees = slow_consumes_c(pc) && r->o->rc == 1;
    if (unlikely(frees || text == r->string || !str_append_short(text, r->string))) {
        return add_texts(vm, fp, pc);
    }
    if (slow_consumes_c(pc) && r->o->rc != 0) {
        r->o->rc--;
    }
    pc->feedback.kinds |= FEEDBACK_STRING;
    slot_set_words(RA, TAG_STRING, (uint64_t)(uintptr_t)text);
    return slow_done(pc + 1);
}
SlowResult slow_sub(VM *vm, Value *fp, Insn *pc)
{
    return arith(vm, fp, pc, OPERATOR_SUB);
}
SlowResult slow_mul(VM *vm, Value *fp, Insn *pc)
{
    return arith(vm, fp, pc, OPERATOR_MUL);
}
SlowResult slow_div(VM *vm, Value *fp, Insn *pc)
{
    return arith(vm, fp, pc, OPERATOR_DIV);
}
SlowResult slow_mod(VM *vm, Value *fp, Insn *pc)
{
    return arith(vm, fp, pc, OPERATOR_MOD);
}

SlowResult slow_arith_int(VM *vm, Value *fp, Insn *pc)
{
    static const OperatorMethod operators[] = {OPERATOR_ADD, OPERATOR_SUB, OPERATOR_MUL,
                                               OPERATOR_DIV, OPERATOR_MOD};
    OperatorMethod op = operators[(pc->op >> OP_FLAG_BITS) - OP_ADD_INT];
    Value l = *RB, r = value_int((int16_t)pc->c), result;
    slow_enter_runtime(vm, fp, pc);
    note_operands(pc, l, r);
    bool owned = op == OPERATOR_ADD && slow_consumes_b(pc);
    Status status =
        owned ? operator_add_owned(vm, l, r, &result) : operator_arith(vm, op, l, r, &result);
    if (status != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc) && !owned) {
        value_release(vm, l);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

/* Unary operators of a struct, or the error. */
static SlowResult unary_method(VM *vm, Value *fp, Insn *pc, OperatorMethod op)
{
    Value v = *RB, result;
    Function *method = v.tag == TAG_STRUCT ? v.instance->def->operators[op] : NULL;
    if (!method) {
        vm_throw(vm, "Invalid unary operation: %s %s", operator_text(op), value_type_name(v));
        return slow_raised();
    }
    slow_enter_runtime(vm, fp, pc);
    value_retain(v);
    if (vm->call(vm, value_object(TAG_FUNCTION, method), &v, 1, &result) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, *RB);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

SlowResult slow_neg(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RB;
    if (v.tag == TAG_INT) {
        if (v.i == INT64_MIN) {
            vm_throw(vm, "Integer overflow: -(%lld)", (long long)v.i);
            return slow_raised();
        }
        *RA = value_int(-v.i);
        return slow_done(pc + 1);
    }
    if (v.tag == TAG_FLOAT) {
        *RA = value_float(-v.f);
        return slow_done(pc + 1);
    }
    return unary_method(vm, fp, pc, OPERATOR_NEG);
}

SlowResult slow_not(VM *vm, Value *fp, Insn *pc)
{
    if (RB->tag == TAG_BOOL) {
        *RA = value_bool(RB->bits == 0);
        return slow_done(pc + 1);
    }
    return unary_method(vm, fp, pc, OPERATOR_NOT);
}

SlowResult slow_to_bool(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RB;
    bool truth = value_is_truthy(v);
    if (slow_consumes_b(pc)) {
        value_release(vm, v);
    }
    *RA = value_bool(truth);
    return slow_done(pc + 1);
}
