#include "codegen/invalidate.h"

#include "codegen/baseline.h"
#include "codegen/gdb_jit.h"
#include "codegen/observe.h"
#include "codegen/target.h"
#include "codegen/typed_code.h"

#ifdef RUFF_HAS_MACHINE_CODE

#define MAX_BACKOFF_SHIFT 6u

/* stencils/x86_64/shim.S: where the interpreter goes on behind a call, behind the resumption of a
 * generator by FOR_NEXT, and behind a slow function. */
extern const char after_call[], after_resume[], after_slow[];

typedef struct DeadRange {
    uintptr_t start, end;
    const TypedCode *typed;     /* NULL: baseline code */
    const MachineCode *machine; /* the baseline code, or NULL */
    uint64_t redirected;
} DeadRange;

static uintptr_t behind_call(const DeadRange *dead, uintptr_t address)
{
    uint32_t index = machine_code_index(dead->machine, (uint32_t)(address - dead->start));
    bool resumes = INSN_OPCODE(dead->machine->code->insns[index]) == OP_FOR_NEXT;
    return (uintptr_t)(resumes ? after_resume : after_call);
}

/* A frame of the baseline is the interpreter's; one of typed code leaves through its call's exit.
 */
static void redirect(void *context, uintptr_t *word, bool of_slow)
{
    DeadRange *dead = context;
    if (*word < dead->start || *word >= dead->end) {
        return;
    }
    uintptr_t instead = dead->typed ? typed_code_lazy_address(dead->typed, *word)
                        : of_slow   ? (uintptr_t)after_slow
                                    : behind_call(dead, *word);
    if (instead != 0) {
        *word = instead;
        dead->redirected++;
    }
}

static uint64_t redirect_returns(VM *vm, DeadRange *dead)
{
    engine_visit_returns(vm, redirect, dead);
    vm->interp->tier.jit->counters->redirected += dead->redirected;
    return dead->redirected;
}

static DeadRange dead_range(const uint8_t *start, uint32_t bytes)
{
    return (DeadRange){.start = (uintptr_t)start, .end = (uintptr_t)start + bytes};
}

static uint32_t backoff(const Code *code)
{
    return code->version < MAX_BACKOFF_SHIFT ? code->version : MAX_BACKOFF_SHIFT;
}

/* A counter that reaches zero after so many times more steps, or as late as it can. */
static uint32_t later(uint32_t count, uint32_t shift)
{
    const uint64_t steps = (uint64_t)(0u - count) << shift;
    return 0u - (uint32_t)(steps < UINT32_MAX ? steps : UINT32_MAX);
}

/* Calls are counted again, with a higher threshold each time. */
static void count_anew(VM *vm, Code *code)
{
    code->version++;
    code->call_count = later(vm->first_call_count, backoff(code));
    code->entry = vm->code_entry;
}

/* With the typed code that calls it directly. */
static void kill_typed(VM *vm, Jit *jit, TypedCode *typed)
{
    typed->dead = true;
    typed->code->typed_entry = NULL;
    typed_code_free_lists(typed);
    count_anew(vm, typed->code);
    DeadRange dead = dead_range(typed->start, typed->bytes);
    dead.typed = typed;
    typed->waiting = redirect_returns(vm, &dead);
    jit->counters->typed_invalidated++;
    if (jit->options.log) {
        observe_log_invalidated(stderr, typed->code, "typed code of ", typed->waiting);
    }
    typed_code_release(jit, typed);
    for (TypedCode *caller = jit->typed; caller; caller = caller->next) {
        if (!caller->dead && typed_code_calls(caller, typed)) {
            kill_typed(vm, jit, caller);
        }
    }
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

/* With the typed code, which goes on there when its arguments do not fit. */
static void kill(VM *vm, Jit *jit, MachineCode *machine)
{
    Code *code = machine->code;
    TypedCode *typed = typed_code_of(jit, code);
    if (typed) {
        kill_typed(vm, jit, typed);
    } else {
        count_anew(vm, code);
    }
    code->machine = NULL;
    baseline_uninstall(code, later(vm->first_trip_count, backoff(code)));
    unlink_machine(jit, machine);
    DeadRange dead = dead_range(machine->start, machine->bytes);
    dead.machine = machine;
    uint64_t redirected = redirect_returns(vm, &dead);
    gdb_jit_remove(jit->gdb, machine->start, machine->bytes);
    code_cache_release(&jit->cache, machine->start, machine->bytes);
    burned_places_free(&machine->burned);
    jit->counters->invalidated++;
    jit->counters->dead_entries += machine->entries;
    jit->counters->exits[MACHINE_EXIT_INVALIDATION] += redirected;
    if (jit->options.log) {
        observe_log_invalidated(stderr, code, "", redirected);
    }
}

void invalidate_global(VM *vm, const Value *global, Function *old)
{
    (void)old;
    Jit *jit = vm->interp->tier.jit;
    if (!burned_in_is_relied_on(&jit->burned, global)) {
        return;
    }
    for (TypedCode *typed = jit->typed; typed; typed = typed->next) {
        if (!typed->dead && burned_places_have(&typed->burned, global)) {
            burned_in_distrust(&jit->burned, global);
            kill_typed(vm, jit, typed);
        }
    }
    MachineCode *next;
    for (MachineCode *machine = jit->first; machine; machine = next) {
        next = machine->next;
        if (burned_places_have(&machine->burned, global)) {
            burned_in_distrust(&jit->burned, global);
            kill(vm, jit, machine);
        }
    }
    burned_in_forget(&jit->burned, global);
}

#endif
