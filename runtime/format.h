/*
 * format.h - display text and debug text of values (language.md 14), into a growing byte buffer.
 *
 * The buffer's block is malloc'ed and counted in the heap; buffer_free() releases it. Values nested
 * deeper than 4,096 levels raise "Maximum data nesting depth of 4096 exceeded while ACTION".
 */
#ifndef RUFF_RUNTIME_FORMAT_H
#define RUFF_RUNTIME_FORMAT_H

#include "runtime/status.h"
#include "runtime/value.h"

typedef struct Buffer {
    VM *vm;
    char *data;
    size_t len_bytes, capacity_bytes;
} Buffer;

void buffer_init(Buffer *b, VM *vm);
void buffer_free(Buffer *b);
Status buffer_add(Buffer *b, const char *bytes, size_t len_bytes);
Status buffer_add_cstr(Buffer *b, const char *text);
Status buffer_addf(Buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text as a new string (owned); buffer stays usable. NULL: out of memory. */
String *buffer_to_string(Buffer *b);

Status format_display(Buffer *b, Value v);
Status format_debug(Buffer *b, Value v);
/* Display text as a string (owned): strings give themselves, retained. NULL: raised. */
String *value_to_string(VM *vm, Value v);
/* number_format.c: decimal digits of an int / shortest round-trip, never an exponent; returns the
 * length. out needs FORMAT_INT_MAX / FORMAT_FLOAT_MAX bytes. */
#define FORMAT_INT_MAX   24
#define FORMAT_FLOAT_MAX 352
size_t format_int(char *out, int64_t i);
size_t format_float(char *out, double f);

#endif
