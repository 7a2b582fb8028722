/*
 * shim.S - the only hand-written assembly: how C enters the interpreter's world, how a frame is pushed,
 * how a handler calls a C function. x86-64, System V.
 *
 * In that world: r12 vm, r13 fp, r14 pc, r15 dispatch table (the first arguments of preserve_none;
 * the next ones are rdi, rsi, ...). A Ruff frame on the native stack is the return address and the
 * caller's fp, 16 bytes, so that the stack keeps the alignment of a function's entry.
 * Machine code that died while it was calling returns to after_call, after_resume or after_slow instead: the
 * interpreter goes on.
 * The offsets into VM are asserted in runtime/vm.h, the others in vm/interp/native.c.
 */
#define NATIVE_LIMIT 0
#define DISPATCH     8
#define NATIVE_SP    24
#define VM_FP        72
#define VM_PC        80
#define CODE_OF_FUNCTION 16

    .intel_syntax noprefix
    .text

/* For debuggers: every place that is reached by jumps within a frame begins with this. The word above the return
 * address is the caller's fp. */
    .macro frame_startproc
    .cfi_startproc
    .cfi_offset r13, 0
    .endm

/* Behind a call: pops the frame and goes on at the caller's pc, with the result in rdi and rsi. */
    .macro came_back handler
    pop r13
    .cfi_adjust_cfa_offset -8
    mov r14, [r13 - 32]     /* FrameHeader.pc: the call or FOR_NEXT */
    mov r15, [r12 + DISPATCH]
    mov rdi, rax
    mov rsi, rdx
    jmp \handler
    .endm

/* Ret ruff_enter(VM *vm, Value *fp, const void *entry, void *native_sp)
 * Calls a frame from C. native_sp: where the native stack begins, or NULL to stay on the present one. */
    .globl ruff_enter
    .hidden ruff_enter
    .type ruff_enter, @function
ruff_enter:
    .cfi_startproc
    push rbp
    .cfi_def_cfa_offset 16
    .cfi_offset rbp, -16
    mov rbp, rsp
    .cfi_def_cfa_register rbp   /* which the frames above it leave alone, on whatever stack they are */
    push rbx
    push r12
    push r13
    push r14
    push r15
    .cfi_offset rbx, -24
    .cfi_offset r12, -32
    .cfi_offset r13, -40
    .cfi_offset r14, -48
    .cfi_offset r15, -56
    push rbp
    mov r12, rdi
    mov r13, rsi
    mov r15, [rdi + DISPATCH]
    test rcx, rcx
    cmovnz rsp, rcx
    push rbp
    push rbp
    call rdx
    pop rbp
    pop rbp
    lea rsp, [rbp - 48]
    pop rbp
    pop r15
    pop r14
    pop r13
    pop r12
    pop rbx
    pop rbp
    .cfi_def_cfa rsp, 8
    ret
    .cfi_endproc
    .size ruff_enter, . - ruff_enter

/* Pushes a frame: rdi callee's fp, rsi its entry pointer. The callee's window is complete and linked. */
    .globl ruff_call
    .hidden ruff_call
    .type ruff_call, @function
ruff_call:
    frame_startproc
    cmp rsp, [r12 + NATIVE_LIMIT]
    jb ruff_too_deep
    push r13
    .cfi_adjust_cfa_offset 8
    mov r13, rdi
    call rsi
    .globl after_call
    .hidden after_call
after_call:
    came_back op_after_call
    .cfi_endproc
    .size ruff_call, . - ruff_call

/* Resumes a generator's frame, rdi, for the FOR_NEXT at pc: it is linked, and one call more is not too deep. */
    .globl ruff_resume
    .hidden ruff_resume
    .type ruff_resume, @function
ruff_resume:
    frame_startproc
    push r13
    .cfi_adjust_cfa_offset 8
    mov r13, rdi
    call jit_resume
    .globl after_resume
    .hidden after_resume
after_resume:
    came_back op_after_resume
    .cfi_endproc
    .size ruff_resume, . - ruff_resume

ruff_too_deep:
    frame_startproc
    mov [r12 + NATIVE_SP], rsp
    mov rcx, rdi
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    sub rsp, 8
    .cfi_adjust_cfa_offset 8
    call slow_call_too_deep
    add rsp, 8
    .cfi_adjust_cfa_offset -8
    jmp op_raised
    .cfi_endproc

/* Runs a slow function (rdi) for the instruction at pc and goes on as its SlowResult says. */
    .globl ruff_slow
    .hidden ruff_slow
    .type ruff_slow, @function
ruff_slow:
    frame_startproc
    mov [r12 + NATIVE_SP], rsp
    mov [r12 + VM_FP], r13
    mov [r12 + VM_PC], r14
    mov rax, rdi
    mov rdi, r12
    mov rsi, r13
    mov rdx, r14
    sub rsp, 8
    .cfi_adjust_cfa_offset 8
    call rax
    add rsp, 8
    .cfi_adjust_cfa_offset -8
    test rax, rax
    jz op_raised
    .globl after_slow
    .hidden after_slow
after_slow:
    test rdx, rdx
    jnz 1f
    mov r14, rax
    movzx eax, word ptr [r14]
    jmp [r15 + rax * 8]
1:  mov rdi, rdx
    mov rsi, [rdx - 8]      /* fp[-1].function */
    mov rsi, [rsi + CODE_OF_FUNCTION]
    mov rsi, [rsi]          /* Code.entry */
    jmp ruff_call
    .cfi_endproc
    .size ruff_slow, . - ruff_slow
    .globl ruff_shim_end
    .hidden ruff_shim_end
ruff_shim_end:

    .section .note.GNU-stack, "", @progbits
