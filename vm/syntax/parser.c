/* Entry points, and what all of the parser rests on: tokens, errors, lists, nesting. */
#include "vm/syntax/parser_internal.h"

#include "vm/syntax/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DESCRIPTION_BYTES 400

/* ------------------------------------------------------------------ tokens */

const Token *parser_peek(const Parser *parser, uint32_t ahead)
{
    const Token *token = parser->token;
    for (; ahead > 0 && token->kind != TOKEN_EOF; ahead--)
        token++;
    return token;
}

const Token *parser_advance(Parser *parser)
{
    const Token *token = parser->token;
    if (token->kind != TOKEN_EOF)
        parser->token++;
    return token;
}

bool parser_accept(Parser *parser, TokenKind kind)
{
    if (!parser_at(parser, kind))
        return false;
    parser_advance(parser);
    return true;
}

uint32_t parser_end_offset(const Parser *parser)
{
    if (parser->token == parser->tokens)
        return parser->token->pos.offset;
    const Token *last = parser->token - 1;
    return last->pos.offset + last->length_bytes;
}

bool parser_at_declarable(const Parser *parser)
{
    const ReservedNames *reserved = &parser->reserved;
    if (!parser_at(parser, TOKEN_IDENT))
        return false;
    const Name *name = parser->token->as.name;
    return name != reserved->throw_ && name != reserved->ok && name != reserved->err &&
           name != reserved->some && name != reserved->none;
}

TagBuiltin parser_builtin_tag(const Parser *parser, const Name *enum_name, const Name *variant)
{
    const ReservedNames *reserved = &parser->reserved;
    bool may_be_result = !enum_name || enum_name == reserved->result;
    bool may_be_option = !enum_name || enum_name == reserved->option;
    if (may_be_result && variant == reserved->ok)
        return TAG_OK;
    if (may_be_result && variant == reserved->err)
        return TAG_ERR;
    if (may_be_option && variant == reserved->some)
        return TAG_SOME;
    if (may_be_option && variant == reserved->none)
        return TAG_NONE;
    return TAG_USER;
}

/* ------------------------------------------------------------------ errors */

/* Whether a diagnostic at this place would be news. */
static bool begin_error(Parser *parser, SourcePos pos)
{
    uint32_t line = parser->token->pos.line;
    if (parser->last_error_offset == pos.offset || parser->last_error_line == line)
        return false;
    parser->last_error_offset = pos.offset;
    parser->last_error_line = line;
    return true;
}

bool parser_error(Parser *parser, const char *format, ...)
{
    char message[DESCRIPTION_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (begin_error(parser, parser->token->pos))
        diagnostics_add_parser(parser->diagnostics, parser->token->pos, "%s", message);
    return false;
}

bool parser_error_found(Parser *parser, const char *format, ...)
{
    char message[DESCRIPTION_BYTES];
    char found[DESCRIPTION_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    token_describe(parser->token, parser->ast->source, found, sizeof found);
    if (begin_error(parser, parser->token->pos))
        diagnostics_add_parser(parser->diagnostics, parser->token->pos, "%s but found %s", message,
                               found);
    return false;
}

bool parser_error_expected_expression(Parser *parser)
{
    SourcePos pos = parser_peek(parser, 1)->pos;
    if (begin_error(parser, pos))
        diagnostics_add_parser(parser->diagnostics, pos, "Expected expression");
    return false;
}

bool parser_expect(Parser *parser, TokenKind kind, const char *text, const char *where)
{
    if (parser_accept(parser, kind))
        return true;
    return parser_error_found(parser, "Expected '%s' %s", text, where);
}

/* Leaves the interpolated strings that an error happened in. */
static void skip_interpolations(Parser *parser, uint32_t levels)
{
    while (levels > 0 && !parser_at(parser, TOKEN_EOF)) {
        TokenKind kind = parser_advance(parser)->kind;
        if (kind == TOKEN_INTERP_BEGIN)
            levels++;
        else if (kind == TOKEN_INTERP_END)
            levels--;
    }
}

static bool is_synchronisation_point(const Token *token)
{
    switch (token->kind) {
    case TOKEN_EOF:
    case TOKEN_SEMICOLON:
    case TOKEN_RIGHT_BRACE:
    case TOKEN_INTERP_CLOSE:
    case TOKEN_IDENT:
    case TOKEN_SELF:
    case TOKEN_INT:
    case TOKEN_FLOAT:
    case TOKEN_STRING:
    case TOKEN_INTERP_BEGIN:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NULL:
    case TOKEN_LEFT_PAREN:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
    case TOKEN_LET:
    case TOKEN_MUT:
    case TOKEN_CONST:
    case TOKEN_FUNC:
    case TOKEN_ASYNC:
    case TOKEN_RETURN:
    case TOKEN_IF:
    case TOKEN_MATCH:
    case TOKEN_LOOP:
    case TOKEN_WHILE:
    case TOKEN_FOR:
    case TOKEN_BREAK:
    case TOKEN_CONTINUE:
    case TOKEN_TRY:
    case TOKEN_STRUCT:
    case TOKEN_ENUM:
    case TOKEN_IMPORT:
    case TOKEN_FROM:
    case TOKEN_EXPORT:
    case TOKEN_SPAWN:
    case TOKEN_YIELD:
    case TOKEN_TEST:
    case TOKEN_TEST_SETUP:
    case TOKEN_TEST_TEARDOWN:
    case TOKEN_TEST_GROUP:
        return true;
    default:
        return false;
    }
}

/* Braces opened and not closed between two tokens. */
static uint32_t count_open_braces(const Token *from, const Token *to)
{
    uint32_t open = 0;
    for (; from < to; from++) {
        if (from->kind == TOKEN_LEFT_BRACE)
            open++;
        else if (from->kind == TOKEN_RIGHT_BRACE && open > 0)
            open--;
    }
    return open;
}

void parser_synchronise(Parser *parser, const Token *statement, const ParserContext *saved)
{
    skip_interpolations(parser, parser->context.interp_depth - saved->interp_depth);
    parser->context = *saved;
    parser->throw_paren = NULL;
    /* An error in the middle of a line leaves a literal whose closing brace still comes; one at a
     * line's start means that the closing brace itself is missing. */
    if (!parser->token->newline_before)
        parser->context.stray_braces += count_open_braces(statement, parser->token);
    if (parser->token == statement)
        parser_advance(parser);
    while (!is_synchronisation_point(parser->token))
        parser_advance(parser);
}

void parser_synchronise_in_body(Parser *parser, const Token *first, const ParserContext *saved,
                                bool (*begins_item)(const Token *token))
{
    skip_interpolations(parser, parser->context.interp_depth - saved->interp_depth);
    uint32_t open = count_open_braces(first, parser->token);
    parser->context = *saved;
    parser->throw_paren = NULL;
    for (bool moved = parser->token != first; !parser_at(parser, TOKEN_EOF); moved = true) {
        const Token *token = parser->token;
        if (open == 0 && (token->kind == TOKEN_RIGHT_BRACE || (moved && begins_item(token))))
            return;
        if (token->kind == TOKEN_LEFT_BRACE)
            open++;
        else if (token->kind == TOKEN_RIGHT_BRACE)
            open--;
        parser_advance(parser);
    }
}

/* ------------------------------------------------------------------ memory */

void *parser_alloc(Parser *parser, size_t size_bytes)
{
    void *memory = arena_alloc_zeroed(&parser->ast->arena, size_bytes);
    if (!memory)
        parser->out_of_memory = true;
    return memory;
}

Expr *parser_new_expr(Parser *parser, ExprKind kind, SourcePos start)
{
    Expr *expr = parser_alloc(parser, sizeof *expr);
    if (!expr)
        return NULL;
    expr->kind = (uint8_t)kind;
    expr->start = start;
    expr->pos = start;
    return expr;
}

Stmt *parser_new_stmt(Parser *parser, StmtKind kind, SourcePos start)
{
    Stmt *stmt = parser_alloc(parser, sizeof *stmt);
    if (!stmt)
        return NULL;
    stmt->kind = (uint8_t)kind;
    stmt->start = start;
    stmt->pos = start;
    return stmt;
}

Expr *parser_finish_expr(const Parser *parser, Expr *expr)
{
    if (expr)
        expr->end_offset = parser_end_offset(parser);
    return expr;
}

Stmt *parser_finish_stmt(const Parser *parser, Stmt *stmt)
{
    if (stmt)
        stmt->end_offset = parser_end_offset(parser);
    return stmt;
}

ListBuilder list_begin(const Parser *parser)
{
    return (ListBuilder){.mark = parser->scratch_bytes};
}

static bool reserve_scratch(Parser *parser, size_t more_bytes)
{
    if (parser->scratch_capacity - parser->scratch_bytes >= more_bytes)
        return true;
    size_t capacity = parser->scratch_capacity ? parser->scratch_capacity * 2 : 4096;
    size_t limit_bytes = parser->ast->arena.limit_bytes;
    bool over_limit = limit_bytes && capacity > limit_bytes;
    unsigned char *grown = over_limit ? NULL : realloc(parser->scratch, capacity);
    if (!grown) {
        parser->out_of_memory = true;
        return false;
    }
    parser->scratch = grown;
    parser->scratch_capacity = capacity;
    return true;
}

bool list_push(Parser *parser, ListBuilder *list, const void *item, size_t item_bytes)
{
    if (!reserve_scratch(parser, item_bytes))
        return false;
    memcpy(parser->scratch + parser->scratch_bytes, item, item_bytes);
    parser->scratch_bytes += item_bytes;
    list->count++;
    return true;
}

bool list_finish(Parser *parser, ListBuilder *list, void *items)
{
    void *copy = NULL;
    size_t size_bytes = parser->scratch_bytes - list->mark;
    if (size_bytes) {
        copy = parser_alloc(parser, size_bytes);
        if (!copy)
            return false;
        memcpy(copy, parser->scratch + list->mark, size_bytes);
    }
    parser->scratch_bytes = list->mark;
    memcpy(items, &copy, sizeof copy);
    return true;
}

/* ------------------------------------------------------------------ nesting */

bool parser_nest_expression(Parser *parser, const char *context)
{
    if (parser->context.expression_depth >= RUFF_MAX_EXPRESSION_DEPTH)
        return parser_error(parser,
                            "Maximum expression nesting depth of %d exceeded while parsing %s",
                            RUFF_MAX_EXPRESSION_DEPTH, context);
    parser->context.expression_depth++;
    return true;
}

/* Skips to the closing bracket of the group that the current token stands in. */
static void skip_group(Parser *parser, bool stop_at_line_end)
{
    uint32_t open = 0;
    for (;; parser_advance(parser)) {
        const Token *token = parser->token;
        switch (token->kind) {
        case TOKEN_EOF:
            return;
        case TOKEN_LEFT_PAREN:
        case TOKEN_LEFT_BRACKET:
        case TOKEN_LEFT_BRACE:
        case TOKEN_INTERP_OPEN:
            open++;
            break;
        case TOKEN_RIGHT_PAREN:
        case TOKEN_RIGHT_BRACKET:
        case TOKEN_RIGHT_BRACE:
        case TOKEN_INTERP_CLOSE:
            if (open == 0)
                return;
            open--;
            break;
        default:
            if (open > 0 || !stop_at_line_end)
                break;
            if (token->newline_before || token->kind == TOKEN_COMMA ||
                token->kind == TOKEN_SEMICOLON)
                return;
            break;
        }
    }
}

Expr *parser_skip_nested(Parser *parser, bool stop_at_line_end)
{
    SourcePos start = parser->token->pos;
    skip_group(parser, stop_at_line_end);
    return parser_finish_expr(parser, parser_new_expr(parser, EXPR_NULL, start));
}

bool parser_open_body(Parser *parser, const char *name, bool *skipped)
{
    *skipped = false;
    if (!parser_at(parser, TOKEN_LEFT_BRACE))
        return parser_error_found(parser, "Expected '{' to start %s", name);
    if (parser->context.block_depth < RUFF_MAX_BLOCK_DEPTH) {
        parser->context.block_depth++;
        parser_advance(parser);
        return true;
    }
    parser_error(parser, "Maximum block nesting depth of %d exceeded while parsing %s",
                 RUFF_MAX_BLOCK_DEPTH, name);
    parser_advance(parser);
    skip_group(parser, false);
    *skipped = true;
    if (!parser_accept(parser, TOKEN_RIGHT_BRACE))
        return parser_error_found(parser, "Expected '}' to close %s", name);
    return true;
}

bool parser_close_body(Parser *parser, const char *name)
{
    parser->context.block_depth--;
    if (parser_accept(parser, TOKEN_RIGHT_BRACE))
        return true;
    return parser_error_found(parser, "Expected '}' to close %s", name);
}

/* ------------------------------------------------------------------ entry points */

bool source_is_valid_utf8(const char *source, size_t length_bytes)
{
    for (size_t at = 0; at < length_bytes;) {
        uint32_t code_point;
        bool valid;
        at += utf8_decode(source + at, length_bytes - at, &code_point, &valid);
        if (!valid)
            return false;
    }
    return true;
}

Ast *ast_new(const char *source, size_t length_bytes, size_t limit_bytes)
{
    Ast *ast = calloc(1, sizeof *ast);
    if (!ast)
        return NULL;
    arena_init(&ast->arena, limit_bytes);
    name_table_init(&ast->names, &ast->arena);
    ast->source = source;
    ast->source_length_bytes = (uint32_t)length_bytes;
    ast->name_self = name_table_intern(&ast->names, "self", 4);
    ast->name_underscore = name_table_intern(&ast->names, "_", 1);
    if (ast->arena.failed) {
        ast_free(ast);
        return NULL;
    }
    return ast;
}

void ast_free(Ast *ast)
{
    if (!ast)
        return;
    arena_free(&ast->arena);
    free(ast);
}

static bool intern_reserved(Parser *parser)
{
    NameTable *names = &parser->ast->names;
    parser->reserved = (ReservedNames){
        .throw_ = name_table_intern(names, "throw", 5),
        .ok = name_table_intern(names, "Ok", 2),
        .err = name_table_intern(names, "Err", 3),
        .some = name_table_intern(names, "Some", 4),
        .none = name_table_intern(names, "None", 4),
        .result = name_table_intern(names, "Result", 6),
        .option = name_table_intern(names, "Option", 6),
    };
    return !parser->ast->arena.failed;
}

static void parse_tokens(Ast *ast, const TokenList *tokens, DiagnosticList *diagnostics)
{
    Parser parser = {.ast = ast,
                     .tokens = tokens->tokens,
                     .token = tokens->tokens,
                     .diagnostics = diagnostics,
                     .last_error_offset = UINT32_MAX};
    if (!intern_reserved(&parser) || !parse_statements(&parser, &ast->program, true) ||
        parser.out_of_memory)
        diagnostics_add_out_of_memory(diagnostics);
    free(parser.scratch);
}

Ast *parse_source_with_limit(const char *source, size_t length_bytes, size_t limit_bytes,
                             DiagnosticList *diagnostics)
{
    if (length_bytes > RUFF_MAX_SOURCE_BYTES) {
        diagnostics_add_parser(diagnostics, (SourcePos){.line = 1, .column = 1},
                               "Source size %zu bytes exceeds maximum allowed %d bytes",
                               length_bytes, RUFF_MAX_SOURCE_BYTES);
        return NULL;
    }
    Ast *ast = ast_new(source, length_bytes, limit_bytes);
    if (!ast) {
        diagnostics_add_out_of_memory(diagnostics);
        return NULL;
    }
    TokenList tokens;
    token_list_init(&tokens);
    if (lexer_run(ast, false, &tokens, diagnostics))
        parse_tokens(ast, &tokens, diagnostics);
    token_list_free(&tokens);
    if (diagnostics_empty(diagnostics))
        return ast;
    ast_free(ast);
    return NULL;
}

Ast *parse_source(const char *source, size_t length_bytes, DiagnosticList *diagnostics)
{
    return parse_source_with_limit(source, length_bytes, 0, diagnostics);
}
