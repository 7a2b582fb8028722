/*
 * parse_number.h - numbers from text, as to_int, to_float and the like read them.
 */
#ifndef RUFF_RUNTIME_STDLIB_PARSE_NUMBER_H
#define RUFF_RUNTIME_STDLIB_PARSE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Optional sign and decimal digits, nothing else; false: not that, or it does not fit 64 bits. */
bool parse_int_text(const char *text, size_t len_bytes, int64_t *out);
/* What strtod accepts without leading space, but no hexadecimal. text must be followed by a byte
 * that cannot belong to a number (a NUL, whitespace, ...). */
bool parse_float_text(const char *text, size_t len_bytes, double *out);

#endif
