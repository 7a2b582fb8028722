/* Text of numbers: known cases, and that every float reads back, with no shorter text doing so. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/format.h"

TestSuite(test_number_format);

static const char *float_text(double f)
{
    static char out[FORMAT_FLOAT_MAX + 1];
    size_t len = format_float(out, f);
    cr_assert_leq(len, (size_t)FORMAT_FLOAT_MAX);
    out[len] = '\0';
    return out;
}

Test(test_number_format, ints)
{
    static const int64_t cases[] = {0,   1,     -1,         9,         10,       99,
                                    100, 12345, -987654321, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[FORMAT_INT_MAX + 1], expected[32];
        out[format_int(out, cases[i])] = '\0';
        snprintf(expected, sizeof expected, "%lld", (long long)cases[i]);
        cr_expect_str_eq(out, expected);
    }
}

Test(test_number_format, floats)
{
    static const struct {
        double f;
        const char *text;
    } cases[] = {
        {0.0, "0"},
        {-0.0, "-0"},
        {1.0, "1"},
        {-2.5, "-2.5"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {100.0, "100"},
        {1e20, "100000000000000000000"},
        {1e21, "1000000000000000000000"},
        {123456789012345680.0, "123456789012345680"},
        {9007199254740992.0, "9007199254740992"},
        {9007199254740993.0, "9007199254740992"},
        {1152921504606846976.0, "1152921504606847000"},
        {0.0000001, "0.0000001"},
        {1e-7 * 3, "0.0000003"},
        {123.456, "123.456"},
        {INFINITY, "inf"},
        {-INFINITY, "-inf"},
        {NAN, "NaN"},
        {-NAN, "NaN"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(float_text(cases[i].f), cases[i].text);
    }
}

Test(test_number_format, the_largest_double_has_309_digits)
{
    cr_expect_eq(strlen(float_text(1.7976931348623157e308)), 309);
    cr_expect_eq(strncmp(float_text(1.7976931348623157e308), "17976931348623157000", 20), 0);
}

Test(test_number_format, the_smallest_double_is_written_out)
{
    const char *text = float_text(5e-324);
    cr_expect_eq(strlen(text), 326);
    cr_expect_eq(strspn(text + 2, "0"), 323);
    cr_expect_eq(text[325], '5');
}

/* The number of significant digits that "%.*e" needs to read back. */
static int shortest_digits(double f, char *out, size_t out_bytes)
{
    for (int digits = 1; digits < 17; digits++) {
        snprintf(out, out_bytes, "%.*e", digits - 1, f);
        if (strtod(out, NULL) == f) {
            return digits;
        }
    }
    return 17;
}

static int significant_digits(const char *text)
{
    int count = 0, zeros = 0;
    for (const char *p = text; *p; p++) {
        if (*p >= '1' && *p <= '9') {
            count += count ? zeros + 1 : 1;
            zeros = 0;
        } else if (*p == '0') {
            zeros++;
        }
    }
    return count;
}

Test(test_number_format, random_doubles_are_shortest_and_read_back)
{
    uint64_t state = 12345;
    for (int i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t bits = state ^ state >> 29;
        double f;
        memcpy(&f, &bits, sizeof f);
        if (!isfinite(f) || f == 0) {
            continue;
        }
        const char *text = float_text(f);
        cr_assert_eq(strtod(text, NULL), f, "%.17g became %s", f, text);
        cr_assert_null(strchr(text, 'e'));
        char scratch[64];
        cr_assert_leq(significant_digits(text), shortest_digits(f, scratch, sizeof scratch),
                      "%.17g became %s", f, text);
    }
}

Test(test_number_format, powers_of_two_read_back)
{
    for (int e = -1074; e < 1024; e++) {
        double f = ldexp(1.0, e);
        cr_assert_eq(strtod(float_text(f), NULL), f, "2^%d", e);
        cr_assert_eq(strtod(float_text(nextafter(f, 0)), NULL), nextafter(f, 0), "2^%d", e);
    }
}
