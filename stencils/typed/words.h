/*
 * words.h - what stencils of the typed tier are written in: unboxed operands in virtual registers,
 * which are the arguments that every stencil passes on (g0..g3 ints, f0..f5 floats).
 *
 * Names: kernel_kinds_dst_src1_src2; one function for each choice of registers, made by GS1..GS3.
 * Machine state: vm r12, fp r13, g0..g3 in r14 r15 rdi rsi, f0..f5 in xmm0..5. There is no
 * dispatch table: whoever leaves typed code loads it again.
 *
 * Ways out: `side_exit` restarts the instruction in the interpreter; it may be taken with the
 * destination of an addition or subtraction already overwritten by the wrapped result, which the
 * exit's record undoes. `result_exit` is left with what a call gave in g0 (tag) and g1 (bits).
 */
#include "stencils/ops/kernels.h"

#define PN __attribute__((preserve_none))

typedef struct Ret {
    uint64_t tag, bits;
} Ret;

#define STATE                                                                                \
    VM *vm, Value *fp, int64_t g0, int64_t g1, int64_t g2, int64_t g3, double f0, double f1, \
        double f2, double f3, double f4, double f5
#define PASS vm, fp, g0, g1, g2, g3, f0, f1, f2, f3, f4, f5
#define TAIL __attribute__((musttail)) return

#pragma clang diagnostic ignored "-Wunused-parameter"
#pragma clang diagnostic ignored "-Wuninitialized"
#pragma clang diagnostic ignored "-Wunused-variable"

#define HOLE32(name) extern char name[256]
#define HOLE64(name) extern char name[1 << 20]
HOLE32(hole_a); /* slot: byte offset from fp */
HOLE32(hole_b);
HOLE32(hole_c);
HOLE32(hole_imm32);
HOLE32(hole_pc);
HOLE32(hole_register_bytes);
HOLE32(hole_function_code);
HOLE64(hole_constant_bits);

#define HOLE_VALUE(name) ((uintptr_t)(name))
#define PC_BIAS          64 /* see stencils/baseline/words.h */
#define SLOT_A           ((Value *)((char *)fp + HOLE_VALUE(hole_a)))
#define SLOT_B           ((Value *)((char *)fp + HOLE_VALUE(hole_b)))

/* A sign-extended 32-bit hole, of which the compiler knows nothing. */
#define IMM                                             \
    ({                                                  \
        int64_t opaque;                                 \
        __asm__("movq $hole_imm32, %0" : "=r"(opaque)); \
        opaque;                                         \
    })

PN Ret cont(STATE);
PN Ret target(STATE);
PN Ret side_exit(STATE);
PN Ret result_exit(STATE);

#define TYPED(NAME)             \
    PN Ret typed_##NAME(STATE); \
    PN Ret typed_##NAME(STATE)
/* Whoever called may not be typed and expects the dispatch table where it was. */
#define LEAVE(tag_, bits_)                                                                  \
    do {                                                                                    \
        Ret result = {(tag_), (uint64_t)(bits_)};                                           \
        __asm__ volatile("movq %0, %%r15" : : "m"(vm->dispatch), "r"(result.bits) : "r15"); \
        return result;                                                                      \
    } while (0)
#define NEXT TAIL cont(PASS)
#define EXIT TAIL side_exit(PASS)

/* OP(D), OP(D, A), OP(D, A, B) for every choice of int registers; FS: of float registers. */
#define GS1(OP)          OP(0) OP(1) OP(2) OP(3)
#define GS2_OF(OP, D)    OP(D, 0) OP(D, 1) OP(D, 2) OP(D, 3)
#define GS2(OP)          GS2_OF(OP, 0) GS2_OF(OP, 1) GS2_OF(OP, 2) GS2_OF(OP, 3)
#define GS3_OF(OP, D, A) OP(D, A, 0) OP(D, A, 1) OP(D, A, 2) OP(D, A, 3)
#define GS3_ON(OP, D)    GS3_OF(OP, D, 0) GS3_OF(OP, D, 1) GS3_OF(OP, D, 2) GS3_OF(OP, D, 3)
#define GS3(OP)          GS3_ON(OP, 0) GS3_ON(OP, 1) GS3_ON(OP, 2) GS3_ON(OP, 3)
#define FS1(OP)          OP(0) OP(1) OP(2) OP(3) OP(4) OP(5)
