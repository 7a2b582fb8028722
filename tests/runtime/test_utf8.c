/* Validity, counting, encoding and decoding of UTF-8. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/str.h"

TestSuite(test_utf8);

Test(test_utf8, every_scalar_value_round_trips)
{
    for (uint32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 61) {
        if (c >= 0xd800 && c < 0xe000) {
            continue;
        }
        char bytes[4];
        size_t len = utf8_put(bytes, c);
        cr_assert_eq(utf8_char_bytes((unsigned char)bytes[0]), len, "%x", c);
        cr_assert_eq(utf8_get(bytes), c, "%x", c);
        cr_assert(utf8_is_valid(bytes, len), "%x", c);
        cr_assert_eq(utf8_count_chars(bytes, len), 1);
        for (size_t cut = 1; cut < len; cut++) {
            cr_assert_not(utf8_is_valid(bytes, cut), "%x cut to %zu", c, cut);
        }
    }
}

Test(test_utf8, malformed_bytes)
{
    static const char *const bad[] = {
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xe0\x80\x80",
        "\xe0\x9f\xbf",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xf0\x80\x80\x80",
        "\xf0\x8f\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
        "\xc3\x28",
        "\xe2\x28\xa1",
        "\xe2\x82\x28",
        "abcdefgh\x80",
        "abcdefghijklmno\xc3",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_expect_not(utf8_is_valid(bad[i], strlen(bad[i])), "case %zu", i);
    }
}

Test(test_utf8, last_code_points_are_valid)
{
    cr_expect(utf8_is_valid("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", 10));
    cr_expect(utf8_is_valid("", 0));
    cr_expect(utf8_is_valid("a\0b", 3));
}

Test(test_utf8, counting_long_texts)
{
    static char text[20000];
    size_t len = 0, count = 0;
    while (len < sizeof text - 8) {
        len += utf8_put(text + len, count % 3 == 0 ? 0x20ac : count % 5 == 0 ? 0x1f415 : 'x');
        count++;
    }
    cr_expect_eq(utf8_count_chars(text, len), count);
    for (size_t cut = 0; cut < 100; cut++) {
        size_t expected = 0;
        for (size_t i = 0; i < cut; i++) {
            expected += ((unsigned char)text[i] & 0xc0) != 0x80;
        }
        cr_expect_eq(utf8_count_chars(text, cut), expected);
    }
}
