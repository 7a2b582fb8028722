/* Blocks and statements, except declarations and match. */
#include "vm/syntax/parser_internal.h"

/* ------------------------------------------------------------------ blocks */

/* INTERP_CLOSE ends a block too: it can be met only after an error, when brackets do not match. */
static bool at_block_end(const Parser *parser, bool is_program)
{
    if (parser_at(parser, TOKEN_EOF))
        return true;
    return !is_program &&
           (parser_at(parser, TOKEN_RIGHT_BRACE) || parser_at(parser, TOKEN_INTERP_CLOSE));
}

/* Passes over the brace of a statement that was given up before its end. */
static bool skip_stray_brace(Parser *parser)
{
    if (parser->context.stray_braces == 0 || !parser_accept(parser, TOKEN_RIGHT_BRACE))
        return false;
    parser->context.stray_braces--;
    return true;
}

bool parse_statements(Parser *parser, Block *block, bool is_program)
{
    if (is_program)
        block->start = parser->token->pos;
    uint32_t outer_stray_braces = parser->context.stray_braces;
    parser->context.stray_braces = 0;
    ListBuilder list = list_begin(parser);
    for (;;) {
        if (parser_accept(parser, TOKEN_SEMICOLON)) {
            parser->last_error_line = 0;
            continue;
        }
        if (skip_stray_brace(parser))
            continue;
        if (at_block_end(parser, is_program))
            break;
        const Token *first = parser->token;
        ParserContext saved = parser->context;
        size_t scratch_bytes = parser->scratch_bytes;
        Stmt *stmt = parse_statement(parser);
        if (parser->out_of_memory)
            return false;
        if (!stmt) {
            parser->scratch_bytes = scratch_bytes;
            parser_synchronise(parser, first, &saved);
        } else if (!list_push(parser, &list, &stmt, sizeof(Stmt *))) {
            return false;
        }
    }
    parser->context.stray_braces = outer_stray_braces;
    block->end = parser->token->pos;
    block->end_offset = parser->token->pos.offset + parser->token->length_bytes;
    block->count = list.count;
    return list_finish(parser, &list, &block->statements);
}

bool parse_block_into(Parser *parser, Block *block, const char *name)
{
    block->start = parser->token->pos;
    bool skipped;
    if (!parser_open_body(parser, name, &skipped))
        return false;
    if (skipped)
        return true;
    HeadKind head = parser->context.head;
    parser->context.head = HEAD_NONE;
    if (!parse_statements(parser, block, false))
        return false;
    parser->context.head = head;
    return parser_close_body(parser, name);
}

Block *parse_block(Parser *parser, const char *name)
{
    Block *block = parser_alloc(parser, sizeof *block);
    return block && parse_block_into(parser, block, name) ? block : NULL;
}

/* ------------------------------------------------------------------ bindings and assignments */

static bool at_assign_eq(const Parser *parser)
{
    return parser_at(parser, TOKEN_COLON_EQUAL) || parser_at(parser, TOKEN_EQUAL);
}

static bool assign_op_of(const Token *token, AssignOp *op)
{
    switch (token->kind) {
    case TOKEN_COLON_EQUAL:
    case TOKEN_EQUAL:
        *op = ASSIGN_SET;
        return true;
    case TOKEN_PLUS_EQUAL:
        *op = ASSIGN_ADD;
        return true;
    case TOKEN_MINUS_EQUAL:
        *op = ASSIGN_SUB;
        return true;
    case TOKEN_STAR_EQUAL:
        *op = ASSIGN_MUL;
        return true;
    case TOKEN_SLASH_EQUAL:
        *op = ASSIGN_DIV;
        return true;
    case TOKEN_PERCENT_EQUAL:
        *op = ASSIGN_MOD;
        return true;
    default:
        return false;
    }
}

/* The right-hand side of an assignment, after which no second operator may come. */
static Expr *parse_assigned_value(Parser *parser)
{
    AssignOp op;
    parser_advance(parser);
    Expr *value = parse_expression(parser);
    if (value && assign_op_of(parser->token, &op))
        return parser_error(parser, "Chained assignment is not supported; split the assignment "
                                    "into separate statements"),
               NULL;
    return value;
}

static Expr *parse_initialiser(Parser *parser, const char *declaration)
{
    if (!at_assign_eq(parser))
        return parser_error_found(parser, "Expected assignment operator (':=' or '=') in %s",
                                  declaration),
               NULL;
    return parse_assigned_value(parser);
}

static Stmt *parse_let(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_LET, parser->token->pos);
    bool is_mutable = parser_advance(parser)->kind == TOKEN_MUT;
    if (!stmt)
        return NULL;
    stmt->as.let.is_mutable = is_mutable;
    stmt->as.let.pattern = parse_pattern(parser);
    if (!stmt->as.let.pattern || !parse_optional_annotation(parser, &stmt->as.let.type))
        return NULL;
    stmt->as.let.value = parse_initialiser(parser, "let declaration");
    return stmt->as.let.value ? stmt : NULL;
}

static Stmt *parse_const(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_CONST, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    if (!parser_at_declarable(parser))
        return parser_error(parser, "Expected constant name after 'const'"), NULL;
    const Token *token = parser_advance(parser);
    bool discards = token->as.name == parser->ast->name_underscore;
    stmt->as.const_.name =
        (PatternName){.name = discards ? NULL : token->as.name, .pos = token->pos};
    if (!parse_optional_annotation(parser, &stmt->as.const_.type))
        return NULL;
    stmt->as.const_.value = parse_initialiser(parser, "const declaration");
    return stmt->as.const_.value ? stmt : NULL;
}

static Stmt *parse_destructuring(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_DESTRUCTURE, parser->token->pos);
    Pattern *pattern = stmt ? parse_pattern(parser) : NULL;
    if (!pattern)
        return NULL;
    stmt->pos = parser->token->pos;
    stmt->as.destructure.pattern = pattern;
    if (!at_assign_eq(parser))
        return parser_error(parser, "Invalid statement"), NULL;
    stmt->as.destructure.value = parse_assigned_value(parser);
    return stmt->as.destructure.value ? stmt : NULL;
}

static bool is_assignable(const Expr *expr)
{
    if (expr->parenthesised)
        return false;
    if (expr->kind == EXPR_NAME)
        return true;
    if (expr->kind != EXPR_POSTFIX || !is_assignable(expr->as.postfix.base))
        return false;
    for (uint32_t i = 0; i < expr->as.postfix.count; i++) {
        PostfixKind kind = expr->as.postfix.links[i].kind;
        if (kind != LINK_INDEX && kind != LINK_FIELD)
            return false;
    }
    return true;
}

static Stmt *parse_simple_statement(Parser *parser)
{
    const Token *first = parser->token;
    Stmt *stmt = parser_new_stmt(parser, STMT_EXPR, first->pos);
    Expr *expr = stmt ? parse_expression(parser) : NULL;
    if (!expr)
        return NULL;
    stmt->as.expr = expr;

    bool may_assign = first->kind == TOKEN_IDENT || first->kind == TOKEN_SELF;
    AssignOp op;
    if (!may_assign || !assign_op_of(parser->token, &op))
        return stmt;
    if (!is_assignable(expr))
        return parser_error(parser, "Invalid assignment target"), NULL;
    stmt->kind = STMT_ASSIGN;
    stmt->pos = parser->token->pos;
    stmt->as.assign.target = expr;
    stmt->as.assign.op = op;
    stmt->as.assign.value = parse_assigned_value(parser);
    return stmt->as.assign.value ? stmt : NULL;
}

/* ------------------------------------------------------------------ control flow */

static bool parse_if_arm(Parser *parser, IfArm *arm)
{
    arm->pos = parser_advance(parser)->pos;
    arm->condition = parse_head_expression(parser, HEAD_PLAIN);
    return arm->condition && parse_block_into(parser, &arm->body, "if block");
}

static Stmt *parse_if(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_IF, parser->token->pos);
    if (!stmt)
        return NULL;
    ListBuilder arms = list_begin(parser);
    Block *else_body = NULL;
    bool more;
    do {
        IfArm arm = {0};
        if (!parse_if_arm(parser, &arm) || !list_push(parser, &arms, &arm, sizeof arm))
            return NULL;
        bool otherwise = parser_accept(parser, TOKEN_ELSE);
        more = otherwise && parser_at(parser, TOKEN_IF);
        if (otherwise && !more && !(else_body = parse_block(parser, "else block")))
            return NULL;
    } while (more);
    stmt->as.if_.else_body = else_body;
    stmt->as.if_.count = arms.count;
    return list_finish(parser, &arms, &stmt->as.if_.arms) ? stmt : NULL;
}

static Stmt *parse_while(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_WHILE, parser->token->pos);
    parser_advance(parser);
    if (!stmt || !(stmt->as.while_.condition = parse_head_expression(parser, HEAD_PLAIN)))
        return NULL;
    stmt->as.while_.body = parse_block(parser, "while body");
    return stmt->as.while_.body ? stmt : NULL;
}

static Stmt *parse_loop(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_LOOP, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    bool has_condition = parser_accept(parser, TOKEN_WHILE);
    if (has_condition && !(stmt->as.loop.condition = parse_head_expression(parser, HEAD_PLAIN)))
        return NULL;
    stmt->as.loop.body = parse_block(parser, "loop body");
    return stmt->as.loop.body ? stmt : NULL;
}

static Stmt *parse_for(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_FOR, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    bool at_pattern = parser_at_declarable(parser) || parser_at(parser, TOKEN_LEFT_BRACKET) ||
                      parser_at(parser, TOKEN_LEFT_BRACE);
    if (!at_pattern)
        return parser_error(parser, "Expected loop variable name after 'for'"), NULL;
    if (!(stmt->as.for_.pattern = parse_pattern(parser)) ||
        !parser_expect(parser, TOKEN_IN, "in", "in for loop") ||
        !(stmt->as.for_.iterable = parse_head_expression(parser, HEAD_PLAIN)))
        return NULL;
    stmt->as.for_.body = parse_block(parser, "for loop body");
    return stmt->as.for_.body ? stmt : NULL;
}

static Stmt *parse_try(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_TRY, parser->token->pos);
    parser_advance(parser);
    if (!stmt || !(stmt->as.try_.body = parse_block(parser, "try block")))
        return NULL;
    if (!parser_expect(parser, TOKEN_EXCEPT, "except", "after try block"))
        return NULL;
    if (parser_at_declarable(parser)) {
        const Token *token = parser_advance(parser);
        bool discards = token->as.name == parser->ast->name_underscore;
        stmt->as.try_.error =
            (PatternName){.name = discards ? NULL : token->as.name, .pos = token->pos};
    }
    stmt->as.try_.handler = parse_block(parser, "except block");
    return stmt->as.try_.handler ? stmt : NULL;
}

static Stmt *parse_return(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_RETURN, parser->token->pos);
    parser_advance(parser);
    if (!stmt || !parser_at_line_operand(parser))
        return stmt;
    stmt->as.return_.value = parse_expression(parser);
    return stmt->as.return_.value ? stmt : NULL;
}

static Stmt *parse_word_statement(Parser *parser, StmtKind kind)
{
    Stmt *stmt = parser_new_stmt(parser, kind, parser->token->pos);
    parser_advance(parser);
    return stmt;
}

/* Repeated `export` words mean one. */
static Stmt *parse_export(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_EXPORT, parser->token->pos);
    while (parser_accept(parser, TOKEN_EXPORT))
        continue;
    if (!stmt)
        return NULL;
    stmt->as.export = parse_statement(parser);
    return stmt->as.export ? stmt : NULL;
}

/* ------------------------------------------------------------------ the choice */

static Stmt *parse_statement_by_keyword(Parser *parser)
{
    switch (parser->token->kind) {
    case TOKEN_LET:
    case TOKEN_MUT:
        return parse_let(parser);
    case TOKEN_CONST:
        return parse_const(parser);
    case TOKEN_FUNC:
    case TOKEN_ASYNC:
        return parse_function_statement(parser);
    case TOKEN_STRUCT:
        return parse_struct(parser);
    case TOKEN_ENUM:
        return parse_enum(parser);
    case TOKEN_IMPORT:
        return parse_import(parser);
    case TOKEN_FROM:
        return parse_from_import(parser);
    case TOKEN_EXPORT:
        return parse_export(parser);
    case TOKEN_RETURN:
        return parse_return(parser);
    case TOKEN_BREAK:
        return parse_word_statement(parser, STMT_BREAK);
    case TOKEN_CONTINUE:
        return parse_word_statement(parser, STMT_CONTINUE);
    case TOKEN_IF:
        return parse_if(parser);
    case TOKEN_MATCH:
        return parse_match(parser);
    case TOKEN_WHILE:
        return parse_while(parser);
    case TOKEN_LOOP:
        return parse_loop(parser);
    case TOKEN_FOR:
        return parse_for(parser);
    case TOKEN_TRY:
        return parse_try(parser);
    case TOKEN_TEST:
    case TOKEN_TEST_GROUP:
    case TOKEN_TEST_SETUP:
    case TOKEN_TEST_TEARDOWN:
        return parse_test(parser);
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
        if (parser_at_destructuring(parser))
            return parse_destructuring(parser);
        return parse_simple_statement(parser);
    default:
        return parse_simple_statement(parser);
    }
}

Stmt *parse_statement(Parser *parser)
{
    return parser_finish_stmt(parser, parse_statement_by_keyword(parser));
}
