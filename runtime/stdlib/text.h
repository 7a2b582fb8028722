/*
 * text.h - classes of characters and text from bytes of unknown origin, for the library.
 */
#ifndef RUFF_RUNTIME_STDLIB_TEXT_H
#define RUFF_RUNTIME_STDLIB_TEXT_H

#include "runtime/str.h"

/* Unicode White_Space. */
bool text_is_space(uint32_t code_point);
/* Letters, numbers and the marks that belong to letters. */
bool text_is_alphanumeric(uint32_t code_point);

/* Bytes [*start, *end) of s without the whitespace at the ends asked for. Some of that is left when
 * the program is to stop (poll.h). */
void text_trim(const VM *vm, const char *bytes, size_t *start, size_t *end, bool at_start,
               bool at_end);

/* A string of bytes that may not be UTF-8: each invalid sequence becomes U+FFFD. */
String *text_from_bytes(VM *vm, const char *bytes, size_t len_bytes);

/* Piece [start, end) of the bytes of s as a string of its own. */
String *text_piece(VM *vm, const String *s, size_t start, size_t end);

#endif
