/*
 * native.c - the engine made of native handlers: entering them, the native stack, the depth limit.
 *
 * The handlers run on a reserved stack of their own. A Ruff frame takes exactly 16 bytes of it, so
 * the number of active calls follows from rsp, and the depth limit is one compare of rsp in the
 * shim. Each entry from C begins a new segment of the stack below the C frames that lead to it.
 */
#ifndef RUFF_PORTABLE

#include <sys/mman.h>

#include "vm/interp/interp.h"

#define FRAME_NATIVE_BYTES 16u
#define ENTRY_BYTES        24u   /* what ruff_enter pushes below native_sp for the first frame */
#define C_FRAME_GAP        1024u /* room for the C frames between here and the new segment */
#define C_RESERVE_BYTES    (512u << 10) /* stack that C functions called by handlers may use */
#define NATIVE_PER_CALL                                                 \
    2048u /* native stack reserved for each call that max_depth allows: \
             callbacks take a few C frames besides the 16 bytes */

_Static_assert(offsetof(Function, code) == 16, "the shim knows this offset");

extern FrameResult ruff_enter(VM *vm, Value *fp, const void *entry, uintptr_t native_sp);
extern const void *const interp_dispatch[];
extern const char interp_entry[];
extern const char interp_counting_entry[];
extern const char interp_resume_entry[];

const void *interp_entry_pointer = interp_entry;
const void *const interp_counting_entry_pointer = interp_counting_entry;

bool engine_init(VM *vm)
{
    struct Interp *interp = vm->interp;
    size_t bytes = (size_t)vm->max_depth * NATIVE_PER_CALL + 4 * C_RESERVE_BYTES;
    void *stack = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        return false;
    }
    interp->native_stack = stack;
    interp->native_stack_bytes = bytes;
    vm->native_top = ((uintptr_t)stack + bytes) & ~(uintptr_t)15;
    vm->dispatch = interp_dispatch;
    return true;
}

void engine_destroy(VM *vm)
{
    if (vm->interp->native_stack) {
        munmap(vm->interp->native_stack, vm->interp->native_stack_bytes);
    }
}

uint32_t engine_depth(const VM *vm)
{
    uintptr_t base = vm->interp->native_base;
    if (base == 0) {
        return 0;
    }
    return vm->depth_used + (uint32_t)((base - vm->native_sp) / FRAME_NATIVE_BYTES);
}

/* Lowest rsp from which one more call is allowed. */
static uintptr_t segment_limit(const VM *vm, uintptr_t base)
{
    uintptr_t floor = (uintptr_t)vm->interp->native_stack + C_RESERVE_BYTES;
    if (vm->interrupt || vm->depth_used >= vm->max_depth) {
        return UINTPTR_MAX;
    }
    uintptr_t span = (uintptr_t)(vm->max_depth - vm->depth_used - 1) * FRAME_NATIVE_BYTES;
    return base - floor < span ? floor : base - span;
}

static FrameResult enter_segment(VM *vm, Value *fp, const void *entry, bool counts)
{
    struct Interp *interp = vm->interp;
    const NativeSegment outer = {interp->native_base, vm->native_sp, interp->segments};
    uintptr_t saved_limit = vm->native_limit;
    uint32_t saved_used = vm->depth_used;
    uint32_t depth = engine_depth(vm) + (counts ? 1 : 0);
    uintptr_t sp = outer.base == 0
                       ? vm->native_top
                       : ((uintptr_t)__builtin_frame_address(0) - C_FRAME_GAP) & ~(uintptr_t)15;
    if (depth > vm->max_depth || sp < (uintptr_t)interp->native_stack + C_RESERVE_BYTES ||
        (counts && vm->interrupt)) {
        interp_too_deep(vm, frame_function(fp));
        return (FrameResult){TAG_UNSET, 0};
    }
    interp->native_base = sp - ENTRY_BYTES;
    interp->segments = outer.base == 0 ? NULL : &outer;
    vm->depth_used = depth;
    vm->native_limit = segment_limit(vm, interp->native_base);
    FrameResult result = ruff_enter(vm, fp, entry, sp);
    interp->native_base = outer.base;
    interp->segments = outer.outer;
    vm->depth_used = saved_used;
    vm->native_limit = vm->interrupt ? UINTPTR_MAX : saved_limit;
    vm->native_sp = outer.sp;
    return result;
}

static void visit_segment(uintptr_t base, uintptr_t sp,
                          void (*visit)(void *context, uintptr_t *word, bool of_slow),
                          void *context)
{
    uintptr_t *word = (uintptr_t *)sp - 1;
    visit(context, word++, true);
    for (; (uintptr_t)word <= base; word++) {
        visit(context, word, false);
    }
}

void engine_visit_returns(VM *vm, void (*visit)(void *context, uintptr_t *word, bool of_slow),
                          void *context)
{
    if (vm->interp->native_base == 0) {
        return;
    }
    visit_segment(vm->interp->native_base, vm->native_sp, visit, context);
    for (const NativeSegment *outer = vm->interp->segments; outer; outer = outer->outer) {
        visit_segment(outer->base, outer->sp, visit, context);
    }
}

FrameResult engine_enter(VM *vm, Value *fp, bool counts)
{
    return enter_segment(vm, fp, frame_code(fp)->entry, counts);
}

FrameResult engine_resume(VM *vm, Value *fp, Insn *pc)
{
    vm->resume_pc = pc;
    const void *machine = tier_resume_address(vm, fp, pc);
    return enter_segment(vm, fp, machine ? machine : interp_resume_entry, true);
}

void engine_interrupt(VM *vm)
{
    vm->native_limit = UINTPTR_MAX;
}

#endif
