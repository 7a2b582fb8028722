/*
 * trace.h - where a program stands: positions and names of active functions, from the frame
 * headers.
 */
#ifndef RUFF_VM_INTERP_TRACE_H
#define RUFF_VM_INTERP_TRACE_H

#include "vm/interp/interp.h"

/* Adds place and stack to the pending error, if it has none yet: the instruction pc of the frame at
 * fp has raised it. Without memory for the stack it is left empty. */
void trace_locate(VM *vm, Value *fp, Insn *pc);

#endif
