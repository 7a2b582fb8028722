/*
 * typed_code.h - typed code of one function, and the ways out of it.
 *
 * Typed code has a generic entry, which unpacks the arguments of a frame, and a typed entry, where
 * they are in registers; other typed code in which the function is burned in calls the latter. It
 * leaves through exits: each knows how to rebuild the interpreter's frame.
 *
 * It relies on globals whose functions it calls, on the typed code that it calls and on the
 * baseline code of its function, and dies with any of them (invalidate.h): nobody enters it any
 * more, and frames that wait in it return to the exit of their call. Its memory is released with
 * the last of these frames. Records and exits live in low memory of the VM and stay as long as it,
 * since dead code counts in the statistics; lists are malloc'ed and belong to the record.
 */
#ifndef RUFF_CODEGEN_TYPED_CODE_H
#define RUFF_CODEGEN_TYPED_CODE_H

#include "codegen/jit.h"
#include "stencils/typed_stencils.h"

#define TYPED_REGISTERS_MAX 64 /* a set of registers is one word */

/* What is known of a register. */
typedef enum TypedKind {
    TYPED_DEAD, /* nothing, or not the same on all ways */
    TYPED_BOXED,
    TYPED_FUNCTION, /* boxed, and the function that a global held, which is burned in */
    TYPED_INT,
    TYPED_FLOAT,
    TYPED_KIND_COUNT
} TypedKind;

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
    bool doomed;    /* what follows is bound to throw */
    bool stress;    /* --jit-stress: for no reason */
    uint32_t shape; /* that an element must have; 0: its fields are not looked at */
    uint8_t slot_count;
    TypedSlot slots[64];
} TypedExit;

/* Where a call returns to, and where to instead once the code is dead: its exit, which then pops
 * the frame first. Offsets. */
typedef struct TypedReturn {
    uint32_t offset, lazy;
} TypedReturn;

typedef struct TypedCode {
    uint64_t entries; /* through the generic entry; counted by the code itself */
    Code *code;
    Function
        *self; /* burned in; NULL: nothing is. Made immortal, so that frames need not count it */
    uint8_t *start; /* NULL: released */
    uint32_t bytes;
    uint32_t typed_entry;                    /* offset */
    uint8_t parameters[TYPED_REGISTERS_MAX]; /* kinds at the typed entry */
    uint8_t result;                          /* kind that it returns; TYPED_BOXED: any */
    bool dead;
    uint64_t waiting; /* frames that will return to it although it is dead */
    TypedReturn *returns;
    uint32_t return_count, exit_count;
    TypedExit **exits;
    BurnedPlaces burned;
    const struct TypedCode **callees; /* called at their typed entry */
    uint32_t callee_count;
    struct TypedCode *next;
} TypedCode;

/* To be called once before typed code runs. */
void typed_code_attach(void);
/* Calls of the function go to its typed code. */
void typed_code_install(VM *vm, Jit *jit, TypedCode *typed);
/* Why the exit was taken, of which the frame has been rebuilt. typed_exit_reason.c */
MachineExit typed_exit_reason(const TypedExit *exit, const Value *fp);
/* The function's typed code; NULL: none alive. */
TypedCode *typed_code_of(const Jit *jit, const Code *code);
/* Typed code calls other typed code directly; false: no memory to remember it. */
bool typed_code_add_callee(TypedCode *typed, const TypedCode *callee);
bool typed_code_calls(const TypedCode *typed, const TypedCode *callee);
/* Where to go instead of to this return address in the code, which is dead; 0: it is none. */
uintptr_t typed_code_lazy_address(const TypedCode *typed, uintptr_t address);
/* Gives back the memory of dead code in which no frame waits any more. */
void typed_code_release(Jit *jit, TypedCode *typed);
/* Gives back the lists of a record. */
void typed_code_free_lists(TypedCode *typed);
/* Sums for the statistics. */
uint64_t typed_code_exits(const Jit *jit);
uint64_t typed_code_entries(const Jit *jit);

#endif
