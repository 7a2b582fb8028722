/*
 * machine_code.S - what all stencils share: running a slow function, leaving to the interpreter, exceptions.
 * x86-64, System V; the registers are those of shim.S. pc is in r14 here, which between stencils is not so.
 */
/* Asserted in stencil_table.c and runtime/vm.h. */
#define NATIVE_SP       24
#define LEAVE           56
#define MACHINE_EXITS   64
#define VM_FP           72
#define VM_PC           80
#define INSN_BYTES      16
#define TAG_EXCEPTION   6
#define EXIT_UNFORESEEN 0
#define EXIT_RETURN     1
#define EXIT_SUSPENSION 2
#define EXIT_HANDLER    3

    .intel_syntax noprefix
    .text

    .macro shared name
    .globl \name
    .hidden \name
    .type \name, @function
\name:
    .endm
/* For debuggers: reached by jumps within a frame, of which the word above the return address is the caller's fp. */
    .macro in_frame
    .cfi_startproc
    .cfi_offset r13, 0
    .endm
    .macro call_in_frame function
    sub rsp, 8
    .cfi_adjust_cfa_offset 8
    call \function
    add rsp, 8
    .cfi_adjust_cfa_offset -8
    .endm

/* Called: runs the slow function in rax. Back only if it has not raised, with its result in rax and rdx. */
shared jit_slow
    .cfi_startproc
    lea rcx, [rsp + 8]
    mov [r12 + NATIVE_SP], rcx
    mov [r12 + VM_FP], r13
    mov [r12 + VM_PC], r14
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    call rax
    test rax, rax
    jz 1f
    ret
1:  add rsp, 8
    .cfi_offset r13, 0  /* in the frame that called */
    jmp jit_raised
    .cfi_endproc

/* A slow function goes on at pc, which is no place that its stencil knows. */
shared jit_interpret
    in_frame
    mov rcx, r14
    sub rcx, [r12 + LEAVE]
    mov eax, EXIT_RETURN
    jz 1f
    mov eax, EXIT_SUSPENSION
    cmp rcx, INSN_BYTES
    je 1f
    mov eax, EXIT_UNFORESEEN
1:  mov rcx, [r12 + MACHINE_EXITS]
    inc qword ptr [rcx + rax * 8]
/* Goes on at pc in the interpreter; why has been counted. */
shared jit_leave
    movzx eax, word ptr [r14]
    jmp [r15 + rax * 8]
    .cfi_endproc

/* An exception is pending, raised by the instruction at pc or by what it called. */
shared jit_raised
    in_frame
    mov [r12 + NATIVE_SP], rsp
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    call_in_frame interp_unwind
    test rax, rax
    jz return_exception
    mov r14, rax
    mov rcx, stencil_resume_address[rip]
    test rcx, rcx
    jz 2f
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    call_in_frame rcx
    test rax, rax
    jz 2f
    jmp rax
2:  mov rcx, [r12 + MACHINE_EXITS]
    inc qword ptr [rcx + EXIT_HANDLER * 8]
    jmp jit_leave
    .cfi_endproc

/* One call more would be too deep, or an interrupt is pending; rdi: fp of the callee, whose window is complete. */
shared jit_too_deep
    in_frame
    mov [r12 + NATIVE_SP], rsp
    mov rcx, rdi
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    call_in_frame slow_call_too_deep
    jmp jit_raised
    .cfi_endproc

/* The frame at fp, just called, has no room for its registers. */
shared jit_stack_overflow
    in_frame
    mov [r12 + NATIVE_SP], rsp
    mov rdi, r12
    mov rsi, r13
    call_in_frame slow_stack_overflow
return_exception:
    mov eax, TAG_EXCEPTION
    xor edx, edx
    ret
    .cfi_endproc
shared jit_shared_end

    .section .note.GNU-stack, "", @progbits
