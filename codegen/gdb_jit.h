/*
 * gdb_jit.h - machine code made known to a debugger by GDB's interface for JIT compilers
 * (--jit-gdb): every function becomes an object file in memory (debug_object.h), in a list that
 * the debugger finds by its name and whose changes it notices by a breakpoint.
 *
 * The list is the process's, the objects belong to the GdbJit that made them. Without memory for an
 * object the function stays nameless.
 */
#ifndef RUFF_CODEGEN_GDB_JIT_H
#define RUFF_CODEGEN_GDB_JIT_H

#include "codegen/debug_object.h"
#include "codegen/machine_code.h"

typedef struct GdbJit GdbJit;

/* NULL: no memory. */
GdbJit *gdb_jit_new(void);
/* Baseline code, in the order of its addresses. */
void gdb_jit_add(GdbJit *gdb, const MachineCode *machine);
/* Any other code of the function: lines by offset, of which `count` may be 0. */
void gdb_jit_add_code(GdbJit *gdb, const Proto *proto, const uint8_t *start, uint32_t bytes,
                      const DebugLine *lines, uint32_t line_count);
/* The code that stands there dies. NULL: nothing is known of it. */
void gdb_jit_remove(GdbJit *gdb, const uint8_t *start, uint32_t bytes);
/* Takes everything off the list. NULL: nothing. */
void gdb_jit_free(GdbJit *gdb);

#endif
