#include "runtime/stdlib/parse_number.h"

#include <stdlib.h>
#include <string.h>

bool parse_int_text(const char *text, size_t len_bytes, int64_t *out)
{
    const char *end = text + len_bytes;
    bool negative = text < end && *text == '-';
    if (text < end && (*text == '-' || *text == '+')) {
        text++;
    }
    if (text == end) {
        return false;
    }
    int64_t value = 0;
    for (; text < end; text++) {
        int digit = *text - '0';
        if (digit < 0 || digit > 9) {
            return false;
        }
        /* Downwards, so that the smallest int fits. */
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value)) {
            return false;
        }
    }
    return negative ? (*out = value, true) : !__builtin_sub_overflow((int64_t)0, value, out);
}

bool parse_float_text(const char *text, size_t len_bytes, double *out)
{
    if (len_bytes == 0 || text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r') ||
        memchr(text, 'x', len_bytes) || memchr(text, 'X', len_bytes) ||
        memchr(text, '(', len_bytes)) {
        return false;
    }
    char *end;
    *out = strtod(text, &end);
    return end == text + len_bytes;
}
