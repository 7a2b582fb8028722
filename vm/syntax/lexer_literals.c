/* Numbers and strings. */
#include "vm/syntax/lexer_internal.h"

#include "vm/syntax/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_TEXT_CAPACITY 256

/* ------------------------------------------------------------------ numbers */

static void skip_digits(Lexer *lexer)
{
    while (lexer_peek(lexer, 0) >= '0' && lexer_peek(lexer, 0) <= '9')
        lexer_skip_ascii(lexer, 1);
}

static bool parse_int(const char *digits, uint32_t length_bytes, int64_t *value)
{
    uint64_t result = 0;
    for (uint32_t i = 0; i < length_bytes; i++) {
        uint64_t digit = (uint64_t)(digits[i] - '0');
        if (result > ((uint64_t)INT64_MAX - digit) / 10)
            return false;
        result = result * 10 + digit;
    }
    *value = (int64_t)result;
    return true;
}

/* strtod() honours the locale's decimal point, so it gets the digits without one: 3.14 as 314e-2.
 */
static bool parse_float(const char *text, uint32_t length_bytes, double *value)
{
    char buffer[RUFF_MAX_NUMBER_CHARS + 16];
    uint32_t used = 0;
    uint32_t point = length_bytes;
    for (uint32_t i = 0; i < length_bytes; i++) {
        if (text[i] == '.')
            point = i;
        else
            buffer[used++] = text[i];
    }
    snprintf(buffer + used, sizeof buffer - used, "e-%u", (unsigned)(length_bytes - point - 1));
    *value = strtod(buffer, NULL);
    return isfinite(*value);
}

void lexer_number(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    bool is_float = false;
    bool malformed = false;
    skip_digits(lexer);
    if (lexer_peek(lexer, 0) == '.' && lexer_peek(lexer, 1) >= '0' && lexer_peek(lexer, 1) <= '9') {
        is_float = true;
        lexer_skip_ascii(lexer, 1);
        skip_digits(lexer);
    }
    for (uint32_t step; (step = lexer_word_character(lexer)) != 0; malformed = true) {
        lexer->pos.offset += step;
        lexer->pos.column++;
    }

    const char *text = lexer->source + start.offset;
    uint32_t length_bytes = lexer->pos.offset - start.offset;
    Token *token = lexer_emit(lexer, is_float ? TOKEN_FLOAT : TOKEN_INT, start);
    if (!token)
        return;
    if (lexer->pos.column - start.column > RUFF_MAX_NUMBER_CHARS)
        diagnostics_add_lexer(lexer->diagnostics, CODE_NUMBER_TOO_LONG, start,
                              "Numeric literal exceeds max length of %d characters",
                              RUFF_MAX_NUMBER_CHARS);
    else if (malformed)
        diagnostics_add_lexer(lexer->diagnostics, CODE_NUMBER_MALFORMED, start,
                              "Malformed numeric literal: %.*s", (int)length_bytes, text);
    else if (is_float ? !parse_float(text, length_bytes, &token->as.floating)
                      : !parse_int(text, length_bytes, &token->as.integer))
        diagnostics_add_lexer(lexer->diagnostics, CODE_NUMBER_OVERFLOW, start,
                              "Numeric literal overflow: %.*s", (int)length_bytes, text);
}

/* ------------------------------------------------------------------ strings */

static void append_text(Lexer *lexer, const char *bytes, uint32_t length_bytes)
{
    while (lexer->text_capacity - lexer->text_bytes < length_bytes) {
        uint32_t capacity = lexer->text_capacity ? lexer->text_capacity * 2 : FIRST_TEXT_CAPACITY;
        size_t limit_bytes = lexer->ast->arena.limit_bytes;
        char *grown = limit_bytes && capacity > limit_bytes ? NULL : realloc(lexer->text, capacity);
        if (!grown) {
            lexer_fail(lexer);
            return;
        }
        lexer->text = grown;
        lexer->text_capacity = capacity;
    }
    memcpy(lexer->text + lexer->text_bytes, bytes, length_bytes);
    lexer->text_bytes += length_bytes;
    lexer->text_chars++;
}

/* Ends a run of text: the token gets a copy of it in the arena. */
static void emit_text(Lexer *lexer, TokenKind kind, SourcePos start)
{
    if (lexer->text_chars > RUFF_MAX_STRING_CHARS)
        diagnostics_add_lexer(lexer->diagnostics, CODE_STRING_TOO_LONG, start,
                              "String literal exceeds max length of %d characters",
                              RUFF_MAX_STRING_CHARS);
    AstText *text = arena_alloc(&lexer->ast->arena, sizeof *text);
    char *bytes = arena_copy_text(&lexer->ast->arena, lexer->text, lexer->text_bytes);
    Token *token = lexer_emit(lexer, kind, start);
    if (!text || !bytes || !token) {
        lexer_fail(lexer);
        return;
    }
    *text = (AstText){
        .bytes = bytes, .length_bytes = lexer->text_bytes, .length_chars = lexer->text_chars};
    token->as.text = text;
}

static void lex_escape(Lexer *lexer)
{
    static const char letters[] = "ntr\\\"$";
    static const char meanings[] = "\n\t\r\\\"$";
    lexer_skip_ascii(lexer, 1);
    char c = lexer_peek(lexer, 0);
    if (lexer_at_end(lexer) || c == '\n' || c == '\r')
        return; /* the caller reports the unterminated string */
    const char *found = c ? strchr(letters, c) : NULL;
    if (found) {
        lexer_skip_ascii(lexer, 1);
        append_text(lexer, &meanings[found - letters], 1);
        return;
    }
    SourcePos start = lexer->pos;
    if (lexer_advance(lexer) != 0)
        diagnostics_add_lexer(
            lexer->diagnostics, CODE_INVALID_ESCAPE, start, "Invalid escape sequence: \\\\%.*s",
            (int)(lexer->pos.offset - start.offset), lexer->source + start.offset);
}

/* A string that is not closed on its line. When it was opened inside an interpolation of the same
 * line, as in print("${n"), the quote was meant to close the outer string: the missing thing is a
 * brace, and all interpolations of this line are given up. */
static void report_unterminated(Lexer *lexer, SourcePos quote)
{
    if (!lexer->open_count || lexer->open[lexer->open_count - 1].brace.line != quote.line) {
        diagnostics_add_lexer(lexer->diagnostics, CODE_UNTERMINATED_STRING, quote,
                              "Unterminated string literal");
        return;
    }
    diagnostics_add_lexer(lexer->diagnostics, CODE_UNTERMINATED_STRING,
                          lexer->open[lexer->open_count - 1].brace,
                          "Unterminated interpolated string expression");
    while (lexer->open_count && lexer->open[lexer->open_count - 1].brace.line == quote.line)
        lexer->open_count--;
}

static bool push_open(Lexer *lexer, SourcePos quote, SourcePos brace)
{
    if (lexer->open_count == lexer->open_capacity) {
        uint32_t capacity = lexer->open_capacity ? lexer->open_capacity * 2 : 8;
        OpenInterpolation *grown = realloc(lexer->open, capacity * sizeof *grown);
        if (!grown) {
            lexer_fail(lexer);
            return false;
        }
        lexer->open = grown;
        lexer->open_capacity = capacity;
    }
    lexer->open[lexer->open_count++] = (OpenInterpolation){.quote = quote, .brace = brace};
    return true;
}

static void open_interpolation(Lexer *lexer, SourcePos quote, SourcePos run, bool first_run)
{
    SourcePos brace = lexer->pos;
    if (first_run) {
        /* BEGIN covers the quote only, whatever text has been read since. */
        Token *begin = lexer_emit(lexer, TOKEN_INTERP_BEGIN, quote);
        if (begin)
            begin->length_bytes = 1;
    }
    if (lexer->text_bytes)
        emit_text(lexer, TOKEN_INTERP_TEXT, run);
    lexer_skip_ascii(lexer, 2);
    lexer_emit(lexer, TOKEN_INTERP_OPEN, brace);
    push_open(lexer, quote, brace);
}

/* Reads one run of text, from after a quote or a closing brace. */
static void lex_string_run(Lexer *lexer, SourcePos quote, bool first_run)
{
    SourcePos run = lexer->pos;
    lexer->text_bytes = 0;
    lexer->text_chars = 0;
    while (!lexer->out_of_memory) {
        char c = lexer_peek(lexer, 0);
        if (lexer_at_end(lexer) || c == '\n' || c == '\r') {
            report_unterminated(lexer, quote);
            return;
        }
        if (c == '"') {
            SourcePos end = lexer->pos;
            if (!first_run && lexer->text_bytes)
                emit_text(lexer, TOKEN_INTERP_TEXT, run);
            lexer_skip_ascii(lexer, 1);
            if (first_run)
                emit_text(lexer, TOKEN_STRING, quote);
            else
                lexer_emit(lexer, TOKEN_INTERP_END, end);
            return;
        }
        if (c == '$' && lexer_peek(lexer, 1) == '{') {
            open_interpolation(lexer, quote, run, first_run);
            return;
        }
        if (c == '\\') {
            lex_escape(lexer);
            continue;
        }
        uint32_t start = lexer->pos.offset;
        lexer_advance(lexer);
        append_text(lexer, lexer->source + start, lexer->pos.offset - start);
    }
}

void lexer_string(Lexer *lexer)
{
    SourcePos quote = lexer->pos;
    lexer_skip_ascii(lexer, 1);
    lex_string_run(lexer, quote, true);
}

void lexer_close_interpolation(Lexer *lexer)
{
    SourcePos start = lexer->pos;
    SourcePos quote = lexer->open[--lexer->open_count].quote;
    lexer_skip_ascii(lexer, 1);
    lexer_emit(lexer, TOKEN_INTERP_CLOSE, start);
    lex_string_run(lexer, quote, false);
}
