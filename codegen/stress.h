/*
 * stress.h - --jit-stress: before which instructions machine code has a way out that is taken now
 * and then, as JitCounters.exit_pattern says.
 */
#ifndef RUFF_CODEGEN_STRESS_H
#define RUFF_CODEGEN_STRESS_H

#include "codegen/jit.h"

/* insn: the first word of an instruction of the code. */
bool stress_may_leave(JitStress stress, const Code *code, const Insn *insn);

#endif
