/*
 * dump.h - machine code beside the bytecode and the source that it comes from (--jit-dump).
 */
#ifndef RUFF_CODEGEN_DUMP_H
#define RUFF_CODEGEN_DUMP_H

#include <stdio.h>

#include "codegen/machine_code.h"

/* Fast parts in the order of the bytecode, then slow parts; each source line where its instructions
 * begin, if the file can still be read. */
void dump_machine_code(FILE *out, const MachineCode *machine);

#endif
