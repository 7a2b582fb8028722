/*
 * What the files of the lexer share. A Lexer lives for one lexer_run(); it owns its stack of open
 * interpolations and its text buffer, everything else belongs to the caller.
 */
#ifndef RUFF_VM_SYNTAX_LEXER_INTERNAL_H
#define RUFF_VM_SYNTAX_LEXER_INTERNAL_H

#include "vm/syntax/lexer.h"

#define CODE_INVALID_CHARACTER    "RUFLEX001"
#define CODE_NULL_BYTE            "RUFLEX002"
#define CODE_UNTERMINATED_STRING  "RUFLEX003"
#define CODE_UNTERMINATED_COMMENT "RUFLEX004"
#define CODE_INVALID_ESCAPE       "RUFLEX005"
#define CODE_NUMBER_OVERFLOW      "RUFLEX006"
#define CODE_NUMBER_MALFORMED     "RUFLEX007"
#define CODE_IDENTIFIER_TOO_LONG  "RUFLEX008"
#define CODE_STRING_TOO_LONG      "RUFLEX009"
#define CODE_NUMBER_TOO_LONG      "RUFLEX010"

/* An interpolation whose closing brace has not come yet. */
typedef struct OpenInterpolation {
    SourcePos quote; /* of the string it stands in */
    SourcePos brace; /* of its ${ */
    uint32_t open_braces;
} OpenInterpolation;

typedef struct Lexer {
    Ast *ast;
    const char *source;
    uint32_t length_bytes;
    SourcePos pos;
    bool newline_before;
    bool keep_comments;
    bool out_of_memory;
    TokenList *tokens;
    DiagnosticList *diagnostics;

    OpenInterpolation *open;
    uint32_t open_count;
    uint32_t open_capacity;

    char *text; /* the string run being read */
    uint32_t text_bytes;
    uint32_t text_capacity;
    uint32_t text_chars;
} Lexer;

/* The byte `ahead` bytes further on, or 0 past the end (NUL bytes are rejected anyway). */
static inline char lexer_peek(const Lexer *lexer, uint32_t ahead)
{
    uint32_t at = lexer->pos.offset + ahead;
    return at < lexer->length_bytes && at >= ahead ? lexer->source[at] : '\0';
}

static inline bool lexer_at_end(const Lexer *lexer)
{
    return lexer->pos.offset >= lexer->length_bytes;
}

/* Moves over `count` bytes that are ASCII and no line ends. */
static inline void lexer_skip_ascii(Lexer *lexer, uint32_t count)
{
    lexer->pos.offset += count;
    lexer->pos.column += count;
}

/* Moves over one character, which may be a line end, and reports it if it is NUL. Returns it. */
uint32_t lexer_advance(Lexer *lexer);

/* The length in bytes of the word character at the current place, or 0. */
uint32_t lexer_word_character(const Lexer *lexer);

/* Appends a token that starts at `start` and ends here; NULL when memory ran out. */
Token *lexer_emit(Lexer *lexer, TokenKind kind, SourcePos start);

/* Notes that memory ran out; the lexer stops soon after. */
void lexer_fail(Lexer *lexer);

void lexer_number(Lexer *lexer);

/* A string from its opening quote up to its end or its first interpolation. */
void lexer_string(Lexer *lexer);

/* At the brace that closes the innermost interpolation: goes on with its string. */
void lexer_close_interpolation(Lexer *lexer);

#endif
