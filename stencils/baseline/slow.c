/*
 * slow.c - running a whole instruction by its slow function: stencils for opcodes without a fast
 * path (SLOW_*), and what the extractor appends to the cold part of the others (slow_*). Which of
 * the four an opcode takes follows from its effects: may it jump, may it have a function called?
 */
#include "stencils/baseline/words.h"

/* x86_64/machine_code.S: does not come back when the instruction has raised. */
static inline __attribute__((always_inline)) SlowResult call_slow(VM *vm, Value *fp)
{
    register VM *vm_pinned __asm__("r12") = vm;
    register Value *fp_pinned __asm__("r13") = fp;
    register Insn *at __asm__("r14") = pc;
    SlowResult result = {(Insn *)HOLE_VALUE(hole_slow_function), NULL};
    __asm__ volatile("callq jit_slow"
                     : "+a"(result.next), "=d"(result.callee_fp), "+r"(at)
                     : "r"(vm_pinned), "r"(fp_pinned)
                     : "rbx", "rcx", "rsi", "rdi", "r8", "r9", "r10", "r11", "memory", "cc",
                       VECTOR_REGISTERS);
    return result;
}

/* Going on elsewhere than behind the instruction or at its target is up to the interpreter. */
#define FOLLOW(next_)                                                 \
    do {                                                              \
        Insn *next = (next_);                                         \
        if (likely(next == (Insn *)HOLE_VALUE(hole_next_pc))) {       \
            TAIL cont(PASS);                                          \
        }                                                             \
        TAIL jit_interpret(vm, fp, next, dispatch, undefined_word()); \
    } while (0)
#define FOLLOW_BRANCH(next)                               \
    do {                                                  \
        if (next == (Insn *)HOLE_VALUE(hole_target_pc)) { \
            TAIL target(PASS);                            \
        }                                                 \
        FOLLOW(next);                                     \
    } while (0)
#define CALL_IF_ASKED(result)                                               \
    do {                                                                    \
        if (unlikely((result).callee_fp != NULL)) {                         \
            CALL_FRAME((result).callee_fp, frame_code((result).callee_fp)); \
        }                                                                   \
    } while (0)

#define SLOW_PART(name) \
    PN Ret name(STATE); \
    PN Ret name(STATE)
#define SLOW_FORMS(plain, branch, calls, calls_branch) \
    SLOW_PART(plain)                                   \
    {                                                  \
        SlowResult result = call_slow(vm, fp);         \
        FOLLOW(result.next);                           \
    }                                                  \
    SLOW_PART(branch)                                  \
    {                                                  \
        SlowResult result = call_slow(vm, fp);         \
        FOLLOW_BRANCH(result.next);                    \
    }                                                  \
    SLOW_PART(calls)                                   \
    {                                                  \
        SlowResult result = call_slow(vm, fp);         \
        CALL_IF_ASKED(result);                         \
        FOLLOW(result.next);                           \
    }                                                  \
    SLOW_PART(calls_branch)                            \
    {                                                  \
        SlowResult result = call_slow(vm, fp);         \
        CALL_IF_ASKED(result);                         \
        FOLLOW_BRANCH(result.next);                    \
    }

SLOW_FORMS(slow_plain, slow_branch, slow_calls, slow_calls_branch)
SLOW_FORMS(stencil_SLOW_PLAIN, stencil_SLOW_BRANCH, stencil_SLOW_CALLS, stencil_SLOW_CALLS_BRANCH)
