/*
 * calls.h - the functions of C that fast paths call directly.
 *
 * A direct call prepares nothing for what runs below it (vm->top), it only notes the position for
 * the profiler. So such a function neither raises nor runs Ruff code nor looks at frames; where its
 * work would need that it answers false and has done nothing, and the instruction leaves to its
 * slow function.
 */
#ifndef RUFF_STENCILS_KERNELS_CALLS_H
#define RUFF_STENCILS_KERNELS_CALLS_H

#include "runtime/vm.h"
#include "vm/bytecode/insn.h"

/* Before such a call: where the program stands, for the profiler (vm/interp/sampler.h). */
static inline void kernel_note_position(VM *vm, Value *fp, Insn *pc)
{
    vm->fp = fp;
    vm->pc = pc;
}
#define NOTE_POSITION kernel_note_position(vm, fp, pc)

/* Gives up a reference to an object whose count is at most 1: frees it unless it is immortal. */
void kernel_release(VM *vm, Object *o);
/* A GET_INDEX at pc of a dict that has the key: the whole instruction, flags included. Fills its
 * cache, for dict_cached(). */
bool kernel_get_entry(VM *vm, Dict *d, const Value *key, Value *out, Insn *pc);
/* The strings l == r, a comparison at pc with its flags. */
bool kernel_equal_text(VM *vm, const Value *l, const Value *r, const Insn *pc, uintptr_t unused);

#endif
