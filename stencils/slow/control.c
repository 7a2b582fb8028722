/*
 * control.c - throw, except, `?`, string interpolation.
 */
#include "runtime/format.h"
#include "runtime/str.h"
#include "runtime/variant.h"
#include "stencils/slow/support.h"

SlowResult slow_throw(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RA;
    /* A raising instruction leaves its operand to its register; throwing takes a reference. */
    value_retain(v);
    vm_throw_value(vm, v);
    return slow_raised();
}

SlowResult slow_catch(VM *vm, Value *fp, Insn *pc)
{
    Value error = vm_error_take(vm);
    if (error.tag == TAG_UNSET) {
        return slow_raised();
    }
    *RA = error;
    return slow_done(pc + 1);
}

/* The tag texts are interned, so one character tells Ok and Some from Err and None. */
static bool is_success(Value v)
{
    char first = v.variant->tag->data[0];
    return v.tag == TAG_RESULT ? first == 'O' : first == 'S';
}

SlowResult slow_jump_if_success(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RA;
    if (v.tag != TAG_RESULT && v.tag != TAG_OPTION) {
        vm_throw(vm, "Try operator requires Result or Option");
        return slow_raised();
    }
    return slow_done(is_success(v) ? pc + insn_imm32(pc->b, pc->c) : pc + 1);
}

SlowResult slow_unwrap(VM *vm, Value *fp, Insn *pc)
{
    Value wrapper = *RB;
    Value v = wrapper.variant->payload[0];
    value_retain(v);
    if (slow_consumes_b(pc)) {
        value_release(vm, wrapper);
    }
    value_copy(RA, &v);
    return slow_done(pc + 1);
}

SlowResult slow_concat(VM *vm, Value *fp, Insn *pc)
{
    Value *parts = RB;
    uint32_t count = pc->c;
    Buffer text;
    slow_enter_runtime(vm, fp, pc);
    buffer_init(&text, vm);
    String *joined = NULL;
    Status status = STATUS_OK;
    for (uint32_t i = 0; i < count && status == STATUS_OK; i++) {
        status = format_display(&text, parts[i]);
    }
    if (status == STATUS_OK) {
        joined = buffer_to_string(&text);
    }
    buffer_free(&text);
    if (!joined) {
        return slow_raised();
    }
    slow_release_run(vm, parts, count);
    *RA = value_string(joined);
    return slow_done(pc + 1);
}
