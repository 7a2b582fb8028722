/*
 * assembly_layout.h - orders a function's blocks into a hot and a cold part and writes them.
 */
#ifndef RUFF_CODEGEN_EXTRACT_ASSEMBLY_LAYOUT_H
#define RUFF_CODEGEN_EXTRACT_ASSEMBLY_LAYOUT_H

#include <stdio.h>

#include "codegen/extract/assembly_function.h"

/* Writes the stencil `name`. slow_part: what jumps to `slow` reach; NULL: the op has none, and must
 * not jump there. `number` is different for each stencil. False: refused. */
bool assembly_write_stencil(const AssemblyFunction *function, const char *name,
                            const AssemblyFunction *slow_part, size_t number, FILE *out);
/* Does the function jump to the symbol? */
bool assembly_reaches(const AssemblyFunction *function, const char *symbol);

#endif
