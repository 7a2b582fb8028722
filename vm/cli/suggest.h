/*
 * suggest.h - what a misspelt name may have meant.
 *
 * Works on the text alone, after a run has failed: nothing about visible names is kept for running.
 */
#ifndef RUFF_VM_CLI_SUGGEST_H
#define RUFF_VM_CLI_SUGGEST_H

#include "vm/cli/source_file.h"
#include "vm/syntax/ast.h"

typedef enum NameKind {
    NAME_OF_VARIABLE, /* declared by the program and visible from the position, or the library's */
    NAME_OF_STRUCT,   /* likewise, by `struct` or an import */
    NAME_OF_FIELD,    /* field or method of any struct of the program */
    NAME_OF_MEMBER,   /* likewise, or a built-in method */
} NameKind;

/* source may be NULL. The name of that kind nearest to `name`. Written to `out` (of capacity
 * bytes); false: none is near. */
bool suggest_name(const SourceFile *source, uint32_t line, uint32_t column, NameKind kind,
                  const char *name, char *out, size_t capacity);

#endif
