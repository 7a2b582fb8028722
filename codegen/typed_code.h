/*
 * typed_code.h - typed code of one function, and the ways out of it.
 *
 * Typed code has a generic entry, which unpacks the arguments of a frame, and a typed entry, where
 * they are in registers. It leaves through exits: each knows how to rebuild the interpreter's
 * frame. Where the function calls itself through a global, the callee is burned in; when the global
 * gets another value, the code dies: nobody enters it any more, and every return address in it
 * leads to the exit of its call. Everything lives in low memory of the VM and is never given back
 * before it.
 */
#ifndef RUFF_CODEGEN_TYPED_CODE_H
#define RUFF_CODEGEN_TYPED_CODE_H

#include "codegen/jit.h"
#include "stencils/typed_stencils.h"

/* How a register of the interpreter's frame comes back. */
typedef struct TypedSlot {
    uint8_t r, tag;
    uint8_t from; /* index of a saved virtual register (floats behind ints), or ... */
} TypedSlot;
#define TYPED_FROM_SLOT UINT8_MAX /* the payload is where it belongs already */

/* The instruction has overwritten its operand with the wrapped result when it leaves. */
typedef enum TypedUndo {
    UNDO_NONE,
    UNDO_ADD,      /* dst += src */
    UNDO_ADD_IMM,  /* dst += imm */
    UNDO_SUB,      /* dst -= src */
    UNDO_SUB_FROM, /* dst = src - dst */
    UNDO_DOUBLE    /* dst += dst */
} TypedUndo;

#define TYPED_NO_RESULT UINT16_MAX

typedef struct TypedExit {
    struct TypedCode *owner;
    Insn *pc; /* to restart, or of the call whose result this exit takes */
    uint64_t taken;
    int32_t undo_imm;
    uint16_t result; /* register for the result; TYPED_NO_RESULT: none */
    uint8_t undo, undo_dst, undo_src;
    bool at_entry;  /* begins the function anew */
    uint32_t shape; /* that an element must have; 0: its fields are not looked at */
    uint8_t slot_count;
    TypedSlot slots[64];
} TypedExit;

/* Where a call returns to, and its exit that pops the frame first. */
typedef struct TypedReturn {
    uint32_t offset, lazy;
} TypedReturn;

typedef struct TypedCode {
    uint64_t entries; /* through the generic entry; counted by the code itself */
    Code *code;
    Function
        *self; /* burned in; NULL: nothing is. Made immortal, so that frames need not count it */
    uint8_t *start;
    uint32_t bytes;
    uint32_t typed_entry, entry_exit; /* offsets */
    TypedReturn *returns;
    uint32_t return_count, exit_count;
    TypedExit **exits;
    bool dead;
    struct TypedCode *next;
} TypedCode;

/* To be called once before typed code runs. */
void typed_code_attach(void);
/* Calls of the function go to its typed code. */
void typed_code_install(VM *vm, Jit *jit, TypedCode *typed);
/* Why the exit was taken, of which the frame has been rebuilt. typed_exit_reason.c */
MachineExit typed_exit_reason(const TypedExit *exit, const Value *fp);
/* A global no longer holds this function. */
void typed_code_invalidate(VM *vm, Jit *jit, const Function *old);
/* Sums for the statistics. */
uint64_t typed_code_exits(const Jit *jit);
uint64_t typed_code_entries(const Jit *jit);

#endif
