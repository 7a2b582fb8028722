/* The 128-bit powers of ten against their definition, in exact arithmetic. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/power_of_ten.h"

TestSuite(test_power_of_ten);

#define WORDS 80

/* A natural number, least significant word first. */
typedef struct Natural {
    uint32_t words[WORDS];
} Natural;

static void multiply(Natural *n, uint32_t factor)
{
    uint64_t carry = 0;
    for (int i = 0; i < WORDS; i++) {
        carry += (uint64_t)n->words[i] * factor;
        n->words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    cr_assert_eq(carry, 0);
}

static void shift_left(Natural *n, int bits)
{
    for (; bits >= 31; bits -= 31) {
        multiply(n, UINT32_C(1) << 31);
    }
    multiply(n, UINT32_C(1) << bits);
}

static Natural from_128(unsigned __int128 value)
{
    Natural n = {0};
    for (int i = 0; i < 4; i++) {
        n.words[i] = (uint32_t)(value >> (32 * i));
    }
    return n;
}

static int compare(const Natural *a, const Natural *b)
{
    for (int i = WORDS; i-- > 0;) {
        if (a->words[i] != b->words[i]) {
            return a->words[i] < b->words[i] ? -1 : 1;
        }
    }
    return 0;
}

/* candidate * 2^(e - 127) compared with 10^k */
static int compare_with_power(unsigned __int128 candidate, int k, int e)
{
    Natural left = from_128(candidate), right = from_128(1);
    for (int i = 0; i < k; i++) {
        multiply(&right, 10);
    }
    for (int i = 0; i < -k; i++) {
        multiply(&left, 10);
    }
    shift_left(e >= 127 ? &left : &right, e >= 127 ? e - 127 : 127 - e);
    return compare(&left, &right);
}

Test(test_power_of_ten, every_power_is_rounded_up_exactly)
{
    for (int k = POWER_OF_TEN_MIN; k <= POWER_OF_TEN_MAX; k++) {
        Power128 g = power_of_ten(k);
        unsigned __int128 value = (unsigned __int128)g.high << 64 | g.low;
        int e = floor_log2_of_power_of_ten(k);
        cr_assert(g.high >> 63, "10^%d is not normalised", k);
        cr_assert_geq(compare_with_power(value, k, e), 0, "10^%d is too small", k);
        cr_assert_lt(compare_with_power(value - 1, k, e), 0, "10^%d is too large", k);
    }
}
