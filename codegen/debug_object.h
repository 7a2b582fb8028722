/*
 * debug_object.h - a function of machine code described the way debuggers read it: an ELF file in
 * memory with a symbol, a line table (DWARF 4) and unwind rules.
 */
#ifndef RUFF_CODEGEN_DEBUG_OBJECT_H
#define RUFF_CODEGEN_DEBUG_OBJECT_H

#include <stddef.h>
#include <stdint.h>

/* From this offset on the code belongs to this line. */
typedef struct DebugLine {
    uint32_t offset, line;
} DebugLine;

/* Between these offsets one word more is on the native stack than at the function's entry. */
typedef struct DebugPush {
    uint32_t begin, end;
} DebugPush;

typedef struct DebugFunction {
    const char *name, *file, *directory; /* file is relative to directory */
    uintptr_t start;
    uint32_t bytes, line;
    const DebugLine *lines; /* by offset; what lies before the first belongs to `line` */
    uint32_t line_count;
    const DebugPush *pushes; /* by offset */
    uint32_t push_count;
} DebugFunction;

/* The file, to be given back with free(); NULL: no memory. */
uint8_t *debug_object_build(const DebugFunction *function, size_t *object_bytes);

#endif
