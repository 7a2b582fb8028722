/*
 * case_map.h - Unicode case mapping in full: one character may become up to three.
 */
#ifndef RUFF_RUNTIME_STDLIB_CASE_MAP_H
#define RUFF_RUNTIME_STDLIB_CASE_MAP_H

#include "runtime/format.h"

/* Adds the upper case of a character. */
Status case_add_upper(Buffer *b, uint32_t code_point);
/* Adds the upper or lower case of text; a sigma at the end of a word becomes the final one. */
Status case_add_text_upper(Buffer *b, const char *bytes, size_t len_bytes);
Status case_add_text_lower(Buffer *b, const char *bytes, size_t len_bytes);
/* Adds the lower case of a character, whatever stands beside it. */
Status case_add_lower(Buffer *b, uint32_t code_point);
bool case_is_upper(uint32_t code_point);

#endif
