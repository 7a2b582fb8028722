#include "codegen/jit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "codegen/baseline.h"
#include "codegen/dump.h"
#include "codegen/gdb_jit.h"
#include "codegen/invalidate.h"
#include "codegen/observe.h"
#include "codegen/slice.h"
#include "codegen/target.h"
#include "runtime/low_memory.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"

#define STRESS_DEOPT_PATTERN 0x8410921048249081u
#define STRESS_TIER_PATTERN  0x5b56a955aad5b555u

void jit_options_init(JitOptions *options)
{
    *options = (JitOptions){.tier = JIT_BASELINE,
                            .threshold = JIT_DEFAULT_THRESHOLD,
                            .cache_bytes = CODE_CACHE_DEFAULT_BYTES};
}

#ifndef RUFF_HAS_MACHINE_CODE

bool jit_is_in_build(void)
{
    return false;
}

bool jit_attach(VM *vm, const JitOptions *options)
{
    (void)vm;
    if (options->tier != JIT_OFF && options->log) {
        fputs("jit: this build has no machine code; everything is interpreted\n", stderr);
    }
    return true;
}

bool jit_counter(VM *vm, uint32_t i, const char **name, uint64_t *value)
{
    (void)vm, (void)i;
    *name = NULL;
    *value = 0;
    return false;
}

void jit_print_stats(FILE *out, VM *vm)
{
    (void)vm;
    fputs("jit: this build has no machine code; everything is interpreted\n", out);
}

#else

bool jit_is_in_build(void)
{
    return true;
}

static uint64_t now_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* The code stays in the interpreter and is not counted any more. Its loops go on counting, which
 * costs nothing, from zero: the next 2^32 trips do not come here. */
static void refuse(Jit *jit, Code *code, const char *refusal)
{
    jit->counters->refused++;
    code->entry = interp_entry_pointer;
    if (jit->options.log && !jit->refusal_logged) {
        jit->refusal_logged = true;
        fprintf(stderr, "jit: %s stays in the interpreter: %s\n", code->proto->info.name->data,
                refusal);
    }
}

static void note_compiled(VM *vm, Jit *jit, MachineCode *machine, TierReason reason)
{
    JitCounters *counters = jit->counters;
    counters->compiled++;
    counters->bytes += machine->bytes;
    counters->insns += machine->insn_count;
    counters->nanoseconds += machine->nanoseconds;
    machine->next = jit->first;
    jit->first = machine;
    if (jit->options.log) {
        observe_log_compiled(stderr, machine, reason);
    }
    if (jit->perf_map) {
        observe_perf_map(jit->perf_map, machine->code->proto, machine->start, machine->bytes);
    }
    if (jit->gdb) {
        gdb_jit_add(jit->gdb, machine);
    }
    const char *name = jit->options.dump;
    if (name && strcmp(name, machine->code->proto->info.name->data) == 0) {
        stdlib_flush(vm);
        dump_machine_code(stdout, machine);
        fflush(stdout); /* the program's output does not go through stdio */
    }
}

/* Typed code beside the baseline code; without it calls go on to the latter. */
static void compile_typed(VM *vm, Jit *jit, Code *code)
{
    const char *refusal = NULL;
    uint64_t began = now_nanoseconds();
    TypedCode *typed = slice_compile(vm, jit, code, &refusal);
    jit->counters->nanoseconds += now_nanoseconds() - began;
    if (typed) {
        typed_code_install(vm, jit, typed);
        jit->counters->typed_compiled++;
        jit->counters->bytes += typed->bytes;
    }
    if (jit->options.log) {
        fprintf(stderr, "jit: typed code of %s: %s\n", code->proto->info.name->data,
                typed ? "compiled" : refusal);
    }
}

static void compile(VM *vm, Code *code, TierReason reason)
{
    Jit *jit = vm->interp->tier.jit;
    if (code->entry != vm->code_entry) {
        return; /* compiled or refused before */
    }
    if (code->machine) { /* for a loop, while its calls were still counted */
        code->entry = code->machine->start;
        compile_typed(vm, jit, code);
        return;
    }
    const char *refusal = NULL;
    uint64_t began = now_nanoseconds();
    MachineCode *machine = baseline_compile(vm, jit, code, &refusal);
    if (!machine) {
        refuse(jit, code, refusal);
        return;
    }
    machine->nanoseconds = now_nanoseconds() - began;
    note_compiled(vm, jit, machine, reason);
    baseline_install(machine);
    if (jit->options.tier == JIT_SLICE) {
        if (reason == TIER_CALLS) {
            compile_typed(vm, jit, code);
        } else { /* typed code wants to see arguments: goes on counting calls */
            code->entry = vm->code_entry;
        }
    }
}

static const void *machine_address(const Code *code, const Insn *pc)
{
    return code->machine ? machine_code_address(code->machine, (uint32_t)(pc - code->insns)) : NULL;
}

/* An exception has been caught: called from machine code. */
static const void *handler_address(VM *vm, Value *fp, Insn *pc)
{
    const void *address = machine_address(frame_code(fp), pc);
    vm->interp->tier.jit->counters->handler_entries += address != NULL;
    return address;
}

static bool lies_in(uintptr_t address, const uint8_t *start, size_t bytes)
{
    return address - (uintptr_t)start < bytes;
}

/* A thread that is at an address of machine code is not in the compiler: the lists are whole. */
static const Insn *locate(VM *vm, uintptr_t address)
{
    const Jit *jit = vm->interp->tier.jit;
    if (!jit->cache.executable ||
        !lies_in(address, jit->cache.executable, jit->cache.capacity_bytes)) {
        return NULL;
    }
    for (const MachineCode *machine = jit->first; machine; machine = machine->next) {
        if (lies_in(address, machine->start, machine->bytes)) {
            const uint32_t offset = (uint32_t)(address - (uintptr_t)machine->start);
            return &machine->code->insns[machine_code_index(machine, offset)];
        }
    }
    for (const TypedCode *typed = jit->typed; typed; typed = typed->next) {
        if (lies_in(address, typed->start, typed->bytes)) {
            return typed->code->insns; /* which instruction is not known there */
        }
    }
    return NULL;
}

static void destroy(VM *vm)
{
    Jit *jit = vm->interp->tier.jit;
    if (jit->options.log) {
        observe_log_exits(stderr, jit);
    }
    gdb_jit_free(jit->gdb);
    code_cache_destroy(&jit->cache);
    burned_in_destroy(vm, &jit->burned);
    for (MachineCode *machine = jit->first; machine; machine = machine->next) {
        burned_places_free(&machine->burned);
    }
    for (TypedCode *typed = jit->typed; typed; typed = typed->next) {
        typed_code_free_lists(typed);
    }
    if (jit->perf_map) {
        fclose(jit->perf_map);
    }
    free(jit);
}

static FILE *open_perf_map(void)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/perf-%ld.map", (long)getpid());
    /* The name can be guessed and the directory belongs to everybody: no links. */
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
    FILE *map = file < 0 ? NULL : fdopen(file, "w");
    if (!map) {
        fprintf(stderr, "jit: cannot write %s: %s\n", path, strerror(errno));
    }
    return map;
}

static uint32_t count_up_from(uint32_t threshold)
{
    return 0u - (threshold ? threshold : 1u);
}

static bool start_counting(VM *vm, const JitOptions *options)
{
    uint32_t calls = options->threshold;
    if (calls > UINT32_MAX / (2 * JIT_TRIPS_PER_CALL)) {
        calls = UINT32_MAX / (2 * JIT_TRIPS_PER_CALL);
    }
    vm->code_entry = interp_counting_entry_pointer;
    vm->first_call_count = count_up_from(calls);
    vm->first_trip_count = count_up_from(calls * JIT_TRIPS_PER_CALL);
    return true;
}

bool jit_attach(VM *vm, const JitOptions *options)
{
    if (options->tier == JIT_OFF) {
        return true;
    }
    Jit *jit = calloc(1, sizeof *jit);
    JitCounters *counters = low_memory_new(vm, sizeof *counters);
    if (!jit || !counters) {
        free(jit);
        return false;
    }
    if (!low_memory_reaches(counters, sizeof *counters) || !baseline_reaches_runtime()) {
        if (options->log) {
            fputs("jit: no memory below 2 GiB; everything is interpreted\n", stderr);
        }
        free(jit);
        return true;
    }
    counters->exit_pattern = options->stress == JIT_STRESS_DEOPT  ? STRESS_DEOPT_PATTERN
                             : options->stress == JIT_STRESS_TIER ? STRESS_TIER_PATTERN
                                                                  : 0;
    jit->options = *options;
    jit->counters = counters;
    jit->perf_map = options->perf ? open_perf_map() : NULL;
    jit->gdb = options->gdb ? gdb_jit_new() : NULL;
    code_cache_init(&jit->cache, options->cache_bytes);
    /* gdb writes breakpoints into code; perf looks names up for anonymous memory only. */
    jit->cache.one_view = options->gdb || options->perf;
    stencil_resume_address = handler_address;
    vm->jit_counter = jit_counter;
    vm->machine_exits = counters->exits;
    typed_code_attach();
    vm->function_replaced = invalidate_global;
    vm->interp->tier = (TierHooks){.compile = compile,
                                   .address = machine_address,
                                   .locate = locate,
                                   .destroy = destroy,
                                   .jit = jit};
    return start_counting(vm, options);
}

static uint64_t count_entries(const Jit *jit)
{
    uint64_t entries = jit->counters->dead_entries;
    for (const MachineCode *machine = jit->first; machine; machine = machine->next) {
        entries += machine->entries;
    }
    return entries;
}

bool jit_counter(VM *vm, uint32_t i, const char **name, uint64_t *value)
{
    const Jit *jit = vm->interp->tier.jit;
    const JitCounters *counters = jit->counters;
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {
        {"functions_compiled", counters->compiled},
        {"functions_refused", counters->refused},
        {"functions_invalidated", counters->invalidated},
        {"functions_recompiled", counters->recompiled},
        {"instructions", counters->insns},
        {"bytes", counters->bytes},
        {"microseconds", counters->nanoseconds / 1000},
        {"call_entries", count_entries(jit)},
        {"loop_entries", counters->loop_entries},
        {"resumptions", vm->resumptions},
        {"handler_entries", counters->handler_entries},
        {"redirected_returns", counters->redirected},
        {"typed_functions", counters->typed_compiled},
        {"typed_entries", typed_code_entries(jit)},
        {"typed_exits", typed_code_exits(jit)},
        {"typed_invalidated", counters->typed_invalidated},
    };
    static const char *const exits[MACHINE_EXIT_COUNT] = {
#define MACHINE_EXIT(NAME, name, text) name "_exits",
#include "stencils/machine_exits.def"
#undef MACHINE_EXIT
    };
    const uint32_t row_count = sizeof rows / sizeof *rows;
    if (i >= row_count + MACHINE_EXIT_COUNT) {
        return false;
    }
    *name = i < row_count ? rows[i].name : exits[i - row_count];
    *value = i < row_count ? rows[i].value : counters->exits[i - row_count];
    return true;
}

void jit_print_stats(FILE *out, VM *vm)
{
    const Jit *jit = vm->interp->tier.jit;
    if (jit) {
        observe_stats(out, vm, jit);
    } else {
        fputs("jit: off\n", out);
    }
}

#endif
