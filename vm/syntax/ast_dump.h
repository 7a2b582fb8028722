/*
 * The syntax tree as S-expressions, for tests and for people who debug the parser. Writes to a FILE
 * and allocates nothing. One statement per line, without positions:
 *     (assign := x (chain 1 (+ 2) (+ 3)))
 */
#ifndef RUFF_VM_SYNTAX_AST_DUMP_H
#define RUFF_VM_SYNTAX_AST_DUMP_H

#include "vm/syntax/ast.h"

#include <stdio.h>

/* All statements of the program, each on its own line. */
void ast_dump(FILE *out, const Ast *ast);

void ast_dump_expr(FILE *out, const Expr *expr);
void ast_dump_stmt(FILE *out, const Stmt *stmt);

#endif
