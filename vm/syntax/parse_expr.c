/* Operators, prefix operators, postfix chains, and the choice among primary expressions. */
#include "vm/syntax/parser_internal.h"

typedef struct OperatorInfo {
    int level; /* ChainLevel, or NO_OPERATOR */
    BinaryOp op;
} OperatorInfo;

#define NO_OPERATOR (-1)

static OperatorInfo operator_info(const Token *token)
{
    switch (token->kind) {
    case TOKEN_PIPE:
        return (OperatorInfo){CHAIN_PIPE, BINARY_PIPE};
    case TOKEN_QUESTION_QUESTION:
        return (OperatorInfo){CHAIN_COALESCE, BINARY_COALESCE};
    case TOKEN_OR_OR:
        return (OperatorInfo){CHAIN_OR, BINARY_OR};
    case TOKEN_AND_AND:
        return (OperatorInfo){CHAIN_AND, BINARY_AND};
    case TOKEN_EQUAL_EQUAL:
        return (OperatorInfo){CHAIN_EQUALITY, BINARY_EQ};
    case TOKEN_BANG_EQUAL:
        return (OperatorInfo){CHAIN_EQUALITY, BINARY_NE};
    case TOKEN_LESS:
        return (OperatorInfo){CHAIN_COMPARISON, BINARY_LT};
    case TOKEN_LESS_EQUAL:
        return (OperatorInfo){CHAIN_COMPARISON, BINARY_LE};
    case TOKEN_GREATER:
        return (OperatorInfo){CHAIN_COMPARISON, BINARY_GT};
    case TOKEN_GREATER_EQUAL:
        return (OperatorInfo){CHAIN_COMPARISON, BINARY_GE};
    case TOKEN_PLUS:
        return (OperatorInfo){CHAIN_TERM, BINARY_ADD};
    case TOKEN_MINUS:
        return (OperatorInfo){CHAIN_TERM, BINARY_SUB};
    case TOKEN_STAR:
        return (OperatorInfo){CHAIN_FACTOR, BINARY_MUL};
    case TOKEN_SLASH:
        return (OperatorInfo){CHAIN_FACTOR, BINARY_DIV};
    case TOKEN_PERCENT:
        return (OperatorInfo){CHAIN_FACTOR, BINARY_MOD};
    default:
        return (OperatorInfo){NO_OPERATOR, BINARY_ADD};
    }
}

bool token_starts_expression(const Token *token)
{
    switch (token->kind) {
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
    case TOKEN_MINUS:
    case TOKEN_BANG:
    case TOKEN_AWAIT:
    case TOKEN_FUNC:
    case TOKEN_ASYNC:
    case TOKEN_SPAWN:
    case TOKEN_YIELD:
        return true;
    default:
        return false;
    }
}

bool parser_at_line_operand(const Parser *parser)
{
    return !parser->token->newline_before && token_starts_expression(parser->token);
}

/* ------------------------------------------------------------------ primary */

static Expr *parse_name(Parser *parser)
{
    const Token *token = parser_advance(parser);
    Expr *expr = parser_new_expr(parser, EXPR_NAME, token->pos);
    if (expr)
        expr->as.name = token->as.name;
    return parser_finish_expr(parser, expr);
}

Expr *parse_simple_literal(Parser *parser)
{
    const Token *token = parser_advance(parser);
    Expr *expr = parser_new_expr(parser, EXPR_NULL, token->pos);
    if (!expr)
        return NULL;
    switch (token->kind) {
    case TOKEN_INT:
        expr->kind = EXPR_INT;
        expr->as.integer = token->as.integer;
        break;
    case TOKEN_FLOAT:
        expr->kind = EXPR_FLOAT;
        expr->as.floating = token->as.floating;
        break;
    case TOKEN_STRING:
        expr->kind = EXPR_STRING;
        expr->as.text = *token->as.text;
        break;
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        expr->kind = EXPR_BOOL;
        expr->as.boolean = token->kind == TOKEN_TRUE;
        break;
    default:
        break;
    }
    return parser_finish_expr(parser, expr);
}

static Expr *parse_function_expression(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_FUNCTION, parser->token->pos);
    AstFunction *function = expr ? parse_function(parser, false) : NULL;
    if (!function)
        return NULL;
    expr->as.function = function;
    return parser_finish_expr(parser, expr);
}

static Expr *parse_spawn(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_SPAWN, parser->token->pos);
    parser_advance(parser);
    /* The block runs on its own, so a yield in it does not make a generator of this function. */
    bool saw_yield = parser->context.saw_yield;
    Block *block = expr ? parse_block(parser, "spawn block") : NULL;
    if (!block)
        return NULL;
    parser->context.saw_yield = saw_yield;
    expr->as.spawn = block;
    return parser_finish_expr(parser, expr);
}

static Expr *parse_identifier(Parser *parser)
{
    if (parser_peek(parser, 1)->kind == TOKEN_COLON_COLON)
        return parse_tag_expression(parser);
    if (!parser_at_declarable(parser))
        return parse_reserved_word(parser);
    if (parser_at_struct_literal(parser))
        return parse_struct_literal(parser);
    return parse_name(parser);
}

static Expr *parse_primary(Parser *parser)
{
    switch (parser->token->kind) {
    case TOKEN_IDENT:
        return parse_identifier(parser);
    case TOKEN_SELF:
        return parse_name(parser);
    case TOKEN_INT:
    case TOKEN_FLOAT:
    case TOKEN_STRING:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NULL:
        return parse_simple_literal(parser);
    case TOKEN_INTERP_BEGIN:
        return parse_interpolated_string(parser);
    case TOKEN_LEFT_PAREN:
        return parse_parenthesised(parser);
    case TOKEN_LEFT_BRACKET:
        return parse_array_literal(parser);
    case TOKEN_LEFT_BRACE:
        return parse_dict_literal(parser);
    case TOKEN_FUNC:
    case TOKEN_ASYNC:
        return parse_function_expression(parser);
    case TOKEN_SPAWN:
        return parse_spawn(parser);
    case TOKEN_YIELD:
        return parse_yield(parser);
    default:
        parser_error_expected_expression(parser);
        return NULL;
    }
}

/* ------------------------------------------------------------------ postfix */

bool parse_call_arguments(Parser *parser, const char *where, Expr ***args, uint32_t *count)
{
    parser_advance(parser);
    ListBuilder list = list_begin(parser);
    while (!parser_at(parser, TOKEN_RIGHT_PAREN)) {
        Expr *arg = parse_nested_expression(parser);
        if (!arg || !list_push(parser, &list, &arg, sizeof(Expr *)))
            return false;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parser_expect(parser, TOKEN_RIGHT_PAREN, ")", where))
        return false;
    *count = list.count;
    return list_finish(parser, &list, args);
}

static bool parse_index_link(Parser *parser, PostfixLink *link)
{
    link->kind = LINK_INDEX;
    parser_advance(parser);
    link->as.index = parse_nested_expression(parser);
    return link->as.index &&
           parser_expect(parser, TOKEN_RIGHT_BRACKET, "]", "to close index expression");
}

static bool parse_field_link(Parser *parser, PostfixLink *link)
{
    bool is_optional = parser_advance(parser)->kind == TOKEN_QUESTION_DOT;
    link->kind = is_optional ? LINK_OPT_FIELD : LINK_FIELD;
    if (!token_is_name(parser->token))
        return parser_error(parser, "Invalid statement");
    link->as.field.pos = parser->token->pos;
    link->as.field.name = parser_advance(parser)->as.name;
    return true;
}

static bool parse_call_link(Parser *parser, PostfixLink *link, bool is_method)
{
    link->kind = LINK_CALL;
    return parse_call_arguments(
        parser, is_method ? "to close method call arguments" : "to close function call arguments",
        &link->as.call.args, &link->as.call.count);
}

/* Whether the current token continues the expression before it. */
static bool at_postfix(const Parser *parser)
{
    switch (parser->token->kind) {
    case TOKEN_LEFT_PAREN:
    case TOKEN_LEFT_BRACKET:
        return !parser->token->newline_before;
    case TOKEN_DOT:
    case TOKEN_QUESTION_DOT:
    case TOKEN_QUESTION:
        return true;
    default:
        return false;
    }
}

static bool parse_link(Parser *parser, PostfixLink *link, bool after_field)
{
    *link = (PostfixLink){.pos = parser->token->pos};
    bool ok = true;
    switch (parser->token->kind) {
    case TOKEN_LEFT_PAREN:
        ok = parse_call_link(parser, link, after_field);
        break;
    case TOKEN_LEFT_BRACKET:
        ok = parse_index_link(parser, link);
        break;
    case TOKEN_QUESTION:
        link->kind = LINK_TRY;
        parser_advance(parser);
        break;
    default:
        ok = parse_field_link(parser, link);
        break;
    }
    link->end_offset = parser_end_offset(parser);
    return ok;
}

static Expr *parse_postfix(Parser *parser)
{
    SourcePos start = parser->token->pos;
    Expr *base = parse_primary(parser);
    if (!base || !at_postfix(parser))
        return base;

    ListBuilder list = list_begin(parser);
    PostfixLink link;
    bool after_field = false;
    do {
        if (!parse_link(parser, &link, after_field) ||
            !list_push(parser, &list, &link, sizeof link))
            return NULL;
        after_field = link.kind == LINK_FIELD || link.kind == LINK_OPT_FIELD;
    } while (at_postfix(parser));

    Expr *expr = parser_new_expr(parser, EXPR_POSTFIX, start);
    if (!expr)
        return NULL;
    expr->pos = link.pos;
    expr->as.postfix.base = base;
    expr->as.postfix.count = list.count;
    if (!list_finish(parser, &list, &expr->as.postfix.links))
        return NULL;
    return parser_finish_expr(parser, expr);
}

/* ------------------------------------------------------------------ prefix and binary operators */

static Expr *parse_unary(Parser *parser)
{
    UnaryOp op;
    switch (parser->token->kind) {
    case TOKEN_MINUS:
        op = UNARY_NEG;
        break;
    case TOKEN_BANG:
        op = UNARY_NOT;
        break;
    case TOKEN_AWAIT:
        op = UNARY_AWAIT;
        break;
    default:
        return parse_postfix(parser);
    }
    Expr *expr = parser_new_expr(parser, EXPR_UNARY, parser->token->pos);
    parser_advance(parser);
    if (!expr)
        return NULL;
    if (!parser_nest_expression(parser, "unary expression"))
        return parser_skip_nested(parser, true);
    expr->as.unary.op = op;
    expr->as.unary.operand = parse_unary(parser);
    if (!expr->as.unary.operand)
        return NULL;
    parser->context.expression_depth--;
    return parser_finish_expr(parser, expr);
}

/* Continues `left` with all operators of at least this level. Recursion is by level only. */
static Expr *parse_operators(Parser *parser, Expr *left, int min_level)
{
    OperatorInfo info = operator_info(parser->token);
    while (info.level >= min_level) {
        int level = info.level;
        ListBuilder list = list_begin(parser);
        ChainLink link;
        do {
            link = (ChainLink){.pos = parser_advance(parser)->pos, .op = info.op};
            link.operand = parse_unary(parser);
            if (link.operand)
                link.operand = parse_operators(parser, link.operand, level + 1);
            if (!link.operand || !list_push(parser, &list, &link, sizeof link))
                return NULL;
            info = operator_info(parser->token);
        } while (info.level == level);

        Expr *chain = parser_new_expr(parser, EXPR_CHAIN, left->start);
        if (!chain)
            return NULL;
        chain->pos = link.pos;
        chain->as.chain.first = left;
        chain->as.chain.level = (ChainLevel)level;
        chain->as.chain.count = list.count;
        if (!list_finish(parser, &list, &chain->as.chain.links))
            return NULL;
        left = parser_finish_expr(parser, chain);
    }
    return left;
}

Expr *parse_expression(Parser *parser)
{
    Expr *left = parse_unary(parser);
    return left ? parse_operators(parser, left, CHAIN_PIPE) : NULL;
}

Expr *parse_nested_expression(Parser *parser)
{
    if (!parser_nest_expression(parser, "expression"))
        return parser_skip_nested(parser, false);
    HeadKind head = parser->context.head;
    parser->context.head = HEAD_NONE;
    Expr *expr = parse_expression(parser);
    if (!expr)
        return NULL;
    parser->context.head = head;
    parser->context.expression_depth--;
    return expr;
}

Expr *parse_head_expression(Parser *parser, HeadKind head)
{
    HeadKind saved = parser->context.head;
    parser->context.head = head;
    Expr *expr = parse_expression(parser);
    if (expr)
        parser->context.head = saved;
    return expr;
}
