/*
 * Positions in strings that are not ASCII: a table with the byte offset of every 64th character.
 *
 * The table starts with two words, its capacity and the number of offsets that are filled in;
 * offset i belongs to character (i + 1) * 64. It is made at the first random access and extended as
 * far as needed, so that appending leaves it valid.
 */
#include <string.h>

#include "runtime/heap.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define STRIDE                64u
#define HEAD_WORDS            2u
#define INDEX_BYTES(capacity) (((size_t)(capacity) + HEAD_WORDS) * sizeof(uint32_t))

void str_index_free(VM *vm, String *s)
{
    if (s->index) {
        heap_free_block(vm, s->index, INDEX_BYTES(s->index[0]));
        s->index = NULL;
    }
}

/* Byte offset of the character that comes count characters after the one at offset. */
static uint32_t skip_chars(const String *s, uint32_t offset, uint32_t count)
{
    const unsigned char *p = (const unsigned char *)s->data + offset;
    while (count-- > 0) {
        p += utf8_char_bytes(*p);
    }
    return (uint32_t)(p - (const unsigned char *)s->data);
}

/* The table with room for all offsets of the string; false: no memory for it (nothing pending). */
static bool reserve(VM *vm, String *s)
{
    uint32_t needed = s->char_count / STRIDE;
    uint32_t capacity = s->index ? s->index[0] : 0;
    if (s->index && capacity >= needed) {
        return true;
    }
    uint32_t wanted = needed > capacity * 2 ? needed : capacity * 2;
    uint32_t *index =
        heap_realloc_block(vm, s->index, s->index ? INDEX_BYTES(capacity) : 0, INDEX_BYTES(wanted));
    if (!index) {
        vm_error_clear(vm); /* slower without, that is all */
        return false;
    }
    if (!s->index) {
        index[1] = 0;
    }
    index[0] = wanted;
    s->index = index;
    return true;
}

static void fill(String *s, uint32_t upto)
{
    uint32_t *offsets = s->index + HEAD_WORDS;
    for (uint32_t filled = s->index[1]; filled < upto; filled++) {
        offsets[filled] = skip_chars(s, filled ? offsets[filled - 1] : 0, STRIDE);
        s->index[1] = filled + 1;
    }
}

void str_index_build(VM *vm, String *s)
{
    if (s->char_count >= STRIDE && reserve(vm, s)) {
        fill(s, s->char_count / STRIDE);
    }
}

uint32_t str_offset_of(VM *vm, String *s, uint32_t char_index)
{
    if (likely(str_is_ascii(s))) {
        return char_index;
    }
    if (char_index == s->char_count) {
        return s->len_bytes;
    }
    uint32_t block = char_index / STRIDE;
    if (block == 0) {
        return skip_chars(s, 0, char_index);
    }
    /* Immortal strings may be read by several threads: they got their index when they were made. */
    bool indexed = s->header.rc == 0 ? s->index != NULL : reserve(vm, s);
    if (!indexed) {
        return skip_chars(s, 0, char_index);
    }
    if (s->header.rc != 0) {
        fill(s, block);
    }
    return skip_chars(s, s->index[HEAD_WORDS + block - 1], char_index % STRIDE);
}

uint32_t str_char_index_of(VM *vm, String *s, uint32_t offset_bytes)
{
    if (likely(str_is_ascii(s))) {
        return offset_bytes;
    }
    if (offset_bytes < STRIDE || (s->header.rc == 0 && !s->index)) {
        return (uint32_t)utf8_count_chars(s->data, offset_bytes);
    }
    str_offset_of(vm, s, s->char_count - 1); /* fills the table */
    if (!s->index) {
        return (uint32_t)utf8_count_chars(s->data, offset_bytes);
    }
    const uint32_t *offsets = s->index + HEAD_WORDS;
    uint32_t low = 0, high = s->index[1]; /* offsets[low - 1] <= offset_bytes < offsets[high] */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (offsets[middle] <= offset_bytes) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    uint32_t start = low ? offsets[low - 1] : 0;
    return low * STRIDE + (uint32_t)utf8_count_chars(s->data + start, offset_bytes - start);
}

String *str_char_at(VM *vm, String *s, uint32_t char_index)
{
    const char *p = s->data + str_offset_of(vm, s, char_index);
    unsigned char first = (unsigned char)*p;
    if (likely(first < 0x80)) {
        return vm->ascii_chars[first];
    }
    String *character = str_alloc(vm, utf8_char_bytes(first));
    if (character) {
        memcpy(character->data, p, character->len_bytes);
        character->char_count = 1;
    }
    return character;
}

String *str_slice(VM *vm, String *s, uint32_t start, uint32_t end)
{
    if (start >= end) {
        return str_empty(vm);
    }
    uint32_t from = str_offset_of(vm, s, start);
    /* A short slice is walked: that needs no table as far as its end. */
    uint32_t to = !str_is_ascii(s) && end - start < STRIDE && end < s->char_count
                      ? skip_chars(s, from, end - start)
                      : str_offset_of(vm, s, end);
    if (to - from == 1) {
        return str_ascii_char(vm, (unsigned char)s->data[from]);
    }
    String *slice = str_alloc(vm, to - from);
    if (slice) {
        memcpy(slice->data, s->data + from, to - from);
        slice->char_count = end - start;
    }
    return slice;
}
