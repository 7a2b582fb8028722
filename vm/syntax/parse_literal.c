/* Compound primary expressions: literals, parentheses, tags, throw and yield. */
#include "vm/syntax/parser_internal.h"

/* ------------------------------------------------------------------ interpolated strings */

static bool parse_interpolation(Parser *parser, InterpPart *part)
{
    parser_advance(parser);
    part->expr = parse_nested_expression(parser);
    if (!part->expr)
        return false;
    if (parser_accept(parser, TOKEN_INTERP_CLOSE))
        return true;
    return parser_error(parser, "Invalid interpolated string expression");
}

Expr *parse_interpolated_string(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_INTERP, parser->token->pos);
    parser_advance(parser);
    parser->context.interp_depth++;
    if (!expr)
        return NULL;
    ListBuilder list = list_begin(parser);
    while (!parser_accept(parser, TOKEN_INTERP_END)) {
        InterpPart part = {0};
        if (parser_at(parser, TOKEN_INTERP_TEXT))
            part.text = *parser_advance(parser)->as.text;
        else if (!parser_at(parser, TOKEN_INTERP_OPEN))
            return parser_error(parser, "Invalid interpolated string expression"), NULL;
        else if (!parse_interpolation(parser, &part))
            return NULL;
        if (!list_push(parser, &list, &part, sizeof part))
            return NULL;
    }
    parser->context.interp_depth--;
    expr->as.interp.count = list.count;
    if (!list_finish(parser, &list, &expr->as.interp.parts))
        return NULL;
    return parser_finish_expr(parser, expr);
}

/* ------------------------------------------------------------------ arrays and dicts */

/* The limits on elements are reported once; the rest of the literal is parsed and dropped. */
static bool within_limit(Parser *parser, uint32_t index, uint32_t limit, const char *format)
{
    if (index == limit)
        diagnostics_add_parser(parser->diagnostics, parser->token->pos, format, (int)limit);
    return index < limit;
}

static bool parse_element(Parser *parser, ArrayElement *element)
{
    element->pos = parser->token->pos;
    element->is_spread = parser_accept(parser, TOKEN_ELLIPSIS);
    element->value = parse_nested_expression(parser);
    return element->value != NULL;
}

Expr *parse_array_literal(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_ARRAY, parser->token->pos);
    if (!expr)
        return NULL;
    bool too_deep = !parser_nest_expression(parser, "array literal");
    parser_advance(parser);
    if (too_deep) {
        if (!parser_skip_nested(parser, false) ||
            !parser_expect(parser, TOKEN_RIGHT_BRACKET, "]", "to close array literal"))
            return NULL;
        return parser_finish_expr(parser, expr);
    }

    ListBuilder list = list_begin(parser);
    for (uint32_t index = 0; !parser_at(parser, TOKEN_RIGHT_BRACKET); index++) {
        bool keep = within_limit(parser, index, RUFF_MAX_ARRAY_ELEMENTS,
                                 "Array literal exceeds maximum element count of %d");
        ArrayElement element = {0};
        if (!parse_element(parser, &element) ||
            (keep && !list_push(parser, &list, &element, sizeof element)))
            return NULL;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parser_expect(parser, TOKEN_RIGHT_BRACKET, "]", "to close array literal"))
        return NULL;
    parser->context.expression_depth--;
    expr->as.array.count = list.count;
    if (!list_finish(parser, &list, &expr->as.array.elements))
        return NULL;
    return parser_finish_expr(parser, expr);
}

static bool parse_entry(Parser *parser, DictEntry *entry)
{
    entry->pos = parser->token->pos;
    if (!parser_accept(parser, TOKEN_ELLIPSIS)) {
        entry->key = parse_nested_expression(parser);
        if (!entry->key)
            return false;
        if (!parser_accept(parser, TOKEN_COLON))
            return parser_error(parser, "Expected ':' in dictionary literal");
    }
    entry->value = parse_nested_expression(parser);
    return entry->value != NULL;
}

Expr *parse_dict_literal(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_DICT, parser->token->pos);
    if (!expr)
        return NULL;
    bool too_deep = !parser_nest_expression(parser, "dictionary literal");
    parser_advance(parser);
    if (too_deep) {
        if (!parser_skip_nested(parser, false) ||
            !parser_expect(parser, TOKEN_RIGHT_BRACE, "}", "to close dictionary literal"))
            return NULL;
        return parser_finish_expr(parser, expr);
    }

    ListBuilder list = list_begin(parser);
    for (uint32_t index = 0; !parser_at(parser, TOKEN_RIGHT_BRACE); index++) {
        bool keep = within_limit(parser, index, RUFF_MAX_DICT_ENTRIES,
                                 "Dictionary literal exceeds maximum item count of %d");
        DictEntry entry = {0};
        if (!parse_entry(parser, &entry) ||
            (keep && !list_push(parser, &list, &entry, sizeof entry)))
            return NULL;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parser_expect(parser, TOKEN_RIGHT_BRACE, "}", "to close dictionary literal"))
        return NULL;
    parser->context.expression_depth--;
    expr->as.dict.count = list.count;
    if (!list_finish(parser, &list, &expr->as.dict.entries))
        return NULL;
    return parser_finish_expr(parser, expr);
}

/* ------------------------------------------------------------------ struct literals */

bool parser_at_struct_literal(const Parser *parser)
{
    const Token *brace = parser_peek(parser, 1);
    if (brace->kind != TOKEN_LEFT_BRACE || brace->newline_before)
        return false;
    const Token *first = parser_peek(parser, 2);
    if (first->kind == TOKEN_RIGHT_BRACE)
        return parser->context.head == HEAD_NONE;
    if (!token_is_name(first) || parser_peek(parser, 3)->kind != TOKEN_COLON)
        return false;
    bool opens_match = parser->context.head == HEAD_MATCH_SUBJECT && first->kind == TOKEN_DEFAULT;
    return !opens_match;
}

static bool parse_field_init(Parser *parser, FieldInit *field)
{
    if (!token_is_name(parser->token))
        return parser_error_found(parser, "Expected '}' to close struct literal");
    field->pos = parser->token->pos;
    field->name = parser_advance(parser)->as.name;
    if (!parser_accept(parser, TOKEN_COLON))
        return parser_error(parser, "Invalid statement");
    field->value = parse_nested_expression(parser);
    return field->value != NULL;
}

Expr *parse_struct_literal(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_STRUCT, parser->token->pos);
    if (!expr)
        return NULL;
    expr->as.struct_lit.name = parser_advance(parser)->as.name;
    parser_advance(parser);
    ListBuilder list = list_begin(parser);
    while (!parser_at(parser, TOKEN_RIGHT_BRACE)) {
        FieldInit field = {0};
        if (!parse_field_init(parser, &field) || !list_push(parser, &list, &field, sizeof field))
            return NULL;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    if (!parser_expect(parser, TOKEN_RIGHT_BRACE, "}", "to close struct literal"))
        return NULL;
    expr->as.struct_lit.count = list.count;
    if (!list_finish(parser, &list, &expr->as.struct_lit.fields))
        return NULL;
    return parser_finish_expr(parser, expr);
}

/* ------------------------------------------------------------------ parentheses and throw */

/* Further expressions in throw(a, b): parsed for their own errors, then dropped. */
static bool parse_surplus_operands(Parser *parser)
{
    while (parser_accept(parser, TOKEN_COMMA) && !parser_at(parser, TOKEN_RIGHT_PAREN)) {
        parser->throw_wrong_arity = true;
        if (!parse_nested_expression(parser))
            return false;
    }
    return true;
}

Expr *parse_parenthesised(Parser *parser)
{
    bool after_throw = parser->token == parser->throw_paren;
    SourcePos start = parser_advance(parser)->pos;
    Expr *expr = parse_nested_expression(parser);
    if (!expr || (after_throw && !parse_surplus_operands(parser)))
        return NULL;
    const char *where =
        after_throw ? "to close throw(...) arguments" : "to close parenthesized expression";
    if (!parser_expect(parser, TOKEN_RIGHT_PAREN, ")", where))
        return NULL;
    expr->parenthesised = true;
    expr->start = start;
    return parser_finish_expr(parser, expr);
}

/* The operand of throw or yield: one level deeper, and still in the head that it stands in. */
static Expr *parse_word_operand(Parser *parser)
{
    if (!parser_nest_expression(parser, "expression"))
        return parser_skip_nested(parser, true);
    Expr *operand = parse_expression(parser);
    if (operand)
        parser->context.expression_depth--;
    return operand;
}

static Expr *parse_throw(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_THROW, parser->token->pos);
    parser_advance(parser);
    if (!expr)
        return NULL;
    bool at_paren = parser_at(parser, TOKEN_LEFT_PAREN) && !parser->token->newline_before;
    if (at_paren && parser_peek(parser, 1)->kind == TOKEN_RIGHT_PAREN) {
        parser_advance(parser);
        parser_advance(parser);
        expr->as.throw_.wrong_arity = true;
        return parser_finish_expr(parser, expr);
    }
    if (!parser_at_line_operand(parser)) {
        expr->as.throw_.wrong_arity = true;
        return parser_finish_expr(parser, expr);
    }

    const Token *outer_paren = parser->throw_paren;
    bool outer_wrong_arity = parser->throw_wrong_arity;
    parser->throw_paren = at_paren ? parser->token : NULL;
    parser->throw_wrong_arity = false;
    Expr *operand = parse_word_operand(parser);
    if (!operand)
        return NULL;
    expr->as.throw_.wrong_arity = parser->throw_wrong_arity;
    expr->as.throw_.operand = parser->throw_wrong_arity ? NULL : operand;
    parser->throw_paren = outer_paren;
    parser->throw_wrong_arity = outer_wrong_arity;
    return parser_finish_expr(parser, expr);
}

Expr *parse_yield(Parser *parser)
{
    Expr *expr = parser_new_expr(parser, EXPR_YIELD, parser->token->pos);
    parser_advance(parser);
    if (!expr)
        return NULL;
    parser->context.saw_yield = true;
    if (parser_at_line_operand(parser)) {
        expr->as.yield.operand = parse_word_operand(parser);
        if (!expr->as.yield.operand)
            return NULL;
    }
    return parser_finish_expr(parser, expr);
}

/* ------------------------------------------------------------------ tags */

static Expr *new_tag(Parser *parser, const Name *enum_name, const Name *variant, SourcePos start)
{
    Expr *expr = parser_new_expr(parser, EXPR_TAG, start);
    TagExpr *tag = parser_alloc(parser, sizeof *tag);
    if (!expr || !tag)
        return NULL;
    tag->builtin = parser_builtin_tag(parser, enum_name, variant);
    tag->enum_name = enum_name;
    tag->variant = variant;
    expr->as.tag = tag;
    return expr;
}

Expr *parse_tag_expression(Parser *parser)
{
    const Token *enum_token = parser_advance(parser);
    parser_advance(parser);
    if (!parser_at(parser, TOKEN_IDENT))
        return parser_error(parser, "Invalid statement"), NULL;
    const Name *variant = parser_advance(parser)->as.name;
    Expr *expr = new_tag(parser, enum_token->as.name, variant, enum_token->pos);
    if (!expr)
        return NULL;
    if (parser_at(parser, TOKEN_LEFT_PAREN) && !parser->token->newline_before) {
        TagExpr *tag = expr->as.tag;
        tag->has_parens = true;
        if (!parse_call_arguments(parser, "to close tag expression arguments", &tag->args,
                                  &tag->arg_count))
            return NULL;
    }
    return parser_finish_expr(parser, expr);
}

static const char *wrapper_closing(TagBuiltin builtin)
{
    switch (builtin) {
    case TAG_OK:
        return "to close Ok(...)";
    case TAG_ERR:
        return "to close Err(...)";
    default:
        return "to close Some(...)";
    }
}

Expr *parse_reserved_word(Parser *parser)
{
    const Token *word = parser->token;
    if (word->as.name == parser->reserved.throw_)
        return parse_throw(parser);

    parser_advance(parser);
    Expr *expr = new_tag(parser, NULL, word->as.name, word->pos);
    if (!expr)
        return NULL;
    TagExpr *tag = expr->as.tag;
    if (tag->builtin == TAG_NONE)
        return parser_finish_expr(parser, expr);

    if (!parser_at(parser, TOKEN_LEFT_PAREN) || parser->token->newline_before)
        return parser_error(parser, "Expected '(' after '%s'", word->as.name->text), NULL;
    parser_advance(parser);
    Expr *payload = parse_nested_expression(parser);
    if (!payload || !parser_expect(parser, TOKEN_RIGHT_PAREN, ")", wrapper_closing(tag->builtin)))
        return NULL;
    tag->has_parens = true;
    tag->arg_count = 1;
    tag->args = parser_alloc(parser, sizeof *tag->args);
    if (!tag->args)
        return NULL;
    tag->args[0] = payload;
    return parser_finish_expr(parser, expr);
}
