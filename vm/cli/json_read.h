/*
 * json_read.h - JSON texts that a command is given, as a tree.
 */
#ifndef RUFF_VM_CLI_JSON_READ_H
#define RUFF_VM_CLI_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>

typedef enum JsonKind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

typedef struct JsonValue JsonValue;
struct JsonValue {
    JsonKind kind;
    bool boolean;
    double number;
    char *text;       /* string, without its escapes */
    char *name;       /* of an object's member */
    JsonValue *items; /* of an array or object */
    size_t count;
};

/* Reads a whole text (RFC 8259). False: *line (from 1) is where it is wrong; there is nothing to
 * free. Out of memory looks the same. */
bool json_read(const char *text, size_t size_bytes, JsonValue *value, size_t *line);
void json_free(JsonValue *value);
/* A member of an object; NULL: there is none of this kind. */
const JsonValue *json_member(const JsonValue *object, const char *name, JsonKind kind);

#endif
