#include "codegen/typed_code.h"

#include "codegen/observe.h"
#include "codegen/target.h"
#include "runtime/str.h"
#include "stencils/frame.h"

#ifdef RUFF_HAS_MACHINE_CODE

static void undo(const TypedExit *exit, int64_t *registers)
{
    int64_t *dst = &registers[exit->undo_dst];
    const uint64_t wrapped = (uint64_t)*dst, src = (uint64_t)registers[exit->undo_src];
    switch ((TypedUndo)exit->undo) {
    case UNDO_NONE:
        break;
    case UNDO_ADD:
        *dst = (int64_t)(wrapped - src);
        break;
    case UNDO_ADD_IMM:
        *dst = (int64_t)(wrapped - (uint64_t)(int64_t)exit->undo_imm);
        break;
    case UNDO_SUB:
        *dst = (int64_t)(wrapped + src);
        break;
    case UNDO_SUB_FROM:
        *dst = (int64_t)(src - wrapped);
        break;
    case UNDO_DOUBLE: /* the sign was lost, and is not the one that came out */
        *dst = (int64_t)(wrapped >> 1 | (~wrapped & (UINT64_C(1) << 63)));
        break;
    }
}

static void count_exit(VM *vm, TypedExit *exit, const Value *fp)
{
    const Jit *jit = vm->interp->tier.jit;
    MachineExit reason = typed_exit_reason(exit, fp);
    vm->machine_exits[reason]++;
    if (jit->options.log && exit->taken == 1) {
        observe_log_exit(stderr, exit->owner->code, exit->pc, reason);
    }
}

/* Called from jit_typed_exit and its neighbours. */
static Insn *leave(VM *vm, Value *fp, TypedExit *exit, int64_t *registers)
{
    exit->taken++;
    if (exit->result != TYPED_NO_RESULT) {
        if (registers[0] == TAG_EXCEPTION) {
            return exit->pc;
        }
        fp[exit->result].tag = (uint64_t)registers[0];
        fp[exit->result].i = registers[1];
        count_exit(vm, exit, fp);
        return exit->pc + 2;
    }
    undo(exit, registers);
    for (uint32_t i = 0; i < exit->slot_count; i++) {
        const TypedSlot *slot = &exit->slots[i];
        fp[slot->r].tag = slot->tag;
        if (slot->from != TYPED_FROM_SLOT) {
            fp[slot->r].i = registers[slot->from];
        }
    }
    count_exit(vm, exit, fp);
    return exit->pc;
}

static void redirect(const Jit *jit, const TypedCode *typed, uint32_t from, uint32_t to)
{
    uint8_t *at = typed->start + from;
    target_jump(code_cache_writable(&jit->cache, at), (uintptr_t)at, (uintptr_t)typed->start + to);
    code_cache_publish(&jit->cache, at, TARGET_JUMP_BYTES);
}

static void kill(VM *vm, Jit *jit, TypedCode *typed)
{
    typed->dead = true;
    const MachineCode *machine = typed->code->machine;
    typed->code->entry = machine ? machine->start : vm->code_entry;
    typed->code->typed_entry = NULL;
    redirect(jit, typed, typed->typed_entry, typed->entry_exit);
    for (uint32_t i = 0; i < typed->return_count; i++) {
        redirect(jit, typed, typed->returns[i].offset, typed->returns[i].lazy);
    }
    target_synchronise();
    jit->counters->typed_invalidated++;
    if (jit->options.log) {
        fprintf(stderr,
                "jit: typed code of %s is dead: the function is not what its name means now\n",
                typed->code->proto->info.name->data);
    }
}

void typed_code_invalidate(VM *vm, Jit *jit, const Function *old)
{
    for (TypedCode *typed = jit->typed; typed; typed = typed->next) {
        if (typed->self == old && !typed->dead) {
            kill(vm, jit, typed);
        }
    }
}

void typed_code_attach(void)
{
    stencil_typed_exit = leave;
}

void typed_code_install(VM *vm, Jit *jit, TypedCode *typed)
{
    (void)vm;
    Code *code = typed->code;
    typed->next = jit->typed;
    jit->typed = typed;
    code->typed_entry = typed->start + typed->typed_entry;
    code->entry = typed->start;
}

uint64_t typed_code_entries(const Jit *jit)
{
    uint64_t entries = 0;
    for (const TypedCode *typed = jit->typed; typed; typed = typed->next) {
        entries += typed->entries;
    }
    return entries;
}

uint64_t typed_code_exits(const Jit *jit)
{
    uint64_t taken = 0;
    for (const TypedCode *typed = jit->typed; typed; typed = typed->next) {
        for (uint32_t i = 0; i < typed->exit_count; i++) {
            taken += typed->exits[i]->taken;
        }
    }
    return taken;
}

#endif
