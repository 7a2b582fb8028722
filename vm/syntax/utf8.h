/*
 * UTF-8 for the front end: decoding, counting, and which characters are letters or digits.
 * Nothing here allocates or fails; malformed bytes decode as U+FFFD, one byte at a time.
 */
#ifndef RUFF_VM_SYNTAX_UTF8_H
#define RUFF_VM_SYNTAX_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the character at text[0]; length_bytes > 0 are readable. Returns its length in bytes and
 * stores the code point; for a malformed sequence 1 and U+FFFD, with *valid (if given) false. */
size_t utf8_decode(const char *text, size_t length_bytes, uint32_t *code_point, bool *valid);

/* Characters in the text; a malformed byte counts as one. */
size_t utf8_count(const char *text, size_t length_bytes);

/* Whether the code point is a Unicode letter, digit or number, or a mark that combines with one. */
bool unicode_is_word_character(uint32_t code_point);

/* Terminal cells: 0 for combining marks, 2 for East Asian wide characters, otherwise 1. */
unsigned unicode_cell_width(uint32_t code_point);

#endif
