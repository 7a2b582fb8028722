/*
 * insn.h - what one instruction looks like.
 *
 * An instruction word is 64 bits: a 16-bit opcode field and three 16-bit operands. Register
 * operands are pre-scaled byte offsets from fp (index * 16), so a handler adds and loads. The
 * opcode field is (op << OP_FLAG_BITS) | flags, where the flags say which operands the instruction
 * consumes (last use: their reference moves). The dispatch table has a row for every combination,
 * so the flags cost the fast path nothing; only slow paths look at them.
 *
 * A Proto holds bare words, immutable and shared. An isolate runs its own stream of Insn, where an
 * 8-byte feedback/cache word stands behind each instruction word: inline caches and type feedback
 * are next to the instruction that uses them, one cache line away at most.
 */
#ifndef RUFF_VM_BYTECODE_INSN_H
#define RUFF_VM_BYTECODE_INSN_H

#include <stdint.h>

#include "runtime/function.h"

#define OP_FLAG_BITS 3
#define OP_FLAG_A    1u /* operand a is consumed */
#define OP_FLAG_B    2u
#define OP_FLAG_C    4u
#define OP_FLAG_MASK 7u

typedef enum Opcode {
#define OP(name, ...) OP_##name,
#include "vm/bytecode/opcodes.def"
#undef OP
    OP_COUNT
} Opcode;

/* The shared form. */
typedef struct InsnWord {
    uint16_t op; /* (opcode << 3) | flags */
    uint16_t a, b, c;
} InsnWord;

_Static_assert(sizeof(InsnWord) == 8, "an instruction word is 64 bits");

/* What an isolate learns at a site. */
typedef union Feedback {
    uint64_t bits;
    struct {
        uint32_t id;    /* shape, struct definition or function id; 0: nothing seen */
        uint16_t slot;  /* byte offset of the field or slot within the object */
        uint16_t kinds; /* FEEDBACK_* */
    };
    Value *place;          /* GET_GLOBAL and friends: the global's slot */
    const Value *constant; /* LOAD_CONST */
    const Builtin *builtin;
    Code *code;
    uint32_t counter;    /* LOOP: trips, counting up; zero: time to compile */
    const void *machine; /* LOOP_NATIVE: where it goes on */
} Feedback;

enum { /* Feedback.kinds: what other paths than the int fast path saw */
       FEEDBACK_FLOAT = 1 << 0,
       FEEDBACK_MIXED_NUMBER = 1 << 1,
       FEEDBACK_STRING = 1 << 2,
       FEEDBACK_OTHER = 1 << 3,
       FEEDBACK_OVERFLOW = 1 << 4,
       FEEDBACK_ARRAY_INT = 1 << 5,
       FEEDBACK_ARRAY_FLOAT = 1 << 6,
       FEEDBACK_ARRAY_OTHER = 1 << 7,
       FEEDBACK_DICT = 1 << 8,
       FEEDBACK_POLYMORPHIC = 1 << 9,
};

/* The running form. */
typedef struct Insn {
    union {
        struct {
            uint16_t op;
            uint16_t a, b, c;
        };
        InsnWord word;
    };
    Feedback feedback;
} Insn;

_Static_assert(sizeof(Insn) == 16, "instruction and feedback");

#define INSN_OPCODE(insn) ((Opcode)((insn).op >> OP_FLAG_BITS))
#define INSN_FLAGS(insn)  ((insn).op & OP_FLAG_MASK)
#define REG_SCALE         16u
#define REG_MAX           4000u /* registers of one function */

/* A 32-bit immediate in b (low half) and c (high half). */
static inline int32_t insn_imm32(uint16_t b, uint16_t c)
{
    return (int32_t)((uint32_t)b | (uint32_t)c << 16);
}

#endif
