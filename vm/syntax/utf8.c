#include "vm/syntax/utf8.h"

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The length that a lead byte announces, and the smallest code point that needs it. */
static size_t sequence_length(unsigned char lead, uint32_t *smallest)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        *smallest = 0x80;
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *smallest = 0x800;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *smallest = 0x10000;
        return 4;
    }
    return 0;
}

size_t utf8_decode(const char *text, size_t length_bytes, uint32_t *code_point, bool *valid)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (valid)
        *valid = true;
    if (bytes[0] < 0x80) {
        *code_point = bytes[0];
        return 1;
    }

    uint32_t smallest = 0;
    size_t length = sequence_length(bytes[0], &smallest);
    if (length != 0 && length <= length_bytes) {
        uint32_t value = bytes[0] & (0x7Fu >> length);
        size_t i = 1;
        while (i < length && is_continuation(bytes[i]))
            value = value << 6 | (bytes[i++] & 0x3F);
        bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        if (i == length && value >= smallest && value <= 0x10FFFF && !surrogate) {
            *code_point = value;
            return length;
        }
    }
    if (valid)
        *valid = false;
    *code_point = 0xFFFD;
    return 1;
}

size_t utf8_count(const char *text, size_t length_bytes)
{
    size_t count = 0;
    for (size_t at = 0; at < length_bytes; count++) {
        uint32_t code_point;
        at += utf8_decode(text + at, length_bytes - at, &code_point, NULL);
    }
    return count;
}
