/*
 * ownership.h - who releases what, decided statically, once.
 *
 * A backward liveness pass over the instructions of a function decides for every register where its
 * value dies. "Owned" means: live and possibly a heap reference. Registers whose value is known
 * never to be a heap reference (comparison results, loop counters, number literals, arithmetic on
 * those: a forward pass over the same blocks) are left out, so plain numbers cost no DROP.
 *
 * Exceptions: an instruction that raises has consumed nothing (calls: their window), so the owned
 * registers at a raising pc are those before the instruction, less a call's window. Registers live
 * into the handler keep their reference, the unwinder releases the others.
 *
 * Used by the unwinder, deopt, generators, the cycle collector, --check-refs and the verifier:
 * nothing else decides who releases.
 */
#ifndef RUFF_VM_BYTECODE_OWNERSHIP_H
#define RUFF_VM_BYTECODE_OWNERSHIP_H

#include "vm/bytecode/builder.h"

/* Rewrites the builder's instructions (flags, MOVE, DROP, split edges). False: out of memory. */
bool ownership_rewrite(Builder *b);

/* Owned registers as they are before instruction pc (the start of an instruction): bit r of words[r
 * / 64]. words has (register_count + 63) / 64 entries. */
void ownership_before(const Proto *proto, uint32_t pc, uint64_t *words);
/* The same, and how many registers, from the first on, hold all that may still be read: those above
 * are garbage, as are those below that are neither owned nor plain. */
uint32_t ownership_kept_before(const Proto *proto, uint32_t pc, uint64_t *owned);
/* Owned registers of a frame whose instruction pc has raised, or is a call in progress: as above
 * less the window of a call. */
void ownership_in(const Proto *proto, uint32_t pc, uint64_t *words);

/* Operand facts from opcodes.def, shared by ownership, verifier and disassembler. */
typedef enum OperandKind {
    OPERAND_NONE,
    OPERAND_DEF,
    OPERAND_USE,
    OPERAND_MOVE,
    OPERAND_CELL,
    OPERAND_PLACE,
    OPERAND_BASE,
    OPERAND_STATE,
    OPERAND_CONST,
    OPERAND_PROTO,
    OPERAND_GLOBAL,
    OPERAND_CAPTURE,
    OPERAND_IMM,
    OPERAND_SIMM,
    OPERAND_IMM_LO,
    OPERAND_IMM_HI,
    OPERAND_JUMP,
    OPERAND_JUMP_LO,
    OPERAND_JUMP_HI
} OperandKind;

enum {
    EFFECT_THROWS = 1,
    EFFECT_CALLS = 2,
    EFFECT_HEAP = 4,
    EFFECT_RESTART = 8,
    EFFECT_BRANCH = 16,
    EFFECT_END = 32
};

typedef struct OpcodeInfo {
    const char *name;
    OperandKind a, b, c;
    uint8_t consumes; /* OP_FLAG_* allowed */
    uint8_t words;
    uint8_t effects;
} OpcodeInfo;

extern const OpcodeInfo opcode_info[OP_COUNT]; /* opcode_info.c */

#endif
