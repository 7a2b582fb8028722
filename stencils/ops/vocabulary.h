/*
 * vocabulary.h - the words in which ops/ describe instructions. Not a real header: handlers.c,
 * portable.c (and the stencils of the machine code tiers) define the words for their own world and
 * then include ops/all.h. What they must define:
 *
 *   OP_BODY(NAME) { ... }  the fast path of an opcode (listed in fast_ops.def)
 *   NEXT                   go on with the following instruction (NEXT2: this one has two words)
 *   JUMP(distance)         go on `distance` instructions further
 *   SLOW                   leave the whole instruction to its slow function
 *   CALL_FRAME(callee_fp, code)  call the function whose window is complete and whose code this is
 *   LEAVE(tag, bits)       return from the frame with this result
 *   RAISED                 an exception is pending, and this instruction has raised it
 *   TOO_DEEP               would one call more be too deep, or is an interrupt pending?
 *   FRAME_END              the first slot above the frame's registers
 *   RESUME_FRAME(fp)       enter the generator's frame that is linked at fp; ends in
 *                          GENERATOR_CAME_BACK
 *   SUSPEND                leave the frame suspended, or SLOW: this is a YIELD with a plan
 *   KERNEL_RELEASE(object) kernel_release(vm, object), called directly (kernels/calls.h)
 *   KERNEL(name, a, b, c, d)  is kernel_name(vm, a, b, c, d), called directly, true?
 *
 *   RA RB RC               the registers that operands a, b, c name
 *   IMM_A IMM_B IMM_C      operands as unsigned numbers; SIMM_C signed; IMM32 the 32 bits of b, c
 *   CONSUMES_B             is the reference of operand b given up?
 *   IN_PLACE               are operands a and b the same register? (0: not known)
 *   GLOBAL, GLOBAL_CALLEE  slot of the global that this instruction / its second word names
 *   SET_TO_CONSTANT(slot)  writes the constant of LOAD_CONST
 *   CONSTANT_A             the constant that operand a names
 *   SLOTS_ANEW             before slots are written that were used in other blocks: RA, RB, RC are
 *                          to be computed again
 *   LOOP_IS_HOT(loop)      counts one more trip of the loop whose LOOP instruction stands at
 * `loop`: is it time to compile it?
 *
 * In scope: vm, fp and pc (pc->feedback and the addresses of neighbours may be used; machine code
 * knows pc as a constant). This file gives the meaning for interpreters, where everything is read
 * from the instruction. */
#ifndef OPERANDS_ARE_HOLES

#define RA (frame_register(fp, pc->a))
#define RB (frame_register(fp, pc->b))
#define RC (frame_register(fp, pc->c))

#define IMM_A  (pc->a)
#define IMM_B  (pc->b)
#define IMM_C  (pc->c)
#define SIMM_C ((int16_t)pc->c)
#define IMM32  (insn_imm32(pc->b, pc->c))

/* Tiers that know it when they are compiled say so beforehand. */
#ifndef CONSUMES_B
#define CONSUMES_B ((pc->op & OP_FLAG_B) != 0)
#endif

#define GLOBAL        (pc->feedback.place)
#define GLOBAL_CALLEE (pc[1].feedback.place)
#define CONSTANT_A    (&frame_code(fp)->proto->constants[pc->a])

#define SET_TO_CONSTANT(slot) value_copy((slot), pc->feedback.constant)

/* Distances of the two kinds of jump operand. */
#define NEAR_A ((int16_t)pc->a)
#define NEAR_C ((int16_t)pc->c)
#define FAR    IMM32

#define LOOP_IS_HOT(loop) (++(loop)->feedback.counter == 0)

#define SLOTS_ANEW ((void)0)

#else

/* Machine code of loops counts nothing. */
#define LOOP_IS_HOT(loop) false

#endif

#ifndef IN_PLACE
#define IN_PLACE 0
#endif

/* Before a path that is not the first: l and r, which are RB and RC, anew. */
#define OTHER_PATH(l, r)    \
    do {                    \
        SLOTS_ANEW;         \
        (l) = RB, (r) = RC; \
    } while (0)

/* Two tags are compared by one branch: hot loops have more of them than a processor likes. */
_Static_assert(TAG_COUNT <= 32, "five bits are a tag");
#define BOTH_TAG(l, r, kind) (((l)->tag << 5 | (r)->tag) == ((kind) << 5 | (kind)))
#define BOTH_INT(l, r)       BOTH_TAG(l, r, TAG_INT)
#define BOTH_FLOAT(l, r)     BOTH_TAG(l, r, TAG_FLOAT)

_Static_assert(TAG_FLOAT == TAG_INT + 1, "numbers are neighbours");
#define IS_NUMBER(v)      ((v)->tag - TAG_INT <= 1)
#define BOTH_NUMBER(l, r) (IS_NUMBER(l) && IS_NUMBER(r))

/* Gives up a reference: no effect may depend on what follows, since nothing can be undone. */
#define RELEASE_OBJECT(object)          \
    do {                                \
        Object *released = (object);    \
        if (likely(released->rc > 1)) { \
            released->rc--;             \
        } else {                        \
            KERNEL_RELEASE(released);   \
        }                               \
    } while (0)
#define RELEASE(tag, bits)                    \
    do {                                      \
        if ((tag) >= TAG_FIRST_HEAP) {        \
            RELEASE_OBJECT((Object *)(bits)); \
        }                                     \
    } while (0)

/* Feedback of a path: it is written once, since a store each time costs more than a look. */
#define NOTE_KIND(kind)                                     \
    do {                                                    \
        if (unlikely((pc->feedback.kinds & (kind)) == 0)) { \
            pc->feedback.kinds |= (kind);                   \
        }                                                   \
    } while (0)
