/*
 * unwind.h - leaving frames because of an exception.
 *
 * interp_unwind() (declared in stencils/slow.h) is called for each frame from the raising one
 * outwards. The first call records where the error came from (trace.c). What a frame owns at an
 * instruction comes from the ownership maps alone.
 */
#ifndef RUFF_VM_INTERP_UNWIND_H
#define RUFF_VM_INTERP_UNWIND_H

#include "vm/interp/interp.h"

/* Words of a bitmap over the registers of any function. */
#define OWNED_WORDS ((REG_MAX + 63) / 64 + 1)

/* Releases the registers of a frame whose bits are set. */
void unwind_release_registers(VM *vm, Value *fp, const uint64_t *owned, uint32_t register_count);

#endif
