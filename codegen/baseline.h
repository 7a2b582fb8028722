/*
 * baseline.h - the baseline compiler: copies a function's stencils one behind the other and fills
 * in their holes.
 *
 * One pass over the instructions finds out where everything will stand, a second one copies and
 * patches; since all places are known by then, nothing has to be fixed later. First the entry, then
 * the hot parts in the order of the bytecode, then the cold parts.
 */
#ifndef RUFF_CODEGEN_BASELINE_H
#define RUFF_CODEGEN_BASELINE_H

#include "codegen/jit.h"

/* Is the binary itself below 2 GiB, where machine code needs it? */
bool baseline_reaches_runtime(void);
/* Machine code of code, not yet entered from anywhere; NULL: *refusal says why not. Nothing is left
 * behind then but what the VM gives back at its end. */
MachineCode *baseline_compile(VM *vm, Jit *jit, Code *code, const char **refusal);
/* From now on calls go to the machine code, and interpreted loops of this function at their next
 * trip. */
void baseline_install(MachineCode *machine);
/* Loops of code are interpreted again; their counters start at trip_count. */
void baseline_uninstall(Code *code, uint32_t trip_count);

#endif
