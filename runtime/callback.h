/*
 * callback.h - one callee that a library function calls again and again: what can be found out once
 * (may it be called like that, where does its frame go, how deep is that) is found out once.
 *
 *   Callback f;
 *   vm->begin_calls(vm, &f, callee, 1);
 *   for each: value_copy(&f.args[0], &v); status = vm->call_again(vm, &f, &result);
 *   vm->end_calls(vm, &f);
 *
 * From begin to end no other Ruff code may be run: the VM stands where the calls are made from. The
 * callee is borrowed. Nothing is raised before the first call.
 */
#ifndef RUFF_RUNTIME_CALLBACK_H
#define RUFF_RUNTIME_CALLBACK_H

#include "runtime/status.h"
#include "runtime/value.h"

#define CALLBACK_ARGS_MAX 2

/* Frames on the native stack that wait for C to return to them: 16 bytes each, from sp (that of the
 * frame which called C) up to base (0: there are none). */
typedef struct NativeSegment {
    uintptr_t base, sp;
    const struct NativeSegment *outer;
} NativeSegment;

/* A stretch of the native stack on which the engine runs frames. */
typedef struct CallSegment {
    uintptr_t sp;        /* where it begins */
    uintptr_t base;      /* rsp of its first frame */
    NativeSegment outer; /* the segment around it, and what the VM had there: */
    uintptr_t outer_limit;
    uint32_t outer_depth;
} CallSegment;

typedef struct Callback {
    Value callee;
    Value *args; /* where the arguments go, consumed by the call */
    uint32_t argc;
    bool plain; /* a Ruff function that takes them: its frame begins at args */
    CallSegment segment;
    /* Where the VM stood (vm->fp, vm->top, vm->pc). */
    Value *fp, *top;
    struct Insn *pc;
    Value other_args[CALLBACK_ARGS_MAX]; /* args, if it is not plain */
} Callback;

#endif
