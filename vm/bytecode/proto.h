/*
 * proto.h - a compiled function: immutable bytecode and everything that goes with it.
 *
 * Protos are made by compiler.c, checked by verifier.c and live as long as their module. Strings in
 * the constants are interned and immortal; constant arrays of names are immortal too. Registers:
 * parameters first, then locals and temporaries; a call window is laid out in the registers of the
 * caller: header at b, callee at b+1, arguments from b+2, where the callee's registers begin.
 */
#ifndef RUFF_VM_BYTECODE_PROTO_H
#define RUFF_VM_BYTECODE_PROTO_H

#include "runtime/function.h"
#include "runtime/value.h"
#include "vm/bytecode/insn.h"

/* `try`: instructions [start, end) are covered by the handler at target. Inner ranges first. The
 * handler's first instruction is CATCH. */
typedef struct HandlerRange {
    uint32_t start, end, target;
} HandlerRange;

/* Position for instruction i: rows are sorted, the row with the largest pc <= i counts. */
typedef struct LineEntry {
    uint32_t pc, line, column;
} LineEntry;

/* Registers that hold an owned reference when control arrives at pc: a row wherever control arrives
 * by a jump or an exception, and every few instructions, sorted; in between follow the operands of
 * opcodes.def (ownership.h does it for any pc). */
typedef struct OwnershipEntry {
    uint32_t pc;
    uint32_t bitmap; /* first word index into ownership_words; (register_count + 63) / 64 words of
                        owned registers, then as many of plain ones (operands.h) */
} OwnershipEntry;

/* What NEW_STRUCT_DEF builds. */
typedef struct StructTemplate {
    String *name;
    String **fields;
    uint32_t field_count;
    String **methods;
    uint32_t method_count;
} StructTemplate;

typedef struct Proto Proto;
struct Proto {
    FunctionInfo info;
    InsnWord *code;
    uint32_t code_count;
    uint32_t register_count; /* highest register used + 1, call windows included */
    uint32_t capture_count;
    uint32_t loop_count;
    Value *constants;
    uint32_t constant_count;
    Proto **protos; /* nested functions (owned) */
    uint32_t proto_count;
    StructTemplate *templates;
    uint32_t template_count;
    HandlerRange *handlers;
    uint32_t handler_count;
    LineEntry *lines;
    uint32_t line_count;
    OwnershipEntry *ownership;
    uint32_t ownership_count;
    uint64_t *ownership_words;
    uint32_t ownership_word_count;
    const char *file; /* as given; belongs to the module */
    uint32_t line;    /* of the declaration */
};

/* A module's program: its top level and the names of its globals. */
typedef struct ProgramProto {
    Proto *main;
    String **global_names; /* interned; index == GLOBAL operand */
    uint32_t global_count;
    uint32_t statement_count; /* top level, for `check --verbose` */
} ProgramProto;

/* Protos, programs and their arrays come from malloc: they are no part of the Ruff heap. Strings
 * are interned and belong to the VM; constant arrays belong to the proto. */
void proto_free(VM *vm, Proto *proto);
/* Gives back what a proto or builder owns of a constant: the arrays. */
void proto_release_constant(VM *vm, Value constant);
void program_free(VM *vm, ProgramProto *program);

/* Position of an instruction; 0:0 if unknown. */
void proto_position(const Proto *proto, uint32_t pc, uint32_t *line, uint32_t *column);

#endif
