/*
 * vocabulary.h - the words in which ops/ describe instructions. Not a real header: handlers.c,
 * portable.c (and the stencils of the machine code tiers) define the words for their own world and
 * then include ops/all.h. What they must define:
 *
 *   OP_BODY(NAME) { ... }  the fast path of an opcode (listed in fast_ops.def)
 *   NEXT                   go on with the following instruction (NEXT2: this one has two words)
 *   JUMP(distance)         go on `distance` instructions further
 *   SLOW                   leave the whole instruction to its slow function
 *   CALL_FRAME(callee_fp)  call the function whose window is complete
 *   LEAVE(tag, bits)       return from the frame with this result
 *
 * In scope: vm, fp, pc. Operands: */
#define RA (frame_register(fp, pc->a))
#define RB (frame_register(fp, pc->b))
#define RC (frame_register(fp, pc->c))

#define BOTH_INT(l, r)   ((l)->tag == TAG_INT && (r)->tag == TAG_INT)
#define BOTH_FLOAT(l, r) ((l)->tag == TAG_FLOAT && (r)->tag == TAG_FLOAT)
/* Distances of the two kinds of jump operand. */
#define NEAR(operand) ((int16_t)(operand))
#define FAR           (insn_imm32(pc->b, pc->c))
