/*
 * typed_run.h - runs a single stencil of the typed tier, with virtual registers as they were set.
 */
#ifndef RUFF_TESTS_STENCILS_TYPED_RUN_H
#define RUFF_TESTS_STENCILS_TYPED_RUN_H

#include "codegen/target.h"

#ifdef RUFF_HAS_MACHINE_CODE

#include "runtime/vm.h"
#include "stencils/typed_stencils.h"

typedef enum TypedEnding {
    TYPED_AT_CONT,
    TYPED_AT_TARGET,
    TYPED_AT_SIDE_EXIT,
    TYPED_AT_RESULT_EXIT,
    TYPED_BY_RETURN, /* the result is in returned_tag, returned_bits */
} TypedEnding;

/* Known by offset to the assembly in typed_run.c. */
typedef struct TypedRegisters {
    int64_t g[TYPED_INTS];
    double f[TYPED_FLOATS];
    uint64_t returned_tag, returned_bits;
    VM *vm;
    Value *fp;
    const void *dispatch; /* what r15 is loaded with when the stencil returns */
} TypedRegisters;

/* What the holes are filled in with. */
typedef struct TypedHoles {
    unsigned a, b, c; /* slots by number; c also as plain bytes: c_bytes */
    uint16_t c_bytes;
    int32_t imm;
    uint64_t constant;
    const void *callee;
} TypedHoles;

extern VM typed_vm;
extern Value *typed_fp;
extern Insn typed_insn;

void typed_run_begin(void);
void typed_run_end(void);
/* Fills a stencil in. */
void typed_prepare(uint16_t index, TypedHoles holes);
/* Runs what was prepared last, as often as wanted: registers in and out. */
TypedEnding typed_go(TypedRegisters *registers);
/* Machine code that returns g0 with this tag, for calls. */
const void *typed_callee_returning(ValueTag tag);

#endif
#endif
