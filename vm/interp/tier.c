#include "vm/interp/tier.h"

#include "vm/interp/interp.h"

const void *interp_hot_call(VM *vm, Value *fp)
{
    Code *code = frame_code(fp);
    if (vm->interp->tier.compile) {
        vm->interp->tier.compile(vm, code, TIER_CALLS);
    }
    /* Never the counting entry, whatever the compiler did: this call has been counted. */
    return code->entry == vm->code_entry ? interp_entry_pointer : code->entry;
}

bool tier_hot_loop(VM *vm, Value *fp, Insn *pc)
{
    const TierHooks *tier = &vm->interp->tier;
    if (!tier->compile) {
        return false;
    }
    Code *code = frame_code(fp);
    if (!code->machine) {
        tier->compile(vm, code, TIER_LOOP);
    }
    return INSN_OPCODE(*pc) == OP_LOOP_NATIVE;
}

const void *tier_resume_address(VM *vm, Value *fp, Insn *pc)
{
    const TierHooks *tier = &vm->interp->tier;
    if (!tier->compile) {
        return NULL;
    }
    Code *code = frame_code(fp);
    if (!code->machine && ++code->call_count == 0) {
        tier->compile(vm, code, TIER_RESUMPTIONS);
    }
    return tier->address(vm, code, pc);
}

void tier_destroy(VM *vm)
{
    if (vm->interp->tier.destroy) {
        vm->interp->tier.destroy(vm);
        vm->interp->tier = (TierHooks){0};
    }
}
