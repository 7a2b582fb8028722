/*
 * Lexer: source text to tokens.
 *
 * The token array is owned by the TokenList (released by token_list_free); names and string values
 * live in the Ast's arena. All lexical errors are collected in the DiagnosticList; the token list
 * is meaningful for the parser only if there were none, but always ends in TOKEN_EOF unless memory
 * ran out. Comments are recorded when asked for (formatter, documentation).
 */
#ifndef RUFF_VM_SYNTAX_LEXER_H
#define RUFF_VM_SYNTAX_LEXER_H

#include "vm/syntax/ast.h"
#include "vm/syntax/diagnostics.h"
#include "vm/syntax/token.h"

typedef struct Comment {
    SourcePos pos;
    uint32_t length_bytes; /* with its delimiters, without the line end */
} Comment;

typedef struct TokenList {
    Token *tokens; /* the last one is TOKEN_EOF */
    uint32_t count;
    uint32_t capacity;
    Comment *comments;
    uint32_t comment_count;
    uint32_t comment_capacity;
} TokenList;

void token_list_init(TokenList *list);
void token_list_free(TokenList *list);

/* Splits ast->source into tokens. False when anything was reported, out of memory included. */
bool lexer_run(Ast *ast, bool keep_comments, TokenList *tokens, DiagnosticList *diagnostics);

#endif
