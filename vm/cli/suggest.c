#include "vm/cli/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "vm/syntax/lexer.h"
#include "vm/syntax/parser.h"

/* A declaration whose block is still open. */
typedef struct Declared {
    const Name *name;
    uint32_t depth; /* of braces */
} Declared;

typedef struct Scan {
    const TokenList *tokens;
    NameKind kind;
    uint32_t line, column; /* from where the name must be visible */
    Declared *open;
    uint32_t open_count, open_capacity;
    uint32_t depth;
    uint32_t parameters;   /* open parentheses of a parameter list or a pattern of `case` */
    uint32_t struct_depth; /* of the members of the struct that is open; 0: none */
    bool in_case;          /* in a pattern of `case` */
    bool in_import;        /* in the list of names of an import */
} Scan;

static TokenKind kind_at(const Scan *scan, uint32_t i)
{
    return i < scan->tokens->count ? (TokenKind)scan->tokens->tokens[i].kind : TOKEN_EOF;
}

static bool is_before(const Scan *scan, const Token *token)
{
    return token->pos.line < scan->line ||
           (token->pos.line == scan->line && token->pos.column < scan->column);
}

static bool introduces_name(TokenKind kind)
{
    return kind == TOKEN_LET || kind == TOKEN_MUT || kind == TOKEN_CONST || kind == TOKEN_FUNC ||
           kind == TOKEN_STRUCT || kind == TOKEN_ENUM || kind == TOKEN_IMPORT;
}

/* Depth of the block in which the name at token i is declared; UINT32_MAX: it is no declaration. */
static uint32_t declaration_depth(const Scan *scan, uint32_t i)
{
    TokenKind previous = i > 0 ? kind_at(scan, i - 1) : TOKEN_EOF;
    TokenKind next = kind_at(scan, i + 1);
    if (previous == TOKEN_DOT || previous == TOKEN_QUESTION_DOT || previous == TOKEN_COLON_COLON) {
        return UINT32_MAX;
    }
    /* What stands in a head belongs to the block that follows. */
    if (previous == TOKEN_FOR || previous == TOKEN_EXCEPT ||
        (scan->parameters && (previous == TOKEN_LEFT_PAREN || previous == TOKEN_COMMA))) {
        return scan->depth + 1;
    }
    bool generator = previous == TOKEN_STAR && i > 1 && kind_at(scan, i - 2) == TOKEN_FUNC;
    bool assigned = next == TOKEN_COLON_EQUAL || next == TOKEN_EQUAL;
    bool imported = scan->in_import && previous == TOKEN_COMMA;
    if (scan->kind == NAME_OF_STRUCT) {
        bool is_struct = previous == TOKEN_STRUCT || previous == TOKEN_IMPORT || imported;
        return is_struct ? scan->depth : UINT32_MAX;
    }
    return introduces_name(previous) || generator || assigned || imported ? scan->depth
                                                                          : UINT32_MAX;
}

/* Whether the name at token i stands where a member of a struct is declared. */
static bool is_member(const Scan *scan, uint32_t i)
{
    if (scan->struct_depth == 0 || scan->depth != scan->struct_depth || scan->parameters) {
        return false;
    }
    switch (kind_at(scan, i - 1)) {
    case TOKEN_COLON:
    case TOKEN_EQUAL:
    case TOKEN_COLON_EQUAL:
    case TOKEN_DOT:
    case TOKEN_COLON_COLON:
        return false;
    default:
        return true;
    }
}

static void declare(Scan *scan, const Token *token, uint32_t depth)
{
    if ((depth == 0 || is_before(scan, token)) && scan->open_count < scan->open_capacity) {
        scan->open[scan->open_count++] = (Declared){token->as.name, depth};
    }
}

/* The names of the pattern that ends before token i, an assignment or `in`. */
static void declare_pattern(Scan *scan, uint32_t i, uint32_t depth)
{
    uint32_t nesting = 0, first = i;
    do {
        first--;
        TokenKind kind = kind_at(scan, first);
        nesting += kind == TOKEN_RIGHT_BRACKET || kind == TOKEN_RIGHT_BRACE;
        nesting -= kind == TOKEN_LEFT_BRACKET || kind == TOKEN_LEFT_BRACE;
    } while (first > 0 && nesting > 0);
    bool is_index =
        first > 0 && kind_at(scan, first - 1) == TOKEN_IDENT &&
        scan->tokens->tokens[first - 1].pos.line == scan->tokens->tokens[first].pos.line;
    for (uint32_t at = first; at < i && !is_index; at++) {
        if (kind_at(scan, at) == TOKEN_IDENT) {
            declare(scan, &scan->tokens->tokens[at], depth);
        }
    }
}

/* A `(` behind `func` or `func name` opens a parameter list. */
static bool opens_parameters(const Scan *scan, uint32_t i)
{
    uint32_t at = i;
    if (at > 0 && kind_at(scan, at - 1) == TOKEN_IDENT) {
        at--;
    }
    if (at > 0 && kind_at(scan, at - 1) == TOKEN_STAR) {
        at--;
    }
    return at > 0 && kind_at(scan, at - 1) == TOKEN_FUNC;
}

static void scan_brace(Scan *scan, uint32_t i)
{
    const Token *token = &scan->tokens->tokens[i];
    if (token->kind == TOKEN_LEFT_BRACE) {
        scan->depth++;
        scan->in_case = false;
        if (i > 1 && kind_at(scan, i - 2) == TOKEN_STRUCT) {
            scan->struct_depth = scan->depth;
        }
        return;
    }
    while (is_before(scan, token) && scan->open_count > 0 &&
           scan->open[scan->open_count - 1].depth >= scan->depth && scan->depth > 0) {
        scan->open_count--;
    }
    scan->struct_depth = scan->depth == scan->struct_depth ? 0 : scan->struct_depth;
    scan->depth -= scan->depth > 0;
}

static void scan_name(Scan *scan, uint32_t i)
{
    const Token *token = &scan->tokens->tokens[i];
    if (scan->kind == NAME_OF_FIELD || scan->kind == NAME_OF_MEMBER) {
        if (is_member(scan, i)) {
            declare(scan, token, 0);
        }
        return;
    }
    uint32_t depth = declaration_depth(scan, i);
    if (depth != UINT32_MAX) {
        declare(scan, token, depth);
    }
}

/* An assignment or `in` behind a pattern declares the names in it. */
static void scan_assignment(Scan *scan, uint32_t i, uint32_t depth)
{
    TokenKind previous = i > 0 ? kind_at(scan, i - 1) : TOKEN_EOF;
    if (scan->kind == NAME_OF_VARIABLE &&
        (previous == TOKEN_RIGHT_BRACKET || previous == TOKEN_RIGHT_BRACE)) {
        declare_pattern(scan, i, depth);
    }
}

static void scan_token(Scan *scan, uint32_t i)
{
    TokenKind kind = kind_at(scan, i);
    scan->in_import =
        kind == TOKEN_IMPORT || (scan->in_import && (kind == TOKEN_IDENT || kind == TOKEN_COMMA));
    switch (kind) {
    case TOKEN_LEFT_BRACE:
    case TOKEN_RIGHT_BRACE:
        scan_brace(scan, i);
        break;
    case TOKEN_LEFT_PAREN:
        scan->parameters += scan->parameters || scan->in_case || opens_parameters(scan, i);
        break;
    case TOKEN_RIGHT_PAREN:
        scan->parameters -= scan->parameters > 0;
        break;
    case TOKEN_CASE:
        scan->in_case = true;
        break;
    case TOKEN_IF:
    case TOKEN_COLON:
        scan->in_case = false;
        break;
    case TOKEN_COLON_EQUAL:
    case TOKEN_EQUAL:
        scan_assignment(scan, i, scan->depth);
        break;
    case TOKEN_IN:
        scan_assignment(scan, i, scan->depth + 1);
        break;
    case TOKEN_IDENT:
        scan_name(scan, i);
        break;
    default:
        break;
    }
}

/* Innermost names first, so that they win a tie. */
static void consider_declared(Ast *ast, Scan scan, const char *name, NearestName *nearest)
{
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    TokenList tokens;
    if (!diagnostics) {
        return;
    }
    diagnostics_init(diagnostics);
    token_list_init(&tokens);
    if (lexer_run(ast, false, &tokens, diagnostics)) {
        Declared *open = malloc(tokens.count * sizeof *open);
        scan.tokens = &tokens;
        scan.open = open;
        scan.open_capacity = tokens.count;
        for (uint32_t i = 0; open && i < tokens.count; i++) {
            scan_token(&scan, i);
        }
        for (uint32_t i = scan.open_count; open && i > 0; i--) {
            nearest_name_consider(nearest, name, open[i - 1].name->text);
        }
        free(open);
    }
    token_list_free(&tokens);
    diagnostics_free(diagnostics);
    free(diagnostics);
}

static void consider_library(NameKind kind, const char *name, NearestName *nearest)
{
    size_t count, cursor = 0;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (kind == NAME_OF_VARIABLE ||
            builtin_is_mutating_name(table[i].name, strlen(table[i].name))) {
            nearest_name_consider(nearest, name, table[i].name);
        }
    }
    if (kind == NAME_OF_VARIABLE) {
        nearest_name_consider(nearest, name, "PI");
        return;
    }
    const Builtin *method;
    while ((method = builtin_method_next(&cursor)) != NULL) {
        nearest_name_consider(nearest, name, method->name);
    }
}

bool suggest_name(const SourceFile *source, uint32_t line, uint32_t column, NameKind kind,
                  const char *name, char *out, size_t capacity)
{
    NearestName nearest = {0};
    Ast *ast = source && source->text ? ast_new(source->text, source->size_bytes, 0) : NULL;
    if (ast) {
        Scan scan = {.kind = kind, .line = line, .column = column};
        consider_declared(ast, scan, name, &nearest);
    }
    if (kind == NAME_OF_VARIABLE || kind == NAME_OF_MEMBER) {
        consider_library(kind, name, &nearest);
    }
    bool found = nearest.best != NULL;
    if (found) {
        snprintf(out, capacity, "%s", nearest.best); /* names of the program live in the tree */
    }
    ast_free(ast);
    return found;
}
