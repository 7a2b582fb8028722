/*
 * suggest.h - what a misspelt name may have meant.
 *
 * Works on the text alone, after a run has failed: nothing about visible names is kept for running.
 */
#ifndef RUFF_VM_CLI_SUGGEST_H
#define RUFF_VM_CLI_SUGGEST_H

#include "vm/cli/source_file.h"
#include "vm/syntax/ast.h"

/* source may be NULL. The name nearest to `name` among those that the program declares and that can
 * be seen from the position, and the library's. Written to `out` (of capacity bytes); false: none
 * is near. */
bool suggest_name(const SourceFile *source, uint32_t line, uint32_t column, const char *name,
                  char *out, size_t capacity);

#endif
