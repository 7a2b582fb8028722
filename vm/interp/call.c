/*
 * call.c - calling Ruff functions from C: callbacks of builtins, operator methods, field defaults,
 * module top levels; and the errors of calls that go too deep.
 */
#include <string.h>

#include "runtime/poll.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "stencils/slow.h"
#include "vm/interp/interp.h"

static void release_window(VM *vm, Value *window, uint32_t argc)
{
    for (uint32_t i = 0; i <= argc; i++) {
        value_release(vm, window[1 + i]);
    }
}

Status interp_too_deep(VM *vm, const Function *callee)
{
    if (vm->interrupt) {
        return vm_throw_interrupted(vm);
    }
    return vm_throw(vm, "Maximum VM call stack depth of %u exceeded while calling %s",
                    vm->max_depth, callee->info->name->data);
}

SlowResult slow_call_too_deep(VM *vm, Value *fp, Insn *pc, Value *callee_fp)
{
    (void)fp, (void)pc;
    const Function *callee = frame_function(callee_fp);
    interp_too_deep(vm, callee);
    release_window(vm, callee_fp - FRAME_LINKAGE, callee->info->param_count);
    return slow_raised();
}

void slow_stack_overflow(VM *vm, Value *callee_fp)
{
    const Function *callee = frame_function(callee_fp);
    interp_too_deep(vm, callee);
    release_window(vm, callee_fp - FRAME_LINKAGE, callee->info->param_count);
}

/* What a frame that was entered has come to. */
static Status take_result(VM *vm, Value *fp, uint32_t argc, FrameResult r, Value *result)
{
    if (unlikely(r.tag == TAG_UNSET || r.tag == TAG_EXCEPTION)) {
        if (r.tag == TAG_UNSET) {
            release_window(vm, fp - FRAME_LINKAGE, argc); /* it never began */
        }
        return STATUS_THROW;
    }
    *result = value_make((ValueTag)r.tag, r.bits);
    return STATUS_OK;
}

/* A plain function: its frame is linked to the one that the VM stands in. */
static inline __attribute__((always_inline)) Status run_window(VM *vm, Value *window, uint32_t argc,
                                                               bool counts, Value *result)
{
    SavedPosition saved;
    Value *fp = window + FRAME_LINKAGE;
    interp_save_position(vm, &saved);
    frame_header(fp)->caller = vm->fp;
    frame_header(fp)->pc = frame_code(fp)->insns;
    if (fp + frame_code(fp)->register_count > vm->stack_end) {
        slow_stack_overflow(vm, fp);
        return STATUS_THROW;
    }
    FrameResult r = engine_enter(vm, fp, counts);
    interp_restore_position(vm, &saved);
    return take_result(vm, fp, argc, r, result);
}

Status interp_call_window(VM *vm, Value *window, uint32_t argc, Value *result)
{
    Value callee = window[1];
    if (callee.tag == TAG_BUILTIN) {
        Value *top = vm->top;
        vm->top = window + FRAME_LINKAGE + argc;
        Value r = vm_poll(vm) == STATUS_OK
                      ? builtin_call(vm, callee.builtin, window + FRAME_LINKAGE, argc)
                      : value_make(TAG_EXCEPTION, 0);
        vm->top = top;
        release_window(vm, window, argc);
        *result = r;
        return r.tag == TAG_EXCEPTION ? STATUS_THROW : STATUS_OK;
    }
    if (callee.tag != TAG_FUNCTION) {
        release_window(vm, window, argc);
        return vm_throw(vm,
                        "Cannot call non-function; the value being called is not callable. Pass a "
                        "function, closure, or imported callable value instead.");
    }
    const FunctionInfo *info = callee.function->info;
    if (info->param_count != argc) {
        uint32_t hidden = (info->flags & FUNCTION_METHOD) ? 1 : 0;
        vm_throw(vm, "%s expects %u arguments, got %u", info->name->data,
                 info->param_count - hidden, argc - hidden);
        release_window(vm, window, argc);
        return STATUS_THROW;
    }
    if (info->flags & (FUNCTION_GENERATOR | FUNCTION_ASYNC)) {
        return suspendable_call(vm, window, result);
    }
    return run_window(vm, window, argc, true, result);
}

Status interp_call(VM *vm, Value callee, Value *args, uint32_t argc, Value *result)
{
    Value *window = vm->top;
    if (window + FRAME_LINKAGE + argc >= vm->stack_end) {
        for (uint32_t i = 0; i < argc; i++) {
            value_release(vm, args[i]);
        }
        return vm_throw(
            vm, "Maximum VM call stack depth of %u exceeded while calling %s", vm->max_depth,
            callee.tag == TAG_FUNCTION ? callee.function->info->name->data : "a function");
    }
    value_retain(callee);
    window[1] = callee;
    for (uint32_t i = 0; i < argc; i++) {
        value_copy(&window[FRAME_LINKAGE + i], &args[i]);
    }
    return interp_call_window(vm, window, argc, result);
}

void interp_begin_calls(VM *vm, Callback *callback, Value callee, uint32_t argc)
{
    callback->callee = callee;
    callback->argc = argc;
    callback->args = callback->other_args;
    callback->plain = false;
    if (callee.tag != TAG_FUNCTION || callee.function->info->param_count != argc ||
        (callee.function->info->flags & (FUNCTION_GENERATOR | FUNCTION_ASYNC)) != 0) {
        return;
    }
    Value *fp = vm->top + FRAME_LINKAGE;
    if (fp + callee.function->code->register_count > vm->stack_end ||
        !engine_begin_segment(vm, &callback->segment)) {
        return;
    }
    SavedPosition saved;
    interp_save_position(vm, &saved);
    callback->fp = saved.fp;
    callback->top = saved.top;
    callback->pc = saved.pc;
    callback->plain = true;
    callback->args = fp;
}

Status interp_call_again(VM *vm, Callback *callback, Value *result)
{
    if (unlikely(!callback->plain)) {
        return interp_call(vm, callback->callee, callback->args, callback->argc, result);
    }
    Value *fp = callback->args;
    object_retain(callback->callee.o);
    value_copy(&fp[-1], &callback->callee);
    frame_header(fp)->caller = callback->fp;
    frame_header(fp)->pc = frame_code(fp)->insns;
    return take_result(vm, fp, callback->argc, engine_enter_again(vm, fp, &callback->segment),
                       result);
}

void interp_end_calls(VM *vm, Callback *callback)
{
    if (callback->plain) {
        engine_end_segment(vm, &callback->segment);
        interp_restore_position(
            vm, &(SavedPosition){.fp = callback->fp, .top = callback->top, .pc = callback->pc});
    }
}

Status interp_run_top_level(VM *vm, Function *main)
{
    Value *window = vm->top;
    Value result;
    if (window + FRAME_LINKAGE >= vm->stack_end) {
        return interp_too_deep(vm, main);
    }
    object_retain(&main->header);
    window[1] = value_object(TAG_FUNCTION, main);
    if (run_window(vm, window, 0, false, &result) != STATUS_OK) {
        return STATUS_THROW;
    }
    value_release(vm, result);
    return STATUS_OK;
}

/* The interpreter comes here for an interrupt, and once when the loop has become hot. */
SlowResult slow_loop(VM *vm, Value *fp, Insn *pc)
{
    if (vm->interrupt) {
        vm_throw_interrupted(vm);
        return slow_raised();
    }
    return slow_done(tier_hot_loop(vm, fp, pc) ? pc : pc + 1);
}

SlowResult slow_jump_loop(VM *vm, Value *fp, Insn *pc)
{
    return slow_loop(vm, fp, pc + insn_imm32(pc->b, pc->c));
}

static SlowResult return_value(VM *vm, Value *fp, Value v)
{
    vm->result = v;
    value_release(vm, fp[-1]);
    return slow_done(vm->leave);
}

SlowResult slow_return(VM *vm, Value *fp, Insn *pc)
{
    return return_value(vm, fp, *frame_register(fp, pc->a));
}

SlowResult slow_return_null(VM *vm, Value *fp, Insn *pc)
{
    (void)pc;
    return return_value(vm, fp, value_null());
}

SlowResult slow_leave(VM *vm, Value *fp, Insn *pc)
{
    (void)vm, (void)fp;
    return slow_done(pc);
}
