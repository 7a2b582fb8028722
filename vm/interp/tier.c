#include "vm/interp/tier.h"

#include <stdlib.h>

#include "runtime/array.h"

#include "vm/interp/interp.h"

/* What the arguments of the call that made the function hot are: tags; of arrays also the
 * elements'. */
static void record_arguments(Code *code, const Value *fp)
{
    if (code->argument_kinds || code->param_count == UINT32_MAX) {
        return;
    }
    code->argument_kinds = calloc(code->param_count + 1, sizeof *code->argument_kinds);
    for (uint32_t i = 0; code->argument_kinds && i < code->param_count; i++) {
        uint64_t kind = fp[i].tag;
        if (kind == TAG_ARRAY) {
            kind |= (uint64_t)fp[i].array->elem_tag << 8;
        }
        code->argument_kinds[i] = (uint16_t)kind;
    }
}

const void *interp_hot_call(VM *vm, Value *fp)
{
    Code *code = frame_code(fp);
    if (vm->interp->tier.compile) {
        vm->fp = fp;
        vm->pc = code->insns;
        record_arguments(code, fp);
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

const void *interp_resume_address(VM *vm, Value *fp, Insn *pc)
{
    const TierHooks *tier = &vm->interp->tier;
    if (!tier->compile) {
        return NULL;
    }
    Code *code = frame_code(fp);
    if (!code->machine) {
        vm->fp = fp;
        vm->pc = pc;
        tier->compile(vm, code, TIER_RESUMPTIONS);
    }
    return tier->address(code, pc);
}

void tier_destroy(VM *vm)
{
    if (vm->interp->tier.destroy) {
        vm->interp->tier.destroy(vm);
        vm->interp->tier = (TierHooks){0};
    }
}
