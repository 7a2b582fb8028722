/*
 * support.h - what the slow functions have in common.
 */
#ifndef RUFF_STENCILS_SLOW_SUPPORT_H
#define RUFF_STENCILS_SLOW_SUPPORT_H

#include "runtime/refcount.h"
#include "runtime/vm.h"
#include "stencils/slow.h"

#define RA (frame_register(fp, pc->a))
#define RB (frame_register(fp, pc->b))
#define RC (frame_register(fp, pc->c))

/* Tells the runtime where the program stands, before anything that may run Ruff code or look at
 * frames: builtins, operator methods, the cycle collector. */
static inline void slow_enter_runtime(VM *vm, Value *fp, Insn *pc)
{
    vm->fp = fp;
    vm->pc = pc;
    vm->top = fp + frame_code(fp)->register_count;
}

static inline bool slow_consumes_a(const Insn *pc)
{
    return (pc->op & OP_FLAG_A) != 0;
}
static inline bool slow_consumes_b(const Insn *pc)
{
    return (pc->op & OP_FLAG_B) != 0;
}
static inline bool slow_consumes_c(const Insn *pc)
{
    return (pc->op & OP_FLAG_C) != 0;
}

/* A constant of the running function. */
static inline Value slow_constant(const Value *fp, uint16_t index)
{
    return frame_code(fp)->proto->constants[index];
}
static inline String *slow_name(const Value *fp, uint16_t index)
{
    return slow_constant(fp, index).string;
}

/* Releases a run of registers whose values an instruction has used up. */
static inline void slow_release_run(VM *vm, Value *first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        value_release(vm, first[i]);
    }
}

#endif
