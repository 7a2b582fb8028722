/* Lexer: tokens, literals, line rules and every lexical diagnostic. */
#include "vm/syntax/lexer.h"
#include "vm/syntax/parser.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Lexed {
    Ast *ast;
    TokenList tokens;
    DiagnosticList diagnostics;
} Lexed;

static Lexed *lex_bytes(const char *source, size_t length_bytes)
{
    Lexed *lexed = calloc(1, sizeof *lexed);
    cr_assert_not_null(lexed);
    diagnostics_init(&lexed->diagnostics);
    token_list_init(&lexed->tokens);
    lexed->ast = ast_new(source, length_bytes, 0);
    cr_assert_not_null(lexed->ast);
    lexer_run(lexed->ast, true, &lexed->tokens, &lexed->diagnostics);
    return lexed;
}

static Lexed *lex(const char *source)
{
    return lex_bytes(source, strlen(source));
}

static void lexed_free(Lexed *lexed)
{
    token_list_free(&lexed->tokens);
    diagnostics_free(&lexed->diagnostics);
    ast_free(lexed->ast);
    free(lexed);
}

/* Checks the kinds of all tokens before the end of the file. */
static void expect_kinds(const char *source, size_t count, const TokenKind *kinds)
{
    Lexed *lexed = lex(source);
    cr_assert(diagnostics_empty(&lexed->diagnostics), "%s: %s", source,
              lexed->diagnostics.count ? lexed->diagnostics.items[0].message : "");
    cr_assert_eq(lexed->tokens.count, count + 1, "%s: %u tokens", source, lexed->tokens.count);
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(lexed->tokens.tokens[i].kind, kinds[i], "%s: token %zu", source, i);
    cr_assert_eq(lexed->tokens.tokens[count].kind, TOKEN_EOF);
    lexed_free(lexed);
}

#define EXPECT_KINDS(source, ...)                                                               \
    do {                                                                                        \
        const TokenKind expected_kinds[] = {__VA_ARGS__};                                       \
        expect_kinds(source, sizeof expected_kinds / sizeof expected_kinds[0], expected_kinds); \
    } while (0)

/* Checks the first diagnostic, and how many there are. */
static void expect_error(const char *source, uint32_t count, const char *code, uint32_t line,
                         uint32_t column, const char *message)
{
    Lexed *lexed = lex(source);
    cr_assert_eq(lexed->diagnostics.count, count, "%s: %u diagnostics", source,
                 lexed->diagnostics.count);
    const Diagnostic *first = &lexed->diagnostics.items[0];
    cr_assert_str_eq(first->message, message);
    cr_assert_str_eq(first->code, code);
    cr_assert_str_eq(first->subsystem, "lexer");
    cr_assert_str_eq(first->help, DIAGNOSTIC_HELP_LEXER);
    cr_assert_eq(first->line, line, "%s: line %u", source, first->line);
    cr_assert_eq(first->column, column, "%s: column %u", source, first->column);
    lexed_free(lexed);
}

Test(test_lexer, keywords_and_their_other_spellings)
{
    EXPECT_KINDS("func fn test_group impl selfish", TOKEN_FUNC, TOKEN_FUNC, TOKEN_TEST_GROUP,
                 TOKEN_IMPL, TOKEN_IDENT);
    EXPECT_KINDS("and or not throw Ok", TOKEN_AND_AND, TOKEN_OR_OR, TOKEN_BANG, TOKEN_IDENT,
                 TOKEN_IDENT);
}

Test(test_lexer, longest_symbol_wins)
{
    EXPECT_KINDS("... .. :=: ::= == =! != <== |>| ?? ?. ?", TOKEN_ELLIPSIS, TOKEN_DOT, TOKEN_DOT,
                 TOKEN_COLON_EQUAL, TOKEN_COLON, TOKEN_COLON_COLON, TOKEN_EQUAL, TOKEN_EQUAL_EQUAL,
                 TOKEN_EQUAL, TOKEN_BANG, TOKEN_BANG_EQUAL, TOKEN_LESS_EQUAL, TOKEN_EQUAL,
                 TOKEN_PIPE, TOKEN_BAR, TOKEN_QUESTION_QUESTION, TOKEN_QUESTION_DOT,
                 TOKEN_QUESTION);
    EXPECT_KINDS("& | && ||", TOKEN_AMPERSAND, TOKEN_BAR, TOKEN_AND_AND, TOKEN_OR_OR);
}

Test(test_lexer, comments_are_white_space)
{
    EXPECT_KINDS("#!/usr/bin/env ruff\na // b\n/// c\n/* d\n /* e */ f", TOKEN_IDENT, TOKEN_IDENT);
    Lexed *lexed = lex("a /* \n */ b // c");
    cr_assert_eq(lexed->tokens.comment_count, 2);
    cr_assert(lexed->tokens.tokens[1].newline_before);
    cr_assert_eq(lexed->tokens.comments[1].length_bytes, 4);
    lexed_free(lexed);
}

Test(test_lexer, integers_and_floats)
{
    Lexed *lexed = lex("9223372036854775807 007 1.5 0.1 1.foo");
    const Token *tokens = lexed->tokens.tokens;
    cr_assert_eq(tokens[0].as.integer, INT64_MAX);
    cr_assert_eq(tokens[1].as.integer, 7);
    cr_assert_eq(tokens[2].as.floating, 1.5);
    cr_assert_eq(tokens[3].as.floating, 0.1);
    cr_assert_eq(tokens[4].kind, TOKEN_INT);
    cr_assert_eq(tokens[5].kind, TOKEN_DOT);
    lexed_free(lexed);
}

Test(test_lexer, number_errors)
{
    expect_error("x := 9223372036854775808", 1, "RUFLEX006", 1, 6,
                 "Numeric literal overflow: 9223372036854775808");
    expect_error("1e9", 1, "RUFLEX007", 1, 1, "Malformed numeric literal: 1e9");
    expect_error("1.5x_2é+", 1, "RUFLEX007", 1, 1, "Malformed numeric literal: 1.5x_2é");

    char digits[520];
    memset(digits, '1', sizeof digits);
    digits[513] = '\0';
    expect_error(digits, 1, "RUFLEX010", 1, 1,
                 "Numeric literal exceeds max length of 512 characters");
    digits[400] = '.';
    digits[512] = '\0';
    char message[600];
    snprintf(message, sizeof message, "Numeric literal overflow: %s", digits);
    expect_error(digits, 1, "RUFLEX006", 1, 1, message);
}

Test(test_lexer, identifier_length_counts_characters)
{
    char name[600] = "a";
    for (int i = 0; i < 255; i++)
        strcat(name, "é");
    EXPECT_KINDS(name, TOKEN_IDENT);
    strcat(name, "z");
    expect_error(name, 1, "RUFLEX008", 1, 1, "Identifier exceeds max length of 256 characters");
}

Test(test_lexer, string_escapes)
{
    Lexed *lexed = lex("\"a\\n\\t\\r\\\\\\\"\\${x} $5 $${\"");
    cr_assert_str_eq(lexed->diagnostics.items[0].message,
                     "Unterminated interpolated string expression");
    lexed_free(lexed);

    lexed = lex("\"é\\n\\t\\r\\\\\\\"\\${x} $5\"");
    cr_assert(diagnostics_empty(&lexed->diagnostics));
    cr_assert_str_eq(lexed->tokens.tokens[0].as.text->bytes, "é\n\t\r\\\"${x} $5");
    cr_assert_eq(lexed->tokens.tokens[0].as.text->length_chars, 13);
    lexed_free(lexed);
}

Test(test_lexer, string_errors)
{
    expect_error("print(\"\\q\")", 1, "RUFLEX005", 1, 9, "Invalid escape sequence: \\\\q");
    expect_error("x := \"abc\ny", 1, "RUFLEX003", 1, 6, "Unterminated string literal");
    expect_error("\"abc\\", 1, "RUFLEX003", 1, 1, "Unterminated string literal");
}

Test(test_lexer, interpolation_nests)
{
    EXPECT_KINDS("\"a${b[\"}\"]}${{}}c${\"${d}\" /* } */}\"", TOKEN_INTERP_BEGIN, TOKEN_INTERP_TEXT,
                 TOKEN_INTERP_OPEN, TOKEN_IDENT, TOKEN_LEFT_BRACKET, TOKEN_STRING,
                 TOKEN_RIGHT_BRACKET, TOKEN_INTERP_CLOSE, TOKEN_INTERP_OPEN, TOKEN_LEFT_BRACE,
                 TOKEN_RIGHT_BRACE, TOKEN_INTERP_CLOSE, TOKEN_INTERP_TEXT, TOKEN_INTERP_OPEN,
                 TOKEN_INTERP_BEGIN, TOKEN_INTERP_OPEN, TOKEN_IDENT, TOKEN_INTERP_CLOSE,
                 TOKEN_INTERP_END, TOKEN_INTERP_CLOSE, TOKEN_INTERP_END);
}

Test(test_lexer, interpolation_errors)
{
    expect_error("print(\"${1 + 2\")\nx", 1, "RUFLEX003", 1, 8,
                 "Unterminated interpolated string expression");
    expect_error("\"a${b\n\n", 1, "RUFLEX003", 1, 3, "Unterminated interpolated string expression");
    expect_error("\"a${\n\"b\n}\"", 1, "RUFLEX003", 2, 1, "Unterminated string literal");
    expect_error("\"a${b}\n", 1, "RUFLEX003", 1, 1, "Unterminated string literal");
}

Test(test_lexer, invalid_characters_are_all_reported)
{
    expect_error("a @ b\n\n  ~", 2, "RUFLEX001", 1, 3, "Invalid character: '@'");
    expect_error("état", 1, "RUFLEX001", 1, 1, "Invalid character: 'é'");
    expect_error("a\x01", 1, "RUFLEX001", 1, 2, "Invalid character: '\\u{1}'");
    expect_error("/* a", 1, "RUFLEX004", 1, 1, "Unterminated block comment");
}

Test(test_lexer, null_bytes_anywhere)
{
    static const char source[] = "a\0 \"\0\" #\0\n/*\0*/";
    Lexed *lexed = lex_bytes(source, sizeof source - 1);
    cr_assert_eq(lexed->diagnostics.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        cr_assert_str_eq(lexed->diagnostics.items[i].code, "RUFLEX002");
        cr_assert_str_eq(lexed->diagnostics.items[i].message, "Null byte is not allowed in source");
    }
    cr_assert_eq(lexed->diagnostics.items[3].line, 2);
    lexed_free(lexed);
}

Test(test_lexer, line_ends_and_columns)
{
    Lexed *lexed = lex("\xEF\xBB\xBFx\r\ny\rzé1 w\n\n\tv");
    const Token *tokens = lexed->tokens.tokens;
    cr_assert(diagnostics_empty(&lexed->diagnostics));
    cr_assert_eq(tokens[0].pos.column, 1);
    cr_assert_eq(tokens[0].pos.offset, 3);
    cr_assert(!tokens[0].newline_before);
    cr_assert_eq(tokens[1].pos.line, 2);
    cr_assert(tokens[1].newline_before);
    cr_assert_eq(tokens[2].pos.line, 3);
    cr_assert_eq(tokens[3].pos.column, 5);
    cr_assert(!tokens[3].newline_before);
    cr_assert_eq(tokens[4].pos.line, 5);
    cr_assert_eq(tokens[4].pos.column, 2);
    lexed_free(lexed);
}

Test(test_lexer, malformed_utf8_is_survived)
{
    Lexed *lexed = lex("a \xff\xfe \"\xc3\" b\xe2\x82");
    cr_assert(!diagnostics_empty(&lexed->diagnostics));
    lexed_free(lexed);
}

Test(test_lexer, utf8_validity)
{
    static const char *const bad[] = {"\xff",         "\xc0\x80",         "\xc3",
                                      "\xe2\x82",     "\xed\xa0\x80",     "\xf4\x90\x80\x80",
                                      "\xe0\x80\x80", "\xf0\x80\x80\x80", "a\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        cr_assert(!source_is_valid_utf8(bad[i], strlen(bad[i])), "sequence %zu", i);
    cr_assert(source_is_valid_utf8("aé€\xf0\x9f\x90\xb6\xf4\x8f\xbf\xbf", 14));
    cr_assert(source_is_valid_utf8("", 0));
}

Test(test_lexer, names_are_interned)
{
    Lexed *lexed = lex("alpha beta alpha");
    const Token *tokens = lexed->tokens.tokens;
    cr_assert_eq(tokens[0].as.name, tokens[2].as.name);
    cr_assert_neq(tokens[0].as.name, tokens[1].as.name);
    lexed_free(lexed);
}
