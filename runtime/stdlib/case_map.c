#include "runtime/stdlib/case_map.h"

#include <utf8proc.h>

#include "runtime/poll.h"
#include "runtime/str.h"

/* Characters whose upper case is more than one (SpecialCasing.txt, the unconditional part), by code
 * point. */
static const struct {
    uint16_t from;
    uint16_t to[3]; /* 0: none */
} long_upper[] = {
    {0x00df, {0x0053, 0x0053}},         {0x0149, {0x02bc, 0x004e}},
    {0x01f0, {0x004a, 0x030c}},         {0x0390, {0x0399, 0x0308, 0x0301}},
    {0x03b0, {0x03a5, 0x0308, 0x0301}}, {0x0587, {0x0535, 0x0552}},
    {0x1e96, {0x0048, 0x0331}},         {0x1e97, {0x0054, 0x0308}},
    {0x1e98, {0x0057, 0x030a}},         {0x1e99, {0x0059, 0x030a}},
    {0x1e9a, {0x0041, 0x02be}},         {0x1f50, {0x03a5, 0x0313}},
    {0x1f52, {0x03a5, 0x0313, 0x0300}}, {0x1f54, {0x03a5, 0x0313, 0x0301}},
    {0x1f56, {0x03a5, 0x0313, 0x0342}}, {0x1f80, {0x1f08, 0x0399}},
    {0x1f81, {0x1f09, 0x0399}},         {0x1f82, {0x1f0a, 0x0399}},
    {0x1f83, {0x1f0b, 0x0399}},         {0x1f84, {0x1f0c, 0x0399}},
    {0x1f85, {0x1f0d, 0x0399}},         {0x1f86, {0x1f0e, 0x0399}},
    {0x1f87, {0x1f0f, 0x0399}},         {0x1f88, {0x1f08, 0x0399}},
    {0x1f89, {0x1f09, 0x0399}},         {0x1f8a, {0x1f0a, 0x0399}},
    {0x1f8b, {0x1f0b, 0x0399}},         {0x1f8c, {0x1f0c, 0x0399}},
    {0x1f8d, {0x1f0d, 0x0399}},         {0x1f8e, {0x1f0e, 0x0399}},
    {0x1f8f, {0x1f0f, 0x0399}},         {0x1f90, {0x1f28, 0x0399}},
    {0x1f91, {0x1f29, 0x0399}},         {0x1f92, {0x1f2a, 0x0399}},
    {0x1f93, {0x1f2b, 0x0399}},         {0x1f94, {0x1f2c, 0x0399}},
    {0x1f95, {0x1f2d, 0x0399}},         {0x1f96, {0x1f2e, 0x0399}},
    {0x1f97, {0x1f2f, 0x0399}},         {0x1f98, {0x1f28, 0x0399}},
    {0x1f99, {0x1f29, 0x0399}},         {0x1f9a, {0x1f2a, 0x0399}},
    {0x1f9b, {0x1f2b, 0x0399}},         {0x1f9c, {0x1f2c, 0x0399}},
    {0x1f9d, {0x1f2d, 0x0399}},         {0x1f9e, {0x1f2e, 0x0399}},
    {0x1f9f, {0x1f2f, 0x0399}},         {0x1fa0, {0x1f68, 0x0399}},
    {0x1fa1, {0x1f69, 0x0399}},         {0x1fa2, {0x1f6a, 0x0399}},
    {0x1fa3, {0x1f6b, 0x0399}},         {0x1fa4, {0x1f6c, 0x0399}},
    {0x1fa5, {0x1f6d, 0x0399}},         {0x1fa6, {0x1f6e, 0x0399}},
    {0x1fa7, {0x1f6f, 0x0399}},         {0x1fa8, {0x1f68, 0x0399}},
    {0x1fa9, {0x1f69, 0x0399}},         {0x1faa, {0x1f6a, 0x0399}},
    {0x1fab, {0x1f6b, 0x0399}},         {0x1fac, {0x1f6c, 0x0399}},
    {0x1fad, {0x1f6d, 0x0399}},         {0x1fae, {0x1f6e, 0x0399}},
    {0x1faf, {0x1f6f, 0x0399}},         {0x1fb2, {0x1fba, 0x0399}},
    {0x1fb3, {0x0391, 0x0399}},         {0x1fb4, {0x0386, 0x0399}},
    {0x1fb6, {0x0391, 0x0342}},         {0x1fb7, {0x0391, 0x0342, 0x0399}},
    {0x1fbc, {0x0391, 0x0399}},         {0x1fc2, {0x1fca, 0x0399}},
    {0x1fc3, {0x0397, 0x0399}},         {0x1fc4, {0x0389, 0x0399}},
    {0x1fc6, {0x0397, 0x0342}},         {0x1fc7, {0x0397, 0x0342, 0x0399}},
    {0x1fcc, {0x0397, 0x0399}},         {0x1fd2, {0x0399, 0x0308, 0x0300}},
    {0x1fd3, {0x0399, 0x0308, 0x0301}}, {0x1fd6, {0x0399, 0x0342}},
    {0x1fd7, {0x0399, 0x0308, 0x0342}}, {0x1fe2, {0x03a5, 0x0308, 0x0300}},
    {0x1fe3, {0x03a5, 0x0308, 0x0301}}, {0x1fe4, {0x03a1, 0x0313}},
    {0x1fe6, {0x03a5, 0x0342}},         {0x1fe7, {0x03a5, 0x0308, 0x0342}},
    {0x1ff2, {0x1ffa, 0x0399}},         {0x1ff3, {0x03a9, 0x0399}},
    {0x1ff4, {0x038f, 0x0399}},         {0x1ff6, {0x03a9, 0x0342}},
    {0x1ff7, {0x03a9, 0x0342, 0x0399}}, {0x1ffc, {0x03a9, 0x0399}},
    {0xfb00, {0x0046, 0x0046}},         {0xfb01, {0x0046, 0x0049}},
    {0xfb02, {0x0046, 0x004c}},         {0xfb03, {0x0046, 0x0046, 0x0049}},
    {0xfb04, {0x0046, 0x0046, 0x004c}}, {0xfb05, {0x0053, 0x0054}},
    {0xfb06, {0x0053, 0x0054}},         {0xfb13, {0x0544, 0x0546}},
    {0xfb14, {0x0544, 0x0535}},         {0xfb15, {0x0544, 0x053b}},
    {0xfb16, {0x054e, 0x0546}},         {0xfb17, {0x0544, 0x053d}},
};

#define LONG_UPPER_COUNT (sizeof long_upper / sizeof *long_upper)
#define CAPITAL_SIGMA    0x3a3u
#define CAPITAL_I_DOT    0x130u

static Status add_code_point(Buffer *b, uint32_t c)
{
    char bytes[4];
    if (vm_poll(b->vm) != STATUS_OK) {
        return STATUS_THROW;
    }
    return buffer_add(b, bytes, utf8_put(bytes, c));
}

/* Row of long_upper, or NULL. */
static const uint16_t *find_long_upper(uint32_t c)
{
    size_t low = 0, high = LONG_UPPER_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (long_upper[middle].from < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < LONG_UPPER_COUNT && long_upper[low].from == c ? long_upper[low].to : NULL;
}

Status case_add_upper(Buffer *b, uint32_t c)
{
    const uint16_t *several = c >= long_upper[0].from ? find_long_upper(c) : NULL;
    if (!several) {
        return add_code_point(b, (uint32_t)utf8proc_toupper((utf8proc_int32_t)c));
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < 3 && several[i] != 0 && status == STATUS_OK; i++) {
        status = add_code_point(b, several[i]);
    }
    return status;
}

Status case_add_lower(Buffer *b, uint32_t c)
{
    if (c == CAPITAL_I_DOT) {
        return buffer_add_cstr(b, "i\xcc\x87");
    }
    return add_code_point(b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
}

bool case_is_upper(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LU;
}

static bool is_cased(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT;
}

/* Case_Ignorable: what may stand within a word without being a letter of it. */
static bool is_ignorable(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
        return true;
    default:
        return c == '\'' || c == '.' || c == ':' || c == 0xb7 || c == 0x2018 || c == 0x2019;
    }
}

/* Is the sigma at offset at the end of a word: a letter before it and none after it? */
static bool is_final_sigma(const char *bytes, size_t len_bytes, size_t at)
{
    bool letter_before = false;
    for (size_t i = at; i > 0 && !letter_before;) {
        do {
            i--;
        } while (((unsigned char)bytes[i] & 0xc0) == 0x80);
        uint32_t c = utf8_get(bytes + i);
        letter_before = is_cased(c);
        if (!letter_before && !is_ignorable(c)) {
            return false;
        }
    }
    if (!letter_before) {
        return false;
    }
    for (size_t i = at + 2; i < len_bytes; i += utf8_char_bytes((unsigned char)bytes[i])) {
        uint32_t c = utf8_get(bytes + i);
        if (is_cased(c)) {
            return false;
        }
        if (!is_ignorable(c)) {
            return true;
        }
    }
    return true;
}

Status case_add_text_upper(Buffer *b, const char *bytes, size_t len_bytes)
{
    Status status = STATUS_OK;
    for (size_t i = 0; i < len_bytes && status == STATUS_OK;
         i += utf8_char_bytes((unsigned char)bytes[i])) {
        status = case_add_upper(b, utf8_get(bytes + i));
    }
    return status;
}

Status case_add_text_lower(Buffer *b, const char *bytes, size_t len_bytes)
{
    Status status = STATUS_OK;
    for (size_t i = 0; i < len_bytes && status == STATUS_OK;
         i += utf8_char_bytes((unsigned char)bytes[i])) {
        uint32_t c = utf8_get(bytes + i);
        if (c == CAPITAL_SIGMA && is_final_sigma(bytes, len_bytes, i)) {
            status = buffer_add_cstr(b, "\xcf\x82");
        } else {
            status = case_add_lower(b, c);
        }
    }
    return status;
}
