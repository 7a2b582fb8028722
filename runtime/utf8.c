/* UTF-8: validity, counting and single characters. */
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "runtime/str.h"

/* A character is counted at its first byte: at every byte that is no continuation byte. */
static size_t count_scalar(const unsigned char *bytes, size_t len_bytes)
{
    size_t count = 0;
    for (size_t i = 0; i < len_bytes; i++) {
        count += (bytes[i] & 0xc0) != 0x80;
    }
    return count;
}

size_t utf8_count_chars(const char *bytes, size_t len_bytes)
{
    size_t count = 0;
    size_t i = 0;
#ifdef __SSE2__
    const __m128i first_limit = _mm_set1_epi8(-65); /* continuation bytes are -128..-65 */
    while (len_bytes - i >= 16) {
        size_t blocks = (len_bytes - i) / 16;
        if (blocks > 255) {
            blocks = 255; /* the byte counters would overflow */
        }
        __m128i counters = _mm_setzero_si128();
        for (size_t block = 0; block < blocks; block++, i += 16) {
            __m128i data = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
            counters = _mm_sub_epi8(counters, _mm_cmpgt_epi8(data, first_limit));
        }
        __m128i sums = _mm_sad_epu8(counters, _mm_setzero_si128());
        count += (size_t)_mm_cvtsi128_si64(sums);
        count += (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
    }
#endif
    return count + count_scalar((const unsigned char *)bytes + i, len_bytes - i);
}

/* Length of the valid character at p, or 0. */
static size_t valid_char_bytes(const unsigned char *p, size_t left_bytes)
{
    unsigned char c = p[0];
    size_t len_bytes = c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    if (len_bytes == 0 || len_bytes > left_bytes) {
        return 0;
    }
    for (size_t i = 1; i < len_bytes; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    /* Overlong forms, surrogates, and what lies beyond the last code point. */
    if ((c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] >= 0xa0) || (c == 0xf0 && p[1] < 0x90) ||
        (c == 0xf4 && p[1] >= 0x90)) {
        return 0;
    }
    return len_bytes;
}

bool utf8_is_valid(const char *bytes, size_t len_bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    size_t i = 0;
    while (i < len_bytes) {
        uint64_t word;
        if (len_bytes - i >= sizeof word) {
            memcpy(&word, p + i, sizeof word);
            if ((word & UINT64_C(0x8080808080808080)) == 0) {
                i += sizeof word;
                continue;
            }
        }
        size_t char_bytes = valid_char_bytes(p + i, len_bytes - i);
        if (char_bytes == 0) {
            return false;
        }
        i += char_bytes;
    }
    return true;
}

size_t utf8_put(char *out, uint32_t code_point)
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xc0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3f));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xe0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code_point & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code_point & 0x3f));
    return 4;
}

uint32_t utf8_get(const char *bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    switch (utf8_char_bytes(p[0])) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    case 3:
        return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    default:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
    }
}
