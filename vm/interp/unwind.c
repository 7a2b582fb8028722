#include "vm/interp/unwind.h"

#include <string.h>

#include "runtime/refcount.h"
#include "stencils/slow.h"
#include "vm/bytecode/ownership.h"
#include "vm/interp/trace.h"

void unwind_release_registers(VM *vm, Value *fp, const uint64_t *owned, uint32_t register_count)
{
    for (uint32_t word = 0; word * 64 < register_count; word++) {
        for (uint64_t bits = owned[word]; bits != 0; bits &= bits - 1) {
            value_release(vm, fp[word * 64 + (uint32_t)__builtin_ctzll(bits)]);
        }
    }
}

/* The innermost handler that covers an instruction. */
static const HandlerRange *find_handler(const Proto *proto, uint32_t pc)
{
    for (uint32_t i = 0; i < proto->handler_count; i++) {
        const HandlerRange *range = &proto->handlers[i];
        if (pc >= range->start && pc < range->end) {
            return range;
        }
    }
    return NULL;
}

/* The handler that takes the exception, and the registers that are released before it: all that the
 * instruction owns less what the handler needs. */
static Insn *plan(const VM *vm, const Code *code, const Insn *pc, uint64_t released[OWNED_WORDS])
{
    const Proto *proto = code->proto;
    uint32_t index = (uint32_t)(pc - code->insns);
    uint32_t words = (proto->register_count + 63) / 64;
    uint64_t kept[OWNED_WORDS];
    ownership_in(proto, index, released);
    const HandlerRange *handler = vm->error.uncatchable ? NULL : find_handler(proto, index);
    if (!handler) {
        return NULL;
    }
    ownership_before(proto, handler->target, kept);
    for (uint32_t i = 0; i < words; i++) {
        released[i] &= ~kept[i];
    }
    return &code->insns[handler->target];
}

/* The same from the table of recent places. */
static Insn *recent_plan(VM *vm, const Code *code, const Insn *pc, uint64_t released[OWNED_WORDS])
{
    UnwindPlan *recent = &vm->interp->unwind_plans[(uintptr_t)pc / sizeof(Insn) % UNWIND_PLANS];
    if (recent->pc != pc) {
        recent->handler = plan(vm, code, pc, released);
        recent->released = released[0];
        recent->pc = pc;
    }
    released[0] = recent->released;
    return recent->handler;
}

Insn *interp_unwind(VM *vm, Value *fp, Insn *pc)
{
    const Code *code = frame_code(fp);
    uint64_t released[OWNED_WORDS];
    bool common = code->register_count <= 64 && !vm->error.uncatchable;
    trace_locate(vm, fp, pc);
    Insn *handler = common ? recent_plan(vm, code, pc, released) : plan(vm, code, pc, released);
    unwind_release_registers(vm, fp, released, code->register_count);
    if (!handler) {
        value_release(vm, fp[-1]);
    }
    return handler;
}
