/*
 * operands.h - what one instruction does to the registers, in a form that no reader of bytecode has
 * to know opcodes for.
 *
 * The facts come from opcodes.def; the few that need more than a kind (how long a run is, which
 * registers a call's window has, whether a result can be a heap reference) are here and nowhere
 * else. The ownership pass, the maps, the verifier and the disassembler all work on this view, so
 * they cannot disagree.
 *
 * A register is in one of three states: owned (may hold a heap reference that must be released),
 * plain (known to hold a number, bool, null, builtin or nothing: never counted) or dead. RegState
 * holds one set for each of the first two; a register is in at most one of them.
 */
#ifndef RUFF_VM_BYTECODE_OPERANDS_H
#define RUFF_VM_BYTECODE_OPERANDS_H

#include "vm/bytecode/ownership.h"

typedef enum RegRole {
    ROLE_USE,       /* read; consumed if the instruction's flag `flag` is set */
    ROLE_MOVE,      /* read and consumed */
    ROLE_CELL,      /* read, never consumed */
    ROLE_PLACE,     /* updated in place: owned before and after */
    ROLE_RUN,       /* consumed run, garbage afterwards */
    ROLE_WINDOW,    /* the same, consumed even when the instruction raises */
    ROLE_STATE,     /* state of a loop, updated in place */
    ROLE_STATE_NEW, /* state of a loop, written: the first owned */
    ROLE_RANGE_NEW, /* state of a range loop, written: all ints */
    ROLE_DEF        /* written */
} RegRole;

typedef struct RegOperand {
    uint8_t role;    /* RegRole */
    uint8_t flag;    /* OP_FLAG_* of this operand; 0 where it may not be consumed by a flag */
    uint8_t operand; /* 0, 1, 2: a, b, c */
    uint32_t first, count;
} RegOperand;

/* When the result is plain. */
typedef enum ResultKind {
    RESULT_OWNED, /* may be a heap reference */
    RESULT_PLAIN, /* never */
    RESULT_AS_B,  /* plain if operand b is */
    RESULT_AS_B_AND_C,
    RESULT_CONSTANT /* plain if the constant is */
} ResultKind;

#define REG_NONE UINT32_MAX

typedef struct RegOperands {
    RegOperand items[4]; /* those that are read first, then the written ones */
    uint32_t count;
    uint32_t def;          /* register written, REG_NONE if none */
    uint32_t clobber_from; /* calls: this and all higher registers are garbage afterwards */
    uint32_t extent;       /* registers below this are touched */
} RegOperands;

/* An instruction with plain register numbers. */
typedef struct InsnView {
    Opcode op;
    uint8_t flags;
    uint32_t operand[3];
    uint32_t extra[3]; /* of the EXTRA word, for opcodes with two words */
} InsnView;

/* Whether the operand of this kind is a register. */
bool operand_is_register(OperandKind kind);
ResultKind opcode_result(Opcode op);
/* True if the instruction is followed by its target as a 32-bit or 16-bit JUMP operand. */
bool opcode_has_target(Opcode op);
/* Opcodes that form paths: begin, steps, end. */
bool opcode_is_path_begin(Opcode op);
bool opcode_is_path_step(Opcode op);
bool opcode_is_path_end(Opcode op);

/* Lists the register operands; constants are needed for the length of some runs. The captures of
 * CLOSURE stand in its EXTRA words and are not listed. */
void operands_of(const InsnView *insn, const Value *constants, uint32_t constant_count,
                 RegOperands *out);

/* An instruction of a builder; extra: the word behind it, NULL if there is none. */
static inline InsnView build_insn_view(const BuildInsn *insn, const BuildInsn *extra)
{
    InsnView view = {(Opcode)insn->op, insn->flags, {insn->a, insn->b, insn->c}, {0, 0, 0}};
    if (extra != NULL) {
        view.extra[0] = extra->a;
        view.extra[1] = extra->b;
        view.extra[2] = extra->c;
    }
    return view;
}

/* An instruction of a proto, which must have all its words. */
static inline InsnView word_view(const InsnWord *code, uint32_t pc)
{
    InsnWord word = code[pc];
    InsnView view = {(Opcode)(word.op >> OP_FLAG_BITS),
                     (uint8_t)(word.op & OP_FLAG_MASK),
                     {word.a, word.b, word.c},
                     {0, 0, 0}};
    const OpcodeInfo *info = &opcode_info[view.op];
    const OperandKind kinds[3] = {info->a, info->b, info->c};
    for (uint32_t i = 0; i < 3; i++) {
        if (operand_is_register(kinds[i])) {
            view.operand[i] /= REG_SCALE;
        }
    }
    if (info->words == 2) {
        view.extra[0] = code[pc + 1].a;
        view.extra[1] = code[pc + 1].b;
        view.extra[2] = code[pc + 1].c;
    }
    return view;
}

/* Where the branch at pc leads; only its own word is looked at, so the result may be anywhere. */
int64_t insn_target(const InsnWord *code, uint32_t pc);

/* Words of the instruction at pc, its EXTRA words included. */
static inline uint32_t word_count(const InsnView *insn)
{
    return insn->op == OP_CLOSURE ? 1 + insn->operand[2] : opcode_info[insn->op].words;
}

/* Bit sets over registers. */
static inline bool bit_test(const uint64_t *words, uint32_t i)
{
    return (words[i >> 6] >> (i & 63)) & 1;
}
static inline void bit_set(uint64_t *words, uint32_t i)
{
    words[i >> 6] |= UINT64_C(1) << (i & 63);
}
static inline void bit_clear(uint64_t *words, uint32_t i)
{
    words[i >> 6] &= ~(UINT64_C(1) << (i & 63));
}
static inline uint32_t bit_words(uint32_t bits)
{
    return (bits + 63) / 64;
}

typedef struct RegState {
    uint64_t *owned, *plain;
    uint32_t words;
} RegState;

/* Whether the result is plain, given the state before the instruction. */
bool result_is_plain(const InsnView *insn, const Value *constants, const RegState *before);
/* The state after the instruction has succeeded. FOR_*_NEXT: on the way to the loop's body, or to
 * its end if at_end is set (nothing is written then). */
void registers_apply(RegState *state, const InsnView *insn, const RegOperands *operands,
                     const Value *constants, bool at_end);
/* The state seen by the handler when the instruction has raised. */
void registers_raise(RegState *state, const InsnView *insn, const RegOperands *operands);

#endif
