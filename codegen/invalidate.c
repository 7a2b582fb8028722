#include "codegen/invalidate.h"

#include <stdlib.h>

#include "codegen/baseline.h"
#include "codegen/gdb_jit.h"
#include "codegen/observe.h"
#include "codegen/target.h"
#include "codegen/typed_code.h"

#ifdef RUFF_HAS_MACHINE_CODE

#define MAX_BACKOFF_SHIFT 6u

/* stencils/x86_64/shim.S: where the interpreter goes on behind a call, and behind a slow function.
 */
extern const char after_call[], after_slow[];

typedef struct DeadRange {
    uintptr_t start, end;
    uint64_t redirected;
} DeadRange;

static void redirect(void *context, uintptr_t *word, bool of_slow)
{
    DeadRange *dead = context;
    if (*word >= dead->start && *word < dead->end) {
        *word = (uintptr_t)(of_slow ? after_slow : after_call);
        dead->redirected++;
    }
}

/* Counting begins again, with a higher threshold each time. */
static void count_anew(VM *vm, Code *code)
{
    uint32_t shift = ++code->version < MAX_BACKOFF_SHIFT ? code->version : MAX_BACKOFF_SHIFT;
    code->machine = NULL;
    code->call_count = vm->first_call_count << shift;
    if (!code->typed_entry) { /* typed code lives on its own */
        code->entry = vm->code_entry;
    }
    baseline_uninstall(code, vm->first_trip_count << shift);
}

static void unlink_machine(Jit *jit, MachineCode *machine)
{
    MachineCode **link = &jit->first;
    while (*link != machine) {
        link = &(*link)->next;
    }
    *link = machine->next;
    machine->next = jit->dead;
    jit->dead = machine;
}

static void kill(VM *vm, Jit *jit, MachineCode *machine)
{
    DeadRange dead = {(uintptr_t)machine->start, (uintptr_t)machine->start + machine->bytes, 0};
    unlink_machine(jit, machine);
    count_anew(vm, machine->code);
    engine_visit_returns(vm, redirect, &dead);
    gdb_jit_remove(jit->gdb, machine->start, machine->bytes);
    code_cache_release(&jit->cache, machine->start, machine->bytes);
    free(machine->burned);
    machine->burned = NULL;
    machine->burned_count = 0;
    jit->counters->invalidated++;
    jit->counters->dead_entries += machine->entries;
    jit->counters->redirected += dead.redirected;
    jit->counters->exits[MACHINE_EXIT_INVALIDATION] += dead.redirected;
    if (jit->options.log) {
        observe_log_invalidated(stderr, machine, dead.redirected);
    }
}

static bool relies_on(const MachineCode *machine, const Value *global)
{
    for (uint32_t i = 0; i < machine->burned_count; i++) {
        if (machine->burned[i] == global) {
            return true;
        }
    }
    return false;
}

void invalidate_global(VM *vm, const Value *global, Function *old)
{
    Jit *jit = vm->interp->tier.jit;
    typed_code_invalidate(vm, jit, old);
    MachineCode *next;
    for (MachineCode *machine = jit->first; machine; machine = next) {
        next = machine->next;
        if (relies_on(machine, global)) {
            burned_in_distrust(&jit->burned, global);
            kill(vm, jit, machine);
        }
    }
}

#endif
