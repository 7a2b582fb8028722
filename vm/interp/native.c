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
#include "vm/interp/stack_switch.h"

#define FRAME_NATIVE_BYTES 16u
#define ENTRY_BYTES        24u   /* what ruff_enter pushes below native_sp for the first frame */
#define C_FRAME_GAP_BYTES  1024u /* room for the C frames between here and the new segment */
#define C_RESERVE_BYTES                                                      \
    ((size_t)512 << 10) /* stack that C functions called by handlers may use \
                         */
#define NATIVE_PER_CALL                                                 \
    2048u /* native stack reserved for each call that max_depth allows: \
             callbacks take a few C frames besides the 16 bytes */

_Static_assert(offsetof(Function, code) == 16, "the shim knows this offset");

extern FrameResult ruff_enter(VM *vm, Value *fp, const void *entry, uintptr_t native_sp);
extern const void *const interp_dispatch[];
extern const char interp_entry[];
extern const char interp_counting_entry[];
extern const char jit_resume[];

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

/* A signal that comes while the limit is worked out must not be lost: it is looked for behind the
 * store. */
static void set_limit(VM *vm, uintptr_t limit)
{
    *(volatile uintptr_t *)&vm->native_limit = limit;
    if (unlikely(vm->interrupt)) {
        vm->native_limit = UINTPTR_MAX;
    }
}

/* Lowest rsp from which one more call is allowed. */
static uintptr_t segment_limit(const VM *vm, uintptr_t base)
{
    uintptr_t floor = (uintptr_t)vm->interp->native_stack + C_RESERVE_BYTES;
    if (vm->depth_used >= vm->max_depth) {
        return UINTPTR_MAX;
    }
    uintptr_t span = (uintptr_t)(vm->max_depth - vm->depth_used - 1) * FRAME_NATIVE_BYTES;
    return base - floor < span ? floor : base - span;
}

/* Every callback and resumption by the library comes through the functions that are inlined here.
 */
#define INLINED static inline __attribute__((always_inline))

/* Lets the segment begin below the C frame at c_frame; false: there is no room for it. */
INLINED bool place_segment(const VM *vm, CallSegment *segment, uintptr_t c_frame)
{
    segment->sp =
        segment->outer.base == 0 ? vm->native_top : (c_frame - C_FRAME_GAP_BYTES) & ~(uintptr_t)15;
    segment->base = segment->sp - ENTRY_BYTES;
    return segment->sp >= (uintptr_t)vm->interp->native_stack + C_RESERVE_BYTES;
}

/* False: it would be too deep, and nothing has happened. counts: see engine_enter(). */
INLINED bool begin_segment(VM *vm, CallSegment *segment, uintptr_t c_frame, bool counts)
{
    struct Interp *interp = vm->interp;
    uint32_t depth = engine_depth(vm) + (counts ? 1 : 0);
    segment->outer = (NativeSegment){interp->native_base, vm->native_sp, interp->segments};
    if (depth > vm->max_depth || !place_segment(vm, segment, c_frame)) {
        return false;
    }
    segment->outer_limit = vm->native_limit;
    segment->outer_depth = vm->depth_used;
    interp->native_base = segment->base;
    interp->segments = segment->outer.base == 0 ? NULL : &segment->outer;
    vm->depth_used = depth;
    set_limit(vm, segment_limit(vm, segment->base));
    return true;
}

void engine_end_segment(VM *vm, const CallSegment *segment)
{
    vm->interp->native_base = segment->outer.base;
    vm->interp->segments = segment->outer.outer;
    vm->depth_used = segment->outer_depth;
    set_limit(vm, segment->outer_limit);
    vm->native_sp = segment->outer.sp;
}

static FrameResult refuse(VM *vm, const Value *fp)
{
    interp_too_deep(vm, frame_function(fp));
    return (FrameResult){TAG_UNSET, 0};
}

INLINED FrameResult run_segment(VM *vm, Value *fp, const void *entry, const CallSegment *segment)
{
    bool switches = segment->outer.base == 0;
    if (switches) {
        stack_switch_begin(vm->interp->native_stack, vm->interp->native_stack_bytes);
    }
    FrameResult result = ruff_enter(vm, fp, entry, segment->sp);
    if (switches) {
        stack_switch_end();
    }
    return result;
}

static FrameResult enter_segment(VM *vm, Value *fp, const void *entry, bool counts)
{
    CallSegment segment;
    uintptr_t c_frame = (uintptr_t)__builtin_frame_address(0);
    if ((counts && vm->interrupt) || !begin_segment(vm, &segment, c_frame, counts)) {
        return refuse(vm, fp);
    }
    FrameResult result = run_segment(vm, fp, entry, &segment);
    engine_end_segment(vm, &segment);
    return result;
}

bool engine_begin_segment(VM *vm, CallSegment *segment)
{
    return begin_segment(vm, segment, (uintptr_t)__builtin_frame_address(0), true);
}

/* Called from deeper within C than the segment was begun for: it begins lower. */
static bool move_segment(VM *vm, CallSegment *segment, uintptr_t c_frame)
{
    if (!place_segment(vm, segment, c_frame)) {
        return false;
    }
    vm->interp->native_base = segment->base;
    set_limit(vm, segment_limit(vm, segment->base));
    return true;
}

FrameResult engine_enter_again(VM *vm, Value *fp, CallSegment *segment)
{
    uintptr_t c_frame = (uintptr_t)__builtin_frame_address(0);
    bool stands = segment->outer.base == 0 || c_frame - C_FRAME_GAP_BYTES / 2 >= segment->sp;
    if (unlikely(vm->interrupt || (!stands && !move_segment(vm, segment, c_frame)))) {
        return refuse(vm, fp);
    }
    return run_segment(vm, fp, frame_code(fp)->entry, segment);
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

FrameResult engine_resume(VM *vm, Value *fp)
{
    return enter_segment(vm, fp, jit_resume, true);
}

void engine_interrupt(VM *vm)
{
    vm->native_limit = UINTPTR_MAX;
}

#endif
