/*
 * assembly_function.h - a function of clang's assembly as basic blocks.
 */
#ifndef RUFF_CODEGEN_EXTRACT_ASSEMBLY_FUNCTION_H
#define RUFF_CODEGEN_EXTRACT_ASSEMBLY_FUNCTION_H

#include <stdbool.h>
#include <stddef.h>

/* Where control goes: to a block of the function, to a symbol outside, or (both unset) it returns.
 */
typedef struct Successor {
    int block;          /* -1: none */
    const char *symbol; /* NULL: none */
} Successor;

/* Straight code, then perhaps a conditional jump, then the way on. */
typedef struct Block {
    const char **lines; /* instructions without comments and leading blanks */
    size_t line_count;
    const char *condition; /* of the jump: "ne", ...; NULL: no conditional jump */
    Successor taken;
    Successor end;
    bool ended;
} Block;

typedef struct AssemblyFunction {
    const char *name;
    Block *blocks;
    size_t block_count;
    size_t file; /* number of the file it comes from */
} AssemblyFunction;

/* Reads the lines of a function's body (labels, instructions, comments). False: refused. */
bool assembly_function_parse(AssemblyFunction *function, char **lines, size_t line_count);

/* The opposite of a jump's condition; NULL: unknown. */
const char *assembly_inverse(const char *condition);

#endif
