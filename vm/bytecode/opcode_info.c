#include "vm/bytecode/ownership.h"

#define NONE    OPERAND_NONE
#define DEF     OPERAND_DEF
#define USE     OPERAND_USE
#define MOVE    OPERAND_MOVE
#define CELL    OPERAND_CELL
#define PLACE   OPERAND_PLACE
#define BASE    OPERAND_BASE
#define STATE   OPERAND_STATE
#define CONST   OPERAND_CONST
#define PROTO   OPERAND_PROTO
#define GLOBAL  OPERAND_GLOBAL
#define CAPTURE OPERAND_CAPTURE
#define IMM     OPERAND_IMM
#define SIMM    OPERAND_SIMM
#define IMM_LO  OPERAND_IMM_LO
#define IMM_HI  OPERAND_IMM_HI
#define JUMP    OPERAND_JUMP
#define JUMP_LO OPERAND_JUMP_LO
#define JUMP_HI OPERAND_JUMP_HI
#define FA      OP_FLAG_A
#define FB      OP_FLAG_B
#define FC      OP_FLAG_C
#define THROWS  EFFECT_THROWS
#define CALLS   EFFECT_CALLS
#define HEAP    EFFECT_HEAP
#define RESTART EFFECT_RESTART
#define BRANCH  EFFECT_BRANCH
#define END     EFFECT_END

/* The opcodes MOVE and JUMP are also names of operand kinds: pasting keeps the first argument from
 * being expanded. */
const OpcodeInfo opcode_info[OP_COUNT] = {
#define OP(opcode, kind_a, kind_b, kind_c, mask, word_count, effect) \
    [OP_##opcode] = {.name = #opcode,                                \
                     .a = kind_a,                                    \
                     .b = kind_b,                                    \
                     .c = kind_c,                                    \
                     .consumes = mask,                               \
                     .words = word_count,                            \
                     .effects = effect},
#include "vm/bytecode/opcodes.def"
#undef OP
};
