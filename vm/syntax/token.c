#include "vm/syntax/token.h"

#include "vm/syntax/utf8.h"

#include <stdio.h>
#include <string.h>

typedef struct Keyword {
    const char *text;
    TokenKind kind;
} Keyword;

static const Keyword keywords[] = {
    {"let", TOKEN_LET},
    {"mut", TOKEN_MUT},
    {"const", TOKEN_CONST},
    {"func", TOKEN_FUNC},
    {"fn", TOKEN_FUNC},
    {"return", TOKEN_RETURN},
    {"async", TOKEN_ASYNC},
    {"await", TOKEN_AWAIT},
    {"yield", TOKEN_YIELD},
    {"if", TOKEN_IF},
    {"else", TOKEN_ELSE},
    {"match", TOKEN_MATCH},
    {"case", TOKEN_CASE},
    {"default", TOKEN_DEFAULT},
    {"loop", TOKEN_LOOP},
    {"while", TOKEN_WHILE},
    {"for", TOKEN_FOR},
    {"in", TOKEN_IN},
    {"break", TOKEN_BREAK},
    {"continue", TOKEN_CONTINUE},
    {"try", TOKEN_TRY},
    {"except", TOKEN_EXCEPT},
    {"struct", TOKEN_STRUCT},
    {"impl", TOKEN_IMPL},
    {"enum", TOKEN_ENUM},
    {"self", TOKEN_SELF},
    {"import", TOKEN_IMPORT},
    {"from", TOKEN_FROM},
    {"export", TOKEN_EXPORT},
    {"spawn", TOKEN_SPAWN},
    {"test", TOKEN_TEST},
    {"test_setup", TOKEN_TEST_SETUP},
    {"test_teardown", TOKEN_TEST_TEARDOWN},
    {"test_group", TOKEN_TEST_GROUP},
    {"int", TOKEN_INT_TYPE},
    {"float", TOKEN_FLOAT_TYPE},
    {"string", TOKEN_STRING_TYPE},
    {"bool", TOKEN_BOOL_TYPE},
    {"true", TOKEN_TRUE},
    {"false", TOKEN_FALSE},
    {"null", TOKEN_NULL},
    {"and", TOKEN_AND_AND},
    {"or", TOKEN_OR_OR},
    {"not", TOKEN_BANG},
};

#define KEYWORD_COUNT          (sizeof keywords / sizeof keywords[0])
#define LONGEST_KEYWORD_BYTES  13
#define DESCRIBED_STRING_BYTES 40

TokenKind token_keyword(const char *text, size_t length_bytes)
{
    bool possible = length_bytes >= 2 && length_bytes <= LONGEST_KEYWORD_BYTES && text[0] >= 'a' &&
                    text[0] <= 'y';
    if (!possible)
        return TOKEN_IDENT;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        const char *keyword = keywords[i].text;
        if (keyword[0] == text[0] && strncmp(keyword, text, length_bytes) == 0 &&
            keyword[length_bytes] == '\0')
            return keywords[i].kind;
    }
    return TOKEN_IDENT;
}

bool token_is_name(const Token *token)
{
    TokenKind kind = token->kind;
    if (kind == TOKEN_IDENT || (kind >= TOKEN_LET && kind <= TOKEN_NULL))
        return true;
    bool may_be_word = kind == TOKEN_AND_AND || kind == TOKEN_OR_OR || kind == TOKEN_BANG;
    return may_be_word && token->as.name != NULL;
}

/* Appends source text so that a message stays on one line, cut after about forty bytes. */
static void append_quoted(char *buffer, size_t capacity, const char *text, size_t length_bytes)
{
    size_t used = strlen(buffer);
    size_t at = 0;
    while (at < length_bytes && at < DESCRIBED_STRING_BYTES && used + 8 < capacity) {
        uint32_t code_point;
        size_t step = utf8_decode(text + at, length_bytes - at, &code_point, NULL);
        if (code_point == '\n' || code_point == '\r' || code_point == '\t') {
            buffer[used++] = '\\';
            buffer[used++] = code_point == '\n' ? 'n' : code_point == '\r' ? 'r' : 't';
        } else {
            memcpy(buffer + used, text + at, step);
            used += step;
        }
        at += step;
    }
    buffer[used] = '\0';
    if (at < length_bytes && used + 4 < capacity)
        memcpy(buffer + used, "...", 4);
}

const char *token_describe(const Token *token, const char *source, char *buffer, size_t capacity)
{
    const char *text = source + token->pos.offset;
    int length = token->length_bytes > 300 ? 300 : (int)token->length_bytes;
    switch (token->kind) {
    case TOKEN_EOF:
        snprintf(buffer, capacity, "end of file");
        break;
    case TOKEN_IDENT:
        snprintf(buffer, capacity, "name '%.*s'", length, text);
        break;
    case TOKEN_INT:
    case TOKEN_FLOAT:
        snprintf(buffer, capacity, "number ");
        append_quoted(buffer, capacity, text, token->length_bytes);
        break;
    case TOKEN_STRING:
        snprintf(buffer, capacity, "string ");
        append_quoted(buffer, capacity, text, token->length_bytes);
        break;
    case TOKEN_INTERP_BEGIN:
    case TOKEN_INTERP_TEXT:
    case TOKEN_INTERP_OPEN:
        snprintf(buffer, capacity, "interpolated string");
        break;
    case TOKEN_INTERP_END:
        snprintf(buffer, capacity, "end of the interpolated string");
        break;
    default:
        snprintf(buffer, capacity, "'%.*s'", length, text);
        break;
    }
    return buffer;
}
