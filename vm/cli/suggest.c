#include "vm/cli/suggest.h"

#include <stdlib.h>

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
    uint32_t line, column; /* from where the name must be visible */
    Declared *open;        /* as many as there are tokens */
    uint32_t open_count;
    uint32_t depth;
    uint32_t parameters; /* open parentheses of a parameter list */
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
    return introduces_name(previous) || generator || assigned ? scan->depth : UINT32_MAX;
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

static void scan_token(Scan *scan, uint32_t i)
{
    const Token *token = &scan->tokens->tokens[i];
    uint32_t depth;
    switch (token->kind) {
    case TOKEN_LEFT_BRACE:
        scan->depth++;
        break;
    case TOKEN_RIGHT_BRACE:
        while (is_before(scan, token) && scan->open_count > 0 &&
               scan->open[scan->open_count - 1].depth >= scan->depth && scan->depth > 0) {
            scan->open_count--;
        }
        scan->depth -= scan->depth > 0;
        break;
    case TOKEN_LEFT_PAREN:
        scan->parameters += scan->parameters || opens_parameters(scan, i);
        break;
    case TOKEN_RIGHT_PAREN:
        scan->parameters -= scan->parameters > 0;
        break;
    case TOKEN_IDENT:
        depth = declaration_depth(scan, i);
        if (depth == 0 || (depth != UINT32_MAX && is_before(scan, token))) {
            scan->open[scan->open_count++] = (Declared){token->as.name, depth};
        }
        break;
    default:
        break;
    }
}

/* Innermost names first, so that they win a tie. */
static void consider_declared(Ast *ast, uint32_t line, uint32_t column, const char *name,
                              NearestName *nearest)
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
        Scan scan = {.tokens = &tokens, .line = line, .column = column, .open = open};
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

bool suggest_name(const SourceFile *source, uint32_t line, uint32_t column, const char *name,
                  char *out, size_t capacity)
{
    NearestName nearest = {0};
    Ast *ast = source && source->text ? ast_new(source->text, source->size_bytes, 0) : NULL;
    if (ast) {
        consider_declared(ast, line, column, name, &nearest);
    }
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        nearest_name_consider(&nearest, name, table[i].name);
    }
    bool found = nearest.best != NULL;
    if (found) {
        snprintf(out, capacity, "%s", nearest.best); /* names of the program live in the tree */
    }
    ast_free(ast);
    return found;
}
