#include "runtime/stdlib/text.h"

#include <string.h>
#include <utf8proc.h>

#include "runtime/format.h"
#include "runtime/poll.h"
#include "runtime/refcount.h"

bool text_is_space(uint32_t c)
{
    if (c < 0x80) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool text_is_alphanumeric(uint32_t c)
{
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    }
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

void text_trim(const VM *vm, const char *bytes, size_t *start, size_t *end, bool at_start,
               bool at_end)
{
    while (at_start && *start < *end && text_is_space(utf8_get(bytes + *start)) &&
           !vm_must_stop(vm)) {
        *start += utf8_char_bytes((unsigned char)bytes[*start]);
    }
    while (at_end && *end > *start) {
        size_t last = *end - 1;
        while (last > *start && ((unsigned char)bytes[last] & 0xc0) == 0x80) {
            last--;
        }
        if (!text_is_space(utf8_get(bytes + last)) || vm_must_stop(vm)) {
            break;
        }
        *end = last;
    }
}

/* Bytes of the valid character at the front, or 0 with *bad set to the length of what is not one:
 * as much of a character as is right, or one byte. */
static size_t valid_character(const unsigned char *p, size_t left_bytes, size_t *bad)
{
    *bad = 1;
    unsigned c = p[0];
    if (c < 0x80) {
        return 1;
    }
    if (c < 0xc2 || c > 0xf4) {
        return 0;
    }
    unsigned low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    unsigned high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    size_t need = utf8_char_bytes((unsigned char)c);
    for (size_t i = 1; i < need; i++) {
        if (i >= left_bytes || p[i] < low || p[i] > high) {
            *bad = i;
            return 0;
        }
        low = 0x80;
        high = 0xbf;
    }
    return need;
}

String *text_from_bytes(VM *vm, const char *bytes, size_t len_bytes)
{
    if (utf8_is_valid(bytes, len_bytes)) {
        return str_new(vm, bytes, len_bytes);
    }
    Buffer b;
    buffer_init(&b, vm);
    Status status = STATUS_OK;
    for (size_t at = 0; at < len_bytes && status == STATUS_OK;) {
        size_t bad;
        size_t good = valid_character((const unsigned char *)bytes + at, len_bytes - at, &bad);
        status = good ? buffer_add(&b, bytes + at, good) : buffer_add_cstr(&b, "\xef\xbf\xbd");
        at += good ? good : bad;
    }
    String *s = status == STATUS_OK ? buffer_to_string(&b) : NULL;
    buffer_free(&b);
    return s;
}

String *text_piece(VM *vm, const String *s, size_t start, size_t end)
{
    size_t len_bytes = end - start;
    const char *bytes = s->data + start;
    if (len_bytes < 2 || !str_is_ascii(s)) {
        return str_new(vm, bytes, len_bytes);
    }
    String *piece = str_alloc(vm, len_bytes);
    if (likely(piece != NULL)) {
        memcpy(piece->data, bytes, len_bytes);
        piece->char_count = (uint32_t)len_bytes;
    }
    return piece;
}
