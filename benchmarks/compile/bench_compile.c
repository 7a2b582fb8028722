/*
 * bench_compile.c - how fast the baseline compiler is, without running what it makes.
 *
 * Compiles the functions of two generated programs again and again into the same memory: many tiny
 * functions, which show what a function costs at least, and larger ones, which show the rate. CPU
 * time, best round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "codegen/baseline.h"
#include "codegen/target.h"
#include "vm/interp/isolate.h"
#include "vm/interp/loader.h"

#define FUNCTIONS 500
#define ROUNDS    200

#ifdef RUFF_HAS_MACHINE_CODE

static const char tiny[] = "func f%d() { }\n f%d()\n";
static const char large[] =
    "func f%d(a, b) { x := a * 3 + b\n if (x > 10) { x := x - a }\n"
    "while (x > 1000) { x := x / 2 }\n y := x * x + a * b - x / 3.0\n t := [x, y, a]\n"
    "t[0] := y + 1\n for i in range(a) { t.push(i * 2) }\n d := {\"k\": x}\n d[\"k\"] := y\n"
    "return x + y + len(t) + t[1] + d[\"k\"] }\n f%d(1, 2)\n";

/* A program of many such functions, each called once and compiled then. */
static VM *load(const char *function)
{
    const IsolateOptions isolate = {.capabilities = UINT32_MAX};
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_BASELINE;
    options.threshold = 0;
    VM *vm = isolate_new(&isolate);
    size_t room = FUNCTIONS * (strlen(function) + 20), used = 0;
    char *text = malloc(room);
    if (!vm || !text || !jit_attach(vm, &options) || !vm->interp->tier.jit) {
        fputs("cannot start\n", stderr);
        exit(1);
    }
    for (int i = 0; i < FUNCTIONS; i++) {
        used += (size_t)snprintf(text + used, room - used, function, i, i);
    }
    DiagnosticList diagnostics;
    diagnostics_init(&diagnostics);
    if (loader_run_main(vm, "<bench>", text, used, &diagnostics) != LOAD_OK) {
        fputs("the program does not run\n", stderr);
        exit(1);
    }
    diagnostics_free(&diagnostics);
    free(text);
    return vm;
}

typedef struct Work {
    double seconds;
    uint64_t functions, insns, bytes;
} Work;

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The functions, without the large module around them. Ends with NULL. */
static void collect(const VM *vm, Code *codes[FUNCTIONS + 1])
{
    uint32_t count = 0;
    for (const MachineCode *made = vm->interp->tier.jit->first; made; made = made->next) {
        if (!(made->code->proto->info.flags & FUNCTION_TOP_LEVEL) && count < FUNCTIONS) {
            codes[count++] = made->code;
        }
    }
    codes[count] = NULL;
}

static Work compile_all(VM *vm, Code *codes[])
{
    Jit *jit = vm->interp->tier.jit;
    Work work = {0};
    jit->cache.used_bytes = 0;
    double began = cpu_seconds();
    for (; *codes; codes++) {
        const char *refusal;
        const MachineCode *machine = baseline_compile(vm, jit, *codes, &refusal);
        if (machine) {
            work.functions++;
            work.insns += machine->insn_count;
            work.bytes += machine->bytes;
        }
    }
    work.seconds = cpu_seconds() - began;
    return work;
}

static void measure(const char *name, const char *function)
{
    VM *vm = load(function);
    Code *codes[FUNCTIONS + 1];
    collect(vm, codes);
    Work best = compile_all(vm, codes); /* also makes the pages present */
    for (int i = 0; i < ROUNDS; i++) {
        Work work = compile_all(vm, codes);
        best = i == 0 || work.seconds < best.seconds ? work : best;
    }
    printf("%-6s %5.1f instructions a function, %6.2f us a function, %6.1f million instructions/s, "
           "%5.1f bytes an instruction\n",
           name, (double)best.insns / (double)best.functions,
           best.seconds * 1e6 / (double)best.functions, (double)best.insns / best.seconds / 1e6,
           (double)best.bytes / (double)best.insns);
    isolate_free(vm);
}

int main(void)
{
    measure("tiny", tiny);
    measure("large", large);
    return 0;
}

#else

int main(void)
{
    puts("this build has no machine code");
    return 0;
}

#endif
