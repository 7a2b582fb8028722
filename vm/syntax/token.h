/*
 * Tokens of the language and their names for people.
 *
 * A Token refers to the source by offset and length; names and string values live in the arena of
 * the Ast being built. Interpolated strings are a token sequence:
 *   INTERP_BEGIN { INTERP_TEXT | INTERP_OPEN …tokens of the expression… INTERP_CLOSE } INTERP_END
 */
#ifndef RUFF_VM_SYNTAX_TOKEN_H
#define RUFF_VM_SYNTAX_TOKEN_H

#include "vm/syntax/ast.h"

typedef enum TokenKind {
    TOKEN_EOF,
    TOKEN_IDENT,
    TOKEN_INT,
    TOKEN_FLOAT,
    TOKEN_STRING,
    TOKEN_INTERP_BEGIN,
    TOKEN_INTERP_TEXT,
    TOKEN_INTERP_OPEN,
    TOKEN_INTERP_CLOSE,
    TOKEN_INTERP_END,

    /* keywords */
    TOKEN_LET,
    TOKEN_MUT,
    TOKEN_CONST,
    TOKEN_FUNC,
    TOKEN_RETURN,
    TOKEN_ASYNC,
    TOKEN_AWAIT,
    TOKEN_YIELD,
    TOKEN_IF,
    TOKEN_ELSE,
    TOKEN_MATCH,
    TOKEN_CASE,
    TOKEN_DEFAULT,
    TOKEN_LOOP,
    TOKEN_WHILE,
    TOKEN_FOR,
    TOKEN_IN,
    TOKEN_BREAK,
    TOKEN_CONTINUE,
    TOKEN_TRY,
    TOKEN_EXCEPT,
    TOKEN_STRUCT,
    TOKEN_IMPL,
    TOKEN_ENUM,
    TOKEN_SELF,
    TOKEN_IMPORT,
    TOKEN_FROM,
    TOKEN_EXPORT,
    TOKEN_SPAWN,
    TOKEN_TEST,
    TOKEN_TEST_SETUP,
    TOKEN_TEST_TEARDOWN,
    TOKEN_TEST_GROUP,
    TOKEN_INT_TYPE,
    TOKEN_FLOAT_TYPE,
    TOKEN_STRING_TYPE,
    TOKEN_BOOL_TYPE,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_NULL,

    /* operators and punctuation; `and`, `or`, `not` are these tokens with a name */
    TOKEN_ELLIPSIS,
    TOKEN_COLON_EQUAL,
    TOKEN_COLON_COLON,
    TOKEN_EQUAL_EQUAL,
    TOKEN_BANG_EQUAL,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER_EQUAL,
    TOKEN_AND_AND,
    TOKEN_OR_OR,
    TOKEN_PIPE,
    TOKEN_QUESTION_QUESTION,
    TOKEN_QUESTION_DOT,
    TOKEN_ARROW,
    TOKEN_PLUS_EQUAL,
    TOKEN_MINUS_EQUAL,
    TOKEN_STAR_EQUAL,
    TOKEN_SLASH_EQUAL,
    TOKEN_PERCENT_EQUAL,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_PERCENT,
    TOKEN_LESS,
    TOKEN_GREATER,
    TOKEN_EQUAL,
    TOKEN_BANG,
    TOKEN_QUESTION,
    TOKEN_COLON,
    TOKEN_DOT,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_LEFT_PAREN,
    TOKEN_RIGHT_PAREN,
    TOKEN_LEFT_BRACKET,
    TOKEN_RIGHT_BRACKET,
    TOKEN_LEFT_BRACE,
    TOKEN_RIGHT_BRACE,
    TOKEN_AMPERSAND,
    TOKEN_BAR,
    TOKEN_KIND_COUNT
} TokenKind;

typedef struct Token {
    uint8_t kind;        /* TokenKind */
    bool newline_before; /* a line end stands between the previous token and this one */
    uint32_t length_bytes;
    SourcePos pos;
    union {
        const Name *name; /* TOKEN_IDENT, keywords, and, or, not */
        int64_t integer;
        double floating;
        const AstText *text; /* TOKEN_STRING, TOKEN_INTERP_TEXT */
    } as;
} Token;

/* The keyword with this spelling, or TOKEN_IDENT. `and`, `or`, `not`, `fn` give the token that
 * they are other spellings of. */
TokenKind token_keyword(const char *text, size_t length_bytes);

/* Whether the token may stand where the grammar has NAME: an identifier or any keyword. */
bool token_is_name(const Token *token);

/* How the token is named to people: end of file, name 'n', 'if', number 5, string "t", '}'. Writes
 * at most `capacity` bytes including the NUL and returns `buffer`. */
const char *token_describe(const Token *token, const char *source, char *buffer, size_t capacity);

#endif
