/* words.h - the vocabulary of ops/ for stencils: operands are holes, the next instruction is
 * `cont`.
 *
 * A hole is the address of a symbol that is defined nowhere. 32 bits are declared as a small array,
 * 64 bits as a large one (which the medium code model puts anywhere). The compiler takes an address
 * for positive and below 2 GiB: where the number may be zero or negative and that matters, the hole
 * hides in asm.
 */
#include "stencils/ops/kernels.h"
#include "stencils/x86_64/kernel_call.h"

#define OPERANDS_ARE_HOLES 1

#define PN __attribute__((preserve_none))

typedef struct Ret {
    uint64_t tag, bits;
} Ret;

/* x: the callee's fp, for the one symbol that wants it. Registers passed on undefined cost nothing.
 */
#define STATE        VM *vm, Value *fp, Insn *r14, const void *dispatch, uintptr_t x
#define PASS         vm, fp, undefined_insn(), dispatch, undefined_word()
#define PASS_PC      vm, fp, pc, dispatch, undefined_word()
#define PASS_PC_X(x) vm, fp, pc, dispatch, (uintptr_t)(x)
#define TAIL         __attribute__((musttail)) return

#pragma clang diagnostic ignored "-Wuninitialized"
#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wunused-variable"

static inline Insn *undefined_insn(void)
{
    Insn *nothing;
    return nothing;
}
static inline uintptr_t undefined_word(void)
{
    uintptr_t nothing;
    return nothing;
}
static inline const Code *undefined_code(void)
{
    const Code *nothing;
    return nothing;
}

#define HOLE32(name) extern char name[256]
#define HOLE64(name) extern char name[1 << 20]
HOLE32(hole_a);
HOLE32(hole_b);
HOLE32(hole_c);
HOLE32(hole_simm_c);
HOLE32(hole_imm32);
HOLE32(hole_pc);
HOLE32(hole_next_pc);
HOLE32(hole_target_pc);
HOLE32(hole_next_code);
HOLE32(hole_slow_function);
HOLE32(hole_constant_tag);
HOLE32(hole_register_bytes);
HOLE32(hole_function_code);
HOLE64(hole_global);
HOLE64(hole_global_callee);
HOLE64(hole_constant_bits);
HOLE64(hole_constant_a);
HOLE64(hole_function);

#define HOLE_VALUE(name) ((uintptr_t)(name))
/* The hole of pc lies this far before the instruction, so that its neighbours are within the object
 * too. */
#define PC_BIAS 64

/* A 32-bit hole, sign-extended, of which the compiler knows nothing. */
#define OPAQUE_HOLE(name)                              \
    ({                                                 \
        int64_t opaque;                                \
        __asm__("movq $" #name ", %0" : "=r"(opaque)); \
        opaque;                                        \
    })

/* A 64-bit one; hidden, or each word at it would have an immediate of its own. */
#define OPAQUE_ADDRESS(name)                              \
    ({                                                    \
        Value *opaque;                                    \
        __asm__("movabsq $" #name ", %0" : "=r"(opaque)); \
        opaque;                                           \
    })

#define RA ((Value *)((char *)fp + HOLE_VALUE(hole_a)))
#define RB ((Value *)((char *)fp + HOLE_VALUE(hole_b)))
#define RC ((Value *)((char *)fp + HOLE_VALUE(hole_c)))

#define IMM_A  OPAQUE_HOLE(hole_a)
#define IMM_B  OPAQUE_HOLE(hole_b)
#define IMM_C  HOLE_VALUE(hole_c)
#define SIMM_C OPAQUE_HOLE(hole_simm_c)
#define IMM32  OPAQUE_HOLE(hole_imm32)

#define GLOBAL        OPAQUE_ADDRESS(hole_global)
#define GLOBAL_CALLEE OPAQUE_ADDRESS(hole_global_callee)
#define CONSTANT_A    OPAQUE_ADDRESS(hole_constant_a)

#define SET_TO_CONSTANT(slot) \
    slot_set_words((slot), HOLE_VALUE(hole_constant_tag), HOLE_VALUE(hole_constant_bits))

/* The compiler would compute the address of a slot once for several blocks, in a register, and
 * write through that. But a slot must be written as it is read, by displacement from fp: processors
 * forward such a store to such a load by the form of the address (memory renaming), and one that
 * misleads them costs dozens of cycles. The extractor refuses it in hot parts. */
#define SLOTS_ANEW __asm__("" : "+r"(fp))

/* The distance is in HOLE_TARGET. */
#define NEAR_A 0
#define NEAR_C 0
#define FAR    0

/* Where code leaves to. cont, target: other stencils; slow: the slow part that fits the opcode
 * (slow.c), which the extractor appends to the cold part; jit_*: x86_64/machine_code.S, which
 * expects pc in r14. */
PN Ret cont(STATE);
PN Ret target(STATE);
PN Ret slow(STATE);
PN Ret jit_raised(STATE);
PN Ret jit_too_deep(STATE);
PN Ret jit_stack_overflow(STATE);
PN Ret jit_interpret(STATE);
PN Ret jit_leave(STATE);
/* interp/handlers.c */
PN Ret jit_suspend(STATE);

/* A constant, not a variable: from here on no other `pc` may be declared. */
#define pc ((Insn *)HOLE_VALUE(hole_pc + PC_BIAS))

#define OP_BODY(NAME)             \
    PN Ret stencil_##NAME(STATE); \
    PN Ret stencil_##NAME(STATE)
#define NEXT           TAIL cont(PASS)
#define NEXT2          TAIL cont(PASS)
#define JUMP(distance) TAIL target(PASS)
#define SLOW           TAIL slow(PASS)
#define LEAVE(tag_, bits_) \
    return (Ret)           \
    {                      \
        (tag_), (bits_)    \
    }

#define RAISED    TAIL jit_raised(PASS_PC)
#define FRAME_END ((Value *)((char *)fp + HOLE_VALUE(hole_register_bytes)))
#define SUSPEND   TAIL jit_suspend(PASS_PC_X(HOLE_VALUE(hole_next_code)))

/* Pushes a frame, calls, pops it; the result goes to operand a. A frame is the caller's fp and the
 * return address on the native stack and nothing else, so the stencil itself must not use the
 * stack. Called are `instructions`, with `callee_fp` and `code` in rdi and rsi for those that want
 * them there. */
#define CALL_BY(instructions, callee_fp, code)                                            \
    do {                                                                                  \
        Value *called_fp = (callee_fp);                                                   \
        const Code *called_code = (code);                                                 \
        if (unlikely(TOO_DEEP)) {                                                         \
            TAIL jit_too_deep(PASS_PC_X(called_fp));                                      \
        }                                                                                 \
        register VM *vm_pinned __asm__("r12") = vm;                                       \
        register Value *fp_pinned __asm__("r13") = fp;                                    \
        uint64_t tag, bits;                                                               \
        __asm__ volatile("pushq %%r13\n\t" instructions "\n\tpopq %%r13"                  \
                         : "=a"(tag), "=d"(bits), "+D"(called_fp), "+S"(called_code)      \
                         : "r"(vm_pinned), "r"(fp_pinned)                                 \
                         : "rbx", "rcx", "r8", "r9", "r10", "r11", "r14", "memory", "cc", \
                           VECTOR_REGISTERS);                                             \
        if (unlikely(tag == TAG_EXCEPTION)) {                                             \
            TAIL jit_raised(PASS_PC);                                                     \
        }                                                                                 \
        slot_set_words(RA, tag, bits);                                                    \
        TAIL cont(PASS);                                                                  \
    } while (0)
#define CALL_FRAME(callee_fp, code) CALL_BY("movq %%rdi, %%r13\n\tcallq *(%%rsi)", callee_fp, code)
/* The window at operand b, its callee burned in. */
#define CALL_KNOWN_FRAME \
    CALL_BY("movq %%rdi, %%r13\n\tcallq *hole_function_code", RB + FRAME_LINKAGE, undefined_code())

/* The same for a generator's frame, whose result is another story. */
#define RESUME_FRAME(resumed_fp)                                                              \
    do {                                                                                      \
        Value *called_fp = (resumed_fp);                                                      \
        register VM *vm_pinned __asm__("r12") = vm;                                           \
        register Value *fp_pinned __asm__("r13") = fp;                                        \
        register Insn *at __asm__("r14") = pc;                                                \
        uint64_t result_tag, result_bits;                                                     \
        __asm__ volatile("pushq %%r13\n\tmovq %%rdi, %%r13\n\tcallq jit_resume\n\tpopq %%r13" \
                         : "=a"(result_tag), "=d"(result_bits), "+D"(called_fp), "+r"(at)     \
                         : "r"(vm_pinned), "r"(fp_pinned)                                     \
                         : "rbx", "rcx", "rsi", "r8", "r9", "r10", "r11", "memory", "cc",     \
                           VECTOR_REGISTERS);                                                 \
        GENERATOR_CAME_BACK(result_tag, result_bits);                                         \
    } while (0)

_Static_assert(CODE_OFFSET_ENTRY == 0, "the call goes through the first word of the code");
