/* frame.c - entering, calling and leaving typed code, and what works on slots alone. */
#include "stencils/typed/words.h"

/* Before anything is loaded: the dispatch table is still there. */
TYPED(check_tag)
{
    bool other;
    __asm__("cmpq $hole_imm32, %1" : "=@ccne"(other) : "m"(SLOT_A->tag));
    if (unlikely(other))
        EXIT;
    NEXT;
}

TYPED(enter)
{
    if (unlikely((char *)fp + HOLE_VALUE(hole_register_bytes) > (char *)vm->stack_end))
        EXIT;
    NEXT;
}

TYPED(store_tag)
{
    __asm__ volatile("movq $hole_imm32, %0" : "=m"(SLOT_A->tag));
    NEXT;
}

TYPED(poll)
{
    if (unlikely(vm->interrupt))
        EXIT;
    NEXT;
}

TYPED(jump)
{
    TAIL target(PASS);
}

/* A reference less; whoever would have to free leaves. */
TYPED(drop)
{
    if (unlikely(!slot_drop_fast(SLOT_A)))
        EXIT;
    NEXT;
}

TYPED(return_slot)
{
    LEAVE(SLOT_A->tag, SLOT_A->bits);
}

TYPED(return_null)
{
    LEAVE(TAG_NULL, 0);
}

/* The instruction cannot be typed, or the way to it is not meant to be taken: always leaves. */
TYPED(leave)
{
    EXIT;
}

/* Calls of a burned-in function with its window at b, callee's registers at c. Only vm, fp and the
 * result survive. */
#define VECTOR_CLOBBERS \
    "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"
#define CALL(NAME, instruction, PREPARE, RESULT)                                                 \
    TYPED(NAME)                                                                                  \
    {                                                                                            \
        bool too_deep;                                                                           \
        __asm__("cmpq %1, %%rsp" : "=@ccb"(too_deep) : "m"(vm->native_limit));                   \
        if (unlikely(too_deep))                                                                  \
            EXIT;                                                                                \
        Value *window = SLOT_B;                                                                  \
        frame_header(fp)->pc = (Insn *)HOLE_VALUE(hole_pc + PC_BIAS);                            \
        ((FrameHeader *)window)->caller = fp;                                                    \
        slot_set_words(&window[1], TAG_FUNCTION, HOLE_VALUE(hole_constant_bits));                \
        PREPARE;                                                                                 \
        register VM *vm_pinned __asm__("r12") = vm;                                              \
        register Value *fp_pinned __asm__("r13") = fp;                                           \
        register int64_t p0 __asm__("r14") = g0;                                                 \
        register int64_t p1 __asm__("r15") = g1;                                                 \
        register int64_t p2 __asm__("rdi") = g2;                                                 \
        register int64_t p3 __asm__("rsi") = g3;                                                 \
        register double x0 __asm__("xmm0") = f0;                                                 \
        register double x1 __asm__("xmm1") = f1;                                                 \
        register double x2 __asm__("xmm2") = f2;                                                 \
        register double x3 __asm__("xmm3") = f3;                                                 \
        register double x4 __asm__("xmm4") = f4;                                                 \
        register double x5 __asm__("xmm5") = f5;                                                 \
        uint64_t tag, bits;                                                                      \
        __asm__ volatile(                                                                        \
            "pushq %%r13\n\taddq $hole_c, %%r13\n\tcallq " instruction "\n\tpopq %%r13"          \
            : "=a"(tag), "=d"(bits), "+r"(p0), "+r"(p1), "+r"(p2), "+r"(p3), "+x"(x0), "+x"(x1), \
              "+x"(x2), "+x"(x3), "+x"(x4), "+x"(x5)                                             \
            : "r"(vm_pinned), "r"(fp_pinned)                                                     \
            : "rbx", "rcx", "r8", "r9", "r10", "r11", "memory", "cc", VECTOR_CLOBBERS);          \
        g0 = p0, g1 = p1, g2 = p2, g3 = p3;                                                      \
        f0 = x0, f1 = x1, f2 = x2, f3 = x3, f4 = x4, f5 = x5;                                    \
        RESULT;                                                                                  \
        NEXT;                                                                                    \
    }
#define EXPECT(condition)                                                                      \
    if (unlikely(!(condition))) {                                                              \
        TAIL result_exit(vm, fp, (int64_t)tag, (int64_t)bits, g2, g3, f0, f1, f2, f3, f4, f5); \
    }
#define TO_INT(D)           \
    EXPECT(tag == TAG_INT); \
    g##D = (int64_t)bits
#define TO_FLOAT(D)           \
    EXPECT(tag == TAG_FLOAT); \
    __asm__("movq %1, %0" : "=x"(f##D) : "r"(bits))
#define TO_SLOT                   \
    EXPECT(tag != TAG_EXCEPTION); \
    slot_set_words(SLOT_A, tag, bits)

/* Its typed entry, with unboxed arguments in virtual registers. */
#define CALL_TYPED(name, RESULT) CALL(name, "typed_callee", , RESULT)
#define CALL_INT(D)              CALL_TYPED(call_g##D, TO_INT(D))
#define CALL_FLOAT(D)            CALL_TYPED(call_f##D, TO_FLOAT(D))
GS1(CALL_INT)
FS1(CALL_FLOAT)
CALL_TYPED(call_slot, TO_SLOT)

/* The entry of its Code, whatever tier it is of: all arguments in the window, the dispatch table in
 * r15. */
#define CALL_ENTRY(name, RESULT) \
    CALL(name, "*hole_function_code", g1 = (int64_t)(uintptr_t)vm->dispatch, RESULT)
#define ENTRY_INT(D)   CALL_ENTRY(call_entry_g##D, TO_INT(D))
#define ENTRY_FLOAT(D) CALL_ENTRY(call_entry_f##D, TO_FLOAT(D))
GS1(ENTRY_INT)
FS1(ENTRY_FLOAT)
CALL_ENTRY(call_entry_slot, TO_SLOT)

/* Generic entry: is this the function whose calls of itself are burned in? */
TYPED(check_callee)
{
    if (unlikely(fp[-1].bits != HOLE_VALUE(hole_constant_bits)))
        EXIT;
    NEXT;
}

/* Before returning: the frame's reference to its function, which an immortal one does not count. */
TYPED(release_callee)
{
    Function *callee = frame_function(fp);
    if (likely(callee->header.rc != 0)) {
        if (unlikely(callee->header.rc == 1))
            EXIT;
        callee->header.rc--;
    }
    NEXT;
}

/* The function itself, which is immortal: a reference that nobody counts. */
TYPED(store_function)
{
    slot_set_words(SLOT_A, TAG_FUNCTION, HOLE_VALUE(hole_constant_bits));
    NEXT;
}
