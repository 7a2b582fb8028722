/*
 * stencil_run.h - runs a single stencil on a frame of its own.
 *
 * The stencil is patched between two endings, so that a run says where it went on. Its slow
 * function is replaced by one that notes the call and does what `slow_next` says.
 */
#ifndef RUFF_TESTS_STENCILS_STENCIL_RUN_H
#define RUFF_TESTS_STENCILS_STENCIL_RUN_H

#include "codegen/target.h"

#ifdef RUFF_HAS_MACHINE_CODE

#include "runtime/vm.h"
#include "stencils/machine_exit.h"
#include "stencils/slow.h"

typedef enum StencilEnding {
    ENDED_AT_CONT,
    ENDED_AT_TARGET,
    ENDED_BY_RETURN, /* the result is in returned_tag, returned_bits */
} StencilEnding;

/* Where the replaced slow function goes on. */
typedef enum SlowNext {
    SLOW_TO_NEXT,
    SLOW_TO_TARGET,
    SLOW_TO_LEAVE,
    SLOW_CALLS,
    SLOW_RAISES
} SlowNext;

#define STENCIL_RUN_CAPTURES 4u

typedef struct StencilRun {
    VM vm;
    uint64_t exits[MACHINE_EXIT_COUNT];
    Value *fp; /* registers 0 .. REG_MAX - 1 can be used; a function is called in it */
    Cell cells[STENCIL_RUN_CAPTURES]; /* what that function has captured */
    Insn *insn; /* the instruction; [1] its EXTRA word or the next one, [-1] the one before */
    SlowNext slow_next;
    Value *slow_callee; /* SLOW_CALLS: fp of the callee */
    bool was_slow;
    Object *released; /* what kernel_release() was called with, which does nothing here */
    StencilEnding ending;
    uint64_t returned_tag, returned_bits;
} StencilRun;

/* One at a time; begin() clears everything. */
extern StencilRun stencil_run;

void stencil_run_begin(void);
/* Notes which stencils have run (stencil_coverage.h). */
void stencil_run_end(void);
/* Registers by number as operands; immediates go in as they are. */
static inline uint16_t reg(unsigned number)
{
    return (uint16_t)(number * REG_SCALE);
}
/* Runs the stencil of the instruction at stencil_run.insn with these operands. */
void stencil_run_op(uint16_t op, uint16_t a, uint16_t b, uint16_t c);
/* A stencil that is no instruction's. */
void stencil_run_index(uint16_t index);
/* From now on the frame's function catches exceptions and goes on at the LEAVE. */
void stencil_run_catch(void);
/* The LEAVE of SLOW_TO_LEAVE. */
Insn *stencil_run_leave(void);
/* Machine code that returns register 0 of its frame, for calls. */
const void *stencil_run_callee(void);
/* Machine code that raises. */
const void *stencil_run_raising_callee(void);

#endif
#endif
