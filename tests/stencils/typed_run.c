#include "tests/stencils/typed_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

#include <criterion/criterion.h>
#include <string.h>
#include <sys/mman.h>

#include "tests/stencils/stencil_coverage.h"

#define CODE_BYTES   4096u
#define COLD_OFFSET  1024u
#define ENDING_TAG   0x100u
#define ENDING_COUNT 4u
#define ENDING_BYTES 6u
#define FRAME_SLOTS  64u
#define FRAME_BYTES  (32u * sizeof(Value))

VM typed_vm;
Value *typed_fp;
Insn typed_insn;

static Value frame[FRAME_SLOTS];
static uint8_t *code;
static uint16_t prepared;
static struct {
    uint8_t *hot, *cold, *endings;
} places;
static TypedHoles filled;
static Code callee_code;

/* (registers, code): loads the virtual registers, calls, and stores them again. */
extern void typed_run_call(TypedRegisters *registers, const void *entry);
__asm__(".text\n"
        "typed_run_call:\n"
        "    pushq %rbx\n    pushq %rbp\n    pushq %r12\n    pushq %r13\n"
        "    pushq %r14\n    pushq %r15\n    pushq %rdi\n"
        "    movq %rsi, %rax\n"
        "    movq 96(%rdi), %r12\n    movq 104(%rdi), %r13\n"
        "    movq 0(%rdi), %r14\n    movq 8(%rdi), %r15\n    movq 24(%rdi), %rsi\n"
        "    movsd 32(%rdi), %xmm0\n    movsd 40(%rdi), %xmm1\n    movsd 48(%rdi), %xmm2\n"
        "    movsd 56(%rdi), %xmm3\n    movsd 64(%rdi), %xmm4\n    movsd 72(%rdi), %xmm5\n"
        "    movq 16(%rdi), %rdi\n"
        "    callq *%rax\n"
        "    popq %rcx\n"
        "    movq %r14, 0(%rcx)\n    movq %r15, 8(%rcx)\n    movq %rdi, 16(%rcx)\n"
        "    movq %rsi, 24(%rcx)\n"
        "    movsd %xmm0, 32(%rcx)\n    movsd %xmm1, 40(%rcx)\n    movsd %xmm2, 48(%rcx)\n"
        "    movsd %xmm3, 56(%rcx)\n    movsd %xmm4, 64(%rcx)\n    movsd %xmm5, 72(%rcx)\n"
        "    movq %rax, 80(%rcx)\n    movq %rdx, 88(%rcx)\n"
        "    movq %r12, 96(%rcx)\n    movq %r13, 104(%rcx)\n    movq %r15, 112(%rcx)\n"
        "    popq %r15\n    popq %r14\n    popq %r13\n    popq %r12\n    popq %rbp\n"
        "    popq %rbx\n    ret\n");
_Static_assert(offsetof(TypedRegisters, f) == 32 && offsetof(TypedRegisters, returned_tag) == 80 &&
                   offsetof(TypedRegisters, vm) == 96 && offsetof(TypedRegisters, dispatch) == 112,
               "the assembly above knows these offsets");

void typed_run_begin(void)
{
    memset(&typed_vm, 0, sizeof typed_vm);
    memset(frame, 0, sizeof frame);
    code = mmap(NULL, CODE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT,
                -1, 0);
    cr_assert(code != MAP_FAILED);
    typed_fp = frame + 4;
    typed_vm.dispatch = frame;
    typed_vm.stack_end = frame + FRAME_SLOTS;
}

void typed_run_end(void)
{
    munmap(code, CODE_BYTES);
    stencil_coverage_write();
}

/* The endings stand behind the hot part: running off its end is going on at the first. */
static uint8_t *ending(TypedEnding which)
{
    return places.endings + which * ENDING_BYTES;
}

static int64_t address(const void *place)
{
    return (int64_t)(intptr_t)place;
}

static int64_t hole_value(const StencilHole *hole)
{
    switch ((HoleKind)hole->kind) {
    case HOLE_A:
        return (int64_t)(filled.a * sizeof(Value));
    case HOLE_B:
        return (int64_t)(filled.b * sizeof(Value));
    case HOLE_C:
        return filled.c_bytes ? filled.c_bytes : (int64_t)(filled.c * sizeof(Value));
    case HOLE_IMM32:
        return filled.imm;
    case HOLE_PC:
    case HOLE_PC_RELATIVE:
        return address(&typed_insn);
    case HOLE_CONSTANT_BITS:
        return (int64_t)(filled.constant & UINT32_MAX);
    case HOLE_CONSTANT_BITS_HIGH:
        return (int64_t)(filled.constant >> 32);
    case HOLE_REGISTER_BYTES:
        return FRAME_BYTES;
    case HOLE_CONT:
        return address(ending(TYPED_AT_CONT));
    case HOLE_TARGET:
        return address(ending(TYPED_AT_TARGET));
    case HOLE_SIDE_EXIT:
        return address(ending(TYPED_AT_SIDE_EXIT));
    case HOLE_RESULT_EXIT:
        return address(ending(TYPED_AT_RESULT_EXIT));
    case HOLE_HOT:
        return address(places.hot);
    case HOLE_COLD:
        return address(places.cold);
    case HOLE_TYPED_CALLEE:
        return address(filled.callee);
    case HOLE_FUNCTION_CODE: /* its entry is what is called */
        callee_code.entry = filled.callee;
        return address(&callee_code);
    default:
        break;
    }
    cr_assert(hole->kind >= HOLE_SYMBOL, "a hole of unknown kind");
    return address(stencil_symbols[hole->kind - HOLE_SYMBOL]);
}

static void patch(uint8_t *part, const StencilHole *holes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cr_assert(target_patch(part + holes[i].offset, (uintptr_t)part,
                               (HoleEncoding)holes[i].encoding,
                               hole_value(&holes[i]) + holes[i].addend));
    }
}

void typed_prepare(uint16_t index, TypedHoles holes)
{
    const Stencil *stencil = &stencils[index];
    cr_assert_eq(mprotect(code, CODE_BYTES, PROT_READ | PROT_WRITE), 0);
    prepared = index;
    filled = holes;
    places.hot = code;
    places.cold = code + COLD_OFFSET;
    places.endings = code + stencil->hot_bytes;
    cr_assert_leq(stencil->hot_bytes + ENDING_COUNT * ENDING_BYTES, COLD_OFFSET);
    memcpy(places.hot, stencil->hot, stencil->hot_bytes);
    memcpy(places.cold, stencil->cold, stencil->cold_bytes);
    for (uint8_t i = 0; i < ENDING_COUNT; i++) {
        /* mov eax, ENDING_TAG + i; ret */
        const uint8_t bytes[ENDING_BYTES] = {0xb8, i, ENDING_TAG >> 8, 0, 0, 0xc3};
        memcpy(ending((TypedEnding)i), bytes, sizeof bytes);
    }
    patch(places.hot, stencil->hot_holes, stencil->hot_hole_count);
    patch(places.cold, stencil->cold_holes, stencil->cold_hole_count);
    cr_assert_eq(mprotect(code, CODE_BYTES, PROT_READ | PROT_EXEC), 0);
}

TypedEnding typed_go(TypedRegisters *registers)
{
    registers->vm = &typed_vm;
    registers->fp = typed_fp;
    typed_run_call(registers, places.hot);
    cr_assert(registers->vm == &typed_vm && registers->fp == typed_fp, "%s: vm or fp is lost",
              stencils[prepared].name);
    TypedEnding how = registers->returned_tag < ENDING_TAG
                          ? TYPED_BY_RETURN
                          : (TypedEnding)(registers->returned_tag - ENDING_TAG);
    cr_assert(how != TYPED_BY_RETURN || registers->dispatch == typed_vm.dispatch,
              "%s: returns without the dispatch table", stencils[prepared].name);
    stencil_coverage_note(prepared, how == TYPED_AT_SIDE_EXIT || how == TYPED_AT_RESULT_EXIT);
    return how;
}

const void *typed_callee_returning(ValueTag tag)
{
    /* mov eax, tag; mov rdx, r14; ret */
    const uint8_t bytes[] = {0xb8, (uint8_t)tag, 0, 0, 0, 0x4c, 0x89, 0xf2, 0xc3};
    void *place = mmap(NULL, sizeof bytes, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    cr_assert(place != MAP_FAILED);
    memcpy(place, bytes, sizeof bytes);
    cr_assert_eq(mprotect(place, sizeof bytes, PROT_READ | PROT_EXEC), 0);
    return place;
}

#endif
