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

#include <string.h>

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
/* Without looking whether the program is to stop. */
#define STR_FILLED_AT_ONCE 65536u

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
uint64_t str_hash_bytes(VM *vm, const void *bytes, size_t len_bytes);
bool str_equal(const String *a, const String *b);
int str_compare(const String *a, const String *b); /* bytewise: <0, 0, >0 */

/* A new string a + b; neither is changed or consumed. */
String *str_concat(VM *vm, const String *a, const String *b);
/* The same for texts that need not be strings. */
typedef struct Text {
    const char *bytes;
    size_t len_bytes, char_count;
} Text;
static inline Text text_of_string(const String *s)
{
    return (Text){s->data, s->len_bytes, s->char_count};
}
static inline Text text_of_ascii(const char *bytes, size_t len_bytes)
{
    return (Text){bytes, len_bytes, len_bytes};
}
String *str_concat_texts(VM *vm, Text a, Text b);
Status str_fill_long(VM *vm, char *out, const char *unit, size_t unit_bytes, size_t count);

/* Writes count copies of a unit to out. Raises only when the program is to stop. */
static inline Status str_fill(VM *vm, char *out, const char *unit, size_t unit_bytes, size_t count)
{
    if (likely(unit_bytes == 1 && count <= STR_FILLED_AT_ONCE)) {
        memset(out, unit[0], count);
        return STATUS_OK;
    }
    return str_fill_long(vm, out, unit, unit_bytes, count);
}

/* A new string of count copies of s, at most STR_MAX_BYTES. */
String *str_repeat(VM *vm, const String *s, size_t count);

/* Appends bytes to *place: in place (amortised growth) if *place holds the only reference, else by
 * making a new string and releasing the old one from the place. On failure *place is unchanged. */
Status str_append_bytes(VM *vm, String **place, const char *bytes, size_t len_bytes);
Status str_append(VM *vm, String **place, const String *tail);
Status str_append_text(VM *vm, String **place, Text tail);

/* Byte offset of character index (0 <= index <= char_count). O(1) for ASCII, O(64) else. */
uint32_t str_offset_of(VM *vm, String *s, uint32_t char_index);
/* The one-character string at a character index (must be in range). */
String *str_char_at(VM *vm, String *s, uint32_t char_index);
/* Characters [start, end), already clamped. */
String *str_slice(VM *vm, String *s, uint32_t start, uint32_t end);
/* Character index of a byte offset. */
uint32_t str_char_index_of(VM *vm, String *s, uint32_t offset_bytes);

/* Number of characters in valid UTF-8. */
size_t utf8_count_chars(const char *bytes, size_t len_bytes);
/* Bytes of the character that starts with this byte (valid UTF-8). */
static inline uint32_t utf8_char_bytes(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
/* Writes a scalar value as UTF-8 (up to 4 bytes); returns its length. */
size_t utf8_put(char *out, uint32_t code_point);
/* The scalar value at bytes (valid UTF-8). */
uint32_t utf8_get(const char *bytes);

/* Makes a string live as long as the VM: rc 0, hash and index computed now, since immortal strings
 * may be shared between threads and are never written again. */
void str_make_immortal(VM *vm, String *s);

/* If s is a canonical decimal integer (as dict keys: no leading zeros, no "-0", fits 64 bits). */
bool str_to_canonical_int(const String *s, int64_t *out);

void str_free(VM *vm, String *s); /* called by the releaser */

/* str_index.c, used by str.c: frees the index. */
void str_index_free(VM *vm, String *s);
void str_index_build(VM *vm, String *s);

/* intern.c: the table of str_intern(). */
bool intern_init(VM *vm);

#endif
