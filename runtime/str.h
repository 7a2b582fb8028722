/*
 * str.h - immutable UTF-8 strings with cached length and hash.
 *
 * The bytes stand behind the header, NUL-terminated, in one block with room to grow: the only
 * holder of a string may append in place (str_append), everybody else sees an immutable value.
 * char_count is always right; char_count == len_bytes means ASCII, where indexing is O(1). Other
 * strings get an index table (byte offset of every 64th character) on their first random access.
 *
 * Strings of at most 2^31 - 64 bytes; beyond that "String exceeds maximum length" is raised.
 */
#ifndef RUFF_RUNTIME_STR_H
#define RUFF_RUNTIME_STR_H

#include "runtime/object.h"
#include "runtime/status.h"

struct String {
    Object header;
    uint32_t len_bytes;
    uint32_t char_count;
    uint32_t capacity_bytes; /* bytes available for text, without the NUL */
    uint32_t hash;           /* 0: not computed yet; str_hash() never gives 0 */
    uint32_t *index;         /* see above; NULL: none (owned) */
    char data[];
};

#define STR_MAX_BYTES 0x7fffffc0u

static inline bool str_is_ascii(const String *s)
{
    return s->char_count == s->len_bytes;
}

/* New string with a copy of the bytes (valid UTF-8). */
String *str_new(VM *vm, const char *bytes, size_t len_bytes);
/* As above from a C string. */
String *str_from_cstr(VM *vm, const char *text);
/* Uninitialised text of len_bytes; the caller fills data and calls str_finish. */
String *str_alloc(VM *vm, size_t len_bytes);
/* Counts characters after the bytes of str_alloc have been written. */
void str_finish(String *s);
/* Valid UTF-8 (no surrogates, no overlong forms)? Source text, files, input are checked with it. */
bool utf8_is_valid(const char *bytes, size_t len_bytes);

/* The immortal one-character string for an ASCII byte. */
String *str_ascii_char(VM *vm, unsigned char c);
/* The immortal empty string. */
String *str_empty(VM *vm);

/* Interned immortal string of the VM: names, constant keys. Equal text gives the same pointer. */
String *str_intern(VM *vm, const char *bytes, size_t len_bytes);

uint32_t str_hash(VM *vm, String *s); /* seeded per process (heap->... vm->hash_seed), never 0 */
bool str_equal(const String *a, const String *b);
int str_compare(const String *a, const String *b); /* bytewise: <0, 0, >0 */

/* A new string a + b; neither is changed or consumed. */
String *str_concat(VM *vm, const String *a, const String *b);
/* Appends bytes to *place: in place (amortised growth) if *place holds the only reference, else by
 * making a new string and releasing the old one from the place. On failure *place is unchanged. */
Status str_append_bytes(VM *vm, String **place, const char *bytes, size_t len_bytes);
Status str_append(VM *vm, String **place, const String *tail);

/* Byte offset of character index (0 <= index <= char_count). O(1) for ASCII, O(64) else. */
uint32_t str_offset_of(VM *vm, String *s, uint32_t char_index);
/* The one-character string at a character index (must be in range). */
String *str_char_at(VM *vm, String *s, uint32_t char_index);
/* Characters [start, end), already clamped. */
String *str_slice(VM *vm, String *s, uint32_t start, uint32_t end);
/* Character index of a byte offset. */
uint32_t str_char_index_of(VM *vm, String *s, uint32_t offset_bytes);

/* If s is a canonical decimal integer (as dict keys: no leading zeros, no "-0", fits 64 bits). */
bool str_to_canonical_int(const String *s, int64_t *out);

void str_free(VM *vm, String *s); /* called by the releaser */

#endif
