/* Functions, structs, enums, imports and test statements. */
#include "vm/syntax/parser_internal.h"

/* ------------------------------------------------------------------ functions */

static bool parse_param(Parser *parser, Param *param)
{
    const Token *token = parser_advance(parser);
    *param = (Param){.name = token->as.name, .pos = token->pos};
    return parse_optional_annotation(parser, &param->type);
}

static bool parse_params(Parser *parser, AstFunction *function, bool is_declaration)
{
    ListBuilder list = list_begin(parser);
    while (parser_at_declarable(parser) || parser_at(parser, TOKEN_SELF)) {
        Param param;
        if (!parse_param(parser, &param) || !list_push(parser, &list, &param, sizeof param))
            return false;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    const char *where = is_declaration ? "to close function parameter list"
                                       : "to close function expression parameter list";
    if (!parser_expect(parser, TOKEN_RIGHT_PAREN, ")", where))
        return false;
    function->param_count = list.count;
    return list_finish(parser, &list, &function->params);
}

/* From the parameter list to the end of the body. */
static bool parse_signature_and_body(Parser *parser, AstFunction *function, bool is_declaration)
{
    const char *where =
        is_declaration ? "after function name" : "after 'func' in function expression";
    if (!parser_expect(parser, TOKEN_LEFT_PAREN, "(", where) ||
        !parse_params(parser, function, is_declaration))
        return false;
    if (parser_accept(parser, TOKEN_ARROW) && !parse_type(parser, &function->return_type))
        return false;

    bool saw_yield = parser->context.saw_yield;
    parser->context.saw_yield = false;
    if (!parse_block_into(parser, &function->body,
                          is_declaration ? "function body" : "function expression body"))
        return false;
    function->is_generator = function->has_star || parser->context.saw_yield;
    parser->context.saw_yield = saw_yield;
    function->end_offset = parser_end_offset(parser);
    return true;
}

AstFunction *parse_function(Parser *parser, bool is_declaration)
{
    AstFunction *function = parser_alloc(parser, sizeof *function);
    if (!function)
        return NULL;
    function->start = parser->token->pos;
    function->is_async = parser_accept(parser, TOKEN_ASYNC);
    if (!parser_at(parser, TOKEN_FUNC))
        return parser_error(parser, "Expected 'func' after 'async'"), NULL;
    function->pos = parser_advance(parser)->pos;
    function->has_star = parser_accept(parser, TOKEN_STAR);
    if (is_declaration) {
        if (!parser_at_declarable(parser))
            return parser_error(parser, "Expected function name after 'func'"), NULL;
        const Token *token = parser_advance(parser);
        function->name = token->as.name;
        function->pos = token->pos;
    }
    return parse_signature_and_body(parser, function, is_declaration) ? function : NULL;
}

Stmt *parse_function_statement(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_FUNCTION, parser->token->pos);
    if (!stmt)
        return NULL;
    stmt->as.function = parse_function(parser, true);
    return stmt->as.function ? stmt : NULL;
}

/* ------------------------------------------------------------------ structs */

typedef struct StructMember {
    AstFunction *method; /* NULL: a field */
    StructField field;
} StructMember;

static bool parse_field(Parser *parser, StructField *field)
{
    if (!token_is_name(parser->token))
        return parser_error_found(parser, "Expected field or method in struct body");
    field->pos = parser->token->pos;
    field->name = parser_advance(parser)->as.name;
    if (!parse_optional_annotation(parser, &field->type))
        return false;
    if (!parser_accept(parser, TOKEN_COLON_EQUAL) && !parser_accept(parser, TOKEN_EQUAL))
        return true;
    field->default_value = parse_nested_expression(parser);
    return field->default_value != NULL;
}

static bool parse_member(Parser *parser, StructMember *member)
{
    *member = (StructMember){0};
    bool is_method = parser_at(parser, TOKEN_FUNC) || parser_at(parser, TOKEN_ASYNC);
    if (is_method) {
        member->method = parse_function(parser, true);
        return member->method != NULL;
    }
    return parse_field(parser, &member->field);
}

/* Distributes the members to the two arrays of the declaration. */
static bool store_members(Parser *parser, StructDecl *decl, const StructMember *members,
                          uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (members[i].method)
            decl->method_count++;
        else
            decl->field_count++;
    }
    decl->fields = parser_alloc(parser, decl->field_count * sizeof *decl->fields);
    decl->methods = parser_alloc(parser, decl->method_count * sizeof(AstFunction *));
    if (!decl->fields || !decl->methods)
        return false;
    uint32_t field = 0;
    uint32_t method = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (members[i].method)
            decl->methods[method++] = members[i].method;
        else
            decl->fields[field++] = members[i].field;
    }
    return true;
}

static bool begins_member(const Token *token)
{
    return token->kind == TOKEN_FUNC || token->kind == TOKEN_ASYNC || token->kind == TOKEN_COMMA ||
           token->kind == TOKEN_SEMICOLON || (token->newline_before && token_is_name(token));
}

/* The members up to the closing brace. One with an error is dropped, the others are still read.
 * False: memory ran out. */
static bool parse_members(Parser *parser, ListBuilder *list)
{
    while (!parser_at(parser, TOKEN_RIGHT_BRACE) && !parser_at(parser, TOKEN_EOF)) {
        const Token *first = parser->token;
        ParserContext saved = parser->context;
        size_t scratch_bytes = parser->scratch_bytes;
        StructMember member;
        bool ok = parse_member(parser, &member);
        if (parser->out_of_memory || (ok && !list_push(parser, list, &member, sizeof member)))
            return false;
        if (!ok) {
            parser->scratch_bytes = scratch_bytes;
            parser_synchronise_in_body(parser, first, &saved, begins_member);
        }
        while (parser_at(parser, TOKEN_COMMA) || parser_at(parser, TOKEN_SEMICOLON))
            parser_advance(parser);
    }
    return true;
}

static bool parse_struct_body(Parser *parser, StructDecl *decl)
{
    bool skipped;
    if (!parser_open_body(parser, "struct body", &skipped))
        return false;
    if (skipped)
        return true;
    ListBuilder list = list_begin(parser);
    StructMember *members;
    if (!parse_members(parser, &list) || !parser_close_body(parser, "struct body"))
        return false;
    uint32_t count = list.count;
    return list_finish(parser, &list, &members) && store_members(parser, decl, members, count);
}

Stmt *parse_struct(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_STRUCT, parser->token->pos);
    StructDecl *decl = parser_alloc(parser, sizeof *decl);
    parser_advance(parser);
    if (!stmt || !decl)
        return NULL;
    if (!parser_at_declarable(parser))
        return parser_error(parser, "Expected struct name after 'struct'"), NULL;
    const Token *token = parser_advance(parser);
    decl->name = token->as.name;
    decl->name_pos = token->pos;
    stmt->as.struct_ = decl;
    return parse_struct_body(parser, decl) ? stmt : NULL;
}

/* ------------------------------------------------------------------ enums */

static bool parse_enum_body(Parser *parser, Stmt *stmt)
{
    bool skipped;
    if (!parser_open_body(parser, "enum body", &skipped))
        return false;
    if (skipped)
        return true;
    ListBuilder list = list_begin(parser);
    while (parser_at(parser, TOKEN_IDENT)) {
        const Token *token = parser_advance(parser);
        PatternName variant = {.name = token->as.name, .pos = token->pos};
        if (!list_push(parser, &list, &variant, sizeof variant))
            return false;
        if (!parser_accept(parser, TOKEN_COMMA))
            break;
    }
    stmt->as.enum_.count = list.count;
    return parser_close_body(parser, "enum body") &&
           list_finish(parser, &list, &stmt->as.enum_.variants);
}

Stmt *parse_enum(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_ENUM, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    if (!parser_at_declarable(parser))
        return parser_error(parser, "Expected enum name after 'enum'"), NULL;
    const Token *token = parser_advance(parser);
    stmt->as.enum_.name = token->as.name;
    stmt->as.enum_.name_pos = token->pos;
    return parse_enum_body(parser, stmt) ? stmt : NULL;
}

/* ------------------------------------------------------------------ imports */

Stmt *parse_import(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_IMPORT, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    if (!parser_at_declarable(parser))
        return parser_error(parser, "Expected module name after 'import'"), NULL;
    const Token *token = parser_advance(parser);
    stmt->as.import.name = token->as.name;
    stmt->as.import.name_pos = token->pos;
    return stmt;
}

static bool push_text(Parser *parser, ListBuilder *text, const char *bytes, uint32_t length_bytes)
{
    for (uint32_t i = 0; i < length_bytes; i++) {
        if (!list_push(parser, text, &bytes[i], 1))
            return false;
    }
    return true;
}

/* A dotted path as one name, without blanks that may stand around its dots. */
static const Name *parse_module_path(Parser *parser)
{
    if (!parser_at(parser, TOKEN_IDENT))
        return parser_error(parser, "Expected module name after 'from'"), NULL;
    ListBuilder text = list_begin(parser);
    const Name *segment = parser_advance(parser)->as.name;
    if (!push_text(parser, &text, segment->text, segment->length_bytes))
        return NULL;
    while (parser_accept(parser, TOKEN_DOT)) {
        if (!parser_at(parser, TOKEN_IDENT))
            return parser_error(parser, "Expected module path segment after '.' in from-import "
                                        "statement"),
                   NULL;
        segment = parser_advance(parser)->as.name;
        if (!push_text(parser, &text, ".", 1) ||
            !push_text(parser, &text, segment->text, segment->length_bytes))
            return NULL;
    }
    const Name *path = name_table_intern(&parser->ast->names,
                                         (const char *)parser->scratch + text.mark, text.count);
    parser->scratch_bytes = text.mark;
    if (!path)
        parser->out_of_memory = true;
    return path;
}

Stmt *parse_from_import(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_FROM_IMPORT, parser->token->pos);
    parser_advance(parser);
    if (!stmt || !(stmt->as.from_import.module = parse_module_path(parser)) ||
        !parser_expect(parser, TOKEN_IMPORT, "import",
                       "after module name in from-import statement"))
        return NULL;
    ListBuilder list = list_begin(parser);
    do {
        if (!parser_at_declarable(parser))
            return parser_error(parser, "Expected imported symbol name"), NULL;
        const Token *token = parser_advance(parser);
        PatternName symbol = {.name = token->as.name, .pos = token->pos};
        if (!list_push(parser, &list, &symbol, sizeof symbol))
            return NULL;
    } while (parser_accept(parser, TOKEN_COMMA));
    stmt->as.from_import.count = list.count;
    return list_finish(parser, &list, &stmt->as.from_import.names) ? stmt : NULL;
}

/* ------------------------------------------------------------------ tests */

typedef struct TestForm {
    StmtKind kind;
    const char *body;
    const char *name_error; /* NULL: has no name */
} TestForm;

static TestForm test_form(TokenKind kind)
{
    switch (kind) {
    case TOKEN_TEST:
        return (TestForm){STMT_TEST, "test body", "Expected test name string after 'test'"};
    case TOKEN_TEST_GROUP:
        return (TestForm){STMT_TEST_GROUP, "test_group body",
                          "Expected group name string after 'test_group'"};
    case TOKEN_TEST_SETUP:
        return (TestForm){STMT_TEST_SETUP, "test_setup block", NULL};
    default:
        return (TestForm){STMT_TEST_TEARDOWN, "test_teardown block", NULL};
    }
}

Stmt *parse_test(Parser *parser)
{
    TestForm form = test_form(parser->token->kind);
    Stmt *stmt = parser_new_stmt(parser, form.kind, parser->token->pos);
    parser_advance(parser);
    if (!stmt)
        return NULL;
    if (form.name_error) {
        if (!parser_at(parser, TOKEN_STRING))
            return parser_error(parser, "%s", form.name_error), NULL;
        stmt->as.test.name = *parser_advance(parser)->as.text;
    }
    /* A yield in here belongs to no function; the compiler rejects it. */
    bool saw_yield = parser->context.saw_yield;
    stmt->as.test.body = parse_block(parser, form.body);
    parser->context.saw_yield = saw_yield;
    return stmt->as.test.body ? stmt : NULL;
}
