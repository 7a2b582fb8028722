/*
 * kernel_call.h - the words KERNEL, KERNEL_RELEASE and TOO_DEEP of ops/ on x86-64, System V, for
 * handlers and stencils alike.
 *
 * By hand, so that the compiler knows of no call: it would align the stack at the entry, for the
 * fast path too. The pushed word aligns it here; r12 to r15 come back as they were.
 */
#ifndef RUFF_STENCILS_X86_64_KERNEL_CALL_H
#define RUFF_STENCILS_X86_64_KERNEL_CALL_H

#define VECTOR_REGISTERS                                                                     \
    "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", \
        "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"

#define CALL_CLOBBERS "r9", "r10", "r11", "memory", "cc", VECTOR_REGISTERS
#define CALL_OF(name) "pushq %%rax\n\tcallq kernel_" #name "\n\tpopq %%rcx"

#define KERNEL_RELEASE(object)                                        \
    do {                                                              \
        NOTE_POSITION;                                                \
        VM *first = vm;                                               \
        Object *second = (object);                                    \
        __asm__ volatile(CALL_OF(release)                             \
                         : "+D"(first), "+S"(second)                  \
                         :                                            \
                         : "rax", "rcx", "rdx", "r8", CALL_CLOBBERS); \
    } while (0)
#define KERNEL(name, a, b, c, d)                                                               \
    ({                                                                                         \
        bool answer;                                                                           \
        NOTE_POSITION;                                                                         \
        VM *first = vm;                                                                        \
        uintptr_t second = (uintptr_t)(a), third = (uintptr_t)(b), fourth = (uintptr_t)(c);    \
        register uintptr_t fifth __asm__("r8") = (uintptr_t)(d);                               \
        __asm__ volatile(CALL_OF(name)                                                         \
                         : "=a"(answer), "+D"(first), "+S"(second), "+d"(third), "+c"(fourth), \
                           "+r"(fifth)                                                         \
                         :                                                                     \
                         : CALL_CLOBBERS);                                                     \
        answer;                                                                                \
    })

/* A handler or stencil owns no stack: rsp is where the frame's return address lies. */
#define TOO_DEEP                                                           \
    ({                                                                     \
        bool deep;                                                         \
        __asm__("cmpq %1, %%rsp" : "=@ccb"(deep) : "m"(vm->native_limit)); \
        deep;                                                              \
    })

#endif
