#include "vm/interp/generator.h"

#include <string.h>

#include "runtime/cycle.h"
#include "runtime/function.h"
#include "runtime/promise.h"
#include "runtime/refcount.h"
#include "stencils/kernels/generators.h"
#include "stencils/slow/support.h"
#include "vm/bytecode/operands.h"
#include "vm/interp/scheduler.h"
#include "vm/interp/unwind.h"

GeneratorOutcome generator_run(VM *vm, Generator *generator, Value *value)
{
    Value *fp = vm->top + RESUMED_LINKAGE;
    if (fp + generator->saved_capacity > vm->stack_end) {
        interp_too_deep(vm, generator->function);
        return GENERATOR_NOT_BEGUN;
    }
    SavedPosition position;
    interp_save_position(vm, &position);
    generator_link(generator, fp);
    frame_header(fp)->caller = vm->fp;
    object_retain(&generator->header);
    GeneratorRun run = {generator, vm->interp->running};
    vm->interp->running = &run;
    FrameResult result = engine_resume(vm, fp);
    vm->interp->running = run.outer;
    interp_restore_position(vm, &position);
    GeneratorOutcome outcome;
    if (result.tag == TAG_UNSET) {
        outcome = GENERATOR_NOT_BEGUN;
    } else if (result.tag == TAG_EXCEPTION) {
        generator_finish(vm, generator);
        outcome = GENERATOR_RAISED;
    } else {
        *value = value_make((ValueTag)result.tag, result.bits);
        outcome = GENERATOR_YIELDED;
        if (generator->state == GENERATOR_RUNNING) {
            generator_finish(vm, generator);
            outcome = GENERATOR_RETURNED;
        }
    }
    object_release(vm, &generator->header);
    return outcome;
}

SlowResult generator_suspend(VM *vm, Value *fp, uint32_t next, const uint64_t *owned, Value result)
{
    Generator *generator = frame_generator(fp);
    uint32_t count = frame_code(fp)->register_count;
    bool may_hold_cycle = false;
    for (uint32_t i = 0; i < count; i++) {
        /* What is not owned is a plain value, or garbage that must not be released. */
        if (bit_test(owned, i)) {
            value_copy(&generator->saved[i], &fp[i]);
            may_hold_cycle |= value_may_hold_cycle(fp[i]);
        } else if (fp[i].tag < TAG_FIRST_HEAP) {
            value_copy(&generator->saved[i], &fp[i]);
        } else {
            generator->saved[i] = value_unset();
        }
    }
    generator->saved_count = count;
    generator->pc = next;
    generator->machine = NULL;
    generator->state = GENERATOR_SUSPENDED;
    if (may_hold_cycle) {
        generator_watch(vm, generator);
    }
    vm->result = result;
    value_release(vm, fp[-1]);
    return slow_done(vm->leave + 1);
}

/* The registers owned behind a YIELD. Worked out once, with what the fast path is to save, if that
 * are few enough registers; generators that the cycle collector does not know yet come here again.
 */
static void owned_behind(const Code *code, Insn *pc, uint32_t next, uint64_t *owned)
{
    if (pc->feedback.bits != 0) {
        memset(owned, 0, OWNED_WORDS * sizeof *owned);
        owned[0] = YIELD_PLANNED(pc->feedback.bits);
        return;
    }
    uint32_t kept = ownership_kept_before(code->proto, next, owned);
    if (kept <= YIELD_OWNED_BITS) {
        pc->feedback.bits = YIELD_PLAN(owned[0], kept);
    }
}

SlowResult slow_yield(VM *vm, Value *fp, Insn *pc)
{
    const Code *code = frame_code(fp);
    uint32_t next = (uint32_t)(pc + 1 - code->insns);
    uint64_t owned[OWNED_WORDS];
    Value yielded = *RB;
    owned_behind(code, pc, next, owned);
    *RA = value_null();
    return generator_suspend(vm, fp, next, owned, yielded);
}

Status generator_resume(VM *vm, Generator *generator, Value *yielded, bool *done)
{
    Value value;
    if (generator->state == GENERATOR_RUNNING) {
        return vm_throw(vm, "Generator is already running");
    }
    if (generator->state == GENERATOR_DONE) {
        *done = true;
        return STATUS_OK;
    }
    switch (generator_run(vm, generator, &value)) {
    case GENERATOR_YIELDED:
        *yielded = value;
        *done = false;
        return STATUS_OK;
    case GENERATOR_RETURNED:
        value_release(vm, value);
        *done = true;
        return STATUS_OK;
    default:
        return STATUS_THROW;
    }
}

/* A frame that has not begun, with the arguments of a window (consumed); NULL: out of memory. */
static Generator *take_window(VM *vm, Value *window)
{
    Function *function = window[1].function;
    uint32_t argc = function->info->param_count;
    Value *args = window + FRAME_LINKAGE;
    Generator *generator = generator_new(vm, function, function->code->register_count);
    if (!generator) {
        slow_release_run(vm, &window[1], argc + 1);
        return NULL;
    }
    for (uint32_t i = 0; i < argc; i++) {
        value_copy(&generator->saved[i], &args[i]);
    }
    generator->saved_count = argc;
    object_release(vm, &function->header);
    return generator;
}

Status suspendable_call(VM *vm, Value *window, Value *result)
{
    bool is_async = (window[1].function->info->flags & FUNCTION_ASYNC) != 0;
    Generator *generator = take_window(vm, window);
    if (!generator) {
        return STATUS_THROW;
    }
    if (!is_async) {
        *result = value_object(TAG_GENERATOR, generator);
        return STATUS_OK;
    }
    return scheduler_start(vm, generator, result);
}

SlowResult slow_call_suspendable(VM *vm, Value *fp, Insn *pc, Value *window)
{
    Value result;
    if (suspendable_call(vm, window, &result) != STATUS_OK) {
        return slow_raised();
    }
    value_copy(RA, &result);
    return slow_done(pc + 2);
}
