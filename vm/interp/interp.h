/*
 * interp.h - running frames: what the interpreter adds to a VM, and how C enters it.
 *
 * Two engines run the same instructions: native handlers on their own native stack (native.c), and
 * the portable switch (portable.c). Exactly one is built in. Both are entered with a complete
 * window on the value stack and return when that frame has returned, been suspended or been left by
 * an exception.
 */
#ifndef RUFF_VM_INTERP_INTERP_H
#define RUFF_VM_INTERP_INTERP_H

#include "runtime/vm.h"
#include "stencils/frame.h"
#include "vm/interp/tier.h"

#define INTERP_DEFAULT_MAX_DEPTH 100000u

struct ModuleCache;
struct Scheduler;
struct GeneratorRun;

/* What unwinding does at an instruction of a function with at most 64 registers: the same each time
 * (unwind.c). */
typedef struct UnwindPlan {
    const Insn *pc; /* NULL: an empty entry */
    Insn *handler;  /* its first instruction; NULL: the frame is left */
    uint64_t released;
} UnwindPlan;

#define UNWIND_PLANS 64u

struct Interp {
    char *native_stack; /* lowest address of the native stack; NULL in the portable engine */
    size_t native_stack_bytes;
    uintptr_t native_base; /* rsp of the handlers of the current segment's first frame; 0: none */
    const NativeSegment *segments; /* those below the current one; NULL: none */
    uint32_t depth;                /* portable engine: Ruff calls active */
    bool check_refs;          /* --check-refs: recount after every instruction (portable engine) */
    size_t check_refs_skip;   /* instructions to go until the next recount */
    size_t check_refs_passed; /* instructions before it */
    struct ModuleCache *modules;
    struct Scheduler *scheduler;
    struct GeneratorRun *running; /* generator.h: the innermost resumed frame; NULL: none */
    TierHooks tier;               /* machine code; all NULL: none */
    UnwindPlan unwind_plans[UNWIND_PLANS]; /* of the last places, by address */
    struct Sampler *sampler;               /* sampler.h; NULL: the program is not profiled */
    volatile bool sample_due;              /* portable engine: sampler_take() is to be called */
};

/* What a frame gave back: a value's two words; tag TAG_EXCEPTION: an exception is pending. */
typedef struct FrameResult {
    uint64_t tag, bits;
} FrameResult;

/* The engine (native.c or portable.c). */
bool engine_init(VM *vm);
void engine_destroy(VM *vm);
/* Runs the function whose window is complete and linked, from its first instruction / the frame of
 * a generator that is linked, from where it is suspended. counts: it is one more active Ruff call
 * (a module's top level is not). */
FrameResult engine_enter(VM *vm, Value *fp, bool counts);
FrameResult engine_resume(VM *vm, Value *fp);
/* Begins a segment for several calls of engine_enter_again(), from this C function or what it
 * calls; false: a call would be too deep, and nothing has happened. */
bool engine_begin_segment(VM *vm, CallSegment *segment);
FrameResult engine_enter_again(VM *vm, Value *fp, CallSegment *segment);
void engine_end_segment(VM *vm, const CallSegment *segment);
/* Ruff calls active right now. */
uint32_t engine_depth(const VM *vm);
/* Calls visit on every word of the native stack that may be a return address into Ruff code, where
 * it can be replaced. of_slow: of the call of a slow function (or, where the interpreter made the
 * call, nothing). C must be running. Native engine only. */
void engine_visit_returns(VM *vm, void (*visit)(void *context, uintptr_t *word, bool of_slow),
                          void *context);
/* Makes the next call or loop iteration notice vm->interrupt; async-signal-safe. */
void engine_interrupt(VM *vm);

/* What must survive a nested run: the position of the caller. (Its half-done path too, but the few
 * slow functions that call back in the middle of one see to that.) */
typedef struct SavedPosition {
    Value *fp, *top;
    Insn *pc;
} SavedPosition;

static inline void interp_save_position(VM *vm, SavedPosition *saved)
{
    saved->fp = vm->fp;
    saved->top = vm->top;
    saved->pc = vm->pc;
    if (vm->fp) {
        frame_header(vm->fp)->pc = vm->pc;
    }
}

static inline void interp_restore_position(VM *vm, const SavedPosition *saved)
{
    vm->fp = saved->fp;
    vm->top = saved->top;
    vm->pc = saved->pc;
}

/* Pushes a window at vm->top and runs callee; the implementation of vm->call. Arguments consumed.
 */
Status interp_call(VM *vm, Value callee, Value *args, uint32_t argc, Value *result);
/* The implementations of vm->begin_calls, call_again, end_calls. */
void interp_begin_calls(VM *vm, Callback *callback, Value callee, uint32_t argc);
Status interp_call_again(VM *vm, Callback *callback, Value *result);
void interp_end_calls(VM *vm, Callback *callback);
/* Calls a function with a window that stands on the value stack (consumed): code of interp_call. */
Status interp_call_window(VM *vm, Value *window, uint32_t argc, Value *result);
/* Calls a generator or async function whose window stands on the value stack (consumed): the result
 * is the generator or promise. generator.c */
Status suspendable_call(VM *vm, Value *window, Value *result);
/* Runs a module's top level in its own frame. */
Status interp_run_top_level(VM *vm, Function *main);

/* Too deep: raises the error of language.md 8.4 (or the pending interrupt). */
Status interp_too_deep(VM *vm, const Function *callee);

#endif
