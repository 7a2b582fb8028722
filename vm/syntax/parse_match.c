/* The match statement. */
#include "vm/syntax/parser_internal.h"

/* `: statement`, kept as a block of one. */
static bool parse_single_statement(Parser *parser, Block *body)
{
    body->start = parser->token->pos;
    Stmt *stmt = parse_statement(parser);
    if (!stmt)
        return false;
    body->statements = parser_alloc(parser, sizeof(Stmt *));
    if (!body->statements)
        return false;
    body->statements[0] = stmt;
    body->count = 1;
    body->end = stmt->start;
    body->end_offset = stmt->end_offset;
    return true;
}

static bool parse_arm(Parser *parser, MatchClause *clause, const char *block_name)
{
    bool has_colon = parser_accept(parser, TOKEN_COLON);
    clause->is_braced = !has_colon || parser_at(parser, TOKEN_LEFT_BRACE);
    if (clause->is_braced)
        return parse_block_into(parser, &clause->body, block_name);
    return parse_single_statement(parser, &clause->body);
}

static bool parse_case(Parser *parser, MatchClause *clause)
{
    clause->pos = parser_advance(parser)->pos;
    clause->pattern = parse_case_pattern(parser);
    if (!clause->pattern)
        return false;
    if (parser_accept(parser, TOKEN_IF)) {
        clause->guard = parse_head_expression(parser, HEAD_PLAIN);
        if (!clause->guard)
            return false;
    }
    return parse_arm(parser, clause, "match case block");
}

static bool parse_default(Parser *parser, MatchClause *clause)
{
    clause->pos = parser_advance(parser)->pos;
    return parse_arm(parser, clause, "match default block");
}

static bool begins_clause(const Token *token)
{
    return token->kind == TOKEN_CASE || token->kind == TOKEN_DEFAULT;
}

/* The clauses up to anything else. A clause with an error is dropped, the others are still read.
 * False: memory ran out. */
static bool parse_clauses(Parser *parser, ListBuilder *list)
{
    for (;;) {
        while (parser_accept(parser, TOKEN_SEMICOLON))
            continue;
        if (!begins_clause(parser->token))
            return true;
        const Token *first = parser->token;
        ParserContext saved = parser->context;
        size_t scratch_bytes = parser->scratch_bytes;
        MatchClause clause = {0};
        bool ok = first->kind == TOKEN_CASE ? parse_case(parser, &clause)
                                            : parse_default(parser, &clause);
        if (parser->out_of_memory || (ok && !list_push(parser, list, &clause, sizeof clause)))
            return false;
        if (!ok) {
            parser->scratch_bytes = scratch_bytes;
            parser_synchronise_in_body(parser, first, &saved, begins_clause);
        }
    }
}

Stmt *parse_match(Parser *parser)
{
    Stmt *stmt = parser_new_stmt(parser, STMT_MATCH, parser->token->pos);
    parser_advance(parser);
    bool skipped;
    if (!stmt || !(stmt->as.match.subject = parse_head_expression(parser, HEAD_MATCH_SUBJECT)) ||
        !parser_open_body(parser, "match body", &skipped))
        return NULL;
    if (skipped)
        return stmt;
    HeadKind head = parser->context.head;
    parser->context.head = HEAD_NONE;
    ListBuilder list = list_begin(parser);
    if (!parse_clauses(parser, &list) || !parser_close_body(parser, "match body"))
        return NULL;
    parser->context.head = head;
    stmt->as.match.count = list.count;
    return list_finish(parser, &list, &stmt->as.match.clauses) ? stmt : NULL;
}
