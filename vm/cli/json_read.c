#include "vm/cli/json_read.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NESTING 64u

typedef struct Reader {
    const char *at, *end;
    unsigned nesting;
} Reader;

static bool read_value(Reader *r, JsonValue *value);

static void skip_blanks(Reader *r)
{
    while (r->at < r->end && strchr(" \t\r\n", *r->at) != NULL && *r->at) {
        r->at++;
    }
}

static bool take(Reader *r, char expected)
{
    if (r->at < r->end && *r->at == expected) {
        r->at++;
        return true;
    }
    return false;
}

static bool take_word(Reader *r, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) {
        return false;
    }
    r->at += length;
    return true;
}

/* Four hexadecimal digits; negative: there are none. */
static long read_code_unit(Reader *r)
{
    char digits[5] = {0};
    char *stop;
    if (r->end - r->at < 4) {
        return -1;
    }
    memcpy(digits, r->at, 4);
    long unit = strtol(digits, &stop, 16);
    if (stop != digits + 4 || digits[0] == '-' || digits[0] == '+' || digits[0] == ' ') {
        return -1;
    }
    r->at += 4;
    return unit;
}

static char *put_utf8(char *out, unsigned long point)
{
    if (point < 0x80) {
        *out++ = (char)point;
        return out;
    }
    if (point < 0x800) {
        *out++ = (char)(0xc0 | point >> 6);
    } else {
        if (point < 0x10000) {
            *out++ = (char)(0xe0 | point >> 12);
        } else {
            *out++ = (char)(0xf0 | point >> 18);
            *out++ = (char)(0x80 | (point >> 12 & 0x3f));
        }
        *out++ = (char)(0x80 | (point >> 6 & 0x3f));
    }
    *out++ = (char)(0x80 | (point & 0x3f));
    return out;
}

/* Behind `\u`; NULL: malformed, half a surrogate pair included. */
static char *read_unicode_escape(Reader *r, char *out)
{
    long unit = read_code_unit(r);
    if (unit <= 0 || (unit >= 0xdc00 && unit < 0xe000)) {
        return NULL; /* NUL would end the text */
    }
    if (unit >= 0xd800 && unit < 0xdc00) {
        long low = take_word(r, "\\u") ? read_code_unit(r) : -1;
        if (low < 0xdc00 || low >= 0xe000) {
            return NULL;
        }
        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
    return put_utf8(out, (unsigned long)unit);
}

/* Behind a backslash. */
static char *read_escape(Reader *r, char *out)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) {
        return NULL;
    }
    const char c = *r->at++;
    if (c == 'u') {
        return read_unicode_escape(r, out);
    }
    const char *found = c ? strchr(names, c) : NULL;
    if (!found) {
        return NULL;
    }
    *out++ = meanings[found - names];
    return out;
}

/* From its quotation mark on; NULL: malformed. */
static char *read_string(Reader *r)
{
    if (!take(r, '"')) {
        return NULL;
    }
    /* No escape is shorter than what it means. */
    char *text = malloc((size_t)(r->end - r->at) + 1), *out = text;
    while (out && r->at < r->end && *r->at != '"') {
        const char c = *r->at++;
        if (c == '\\') {
            out = read_escape(r, out);
        } else if ((unsigned char)c < 0x20) {
            out = NULL;
        } else {
            *out++ = c;
        }
    }
    if (!out || !take(r, '"')) {
        free(text);
        return NULL;
    }
    *out = '\0';
    char *exact = realloc(text, (size_t)(out - text) + 1);
    return exact ? exact : text;
}

static bool is_digit(const Reader *r)
{
    return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

static bool skip_digits(Reader *r)
{
    const char *first = r->at;
    while (is_digit(r)) {
        r->at++;
    }
    return r->at > first;
}

static bool read_number(Reader *r, JsonValue *value)
{
    char copy[64];
    const char *first = r->at;
    take(r, '-');
    bool zero = r->at < r->end && *r->at == '0';
    const char *digits = r->at;
    bool well_formed = skip_digits(r) && !(zero && r->at - digits > 1);
    if (well_formed && take(r, '.')) {
        well_formed = skip_digits(r);
    }
    if (well_formed && (take(r, 'e') || take(r, 'E'))) {
        if (!take(r, '+')) {
            take(r, '-');
        }
        well_formed = skip_digits(r);
    }
    size_t length = (size_t)(r->at - first);
    if (!well_formed || length >= sizeof copy) {
        return false;
    }
    memcpy(copy, first, length);
    copy[length] = '\0';
    value->kind = JSON_NUMBER;
    value->number = strtod(copy, NULL);
    return true;
}

/* One more item for an array or object; NULL: out of memory. */
static JsonValue *add_item(JsonValue *value)
{
    if ((value->count & (value->count - 1)) == 0) {
        size_t capacity = value->count ? value->count * 2 : 1;
        JsonValue *items = realloc(value->items, capacity * sizeof *items);
        if (!items) {
            return NULL;
        }
        value->items = items;
    }
    JsonValue *item = &value->items[value->count++];
    *item = (JsonValue){0};
    return item;
}

static bool read_item(Reader *r, JsonValue *value)
{
    JsonValue *item = add_item(value);
    if (!item) {
        return false;
    }
    if (value->kind == JSON_OBJECT) {
        skip_blanks(r);
        item->name = read_string(r);
        skip_blanks(r);
        if (!item->name || !take(r, ':')) {
            return false;
        }
    }
    return read_value(r, item);
}

/* From behind the opening bracket to behind the closing one. */
static bool read_items(Reader *r, JsonValue *value, char close)
{
    skip_blanks(r);
    if (take(r, close)) {
        return true;
    }
    do {
        if (!read_item(r, value)) {
            return false;
        }
        skip_blanks(r);
    } while (take(r, ','));
    return take(r, close);
}

static bool read_nested(Reader *r, JsonValue *value, JsonKind kind, char close)
{
    value->kind = kind;
    if (r->nesting == MAX_NESTING) {
        return false;
    }
    r->nesting++;
    bool ok = read_items(r, value, close);
    r->nesting--;
    return ok;
}

static bool read_value(Reader *r, JsonValue *value)
{
    skip_blanks(r);
    if (take(r, '{')) {
        return read_nested(r, value, JSON_OBJECT, '}');
    }
    if (take(r, '[')) {
        return read_nested(r, value, JSON_ARRAY, ']');
    }
    if (r->at < r->end && *r->at == '"') {
        value->kind = JSON_STRING;
        value->text = read_string(r);
        return value->text != NULL;
    }
    if (take_word(r, "null")) {
        return true;
    }
    value->boolean = take_word(r, "true");
    if (value->boolean || take_word(r, "false")) {
        value->kind = JSON_BOOL;
        return true;
    }
    return read_number(r, value);
}

bool json_read(const char *text, size_t size_bytes, JsonValue *value, size_t *line)
{
    Reader r = {.at = text, .end = text + size_bytes};
    *value = (JsonValue){0};
    bool ok = read_value(&r, value);
    skip_blanks(&r);
    if (ok && r.at == r.end) {
        return true;
    }
    json_free(value);
    *line = 1;
    for (const char *c = text; c < r.at; c++) {
        *line += *c == '\n';
    }
    return false;
}

void json_free(JsonValue *value)
{
    for (size_t i = 0; i < value->count; i++) {
        json_free(&value->items[i]);
    }
    free(value->items);
    free(value->name);
    free(value->text);
    *value = (JsonValue){0};
}

const JsonValue *json_member(const JsonValue *object, const char *name, JsonKind kind)
{
    for (size_t i = 0; i < object->count; i++) {
        const JsonValue *item = &object->items[i];
        if (item->name && item->kind == kind && strcmp(item->name, name) == 0) {
            return item;
        }
    }
    return NULL;
}
