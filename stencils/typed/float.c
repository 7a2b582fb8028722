/* float.c - floats in virtual registers. Arithmetic has two addresses, like the machine's. */
#include "stencils/typed/words.h"

#define FS2_OF(OP, D) OP(D, 0) OP(D, 1) OP(D, 2) OP(D, 3) OP(D, 4) OP(D, 5)
#define FS2(OP)       FS2_OF(OP, 0) FS2_OF(OP, 1) FS2_OF(OP, 2) FS2_OF(OP, 3) FS2_OF(OP, 4) FS2_OF(OP, 5)

#define BINARY(name, D, A)                               \
    TYPED(name##_float_f##D##_f##A)                      \
    {                                                    \
        double result;                                   \
        if (unlikely(float_##name(f##D, f##A, &result))) \
            EXIT;                                        \
        f##D = result;                                   \
        NEXT;                                            \
    }
#define ADD(D, A) BINARY(add, D, A)
#define SUB(D, A) BINARY(sub, D, A)
#define MUL(D, A) BINARY(mul, D, A)
#define DIV(D, A) BINARY(div, D, A)
FS2(ADD)
FS2(SUB)
FS2(MUL)
FS2(DIV)

#define MOV(D, A)          \
    TYPED(mov_f##D##_f##A) \
    {                      \
        f##D = f##A;       \
        NEXT;              \
    }
FS2(MOV)

/* Of numbers that have one. */
#define SQRT(D, A)                                         \
    TYPED(sqrt_f##D##_f##A)                                \
    {                                                      \
        if (unlikely(!(f##A >= 0.0)))                      \
            EXIT;                                          \
        __asm__("sqrtsd %1, %0" : "=x"(f##D) : "x"(f##A)); \
        NEXT;                                              \
    }
FS2(SQRT)

#define CONST(D)                                         \
    TYPED(const_f##D)                                    \
    {                                                    \
        uint64_t bits = HOLE_VALUE(hole_constant_bits);  \
        __asm__("movq %1, %0" : "=x"(f##D) : "r"(bits)); \
        NEXT;                                            \
    }
FS1(CONST)

#define LOAD(D)           \
    TYPED(load_f##D)      \
    {                     \
        f##D = SLOT_A->f; \
        NEXT;             \
    }
FS1(LOAD)
#define STORE(D)          \
    TYPED(store_f##D)     \
    {                     \
        SLOT_A->f = f##D; \
        NEXT;             \
    }
FS1(STORE)

#define RETURN(D)                                        \
    TYPED(return_f##D)                                   \
    {                                                    \
        uint64_t bits;                                   \
        __asm__("movq %1, %0" : "=r"(bits) : "x"(f##D)); \
        LEAVE(TAG_FLOAT, bits);                          \
    }
FS1(RETURN)
