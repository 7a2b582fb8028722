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

Insn *interp_unwind(VM *vm, Value *fp, Insn *pc)
{
    const Code *code = frame_code(fp);
    const Proto *proto = code->proto;
    uint32_t index = (uint32_t)(pc - code->insns);
    uint32_t words = (proto->register_count + 63) / 64;
    uint64_t owned[OWNED_WORDS], kept[OWNED_WORDS];
    vm->fp = fp;
    vm->pc = pc;
    trace_locate(vm, fp, pc);
    ownership_in(proto, index, owned);
    const HandlerRange *handler = vm->error.uncatchable ? NULL : find_handler(proto, index);
    if (handler) {
        ownership_before(proto, handler->target, kept);
        for (uint32_t i = 0; i < words; i++) {
            owned[i] &= ~kept[i];
        }
    }
    unwind_release_registers(vm, fp, owned, proto->register_count);
    if (handler) {
        return &code->insns[handler->target];
    }
    value_release(vm, fp[-1]);
    return NULL;
}
