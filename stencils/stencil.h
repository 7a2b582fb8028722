/*
 * stencil.h - machine code templates of the instructions, made at build time, and where to patch
 * them.
 *
 * A stencil is the code of one instruction with holes for its operands. Its hot part is meant to
 * stand directly before the hot part of the next instruction: running off its end is going on
 * there. Its cold part can stand anywhere within 2 GiB. Both are position dependent and must be
 * patched hole by hole; the value of a hole depends on its kind, how it is written on its encoding.
 *
 * Everything here is constant data in the binary (generated/<target>/stencil_table.inc).
 *
 * What the code expects (see README.md): vm in r12, fp in r13, the dispatch table in r15, r14
 * undefined; instructions (Insn), runtime symbols and slow functions below 2 GiB; code within 2 GiB
 * of them.
 */
#ifndef RUFF_STENCILS_STENCIL_H
#define RUFF_STENCILS_STENCIL_H

#include <stdint.h>

#include "stencils/frame.h"

typedef enum HoleKind {
    HOLE_A, /* operands as unsigned numbers (registers are byte offsets from fp already) */
    HOLE_B,
    HOLE_C,
    HOLE_SIMM_C,        /* operand c as a signed number */
    HOLE_IMM32,         /* operands b and c as one signed number */
    HOLE_PC,            /* address of this Insn */
    HOLE_NEXT_PC,       /* address of the Insn that follows (this one may have EXTRA words) */
    HOLE_TARGET_PC,     /* address of the Insn that HOLE_TARGET goes to; where there is none:
                           HOLE_NEXT_PC */
    HOLE_GLOBAL,        /* insn->feedback.place: address of a global's slot */
    HOLE_GLOBAL_HIGH,   /* (64 bits are two holes, one behind the other) */
    HOLE_GLOBAL_CALLEE, /* insn[1].feedback.place */
    HOLE_GLOBAL_CALLEE_HIGH,
    HOLE_CONSTANT_TAG,  /* insn->feedback.constant->tag */
    HOLE_CONSTANT_BITS, /* insn->feedback.constant->bits */
    HOLE_CONSTANT_BITS_HIGH,
    HOLE_CONSTANT_A, /* address of the constant that operand a names */
    HOLE_CONSTANT_A_HIGH,
    HOLE_REGISTER_BYTES, /* register_count * 16 of the function (STENCIL_ENTRY) */
    HOLE_FUNCTION,       /* address of the function that a global holds (STENCIL_CALL_KNOWN) */
    HOLE_FUNCTION_HIGH,
    HOLE_FUNCTION_CODE, /* address of its Code */
    HOLE_SLOW_FUNCTION, /* slow_table[opcode] */
    HOLE_NEXT_CODE,     /* machine code of the Insn at HOLE_NEXT_PC */
    /* Addresses that are stored relative (HOLE_REL32), from here on; the others never are. */
    HOLE_CONT,   /* first byte behind this stencil's hot part */
    HOLE_TARGET, /* machine code of the jump's target. JUMP_LOOP: of the Insn behind the LOOP */
    HOLE_HOT,    /* first byte of this stencil's hot part */
    HOLE_COLD,   /* first byte of this stencil's cold part */
    HOLE_PC_RELATIVE, /* the same as HOLE_PC */
    /* Stencils of the typed tier (stencils/typed) only: */
    HOLE_SIDE_EXIT,    /* the way out that restarts this instruction in the interpreter */
    HOLE_RESULT_EXIT,  /* the way out with the result of a call */
    HOLE_TYPED_CALLEE, /* typed entry of the callee */
    HOLE_SYMBOL,       /* HOLE_SYMBOL + i: stencil_symbols[i] */
    HOLE_KIND_COUNT = HOLE_SYMBOL + 16
} HoleKind;

#define HOLE_FIRST_RELATIVE HOLE_CONT
#define HOLE_RELATIVE_COUNT (HOLE_KIND_COUNT - HOLE_FIRST_RELATIVE)

/* What is stored in 4 bytes is value + addend, for HOLE_REL32 less the address of the part. */
typedef enum HoleEncoding {
    HOLE_ABS32,  /* zero-extended by the instruction */
    HOLE_ABS32S, /* sign-extended */
    HOLE_REL32,  /* relative (the addend makes up for the end of the instruction) */
    HOLE_ENCODING_COUNT
} HoleEncoding;

typedef struct StencilHole {
    uint16_t offset; /* of the hole within the part it belongs to */
    int16_t addend;
    uint8_t kind; /* HoleKind */
    uint8_t encoding;
} StencilHole;

typedef struct Stencil {
    const char *name;
    /* STENCIL_PIECE_BYTES behind either can be read: copies may be rounded up. */
    const uint8_t *hot, *cold;
    const StencilHole *hot_holes, *cold_holes; /* the last one repeated to a whole group */
    uint16_t hot_bytes, cold_bytes;
    uint16_t hot_hole_count, cold_hole_count; /* without the repetition */
    uint32_t kinds;                           /* of its holes: bit HoleKind; without symbols */
} Stencil;

#define STENCIL_PIECE_BYTES 64u
#define STENCIL_HOLE_GROUP  4u /* holes can be filled in in groups of so many */

/* All stencils. The indexes that are no instruction's: STENCIL_ENTRY begins a function (checks the
 * value stack), STENCIL_EXIT goes on in the interpreter at HOLE_PC, STENCIL_CALL_KNOWN is
 * CALL_GLOBAL with the callee burned in. */
extern const Stencil stencils[];
extern const uint16_t stencil_count;
extern const uint16_t stencil_entry, stencil_exit, stencil_call_known;

/* Which stencil an instruction has: indexed by Insn.op, (opcode << OP_FLAG_BITS) | flags. EXTRA
 * words are operands of the instruction before and have no code. */
extern const uint16_t stencil_of[OP_COUNT << OP_FLAG_BITS];
/* The same for an instruction with these operands, whose op is given. */
uint16_t stencil_for(const Insn *insn, uint16_t op);

extern const void *const stencil_symbols[];
extern const char *const stencil_symbol_names[];
extern const uint16_t stencil_symbol_count;

/* Machine code at which an exception that a handler in the frame has caught goes on; NULL: none,
 * the interpreter goes on. Set once, before machine code is entered; initially NULL itself. */
typedef const void *(*StencilResume)(VM *vm, Value *fp, Insn *pc);
extern StencilResume stencil_resume_address;

#endif
