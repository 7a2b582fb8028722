	.text
	.file	"handlers.c"
	.section	.text.op_after_call,"ax",@progbits
	.hidden	op_after_call                   # -- Begin function op_after_call
	.globl	op_after_call
	.p2align	4, 0x90
	.type	op_after_call,@function
op_after_call:                          # @op_after_call
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	cmpq	$6, %rdi
	je	.LBB0_1
# %bb.2:
	movzwl	2(%r14), %eax
	movq	%rdi, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
	movzwl	32(%r14), %eax
	addq	$32, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB0_1:
	jmp	op_raised                       # TAILCALL
.Lfunc_end0:
	.size	op_after_call, .Lfunc_end0-op_after_call
	.cfi_endproc
                                        # -- End function
	.section	.text.op_raised,"ax",@progbits
	.hidden	op_raised                       # -- Begin function op_raised
	.globl	op_raised
	.p2align	4, 0x90
	.type	op_raised,@function
op_raised:                              # @op_raised
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	pushq	%rax
	.cfi_def_cfa_offset 16
	movq	%r14, %rdx
	movq	%r12, %rdi
	movq	%r13, %rsi
	callq	interp_unwind
	testq	%rax, %rax
	je	.LBB1_1
# %bb.2:
	movzwl	(%rax), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	popq	%rax
	.cfi_def_cfa_offset 8
	jmpq	*%rcx                           # TAILCALL
.LBB1_1:
	.cfi_def_cfa_offset 16
	movl	$6, %eax
	xorl	%edx, %edx
	popq	%rcx
	.cfi_def_cfa_offset 8
	retq
.Lfunc_end1:
	.size	op_raised, .Lfunc_end1-op_raised
	.cfi_endproc
                                        # -- End function
	.section	.text.op_after_resume,"ax",@progbits
	.hidden	op_after_resume                 # -- Begin function op_after_resume
	.globl	op_after_resume
	.p2align	4, 0x90
	.type	op_after_resume,@function
op_after_resume:                        # @op_after_resume
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rax), %rax
	cmpl	$1, 8(%rax)
	jne	.LBB2_1
# %bb.7:
	movzwl	4(%r14), %eax
	movq	%rdi, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB2_1:
	movl	$3, 8(%rax)
	cmpq	$6, %rdi
	je	op_raised                       # TAILCALL
# %bb.2:
	cmpq	$8, %rdi
	jb	.LBB2_6
# %bb.3:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB2_5
# %bb.4:
	decl	%eax
	movl	%eax, (%rsi)
.LBB2_6:
	movswq	6(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB2_5:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB2_6
.Lfunc_end2:
	.size	op_after_resume, .Lfunc_end2-op_after_resume
	.cfi_endproc
                                        # -- End function
	.section	.text.interp_entry,"ax",@progbits
	.hidden	interp_entry                    # -- Begin function interp_entry
	.globl	interp_entry
	.p2align	4, 0x90
	.type	interp_entry,@function
interp_entry:                           # @interp_entry
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movq	16(%rax), %rax
	movl	20(%rax), %ecx
	shlq	$4, %rcx
	addq	%r13, %rcx
	cmpq	32(%r12), %rcx
	ja	.LBB3_1
# %bb.2:
	movq	40(%rax), %r14
	movzwl	(%r14), %eax
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB3_1:
	pushq	%rax
	.cfi_def_cfa_offset 16
	movq	%r12, %rdi
	movq	%r13, %rsi
	callq	slow_stack_overflow
	movl	$6, %eax
	xorl	%edx, %edx
	popq	%rcx
	.cfi_def_cfa_offset 8
	retq
.Lfunc_end3:
	.size	interp_entry, .Lfunc_end3-interp_entry
	.cfi_endproc
                                        # -- End function
	.section	.text.interp_counting_entry,"ax",@progbits
	.hidden	interp_counting_entry           # -- Begin function interp_counting_entry
	.globl	interp_counting_entry
	.p2align	4, 0x90
	.type	interp_counting_entry,@function
interp_counting_entry:                  # @interp_counting_entry
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	pushq	%rax
	.cfi_def_cfa_offset 16
	movq	-8(%r13), %rax
	movq	16(%rax), %rax
	incl	28(%rax)
	je	.LBB4_3
# %bb.1:
	movq	-8(%r13), %rax
	movq	16(%rax), %rax
	movl	20(%rax), %ecx
	shlq	$4, %rcx
	addq	%r13, %rcx
	cmpq	32(%r12), %rcx
	ja	.LBB4_2
# %bb.4:
	movq	40(%rax), %r14
	movzwl	(%r14), %eax
	movq	(%r15,%rax,8), %rax
	popq	%rcx
	.cfi_def_cfa_offset 8
	jmpq	*%rax                           # TAILCALL
.LBB4_3:
	.cfi_def_cfa_offset 16
	movq	%r12, %rdi
	movq	%r13, %rsi
	callq	interp_hot_call
	popq	%rcx
	.cfi_def_cfa_offset 8
	jmpq	*%rax                           # TAILCALL
.LBB4_2:
	.cfi_def_cfa_offset 16
	movq	%r12, %rdi
	movq	%r13, %rsi
	callq	slow_stack_overflow
	movl	$6, %eax
	xorl	%edx, %edx
	popq	%rcx
	.cfi_def_cfa_offset 8
	retq
.Lfunc_end4:
	.size	interp_counting_entry, .Lfunc_end4-interp_counting_entry
	.cfi_endproc
                                        # -- End function
	.section	.text.jit_resume,"ax",@progbits
	.hidden	jit_resume                      # -- Begin function jit_resume
	.globl	jit_resume
	.p2align	4, 0x90
	.type	jit_resume,@function
jit_resume:                             # @jit_resume
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	pushq	%rax
	.cfi_def_cfa_offset 16
	movq	-40(%r13), %rcx
	movq	16(%rcx), %rdx
	movq	16(%rdx), %rax
	movl	12(%rcx), %esi
	movq	%rax, %rdi
	testq	%rsi, %rsi
	je	.LBB5_4
# %bb.1:
	movq	24(%rcx), %rdi
	shlq	$4, %rsi
	xorl	%r8d, %r8d
	.p2align	4, 0x90
.LBB5_2:                                # =>This Inner Loop Header: Depth=1
	movq	(%rdi,%r8), %r9
	movq	8(%rdi,%r8), %r10
	#APP
	#NO_APP
	movq	%r9, (%r13,%r8)
	movq	%r10, 8(%r13,%r8)
	addq	$16, %r8
	cmpq	%r8, %rsi
	jne	.LBB5_2
# %bb.3:
	movq	16(%rdx), %rdi
.LBB5_4:
	movl	(%rdx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rdx)
	movq	$2, 8(%rcx)
	movl	36(%rcx), %r14d
	shlq	$4, %r14
	addq	40(%rdi), %r14
	movq	40(%rcx), %rdx
	testq	%rdx, %rdx
	je	.LBB5_6
# %bb.5:
	movl	48(%rcx), %ecx
	cmpl	24(%rax), %ecx
	jne	.LBB5_6
# %bb.10:
	incq	120(%r12)
	popq	%rax
	.cfi_def_cfa_offset 8
	jmpq	*%rdx                           # TAILCALL
.LBB5_6:
	.cfi_def_cfa_offset 16
	cmpq	$0, 88(%rax)
	je	.LBB5_7
.LBB5_8:
	movq	%r12, %rdi
	movq	%r13, %rsi
	movq	%r14, %rdx
	callq	interp_resume_address
	testq	%rax, %rax
	je	.LBB5_9
# %bb.11:
	incq	120(%r12)
	popq	%rcx
	.cfi_def_cfa_offset 8
	jmpq	*%rax                           # TAILCALL
.LBB5_7:
	.cfi_def_cfa_offset 16
	incl	28(%rax)
	je	.LBB5_8
.LBB5_9:
	movzwl	(%r14), %eax
	movq	(%r15,%rax,8), %rax
	popq	%rcx
	.cfi_def_cfa_offset 8
	jmpq	*%rax                           # TAILCALL
.Lfunc_end5:
	.size	jit_resume, .Lfunc_end5-jit_resume
	.cfi_endproc
                                        # -- End function
	.section	.text.jit_suspend,"ax",@progbits
	.hidden	jit_suspend                     # -- Begin function jit_suspend
	.globl	jit_suspend
	.p2align	4, 0x90
	.type	jit_suspend,@function
jit_suspend:                            # @jit_suspend
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-40(%r13), %rax
	movq	%rdi, 40(%rax)
	movq	8(%r14), %rdx
	movq	%rdx, %rsi
	shrq	$56, %rsi
	movq	24(%rax), %rcx
	decl	%esi
	je	.LBB6_13
# %bb.1:
	movl	%esi, %esi
	shlq	$4, %rsi
	xorl	%edi, %edi
	jmp	.LBB6_4
	.p2align	4, 0x90
.LBB6_2:                                #   in Loop: Header=BB6_4 Depth=1
	movq	%r9, %r10
.LBB6_3:                                #   in Loop: Header=BB6_4 Depth=1
	#APP
	#NO_APP
	movq	%r10, (%rcx,%rdi)
	movq	%r8, 8(%rcx,%rdi)
	shrq	%rdx
	addq	$16, %rdi
	cmpq	%rdi, %rsi
	je	.LBB6_12
.LBB6_4:                                # =>This Inner Loop Header: Depth=1
	movq	(%r13,%rdi), %r9
	movq	8(%r13,%rdi), %r8
	#APP
	#NO_APP
	cmpq	$8, %r9
	jb	.LBB6_2
# %bb.5:                                #   in Loop: Header=BB6_4 Depth=1
	testb	$1, %dl
	jne	.LBB6_7
# %bb.6:                                #   in Loop: Header=BB6_4 Depth=1
	xorl	%r10d, %r10d
	jmp	.LBB6_3
	.p2align	4, 0x90
.LBB6_7:                                #   in Loop: Header=BB6_4 Depth=1
	movl	$8, %r10d
	cmpq	$8, %r9
	je	.LBB6_3
# %bb.8:                                #   in Loop: Header=BB6_4 Depth=1
	testb	$1, 5(%r8)
	je	.LBB6_2
# %bb.10:                               #   in Loop: Header=BB6_4 Depth=1
	cmpq	$-1, 72(%rax)
	movq	%r9, %r10
	jne	.LBB6_3
# %bb.11:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB6_12:
	movq	24(%rax), %rcx
.LBB6_13:
	movq	16(%rax), %rdx
	movq	16(%rdx), %rsi
	movzwl	2(%r14), %edi
	movq	$1, (%rcx,%rdi)
	movq	$0, 8(%rcx,%rdi)
	movzbl	15(%r14), %ecx
	decl	%ecx
	movl	%ecx, 12(%rax)
	movq	%r14, %rcx
	subq	40(%rsi), %rcx
	addq	$16, %rcx
	shrq	$4, %rcx
	movl	%ecx, 36(%rax)
	movl	24(%rsi), %ecx
	movl	%ecx, 48(%rax)
	movl	$1, 8(%rax)
	movl	(%rdx), %eax
	cmpl	$1, %eax
	adcl	$-1, %eax
	movl	%eax, (%rdx)
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %rax
	movq	8(%r13,%rcx), %rdx
	retq
.Lfunc_end6:
	.size	jit_suspend, .Lfunc_end6-jit_suspend
	.cfi_endproc
                                        # -- End function
	.section	.text.op_slow,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_slow
	.type	op_slow,@function
op_slow:                                # @op_slow
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end7:
	.size	op_slow, .Lfunc_end7-op_slow
	.cfi_endproc
                                        # -- End function
	.section	.text.op_NOP,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_NOP
	.type	op_NOP,@function
op_NOP:                                 # @op_NOP
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end8:
	.size	op_NOP, .Lfunc_end8-op_NOP
	.cfi_endproc
                                        # -- End function
	.section	.text.op_MOVE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_MOVE
	.type	op_MOVE,@function
op_MOVE:                                # @op_MOVE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %rdx
	movq	8(%r13,%rcx), %rcx
	#APP
	#NO_APP
	movq	%rdx, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end9:
	.size	op_MOVE, .Lfunc_end9-op_MOVE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_COPY,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_COPY
	.type	op_COPY,@function
op_COPY:                                # @op_COPY
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %rdx
	movq	8(%r13,%rcx), %rcx
	cmpq	$8, %rdx
	jb	.LBB10_2
# %bb.1:
	movl	(%rcx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rcx)
.LBB10_2:
	#APP
	#NO_APP
	movq	%rdx, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end10:
	.size	op_COPY, .Lfunc_end10-op_COPY
	.cfi_endproc
                                        # -- End function
	.section	.text.op_DROP,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_DROP
	.type	op_DROP,@function
op_DROP:                                # @op_DROP
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	cmpq	$8, (%r13,%rax)
	jb	.LBB11_4
# %bb.1:
	movq	8(%r13,%rax), %rsi
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB11_3
# %bb.2:
	decl	%eax
	movl	%eax, (%rsi)
.LBB11_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB11_3:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB11_4
.Lfunc_end11:
	.size	op_DROP, .Lfunc_end11-op_DROP
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOAD_UNSET,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOAD_UNSET
	.type	op_LOAD_UNSET,@function
op_LOAD_UNSET:                          # @op_LOAD_UNSET
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	xorps	%xmm0, %xmm0
	movups	%xmm0, (%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end12:
	.size	op_LOAD_UNSET, .Lfunc_end12-op_LOAD_UNSET
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOAD_NULL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOAD_NULL
	.type	op_LOAD_NULL,@function
op_LOAD_NULL:                           # @op_LOAD_NULL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	$1, (%r13,%rax)
	movq	$0, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end13:
	.size	op_LOAD_NULL, .Lfunc_end13-op_LOAD_NULL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOAD_BOOL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOAD_BOOL
	.type	op_LOAD_BOOL,@function
op_LOAD_BOOL:                           # @op_LOAD_BOOL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movzwl	4(%r14), %ecx
	movq	$2, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end14:
	.size	op_LOAD_BOOL, .Lfunc_end14-op_LOAD_BOOL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOAD_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOAD_INT
	.type	op_LOAD_INT,@function
op_LOAD_INT:                            # @op_LOAD_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movslq	4(%r14), %rcx
	movq	$3, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end15:
	.size	op_LOAD_INT, .Lfunc_end15-op_LOAD_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOAD_CONST,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOAD_CONST
	.type	op_LOAD_CONST,@function
op_LOAD_CONST:                          # @op_LOAD_CONST
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	8(%r14), %rcx
	movq	(%rcx), %rdx
	movq	8(%rcx), %rcx
	#APP
	#NO_APP
	movq	%rdx, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end16:
	.size	op_LOAD_CONST, .Lfunc_end16-op_LOAD_CONST
	.cfi_endproc
                                        # -- End function
	.section	.text.op_CHECK_SET,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_CHECK_SET
	.type	op_CHECK_SET,@function
op_CHECK_SET:                           # @op_CHECK_SET
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	cmpq	$0, (%r13,%rax)
	je	.LBB17_1
# %bb.2:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB17_1:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end17:
	.size	op_CHECK_SET, .Lfunc_end17-op_CHECK_SET
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_GLOBAL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_GLOBAL
	.type	op_GET_GLOBAL,@function
op_GET_GLOBAL:                          # @op_GET_GLOBAL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	8(%r14), %rdx
	movq	(%rdx), %rax
	testq	%rax, %rax
	je	.LBB18_4
# %bb.1:
	movzwl	2(%r14), %ecx
	movq	8(%rdx), %rdx
	cmpq	$8, %rax
	jb	.LBB18_3
# %bb.2:
	movl	(%rdx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rdx)
.LBB18_3:
	#APP
	#NO_APP
	movq	%rax, (%r13,%rcx)
	movq	%rdx, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB18_4:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end18:
	.size	op_GET_GLOBAL, .Lfunc_end18-op_GET_GLOBAL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SET_GLOBAL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SET_GLOBAL
	.type	op_SET_GLOBAL,@function
op_SET_GLOBAL:                          # @op_SET_GLOBAL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	8(%r14), %rax
	movq	(%rax), %rcx
	cmpq	$11, %rcx
	jbe	.LBB19_1
# %bb.2:
	movq	8(%rax), %rsi
	cmpl	$1, (%rsi)
	ja	.LBB19_3
# %bb.8:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB19_1:
	movq	8(%rax), %rsi
.LBB19_3:
	#APP
	#NO_APP
	movzwl	4(%r14), %edx
	movq	(%r13,%rdx), %rdi
	movq	8(%r13,%rdx), %rdx
	#APP
	#NO_APP
	movq	%rdi, (%rax)
	movq	%rdx, 8(%rax)
	cmpq	$8, %rcx
	jb	.LBB19_7
# %bb.4:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB19_6
# %bb.5:
	decl	%eax
	movl	%eax, (%rsi)
.LBB19_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB19_6:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB19_7
.Lfunc_end19:
	.size	op_SET_GLOBAL, .Lfunc_end19-op_SET_GLOBAL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_CELL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_CELL
	.type	op_GET_CELL,@function
op_GET_CELL:                            # @op_GET_CELL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	8(%r13,%rax), %rdx
	movq	8(%rdx), %rax
	testq	%rax, %rax
	je	.LBB20_4
# %bb.1:
	movzwl	2(%r14), %ecx
	movq	16(%rdx), %rdx
	cmpq	$8, %rax
	jb	.LBB20_3
# %bb.2:
	movl	(%rdx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rdx)
.LBB20_3:
	#APP
	#NO_APP
	movq	%rax, (%r13,%rcx)
	movq	%rdx, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB20_4:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end20:
	.size	op_GET_CELL, .Lfunc_end20-op_GET_CELL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SET_CELL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SET_CELL
	.type	op_SET_CELL,@function
op_SET_CELL:                            # @op_SET_CELL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rax), %rax
	movzwl	4(%r14), %ecx
	cmpq	$9, (%r13,%rcx)
	jb	.LBB21_3
# %bb.1:
	movq	8(%r13,%rcx), %rcx
	testb	$1, 5(%rcx)
	je	.LBB21_3
# %bb.2:
	orb	$1, 5(%rax)
.LBB21_3:
	movq	8(%rax), %rcx
	cmpq	$11, %rcx
	jbe	.LBB21_4
# %bb.5:
	movq	16(%rax), %rsi
	cmpl	$1, (%rsi)
	ja	.LBB21_6
# %bb.11:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB21_4:
	movq	16(%rax), %rsi
.LBB21_6:
	#APP
	#NO_APP
	movzwl	4(%r14), %edx
	movq	(%r13,%rdx), %rdi
	movq	8(%r13,%rdx), %rdx
	#APP
	#NO_APP
	movq	%rdi, 8(%rax)
	movq	%rdx, 16(%rax)
	cmpq	$8, %rcx
	jb	.LBB21_10
# %bb.7:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB21_9
# %bb.8:
	decl	%eax
	movl	%eax, (%rsi)
.LBB21_10:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB21_9:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB21_10
.Lfunc_end21:
	.size	op_SET_CELL, .Lfunc_end21-op_SET_CELL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_CAPTURE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_CAPTURE
	.type	op_GET_CAPTURE,@function
op_GET_CAPTURE:                         # @op_GET_CAPTURE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movzwl	4(%r14), %ecx
	movq	40(%rax,%rcx,8), %rdx
	movq	8(%rdx), %rax
	testq	%rax, %rax
	je	.LBB22_4
# %bb.1:
	movzwl	2(%r14), %ecx
	movq	16(%rdx), %rdx
	cmpq	$8, %rax
	jb	.LBB22_3
# %bb.2:
	movl	(%rdx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rdx)
.LBB22_3:
	#APP
	#NO_APP
	movq	%rax, (%r13,%rcx)
	movq	%rdx, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB22_4:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end22:
	.size	op_GET_CAPTURE, .Lfunc_end22-op_GET_CAPTURE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SET_CAPTURE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SET_CAPTURE
	.type	op_SET_CAPTURE,@function
op_SET_CAPTURE:                         # @op_SET_CAPTURE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movzwl	2(%r14), %ecx
	movq	40(%rax,%rcx,8), %rax
	movzwl	4(%r14), %ecx
	cmpq	$9, (%r13,%rcx)
	jb	.LBB23_3
# %bb.1:
	movq	8(%r13,%rcx), %rcx
	testb	$1, 5(%rcx)
	je	.LBB23_3
# %bb.2:
	orb	$1, 5(%rax)
.LBB23_3:
	movq	8(%rax), %rcx
	cmpq	$11, %rcx
	jbe	.LBB23_4
# %bb.5:
	movq	16(%rax), %rsi
	cmpl	$1, (%rsi)
	ja	.LBB23_6
# %bb.11:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB23_4:
	movq	16(%rax), %rsi
.LBB23_6:
	#APP
	#NO_APP
	movzwl	4(%r14), %edx
	movq	(%r13,%rdx), %rdi
	movq	8(%r13,%rdx), %rdx
	#APP
	#NO_APP
	movq	%rdi, 8(%rax)
	movq	%rdx, 16(%rax)
	cmpq	$8, %rcx
	jb	.LBB23_10
# %bb.7:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB23_9
# %bb.8:
	decl	%eax
	movl	%eax, (%rsi)
.LBB23_10:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB23_9:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB23_10
.Lfunc_end23:
	.size	op_SET_CAPTURE, .Lfunc_end23-op_SET_CAPTURE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_ADD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_ADD
	.type	op_ADD,@function
op_ADD:                                 # @op_ADD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movzwl	6(%r14), %esi
	movq	(%r13,%rax), %rdx
	movq	%rdx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rsi), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB24_1
# %bb.15:
	movq	8(%r13,%rax), %rax
	addq	8(%r13,%rsi), %rax
	jo	.LBB24_31
# %bb.16:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
.LBB24_17:
	movq	%rax, 8(%r13,%rcx)
.LBB24_18:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB24_1:
	cmpq	$132, %rdi
	jne	.LBB24_2
# %bb.19:
	movq	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rsi), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB24_20
.LBB24_21:
	addsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB24_18
.LBB24_20:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB24_21
.LBB24_2:
	cmpq	$264, %rdi                      # imm = 0x108
	jne	.LBB24_22
# %bb.3:
	movq	8(%r13,%rax), %rdi
	movq	8(%r13,%rsi), %r8
	cmpq	%r8, %rdi
	je	.LBB24_22
# %bb.4:
	movzwl	(%r14), %ebx
	testb	$2, %bl
	je	.LBB24_22
# %bb.5:
	testb	$4, %bl
	je	.LBB24_7
# %bb.6:
	cmpl	$0, (%r8)
	je	.LBB24_7
.LBB24_22:
	leaq	-3(%rdx), %rdi
	leaq	-3(%rcx), %r8
	orq	%r8, %rdi
	cmpq	$1, %rdi
	ja	.LBB24_31
# %bb.23:
	movq	8(%r13,%rax), %rdi
	movq	8(%r13,%rsi), %rax
	movzwl	14(%r14), %esi
	testb	$2, %sil
	je	.LBB24_24
# %bb.25:
	cmpq	$3, %rdx
	je	.LBB24_26
.LBB24_27:
	movq	%rdi, %xmm0
	jmp	.LBB24_28
.LBB24_31:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB24_7:
	cmpl	$1, (%rdi)
	jne	.LBB24_22
# %bb.8:
	cmpl	$16, 8(%r8)
	ja	.LBB24_22
# %bb.9:
	movl	8(%rdi), %r9d
	movl	16(%rdi), %ebx
	subl	%r9d, %ebx
	cmpl	$16, %ebx
	jb	.LBB24_22
# %bb.10:
	movq	32(%r8), %rcx
	movq	%rcx, 32(%rdi,%r9)
	movl	8(%r8), %ecx
	cmpl	$9, %ecx
	jb	.LBB24_12
# %bb.11:
	movq	40(%r8), %rcx
	movq	%rcx, 40(%rdi,%r9)
	movl	8(%r8), %ecx
.LBB24_12:
	addl	%ecx, %r9d
	movl	%r9d, 8(%rdi)
	movb	$0, 32(%rdi,%r9)
	movl	12(%r8), %ecx
	addl	%ecx, 12(%rdi)
	movl	$0, 20(%rdi)
	movq	8(%r13,%rax), %rax
	movzwl	14(%r14), %ecx
	testb	$4, %cl
	je	.LBB24_13
.LBB24_14:
	movzwl	2(%r14), %ecx
	movq	$8, (%r13,%rcx)
	jmp	.LBB24_17
.LBB24_24:
	orl	$2, %esi
	movw	%si, 14(%r14)
	cmpq	$3, %rdx
	jne	.LBB24_27
.LBB24_26:
	cvtsi2sd	%rdi, %xmm0
.LBB24_28:
	cmpq	$3, %rcx
	je	.LBB24_29
# %bb.30:
	movq	%rax, %xmm1
	jmp	.LBB24_21
.LBB24_29:
	cvtsi2sd	%rax, %xmm1
	jmp	.LBB24_21
.LBB24_13:
	orl	$4, %ecx
	movw	%cx, 14(%r14)
	jmp	.LBB24_14
.Lfunc_end24:
	.size	op_ADD, .Lfunc_end24-op_ADD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SUB,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SUB
	.type	op_SUB,@function
op_SUB:                                 # @op_SUB
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB25_1
# %bb.5:
	movq	8(%r13,%rsi), %rax
	subq	8(%r13,%rdx), %rax
	jo	.LBB25_17
# %bb.6:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
.LBB25_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB25_1:
	cmpq	$132, %rdi
	jne	.LBB25_8
# %bb.2:
	movq	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB25_3
.LBB25_4:
	subsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB25_7
.LBB25_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB25_4
.LBB25_8:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB25_17
# %bb.9:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB25_10
# %bb.11:
	cmpq	$3, %rcx
	je	.LBB25_12
.LBB25_13:
	movq	%rsi, %xmm0
	jmp	.LBB25_14
.LBB25_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB25_10:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB25_13
.LBB25_12:
	cvtsi2sd	%rsi, %xmm0
.LBB25_14:
	cmpq	$3, %rax
	je	.LBB25_15
# %bb.16:
	movq	%rdx, %xmm1
	jmp	.LBB25_4
.LBB25_15:
	cvtsi2sd	%rdx, %xmm1
	jmp	.LBB25_4
.Lfunc_end25:
	.size	op_SUB, .Lfunc_end25-op_SUB
	.cfi_endproc
                                        # -- End function
	.section	.text.op_MUL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_MUL
	.type	op_MUL,@function
op_MUL:                                 # @op_MUL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB26_1
# %bb.5:
	movq	8(%r13,%rsi), %rax
	imulq	8(%r13,%rdx), %rax
	jo	.LBB26_17
# %bb.6:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
.LBB26_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB26_1:
	cmpq	$132, %rdi
	jne	.LBB26_8
# %bb.2:
	movq	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB26_3
.LBB26_4:
	mulsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB26_7
.LBB26_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB26_4
.LBB26_8:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB26_17
# %bb.9:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB26_10
# %bb.11:
	cmpq	$3, %rcx
	je	.LBB26_12
.LBB26_13:
	movq	%rsi, %xmm0
	jmp	.LBB26_14
.LBB26_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB26_10:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB26_13
.LBB26_12:
	cvtsi2sd	%rsi, %xmm0
.LBB26_14:
	cmpq	$3, %rax
	je	.LBB26_15
# %bb.16:
	movq	%rdx, %xmm1
	jmp	.LBB26_4
.LBB26_15:
	cvtsi2sd	%rdx, %xmm1
	jmp	.LBB26_4
.Lfunc_end26:
	.size	op_MUL, .Lfunc_end26-op_MUL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_DIV,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_DIV
	.type	op_DIV,@function
op_DIV:                                 # @op_DIV
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %ecx
	movzwl	6(%r14), %edx
	movq	(%r13,%rcx), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rsi
	orq	%rsi, %rdi
	cmpq	$99, %rdi
	jne	.LBB27_1
# %bb.6:
	movq	8(%r13,%rcx), %rax
	movq	8(%r13,%rdx), %rcx
	movq	%rcx, %rdx
	orq	%rax, %rdx
	testq	%rcx, %rcx
	je	.LBB27_9
# %bb.7:
	movq	%rdx, %rsi
	shrq	$32, %rsi
	jne	.LBB27_9
.LBB27_8:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
                                        # kill: def $eax killed $eax def $rax
.LBB27_14:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
.LBB27_15:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB27_9:
	testq	%rcx, %rcx
	je	.LBB27_26
# %bb.10:
	movq	%rax, %rsi
	negq	%rsi
	jno	.LBB27_12
# %bb.11:
	cmpq	$-1, %rcx
	je	.LBB27_26
.LBB27_12:
	shrq	$32, %rdx
	je	.LBB27_8
# %bb.13:
	cqto
	idivq	%rcx
	jmp	.LBB27_14
.LBB27_1:
	cmpq	$132, %rdi
	jne	.LBB27_16
# %bb.2:
	movsd	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	xorpd	%xmm1, %xmm1
	ucomisd	%xmm1, %xmm0
	jne	.LBB27_3
	jnp	.LBB27_26
.LBB27_3:
	movq	8(%r13,%rcx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB27_4
.LBB27_5:
	divsd	%xmm0, %xmm1
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm1, 8(%r13,%rax)
	jmp	.LBB27_15
.LBB27_16:
	leaq	-3(%rax), %rdi
	leaq	-3(%rsi), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB27_26
# %bb.17:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB27_18
# %bb.19:
	movq	%rdx, %xmm0
	jmp	.LBB27_20
.LBB27_4:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB27_5
.LBB27_18:
	cvtsi2sd	%rdx, %xmm0
.LBB27_20:
	xorpd	%xmm1, %xmm1
	ucomisd	%xmm1, %xmm0
	jne	.LBB27_21
	jnp	.LBB27_26
.LBB27_21:
	movq	8(%r13,%rcx), %rcx
	movzwl	14(%r14), %edx
	testb	$2, %dl
	je	.LBB27_22
# %bb.23:
	cmpq	$3, %rax
	je	.LBB27_24
.LBB27_25:
	movq	%rcx, %xmm1
	jmp	.LBB27_5
.LBB27_26:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB27_22:
	orl	$2, %edx
	movw	%dx, 14(%r14)
	cmpq	$3, %rax
	jne	.LBB27_25
.LBB27_24:
	xorps	%xmm1, %xmm1
	cvtsi2sd	%rcx, %xmm1
	jmp	.LBB27_5
.Lfunc_end27:
	.size	op_DIV, .Lfunc_end27-op_DIV
	.cfi_endproc
                                        # -- End function
	.section	.text.op_MOD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_MOD
	.type	op_MOD,@function
op_MOD:                                 # @op_MOD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movzwl	6(%r14), %ecx
	movq	(%r13,%rax), %rdx
	shlq	$5, %rdx
	orq	(%r13,%rcx), %rdx
	cmpq	$99, %rdx
	jne	.LBB28_13
# %bb.1:
	movq	8(%r13,%rax), %rax
	movq	8(%r13,%rcx), %rcx
	movq	%rcx, %rdx
	orq	%rax, %rdx
	testq	%rcx, %rcx
	je	.LBB28_8
# %bb.2:
	movq	%rdx, %rsi
	shrq	$32, %rsi
	jne	.LBB28_8
# %bb.3:
	leal	-1(%rcx), %edx
	#APP
	#NO_APP
	testl	%ecx, %edx
	je	.LBB28_5
# %bb.4:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
	jmp	.LBB28_6
.LBB28_5:
	andl	%eax, %edx
.LBB28_6:
	movl	%edx, %edx
.LBB28_7:
	movzwl	2(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rdx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB28_8:
	testq	%rcx, %rcx
	je	.LBB28_13
# %bb.9:
	movq	%rax, %rsi
	negq	%rsi
	jno	.LBB28_11
# %bb.10:
	cmpq	$-1, %rcx
	je	.LBB28_13
.LBB28_11:
	shrq	$32, %rdx
	je	.LBB28_14
# %bb.12:
	cqto
	idivq	%rcx
	jmp	.LBB28_7
.LBB28_13:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB28_14:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
                                        # kill: def $edx killed $edx def $rdx
	jmp	.LBB28_7
.Lfunc_end28:
	.size	op_MOD, .Lfunc_end28-op_MOD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_ADD_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_ADD_INT
	.type	op_ADD_INT,@function
op_ADD_INT:                             # @op_ADD_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB29_1
# %bb.5:
	movswq	6(%r14), %rcx
	addq	8(%r13,%rax), %rcx
	jo	.LBB29_8
# %bb.6:
	movzwl	2(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
.LBB29_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB29_1:
	cmpq	$4, %rcx
	jne	.LBB29_8
# %bb.2:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movzwl	6(%r14), %eax
	movzwl	14(%r14), %ecx
	testb	$2, %cl
	je	.LBB29_3
.LBB29_4:
	cwtl
	cvtsi2sd	%eax, %xmm1
	addsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB29_7
.LBB29_8:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB29_3:
	orl	$2, %ecx
	movw	%cx, 14(%r14)
	jmp	.LBB29_4
.Lfunc_end29:
	.size	op_ADD_INT, .Lfunc_end29-op_ADD_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SUB_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SUB_INT
	.type	op_SUB_INT,@function
op_SUB_INT:                             # @op_SUB_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB30_1
# %bb.5:
	movq	8(%r13,%rax), %rax
	movswq	6(%r14), %rcx
	subq	%rcx, %rax
	jo	.LBB30_8
# %bb.6:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
.LBB30_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB30_1:
	cmpq	$4, %rcx
	jne	.LBB30_8
# %bb.2:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movzwl	6(%r14), %eax
	movzwl	14(%r14), %ecx
	testb	$2, %cl
	je	.LBB30_3
.LBB30_4:
	cwtl
	cvtsi2sd	%eax, %xmm1
	subsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB30_7
.LBB30_8:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB30_3:
	orl	$2, %ecx
	movw	%cx, 14(%r14)
	jmp	.LBB30_4
.Lfunc_end30:
	.size	op_SUB_INT, .Lfunc_end30-op_SUB_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_MUL_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_MUL_INT
	.type	op_MUL_INT,@function
op_MUL_INT:                             # @op_MUL_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB31_1
# %bb.5:
	movswq	6(%r14), %rcx
	imulq	8(%r13,%rax), %rcx
	jo	.LBB31_8
# %bb.6:
	movzwl	2(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
.LBB31_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB31_1:
	cmpq	$4, %rcx
	jne	.LBB31_8
# %bb.2:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movzwl	6(%r14), %eax
	movzwl	14(%r14), %ecx
	testb	$2, %cl
	je	.LBB31_3
.LBB31_4:
	cwtl
	cvtsi2sd	%eax, %xmm1
	mulsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB31_7
.LBB31_8:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB31_3:
	orl	$2, %ecx
	movw	%cx, 14(%r14)
	jmp	.LBB31_4
.Lfunc_end31:
	.size	op_MUL_INT, .Lfunc_end31-op_MUL_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_DIV_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_DIV_INT
	.type	op_DIV_INT,@function
op_DIV_INT:                             # @op_DIV_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %rax
	cmpq	$3, %rax
	jne	.LBB32_1
# %bb.4:
	movq	8(%r13,%rcx), %rax
	movswq	6(%r14), %rcx
	movq	%rax, %rdx
	orq	%rcx, %rdx
	testq	%rcx, %rcx
	je	.LBB32_7
# %bb.5:
	movq	%rdx, %rsi
	shrq	$32, %rsi
	jne	.LBB32_7
.LBB32_6:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
                                        # kill: def $eax killed $eax def $rax
.LBB32_11:
	movzwl	2(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
.LBB32_12:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB32_7:
	testw	%cx, %cx
	je	.LBB32_3
# %bb.8:
	cmpw	$-1, %cx
	sete	%bl
	movq	%rax, %rsi
	negq	%rsi
	seto	%sil
	testb	%bl, %sil
	jne	.LBB32_3
# %bb.9:
	shrq	$32, %rdx
	je	.LBB32_6
# %bb.10:
	cqto
	idivq	%rcx
	jmp	.LBB32_11
.LBB32_1:
	cmpq	$4, %rax
	jne	.LBB32_3
# %bb.2:
	movzwl	6(%r14), %eax
	testw	%ax, %ax
	je	.LBB32_3
# %bb.13:
	movsd	8(%r13,%rcx), %xmm0             # xmm0 = mem[0],zero
	movzwl	14(%r14), %ecx
	testb	$2, %cl
	je	.LBB32_14
.LBB32_15:
	cwtl
	cvtsi2sd	%eax, %xmm1
	divsd	%xmm1, %xmm0
	movzwl	2(%r14), %eax
	movq	$4, (%r13,%rax)
	movsd	%xmm0, 8(%r13,%rax)
	jmp	.LBB32_12
.LBB32_3:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB32_14:
	orl	$2, %ecx
	movw	%cx, 14(%r14)
	jmp	.LBB32_15
.Lfunc_end32:
	.size	op_DIV_INT, .Lfunc_end32-op_DIV_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_MOD_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_MOD_INT
	.type	op_MOD_INT,@function
op_MOD_INT:                             # @op_MOD_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$3, (%r13,%rax)
	jne	.LBB33_12
# %bb.1:
	movq	8(%r13,%rax), %rax
	movswq	6(%r14), %rcx
	movq	%rax, %rdx
	orq	%rcx, %rdx
	testq	%rcx, %rcx
	je	.LBB33_8
# %bb.2:
	movq	%rdx, %rsi
	shrq	$32, %rsi
	jne	.LBB33_8
# %bb.3:
	leal	-1(%rcx), %edx
	#APP
	#NO_APP
	testl	%ecx, %edx
	je	.LBB33_5
# %bb.4:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
	jmp	.LBB33_6
.LBB33_5:
	andl	%eax, %edx
.LBB33_6:
	movl	%edx, %edx
.LBB33_7:
	movzwl	2(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rdx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB33_8:
	testw	%cx, %cx
	je	.LBB33_12
# %bb.9:
	cmpw	$-1, %cx
	sete	%bl
	movq	%rax, %rsi
	negq	%rsi
	seto	%sil
	testb	%bl, %sil
	jne	.LBB33_12
# %bb.10:
	shrq	$32, %rdx
	je	.LBB33_13
# %bb.11:
	cqto
	idivq	%rcx
	jmp	.LBB33_7
.LBB33_12:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB33_13:
                                        # kill: def $eax killed $eax killed $rax
	xorl	%edx, %edx
	divl	%ecx
                                        # kill: def $edx killed $edx def $rdx
	jmp	.LBB33_7
.Lfunc_end33:
	.size	op_MOD_INT, .Lfunc_end33-op_MOD_INT
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_NEG
.LCPI34_0:
	.quad	0x8000000000000000              # double -0
	.quad	0x8000000000000000              # double -0
	.section	.text.op_NEG,"ax",@progbits
	.p2align	4, 0x90
	.type	op_NEG,@function
op_NEG:                                 # @op_NEG
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$4, %rcx
	jne	.LBB34_1
# %bb.5:
	movzwl	2(%r14), %ecx
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	xorps	.LCPI34_0(%rip), %xmm0
	movq	$4, (%r13,%rcx)
	movlps	%xmm0, 8(%r13,%rcx)
.LBB34_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB34_1:
	cmpq	$3, %rcx
	jne	.LBB34_6
# %bb.2:
	xorl	%ecx, %ecx
	subq	8(%r13,%rax), %rcx
	jo	.LBB34_6
# %bb.3:
	movzwl	2(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	jmp	.LBB34_4
.LBB34_6:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end34:
	.size	op_NEG, .Lfunc_end34-op_NEG
	.cfi_endproc
                                        # -- End function
	.section	.text.op_NOT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_NOT
	.type	op_NOT,@function
op_NOT:                                 # @op_NOT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$2, (%r13,%rax)
	jne	.LBB35_1
# %bb.2:
	movzwl	2(%r14), %ecx
	xorl	%edx, %edx
	cmpq	$0, 8(%r13,%rax)
	sete	%dl
	movq	$2, (%r13,%rcx)
	movq	%rdx, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB35_1:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end35:
	.size	op_NOT, .Lfunc_end35-op_NOT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_TO_BOOL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_TO_BOOL
	.type	op_TO_BOOL,@function
op_TO_BOOL:                             # @op_TO_BOOL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %rax
	movq	%rax, %rdx
	andq	$-2, %rdx
	cmpq	$2, %rdx
	jne	.LBB36_2
# %bb.1:
	xorl	%eax, %eax
	cmpq	$0, 8(%r13,%rcx)
	setne	%al
	jmp	.LBB36_4
.LBB36_2:
	cmpq	$1, %rax
	jne	.LBB36_5
# %bb.3:
	xorl	%eax, %eax
.LBB36_4:
	movzwl	2(%r14), %ecx
	movq	$2, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB36_5:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end36:
	.size	op_TO_BOOL, .Lfunc_end36-op_TO_BOOL
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_EQ
.LCPI37_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI37_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_EQ,"ax",@progbits
	.p2align	4, 0x90
	.type	op_EQ,@function
op_EQ:                                  # @op_EQ
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %ecx
	leaq	(%rcx,%r13), %rdx
	movq	(%r13,%rax), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rcx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB37_1
# %bb.41:
	movzwl	2(%r14), %eax
	movq	8(%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%rdx), %rcx
	sete	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB37_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB37_1:
	cmpq	$132, %rdi
	jne	.LBB37_8
# %bb.2:
	movsd	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movsd	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB37_3
.LBB37_4:
	movapd	%xmm0, %xmm2
	subsd	%xmm1, %xmm2
	andpd	.LCPI37_0(%rip), %xmm2
	movzwl	2(%r14), %eax
	cmpeqpd	%xmm1, %xmm0
	movsd	.LCPI37_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	cmpltpd	%xmm1, %xmm2
	orpd	%xmm0, %xmm2
.LBB37_5:
	movq	%xmm2, %rcx
	movq	$2, (%r13,%rax)
	andl	$1, %ecx
.LBB37_6:
	movq	%rcx, 8(%r13,%rax)
	jmp	.LBB37_7
.LBB37_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB37_4
.LBB37_8:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB37_18
# %bb.9:
	movq	8(%rsi), %rsi
	movq	8(%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB37_10
# %bb.11:
	cmpq	$3, %rcx
	je	.LBB37_12
.LBB37_13:
	movq	%rdx, %xmm0
	jmp	.LBB37_14
.LBB37_18:
	cmpq	$8, %rax
	jb	.LBB37_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB37_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB37_38
.LBB37_21:
	cmpq	$1, %rcx
	jne	.LBB37_26
# %bb.22:
	cmpq	$1, %rax
	sete	%cl
	cmpq	$11, %rax
	jne	.LBB37_37
# %bb.23:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB37_25
# %bb.24:
	cmpq	$0, 112(%rax)
	jne	.LBB37_25
.LBB37_36:
	xorl	%ecx, %ecx
	jmp	.LBB37_37
.LBB37_26:
	cmpq	$2, %rax
	jne	.LBB37_29
# %bb.27:
	cmpq	$2, %rcx
	jne	.LBB37_29
# %bb.28:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	sete	%cl
.LBB37_37:
	movzwl	2(%r14), %eax
	movq	$2, (%r13,%rax)
	movzbl	%cl, %ecx
	jmp	.LBB37_6
.LBB37_29:
	cmpq	$8, %rax
	jne	.LBB37_25
# %bb.30:
	cmpq	$8, %rcx
	jne	.LBB37_25
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB37_40
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB37_33
# %bb.34:
	cmpl	$1, 8(%rcx)
	jne	.LBB37_40
# %bb.35:
	cmpl	$1, 8(%rax)
	je	.LBB37_36
	jmp	.LBB37_40
.LBB37_38:
	cmpq	$8, %rax
	jne	.LBB37_25
# %bb.39:
	cmpq	$8, %rcx
	jne	.LBB37_25
.LBB37_40:
	movzwl	2(%r14), %ebx
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r12, %rdi
	movq	%r14, %rcx
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	movq	$2, (%r13,%rbx)
	andb	$1, %al
	movzbl	%al, %eax
	movq	%rax, 8(%r13,%rbx)
	jmp	.LBB37_7
.LBB37_25:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB37_33:
	movb	$1, %cl
	jmp	.LBB37_37
.LBB37_10:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB37_13
.LBB37_12:
	cvtsi2sd	%rdx, %xmm0
.LBB37_14:
	cmpq	$3, %rax
	je	.LBB37_15
# %bb.16:
	movq	%rsi, %xmm1
	jmp	.LBB37_17
.LBB37_15:
	cvtsi2sd	%rsi, %xmm1
.LBB37_17:
	movdqa	%xmm1, %xmm2
	subsd	%xmm0, %xmm2
	andpd	.LCPI37_0(%rip), %xmm2
	movzwl	2(%r14), %eax
	cmpeqpd	%xmm0, %xmm1
	movsd	.LCPI37_1(%rip), %xmm0          # xmm0 = [2.2204460492503131E-16,0.0E+0]
	cmpltpd	%xmm0, %xmm2
	orpd	%xmm1, %xmm2
	jmp	.LBB37_5
.Lfunc_end37:
	.size	op_EQ, .Lfunc_end37-op_EQ
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_NE
.LCPI38_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI38_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_NE,"ax",@progbits
	.p2align	4, 0x90
	.type	op_NE,@function
op_NE:                                  # @op_NE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %ecx
	leaq	(%rcx,%r13), %rdx
	movq	(%r13,%rax), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rcx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB38_1
# %bb.41:
	movzwl	2(%r14), %eax
	movq	8(%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%rdx), %rcx
	setne	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB38_7:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB38_1:
	cmpq	$132, %rdi
	jne	.LBB38_8
# %bb.2:
	movsd	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movsd	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB38_3
.LBB38_4:
	movapd	%xmm0, %xmm2
	subsd	%xmm1, %xmm2
	andpd	.LCPI38_0(%rip), %xmm2
	movzwl	2(%r14), %eax
	cmpneqpd	%xmm1, %xmm0
	movsd	.LCPI38_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	cmpnltpd	%xmm1, %xmm2
	andpd	%xmm0, %xmm2
.LBB38_5:
	movq	%xmm2, %rcx
	movq	$2, (%r13,%rax)
	andl	$1, %ecx
.LBB38_6:
	movq	%rcx, 8(%r13,%rax)
	jmp	.LBB38_7
.LBB38_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB38_4
.LBB38_8:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB38_18
# %bb.9:
	movq	8(%rsi), %rsi
	movq	8(%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB38_10
# %bb.11:
	cmpq	$3, %rcx
	je	.LBB38_12
.LBB38_13:
	movq	%rdx, %xmm0
	jmp	.LBB38_14
.LBB38_18:
	cmpq	$8, %rax
	jb	.LBB38_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB38_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB38_38
.LBB38_21:
	cmpq	$1, %rcx
	jne	.LBB38_26
# %bb.22:
	cmpq	$1, %rax
	sete	%cl
	cmpq	$11, %rax
	jne	.LBB38_37
# %bb.23:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB38_25
# %bb.24:
	cmpq	$0, 112(%rax)
	jne	.LBB38_25
.LBB38_36:
	xorl	%ecx, %ecx
	jmp	.LBB38_37
.LBB38_26:
	cmpq	$2, %rax
	jne	.LBB38_29
# %bb.27:
	cmpq	$2, %rcx
	jne	.LBB38_29
# %bb.28:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	sete	%cl
.LBB38_37:
	movzwl	2(%r14), %eax
	xorb	$1, %cl
	movq	$2, (%r13,%rax)
	movzbl	%cl, %ecx
	jmp	.LBB38_6
.LBB38_29:
	cmpq	$8, %rax
	jne	.LBB38_25
# %bb.30:
	cmpq	$8, %rcx
	jne	.LBB38_25
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB38_40
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB38_33
# %bb.34:
	cmpl	$1, 8(%rcx)
	jne	.LBB38_40
# %bb.35:
	cmpl	$1, 8(%rax)
	je	.LBB38_36
	jmp	.LBB38_40
.LBB38_38:
	cmpq	$8, %rax
	jne	.LBB38_25
# %bb.39:
	cmpq	$8, %rcx
	jne	.LBB38_25
.LBB38_40:
	movzwl	2(%r14), %ebx
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r12, %rdi
	movq	%r14, %rcx
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	notb	%al
	movq	$2, (%r13,%rbx)
	andb	$1, %al
	movzbl	%al, %eax
	movq	%rax, 8(%r13,%rbx)
	jmp	.LBB38_7
.LBB38_25:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB38_33:
	movb	$1, %cl
	jmp	.LBB38_37
.LBB38_10:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB38_13
.LBB38_12:
	cvtsi2sd	%rdx, %xmm0
.LBB38_14:
	cmpq	$3, %rax
	je	.LBB38_15
# %bb.16:
	movq	%rsi, %xmm1
	jmp	.LBB38_17
.LBB38_15:
	cvtsi2sd	%rsi, %xmm1
.LBB38_17:
	movdqa	%xmm1, %xmm2
	subsd	%xmm0, %xmm2
	andpd	.LCPI38_0(%rip), %xmm2
	movzwl	2(%r14), %eax
	cmpneqpd	%xmm0, %xmm1
	movsd	.LCPI38_1(%rip), %xmm0          # xmm0 = [2.2204460492503131E-16,0.0E+0]
	cmpnltpd	%xmm0, %xmm2
	andpd	%xmm1, %xmm2
	jmp	.LBB38_5
.Lfunc_end38:
	.size	op_NE, .Lfunc_end38-op_NE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LT
	.type	op_LT,@function
op_LT:                                  # @op_LT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB39_1
# %bb.18:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%r13,%rdx), %rcx
	setl	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB39_6:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB39_1:
	cmpq	$132, %rdi
	jne	.LBB39_7
# %bb.2:
	movsd	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movsd	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB39_3
.LBB39_4:
	xorl	%eax, %eax
	ucomisd	%xmm0, %xmm1
.LBB39_5:
	movzwl	2(%r14), %ecx
	seta	%al
	movq	$2, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	jmp	.LBB39_6
.LBB39_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB39_4
.LBB39_7:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB39_17
# %bb.8:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB39_9
# %bb.10:
	cmpq	$3, %rcx
	je	.LBB39_11
.LBB39_12:
	movq	%rdx, %xmm0
	jmp	.LBB39_13
.LBB39_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB39_9:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB39_12
.LBB39_11:
	cvtsi2sd	%rdx, %xmm0
.LBB39_13:
	cmpq	$3, %rax
	je	.LBB39_14
# %bb.15:
	movq	%rsi, %xmm1
	jmp	.LBB39_16
.LBB39_14:
	cvtsi2sd	%rsi, %xmm1
.LBB39_16:
	xorl	%eax, %eax
	ucomisd	%xmm1, %xmm0
	jmp	.LBB39_5
.Lfunc_end39:
	.size	op_LT, .Lfunc_end39-op_LT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LE
	.type	op_LE,@function
op_LE:                                  # @op_LE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB40_1
# %bb.18:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%r13,%rdx), %rcx
	setle	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB40_6:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB40_1:
	cmpq	$132, %rdi
	jne	.LBB40_7
# %bb.2:
	movsd	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movsd	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB40_3
.LBB40_4:
	movzwl	2(%r14), %eax
	xorl	%ecx, %ecx
	ucomisd	%xmm0, %xmm1
.LBB40_5:
	setae	%cl
	movq	$2, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	jmp	.LBB40_6
.LBB40_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB40_4
.LBB40_7:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB40_17
# %bb.8:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB40_9
# %bb.10:
	cmpq	$3, %rcx
	je	.LBB40_11
.LBB40_12:
	movq	%rdx, %xmm0
	jmp	.LBB40_13
.LBB40_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB40_9:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB40_12
.LBB40_11:
	cvtsi2sd	%rdx, %xmm0
.LBB40_13:
	cmpq	$3, %rax
	je	.LBB40_14
# %bb.15:
	movq	%rsi, %xmm1
	jmp	.LBB40_16
.LBB40_14:
	cvtsi2sd	%rsi, %xmm1
.LBB40_16:
	movzwl	2(%r14), %eax
	xorl	%ecx, %ecx
	ucomisd	%xmm1, %xmm0
	jmp	.LBB40_5
.Lfunc_end40:
	.size	op_LE, .Lfunc_end40-op_LE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GT
	.type	op_GT,@function
op_GT:                                  # @op_GT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB41_1
# %bb.18:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%r13,%rdx), %rcx
	setg	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB41_6:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB41_1:
	cmpq	$132, %rdi
	jne	.LBB41_7
# %bb.2:
	movsd	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movsd	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB41_3
.LBB41_4:
	xorl	%eax, %eax
	ucomisd	%xmm1, %xmm0
.LBB41_5:
	movzwl	2(%r14), %ecx
	seta	%al
	movq	$2, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	jmp	.LBB41_6
.LBB41_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB41_4
.LBB41_7:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB41_17
# %bb.8:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB41_9
# %bb.10:
	cmpq	$3, %rcx
	je	.LBB41_11
.LBB41_12:
	movq	%rdx, %xmm0
	jmp	.LBB41_13
.LBB41_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB41_9:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB41_12
.LBB41_11:
	cvtsi2sd	%rdx, %xmm0
.LBB41_13:
	cmpq	$3, %rax
	je	.LBB41_14
# %bb.15:
	movq	%rsi, %xmm1
	jmp	.LBB41_16
.LBB41_14:
	cvtsi2sd	%rsi, %xmm1
.LBB41_16:
	xorl	%eax, %eax
	ucomisd	%xmm0, %xmm1
	jmp	.LBB41_5
.Lfunc_end41:
	.size	op_GT, .Lfunc_end41-op_GT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GE
	.type	op_GE,@function
op_GE:                                  # @op_GE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rsi), %rax
	movq	%rax, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rdx), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB42_1
# %bb.18:
	movzwl	2(%r14), %eax
	movq	8(%r13,%rsi), %rcx
	xorl	%esi, %esi
	cmpq	8(%r13,%rdx), %rcx
	setge	%sil
	movq	$2, (%r13,%rax)
	movq	%rsi, 8(%r13,%rax)
.LBB42_6:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB42_1:
	cmpq	$132, %rdi
	jne	.LBB42_7
# %bb.2:
	movsd	8(%r13,%rsi), %xmm0             # xmm0 = mem[0],zero
	movsd	8(%r13,%rdx), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB42_3
.LBB42_4:
	movzwl	2(%r14), %eax
	xorl	%ecx, %ecx
	ucomisd	%xmm1, %xmm0
.LBB42_5:
	setae	%cl
	movq	$2, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	jmp	.LBB42_6
.LBB42_3:
	orl	$1, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB42_4
.LBB42_7:
	leaq	-3(%rax), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB42_17
# %bb.8:
	movq	8(%r13,%rsi), %rsi
	movq	8(%r13,%rdx), %rdx
	movzwl	14(%r14), %edi
	testb	$2, %dil
	je	.LBB42_9
# %bb.10:
	cmpq	$3, %rcx
	je	.LBB42_11
.LBB42_12:
	movq	%rdx, %xmm0
	jmp	.LBB42_13
.LBB42_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB42_9:
	orl	$2, %edi
	movw	%di, 14(%r14)
	cmpq	$3, %rcx
	jne	.LBB42_12
.LBB42_11:
	cvtsi2sd	%rdx, %xmm0
.LBB42_13:
	cmpq	$3, %rax
	je	.LBB42_14
# %bb.15:
	movq	%rsi, %xmm1
	jmp	.LBB42_16
.LBB42_14:
	cvtsi2sd	%rsi, %xmm1
.LBB42_16:
	movzwl	2(%r14), %eax
	xorl	%ecx, %ecx
	ucomisd	%xmm0, %xmm1
	jmp	.LBB42_5
.Lfunc_end42:
	.size	op_GE, .Lfunc_end42-op_GE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP
	.type	op_JUMP,@function
op_JUMP:                                # @op_JUMP
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.Lfunc_end43:
	.size	op_JUMP, .Lfunc_end43-op_JUMP
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOOP,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOOP
	.type	op_LOOP,@function
op_LOOP:                                # @op_LOOP
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	cmpl	$0, 48(%r12)
	jne	.LBB44_3
# %bb.1:
	incl	8(%r14)
	je	.LBB44_3
# %bb.2:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB44_3:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end44:
	.size	op_LOOP, .Lfunc_end44-op_LOOP
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_IF,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_IF
	.type	op_JUMP_IF,@function
op_JUMP_IF:                             # @op_JUMP_IF
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdx
	andq	$-2, %rdx
	cmpq	$2, %rdx
	jne	.LBB45_1
# %bb.3:
	cmpq	$0, 8(%r13,%rax)
	je	.LBB45_5
# %bb.4:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB45_1:
	cmpq	$1, %rcx
	jne	.LBB45_2
.LBB45_5:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB45_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end45:
	.size	op_JUMP_IF, .Lfunc_end45-op_JUMP_IF
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_IF_NOT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_IF_NOT
	.type	op_JUMP_IF_NOT,@function
op_JUMP_IF_NOT:                         # @op_JUMP_IF_NOT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdx
	andq	$-2, %rdx
	cmpq	$2, %rdx
	jne	.LBB46_1
# %bb.3:
	cmpq	$0, 8(%r13,%rax)
	je	.LBB46_4
# %bb.5:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB46_1:
	cmpq	$1, %rcx
	jne	.LBB46_2
.LBB46_4:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB46_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end46:
	.size	op_JUMP_IF_NOT, .Lfunc_end46-op_JUMP_IF_NOT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_IF_NULL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_IF_NULL
	.type	op_JUMP_IF_NULL,@function
op_JUMP_IF_NULL:                        # @op_JUMP_IF_NULL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	cmpq	$1, (%r13,%rax)
	jne	.LBB47_2
# %bb.1:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB47_2:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end47:
	.size	op_JUMP_IF_NULL, .Lfunc_end47-op_JUMP_IF_NULL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_IF_NOT_NULL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_IF_NOT_NULL
	.type	op_JUMP_IF_NOT_NULL,@function
op_JUMP_IF_NOT_NULL:                    # @op_JUMP_IF_NOT_NULL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	cmpq	$1, (%r13,%rax)
	jne	.LBB48_1
# %bb.2:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB48_1:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.Lfunc_end48:
	.size	op_JUMP_IF_NOT_NULL, .Lfunc_end48-op_JUMP_IF_NOT_NULL
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_EQ
.LCPI49_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI49_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_EQ,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_EQ,@function
op_JUMP_EQ:                             # @op_JUMP_EQ
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %r8d
	leaq	(%r8,%r13), %rdx
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%r8), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB49_1
.LBB49_7:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	jne	.LBB49_8
.LBB49_38:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB49_1:
	cmpq	$132, %rdi
	jne	.LBB49_9
# %bb.2:
	movq	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movq	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB49_3
.LBB49_5:
	ucomisd	%xmm1, %xmm0
	jne	.LBB49_6
	jnp	.LBB49_38
.LBB49_6:
	subsd	%xmm1, %xmm0
	andpd	.LCPI49_0(%rip), %xmm0
	movsd	.LCPI49_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB49_38
.LBB49_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB49_3:
	orl	$1, %eax
.LBB49_4:
	movw	%ax, 14(%r14)
	jmp	.LBB49_5
.LBB49_9:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB49_18
# %bb.10:
	movq	8(%rsi), %rsi
	cmpq	$3, %rcx
	je	.LBB49_11
# %bb.12:
	movq	%rsi, %xmm0
	jmp	.LBB49_13
.LBB49_18:
	cmpq	$8, %rcx
	jb	.LBB49_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB49_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB49_35
.LBB49_21:
	cmpq	$1, %rax
	jne	.LBB49_27
# %bb.22:
	cmpq	$1, %rcx
	je	.LBB49_38
# %bb.23:
	cmpq	$11, %rcx
	jne	.LBB49_8
# %bb.24:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB49_26
# %bb.25:
	cmpq	$0, 112(%rax)
	jne	.LBB49_26
	jmp	.LBB49_8
.LBB49_11:
	cvtsi2sd	%rsi, %xmm0
.LBB49_13:
	movq	8(%rdx), %rcx
	cmpq	$3, %rax
	je	.LBB49_14
# %bb.15:
	movq	%rcx, %xmm1
	jmp	.LBB49_16
.LBB49_14:
	cvtsi2sd	%rcx, %xmm1
.LBB49_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB49_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB49_4
.LBB49_27:
	cmpq	$2, %rcx
	jne	.LBB49_29
# %bb.28:
	cmpq	$2, %rax
	je	.LBB49_7
.LBB49_29:
	cmpq	$8, %rcx
	jne	.LBB49_26
# %bb.30:
	cmpq	$8, %rax
	jne	.LBB49_26
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB49_37
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB49_38
# %bb.33:
	cmpl	$1, 8(%rcx)
	jne	.LBB49_37
# %bb.34:
	cmpl	$1, 8(%rax)
	je	.LBB49_8
	jmp	.LBB49_37
.LBB49_35:
	cmpq	$8, %rcx
	jne	.LBB49_26
# %bb.36:
	cmpq	$8, %rax
	jne	.LBB49_26
.LBB49_37:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r14, %rcx
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB49_38
	jmp	.LBB49_8
.LBB49_26:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end49:
	.size	op_JUMP_EQ, .Lfunc_end49-op_JUMP_EQ
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NE
.LCPI50_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI50_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NE,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NE,@function
op_JUMP_NE:                             # @op_JUMP_NE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %r8d
	leaq	(%r8,%r13), %rdx
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%r8), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB50_1
.LBB50_7:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	jne	.LBB50_38
.LBB50_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB50_1:
	cmpq	$132, %rdi
	jne	.LBB50_9
# %bb.2:
	movq	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movq	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB50_3
.LBB50_5:
	ucomisd	%xmm1, %xmm0
	jne	.LBB50_6
	jnp	.LBB50_8
.LBB50_6:
	subsd	%xmm1, %xmm0
	andpd	.LCPI50_0(%rip), %xmm0
	movsd	.LCPI50_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB50_8
.LBB50_38:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB50_3:
	orl	$1, %eax
.LBB50_4:
	movw	%ax, 14(%r14)
	jmp	.LBB50_5
.LBB50_9:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB50_18
# %bb.10:
	movq	8(%rsi), %rsi
	cmpq	$3, %rcx
	je	.LBB50_11
# %bb.12:
	movq	%rsi, %xmm0
	jmp	.LBB50_13
.LBB50_18:
	cmpq	$8, %rcx
	jb	.LBB50_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB50_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB50_35
.LBB50_21:
	cmpq	$1, %rax
	jne	.LBB50_27
# %bb.22:
	cmpq	$1, %rcx
	je	.LBB50_8
# %bb.23:
	cmpq	$11, %rcx
	jne	.LBB50_38
# %bb.24:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB50_26
# %bb.25:
	cmpq	$0, 112(%rax)
	jne	.LBB50_26
	jmp	.LBB50_38
.LBB50_11:
	cvtsi2sd	%rsi, %xmm0
.LBB50_13:
	movq	8(%rdx), %rcx
	cmpq	$3, %rax
	je	.LBB50_14
# %bb.15:
	movq	%rcx, %xmm1
	jmp	.LBB50_16
.LBB50_14:
	cvtsi2sd	%rcx, %xmm1
.LBB50_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB50_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB50_4
.LBB50_27:
	cmpq	$2, %rcx
	jne	.LBB50_29
# %bb.28:
	cmpq	$2, %rax
	je	.LBB50_7
.LBB50_29:
	cmpq	$8, %rcx
	jne	.LBB50_26
# %bb.30:
	cmpq	$8, %rax
	jne	.LBB50_26
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB50_37
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB50_8
# %bb.33:
	cmpl	$1, 8(%rcx)
	jne	.LBB50_37
# %bb.34:
	cmpl	$1, 8(%rax)
	je	.LBB50_38
	jmp	.LBB50_37
.LBB50_35:
	cmpq	$8, %rcx
	jne	.LBB50_26
# %bb.36:
	cmpq	$8, %rax
	jne	.LBB50_26
.LBB50_37:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r14, %rcx
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB50_8
	jmp	.LBB50_38
.LBB50_26:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end50:
	.size	op_JUMP_NE, .Lfunc_end50-op_JUMP_NE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_LT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_LT
	.type	op_JUMP_LT,@function
op_JUMP_LT:                             # @op_JUMP_LT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB51_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jge	.LBB51_8
.LBB51_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB51_1:
	cmpq	$132, %rdi
	jne	.LBB51_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB51_3
.LBB51_5:
	ucomisd	%xmm0, %xmm1
	ja	.LBB51_6
.LBB51_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB51_3:
	orl	$1, %eax
.LBB51_4:
	movw	%ax, 14(%r14)
	jmp	.LBB51_5
.LBB51_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB51_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB51_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB51_13
.LBB51_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB51_11:
	cvtsi2sd	%rdx, %xmm0
.LBB51_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB51_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB51_16
.LBB51_14:
	cvtsi2sd	%rax, %xmm1
.LBB51_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB51_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB51_4
.Lfunc_end51:
	.size	op_JUMP_LT, .Lfunc_end51-op_JUMP_LT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_LE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_LE
	.type	op_JUMP_LE,@function
op_JUMP_LE:                             # @op_JUMP_LE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB52_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jle	.LBB52_6
.LBB52_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB52_1:
	cmpq	$132, %rdi
	jne	.LBB52_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB52_3
.LBB52_5:
	ucomisd	%xmm0, %xmm1
	jb	.LBB52_8
.LBB52_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB52_3:
	orl	$1, %eax
.LBB52_4:
	movw	%ax, 14(%r14)
	jmp	.LBB52_5
.LBB52_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB52_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB52_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB52_13
.LBB52_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB52_11:
	cvtsi2sd	%rdx, %xmm0
.LBB52_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB52_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB52_16
.LBB52_14:
	cvtsi2sd	%rax, %xmm1
.LBB52_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB52_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB52_4
.Lfunc_end52:
	.size	op_JUMP_LE, .Lfunc_end52-op_JUMP_LE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_GT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_GT
	.type	op_JUMP_GT,@function
op_JUMP_GT:                             # @op_JUMP_GT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB53_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jle	.LBB53_8
.LBB53_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB53_1:
	cmpq	$132, %rdi
	jne	.LBB53_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB53_3
.LBB53_5:
	ucomisd	%xmm1, %xmm0
	ja	.LBB53_6
.LBB53_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB53_3:
	orl	$1, %eax
.LBB53_4:
	movw	%ax, 14(%r14)
	jmp	.LBB53_5
.LBB53_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB53_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB53_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB53_13
.LBB53_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB53_11:
	cvtsi2sd	%rdx, %xmm0
.LBB53_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB53_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB53_16
.LBB53_14:
	cvtsi2sd	%rax, %xmm1
.LBB53_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB53_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB53_4
.Lfunc_end53:
	.size	op_JUMP_GT, .Lfunc_end53-op_JUMP_GT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_GE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_GE
	.type	op_JUMP_GE,@function
op_JUMP_GE:                             # @op_JUMP_GE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB54_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jge	.LBB54_6
.LBB54_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB54_1:
	cmpq	$132, %rdi
	jne	.LBB54_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB54_3
.LBB54_5:
	ucomisd	%xmm1, %xmm0
	jb	.LBB54_8
.LBB54_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB54_3:
	orl	$1, %eax
.LBB54_4:
	movw	%ax, 14(%r14)
	jmp	.LBB54_5
.LBB54_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB54_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB54_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB54_13
.LBB54_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB54_11:
	cvtsi2sd	%rdx, %xmm0
.LBB54_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB54_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB54_16
.LBB54_14:
	cvtsi2sd	%rax, %xmm1
.LBB54_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB54_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB54_4
.Lfunc_end54:
	.size	op_JUMP_GE, .Lfunc_end54-op_JUMP_GE
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NOT_EQ
.LCPI55_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI55_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NOT_EQ,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NOT_EQ,@function
op_JUMP_NOT_EQ:                         # @op_JUMP_NOT_EQ
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %r8d
	leaq	(%r8,%r13), %rdx
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%r8), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB55_1
.LBB55_7:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	jne	.LBB55_38
.LBB55_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB55_1:
	cmpq	$132, %rdi
	jne	.LBB55_9
# %bb.2:
	movq	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movq	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB55_3
.LBB55_5:
	ucomisd	%xmm1, %xmm0
	jne	.LBB55_6
	jnp	.LBB55_8
.LBB55_6:
	subsd	%xmm1, %xmm0
	andpd	.LCPI55_0(%rip), %xmm0
	movsd	.LCPI55_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB55_8
.LBB55_38:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB55_3:
	orl	$1, %eax
.LBB55_4:
	movw	%ax, 14(%r14)
	jmp	.LBB55_5
.LBB55_9:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB55_18
# %bb.10:
	movq	8(%rsi), %rsi
	cmpq	$3, %rcx
	je	.LBB55_11
# %bb.12:
	movq	%rsi, %xmm0
	jmp	.LBB55_13
.LBB55_18:
	cmpq	$8, %rcx
	jb	.LBB55_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB55_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB55_35
.LBB55_21:
	cmpq	$1, %rax
	jne	.LBB55_27
# %bb.22:
	cmpq	$1, %rcx
	je	.LBB55_8
# %bb.23:
	cmpq	$11, %rcx
	jne	.LBB55_38
# %bb.24:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB55_26
# %bb.25:
	cmpq	$0, 112(%rax)
	jne	.LBB55_26
	jmp	.LBB55_38
.LBB55_11:
	cvtsi2sd	%rsi, %xmm0
.LBB55_13:
	movq	8(%rdx), %rcx
	cmpq	$3, %rax
	je	.LBB55_14
# %bb.15:
	movq	%rcx, %xmm1
	jmp	.LBB55_16
.LBB55_14:
	cvtsi2sd	%rcx, %xmm1
.LBB55_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB55_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB55_4
.LBB55_27:
	cmpq	$2, %rcx
	jne	.LBB55_29
# %bb.28:
	cmpq	$2, %rax
	je	.LBB55_7
.LBB55_29:
	cmpq	$8, %rcx
	jne	.LBB55_26
# %bb.30:
	cmpq	$8, %rax
	jne	.LBB55_26
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB55_37
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB55_8
# %bb.33:
	cmpl	$1, 8(%rcx)
	jne	.LBB55_37
# %bb.34:
	cmpl	$1, 8(%rax)
	je	.LBB55_38
	jmp	.LBB55_37
.LBB55_35:
	cmpq	$8, %rcx
	jne	.LBB55_26
# %bb.36:
	cmpq	$8, %rax
	jne	.LBB55_26
.LBB55_37:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r14, %rcx
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB55_8
	jmp	.LBB55_38
.LBB55_26:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end55:
	.size	op_JUMP_NOT_EQ, .Lfunc_end55-op_JUMP_NOT_EQ
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NOT_NE
.LCPI56_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI56_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NOT_NE,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NOT_NE,@function
op_JUMP_NOT_NE:                         # @op_JUMP_NOT_NE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	leaq	(%rax,%r13), %rsi
	movzwl	6(%r14), %r8d
	leaq	(%r8,%r13), %rdx
	movq	(%r13,%rax), %rcx
	movq	%rcx, %rdi
	shlq	$5, %rdi
	movq	(%r13,%r8), %rax
	orq	%rax, %rdi
	cmpq	$99, %rdi
	jne	.LBB56_1
.LBB56_7:
	movq	8(%rsi), %rax
	cmpq	8(%rdx), %rax
	jne	.LBB56_8
.LBB56_38:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB56_1:
	cmpq	$132, %rdi
	jne	.LBB56_9
# %bb.2:
	movq	8(%rsi), %xmm0                  # xmm0 = mem[0],zero
	movq	8(%rdx), %xmm1                  # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB56_3
.LBB56_5:
	ucomisd	%xmm1, %xmm0
	jne	.LBB56_6
	jnp	.LBB56_38
.LBB56_6:
	subsd	%xmm1, %xmm0
	andpd	.LCPI56_0(%rip), %xmm0
	movsd	.LCPI56_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB56_38
.LBB56_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB56_3:
	orl	$1, %eax
.LBB56_4:
	movw	%ax, 14(%r14)
	jmp	.LBB56_5
.LBB56_9:
	leaq	-3(%rcx), %rdi
	leaq	-3(%rax), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB56_18
# %bb.10:
	movq	8(%rsi), %rsi
	cmpq	$3, %rcx
	je	.LBB56_11
# %bb.12:
	movq	%rsi, %xmm0
	jmp	.LBB56_13
.LBB56_18:
	cmpq	$8, %rcx
	jb	.LBB56_21
# %bb.19:
	movq	8(%rsi), %rdi
	cmpl	$0, (%rdi)
	je	.LBB56_21
# %bb.20:
	testb	$2, (%r14)
	jne	.LBB56_35
.LBB56_21:
	cmpq	$1, %rax
	jne	.LBB56_27
# %bb.22:
	cmpq	$1, %rcx
	je	.LBB56_38
# %bb.23:
	cmpq	$11, %rcx
	jne	.LBB56_8
# %bb.24:
	movq	8(%rsi), %rax
	movq	16(%rax), %rax
	cmpq	$0, 104(%rax)
	jne	.LBB56_26
# %bb.25:
	cmpq	$0, 112(%rax)
	jne	.LBB56_26
	jmp	.LBB56_8
.LBB56_11:
	cvtsi2sd	%rsi, %xmm0
.LBB56_13:
	movq	8(%rdx), %rcx
	cmpq	$3, %rax
	je	.LBB56_14
# %bb.15:
	movq	%rcx, %xmm1
	jmp	.LBB56_16
.LBB56_14:
	cvtsi2sd	%rcx, %xmm1
.LBB56_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB56_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB56_4
.LBB56_27:
	cmpq	$2, %rcx
	jne	.LBB56_29
# %bb.28:
	cmpq	$2, %rax
	je	.LBB56_7
.LBB56_29:
	cmpq	$8, %rcx
	jne	.LBB56_26
# %bb.30:
	cmpq	$8, %rax
	jne	.LBB56_26
# %bb.31:
	movq	8(%rsi), %rcx
	movq	8(%rdx), %rax
	movl	(%rax), %edi
	orl	(%rcx), %edi
	jne	.LBB56_37
# %bb.32:
	cmpq	%rax, %rcx
	je	.LBB56_38
# %bb.33:
	cmpl	$1, 8(%rcx)
	jne	.LBB56_37
# %bb.34:
	cmpl	$1, 8(%rax)
	je	.LBB56_8
	jmp	.LBB56_37
.LBB56_35:
	cmpq	$8, %rcx
	jne	.LBB56_26
# %bb.36:
	cmpq	$8, %rax
	jne	.LBB56_26
.LBB56_37:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	xorl	%r8d, %r8d
	movq	%r14, %rcx
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_equal_text
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB56_38
	jmp	.LBB56_8
.LBB56_26:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end56:
	.size	op_JUMP_NOT_NE, .Lfunc_end56-op_JUMP_NOT_NE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_LT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_LT
	.type	op_JUMP_NOT_LT,@function
op_JUMP_NOT_LT:                         # @op_JUMP_NOT_LT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB57_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jge	.LBB57_6
.LBB57_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB57_1:
	cmpq	$132, %rdi
	jne	.LBB57_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB57_3
.LBB57_5:
	ucomisd	%xmm0, %xmm1
	ja	.LBB57_8
.LBB57_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB57_3:
	orl	$1, %eax
.LBB57_4:
	movw	%ax, 14(%r14)
	jmp	.LBB57_5
.LBB57_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB57_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB57_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB57_13
.LBB57_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB57_11:
	cvtsi2sd	%rdx, %xmm0
.LBB57_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB57_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB57_16
.LBB57_14:
	cvtsi2sd	%rax, %xmm1
.LBB57_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB57_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB57_4
.Lfunc_end57:
	.size	op_JUMP_NOT_LT, .Lfunc_end57-op_JUMP_NOT_LT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_LE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_LE
	.type	op_JUMP_NOT_LE,@function
op_JUMP_NOT_LE:                         # @op_JUMP_NOT_LE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB58_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jle	.LBB58_8
.LBB58_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB58_1:
	cmpq	$132, %rdi
	jne	.LBB58_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB58_3
.LBB58_5:
	ucomisd	%xmm0, %xmm1
	jb	.LBB58_6
.LBB58_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB58_3:
	orl	$1, %eax
.LBB58_4:
	movw	%ax, 14(%r14)
	jmp	.LBB58_5
.LBB58_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB58_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB58_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB58_13
.LBB58_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB58_11:
	cvtsi2sd	%rdx, %xmm0
.LBB58_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB58_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB58_16
.LBB58_14:
	cvtsi2sd	%rax, %xmm1
.LBB58_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB58_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB58_4
.Lfunc_end58:
	.size	op_JUMP_NOT_LE, .Lfunc_end58-op_JUMP_NOT_LE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_GT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_GT
	.type	op_JUMP_NOT_GT,@function
op_JUMP_NOT_GT:                         # @op_JUMP_NOT_GT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB59_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jle	.LBB59_6
.LBB59_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB59_1:
	cmpq	$132, %rdi
	jne	.LBB59_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB59_3
.LBB59_5:
	ucomisd	%xmm1, %xmm0
	ja	.LBB59_8
.LBB59_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB59_3:
	orl	$1, %eax
.LBB59_4:
	movw	%ax, 14(%r14)
	jmp	.LBB59_5
.LBB59_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB59_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB59_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB59_13
.LBB59_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB59_11:
	cvtsi2sd	%rdx, %xmm0
.LBB59_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB59_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB59_16
.LBB59_14:
	cvtsi2sd	%rax, %xmm1
.LBB59_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB59_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB59_4
.Lfunc_end59:
	.size	op_JUMP_NOT_GT, .Lfunc_end59-op_JUMP_NOT_GT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_GE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_GE
	.type	op_JUMP_NOT_GE,@function
op_JUMP_NOT_GE:                         # @op_JUMP_NOT_GE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edx
	movzwl	6(%r14), %eax
	movq	(%r13,%rdx), %rsi
	movq	%rsi, %rdi
	shlq	$5, %rdi
	movq	(%r13,%rax), %rcx
	orq	%rcx, %rdi
	cmpq	$99, %rdi
	jne	.LBB60_1
# %bb.7:
	movq	8(%r13,%rdx), %rcx
	cmpq	8(%r13,%rax), %rcx
	jge	.LBB60_8
.LBB60_6:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB60_1:
	cmpq	$132, %rdi
	jne	.LBB60_9
# %bb.2:
	movq	8(%r13,%rdx), %xmm0             # xmm0 = mem[0],zero
	movq	8(%r13,%rax), %xmm1             # xmm1 = mem[0],zero
	movzwl	14(%r14), %eax
	testb	$1, %al
	je	.LBB60_3
.LBB60_5:
	ucomisd	%xmm1, %xmm0
	jb	.LBB60_6
.LBB60_8:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB60_3:
	orl	$1, %eax
.LBB60_4:
	movw	%ax, 14(%r14)
	jmp	.LBB60_5
.LBB60_9:
	leaq	-3(%rsi), %rdi
	leaq	-3(%rcx), %r8
	orq	%rdi, %r8
	cmpq	$1, %r8
	ja	.LBB60_18
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	cmpq	$3, %rsi
	je	.LBB60_11
# %bb.12:
	movq	%rdx, %xmm0
	jmp	.LBB60_13
.LBB60_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB60_11:
	cvtsi2sd	%rdx, %xmm0
.LBB60_13:
	movq	8(%r13,%rax), %rax
	cmpq	$3, %rcx
	je	.LBB60_14
# %bb.15:
	movq	%rax, %xmm1
	jmp	.LBB60_16
.LBB60_14:
	cvtsi2sd	%rax, %xmm1
.LBB60_16:
	movzwl	14(%r14), %eax
	testb	$2, %al
	jne	.LBB60_5
# %bb.17:
	orl	$2, %eax
	jmp	.LBB60_4
.Lfunc_end60:
	.size	op_JUMP_NOT_GE, .Lfunc_end60-op_JUMP_NOT_GE
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_EQ_INT
.LCPI61_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI61_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_EQ_INT,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_EQ_INT,@function
op_JUMP_EQ_INT:                         # @op_JUMP_EQ_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB61_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jne	.LBB61_4
.LBB61_9:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB61_1:
	cmpq	$4, %rcx
	jne	.LBB61_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB61_6
.LBB61_7:
	ucomisd	%xmm1, %xmm0
	jne	.LBB61_8
	jnp	.LBB61_9
.LBB61_8:
	subsd	%xmm1, %xmm0
	andpd	.LCPI61_0(%rip), %xmm0
	movsd	.LCPI61_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB61_9
.LBB61_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB61_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB61_7
.LBB61_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end61:
	.size	op_JUMP_EQ_INT, .Lfunc_end61-op_JUMP_EQ_INT
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NE_INT
.LCPI62_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI62_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NE_INT,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NE_INT,@function
op_JUMP_NE_INT:                         # @op_JUMP_NE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB62_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jne	.LBB62_9
.LBB62_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB62_1:
	cmpq	$4, %rcx
	jne	.LBB62_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB62_6
.LBB62_7:
	ucomisd	%xmm1, %xmm0
	jne	.LBB62_8
	jnp	.LBB62_4
.LBB62_8:
	subsd	%xmm1, %xmm0
	andpd	.LCPI62_0(%rip), %xmm0
	movsd	.LCPI62_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB62_4
.LBB62_9:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB62_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB62_7
.LBB62_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end62:
	.size	op_JUMP_NE_INT, .Lfunc_end62-op_JUMP_NE_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_LT_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_LT_INT
	.type	op_JUMP_LT_INT,@function
op_JUMP_LT_INT:                         # @op_JUMP_LT_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB63_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jge	.LBB63_4
.LBB63_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB63_1:
	cmpq	$4, %rcx
	jne	.LBB63_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB63_6
# %bb.7:
	ucomisd	%xmm0, %xmm1
	ja	.LBB63_8
.LBB63_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB63_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm0, %xmm1
	ja	.LBB63_8
	jmp	.LBB63_4
.LBB63_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end63:
	.size	op_JUMP_LT_INT, .Lfunc_end63-op_JUMP_LT_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_LE_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_LE_INT
	.type	op_JUMP_LE_INT,@function
op_JUMP_LE_INT:                         # @op_JUMP_LE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB64_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jle	.LBB64_8
.LBB64_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB64_1:
	cmpq	$4, %rcx
	jne	.LBB64_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB64_6
# %bb.7:
	ucomisd	%xmm0, %xmm1
	jb	.LBB64_4
.LBB64_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB64_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm0, %xmm1
	jb	.LBB64_4
	jmp	.LBB64_8
.LBB64_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end64:
	.size	op_JUMP_LE_INT, .Lfunc_end64-op_JUMP_LE_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_GT_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_GT_INT
	.type	op_JUMP_GT_INT,@function
op_JUMP_GT_INT:                         # @op_JUMP_GT_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB65_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jle	.LBB65_4
.LBB65_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB65_1:
	cmpq	$4, %rcx
	jne	.LBB65_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB65_6
# %bb.7:
	ucomisd	%xmm1, %xmm0
	ja	.LBB65_8
.LBB65_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB65_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm1, %xmm0
	ja	.LBB65_8
	jmp	.LBB65_4
.LBB65_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end65:
	.size	op_JUMP_GT_INT, .Lfunc_end65-op_JUMP_GT_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_GE_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_GE_INT
	.type	op_JUMP_GE_INT,@function
op_JUMP_GE_INT:                         # @op_JUMP_GE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB66_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jge	.LBB66_8
.LBB66_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB66_1:
	cmpq	$4, %rcx
	jne	.LBB66_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB66_6
# %bb.7:
	ucomisd	%xmm1, %xmm0
	jb	.LBB66_4
.LBB66_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB66_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm1, %xmm0
	jb	.LBB66_4
	jmp	.LBB66_8
.LBB66_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end66:
	.size	op_JUMP_GE_INT, .Lfunc_end66-op_JUMP_GE_INT
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NOT_EQ_INT
.LCPI67_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI67_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NOT_EQ_INT,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NOT_EQ_INT,@function
op_JUMP_NOT_EQ_INT:                     # @op_JUMP_NOT_EQ_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB67_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jne	.LBB67_9
.LBB67_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB67_1:
	cmpq	$4, %rcx
	jne	.LBB67_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB67_6
.LBB67_7:
	ucomisd	%xmm1, %xmm0
	jne	.LBB67_8
	jnp	.LBB67_4
.LBB67_8:
	subsd	%xmm1, %xmm0
	andpd	.LCPI67_0(%rip), %xmm0
	movsd	.LCPI67_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB67_4
.LBB67_9:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB67_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB67_7
.LBB67_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end67:
	.size	op_JUMP_NOT_EQ_INT, .Lfunc_end67-op_JUMP_NOT_EQ_INT
	.cfi_endproc
                                        # -- End function
	.section	.rodata.cst16,"aM",@progbits,16
	.p2align	4, 0x0                          # -- Begin function op_JUMP_NOT_NE_INT
.LCPI68_0:
	.quad	0x7fffffffffffffff              # double NaN
	.quad	0x7fffffffffffffff              # double NaN
	.section	.rodata.cst8,"aM",@progbits,8
	.p2align	3, 0x0
.LCPI68_1:
	.quad	0x3cb0000000000000              # double 2.2204460492503131E-16
	.section	.text.op_JUMP_NOT_NE_INT,"ax",@progbits
	.p2align	4, 0x90
	.type	op_JUMP_NOT_NE_INT,@function
op_JUMP_NOT_NE_INT:                     # @op_JUMP_NOT_NE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB68_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jne	.LBB68_4
.LBB68_9:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB68_1:
	cmpq	$4, %rcx
	jne	.LBB68_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB68_6
.LBB68_7:
	ucomisd	%xmm1, %xmm0
	jne	.LBB68_8
	jnp	.LBB68_9
.LBB68_8:
	subsd	%xmm1, %xmm0
	andpd	.LCPI68_0(%rip), %xmm0
	movsd	.LCPI68_1(%rip), %xmm1          # xmm1 = [2.2204460492503131E-16,0.0E+0]
	ucomisd	%xmm0, %xmm1
	ja	.LBB68_9
.LBB68_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB68_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	jmp	.LBB68_7
.LBB68_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end68:
	.size	op_JUMP_NOT_NE_INT, .Lfunc_end68-op_JUMP_NOT_NE_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_LT_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_LT_INT
	.type	op_JUMP_NOT_LT_INT,@function
op_JUMP_NOT_LT_INT:                     # @op_JUMP_NOT_LT_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB69_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jge	.LBB69_8
.LBB69_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB69_1:
	cmpq	$4, %rcx
	jne	.LBB69_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB69_6
# %bb.7:
	ucomisd	%xmm0, %xmm1
	ja	.LBB69_4
.LBB69_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB69_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm0, %xmm1
	ja	.LBB69_4
	jmp	.LBB69_8
.LBB69_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end69:
	.size	op_JUMP_NOT_LT_INT, .Lfunc_end69-op_JUMP_NOT_LT_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_LE_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_LE_INT
	.type	op_JUMP_NOT_LE_INT,@function
op_JUMP_NOT_LE_INT:                     # @op_JUMP_NOT_LE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB70_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jle	.LBB70_4
.LBB70_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB70_1:
	cmpq	$4, %rcx
	jne	.LBB70_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB70_6
# %bb.7:
	ucomisd	%xmm0, %xmm1
	jb	.LBB70_8
.LBB70_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB70_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm0, %xmm1
	jb	.LBB70_8
	jmp	.LBB70_4
.LBB70_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end70:
	.size	op_JUMP_NOT_LE_INT, .Lfunc_end70-op_JUMP_NOT_LE_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_GT_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_GT_INT
	.type	op_JUMP_NOT_GT_INT,@function
op_JUMP_NOT_GT_INT:                     # @op_JUMP_NOT_GT_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB71_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jle	.LBB71_8
.LBB71_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB71_1:
	cmpq	$4, %rcx
	jne	.LBB71_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB71_6
# %bb.7:
	ucomisd	%xmm1, %xmm0
	ja	.LBB71_4
.LBB71_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB71_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm1, %xmm0
	ja	.LBB71_4
	jmp	.LBB71_8
.LBB71_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end71:
	.size	op_JUMP_NOT_GT_INT, .Lfunc_end71-op_JUMP_NOT_GT_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_NOT_GE_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_NOT_GE_INT
	.type	op_JUMP_NOT_GE_INT,@function
op_JUMP_NOT_GE_INT:                     # @op_JUMP_NOT_GE_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$3, %rcx
	jne	.LBB72_1
# %bb.3:
	movswq	6(%r14), %rcx
	cmpq	%rcx, 8(%r13,%rax)
	jge	.LBB72_4
.LBB72_8:
	movswq	2(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB72_1:
	cmpq	$4, %rcx
	jne	.LBB72_2
# %bb.5:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	movswl	6(%r14), %eax
	cvtsi2sd	%eax, %xmm1
	movzwl	14(%r14), %eax
	testb	$2, %al
	je	.LBB72_6
# %bb.7:
	ucomisd	%xmm1, %xmm0
	jb	.LBB72_8
.LBB72_4:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB72_6:
	orl	$2, %eax
	movw	%ax, 14(%r14)
	ucomisd	%xmm1, %xmm0
	jb	.LBB72_8
	jmp	.LBB72_4
.LBB72_2:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end72:
	.size	op_JUMP_NOT_GE_INT, .Lfunc_end72-op_JUMP_NOT_GE_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_FOR_NEXT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_FOR_NEXT
	.type	op_FOR_NEXT,@function
op_FOR_NEXT:                            # @op_FOR_NEXT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %ecx
	movq	(%r13,%rcx), %rdx
	movq	24(%r13,%rcx), %rax
	cmpq	$3, %rdx
	jne	.LBB73_1
# %bb.4:
	cmpq	8(%r13,%rcx), %rax
	jge	.LBB73_23
# %bb.5:
	leaq	1(%rax), %rdx
	movq	%rdx, 24(%r13,%rcx)
	movzwl	4(%r14), %ecx
	movq	$3, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	jmp	.LBB73_6
.LBB73_1:
	cmpq	$9, %rdx
	jne	.LBB73_2
# %bb.11:
	movq	8(%r13,%rcx), %rdx
	cmpq	%rax, 16(%rdx)
	jbe	.LBB73_23
# %bb.12:
	movl	8(%rdx), %ecx
	movq	32(%rdx), %rdx
	cmpq	$7, %rcx
	ja	.LBB73_16
# %bb.13:
	cmpl	$2, %ecx
	je	.LBB73_14
# %bb.15:
	movq	(%rdx,%rax,8), %rdx
	jmp	.LBB73_22
.LBB73_23:
	movswq	6(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB73_16:
	cmpl	$255, %ecx
	je	.LBB73_17
# %bb.20:
	movq	(%rdx,%rax,8), %rdx
	movl	(%rdx), %esi
	testl	%esi, %esi
	je	.LBB73_22
# %bb.21:
	incl	%esi
	movl	%esi, (%rdx)
.LBB73_22:
	movzwl	4(%r14), %esi
	#APP
	#NO_APP
	movq	%rcx, (%r13,%rsi)
	movq	%rdx, 8(%r13,%rsi)
	incq	%rax
	movzwl	2(%r14), %ecx
	movq	%rax, 24(%r13,%rcx)
.LBB73_6:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB73_2:
	cmpq	$22, %rdx
	jne	.LBB73_3
# %bb.7:
	movq	8(%r13,%rcx), %rax
	cmpl	$1, 8(%rax)
	ja	.LBB73_3
# %bb.8:
	movq	-8(%r13), %rcx
	movq	16(%rcx), %rcx
	movl	20(%rcx), %ecx
	shlq	$4, %rcx
	leaq	(%rcx,%r13), %rdi
	addq	$48, %rdi
	movl	32(%rax), %edx
	shlq	$4, %rdx
	addq	%rdi, %rdx
	cmpq	32(%r12), %rdx
	ja	.LBB73_3
# %bb.9:
	#APP
	cmpq	(%r12), %rsp
	#NO_APP
	jb	.LBB73_3
# %bb.10:
	addq	%r13, %rcx
	movq	$22, (%rcx)
	movq	%rax, 8(%rcx)
	movq	16(%rax), %rax
	movq	$12, 32(%rcx)
	movq	%rax, 40(%rcx)
	movq	%r14, -32(%r13)
	movq	%r13, 24(%rcx)
	xorl	%esi, %esi
	jmp	ruff_resume                     # TAILCALL
.LBB73_3:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB73_14:
	movzbl	(%rdx,%rax), %edx
	jmp	.LBB73_22
.LBB73_17:
	movq	%rax, %rsi
	shlq	$4, %rsi
	movq	(%rdx,%rsi), %rcx
	movq	8(%rdx,%rsi), %rdx
	cmpq	$8, %rcx
	jb	.LBB73_19
# %bb.18:
	movl	(%rdx), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rdx)
.LBB73_19:
	#APP
	#NO_APP
	jmp	.LBB73_22
.Lfunc_end73:
	.size	op_FOR_NEXT, .Lfunc_end73-op_FOR_NEXT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_FOR_RANGE_NEXT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_FOR_RANGE_NEXT
	.type	op_FOR_RANGE_NEXT,@function
op_FOR_RANGE_NEXT:                      # @op_FOR_RANGE_NEXT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	24(%r13,%rax), %rcx
	testq	%rcx, %rcx
	je	.LBB74_1
# %bb.2:
	movq	8(%r13,%rax), %rdx
	decq	%rcx
	movq	%rcx, 24(%r13,%rax)
	movzwl	2(%r14), %eax
	movq	40(%r13,%rax), %rcx
	addq	%rdx, %rcx
	movq	%rcx, 8(%r13,%rax)
	movzwl	4(%r14), %eax
	movq	$3, (%r13,%rax)
	movq	%rdx, 8(%r13,%rax)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB74_1:
	movswq	6(%r14), %rcx
	shlq	$4, %rcx
	leaq	(%r14,%rcx), %rax
	movzwl	(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.Lfunc_end74:
	.size	op_FOR_RANGE_NEXT, .Lfunc_end74-op_FOR_RANGE_NEXT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_NEW_DICT_SHAPED,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_NEW_DICT_SHAPED
	.type	op_NEW_DICT_SHAPED,@function
op_NEW_DICT_SHAPED:                     # @op_NEW_DICT_SHAPED
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	8(%r14), %rdi
	testq	%rdi, %rdi
	je	.LBB75_10
# %bb.1:
	movl	4(%rdi), %r8d
	cmpq	$29, %r8
	ja	.LBB75_10
# %bb.2:
	movq	%r8, %rsi
	shlq	$4, %rsi
	movq	360(%r12,%rsi), %rax
	testq	%rax, %rax
	je	.LBB75_10
# %bb.3:
	movzwl	4(%r14), %r9d
	leaq	48(%rsi), %rcx
	movq	%rcx, %rdx
	shrq	$3, %rdx
	movq	(%rax), %r10
	movq	%r10, 312(%r12,%rdx,8)
	addq	%rcx, 856(%r12)
	incq	888(%r12)
	movabsq	$42949672960, %rdx              # imm = 0xA00000000
	leaq	48(%rax), %r10
	movl	(%rdi), %ebx
	movl	%ebx, 8(%rax)
	movl	$1, 12(%rax)
	movl	4(%rdi), %r11d
	movq	%r11, 16(%rax)
	movq	%r10, 24(%rax)
	movq	%rdi, 32(%rax)
	movl	%r8d, 40(%rax)
	movl	%r8d, 44(%rax)
	testl	%r8d, %r8d
	je	.LBB75_9
# %bb.4:
	leaq	(%r9,%r13), %rdi
	addq	$8, %rdi
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	jmp	.LBB75_5
	.p2align	4, 0x90
.LBB75_7:                               #   in Loop: Header=BB75_5 Depth=1
	#APP
	#NO_APP
	movq	%r11, 48(%rax,%r8)
	movq	%r10, 56(%rax,%r8)
	addq	$16, %r8
	cmpq	%r8, %rsi
	je	.LBB75_8
.LBB75_5:                               # =>This Inner Loop Header: Depth=1
	movq	-8(%rdi,%r8), %r11
	movq	(%rdi,%r8), %r10
	cmpq	$9, %r11
	jb	.LBB75_7
# %bb.6:                                #   in Loop: Header=BB75_5 Depth=1
	orb	5(%r10), %r9b
	jmp	.LBB75_7
.LBB75_8:
	andb	$1, %r9b
	movzbl	%r9b, %esi
	shlq	$40, %rsi
	orq	%rsi, %rdx
.LBB75_9:
	shlq	$45, %rcx
	orq	%rdx, %rcx
	orq	$1, %rcx
	movq	%rcx, (%rax)
	movzwl	2(%r14), %ecx
	movq	$10, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB75_10:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end75:
	.size	op_NEW_DICT_SHAPED, .Lfunc_end75-op_NEW_DICT_SHAPED
	.cfi_endproc
                                        # -- End function
	.section	.text.op_NEW_STRUCT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_NEW_STRUCT
	.type	op_NEW_STRUCT,@function
op_NEW_STRUCT:                          # @op_NEW_STRUCT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$14, (%r13,%rax)
	jne	.LBB76_9
# %bb.1:
	movq	8(%r13,%rax), %rax
	movl	8(%rax), %edi
	cmpl	8(%r14), %edi
	jne	.LBB76_9
# %bb.2:
	movzwl	12(%r14), %esi
	testq	%rsi, %rsi
	je	.LBB76_9
# %bb.3:
	movl	%esi, %edx
	shll	$4, %edx
	movq	336(%r12,%rdx), %rcx
	testq	%rcx, %rcx
	je	.LBB76_9
# %bb.4:
	movzwl	6(%r14), %r8d
	addq	$24, %rdx
	movl	%edx, %r9d
	shrl	$3, %r9d
	movq	(%rcx), %r10
	movq	%r10, 312(%r12,%r9,8)
	addq	%rdx, 856(%r12)
	incq	888(%r12)
	movl	%edi, 8(%rcx)
	movl	%esi, 12(%rcx)
	movq	%rax, 16(%rcx)
	shll	$4, %esi
	leaq	(%r8,%r13), %rdi
	addq	$8, %rdi
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	jmp	.LBB76_5
	.p2align	4, 0x90
.LBB76_7:                               #   in Loop: Header=BB76_5 Depth=1
	#APP
	#NO_APP
	movq	%r11, 24(%rcx,%r8)
	movq	%r10, 32(%rcx,%r8)
	addq	$16, %r8
	cmpq	%r8, %rsi
	je	.LBB76_8
.LBB76_5:                               # =>This Inner Loop Header: Depth=1
	movq	-8(%rdi,%r8), %r11
	movq	(%rdi,%r8), %r10
	cmpq	$9, %r11
	jb	.LBB76_7
# %bb.6:                                #   in Loop: Header=BB76_5 Depth=1
	orb	5(%r10), %r9b
	jmp	.LBB76_7
.LBB76_8:
	movzbl	5(%rax), %esi
	movzbl	%r9b, %edi
	orl	%esi, %edi
	andl	$1, %edi
	shlq	$40, %rdi
	shlq	$45, %rdx
	orq	%rdi, %rdx
	movabsq	$47244640257, %rsi              # imm = 0xB00000001
	orq	%rdx, %rsi
	movq	%rsi, (%rcx)
	movl	(%rax), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rax)
	movzwl	2(%r14), %eax
	movq	$11, (%r13,%rax)
	movq	%rcx, 8(%r13,%rax)
	movzwl	32(%r14), %eax
	addq	$32, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB76_9:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end76:
	.size	op_NEW_STRUCT, .Lfunc_end76-op_NEW_STRUCT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_NEW_STRUCT_B,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_NEW_STRUCT_B
	.type	op_NEW_STRUCT_B,@function
op_NEW_STRUCT_B:                        # @op_NEW_STRUCT_B
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$14, (%r13,%rax)
	jne	.LBB77_9
# %bb.1:
	movq	8(%r13,%rax), %rdx
	movl	8(%rdx), %edi
	cmpl	8(%r14), %edi
	jne	.LBB77_9
# %bb.2:
	movzwl	12(%r14), %esi
	testq	%rsi, %rsi
	je	.LBB77_9
# %bb.3:
	movl	%esi, %ecx
	shll	$4, %ecx
	movq	336(%r12,%rcx), %rax
	testq	%rax, %rax
	je	.LBB77_9
# %bb.4:
	movzwl	6(%r14), %r8d
	addq	$24, %rcx
	movl	%ecx, %r9d
	shrl	$3, %r9d
	movq	(%rax), %r10
	movq	%r10, 312(%r12,%r9,8)
	addq	%rcx, 856(%r12)
	incq	888(%r12)
	movl	%edi, 8(%rax)
	movl	%esi, 12(%rax)
	movq	%rdx, 16(%rax)
	shll	$4, %esi
	leaq	(%r8,%r13), %rdi
	addq	$8, %rdi
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	jmp	.LBB77_5
	.p2align	4, 0x90
.LBB77_7:                               #   in Loop: Header=BB77_5 Depth=1
	#APP
	#NO_APP
	movq	%r11, 24(%rax,%r8)
	movq	%r10, 32(%rax,%r8)
	addq	$16, %r8
	cmpq	%r8, %rsi
	je	.LBB77_8
.LBB77_5:                               # =>This Inner Loop Header: Depth=1
	movq	-8(%rdi,%r8), %r11
	movq	(%rdi,%r8), %r10
	cmpq	$9, %r11
	jb	.LBB77_7
# %bb.6:                                #   in Loop: Header=BB77_5 Depth=1
	orb	5(%r10), %r9b
	jmp	.LBB77_7
.LBB77_8:
	movzbl	5(%rdx), %edx
	movzbl	%r9b, %esi
	orl	%edx, %esi
	andl	$1, %esi
	shlq	$40, %rsi
	shlq	$45, %rcx
	orq	%rsi, %rcx
	movabsq	$47244640257, %rdx              # imm = 0xB00000001
	orq	%rcx, %rdx
	movq	%rdx, (%rax)
	movzwl	2(%r14), %ecx
	movq	$11, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movzwl	32(%r14), %eax
	addq	$32, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB77_9:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end77:
	.size	op_NEW_STRUCT_B, .Lfunc_end77-op_NEW_STRUCT_B
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_INDEX,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_INDEX
	.type	op_GET_INDEX,@function
op_GET_INDEX:                           # @op_GET_INDEX
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movzwl	6(%r14), %edx
	addq	%r13, %rdx
	movq	(%r13,%rax), %rcx
	cmpq	$9, %rcx
	jne	.LBB78_1
# %bb.12:
	cmpq	$3, (%rdx)
	jne	.LBB78_30
# %bb.13:
	movq	8(%r13,%rax), %rsi
	movq	8(%rdx), %rcx
	cmpq	%rcx, 16(%rsi)
	jbe	.LBB78_30
# %bb.14:
	movl	8(%rsi), %eax
	movq	32(%rsi), %rdx
	cmpq	$7, %rax
	ja	.LBB78_18
# %bb.15:
	cmpl	$2, %eax
	je	.LBB78_16
# %bb.17:
	movq	(%rdx,%rcx,8), %rcx
	jmp	.LBB78_24
.LBB78_18:
	cmpl	$255, %eax
	je	.LBB78_19
# %bb.22:
	movq	(%rdx,%rcx,8), %rcx
	movl	(%rcx), %edx
	testl	%edx, %edx
	je	.LBB78_24
# %bb.23:
	incl	%edx
	movl	%edx, (%rcx)
.LBB78_24:
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rax, (%r13,%rdx)
	movq	%rcx, 8(%r13,%rdx)
.LBB78_11:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB78_1:
	cmpq	$8, %rcx
	jne	.LBB78_2
# %bb.25:
	cmpq	$3, (%rdx)
	jne	.LBB78_30
# %bb.26:
	movq	8(%r13,%rax), %rax
	movq	8(%rdx), %rcx
	movl	8(%rax), %edx
	cmpq	%rdx, %rcx
	jae	.LBB78_30
# %bb.27:
	cmpl	%edx, 12(%rax)
	jne	.LBB78_30
# %bb.28:
	movzwl	2(%r14), %edx
	movzbl	32(%rax,%rcx), %eax
	movq	1088(%r12,%rax,8), %rax
	movq	$8, (%r13,%rdx)
	movq	%rax, 8(%r13,%rdx)
	jmp	.LBB78_11
.LBB78_2:
	cmpq	$10, %rcx
	jne	.LBB78_30
# %bb.3:
	movq	8(%r13,%rax), %rsi
	cmpq	$8, (%rdx)
	jne	.LBB78_29
# %bb.4:
	movl	8(%r14), %eax
	cmpl	%eax, 8(%rsi)
	jne	.LBB78_29
# %bb.5:
	testl	%eax, %eax
	je	.LBB78_29
# %bb.6:
	movq	32(%rsi), %rax
	movq	24(%rax), %rcx
	movzwl	12(%r14), %eax
	movl	%eax, %edi
	shrl	$4, %edi
	movq	(%rcx,%rdi,8), %rcx
	cmpq	8(%rdx), %rcx
	jne	.LBB78_29
# %bb.7:
	movq	24(%rsi), %rdi
	testq	%rdi, %rdi
	je	.LBB78_29
# %bb.8:
	movzwl	2(%r14), %ecx
	movq	(%rdi,%rax), %rdx
	movq	8(%rdi,%rax), %rax
	cmpq	$8, %rdx
	jb	.LBB78_10
# %bb.9:
	movl	(%rax), %esi
	cmpl	$1, %esi
	sbbl	$-1, %esi
	movl	%esi, (%rax)
.LBB78_10:
	#APP
	#NO_APP
	movq	%rdx, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	jmp	.LBB78_11
.LBB78_16:
	movzbl	(%rdx,%rcx), %ecx
	jmp	.LBB78_24
.LBB78_19:
	shlq	$4, %rcx
	movq	(%rdx,%rcx), %rax
	movq	8(%rdx,%rcx), %rcx
	cmpq	$8, %rax
	jb	.LBB78_21
# %bb.20:
	movl	(%rcx), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rcx)
.LBB78_21:
	#APP
	#NO_APP
	jmp	.LBB78_24
.LBB78_29:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movzwl	2(%r14), %ecx
	addq	%r13, %rcx
	movq	%r14, %r8
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_get_entry
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB78_11
.LBB78_30:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end78:
	.size	op_GET_INDEX, .Lfunc_end78-op_GET_INDEX
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_INDEX_B,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_INDEX_B
	.type	op_GET_INDEX_B,@function
op_GET_INDEX_B:                         # @op_GET_INDEX_B
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movzwl	6(%r14), %edx
	addq	%r13, %rdx
	movq	(%r13,%rax), %rcx
	cmpq	$9, %rcx
	jne	.LBB79_1
# %bb.12:
	cmpq	$3, (%rdx)
	jne	.LBB79_34
# %bb.13:
	movq	8(%r13,%rax), %rsi
	movq	8(%rdx), %rcx
	cmpq	%rcx, 16(%rsi)
	jbe	.LBB79_34
# %bb.14:
	movl	8(%rsi), %eax
	movq	32(%rsi), %rdx
	cmpq	$7, %rax
	ja	.LBB79_18
# %bb.15:
	cmpl	$2, %eax
	je	.LBB79_16
# %bb.17:
	movq	(%rdx,%rcx,8), %rcx
	jmp	.LBB79_24
.LBB79_18:
	cmpl	$255, %eax
	je	.LBB79_19
# %bb.22:
	movq	(%rdx,%rcx,8), %rcx
	movl	(%rcx), %edx
	testl	%edx, %edx
	je	.LBB79_24
# %bb.23:
	incl	%edx
	movl	%edx, (%rcx)
.LBB79_24:
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rax, (%r13,%rdx)
	movq	%rcx, 8(%r13,%rdx)
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB79_26
.LBB79_25:
	decl	%eax
	movl	%eax, (%rsi)
.LBB79_27:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB79_1:
	cmpq	$8, %rcx
	jne	.LBB79_2
# %bb.28:
	cmpq	$3, (%rdx)
	jne	.LBB79_34
# %bb.29:
	movq	8(%r13,%rax), %rsi
	movq	8(%rdx), %rax
	movl	8(%rsi), %ecx
	cmpq	%rcx, %rax
	jae	.LBB79_34
# %bb.30:
	cmpl	%ecx, 12(%rsi)
	jne	.LBB79_34
# %bb.31:
	movzwl	2(%r14), %ecx
	movzbl	32(%rsi,%rax), %eax
	movq	1088(%r12,%rax,8), %rax
	movq	$8, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jae	.LBB79_25
# %bb.32:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB79_27
.LBB79_26:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB79_27
.LBB79_2:
	cmpq	$10, %rcx
	jne	.LBB79_34
# %bb.3:
	movq	8(%r13,%rax), %rsi
	cmpq	$8, (%rdx)
	jne	.LBB79_33
# %bb.4:
	movl	8(%r14), %eax
	cmpl	%eax, 8(%rsi)
	jne	.LBB79_33
# %bb.5:
	testl	%eax, %eax
	je	.LBB79_33
# %bb.6:
	movq	32(%rsi), %rax
	movq	24(%rax), %rcx
	movzwl	12(%r14), %eax
	movl	%eax, %edi
	shrl	$4, %edi
	movq	(%rcx,%rdi,8), %rcx
	cmpq	8(%rdx), %rcx
	jne	.LBB79_33
# %bb.7:
	movq	24(%rsi), %rdi
	testq	%rdi, %rdi
	je	.LBB79_33
# %bb.8:
	movzwl	2(%r14), %ecx
	movq	(%rdi,%rax), %rdx
	movq	8(%rdi,%rax), %rax
	cmpq	$8, %rdx
	jb	.LBB79_10
# %bb.9:
	movl	(%rax), %edi
	cmpl	$1, %edi
	sbbl	$-1, %edi
	movl	%edi, (%rax)
.LBB79_10:
	#APP
	#NO_APP
	movq	%rdx, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jae	.LBB79_25
# %bb.11:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB79_27
.LBB79_16:
	movzbl	(%rdx,%rcx), %ecx
	jmp	.LBB79_24
.LBB79_19:
	shlq	$4, %rcx
	movq	(%rdx,%rcx), %rax
	movq	8(%rdx,%rcx), %rcx
	cmpq	$8, %rax
	jb	.LBB79_21
# %bb.20:
	movl	(%rcx), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rcx)
.LBB79_21:
	#APP
	#NO_APP
	jmp	.LBB79_24
.LBB79_33:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movzwl	2(%r14), %ecx
	addq	%r13, %rcx
	movq	%r14, %r8
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_get_entry
	popq	%rcx
	#NO_APP
	testb	$1, %al
	jne	.LBB79_27
.LBB79_34:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end79:
	.size	op_GET_INDEX_B, .Lfunc_end79-op_GET_INDEX_B
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_INDEX_INT,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_INDEX_INT
	.type	op_GET_INDEX_INT,@function
op_GET_INDEX_INT:                       # @op_GET_INDEX_INT
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$9, (%r13,%rax)
	jne	.LBB80_13
# %bb.1:
	movq	8(%r13,%rax), %rdx
	movswq	6(%r14), %rcx
	cmpq	%rcx, 16(%rdx)
	jbe	.LBB80_13
# %bb.2:
	movl	8(%rdx), %eax
	movq	32(%rdx), %rdx
	cmpq	$7, %rax
	ja	.LBB80_6
# %bb.3:
	cmpl	$2, %eax
	je	.LBB80_4
# %bb.5:
	movq	(%rdx,%rcx,8), %rcx
	jmp	.LBB80_12
.LBB80_6:
	cmpl	$255, %eax
	je	.LBB80_7
# %bb.10:
	movq	(%rdx,%rcx,8), %rcx
	movl	(%rcx), %edx
	testl	%edx, %edx
	je	.LBB80_12
# %bb.11:
	incl	%edx
	movl	%edx, (%rcx)
.LBB80_12:
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rax, (%r13,%rdx)
	movq	%rcx, 8(%r13,%rdx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB80_13:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB80_4:
	movzbl	(%rdx,%rcx), %ecx
	jmp	.LBB80_12
.LBB80_7:
	shlq	$4, %rcx
	movq	(%rdx,%rcx), %rax
	movq	8(%rdx,%rcx), %rcx
	cmpq	$8, %rax
	jb	.LBB80_9
# %bb.8:
	movl	(%rcx), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rcx)
.LBB80_9:
	#APP
	#NO_APP
	jmp	.LBB80_12
.Lfunc_end80:
	.size	op_GET_INDEX_INT, .Lfunc_end80-op_GET_INDEX_INT
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_INDEX_INT_B,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_INDEX_INT_B
	.type	op_GET_INDEX_INT_B,@function
op_GET_INDEX_INT_B:                     # @op_GET_INDEX_INT_B
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$9, (%r13,%rax)
	jne	.LBB81_16
# %bb.1:
	movq	8(%r13,%rax), %rsi
	movswq	6(%r14), %rcx
	cmpq	%rcx, 16(%rsi)
	jbe	.LBB81_16
# %bb.2:
	movl	8(%rsi), %eax
	movq	32(%rsi), %rdx
	cmpq	$7, %rax
	ja	.LBB81_6
# %bb.3:
	cmpl	$2, %eax
	je	.LBB81_4
# %bb.5:
	movq	(%rdx,%rcx,8), %rcx
	jmp	.LBB81_12
.LBB81_6:
	cmpl	$255, %eax
	je	.LBB81_7
# %bb.10:
	movq	(%rdx,%rcx,8), %rcx
	movl	(%rcx), %edx
	testl	%edx, %edx
	je	.LBB81_12
# %bb.11:
	incl	%edx
	movl	%edx, (%rcx)
.LBB81_12:
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rax, (%r13,%rdx)
	movq	%rcx, 8(%r13,%rdx)
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB81_14
# %bb.13:
	decl	%eax
	movl	%eax, (%rsi)
.LBB81_15:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB81_16:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB81_14:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB81_15
.LBB81_4:
	movzbl	(%rdx,%rcx), %ecx
	jmp	.LBB81_12
.LBB81_7:
	shlq	$4, %rcx
	movq	(%rdx,%rcx), %rax
	movq	8(%rdx,%rcx), %rcx
	cmpq	$8, %rax
	jb	.LBB81_9
# %bb.8:
	movl	(%rcx), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rcx)
.LBB81_9:
	#APP
	#NO_APP
	jmp	.LBB81_12
.Lfunc_end81:
	.size	op_GET_INDEX_INT_B, .Lfunc_end81-op_GET_INDEX_INT_B
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_FIELD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_FIELD
	.type	op_GET_FIELD,@function
op_GET_FIELD:                           # @op_GET_FIELD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$11, %rcx
	jne	.LBB82_1
# %bb.6:
	movq	8(%r13,%rax), %rax
	movl	8(%rax), %ecx
	cmpl	8(%r14), %ecx
	jne	.LBB82_5
.LBB82_7:
	movzwl	12(%r14), %ecx
	addq	%rcx, %rax
	movq	(%rax), %rcx
	movq	8(%rax), %rax
	cmpq	$8, %rcx
	jb	.LBB82_9
# %bb.8:
	movl	(%rax), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rax)
.LBB82_9:
	#APP
	#NO_APP
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rcx, (%r13,%rdx)
	movq	%rax, 8(%r13,%rdx)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB82_1:
	cmpq	$10, %rcx
	jne	.LBB82_5
# %bb.2:
	movl	8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB82_5
# %bb.3:
	movq	8(%r13,%rax), %rax
	cmpl	%ecx, 8(%rax)
	jne	.LBB82_5
# %bb.4:
	movq	24(%rax), %rax
	testq	%rax, %rax
	jne	.LBB82_7
.LBB82_5:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end82:
	.size	op_GET_FIELD, .Lfunc_end82-op_GET_FIELD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_GET_FIELD_B,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_GET_FIELD_B
	.type	op_GET_FIELD_B,@function
op_GET_FIELD_B:                         # @op_GET_FIELD_B
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$11, %rcx
	jne	.LBB83_1
# %bb.6:
	movq	8(%r13,%rax), %rsi
	movl	8(%rsi), %eax
	cmpl	8(%r14), %eax
	jne	.LBB83_14
# %bb.7:
	movzwl	12(%r14), %eax
	addq	%rsi, %rax
.LBB83_8:
	movq	(%rax), %rcx
	movq	8(%rax), %rax
	cmpq	$8, %rcx
	jb	.LBB83_10
# %bb.9:
	movl	(%rax), %edx
	cmpl	$1, %edx
	sbbl	$-1, %edx
	movl	%edx, (%rax)
.LBB83_10:
	#APP
	#NO_APP
	movzwl	2(%r14), %edx
	#APP
	#NO_APP
	movq	%rcx, (%r13,%rdx)
	movq	%rax, 8(%r13,%rdx)
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB83_12
# %bb.11:
	decl	%eax
	movl	%eax, (%rsi)
.LBB83_13:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB83_1:
	cmpq	$10, %rcx
	jne	.LBB83_14
# %bb.2:
	movl	8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB83_14
# %bb.3:
	movq	8(%r13,%rax), %rsi
	cmpl	%ecx, 8(%rsi)
	jne	.LBB83_14
# %bb.4:
	movq	24(%rsi), %rax
	testq	%rax, %rax
	je	.LBB83_14
# %bb.5:
	movzwl	12(%r14), %ecx
	addq	%rcx, %rax
	jmp	.LBB83_8
.LBB83_14:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB83_12:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB83_13
.Lfunc_end83:
	.size	op_GET_FIELD_B, .Lfunc_end83-op_GET_FIELD_B
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SET_INDEX,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SET_INDEX
	.type	op_SET_INDEX,@function
op_SET_INDEX:                           # @op_SET_INDEX
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	cmpq	$9, (%r13,%rax)
	jne	.LBB84_23
# %bb.1:
	movzwl	4(%r14), %ecx
	cmpq	$3, (%r13,%rcx)
	jne	.LBB84_23
# %bb.2:
	movq	8(%r13,%rax), %rax
	movq	8(%r13,%rcx), %rcx
	cmpq	%rcx, 16(%rax)
	jbe	.LBB84_23
# %bb.3:
	cmpl	$1, (%rax)
	jne	.LBB84_23
# %bb.4:
	movl	8(%rax), %esi
	movzwl	6(%r14), %edx
	movq	(%r13,%rdx), %r8
	cmpq	%rsi, %r8
	jne	.LBB84_16
# %bb.5:
	cmpl	$7, %esi
	ja	.LBB84_10
# %bb.6:
	movq	8(%r13,%rdx), %rdx
	cmpl	$2, %esi
	je	.LBB84_7
# %bb.8:
	movq	32(%rax), %rax
	movq	%rdx, (%rax,%rcx,8)
.LBB84_9:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB84_16:
	cmpl	$255, %esi
	jne	.LBB84_23
# %bb.17:
	movq	32(%rax), %r9
	shlq	$4, %rcx
	movq	(%r9,%rcx), %rdi
	movq	8(%r9,%rcx), %rsi
	#APP
	#NO_APP
	movq	8(%r13,%rdx), %r10
	#APP
	#NO_APP
	movq	%r8, (%r9,%rcx)
	movq	%r10, 8(%r9,%rcx)
	cmpq	$9, (%r13,%rdx)
	jb	.LBB84_20
# %bb.18:
	movq	8(%r13,%rdx), %rcx
	testb	$1, 5(%rcx)
	je	.LBB84_20
# %bb.19:
	orb	$1, 5(%rax)
.LBB84_20:
	cmpq	$8, %rdi
	jb	.LBB84_9
# %bb.21:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jae	.LBB84_14
# %bb.22:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB84_9
.LBB84_23:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB84_10:
	movq	32(%rax), %r8
	movq	(%r8,%rcx,8), %rsi
	movq	8(%r13,%rdx), %rdi
	movq	%rdi, (%r8,%rcx,8)
	cmpq	$9, (%r13,%rdx)
	jb	.LBB84_13
# %bb.11:
	testb	$1, 5(%rdi)
	je	.LBB84_13
# %bb.12:
	orb	$1, 5(%rax)
.LBB84_13:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB84_15
.LBB84_14:
	decl	%eax
	movl	%eax, (%rsi)
	jmp	.LBB84_9
.LBB84_7:
	movq	32(%rax), %rax
	movb	%dl, (%rax,%rcx)
	jmp	.LBB84_9
.LBB84_15:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB84_9
.Lfunc_end84:
	.size	op_SET_INDEX, .Lfunc_end84-op_SET_INDEX
	.cfi_endproc
                                        # -- End function
	.section	.text.op_SET_FIELD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_SET_FIELD
	.type	op_SET_FIELD,@function
op_SET_FIELD:                           # @op_SET_FIELD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movq	(%r13,%rax), %rcx
	cmpq	$11, %rcx
	jne	.LBB85_1
# %bb.6:
	movq	8(%r13,%rax), %rcx
	movl	8(%rcx), %eax
	cmpl	8(%r14), %eax
	jne	.LBB85_17
# %bb.7:
	movzwl	12(%r14), %eax
	addq	%rcx, %rax
	cmpl	$1, (%rcx)
	jne	.LBB85_17
.LBB85_9:
	movzwl	6(%r14), %edx
	cmpq	$9, (%r13,%rdx)
	jb	.LBB85_12
# %bb.10:
	movq	8(%r13,%rdx), %rdx
	testb	$1, 5(%rdx)
	je	.LBB85_12
# %bb.11:
	orb	$1, 5(%rcx)
.LBB85_12:
	movq	(%rax), %rcx
	movq	8(%rax), %rsi
	#APP
	#NO_APP
	movzwl	6(%r14), %edx
	movq	(%r13,%rdx), %rdi
	movq	8(%r13,%rdx), %rdx
	#APP
	#NO_APP
	movq	%rdi, (%rax)
	movq	%rdx, 8(%rax)
	cmpq	$8, %rcx
	jb	.LBB85_16
# %bb.13:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB85_15
# %bb.14:
	decl	%eax
	movl	%eax, (%rsi)
.LBB85_16:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB85_1:
	cmpq	$10, %rcx
	jne	.LBB85_17
# %bb.2:
	movl	8(%r14), %edx
	testl	%edx, %edx
	je	.LBB85_17
# %bb.3:
	movq	8(%r13,%rax), %rcx
	cmpl	%edx, 8(%rcx)
	jne	.LBB85_17
# %bb.4:
	movq	24(%rcx), %rax
	testq	%rax, %rax
	je	.LBB85_17
# %bb.5:
	movzwl	12(%r14), %edx
	addq	%rdx, %rax
	cmpl	$1, (%rcx)
	je	.LBB85_9
.LBB85_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB85_15:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB85_16
.Lfunc_end85:
	.size	op_SET_FIELD, .Lfunc_end85-op_SET_FIELD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_LOCAL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_LOCAL
	.type	op_PATH_LOCAL,@function
op_PATH_LOCAL:                          # @op_PATH_LOCAL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	leaq	(%rax,%r13), %rcx
	movq	%rcx, 128(%r12)
	movq	(%r13,%rax), %rcx
	movq	%rcx, 136(%r12)
	leaq	8(%r13,%rax), %rax
	movq	%rax, 144(%r12)
	movl	$0, 152(%r12)
	movl	$0, 304(%r12)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end86:
	.size	op_PATH_LOCAL, .Lfunc_end86-op_PATH_LOCAL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_CAPTURE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_CAPTURE
	.type	op_PATH_CAPTURE,@function
op_PATH_CAPTURE:                        # @op_PATH_CAPTURE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movzwl	2(%r14), %ecx
	movq	40(%rax,%rcx,8), %rax
	movq	8(%rax), %rcx
	testq	%rcx, %rcx
	je	.LBB87_1
# %bb.2:
	leaq	8(%rax), %rdx
	movq	%rdx, 128(%r12)
	movq	%rcx, 136(%r12)
	addq	$16, %rax
	movq	%rax, 144(%r12)
	movl	$0, 152(%r12)
	movl	$0, 304(%r12)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB87_1:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end87:
	.size	op_PATH_CAPTURE, .Lfunc_end87-op_PATH_CAPTURE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_GLOBAL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_GLOBAL
	.type	op_PATH_GLOBAL,@function
op_PATH_GLOBAL:                         # @op_PATH_GLOBAL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	8(%r14), %rax
	movq	(%rax), %rcx
	testq	%rcx, %rcx
	je	.LBB88_1
# %bb.2:
	movq	%rax, 128(%r12)
	movq	%rcx, 136(%r12)
	addq	$8, %rax
	movq	%rax, 144(%r12)
	movl	$0, 152(%r12)
	movl	$0, 304(%r12)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB88_1:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end88:
	.size	op_PATH_GLOBAL, .Lfunc_end88-op_PATH_GLOBAL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_INDEX,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_INDEX
	.type	op_PATH_INDEX,@function
op_PATH_INDEX:                          # @op_PATH_INDEX
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movl	152(%r12), %esi
	testl	%esi, %esi
	je	.LBB89_19
# %bb.1:
	movl	136(%r12), %edx
	cmpq	$8, %rdx
	jb	.LBB89_21
# %bb.2:
	movq	144(%r12), %rax
	movq	(%rax), %rax
	cmpl	$1, (%rax)
	jne	.LBB89_21
# %bb.3:
	movl	304(%r12), %ecx
	cmpq	$15, %rcx
	jbe	.LBB89_4
.LBB89_21:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB89_4:
	cmpl	$1, %esi
	jne	.LBB89_12
# %bb.5:
	cmpl	$9, %edx
	jne	.LBB89_21
# %bb.6:
	cmpq	$3, 160(%r12)
	jne	.LBB89_21
# %bb.7:
	movq	168(%r12), %rdx
	cmpq	16(%rax), %rdx
	jae	.LBB89_21
# %bb.8:
	movl	8(%rax), %esi
	cmpq	$8, %rsi
	jb	.LBB89_21
# %bb.9:
	cmpl	$255, %esi
	je	.LBB89_10
# %bb.11:
	movq	$0, 128(%r12)
	movq	%rsi, 136(%r12)
	shlq	$3, %rdx
	addq	32(%rax), %rdx
	jmp	.LBB89_18
.LBB89_12:
	cmpq	$11, %rdx
	jne	.LBB89_13
# %bb.20:
	movl	8(%rax), %esi
	movq	%rax, %rdx
	cmpl	-8(%r14), %esi
	jne	.LBB89_21
.LBB89_17:
	movzwl	-4(%r14), %esi
	leaq	(%rdx,%rsi), %rdi
	movq	%rdi, 128(%r12)
	movq	(%rdx,%rsi), %rdi
	movq	%rdi, 136(%r12)
	addq	%rsi, %rdx
	addq	$8, %rdx
.LBB89_18:
	movq	%rdx, 144(%r12)
	leal	1(%rcx), %edx
	movl	%edx, 304(%r12)
	movq	%rax, 176(%r12,%rcx,8)
.LBB89_19:
	movl	$1, 152(%r12)
	movzwl	2(%r14), %eax
	movq	(%r13,%rax), %rcx
	movq	8(%r13,%rax), %rax
	#APP
	#NO_APP
	movq	%rcx, 160(%r12)
	movq	%rax, 168(%r12)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB89_13:
	cmpl	$10, %edx
	jne	.LBB89_21
# %bb.14:
	movl	-8(%r14), %edx
	testl	%edx, %edx
	je	.LBB89_21
# %bb.15:
	cmpl	%edx, 8(%rax)
	jne	.LBB89_21
# %bb.16:
	movq	24(%rax), %rdx
	testq	%rdx, %rdx
	jne	.LBB89_17
	jmp	.LBB89_21
.LBB89_10:
	movq	32(%rax), %rsi
	shlq	$4, %rdx
	leaq	(%rsi,%rdx), %rdi
	movq	%rdi, 128(%r12)
	movq	(%rsi,%rdx), %rdi
	movq	%rdi, 136(%r12)
	addq	%rsi, %rdx
	addq	$8, %rdx
	jmp	.LBB89_18
.Lfunc_end89:
	.size	op_PATH_INDEX, .Lfunc_end89-op_PATH_INDEX
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_FIELD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_FIELD
	.type	op_PATH_FIELD,@function
op_PATH_FIELD:                          # @op_PATH_FIELD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movl	152(%r12), %esi
	testl	%esi, %esi
	je	.LBB90_19
# %bb.1:
	movl	136(%r12), %edx
	cmpq	$8, %rdx
	jb	.LBB90_21
# %bb.2:
	movq	144(%r12), %rax
	movq	(%rax), %rax
	cmpl	$1, (%rax)
	jne	.LBB90_21
# %bb.3:
	movl	304(%r12), %ecx
	cmpq	$15, %rcx
	jbe	.LBB90_4
.LBB90_21:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB90_4:
	cmpl	$1, %esi
	jne	.LBB90_12
# %bb.5:
	cmpl	$9, %edx
	jne	.LBB90_21
# %bb.6:
	cmpq	$3, 160(%r12)
	jne	.LBB90_21
# %bb.7:
	movq	168(%r12), %rdx
	cmpq	16(%rax), %rdx
	jae	.LBB90_21
# %bb.8:
	movl	8(%rax), %esi
	cmpq	$8, %rsi
	jb	.LBB90_21
# %bb.9:
	cmpl	$255, %esi
	je	.LBB90_10
# %bb.11:
	movq	$0, 128(%r12)
	movq	%rsi, 136(%r12)
	shlq	$3, %rdx
	addq	32(%rax), %rdx
	jmp	.LBB90_18
.LBB90_12:
	cmpq	$11, %rdx
	jne	.LBB90_13
# %bb.20:
	movl	8(%rax), %esi
	movq	%rax, %rdx
	cmpl	-8(%r14), %esi
	jne	.LBB90_21
.LBB90_17:
	movzwl	-4(%r14), %esi
	leaq	(%rdx,%rsi), %rdi
	movq	%rdi, 128(%r12)
	movq	(%rdx,%rsi), %rdi
	movq	%rdi, 136(%r12)
	addq	%rsi, %rdx
	addq	$8, %rdx
.LBB90_18:
	movq	%rdx, 144(%r12)
	leal	1(%rcx), %edx
	movl	%edx, 304(%r12)
	movq	%rax, 176(%r12,%rcx,8)
.LBB90_19:
	movl	$2, 152(%r12)
	movq	-8(%r13), %rax
	movq	16(%rax), %rax
	movq	32(%rax), %rax
	movq	40(%rax), %rax
	movzwl	2(%r14), %ecx
	shll	$4, %ecx
	movq	(%rax,%rcx), %rdx
	movq	8(%rax,%rcx), %rax
	#APP
	#NO_APP
	movq	%rdx, 160(%r12)
	movq	%rax, 168(%r12)
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB90_13:
	cmpl	$10, %edx
	jne	.LBB90_21
# %bb.14:
	movl	-8(%r14), %edx
	testl	%edx, %edx
	je	.LBB90_21
# %bb.15:
	cmpl	%edx, 8(%rax)
	jne	.LBB90_21
# %bb.16:
	movq	24(%rax), %rdx
	testq	%rdx, %rdx
	jne	.LBB90_17
	jmp	.LBB90_21
.LBB90_10:
	movq	32(%rax), %rsi
	shlq	$4, %rdx
	leaq	(%rsi,%rdx), %rdi
	movq	%rdi, 128(%r12)
	movq	(%rsi,%rdx), %rdi
	movq	%rdi, 136(%r12)
	addq	%rsi, %rdx
	addq	$8, %rdx
	jmp	.LBB90_18
.Lfunc_end90:
	.size	op_PATH_FIELD, .Lfunc_end90-op_PATH_FIELD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_SET_INDEX,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_SET_INDEX
	.type	op_PATH_SET_INDEX,@function
op_PATH_SET_INDEX:                      # @op_PATH_SET_INDEX
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movl	136(%r12), %ecx
	movq	144(%r12), %rax
	movq	(%rax), %rax
	movl	152(%r12), %edx
	testl	%edx, %edx
	je	.LBB91_19
# %bb.1:
	cmpl	$8, %ecx
	jb	.LBB91_17
# %bb.2:
	cmpl	$1, (%rax)
	jne	.LBB91_17
# %bb.3:
	cmpl	$2, %edx
	je	.LBB91_4
# %bb.10:
	cmpl	$9, %ecx
	jne	.LBB91_17
# %bb.11:
	cmpq	$3, 160(%r12)
	jne	.LBB91_17
# %bb.12:
	movq	168(%r12), %rdx
	cmpq	16(%rax), %rdx
	jae	.LBB91_17
# %bb.13:
	movl	8(%rax), %ecx
	cmpq	$8, %rcx
	jb	.LBB91_17
# %bb.14:
	cmpl	$255, %ecx
	je	.LBB91_15
# %bb.18:
	movq	32(%rax), %rax
	movq	(%rax,%rdx,8), %rax
.LBB91_19:
	cmpq	$9, %rcx
	jne	.LBB91_17
# %bb.20:
	movzwl	2(%r14), %esi
	cmpq	$3, (%r13,%rsi)
	jne	.LBB91_17
# %bb.21:
	movzwl	4(%r14), %ecx
	movq	(%r13,%rcx), %r8
	movq	8(%r13,%rcx), %rdx
	cmpq	$9, %r8
	jb	.LBB91_23
# %bb.22:
	testb	$1, 5(%rdx)
	jne	.LBB91_17
.LBB91_23:
	movq	8(%r13,%rsi), %rdi
	cmpq	%rdi, 16(%rax)
	jbe	.LBB91_17
# %bb.24:
	cmpl	$1, (%rax)
	jne	.LBB91_17
# %bb.25:
	movl	8(%rax), %esi
	cmpq	%rsi, %r8
	jne	.LBB91_37
# %bb.26:
	cmpl	$7, %esi
	ja	.LBB91_31
# %bb.27:
	cmpq	$2, %r8
	je	.LBB91_28
# %bb.29:
	movq	32(%rax), %rax
	movq	%rdx, (%rax,%rdi,8)
.LBB91_30:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB91_37:
	cmpl	$255, %esi
	jne	.LBB91_17
# %bb.38:
	movq	32(%rax), %r10
	shlq	$4, %rdi
	movq	(%r10,%rdi), %r9
	movq	8(%r10,%rdi), %rsi
	#APP
	#NO_APP
	#APP
	#NO_APP
	movq	%r8, (%r10,%rdi)
	movq	%rdx, 8(%r10,%rdi)
	cmpq	$9, (%r13,%rcx)
	jb	.LBB91_41
# %bb.39:
	movq	8(%r13,%rcx), %rcx
	testb	$1, 5(%rcx)
	je	.LBB91_41
# %bb.40:
	orb	$1, 5(%rax)
.LBB91_41:
	cmpq	$8, %r9
	jb	.LBB91_30
# %bb.42:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jae	.LBB91_35
# %bb.43:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB91_30
.LBB91_31:
	movq	32(%rax), %r8
	movq	(%r8,%rdi,8), %rsi
	movq	%rdx, (%r8,%rdi,8)
	cmpq	$9, (%r13,%rcx)
	jb	.LBB91_34
# %bb.32:
	movq	8(%r13,%rcx), %rcx
	testb	$1, 5(%rcx)
	je	.LBB91_34
# %bb.33:
	orb	$1, 5(%rax)
.LBB91_34:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB91_36
.LBB91_35:
	decl	%eax
	movl	%eax, (%rsi)
	jmp	.LBB91_30
.LBB91_28:
	movq	32(%rax), %rax
	movb	%dl, (%rax,%rdi)
	jmp	.LBB91_30
.LBB91_4:
	cmpq	$11, %rcx
	jne	.LBB91_5
# %bb.16:
	movl	8(%rax), %ecx
	cmpl	-8(%r14), %ecx
	jne	.LBB91_17
.LBB91_9:
	movzwl	-4(%r14), %edx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB91_19
.LBB91_15:
	movq	32(%rax), %rax
	shlq	$4, %rdx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB91_19
.LBB91_36:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB91_30
.LBB91_5:
	cmpl	$10, %ecx
	jne	.LBB91_17
# %bb.6:
	movl	-8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB91_17
# %bb.7:
	cmpl	%ecx, 8(%rax)
	jne	.LBB91_17
# %bb.8:
	movq	24(%rax), %rax
	testq	%rax, %rax
	jne	.LBB91_9
.LBB91_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end91:
	.size	op_PATH_SET_INDEX, .Lfunc_end91-op_PATH_SET_INDEX
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_SET_FIELD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_SET_FIELD
	.type	op_PATH_SET_FIELD,@function
op_PATH_SET_FIELD:                      # @op_PATH_SET_FIELD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movl	136(%r12), %ecx
	movq	144(%r12), %rax
	movq	(%rax), %rax
	movl	152(%r12), %edx
	testl	%edx, %edx
	je	.LBB92_19
# %bb.1:
	cmpl	$8, %ecx
	jb	.LBB92_17
# %bb.2:
	cmpl	$1, (%rax)
	jne	.LBB92_17
# %bb.3:
	cmpl	$2, %edx
	je	.LBB92_4
# %bb.10:
	cmpl	$9, %ecx
	jne	.LBB92_17
# %bb.11:
	cmpq	$3, 160(%r12)
	jne	.LBB92_17
# %bb.12:
	movq	168(%r12), %rdx
	cmpq	16(%rax), %rdx
	jae	.LBB92_17
# %bb.13:
	movl	8(%rax), %ecx
	cmpq	$8, %rcx
	jb	.LBB92_17
# %bb.14:
	cmpl	$255, %ecx
	je	.LBB92_15
# %bb.18:
	movq	32(%rax), %rax
	movq	(%rax,%rdx,8), %rax
.LBB92_19:
	cmpq	$11, %rcx
	jne	.LBB92_20
# %bb.25:
	movl	8(%rax), %ecx
	cmpl	8(%r14), %ecx
	jne	.LBB92_17
# %bb.26:
	movzwl	12(%r14), %ecx
	addq	%rax, %rcx
	cmpl	$1, (%rax)
	jne	.LBB92_17
.LBB92_28:
	movzwl	4(%r14), %eax
	movq	(%r13,%rax), %rdx
	movq	8(%r13,%rax), %rax
	cmpq	$9, %rdx
	jb	.LBB92_30
# %bb.29:
	testb	$1, 5(%rax)
	jne	.LBB92_17
.LBB92_30:
	movq	(%rcx), %rdi
	movq	8(%rcx), %rsi
	#APP
	#NO_APP
	#APP
	#NO_APP
	movq	%rdx, (%rcx)
	movq	%rax, 8(%rcx)
	cmpq	$8, %rdi
	jb	.LBB92_34
# %bb.31:
	movl	(%rsi), %eax
	cmpl	$2, %eax
	jb	.LBB92_33
# %bb.32:
	decl	%eax
	movl	%eax, (%rsi)
.LBB92_34:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB92_20:
	cmpq	$10, %rcx
	jne	.LBB92_17
# %bb.21:
	movl	8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB92_17
# %bb.22:
	cmpl	%ecx, 8(%rax)
	jne	.LBB92_17
# %bb.23:
	movq	24(%rax), %rcx
	testq	%rcx, %rcx
	je	.LBB92_17
# %bb.24:
	movzwl	12(%r14), %edx
	addq	%rdx, %rcx
	cmpl	$1, (%rax)
	je	.LBB92_28
	jmp	.LBB92_17
.LBB92_4:
	cmpq	$11, %rcx
	jne	.LBB92_5
# %bb.16:
	movl	8(%rax), %ecx
	cmpl	-8(%r14), %ecx
	jne	.LBB92_17
.LBB92_9:
	movzwl	-4(%r14), %edx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB92_19
.LBB92_15:
	movq	32(%rax), %rax
	shlq	$4, %rdx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB92_19
.LBB92_33:
	movq	%r13, 72(%r12)
	movq	%r14, 80(%r12)
	movq	%r12, %rdi
	#APP
	pushq	%rax
	callq	kernel_release
	popq	%rcx
	#NO_APP
	jmp	.LBB92_34
.LBB92_5:
	cmpl	$10, %ecx
	jne	.LBB92_17
# %bb.6:
	movl	-8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB92_17
# %bb.7:
	cmpl	%ecx, 8(%rax)
	jne	.LBB92_17
# %bb.8:
	movq	24(%rax), %rax
	testq	%rax, %rax
	jne	.LBB92_9
.LBB92_17:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end92:
	.size	op_PATH_SET_FIELD, .Lfunc_end92-op_PATH_SET_FIELD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_ADD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_ADD
	.type	op_PATH_ADD,@function
op_PATH_ADD:                            # @op_PATH_ADD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	2(%r14), %eax
	movzwl	4(%r14), %ecx
	movq	(%r13,%rax), %rdx
	shlq	$5, %rdx
	orq	(%r13,%rcx), %rdx
	cmpq	$99, %rdx
	jne	.LBB93_1
# %bb.10:
	movq	8(%r13,%rax), %rax
	addq	8(%r13,%rcx), %rax
	movl	$3, %ecx
	jo	.LBB93_11
.LBB93_3:
	movl	136(%r12), %esi
	movq	144(%r12), %rdx
	movq	(%rdx), %rdx
	movl	152(%r12), %edi
	cmpl	$2, %edi
	jne	.LBB93_17
# %bb.4:
	cmpq	$11, %rsi
	jne	.LBB93_5
# %bb.12:
	movl	8(%rdx), %esi
	cmpl	-8(%r14), %esi
	jne	.LBB93_11
# %bb.13:
	movzwl	-4(%r14), %esi
	addq	%rdx, %rsi
	cmpl	$1, (%rdx)
	jne	.LBB93_11
.LBB93_15:
	cmpq	$8, (%rsi)
	jae	.LBB93_11
# %bb.16:
	#APP
	#NO_APP
	movq	%rcx, (%rsi)
	movq	%rax, 8(%rsi)
	jmp	.LBB93_24
.LBB93_17:
	cmpl	$1, %edi
	jne	.LBB93_11
# %bb.18:
	cmpl	$9, %esi
	jne	.LBB93_11
# %bb.19:
	cmpq	$3, 160(%r12)
	jne	.LBB93_11
# %bb.20:
	movq	168(%r12), %rsi
	cmpq	%rsi, 16(%rdx)
	jbe	.LBB93_11
# %bb.21:
	cmpl	$1, (%rdx)
	jne	.LBB93_11
# %bb.22:
	cmpl	8(%rdx), %ecx
	jne	.LBB93_11
# %bb.23:
	movq	32(%rdx), %rcx
	movq	%rax, (%rcx,%rsi,8)
.LBB93_24:
	movzwl	16(%r14), %eax
	addq	$16, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB93_1:
	cmpq	$132, %rdx
	jne	.LBB93_11
# %bb.2:
	movsd	8(%r13,%rax), %xmm0             # xmm0 = mem[0],zero
	addsd	8(%r13,%rcx), %xmm0
	movq	%xmm0, %rax
	movl	$4, %ecx
	jmp	.LBB93_3
.LBB93_5:
	cmpl	$10, %esi
	jne	.LBB93_11
# %bb.6:
	movl	-8(%r14), %esi
	testl	%esi, %esi
	je	.LBB93_11
# %bb.7:
	cmpl	%esi, 8(%rdx)
	jne	.LBB93_11
# %bb.8:
	movq	24(%rdx), %rsi
	testq	%rsi, %rsi
	je	.LBB93_11
# %bb.9:
	movzwl	-4(%r14), %edi
	addq	%rdi, %rsi
	cmpl	$1, (%rdx)
	je	.LBB93_15
.LBB93_11:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end93:
	.size	op_PATH_ADD, .Lfunc_end93-op_PATH_ADD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_PATH_METHOD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_PATH_METHOD
	.type	op_PATH_METHOD,@function
op_PATH_METHOD:                         # @op_PATH_METHOD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	cmpl	$1, 8(%r14)
	jne	.LBB94_18
# %bb.1:
	movl	136(%r12), %ecx
	movq	144(%r12), %rax
	movq	(%rax), %rax
	movl	152(%r12), %edx
	testl	%edx, %edx
	je	.LBB94_20
# %bb.2:
	cmpl	$8, %ecx
	jb	.LBB94_18
# %bb.3:
	cmpl	$1, (%rax)
	jne	.LBB94_18
# %bb.4:
	cmpl	$2, %edx
	je	.LBB94_5
# %bb.11:
	cmpl	$9, %ecx
	jne	.LBB94_18
# %bb.12:
	cmpq	$3, 160(%r12)
	jne	.LBB94_18
# %bb.13:
	movq	168(%r12), %rdx
	cmpq	16(%rax), %rdx
	jae	.LBB94_18
# %bb.14:
	movl	8(%rax), %ecx
	cmpq	$8, %rcx
	jae	.LBB94_15
.LBB94_18:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.LBB94_15:
	cmpl	$255, %ecx
	je	.LBB94_16
# %bb.19:
	movq	32(%rax), %rax
	movq	(%rax,%rdx,8), %rax
.LBB94_20:
	cmpq	$9, %rcx
	jne	.LBB94_18
# %bb.21:
	cmpl	$1, (%rax)
	jne	.LBB94_18
# %bb.22:
	movzwl	4(%r14), %ecx
	movq	48(%r13,%rcx), %rdx
	movq	56(%r13,%rcx), %rcx
	cmpq	$9, %rdx
	jb	.LBB94_24
# %bb.23:
	testb	$1, 5(%rcx)
	jne	.LBB94_18
.LBB94_24:
	movq	16(%rax), %rsi
	cmpq	24(%rax), %rsi
	jae	.LBB94_18
# %bb.25:
	movl	8(%rax), %edi
	cmpq	%rdi, %rdx
	jne	.LBB94_29
# %bb.26:
	cmpq	$2, %rdx
	jne	.LBB94_28
# %bb.27:
	movq	32(%rax), %rdx
	leaq	1(%rsi), %rdi
	movq	%rdi, 16(%rax)
	movb	%cl, (%rdx,%rsi)
	jmp	.LBB94_34
.LBB94_28:
	leaq	1(%rsi), %rdi
	movq	%rdi, 16(%rax)
	shlq	$3, %rsi
	addq	32(%rax), %rsi
.LBB94_31:
	movq	%rcx, (%rsi)
	cmpq	$9, %rdx
	jb	.LBB94_34
# %bb.32:
	testb	$1, 5(%rcx)
	je	.LBB94_34
# %bb.33:
	orb	$1, 5(%rax)
.LBB94_34:
	movl	$2, (%rax)
	movzwl	2(%r14), %ecx
	movq	$9, (%r13,%rcx)
	movq	%rax, 8(%r13,%rcx)
	movzwl	32(%r14), %eax
	addq	$32, %r14
	movq	(%r15,%rax,8), %rax
	jmpq	*%rax                           # TAILCALL
.LBB94_29:
	cmpl	$255, %edi
	jne	.LBB94_18
# %bb.30:
	movq	32(%rax), %rdi
	leaq	1(%rsi), %r8
	movq	%r8, 16(%rax)
	shlq	$4, %rsi
	movq	%rdx, %r8
	#APP
	#NO_APP
	movq	%r8, (%rdi,%rsi)
	addq	%rdi, %rsi
	addq	$8, %rsi
	jmp	.LBB94_31
.LBB94_5:
	cmpq	$11, %rcx
	jne	.LBB94_6
# %bb.17:
	movl	8(%rax), %ecx
	cmpl	-8(%r14), %ecx
	jne	.LBB94_18
.LBB94_10:
	movzwl	-4(%r14), %edx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB94_20
.LBB94_16:
	movq	32(%rax), %rax
	shlq	$4, %rdx
	movq	(%rax,%rdx), %rcx
	movq	8(%rax,%rdx), %rax
	#APP
	#NO_APP
	jmp	.LBB94_20
.LBB94_6:
	cmpl	$10, %ecx
	jne	.LBB94_18
# %bb.7:
	movl	-8(%r14), %ecx
	testl	%ecx, %ecx
	je	.LBB94_18
# %bb.8:
	cmpl	%ecx, 8(%rax)
	jne	.LBB94_18
# %bb.9:
	movq	24(%rax), %rax
	testq	%rax, %rax
	jne	.LBB94_10
	jmp	.LBB94_18
.Lfunc_end94:
	.size	op_PATH_METHOD, .Lfunc_end94-op_PATH_METHOD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_CALL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_CALL
	.type	op_CALL,@function
op_CALL:                                # @op_CALL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %edi
	cmpq	$12, 16(%r13,%rdi)
	jne	.LBB95_3
# %bb.1:
	addq	%r13, %rdi
	movq	24(%rdi), %rax
	movq	16(%rax), %rcx
	movzwl	6(%r14), %edx
	cmpl	%edx, 16(%rcx)
	jne	.LBB95_3
# %bb.2:
	movl	8(%rax), %ecx
	movl	%ecx, 8(%r14)
	movq	16(%rax), %rax
	movq	%r14, -32(%r13)
	movq	%r13, 8(%rdi)
	addq	$32, %rdi
	movq	(%rax), %rsi
	jmp	ruff_call                       # TAILCALL
.LBB95_3:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end95:
	.size	op_CALL, .Lfunc_end95-op_CALL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_CALL_GLOBAL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_CALL_GLOBAL
	.type	op_CALL_GLOBAL,@function
op_CALL_GLOBAL:                         # @op_CALL_GLOBAL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	24(%r14), %rax
	cmpq	$12, (%rax)
	jne	.LBB96_5
# %bb.1:
	movq	8(%rax), %rcx
	movq	16(%rcx), %rax
	movzwl	6(%r14), %edx
	cmpl	%edx, 16(%rax)
	jne	.LBB96_5
# %bb.2:
	movl	(%rcx), %edx
	testl	%edx, %edx
	je	.LBB96_4
# %bb.3:
	incl	%edx
	movl	%edx, (%rcx)
.LBB96_4:
	movzwl	4(%r14), %edx
	movq	$12, 16(%r13,%rdx)
	movq	%rcx, 24(%r13,%rdx)
	movl	8(%rcx), %ecx
	movl	%ecx, 8(%r14)
	leaq	32(%r13,%rdx), %rdi
	movq	%r14, -32(%r13)
	movq	%r13, 8(%r13,%rdx)
	movq	(%rax), %rsi
	jmp	ruff_call                       # TAILCALL
.LBB96_5:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end96:
	.size	op_CALL_GLOBAL, .Lfunc_end96-op_CALL_GLOBAL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_CALL_METHOD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_CALL_METHOD
	.type	op_CALL_METHOD,@function
op_CALL_METHOD:                         # @op_CALL_METHOD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movzwl	4(%r14), %eax
	cmpq	$11, 32(%r13,%rax)
	jne	.LBB97_5
# %bb.1:
	movq	40(%r13,%rax), %rcx
	movl	8(%rcx), %edx
	cmpl	8(%r14), %edx
	jne	.LBB97_5
# %bb.2:
	movq	16(%rcx), %rcx
	movq	56(%rcx), %rcx
	movzwl	12(%r14), %edx
	shll	$4, %edx
	movq	8(%rcx,%rdx), %rdx
	movq	16(%rdx), %rcx
	movl	(%rdx), %esi
	testl	%esi, %esi
	je	.LBB97_4
# %bb.3:
	incl	%esi
	movl	%esi, (%rdx)
	movzwl	4(%r14), %eax
.LBB97_4:
	movq	$12, 16(%r13,%rax)
	movq	%rdx, 24(%r13,%rax)
	leaq	(%rax,%r13), %rdi
	addq	$32, %rdi
	movq	%r14, -32(%r13)
	movq	%r13, 8(%r13,%rax)
	movq	(%rcx), %rsi
	jmp	ruff_call                       # TAILCALL
.LBB97_5:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end97:
	.size	op_CALL_METHOD, .Lfunc_end97-op_CALL_METHOD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_RETURN,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_RETURN
	.type	op_RETURN,@function
op_RETURN:                              # @op_RETURN
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movl	(%rax), %ecx
	testl	%ecx, %ecx
	je	.LBB98_3
# %bb.1:
	cmpl	$1, %ecx
	je	.LBB98_4
# %bb.2:
	decl	%ecx
	movl	%ecx, (%rax)
.LBB98_3:
	movzwl	2(%r14), %ecx
	movq	(%r13,%rcx), %rax
	movq	8(%r13,%rcx), %rdx
	retq
.LBB98_4:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end98:
	.size	op_RETURN, .Lfunc_end98-op_RETURN
	.cfi_endproc
                                        # -- End function
	.section	.text.op_RETURN_NULL,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_RETURN_NULL
	.type	op_RETURN_NULL,@function
op_RETURN_NULL:                         # @op_RETURN_NULL
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	-8(%r13), %rax
	movl	(%rax), %ecx
	testl	%ecx, %ecx
	je	.LBB99_3
# %bb.1:
	cmpl	$1, %ecx
	je	.LBB99_4
# %bb.2:
	decl	%ecx
	movl	%ecx, (%rax)
.LBB99_3:
	movl	$1, %eax
	xorl	%edx, %edx
	retq
.LBB99_4:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end99:
	.size	op_RETURN_NULL, .Lfunc_end99-op_RETURN_NULL
	.cfi_endproc
                                        # -- End function
	.section	.text.op_YIELD,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_YIELD
	.type	op_YIELD,@function
op_YIELD:                               # @op_YIELD
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	cmpq	$0, 8(%r14)
	je	.LBB100_1
# %bb.2:
	xorl	%edi, %edi
	jmp	jit_suspend                     # TAILCALL
.LBB100_1:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end100:
	.size	op_YIELD, .Lfunc_end100-op_YIELD
	.cfi_endproc
                                        # -- End function
	.section	.text.op_JUMP_LOOP,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_JUMP_LOOP
	.type	op_JUMP_LOOP,@function
op_JUMP_LOOP:                           # @op_JUMP_LOOP
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	cmpl	$0, 48(%r12)
	jne	.LBB101_3
# %bb.1:
	movslq	4(%r14), %rcx
	shlq	$4, %rcx
	incl	8(%r14,%rcx)
	je	.LBB101_3
# %bb.2:
	leaq	(%r14,%rcx), %rax
	addq	$16, %rax
	movzwl	16(%r14,%rcx), %ecx
	movq	(%r15,%rcx,8), %rcx
	movq	%rax, %r14
	jmpq	*%rcx                           # TAILCALL
.LBB101_3:
	movzwl	(%r14), %eax
	andl	$-8, %eax
	movabsq	$slow_table, %rcx
	movq	(%rax,%rcx), %rdi
	xorl	%esi, %esi
	jmp	ruff_slow                       # TAILCALL
.Lfunc_end101:
	.size	op_JUMP_LOOP, .Lfunc_end101-op_JUMP_LOOP
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LEAVE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LEAVE
	.type	op_LEAVE,@function
op_LEAVE:                               # @op_LEAVE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	104(%r12), %rax
	movq	112(%r12), %rdx
	retq
.Lfunc_end102:
	.size	op_LEAVE, .Lfunc_end102-op_LEAVE
	.cfi_endproc
                                        # -- End function
	.section	.text.op_LOOP_NATIVE,"ax",@progbits
	.p2align	4, 0x90                         # -- Begin function op_LOOP_NATIVE
	.type	op_LOOP_NATIVE,@function
op_LOOP_NATIVE:                         # @op_LOOP_NATIVE
	.cfi_startproc
	.cfi_offset %r13, 0
# %bb.0:
	movq	8(%r14), %rax
	jmpq	*%rax                           # TAILCALL
.Lfunc_end103:
	.size	op_LOOP_NATIVE, .Lfunc_end103-op_LOOP_NATIVE
	.cfi_endproc
                                        # -- End function
	.hidden	interp_dispatch                 # @interp_dispatch
	.type	interp_dispatch,@object
	.section	.rodata,"a",@progbits
	.globl	interp_dispatch
	.p2align	4, 0x0
interp_dispatch:
	.quad	op_NOP
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_MOVE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_COPY
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_DROP
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOAD_UNSET
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOAD_NULL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOAD_BOOL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOAD_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOAD_CONST
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_CHECK_SET
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_GET_GLOBAL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SET_GLOBAL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_GET_CELL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SET_CELL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_GET_CAPTURE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SET_CAPTURE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_ADD
	.quad	op_slow
	.quad	op_ADD
	.quad	op_slow
	.quad	op_ADD
	.quad	op_slow
	.quad	op_ADD
	.quad	op_slow
	.quad	op_SUB
	.quad	op_slow
	.quad	op_SUB
	.quad	op_slow
	.quad	op_SUB
	.quad	op_slow
	.quad	op_SUB
	.quad	op_slow
	.quad	op_MUL
	.quad	op_slow
	.quad	op_MUL
	.quad	op_slow
	.quad	op_MUL
	.quad	op_slow
	.quad	op_MUL
	.quad	op_slow
	.quad	op_DIV
	.quad	op_slow
	.quad	op_DIV
	.quad	op_slow
	.quad	op_DIV
	.quad	op_slow
	.quad	op_DIV
	.quad	op_slow
	.quad	op_MOD
	.quad	op_slow
	.quad	op_MOD
	.quad	op_slow
	.quad	op_MOD
	.quad	op_slow
	.quad	op_MOD
	.quad	op_slow
	.quad	op_ADD_INT
	.quad	op_slow
	.quad	op_ADD_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SUB_INT
	.quad	op_slow
	.quad	op_SUB_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_MUL_INT
	.quad	op_slow
	.quad	op_MUL_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_DIV_INT
	.quad	op_slow
	.quad	op_DIV_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_MOD_INT
	.quad	op_slow
	.quad	op_MOD_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_NEG
	.quad	op_slow
	.quad	op_NEG
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_NOT
	.quad	op_slow
	.quad	op_NOT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_TO_BOOL
	.quad	op_slow
	.quad	op_TO_BOOL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_EQ
	.quad	op_slow
	.quad	op_EQ
	.quad	op_slow
	.quad	op_EQ
	.quad	op_slow
	.quad	op_EQ
	.quad	op_slow
	.quad	op_NE
	.quad	op_slow
	.quad	op_NE
	.quad	op_slow
	.quad	op_NE
	.quad	op_slow
	.quad	op_NE
	.quad	op_slow
	.quad	op_LT
	.quad	op_slow
	.quad	op_LT
	.quad	op_slow
	.quad	op_LT
	.quad	op_slow
	.quad	op_LT
	.quad	op_slow
	.quad	op_LE
	.quad	op_slow
	.quad	op_LE
	.quad	op_slow
	.quad	op_LE
	.quad	op_slow
	.quad	op_LE
	.quad	op_slow
	.quad	op_GT
	.quad	op_slow
	.quad	op_GT
	.quad	op_slow
	.quad	op_GT
	.quad	op_slow
	.quad	op_GT
	.quad	op_slow
	.quad	op_GE
	.quad	op_slow
	.quad	op_GE
	.quad	op_slow
	.quad	op_GE
	.quad	op_slow
	.quad	op_GE
	.quad	op_slow
	.quad	op_JUMP
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOOP
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_IF
	.quad	op_JUMP_IF
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_IF_NOT
	.quad	op_JUMP_IF_NOT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_IF_NULL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_IF_NOT_NULL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_EQ
	.quad	op_slow
	.quad	op_JUMP_EQ
	.quad	op_slow
	.quad	op_JUMP_EQ
	.quad	op_slow
	.quad	op_JUMP_EQ
	.quad	op_slow
	.quad	op_JUMP_NE
	.quad	op_slow
	.quad	op_JUMP_NE
	.quad	op_slow
	.quad	op_JUMP_NE
	.quad	op_slow
	.quad	op_JUMP_NE
	.quad	op_slow
	.quad	op_JUMP_LT
	.quad	op_slow
	.quad	op_JUMP_LT
	.quad	op_slow
	.quad	op_JUMP_LT
	.quad	op_slow
	.quad	op_JUMP_LT
	.quad	op_slow
	.quad	op_JUMP_LE
	.quad	op_slow
	.quad	op_JUMP_LE
	.quad	op_slow
	.quad	op_JUMP_LE
	.quad	op_slow
	.quad	op_JUMP_LE
	.quad	op_slow
	.quad	op_JUMP_GT
	.quad	op_slow
	.quad	op_JUMP_GT
	.quad	op_slow
	.quad	op_JUMP_GT
	.quad	op_slow
	.quad	op_JUMP_GT
	.quad	op_slow
	.quad	op_JUMP_GE
	.quad	op_slow
	.quad	op_JUMP_GE
	.quad	op_slow
	.quad	op_JUMP_GE
	.quad	op_slow
	.quad	op_JUMP_GE
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ
	.quad	op_slow
	.quad	op_JUMP_NOT_NE
	.quad	op_slow
	.quad	op_JUMP_NOT_NE
	.quad	op_slow
	.quad	op_JUMP_NOT_NE
	.quad	op_slow
	.quad	op_JUMP_NOT_NE
	.quad	op_slow
	.quad	op_JUMP_NOT_LT
	.quad	op_slow
	.quad	op_JUMP_NOT_LT
	.quad	op_slow
	.quad	op_JUMP_NOT_LT
	.quad	op_slow
	.quad	op_JUMP_NOT_LT
	.quad	op_slow
	.quad	op_JUMP_NOT_LE
	.quad	op_slow
	.quad	op_JUMP_NOT_LE
	.quad	op_slow
	.quad	op_JUMP_NOT_LE
	.quad	op_slow
	.quad	op_JUMP_NOT_LE
	.quad	op_slow
	.quad	op_JUMP_NOT_GT
	.quad	op_slow
	.quad	op_JUMP_NOT_GT
	.quad	op_slow
	.quad	op_JUMP_NOT_GT
	.quad	op_slow
	.quad	op_JUMP_NOT_GT
	.quad	op_slow
	.quad	op_JUMP_NOT_GE
	.quad	op_slow
	.quad	op_JUMP_NOT_GE
	.quad	op_slow
	.quad	op_JUMP_NOT_GE
	.quad	op_slow
	.quad	op_JUMP_NOT_GE
	.quad	op_slow
	.quad	op_JUMP_EQ_INT
	.quad	op_slow
	.quad	op_JUMP_EQ_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NE_INT
	.quad	op_slow
	.quad	op_JUMP_NE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_LT_INT
	.quad	op_slow
	.quad	op_JUMP_LT_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_LE_INT
	.quad	op_slow
	.quad	op_JUMP_LE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_GT_INT
	.quad	op_slow
	.quad	op_JUMP_GT_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_GE_INT
	.quad	op_slow
	.quad	op_JUMP_GE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_EQ_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_NE_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_NE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_LT_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_LT_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_LE_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_LE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_GT_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_GT_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_NOT_GE_INT
	.quad	op_slow
	.quad	op_JUMP_NOT_GE_INT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_FOR_NEXT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_FOR_RANGE_NEXT
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_NEW_DICT_SHAPED
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_NEW_STRUCT
	.quad	op_slow
	.quad	op_NEW_STRUCT_B
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_GET_INDEX
	.quad	op_slow
	.quad	op_GET_INDEX_B
	.quad	op_slow
	.quad	op_GET_INDEX
	.quad	op_slow
	.quad	op_GET_INDEX_B
	.quad	op_slow
	.quad	op_GET_INDEX_INT
	.quad	op_slow
	.quad	op_GET_INDEX_INT_B
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_GET_FIELD
	.quad	op_slow
	.quad	op_GET_FIELD_B
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SET_INDEX
	.quad	op_slow
	.quad	op_SET_INDEX
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_SET_FIELD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_LOCAL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_CAPTURE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_GLOBAL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_INDEX
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_FIELD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_SET_INDEX
	.quad	op_PATH_SET_INDEX
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_SET_FIELD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_ADD
	.quad	op_PATH_ADD
	.quad	op_PATH_ADD
	.quad	op_PATH_ADD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_PATH_METHOD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_CALL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_CALL_GLOBAL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_CALL_METHOD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_RETURN
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_RETURN_NULL
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_YIELD
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_JUMP_LOOP
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LEAVE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_LOOP_NATIVE
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.quad	op_slow
	.size	interp_dispatch, 8384

	.section	".note.GNU-stack","",@progbits
