/*
 * builder.h - a function under construction: what compiler.c emits and ownership_rewrite.c
 * rewrites.
 *
 * The compiler emits instructions with plain register numbers and labels, and never thinks about
 * references: no consume flags, no DROP. builder_finish() then
 *   1. runs the ownership pass (ownership.h): liveness, consume flags, COPY -> MOVE where the
 * source is dead afterwards, DROP where a value dies without being consumed, on edges too, a COPY
 * to a scratch register where a MOVE operand is still live afterwards;
 *   2. resolves labels (inverting and widening conditional jumps that are too far), packs the
 * words, the line table, handlers and ownership maps into the Proto.
 *
 * Rules for the emitter:
 *   - a register is written (DEF) only when its old value is dead: assigning a local again is fine
 * (the pass sees the old value die at its last use before), but a PLACE operand is read and
 * written;
 *   - CALL windows and BASE runs are temporaries that nothing reads afterwards;
 *   - one operand position reads a local directly only if no sibling operand evaluated later can
 * change that local (`a + a.pop()`): else COPY it to a temporary first;
 *   - registers that may be read before they are written (hoisted declarations) get LOAD_UNSET
 * first;
 *   - handlers start with CATCH; whatever is live into a handler stays owned through the try range.
 */
#ifndef RUFF_VM_BYTECODE_BUILDER_H
#define RUFF_VM_BYTECODE_BUILDER_H

#include "vm/bytecode/proto.h"

#define BUILDER_NO_LABEL (-1)

typedef struct BuildInsn {
    uint8_t op;       /* Opcode */
    uint8_t flags;    /* OP_FLAG_*, set by the ownership pass */
    uint32_t a, b, c; /* register numbers or immediates, by the kinds of opcodes.def */
    int32_t label;    /* target, for operands of kind JUMP / JUMP_LO */
    uint32_t line, column;
} BuildInsn;

typedef struct BuildHandler {
    int32_t start_label, end_label, target_label;
} BuildHandler;

/* Where a block begins in the rewritten code and what is owned there: made by the ownership pass
 * for the ownership maps (ownership_map.h). */
struct OwnershipMarks;

#define REGISTER_LIMIT_TEXT \
    "Function exceeds the limit of 4000 registers for variables and temporary values"
_Static_assert(REG_MAX == 4000, "see REGISTER_LIMIT_TEXT");

typedef struct Builder {
    VM *vm;
    BuildInsn *insns;
    uint32_t insn_count, insn_capacity;
    uint32_t *labels; /* label -> index of the instruction it stands before; UINT32_MAX unbound */
    uint32_t label_count, label_capacity;
    BuildHandler *handlers; /* inner ones first */
    uint32_t handler_count, handler_capacity;
    Value *constants;
    uint32_t constant_count, constant_capacity;
    uint32_t *constant_index; /* hash table of constants: index + 1, 0 empty */
    uint32_t constant_index_size;
    uint32_t param_count;
    uint32_t register_count; /* highest register used + 1 */
    uint32_t loop_count;
    uint32_t line, column; /* position given to the next instructions */
    bool out_of_memory;    /* sticky: emission goes on harmlessly, builder_finish fails */
    const char *limit;     /* sticky: first limit exceeded, as message text, or NULL */
    struct OwnershipMarks *marks;
} Builder;

void builder_init(Builder *b, VM *vm, uint32_t param_count);
void builder_free(Builder *b);
/* Index of the new instruction. Registers up to the operands are counted in register_count.
 * LOAD_INT: b_operand is the whole 32-bit immediate. EXTRA words are emitted behind the instruction
 * that wants them; in those of CLOSURE a register is given by its number like everywhere. */
uint32_t builder_emit(Builder *b, Opcode op, uint32_t a, uint32_t b_operand, uint32_t c);
/* Instruction with a JUMP operand; the other operands as usual (the JUMP one is ignored). */
uint32_t builder_emit_jump(Builder *b, Opcode op, uint32_t a, uint32_t b_operand, uint32_t c,
                           int32_t label);
int32_t builder_label(Builder *b);
void builder_bind(Builder *b, int32_t label);
void builder_handler(Builder *b, int32_t start_label, int32_t end_label, int32_t target_label);
void builder_position(Builder *b, uint32_t line, uint32_t column);
/* Constant index; equal ints, floats (bitwise) and interned strings are shared. Arrays are not. */
uint32_t builder_constant(Builder *b, Value constant);
/* Fills the Proto's code, constants, lines, handlers, ownership, register_count, loop_count and
 * info.param_count. False: see out_of_memory and limit. The builder's constants move to the proto;
 * the builder is still to be freed. */
bool builder_finish(Builder *b, Proto *proto);

#endif
