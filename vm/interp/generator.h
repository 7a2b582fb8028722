/*
 * generator.h - frames that can be left and entered again: generators, and bodies of async
 * functions.
 *
 * A suspended frame is nothing but its registers in a Generator object and the instruction to go on
 * with; no stack is kept. While it runs, its registers stand on the value stack like those of any
 * frame, linked to the frame that resumed it, and below them is the object it belongs to
 * (stencils/frame.h). A `for` loop resumes a generator without C (FOR_NEXT); here is how C does,
 * for which the object is counted by a GeneratorRun.
 *
 * Whoever suspends a frame sets generator->state; that is how a frame that has come back is known
 * to be suspended and not finished.
 */
#ifndef RUFF_VM_INTERP_GENERATOR_H
#define RUFF_VM_INTERP_GENERATOR_H

#include "runtime/generator.h"
#include "stencils/slow.h"
#include "vm/interp/interp.h"

typedef struct GeneratorRun {
    Generator *generator; /* counted */
    struct GeneratorRun *outer;
} GeneratorRun;

typedef enum GeneratorOutcome {
    GENERATOR_NOT_BEGUN, /* too deep: an error is pending, the generator is as it was */
    GENERATOR_RAISED,    /* an error is pending, the generator has ended */
    GENERATOR_YIELDED,   /* it is suspended; *value is what it gave */
    GENERATOR_RETURNED   /* it has ended; *value is its result */
} GeneratorOutcome;

/* Runs a created or suspended frame until it is suspended or ends. *value is owned. */
GeneratorOutcome generator_run(VM *vm, Generator *generator, Value *value);

/* Suspends the running frame: its registers move to the generator, to go on at instruction `next`,
 * before which `owned` says what its registers own. The frame is left with the result. */
SlowResult generator_suspend(VM *vm, Value *fp, uint32_t next, const uint64_t *owned, Value result);

/* One step of a generator: implementation of vm->resume. *yielded is owned; *done: it has ended. */
Status generator_resume(VM *vm, Generator *generator, Value *yielded, bool *done);

#endif
