/*
 * low_memory.h - memory below 2 GiB, where machine code can name every address with 32 bits.
 *
 * Instruction streams and what machine code counts in live here. An isolate's chunks are only given
 * back together, with the VM: nothing in them is freed on its own. Where the low addresses are used
 * up or cannot be had, memory comes from anywhere, and what stands there is never compiled
 * (low_memory_reaches). The portable build has no machine code: there every block is a plain
 * allocation, so that the sanitizers see its bounds.
 */
#ifndef RUFF_RUNTIME_LOW_MEMORY_H
#define RUFF_RUNTIME_LOW_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/value.h"

/* Zeroed, aligned to 16 bytes; NULL: no memory. Belongs to the VM. */
void *low_memory_new(VM *vm, size_t bytes);
/* Can 32 bits name this block? */
bool low_memory_reaches(const void *block, size_t bytes);
/* Gives all chunks of the VM back. */
void low_memory_destroy(VM *vm);

#endif
