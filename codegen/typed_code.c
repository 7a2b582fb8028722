#include "codegen/typed_code.h"

#include <stdlib.h>

#include "codegen/gdb_jit.h"
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

static void count_exit(VM *vm, TypedExit *exit, MachineExit reason)
{
    const Jit *jit = vm->interp->tier.jit;
    exit->taken++;
    vm->machine_exits[reason]++;
    if (jit->options.log && exit->taken == 1) {
        observe_log_exit(stderr, exit->owner->code, exit->pc, reason);
    }
}

/* Called from jit_typed_exit and its neighbours. Dead code is only left by frames that have waited
 * in it, and they do not come back. */
static Insn *leave(VM *vm, Value *fp, TypedExit *exit, int64_t *registers)
{
    if (exit->owner->dead) {
        exit->owner->waiting--;
        typed_code_release(vm->interp->tier.jit, exit->owner);
    }
    if (exit->result != TYPED_NO_RESULT) {
        if (registers[0] == TAG_EXCEPTION) {
            count_exit(vm, exit, MACHINE_EXIT_RAISE);
            return exit->pc;
        }
        fp[exit->result].tag = (uint64_t)registers[0];
        fp[exit->result].i = registers[1];
        count_exit(vm, exit, typed_exit_reason(exit, fp));
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
    count_exit(vm, exit, typed_exit_reason(exit, fp));
    return exit->pc;
}

TypedCode *typed_code_of(const Jit *jit, const Code *code)
{
    TypedCode *typed = code->typed_entry ? jit->typed : NULL;
    while (typed && (typed->code != code || typed->dead)) {
        typed = typed->next;
    }
    return typed;
}

bool typed_code_calls(const TypedCode *typed, const TypedCode *callee)
{
    for (uint32_t i = 0; i < typed->callee_count; i++) {
        if (typed->callees[i] == callee) {
            return true;
        }
    }
    return false;
}

bool typed_code_add_callee(TypedCode *typed, const TypedCode *callee)
{
    if (typed_code_calls(typed, callee)) {
        return true;
    }
    const TypedCode **grown =
        realloc(typed->callees, (typed->callee_count + 1) * sizeof(TypedCode *));
    if (grown) {
        typed->callees = grown;
        typed->callees[typed->callee_count++] = callee;
    }
    return grown != NULL;
}

uintptr_t typed_code_lazy_address(const TypedCode *typed, uintptr_t address)
{
    const uintptr_t start = (uintptr_t)typed->start;
    for (uint32_t i = 0; i < typed->return_count; i++) {
        if (address == start + typed->returns[i].offset) {
            return start + typed->returns[i].lazy;
        }
    }
    return 0;
}

void typed_code_release(Jit *jit, TypedCode *typed)
{
    if (typed->waiting == 0) {
        gdb_jit_remove(jit->gdb, typed->start, typed->bytes);
        code_cache_release(&jit->cache, typed->start, typed->bytes);
        typed->start = NULL;
    }
}

void typed_code_free_lists(TypedCode *typed)
{
    burned_places_free(&typed->burned);
    free(typed->callees);
    typed->callees = NULL;
    typed->callee_count = 0;
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
