/*
 * typed_exit.S - leaving code of the typed tier for the interpreter. x86-64, System V. r10: the exit; the virtual
 * registers are r14 r15 rdi rsi (ints) and xmm0..5 (floats). The C function behind stencil_typed_exit rebuilds the
 * interpreter's frame; the native frame is the same in both worlds.
 */
#define NATIVE_SP     24
#define DISPATCH      8
#define TAG_EXCEPTION 6 /* asserted in stencil_table.c */
#define SAVE_BYTES    88

    .intel_syntax noprefix
    .text

    .macro shared name
    .globl \name
    .hidden \name
    .type \name, @function
\name:
    .cfi_startproc
    .cfi_offset r13, 0  /* for debuggers: the word above the return address is the caller's fp */
    .endm

    .macro rebuild_frame
    mov [r12 + NATIVE_SP], rsp
    sub rsp, SAVE_BYTES
    .cfi_adjust_cfa_offset SAVE_BYTES
    mov [rsp], r14
    mov [rsp + 8], r15
    mov [rsp + 16], rdi
    mov [rsp + 24], rsi
    movsd [rsp + 32], xmm0
    movsd [rsp + 40], xmm1
    movsd [rsp + 48], xmm2
    movsd [rsp + 56], xmm3
    movsd [rsp + 64], xmm4
    movsd [rsp + 72], xmm5
    mov rdi, r12
    mov rsi, r13
    mov rdx, r10
    mov rcx, rsp
    mov rax, stencil_typed_exit[rip]
    call rax
    add rsp, SAVE_BYTES
    .cfi_adjust_cfa_offset -SAVE_BYTES
    mov r15, [r12 + DISPATCH]
    .endm

shared jit_typed_exit
    rebuild_frame
    mov r14, rax
    jmp jit_leave
    .cfi_endproc

/* The arguments are in their slots again: as if called from the interpreter. */
shared jit_typed_entry_exit
    rebuild_frame
    jmp interp_entry
    .cfi_endproc

/* Instead of the instruction behind a call, which restores the caller's fp. */
shared jit_typed_lazy_result
    .cfi_adjust_cfa_offset 8
    pop r13
    .cfi_adjust_cfa_offset -8
    mov r14, rax
    mov r15, rdx
    jmp jit_typed_result
    .cfi_endproc
shared jit_typed_result
    rebuild_frame
    cmp r14, TAG_EXCEPTION
    mov r14, rax
    je jit_raised
    jmp jit_leave
    .cfi_endproc

    .section .note.GNU-stack, "", @progbits
