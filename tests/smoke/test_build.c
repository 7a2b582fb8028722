// The assumptions about compiler and machine that the whole of Ruff rests on.
#include <criterion/criterion.h>

#include <limits.h>
#include <stdint.h>

Test(build, ints_are_twos_complement_with_checked_overflow)
{
    int64_t result;
    cr_assert(__builtin_add_overflow(INT64_MAX, (int64_t)1, &result));
    cr_assert_eq(result, INT64_MIN);
    cr_assert_eq((int64_t)-5 >> 1, -3, "right shift must keep the sign");
}

Test(build, pointers_and_doubles_have_64_bits)
{
    cr_assert_eq(sizeof(void *), 8);
    cr_assert_eq(sizeof(double), 8);
    cr_assert_eq(CHAR_BIT, 8);
}

Test(build, products_and_sums_are_not_fused)
{
    // A fused multiply-add would give the exact 2^-60 here; two roundings give 0.
    volatile double a = 1.0 + 0x1p-30;
    volatile double square = 1.0 + 0x1p-29;
    cr_assert_eq(a * a - square, 0.0);
}
