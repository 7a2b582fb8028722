/*
 * calls.h - the functions of C that fast paths call directly.
 *
 * A direct call tells the VM nothing about where the program stands. So such a function neither
 * raises nor runs Ruff code nor looks at frames; where its work would need that it answers false
 * and has done nothing, and the instruction leaves to its slow function.
 */
#ifndef RUFF_STENCILS_KERNELS_CALLS_H
#define RUFF_STENCILS_KERNELS_CALLS_H

#include "vm/bytecode/insn.h"

/* Gives up a reference to an object whose count is at most 1: frees it unless it is immortal. */
void kernel_release(VM *vm, Object *o);
/* A GET_INDEX at pc of a dict that has the key: the whole instruction, flags included. Fills its
 * cache, for dict_cached(). */
bool kernel_get_entry(VM *vm, Dict *d, const Value *key, Value *out, Insn *pc);

#endif
