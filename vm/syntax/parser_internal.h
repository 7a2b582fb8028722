/*
 * What the files of the parser share.
 *
 * Conventions: a parse function consumes its construct and returns it; NULL (or false) means that
 * an error has been reported, or that memory ran out (parser->out_of_memory). The caller then gives
 * up too, up to the statement loop of the innermost block, which restores the ParserContext,
 * resynchronises and goes on. Only the success path has to restore the context itself.
 */
#ifndef RUFF_VM_SYNTAX_PARSER_INTERNAL_H
#define RUFF_VM_SYNTAX_PARSER_INTERNAL_H

#include "vm/syntax/parser.h"

/* Where an expression stands: in a head, a brace after it opens the block. */
typedef enum HeadKind { HEAD_NONE, HEAD_PLAIN, HEAD_MATCH_SUBJECT } HeadKind;

typedef struct ParserContext {
    uint32_t expression_depth;
    uint32_t block_depth;
    uint32_t interp_depth; /* interpolated strings around the current token */
    uint32_t stray_braces; /* left open by statements given up in this block */
    HeadKind head;
    bool saw_yield; /* in the function being parsed */
} ParserContext;

typedef struct ReservedNames {
    const Name *throw_;
    const Name *ok;
    const Name *err;
    const Name *some;
    const Name *none;
    const Name *result;
    const Name *option;
} ReservedNames;

typedef struct Parser {
    Ast *ast;
    const Token *tokens;
    const Token *token; /* the current one; never beyond TOKEN_EOF */
    DiagnosticList *diagnostics;
    ReservedNames reserved;
    ParserContext context;
    uint32_t last_error_offset; /* no second diagnostic at one place, */
    uint32_t last_error_line;   /* nor for one line up to a `;`: it would be a consequence */

    /* The '(' directly after the `throw` being parsed, and whether it held other than one
     * expression. */
    const Token *throw_paren;
    bool throw_wrong_arity;

    /* Stack of unfinished lists; finished ones are copied into the arena. */
    unsigned char *scratch;
    size_t scratch_bytes;
    size_t scratch_capacity;

    bool out_of_memory;
} Parser;

/* ------------------------------------------------------------------ tokens */

static inline bool parser_at(const Parser *parser, TokenKind kind)
{
    return parser->token->kind == kind;
}

/* The token `ahead` places on, or TOKEN_EOF. */
const Token *parser_peek(const Parser *parser, uint32_t ahead);

/* Returns the current token and moves on (never past the end of the file). */
const Token *parser_advance(Parser *parser);

bool parser_accept(Parser *parser, TokenKind kind);

/* The byte after the last consumed token. */
uint32_t parser_end_offset(const Parser *parser);

/* An identifier that a program may declare: not throw, Ok, Err, Some or None. */
bool parser_at_declarable(const Parser *parser);

/* Result, Ok and so on; TAG_USER for any other pair of names. enum_name is NULL in short forms. */
TagBuiltin parser_builtin_tag(const Parser *parser, const Name *enum_name, const Name *variant);

/* ------------------------------------------------------------------ errors */

/* Reports a message at the current token; always returns false. */
__attribute__((format(printf, 2, 3))) bool parser_error(Parser *parser, const char *format, ...);

/* Reports "MESSAGE but found X" at the current token; always returns false. */
__attribute__((format(printf, 2, 3))) bool parser_error_found(Parser *parser, const char *format,
                                                              ...);

/* Reports `Expected expression` at the token after the current one; always returns false. */
bool parser_error_expected_expression(Parser *parser);

/* Consumes a token of this kind or reports "Expected 'TEXT' WHERE but found X". */
bool parser_expect(Parser *parser, TokenKind kind, const char *text, const char *where);

/* Skips to where a statement may begin again after an error in the statement that began at
 * `statement`; `saved` is the context of the enclosing block. */
void parser_synchronise(Parser *parser, const Token *statement, const ParserContext *saved);

/* After an error in the clause or member of a body that began at `first`: skips to the next token
 * at the level of the body that may begin another, or to the brace that closes the body. */
void parser_synchronise_in_body(Parser *parser, const Token *first, const ParserContext *saved,
                                bool (*begins_item)(const Token *token));

/* ------------------------------------------------------------------ memory */

void *parser_alloc(Parser *parser, size_t size_bytes);
Expr *parser_new_expr(Parser *parser, ExprKind kind, SourcePos start);
Stmt *parser_new_stmt(Parser *parser, StmtKind kind, SourcePos start);

/* Gives the node its end and returns it; NULL stays NULL. */
Expr *parser_finish_expr(const Parser *parser, Expr *expr);
Stmt *parser_finish_stmt(const Parser *parser, Stmt *stmt);

/* A list under construction on the scratch stack. Lists nest strictly. */
typedef struct ListBuilder {
    size_t mark;
    uint32_t count;
} ListBuilder;

ListBuilder list_begin(const Parser *parser);
bool list_push(Parser *parser, ListBuilder *list, const void *item, size_t item_bytes);

/* Copies the items into the arena and pops them; *items is NULL for an empty list. */
bool list_finish(Parser *parser, ListBuilder *list, void *items);

/* ------------------------------------------------------------------ nesting */

/* Counts one more level of expression nesting, or reports that the limit is reached. */
bool parser_nest_expression(Parser *parser, const char *context);

/* After a nesting error: skips to the closing bracket around the current token, or in an operand
 * (`stop_at_line_end`) at most to the end of the line, and returns a stand-in. */
Expr *parser_skip_nested(Parser *parser, bool stop_at_line_end);

/* Opens a body: consumes the '{'. *skipped tells that it was nested too deeply, has been reported
 * and skipped as a whole. */
bool parser_open_body(Parser *parser, const char *name, bool *skipped);
bool parser_close_body(Parser *parser, const char *name);

/* ------------------------------------------------------------------ grammar */

Expr *parse_expression(Parser *parser);

/* An expression inside brackets of some kind: one level deeper, not in a head. */
Expr *parse_nested_expression(Parser *parser);

/* The condition, iterable or subject before a block. */
Expr *parse_head_expression(Parser *parser, HeadKind head);

/* A literal number, string, true, false or null; the current token must be one. */
Expr *parse_simple_literal(Parser *parser);

Expr *parse_interpolated_string(Parser *parser);
Expr *parse_array_literal(Parser *parser);
Expr *parse_dict_literal(Parser *parser);
bool parser_at_struct_literal(const Parser *parser);
Expr *parse_struct_literal(Parser *parser);
Expr *parse_parenthesised(Parser *parser);
Expr *parse_tag_expression(Parser *parser);

/* At throw, Ok, Err, Some or None. */
Expr *parse_reserved_word(Parser *parser);
Expr *parse_yield(Parser *parser);

/* Arguments from the '(' to the ')'. */
bool parse_call_arguments(Parser *parser, const char *where, Expr ***args, uint32_t *count);

/* Whether the token can begin an expression. */
bool token_starts_expression(const Token *token);

/* Whether what follows on this line is an operand of return, yield or throw. */
bool parser_at_line_operand(const Parser *parser);

Stmt *parse_statement(Parser *parser);

/* Statements up to a closing brace or, for the program, the end of the file. False: no memory. */
bool parse_statements(Parser *parser, Block *block, bool is_program);

/* A braced block; `name` is its name in messages. */
bool parse_block_into(Parser *parser, Block *block, const char *name);
Block *parse_block(Parser *parser, const char *name);

Stmt *parse_match(Parser *parser);

/* func, async func, func*: named in a statement, without a name in an expression. */
AstFunction *parse_function(Parser *parser, bool is_declaration);
Stmt *parse_function_statement(Parser *parser);
Stmt *parse_struct(Parser *parser);
Stmt *parse_enum(Parser *parser);
Stmt *parse_import(Parser *parser);
Stmt *parse_from_import(Parser *parser);
Stmt *parse_test(Parser *parser);

Pattern *parse_pattern(Parser *parser);

/* Whether a statement that begins with [ or { is a destructuring assignment. */
bool parser_at_destructuring(const Parser *parser);
CasePattern *parse_case_pattern(Parser *parser);

/* `: type` if there is one. */
bool parse_optional_annotation(Parser *parser, SourceRange *range);
bool parse_type(Parser *parser, SourceRange *range);

#endif
