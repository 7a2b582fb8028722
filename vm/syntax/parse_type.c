/* Type annotations. They have no effect at run time; only their place in the source is kept. */
#include "vm/syntax/parser_internal.h"

#include <string.h>

/* An open '<' of a generic type. */
typedef struct OpenGeneric {
    const char *form;   /* "Result<T, E>" or "Option<T>", whose arity is checked; else NULL */
    uint32_t arity;     /* of that form */
    uint32_t arguments; /* complete so far */
} OpenGeneric;

static bool at_type_name(const Parser *parser)
{
    switch (parser->token->kind) {
    case TOKEN_IDENT:
    case TOKEN_INT_TYPE:
    case TOKEN_FLOAT_TYPE:
    case TOKEN_STRING_TYPE:
    case TOKEN_BOOL_TYPE:
    case TOKEN_NULL:
    case TOKEN_FUNC:
        return true;
    default:
        return false;
    }
}

static bool error_in_form(Parser *parser, const char *expected, const OpenGeneric *generic)
{
    if (!generic->form)
        return parser_error(parser, "Invalid statement");
    return parser_error(parser, "Expected '%s' in %s type annotation", expected, generic->form);
}

static OpenGeneric generic_of(const Parser *parser, const Name *name)
{
    if (name == parser->reserved.result)
        return (OpenGeneric){.form = "Result<T, E>", .arity = 2};
    if (name == parser->reserved.option)
        return (OpenGeneric){.form = "Option<T>", .arity = 1};
    return (OpenGeneric){0};
}

static void skip_suffixes(Parser *parser)
{
    for (;;) {
        bool is_array = parser_at(parser, TOKEN_LEFT_BRACKET) &&
                        parser_peek(parser, 1)->kind == TOKEN_RIGHT_BRACKET;
        bool is_optional =
            parser_at(parser, TOKEN_QUESTION) || parser_at(parser, TOKEN_QUESTION_QUESTION);
        if (!is_array && !is_optional)
            return;
        parser_advance(parser);
        if (is_array)
            parser_advance(parser);
    }
}

/* After a complete argument: closes generics as long as '>' follows. *more tells that a comma came
 * and another argument must follow. */
static bool close_generics(Parser *parser, ListBuilder *open, bool *more)
{
    *more = false;
    while (open->count > 0) {
        OpenGeneric generic;
        size_t top = parser->scratch_bytes - sizeof generic;
        memcpy(&generic, parser->scratch + top, sizeof generic);
        generic.arguments++;
        if (generic.form && generic.arguments < generic.arity && !parser_at(parser, TOKEN_COMMA))
            return error_in_form(parser, ",", &generic);
        bool full = generic.form && generic.arguments == generic.arity;
        if (!full && parser_accept(parser, TOKEN_COMMA)) {
            memcpy(parser->scratch + top, &generic, sizeof generic);
            *more = true;
            return true;
        }
        if (!parser_accept(parser, TOKEN_GREATER))
            return error_in_form(parser, ">", &generic);
        parser->scratch_bytes = top;
        open->count--;
        skip_suffixes(parser);
    }
    return true;
}

/* Nested generics are kept on an explicit stack: there is no limit on how deep they go. */
bool parse_type(Parser *parser, SourceRange *range)
{
    range->offset = parser->token->pos.offset;
    ListBuilder open = list_begin(parser);
    bool more = true;
    while (more) {
        if (!at_type_name(parser))
            return parser_error_found(parser, "Expected type name");
        OpenGeneric generic = generic_of(parser, parser_advance(parser)->as.name);
        if (parser_accept(parser, TOKEN_LESS)) {
            if (!list_push(parser, &open, &generic, sizeof generic))
                return false;
            continue;
        }
        if (generic.form)
            return error_in_form(parser, "<", &generic);
        skip_suffixes(parser);
        if (!close_generics(parser, &open, &more))
            return false;
    }
    range->length_bytes = parser_end_offset(parser) - range->offset;
    return true;
}

bool parse_optional_annotation(Parser *parser, SourceRange *range)
{
    return !parser_accept(parser, TOKEN_COLON) || parse_type(parser, range);
}
