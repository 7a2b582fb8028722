/*
 * assembly.h - the pass over clang's assembly: functions stencil_NAME (typed tier: typed_NAME)
 * become a hot and a cold part.
 *
 * The hot part is the trace of fall-throughs from the entry; branches are inverted where that lets
 * it end by running into the next stencil. All other blocks, and the slow part that the op needs,
 * are its cold part.
 *
 * Tails that a stencil may have: cont (the next stencil), target (where a jump goes), side_exit and
 * result_exit (of the typed tier), slow (its slow part), symbols named jit_*, ret. The pass refuses
 * what it does not understand and whatever breaks the rules of machine code: see assembly_checks.h.
 */
#ifndef RUFF_CODEGEN_EXTRACT_ASSEMBLY_H
#define RUFF_CODEGEN_EXTRACT_ASSEMBLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* One compiled file; the pass cuts the text into lines in place. */
typedef struct AssemblyFile {
    const char *name;
    char *text;
} AssemblyFile;

/* Rewrites the files into one, with sections .text.hot.NAME and .text.cold.NAME. The functions
 * slow_plain, slow_branch, slow_calls and slow_calls_branch are the slow parts. False:
 * extract_message(). */
bool assembly_rewrite(const AssemblyFile *files, size_t count, FILE *out);

#endif
