/*
 * roots.h - everything that a VM holds from outside of its heap.
 */
#ifndef RUFF_VM_INTERP_ROOTS_H
#define RUFF_VM_INTERP_ROOTS_H

#include "vm/interp/interp.h"

typedef void (*RootVisitor)(VM *vm, Value v, void *context);

/* Calls visit once for every reference held by frames (by their ownership maps), loader, scheduler,
 * resumed generators and the pending error; implementation of vm->visit_roots. The VM stands at
 * vm->fp and vm->pc. References that C functions in progress keep to themselves are not known. */
void roots_visit(VM *vm, RootVisitor visit, void *context);

/* The same with the program standing before the instruction pc of the frame at fp. */
void roots_visit_at(VM *vm, Value *fp, const Insn *pc, RootVisitor visit, void *context);

/* Whether nothing but calls between Ruff functions led to this frame, so that no C function in
 * progress holds references. */
bool roots_are_complete(const VM *vm, Value *fp);

#endif
