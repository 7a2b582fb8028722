/* Destructuring patterns and the patterns of match. */
#include "vm/syntax/parser_internal.h"

/* ------------------------------------------------------------------ destructuring */

/* Looks ahead over one bracket group made of pattern tokens only. A group that is followed by an
 * assignment cannot be anything but a destructuring, so its inner order is left to parse_pattern().
 * The nesting bound keeps repeated look-aheads linear. */
bool parser_at_destructuring(const Parser *parser)
{
    uint32_t open = 0;
    for (const Token *token = parser->token;; token++) {
        switch (token->kind) {
        case TOKEN_LEFT_BRACKET:
        case TOKEN_LEFT_BRACE:
            if (++open > RUFF_MAX_EXPRESSION_DEPTH)
                return false;
            break;
        case TOKEN_RIGHT_BRACKET:
        case TOKEN_RIGHT_BRACE:
            if (--open == 0)
                return token[1].kind == TOKEN_COLON_EQUAL || token[1].kind == TOKEN_EQUAL;
            break;
        case TOKEN_IDENT:
        case TOKEN_COMMA:
        case TOKEN_ELLIPSIS:
            break;
        default:
            return false;
        }
    }
}

static Pattern *new_pattern(Parser *parser, PatternKind kind)
{
    Pattern *pattern = parser_alloc(parser, sizeof *pattern);
    if (!pattern)
        return NULL;
    pattern->kind = kind;
    pattern->pos = parser->token->pos;
    return pattern;
}

/* A name to be bound; its name is NULL for `_`. */
static bool parse_binder(Parser *parser, PatternName *binder)
{
    if (!parser_at_declarable(parser))
        return parser_error(parser, "Invalid statement");
    const Token *token = parser_advance(parser);
    binder->pos = token->pos;
    binder->name = token->as.name == parser->ast->name_underscore ? NULL : token->as.name;
    return true;
}

/* The end of a pattern: a rest, a comma, the bracket. */
static bool parse_pattern_end(Parser *parser, TokenKind closer, bool *has_rest, PatternName *rest)
{
    *has_rest = parser_accept(parser, TOKEN_ELLIPSIS);
    if (*has_rest && !parse_binder(parser, rest))
        return false;
    parser_accept(parser, TOKEN_COMMA);
    if (parser_accept(parser, closer))
        return true;
    return parser_error(parser, "Invalid statement");
}

static Pattern *parse_array_pattern(Parser *parser)
{
    Pattern *pattern = new_pattern(parser, PATTERN_ARRAY);
    if (!pattern || !parser_nest_expression(parser, "expression"))
        return NULL;
    parser_advance(parser);
    ListBuilder list = list_begin(parser);
    while (!parser_at(parser, TOKEN_RIGHT_BRACKET) && !parser_at(parser, TOKEN_ELLIPSIS) &&
           !parser_at(parser, TOKEN_COMMA)) {
        Pattern *element = parse_pattern(parser);
        if (!element || !list_push(parser, &list, &element, sizeof(Pattern *)))
            return NULL;
        TokenKind after_comma = parser_peek(parser, 1)->kind;
        if (!parser_at(parser, TOKEN_COMMA) || after_comma == TOKEN_RIGHT_BRACKET)
            break;
        parser_advance(parser);
    }
    if (parser_at(parser, TOKEN_COMMA) && parser_peek(parser, 1)->kind == TOKEN_ELLIPSIS)
        parser_advance(parser);
    if (!parse_pattern_end(parser, TOKEN_RIGHT_BRACKET, &pattern->as.array.has_rest,
                           &pattern->as.array.rest))
        return NULL;
    parser->context.expression_depth--;
    pattern->as.array.count = list.count;
    return list_finish(parser, &list, &pattern->as.array.elements) ? pattern : NULL;
}

static Pattern *parse_dict_pattern(Parser *parser)
{
    Pattern *pattern = new_pattern(parser, PATTERN_DICT);
    if (!pattern)
        return NULL;
    parser_advance(parser);
    ListBuilder list = list_begin(parser);
    while (parser_at(parser, TOKEN_IDENT)) {
        PatternName binder;
        if (!parse_binder(parser, &binder) || !list_push(parser, &list, &binder, sizeof binder))
            return NULL;
        TokenKind after_comma = parser_peek(parser, 1)->kind;
        if (!parser_at(parser, TOKEN_COMMA) || after_comma == TOKEN_RIGHT_BRACE)
            break;
        parser_advance(parser);
    }
    if (parser_at(parser, TOKEN_COMMA) && parser_peek(parser, 1)->kind == TOKEN_ELLIPSIS)
        parser_advance(parser);
    if (!parse_pattern_end(parser, TOKEN_RIGHT_BRACE, &pattern->as.dict.has_rest,
                           &pattern->as.dict.rest))
        return NULL;
    pattern->as.dict.count = list.count;
    return list_finish(parser, &list, &pattern->as.dict.names) ? pattern : NULL;
}

Pattern *parse_pattern(Parser *parser)
{
    if (parser_at(parser, TOKEN_LEFT_BRACKET))
        return parse_array_pattern(parser);
    if (parser_at(parser, TOKEN_LEFT_BRACE))
        return parse_dict_pattern(parser);
    Pattern *pattern = new_pattern(parser, PATTERN_DISCARD);
    PatternName binder = {0};
    if (!pattern || !parse_binder(parser, &binder))
        return NULL;
    if (binder.name) {
        pattern->kind = PATTERN_NAME;
        pattern->as.name = binder.name;
    }
    return pattern;
}

/* ------------------------------------------------------------------ case patterns */

static bool error_expected_pattern(Parser *parser)
{
    return parser_error_found(parser, "Expected pattern in match case");
}

static bool parse_literal_pattern(Parser *parser, CasePattern *pattern)
{
    pattern->kind = CASE_LITERAL;
    bool negative = parser_accept(parser, TOKEN_MINUS);
    if (negative && !parser_at(parser, TOKEN_INT) && !parser_at(parser, TOKEN_FLOAT))
        return error_expected_pattern(parser);
    Expr *literal = parse_simple_literal(parser);
    if (!literal)
        return false;
    if (negative && literal->kind == EXPR_INT)
        literal->as.integer = -literal->as.integer;
    else if (negative)
        literal->as.floating = -literal->as.floating;
    literal->start = pattern->pos;
    pattern->as.literal = literal;
    return true;
}

static CasePattern *parse_case_pattern_at(Parser *parser, bool inside_tag);

static bool parse_tag_parts(Parser *parser, TagPattern *tag)
{
    tag->has_parens = true;
    parser_advance(parser);
    if (!parser_nest_expression(parser, "expression"))
        return false;
    ListBuilder list = list_begin(parser);
    do {
        CasePattern *part = parse_case_pattern_at(parser, true);
        if (!part || !list_push(parser, &list, &part, sizeof(CasePattern *)))
            return false;
    } while (parser_accept(parser, TOKEN_COMMA));
    if (!parser_expect(parser, TOKEN_RIGHT_PAREN, ")", "to close tag expression arguments"))
        return false;
    parser->context.expression_depth--;
    tag->part_count = list.count;
    return list_finish(parser, &list, &tag->parts);
}

static bool parse_tag_pattern(Parser *parser, CasePattern *pattern)
{
    pattern->kind = CASE_TAG;
    TagPattern *tag = &pattern->as.tag;
    tag->variant = parser_advance(parser)->as.name;
    if (parser_accept(parser, TOKEN_COLON_COLON)) {
        if (!parser_at(parser, TOKEN_IDENT))
            return error_expected_pattern(parser);
        tag->enum_name = tag->variant;
        tag->variant = parser_advance(parser)->as.name;
    }
    tag->builtin = parser_builtin_tag(parser, tag->enum_name, tag->variant);
    return !parser_at(parser, TOKEN_LEFT_PAREN) || parse_tag_parts(parser, tag);
}

static bool parse_name_pattern(Parser *parser, CasePattern *pattern, bool inside_tag)
{
    const Name *name = parser->token->as.name;
    bool is_tag = parser_peek(parser, 1)->kind == TOKEN_COLON_COLON ||
                  parser_builtin_tag(parser, NULL, name) != TAG_USER;
    if (is_tag)
        return parse_tag_pattern(parser, pattern);
    if (inside_tag && !parser_at_declarable(parser))
        return error_expected_pattern(parser);
    parser_advance(parser);
    if (name == parser->ast->name_underscore) {
        pattern->kind = CASE_ANY;
    } else {
        pattern->kind = inside_tag ? CASE_BIND : CASE_WORD;
        pattern->as.name = name;
    }
    return true;
}

static CasePattern *parse_case_pattern_at(Parser *parser, bool inside_tag)
{
    CasePattern *pattern = parser_alloc(parser, sizeof *pattern);
    if (!pattern)
        return NULL;
    pattern->pos = parser->token->pos;
    bool ok;
    switch (parser->token->kind) {
    case TOKEN_IDENT:
        ok = parse_name_pattern(parser, pattern, inside_tag);
        break;
    case TOKEN_MINUS:
    case TOKEN_INT:
    case TOKEN_FLOAT:
    case TOKEN_STRING:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
    case TOKEN_NULL:
        ok = parse_literal_pattern(parser, pattern);
        break;
    default:
        ok = error_expected_pattern(parser);
        break;
    }
    return ok ? pattern : NULL;
}

CasePattern *parse_case_pattern(Parser *parser)
{
    return parse_case_pattern_at(parser, false);
}
