/* int.c - ints in virtual registers: arithmetic, comparing and jumping, slots. */
#include "stencils/typed/words.h"

/* The wrapped result may stand in an operand when the exit is taken. */
#define ADD(D, A, B)                              \
    TYPED(add_int_g##D##_g##A##_g##B)             \
    {                                             \
        if (unlikely(int_add(g##A, g##B, &g##D))) \
            EXIT;                                 \
        NEXT;                                     \
    }
GS3(ADD)

#define SUB(D, A, B)                              \
    TYPED(sub_int_g##D##_g##A##_g##B)             \
    {                                             \
        if (unlikely(int_sub(g##A, g##B, &g##D))) \
            EXIT;                                 \
        NEXT;                                     \
    }
GS3(SUB)

/* These cannot be undone: the operands stay as they are. */
#define MUL(D, A, B)                                 \
    TYPED(mul_int_g##D##_g##A##_g##B)                \
    {                                                \
        int64_t product;                             \
        if (unlikely(int_mul(g##A, g##B, &product))) \
            EXIT;                                    \
        g##D = product;                              \
        NEXT;                                        \
    }
GS3(MUL)

#define MOD(D, A, B)                              \
    TYPED(mod_int_g##D##_g##A##_g##B)             \
    {                                             \
        int64_t rest;                             \
        if (unlikely(int_mod(g##A, g##B, &rest))) \
            EXIT;                                 \
        g##D = rest;                              \
        NEXT;                                     \
    }
GS3(MOD)

/* The hole as an immediate of the instruction itself. */
#define ADD_IMM(D, A)                                                   \
    TYPED(add_imm_g##D##_g##A)                                          \
    {                                                                   \
        int64_t sum = g##A;                                             \
        bool overflow;                                                  \
        __asm__("addq $hole_imm32, %0" : "+r"(sum), "=@cco"(overflow)); \
        g##D = sum;                                                     \
        if (unlikely(overflow))                                         \
            EXIT;                                                       \
        NEXT;                                                           \
    }
GS2(ADD_IMM)

#define MUL_IMM(D, A)                               \
    TYPED(mul_imm_g##D##_g##A)                      \
    {                                               \
        int64_t product;                            \
        if (unlikely(int_mul(g##A, IMM, &product))) \
            EXIT;                                   \
        g##D = product;                             \
        NEXT;                                       \
    }
GS2(MUL_IMM)

#define MOV(D, A)          \
    TYPED(mov_g##D##_g##A) \
    {                      \
        g##D = g##A;       \
        NEXT;              \
    }
GS2(MOV)

#define CONST(D)      \
    TYPED(const_g##D) \
    {                 \
        g##D = IMM;   \
        NEXT;         \
    }
GS1(CONST)
#define CONST_WIDE(D)                                   \
    TYPED(const_wide_g##D)                              \
    {                                                   \
        g##D = (int64_t)HOLE_VALUE(hole_constant_bits); \
        NEXT;                                           \
    }
GS1(CONST_WIDE)

#define JUMP(name, op)         \
    TYPED(name)                \
    {                          \
        if (op) {              \
            TAIL target(PASS); \
        }                      \
        NEXT;                  \
    }
#define JUMP_LT(A, B) JUMP(jump_lt_g##A##_g##B, g##A < g##B)
#define JUMP_GE(A, B) JUMP(jump_ge_g##A##_g##B, g##A >= g##B)
#define JUMP_EQ(A, B) JUMP(jump_eq_g##A##_g##B, g##A == g##B)
#define JUMP_NE(A, B) JUMP(jump_ne_g##A##_g##B, g##A != g##B)
GS2(JUMP_LT)
GS2(JUMP_GE)
GS2(JUMP_EQ)
GS2(JUMP_NE)
/* The hole as a sign-extended immediate of the comparison itself. */
#define JUMP_IMM(name, A, condition)                                            \
    TYPED(name##_g##A)                                                          \
    {                                                                           \
        bool holds;                                                             \
        __asm__("cmpq $hole_imm32, %1" : "=@cc" #condition(holds) : "r"(g##A)); \
        if (holds) {                                                            \
            TAIL target(PASS);                                                  \
        }                                                                       \
        NEXT;                                                                   \
    }
#define JUMP_LT_IMM(A) JUMP_IMM(jump_lt_imm, A, l)
#define JUMP_LE_IMM(A) JUMP_IMM(jump_le_imm, A, le)
#define JUMP_GT_IMM(A) JUMP_IMM(jump_gt_imm, A, g)
#define JUMP_GE_IMM(A) JUMP_IMM(jump_ge_imm, A, ge)
#define JUMP_EQ_IMM(A) JUMP_IMM(jump_eq_imm, A, e)
#define JUMP_NE_IMM(A) JUMP_IMM(jump_ne_imm, A, ne)
GS1(JUMP_LT_IMM)
GS1(JUMP_LE_IMM)
GS1(JUMP_GT_IMM)
GS1(JUMP_GE_IMM)
GS1(JUMP_EQ_IMM)
GS1(JUMP_NE_IMM)

/* Payload words of slots; the tag is not written. */
#define LOAD(D)           \
    TYPED(load_g##D)      \
    {                     \
        g##D = SLOT_A->i; \
        NEXT;             \
    }
GS1(LOAD)
#define STORE(D)          \
    TYPED(store_g##D)     \
    {                     \
        SLOT_A->i = g##D; \
        NEXT;             \
    }
GS1(STORE)
#define RETURN(D)             \
    TYPED(return_g##D)        \
    {                         \
        LEAVE(TAG_INT, g##D); \
    }
GS1(RETURN)
