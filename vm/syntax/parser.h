/*
 * Parser: the door to the whole front end.
 *
 * parse_source() lexes and parses one file. It returns the tree, which the caller releases with
 * ast_free(), or NULL after reporting at least one diagnostic. Any byte sequence is handled: memory
 * stays proportional to the source, native stack is bounded by the nesting limits (about 300 KiB in
 * a release build), and running out
 * of memory is a diagnostic.
 */
#ifndef RUFF_VM_SYNTAX_PARSER_H
#define RUFF_VM_SYNTAX_PARSER_H

#include "vm/syntax/ast.h"
#include "vm/syntax/diagnostics.h"
#include "vm/syntax/lexer.h"

/* Whether the bytes are valid UTF-8 (no overlong forms, surrogates or values above U+10FFFF).
 * A file that is not is an I/O failure (exit code 5), to be checked before parse_source(). */
bool source_is_valid_utf8(const char *source, size_t length_bytes);

/* The tree of a source, or NULL. `source` is borrowed by the tree. */
Ast *parse_source(const char *source, size_t length_bytes, DiagnosticList *diagnostics);

/* As parse_source with a bound on the memory of the tree (0: none), which tests use to make
 * allocations fail. */
Ast *parse_source_with_limit(const char *source, size_t length_bytes, size_t limit_bytes,
                             DiagnosticList *diagnostics);

/* Releases the tree and everything in it; NULL is allowed. */
void ast_free(Ast *ast);

/* An Ast without a program, for users of the lexer alone; NULL when memory ran out. */
Ast *ast_new(const char *source, size_t length_bytes, size_t limit_bytes);

#endif
