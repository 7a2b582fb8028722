#include "vm/syntax/lexer_internal.h"

#include "vm/syntax/utf8.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_TOKEN_CAPACITY 256

void token_list_init(TokenList *list)
{
    *list = (TokenList){0};
}

void token_list_free(TokenList *list)
{
    free(list->tokens);
    free(list->comments);
    token_list_init(list);
}

void lexer_fail(Lexer *lexer)
{
    lexer->out_of_memory = true;
}

/* Room for one more item in an array of the token list, within the memory limit of the tree. */
static bool reserve(Lexer *lexer, void **items, uint32_t count, uint32_t *capacity,
                    size_t item_bytes)
{
    if (count < *capacity)
        return true;
    uint32_t wanted = *capacity ? *capacity * 2 : FIRST_TOKEN_CAPACITY;
    size_t limit_bytes = lexer->ast->arena.limit_bytes;
    bool over_limit = limit_bytes && wanted > limit_bytes / item_bytes;
    void *grown = over_limit ? NULL : realloc(*items, wanted * item_bytes);
    if (!grown) {
        lexer_fail(lexer);
        return false;
    }
    *items = grown;
    *capacity = wanted;
    return true;
}

Token *lexer_emit(Lexer *lexer, TokenKind kind, SourcePos start)
{
    TokenList *list = lexer->tokens;
    void *items = list->tokens;
    bool ok = reserve(lexer, &items, list->count, &list->capacity, sizeof(Token));
    list->tokens = items;
    if (!ok)
        return NULL;
    Token *token = &list->tokens[list->count++];
    *token = (Token){.kind = (uint8_t)kind,
                     .newline_before = lexer->newline_before,
                     .length_bytes = lexer->pos.offset - start.offset,
                     .pos = start};
    lexer->newline_before = false;
    return token;
}

static void keep_comment(Lexer *lexer, SourcePos start)
{
    if (!lexer->keep_comments)
        return;
    TokenList *list = lexer->tokens;
    void *items = list->comments;
    bool ok = reserve(lexer, &items, list->comment_count, &list->comment_capacity, sizeof(Comment));
    list->comments = items;
    if (ok)
        list->comments[list->comment_count++] =
            (Comment){.pos = start, .length_bytes = lexer->pos.offset - start.offset};
}

uint32_t lexer_advance(Lexer *lexer)
{
    char byte = lexer->source[lexer->pos.offset];
    if (byte == '\n' || byte == '\r') {
        lexer->pos.offset += byte == '\r' && lexer_peek(lexer, 1) == '\n' ? 2 : 1;
        lexer->pos.line++;
        lexer->pos.column = 1;
        lexer->newline_before = true;
        return '\n';
    }
    uint32_t code_point;
    SourcePos start = lexer->pos;
    lexer->pos.offset += (uint32_t)utf8_decode(
        lexer->source + start.offset, lexer->length_bytes - start.offset, &code_point, NULL);
    lexer->pos.column++;
    if (code_point == 0)
        diagnostics_add_lexer(lexer->diagnostics, CODE_NULL_BYTE, start,
                              "Null byte is not allowed in source");
    return code_point;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

uint32_t lexer_word_character(const Lexer *lexer)
{
    char c = lexer_peek(lexer, 0);
    if (is_letter(c) || is_digit(c))
        return 1;
    if ((unsigned char)c < 0x80)
        return 0;
    uint32_t code_point;
    uint32_t offset = lexer->pos.offset;
    size_t length =
        utf8_decode(lexer->source + offset, lexer->length_bytes - offset, &code_point, NULL);
    return unicode_is_word_character(code_point) ? (uint32_t)length : 0;
}

static void lex_line_comment(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    while (!lexer_at_end(lexer) && lexer_peek(lexer, 0) != '\n' && lexer_peek(lexer, 0) != '\r')
        lexer_advance(lexer);
    keep_comment(lexer, start);
}

static void lex_block_comment(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    lexer_skip_ascii(lexer, 2);
    while (!lexer_at_end(lexer)) {
        if (lexer_peek(lexer, 0) == '*' && lexer_peek(lexer, 1) == '/') {
            lexer_skip_ascii(lexer, 2);
            keep_comment(lexer, start);
            return;
        }
        lexer_advance(lexer);
    }
    diagnostics_add_lexer(lexer->diagnostics, CODE_UNTERMINATED_COMMENT, start,
                          "Unterminated block comment");
}

/* Skips white space and comments. */
static void skip_blanks(Lexer *lexer)
{
    while (!lexer_at_end(lexer)) {
        char c = lexer_peek(lexer, 0);
        char next = lexer_peek(lexer, 1);
        if (c == ' ' || c == '\t')
            lexer_skip_ascii(lexer, 1);
        else if (c == '\n' || c == '\r')
            lexer_advance(lexer);
        else if (c == '#' || (c == '/' && next == '/'))
            lex_line_comment(lexer);
        else if (c == '/' && next == '*')
            lex_block_comment(lexer);
        else
            return;
    }
}

static void lex_word(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    uint32_t length_chars = 0;
    for (uint32_t step; (step = lexer_word_character(lexer)) != 0; length_chars++) {
        lexer->pos.offset += step;
        lexer->pos.column++;
    }
    if (length_chars > RUFF_MAX_IDENTIFIER_CHARS)
        diagnostics_add_lexer(lexer->diagnostics, CODE_IDENTIFIER_TOO_LONG, start,
                              "Identifier exceeds max length of %d characters",
                              RUFF_MAX_IDENTIFIER_CHARS);
    const char *text = lexer->source + start.offset;
    uint32_t length_bytes = lexer->pos.offset - start.offset;
    const Name *name = name_table_intern(&lexer->ast->names, text, length_bytes);
    Token *token = lexer_emit(lexer, token_keyword(text, length_bytes), start);
    if (!name || !token)
        lexer_fail(lexer);
    else
        token->as.name = name;
}

typedef struct Symbol {
    char text[4];
    uint8_t length;
    uint8_t kind;
} Symbol;

/* Longer symbols stand before their own prefixes. */
static const Symbol symbols[] = {
    {"...", 3, TOKEN_ELLIPSIS},
    {":=", 2, TOKEN_COLON_EQUAL},
    {"::", 2, TOKEN_COLON_COLON},
    {"==", 2, TOKEN_EQUAL_EQUAL},
    {"!=", 2, TOKEN_BANG_EQUAL},
    {"<=", 2, TOKEN_LESS_EQUAL},
    {">=", 2, TOKEN_GREATER_EQUAL},
    {"&&", 2, TOKEN_AND_AND},
    {"||", 2, TOKEN_OR_OR},
    {"|>", 2, TOKEN_PIPE},
    {"??", 2, TOKEN_QUESTION_QUESTION},
    {"?.", 2, TOKEN_QUESTION_DOT},
    {"->", 2, TOKEN_ARROW},
    {"+=", 2, TOKEN_PLUS_EQUAL},
    {"-=", 2, TOKEN_MINUS_EQUAL},
    {"*=", 2, TOKEN_STAR_EQUAL},
    {"/=", 2, TOKEN_SLASH_EQUAL},
    {"%=", 2, TOKEN_PERCENT_EQUAL},
    {"+", 1, TOKEN_PLUS},
    {"-", 1, TOKEN_MINUS},
    {"*", 1, TOKEN_STAR},
    {"/", 1, TOKEN_SLASH},
    {"%", 1, TOKEN_PERCENT},
    {"<", 1, TOKEN_LESS},
    {">", 1, TOKEN_GREATER},
    {"=", 1, TOKEN_EQUAL},
    {"!", 1, TOKEN_BANG},
    {"?", 1, TOKEN_QUESTION},
    {":", 1, TOKEN_COLON},
    {".", 1, TOKEN_DOT},
    {",", 1, TOKEN_COMMA},
    {";", 1, TOKEN_SEMICOLON},
    {"(", 1, TOKEN_LEFT_PAREN},
    {")", 1, TOKEN_RIGHT_PAREN},
    {"[", 1, TOKEN_LEFT_BRACKET},
    {"]", 1, TOKEN_RIGHT_BRACKET},
    {"{", 1, TOKEN_LEFT_BRACE},
    {"}", 1, TOKEN_RIGHT_BRACE},
    {"&", 1, TOKEN_AMPERSAND},
    {"|", 1, TOKEN_BAR},
};

static const Symbol *find_symbol(const Lexer *lexer)
{
    char text[3] = {lexer_peek(lexer, 0), lexer_peek(lexer, 1), lexer_peek(lexer, 2)};
    for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
        if (memcmp(symbols[i].text, text, symbols[i].length) == 0)
            return &symbols[i];
    }
    return NULL;
}

/* Characters that would be invisible or would disturb a terminal are shown by number. */
static bool is_printable(uint32_t code_point)
{
    bool control = code_point < 0x20 || (code_point >= 0x7F && code_point <= 0xA0);
    return !control && code_point != 0x2028 && code_point != 0x2029 &&
           unicode_cell_width(code_point) != 0;
}

static void lex_invalid_character(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    uint32_t code_point = lexer_advance(lexer);
    if (code_point == 0)
        return;
    if (is_printable(code_point))
        diagnostics_add_lexer(lexer->diagnostics, CODE_INVALID_CHARACTER, start,
                              "Invalid character: '%.*s'", (int)(lexer->pos.offset - start.offset),
                              lexer->source + start.offset);
    else
        diagnostics_add_lexer(lexer->diagnostics, CODE_INVALID_CHARACTER, start,
                              "Invalid character: '\\u{%x}'", code_point);
}

static void lex_symbol(Lexer *lexer)
{
    const Symbol *symbol = find_symbol(lexer);
    if (!symbol) {
        lex_invalid_character(lexer);
        return;
    }
    OpenInterpolation *open = lexer->open_count ? &lexer->open[lexer->open_count - 1] : NULL;
    if (open && symbol->kind == TOKEN_LEFT_BRACE) {
        open->open_braces++;
    } else if (open && symbol->kind == TOKEN_RIGHT_BRACE) {
        if (open->open_braces == 0) {
            lexer_close_interpolation(lexer);
            return;
        }
        open->open_braces--;
    }
    SourcePos start = lexer->pos;
    lexer_skip_ascii(lexer, symbol->length);
    lexer_emit(lexer, symbol->kind, start);
}

static void lex_token(Lexer *lexer)
{
    char c = lexer_peek(lexer, 0);
    if (is_letter(c))
        lex_word(lexer);
    else if (is_digit(c))
        lexer_number(lexer);
    else if (c == '"')
        lexer_string(lexer);
    else
        lex_symbol(lexer);
}

bool lexer_run(Ast *ast, bool keep_comments, TokenList *tokens, DiagnosticList *diagnostics)
{
    Lexer lexer = {.ast = ast,
                   .source = ast->source,
                   .length_bytes = ast->source_length_bytes,
                   .pos = {.line = 1, .column = 1},
                   .keep_comments = keep_comments,
                   .tokens = tokens,
                   .diagnostics = diagnostics};
    if (lexer.length_bytes >= 3 && memcmp(lexer.source, "\xEF\xBB\xBF", 3) == 0)
        lexer.pos.offset = 3;

    skip_blanks(&lexer);
    while (!lexer_at_end(&lexer) && !lexer.out_of_memory) {
        lex_token(&lexer);
        skip_blanks(&lexer);
    }
    if (lexer.open_count)
        diagnostics_add_lexer(diagnostics, CODE_UNTERMINATED_STRING,
                              lexer.open[lexer.open_count - 1].brace,
                              "Unterminated interpolated string expression");
    lexer_emit(&lexer, TOKEN_EOF, lexer.pos);
    if (lexer.out_of_memory)
        diagnostics_add_out_of_memory(diagnostics);
    diagnostics_sort(diagnostics);
    free(lexer.open);
    free(lexer.text);
    return diagnostics_empty(diagnostics);
}
