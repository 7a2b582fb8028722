/*
 * typed_emit.h - a list of typed stencils with their operands, and making machine code of it.
 *
 * The list belongs to whoever selects code and is given back by typed_ops_free; the exits stand in
 * low memory of the VM, since the code names them.
 */
#ifndef RUFF_CODEGEN_TYPED_EMIT_H
#define RUFF_CODEGEN_TYPED_EMIT_H

#include "codegen/typed_code.h"

#define TYPED_NO_EXIT (-1)
#define TYPED_EXIT_TO_BASELINE \
    (-2) /* nothing has happened yet: the function's baseline code runs */
#define TYPED_NO_TARGET UINT32_MAX

typedef struct TypedOp {
    uint16_t stencil;
    uint16_t a, b, c; /* slots */
    int32_t imm;
    uint32_t pc;     /* index of the instruction that it is part of */
    uint32_t target; /* index of the instruction that it jumps to */
    uint64_t constant;
    int32_t exit, result_exit; /* indexes into exits */
    int32_t stress_exit;       /* --jit-stress: taken before the op now and then */
    bool calls;
    const Function *callee;     /* burned in */
    const uint8_t *typed_entry; /* that it calls; NULL: the function's own */
    uint32_t hot, cold;         /* offsets in the code */
} TypedOp;

typedef struct TypedOps {
    TypedOp *items;
    uint32_t count, capacity;
    uint32_t *firsts; /* by instruction: its first op */
    TypedExit **exits;
    uint32_t exit_count, exit_capacity;
    uint32_t typed_entry; /* index of the first op behind the generic entry */
    int32_t entry_exit;   /* exit that begins the function anew */
} TypedOps;

bool typed_ops_init(TypedOps *ops, uint32_t insn_count);
void typed_ops_free(TypedOps *ops);
/* The ops that follow belong to this instruction. */
void typed_ops_begin(TypedOps *ops, uint32_t pc);
/* NULL: no memory. Valid until the next one is added. */
TypedOp *typed_ops_add(TypedOps *ops, uint16_t stencil, uint32_t pc);
/* Index of the exit; negative: no memory. */
int32_t typed_ops_add_exit(TypedOps *ops, TypedExit *exit);

/* Copies and patches; fills typed in. Not NULL: why not. */
const char *typed_emit(VM *vm, Jit *jit, TypedOps *ops, TypedCode *typed);

#endif
