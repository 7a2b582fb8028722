/*
 * jit.h - machine code of one VM: when to compile, what has been compiled, what is known about it.
 *
 * The JIT hooks itself into the interpreter (vm/interp/tier.h) and is given back with the isolate.
 * Where there is no machine code (other machines, portable builds, executable memory refused, cache
 * full) everything is interpreted and --jit-log says so. While a function runs in machine code its
 * frame is exactly the interpreter's at every instruction, so that either can go on where the other
 * stopped.
 */
#ifndef RUFF_CODEGEN_JIT_H
#define RUFF_CODEGEN_JIT_H

#include <stdio.h>

#include "codegen/code_cache.h"
#include "codegen/machine_code.h"
#include "stencils/machine_exit.h"
#include "vm/interp/interp.h"

#define JIT_DEFAULT_THRESHOLD 60u
#define JIT_TRIPS_PER_CALL    6u /* a loop's threshold is this many times that of calls */

typedef enum JitTier { JIT_OFF, JIT_BASELINE, JIT_SLICE } JitTier;

typedef enum JitStress {
    JIT_STRESS_NONE,
    JIT_STRESS_DEOPT, /* leave machine code at any instruction */
    JIT_STRESS_TIER,  /* change sides at loop headers, at entries and behind calls */
} JitStress;

typedef struct JitOptions {
    JitTier tier;
    JitStress stress;
    uint32_t threshold; /* calls before a function is compiled; 0 and 1: at the first */
    size_t cache_bytes;
    const char *dump; /* name of the function to show; NULL: none */
    bool log, stats, perf, gdb;
} JitOptions;

/* Counted while machine code runs (in low memory) and by the compiler. */
typedef struct JitCounters {
    uint64_t loop_entries;                      /* from the interpreter into the middle of a loop */
    uint64_t exits[MACHINE_EXIT_COUNT];         /* to the interpreter, by reason */
    uint64_t exit_pattern;                      /* of --jit-stress: one bit for each place passed */
    uint64_t handler_entries;                   /* exceptions caught by a handler in machine code */
    uint64_t typed_compiled, typed_invalidated; /* functions of the typed tier (slice.h) */
    uint64_t compiled, refused, bytes, insns, nanoseconds;
    uint64_t invalidated, recompiled; /* of the functions compiled */
    uint64_t dead_entries;            /* of calls, into code that is dead by now */
    uint64_t redirected;              /* frames and calls that left code which died under them */
} JitCounters;

typedef struct Jit {
    JitOptions options;
    CodeCache cache;
    MachineCode *first;      /* everything compiled, newest first */
    MachineCode *dead;       /* records of code that died, for reuse */
    BurnedIn burned;         /* what all this code relies on */
    struct TypedCode *typed; /* typed code, newest first */
    JitCounters *counters;
    FILE *perf_map;     /* NULL: not asked for */
    struct GdbJit *gdb; /* the same */
    bool refusal_logged;
} Jit;

void jit_options_init(JitOptions *options);
/* Can this build make machine code at all? */
bool jit_is_in_build(void);
/* After isolate_new and before any code is made. False: no memory for it; the VM then interprets.
 */
bool jit_attach(VM *vm, const JitOptions *options);
/* The i-th counter with its name; false: there are no more. In this order jit_stats() lists them.
 */
bool jit_counter(VM *vm, uint32_t i, const char **name, uint64_t *value);
/* The table of --jit-stats. */
void jit_print_stats(FILE *out, VM *vm);

#endif
