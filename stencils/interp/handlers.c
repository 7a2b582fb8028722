/*
 * handlers.c - the interpreter's handlers: compiled by clang 19 only, together with the stencils of
 * the machine code tiers, because the register convention of preserve_none differs between
 * releases. The assembly in generated/ is what is built into ruff.
 *
 * State lives in registers: vm r12, fp r13, pc r14, dispatch table r15; these survive calls of C
 * functions. A handler ends in a jump to the next one. It must keep vm in r12 to its end and own no
 * stack, since a frame is exactly 16 bytes (scripts/check-handlers.sh looks at the assembly).
 */
#include "stencils/ops/kernels.h"
#include "stencils/x86_64/kernel_call.h"

#define PN __attribute__((preserve_none))

typedef struct Ret {
    uint64_t tag, bits;
} Ret;

/* musttail wants equal parameter lists, so every handler has the two scratch registers x and y;
 * they mean something only to the few that are passed them. PASS leaves them undefined on purpose,
 * which costs no instruction. */
#define STATE           VM *vm, Value *fp, Insn *pc, const void *dispatch, uintptr_t x, uintptr_t y
#define PASS            vm, fp, pc, dispatch, undefined(), undefined()
#define PASS_WITH(x, y) vm, fp, pc, dispatch, (uintptr_t)(x), (uintptr_t)(y)
#define TAIL            __attribute__((musttail)) return

typedef PN Ret (*Handler)(STATE);

#pragma clang diagnostic ignored "-Wuninitialized"
#pragma clang diagnostic ignored "-Wunused-parameter"

static inline uintptr_t undefined(void)
{
    uintptr_t nothing;
    return nothing;
}

/* x86_64/shim.S: x is the slow function / the callee's fp, y its entry / the resumed frame's fp. */
PN Ret ruff_slow(STATE);
PN Ret ruff_call(STATE);
PN Ret ruff_resume(STATE);

#define DISPATCH TAIL((const Handler *)dispatch)[pc->op](PASS)

#define OP_BODY(NAME) static PN Ret op_##NAME(STATE)
#define NEXT      \
    do {          \
        pc += 1;  \
        DISPATCH; \
    } while (0)
#define NEXT2     \
    do {          \
        pc += 2;  \
        DISPATCH; \
    } while (0)
#define JUMP(distance)    \
    do {                  \
        pc += (distance); \
        DISPATCH;         \
    } while (0)
#define SLOW                        TAIL op_slow(PASS)
#define CALL_FRAME(callee_fp, code) TAIL ruff_call(PASS_WITH((callee_fp), (code)->entry))
#define LEAVE(tag_, bits_) \
    return (Ret)           \
    {                      \
        (tag_), (bits_)    \
    }
#define RAISED                   TAIL op_raised(PASS)
#define FRAME_END                (fp + frame_code(fp)->register_count)
#define RESUME_FRAME(resumed_fp) TAIL ruff_resume(PASS_WITH((resumed_fp), 0))
#define SUSPEND                  TAIL jit_suspend(PASS_WITH(0, 0))

PN Ret op_raised(STATE);
PN Ret jit_suspend(STATE);

/* The whole instruction by its slow function. */
static PN Ret op_slow(STATE)
{
    TAIL ruff_slow(PASS_WITH(slow_table[pc->op >> OP_FLAG_BITS], 0));
}

#define CONSUMES_B 0
#include "stencils/ops/all.h"
#undef CONSUMES_B

/* Those that look at it, for when operand b is given up. */
#define CONSUMES_B 1
#undef OP_BODY
#define OP_BODY(NAME) static PN Ret op_##NAME##_B(STATE)
#include "stencils/ops/reads.h"
#include "stencils/ops/structs.h"

/* A called function has come back: its result is in (x, y), pc is at the call, which is two words
 * long. Named, so that deoptimized machine code can return here. */
PN Ret op_after_call(STATE);
PN Ret op_after_call(STATE)
{
    uint64_t tag = x, bits = y;
    if (unlikely(tag == TAG_EXCEPTION)) {
        TAIL op_raised(PASS);
    }
    slot_set_words(RA, tag, bits);
    pc += 2;
    DISPATCH;
}

/* The same for the generator that the FOR_NEXT at pc has resumed. */
PN Ret op_after_resume(STATE);
PN Ret op_after_resume(STATE)
{
    GENERATOR_CAME_BACK(x, y);
}

/* An exception is pending and the instruction at pc has raised it (or its callee has). */
PN Ret op_raised(STATE)
{
    pc = interp_unwind(vm, fp, pc);
    if (pc == NULL) {
        return (Ret){TAG_EXCEPTION, 0};
    }
    DISPATCH;
}

/* Where a call of an interpreted function begins. The arguments stand in the first registers; pc is
 * still the caller's. */
PN Ret interp_entry(STATE);
PN Ret interp_entry(STATE)
{
    const Code *code = frame_code(fp);
    if (unlikely(fp + code->register_count > vm->stack_end)) {
        slow_stack_overflow(vm, fp);
        return (Ret){TAG_EXCEPTION, 0};
    }
    pc = code->insns;
    DISPATCH;
}

/* The same while calls are counted, until the function is compiled. */
PN Ret interp_counting_entry(STATE);
PN Ret interp_counting_entry(STATE)
{
    Code *code = frame_code(fp);
    if (unlikely(++code->call_count == 0)) {
        TAIL((Handler)interp_hot_call(vm, fp))(PASS);
    }
    TAIL interp_entry(PASS);
}

/* The loop has machine code. */
static PN Ret op_LOOP_NATIVE(STATE)
{
    TAIL((Handler)pc->feedback.machine)(PASS);
}

/* Where the frame of a generator or async function is resumed, from every tier: its linkage is
 * complete, pc is the resumer's. */
PN Ret jit_resume(STATE);
PN Ret jit_resume(STATE)
{
    Generator *generator = frame_generator(fp);
    Code *code = generator->function->code;
    pc = generator_enter(generator, fp);
    if (generator->machine != NULL && generator->machine_version == code->version) {
        vm->resumptions++;
        TAIL((Handler)generator->machine)(PASS);
    }
    if (code->machine != NULL || unlikely(++code->call_count == 0)) {
        Handler machine = (Handler)interp_resume_address(vm, fp, pc);
        if (machine) {
            vm->resumptions++;
            TAIL machine(PASS);
        }
    }
    DISPATCH;
}

/* The YIELD at pc suspends its frame, in every tier. x: machine code behind it, or 0. */
PN Ret jit_suspend(STATE)
{
    Generator *generator = frame_generator(fp);
    generator->machine = (const void *)x;
    if (unlikely(!generator_save(generator, fp, pc->feedback.bits))) {
        SLOW;
    }
    generator_leave(generator, pc);
    LEAVE(RB->tag, RB->bits);
}

#pragma clang diagnostic ignored "-Winitializer-overrides"

#define HANDLER_ROW(NAME, flags, f) \
    [(OP_##NAME << OP_FLAG_BITS) | (f)] = ((f) & ~(flags)) ? op_slow : op_##NAME

/* One row per opcode and combination of consume flags. */
const Handler interp_dispatch[OP_COUNT << OP_FLAG_BITS] = {
    [0 ...(OP_COUNT << OP_FLAG_BITS) - 1] = op_slow,
#define FAST(NAME, flags)                                                                      \
    HANDLER_ROW(NAME, flags, 0), HANDLER_ROW(NAME, flags, 1), HANDLER_ROW(NAME, flags, 2),     \
        HANDLER_ROW(NAME, flags, 3), HANDLER_ROW(NAME, flags, 4), HANDLER_ROW(NAME, flags, 5), \
        HANDLER_ROW(NAME, flags, 6), HANDLER_ROW(NAME, flags, 7),
#define CONSUMING_B(NAME, flags) [(OP_##NAME << OP_FLAG_BITS) | (flags)] = op_##NAME##_B,
#include "stencils/fast_ops.def"
    [OP_LOOP_NATIVE << OP_FLAG_BITS] = op_LOOP_NATIVE,
};
