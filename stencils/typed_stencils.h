/*
 * typed_stencils.h - the stencils of the typed tier by kernel and choice of virtual registers
 * (sources: stencils/typed). Each number is an index into stencils[].
 */
#ifndef RUFF_STENCILS_TYPED_STENCILS_H
#define RUFF_STENCILS_TYPED_STENCILS_H

#include "stencils/stencil.h"

#define TYPED_INTS   4 /* g0..g3 */
#define TYPED_FLOATS 6 /* f0..f5 */

typedef uint16_t TypedBySource2[TYPED_INTS][TYPED_INTS][TYPED_INTS]; /* [dst][src1][src2] */
typedef uint16_t TypedBySource1[TYPED_INTS][TYPED_INTS];             /* [dst][src] */
typedef uint16_t TypedByFloat1[TYPED_FLOATS][TYPED_FLOATS];

/* Ways to compare two ints and jump; the first four exist for two registers, all with a literal. */
typedef enum TypedCondition {
    TYPED_LT,
    TYPED_GE,
    TYPED_EQ,
    TYPED_NE,
    TYPED_LE,
    TYPED_GT,
    TYPED_CONDITION_COUNT
} TypedCondition;

/* By where the result goes. */
typedef struct TypedCalls {
    uint16_t to_int[TYPED_INTS], to_float[TYPED_FLOATS], to_slot;
} TypedCalls;

typedef struct TypedStencils {
    TypedBySource2 add_int, sub_int, mul_int, mod_int;
    TypedBySource1 add_imm, mul_imm, mov;
    TypedBySource1 get_int, set_int; /* set: [index][value] */
    uint16_t const_wide[TYPED_INTS], length[TYPED_INTS];
    TypedByFloat1 add_float, sub_float, mul_float, div_float; /* [dst = src1][src2] */
    TypedByFloat1 mov_float, sqrt_float;
    uint16_t const_float[TYPED_FLOATS], load_float[TYPED_FLOATS], store_float[TYPED_FLOATS],
        return_float[TYPED_FLOATS];
    uint16_t get_field[TYPED_FLOATS][TYPED_INTS],
        set_field[TYPED_FLOATS][TYPED_INTS]; /* [][index] */
    uint16_t store_function, copy_slot, move_slot;
    uint16_t const_int[TYPED_INTS], load[TYPED_INTS], store[TYPED_INTS], return_int[TYPED_INTS];
    uint16_t jump_int[TYPED_EQ + 2][TYPED_INTS][TYPED_INTS];
    uint16_t jump_imm[TYPED_CONDITION_COUNT][TYPED_INTS];
    TypedCalls call, call_entry; /* at the typed entry; at the entry of its Code */
    uint16_t leave, check_tag, check_callee, release_callee, enter, store_tag, poll, jump, drop,
        return_slot, return_null;
} TypedStencils;

extern const TypedStencils typed_stencils;

/* C side of the ways out of typed code (x86_64/typed_exit.S): puts the frame in order and says at
 * which instruction the interpreter goes on. registers: g0..g3, then f0..f5. Set once, before typed
 * code is entered. */
struct TypedExit;
typedef Insn *(*TypedExitFunction)(VM *vm, Value *fp, struct TypedExit *exit, int64_t *registers);
extern TypedExitFunction stencil_typed_exit;

/* Where the stub of an exit jumps to, with the exit in r10. */
extern const char jit_typed_exit[];        /* restart the instruction */
extern const char jit_typed_entry_exit[];  /* begin the function anew in the interpreter */
extern const char jit_typed_result[];      /* a call gave (g0, g1) */
extern const char jit_typed_lazy_result[]; /* returned here instead of to code that is dead now */

#endif
