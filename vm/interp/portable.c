/*
 * portable.c - the engine for every compiler and machine: the same instructions as cases of a
 * switch.
 *
 * Frames between Ruff functions are linked on the value stack only, so C does not recurse for them.
 * Used by sanitizer builds, targets without handlers, and as an oracle in tests.
 */
#ifdef RUFF_PORTABLE

#include "stencils/ops/kernels.h"
#include "vm/interp/check_refs.h"
#include "vm/interp/interp.h"
#include "vm/interp/sampler.h"

#define C_STACK_RESERVE_BYTES (1u << 20)

/* Consume flags that an opcode's fast path tolerates; 0xff: it has none. */
static const uint8_t fast_flags[OP_COUNT] = {
#define FAST(NAME, flags) [OP_##NAME] = (flags) | 0x80,
#include "stencils/fast_ops.def"
};

const void *interp_entry_pointer; /* this engine knows no machine code */

bool engine_init(VM *vm)
{
    (void)vm;
    return true;
}

void engine_destroy(VM *vm)
{
    (void)vm;
}

uint32_t engine_depth(const VM *vm)
{
    return vm->interp->depth;
}

void engine_interrupt(VM *vm)
{
    (void)vm;
}

static bool takes_fast_path(const Insn *pc)
{
    uint8_t allowed = fast_flags[pc->op >> OP_FLAG_BITS];
    return (allowed & 0x80) != 0 && (INSN_FLAGS(*pc) & ~allowed) == 0;
}

#define TOO_DEEP (vm->interp->depth >= vm->max_depth || vm->interrupt)

/* Links a callee's frame in; its first instruction, or NULL: raised, and the window is released. */
static Insn *push_frame(VM *vm, Value *fp, Insn *pc, Value *callee_fp)
{
    const Code *code = frame_code(callee_fp);
    if (unlikely(TOO_DEEP)) {
        slow_call_too_deep(vm, fp, pc, callee_fp);
        return NULL;
    }
    if (unlikely(callee_fp + code->register_count > vm->stack_end)) {
        slow_stack_overflow(vm, callee_fp);
        return NULL;
    }
    vm->interp->depth++;
    return code->insns;
}

#define OP_BODY(NAME) case OP_##NAME:
#define NEXT       \
    do {           \
        pc += 1;   \
        goto next; \
    } while (0)
#define NEXT2      \
    do {           \
        pc += 2;   \
        goto next; \
    } while (0)
#define JUMP(distance)    \
    do {                  \
        pc += (distance); \
        goto next;        \
    } while (0)
#define SLOW goto slow
#define CALL_FRAME(callee, code) \
    do {                         \
        (void)(code);            \
        callee_fp = (callee);    \
        goto call;               \
    } while (0)
#define KERNEL_RELEASE(object)   kernel_release(vm, (object))
#define KERNEL(name, a, b, c, d) kernel_##name(vm, (a), (b), (c), (d))
#define RAISED                   goto raised
#define FRAME_END                (fp + frame_code(fp)->register_count)
#define RESUME_FRAME(resumed_fp)                       \
    do {                                               \
        fp = (resumed_fp);                             \
        vm->interp->depth++;                           \
        pc = generator_enter(frame_generator(fp), fp); \
        goto next;                                     \
    } while (0)
#define SUSPEND                                                  \
    do {                                                         \
        Generator *generator = frame_generator(fp);              \
        result = (FrameResult){RB->tag, RB->bits};               \
        if (!generator_save(generator, fp, pc->feedback.bits)) { \
            SLOW;                                                \
        }                                                        \
        generator_leave(generator, pc);                          \
        goto leave;                                              \
    } while (0)
#define LEAVE(tag_, bits_)                       \
    do {                                         \
        result = (FrameResult){(tag_), (bits_)}; \
        goto leave;                              \
    } while (0)

/* One function on purpose: the labels are the engine's states. Returns when the frame at base has.
 */
static FrameResult run(VM *vm, Value *const base, Insn *pc) /* NOLINT(readability-function-size) */
{
    Value *fp = base, *callee_fp;
    FrameResult result;
next:
    if (unlikely(vm->interp->check_refs)) {
        check_refs(vm, fp, pc);
    }
    if (unlikely(vm->interp->sample_due)) {
        sampler_take(vm->interp->sampler, fp, pc, SAMPLE_INTERPRETER);
    }
    if (!takes_fast_path(pc)) {
        goto slow;
    }
    switch (INSN_OPCODE(*pc)) {
#include "stencils/ops/all.h"
    default:
        goto slow;
    }
slow: {
    SlowResult r = slow_table[INSN_OPCODE(*pc)](vm, fp, pc);
    if (unlikely(vm->interp->sample_due)) {
        sampler_take(vm->interp->sampler, fp, pc, SAMPLE_C);
    }
    if (r.next == NULL) {
        goto raised;
    }
    if (r.callee_fp == NULL) {
        pc = r.next;
        goto next;
    }
    callee_fp = r.callee_fp;
}
call: {
    Insn *entry = push_frame(vm, fp, pc, callee_fp);
    if (entry == NULL) {
        goto raised;
    }
    fp = callee_fp;
    pc = entry;
    goto next;
}
leave:
    if (fp == base) {
        return result;
    }
    vm->interp->depth--;
    fp = frame_header(fp)->caller;
    pc = frame_header(fp)->pc;
    if (INSN_OPCODE(*pc) == OP_FOR_NEXT) {
        GENERATOR_CAME_BACK(result.tag, result.bits);
    }
    if (result.tag != TAG_EXCEPTION) {
        slot_set_words(RA, result.tag, result.bits);
        pc += 2;
        goto next;
    }
raised:
    pc = interp_unwind(vm, fp, pc);
    if (pc != NULL) {
        goto next;
    }
    result = (FrameResult){TAG_EXCEPTION, 0};
    goto leave;
}

/* Callbacks recurse in C: stop before the C stack ends. The first entry remembers where it begins.
 */
static bool c_stack_is_short(const VM *vm)
{
    return (uintptr_t)__builtin_frame_address(0) < vm->native_limit;
}

/* resumes: the frame is a generator's, which goes on. */
static FrameResult enter(VM *vm, Value *fp, bool resumes, bool counts)
{
    struct Interp *interp = vm->interp;
    uint32_t depth = interp->depth;
    if ((counts && (depth >= vm->max_depth || vm->interrupt)) || c_stack_is_short(vm)) {
        interp_too_deep(vm, frame_function(fp));
        return (FrameResult){TAG_UNSET, 0};
    }
    if (unlikely(interp->sample_due)) {
        sampler_take(interp->sampler, vm->fp, vm->pc, vm->fp ? SAMPLE_C : SAMPLE_OUTSIDE);
    }
    interp->depth += counts ? 1 : 0;
    Insn *pc = resumes ? generator_enter(frame_generator(fp), fp) : frame_code(fp)->insns;
    FrameResult result = run(vm, fp, pc);
    interp->depth = depth;
    return result;
}

FrameResult engine_enter(VM *vm, Value *fp, bool counts)
{
    return enter(vm, fp, false, counts);
}

bool engine_begin_segment(VM *vm, CallSegment *segment)
{
    (void)vm, (void)segment;
    return true;
}

FrameResult engine_enter_again(VM *vm, Value *fp, CallSegment *segment)
{
    (void)segment;
    return engine_enter(vm, fp, true);
}

void engine_end_segment(VM *vm, const CallSegment *segment)
{
    (void)vm, (void)segment;
}

FrameResult engine_resume(VM *vm, Value *fp)
{
    return enter(vm, fp, true, true);
}

#endif
