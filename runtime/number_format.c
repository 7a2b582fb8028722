/*
 * Numbers as text. Floats: the shortest decimal that reads back as the same double, found with
 * Raffaello Giulietti's Schubfach algorithm, then written out without an exponent.
 */
#include <math.h>
#include <string.h>

#include "runtime/format.h"
#include "runtime/power_of_ten.h"

/* --- ints ---------------------------------------------------------------------------------- */

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
                                  "25262728293031323334353637383940414243444546474849"
                                  "50515253545556575859606162636465666768697071727374"
                                  "75767778798081828384858687888990919293949596979899";

static size_t format_unsigned(char *out, uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    while (n >= 100) {
        at -= 2;
        memcpy(digits + at, digit_pairs + n % 100 * 2, 2);
        n /= 100;
    }
    if (n >= 10) {
        at -= 2;
        memcpy(digits + at, digit_pairs + n * 2, 2);
    } else {
        digits[--at] = (char)('0' + n);
    }
    memcpy(out, digits + at, sizeof digits - at);
    return sizeof digits - at;
}

size_t format_int(char *out, int64_t i)
{
    if (i < 0) {
        out[0] = '-';
        return 1 + format_unsigned(out + 1, 0 - (uint64_t)i);
    }
    return format_unsigned(out, (uint64_t)i);
}

/* --- shortest decimal ---------------------------------------------------------------------- */

#define SIGNIFICAND_BITS 52
#define EXPONENT_BIAS    1075 /* of the significand as an integer */

typedef struct Decimal {
    uint64_t digits;
    int exponent; /* value = digits * 10^exponent */
} Decimal;

/* The upper 64 bits of g * n / 2^64, with the lowest bit set if anything was lost: enough to
 * compare with the borders of the rounding interval exactly. */
static uint64_t round_to_odd(Power128 g, uint64_t n)
{
    unsigned __int128 low = (unsigned __int128)g.low * n;
    unsigned __int128 high = (unsigned __int128)g.high * n + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* significand * 2^exponent, significand > 0. */
static Decimal shortest_decimal(uint64_t significand, int exponent, bool closer_below)
{
    int k = (exponent * 1262611 - (closer_below ? 524031 : 0)) >> 22;
    int h = exponent + floor_log2_of_power_of_ten(-k) + 1;
    Power128 g = power_of_ten(-k);
    uint64_t four = 4 * significand;
    uint64_t lower = round_to_odd(g, (four - 2 + closer_below) << h);
    uint64_t value = round_to_odd(g, four << h);
    uint64_t upper = round_to_odd(g, (four + 2) << h);
    if (significand & 1) { /* the borders themselves would round to the even neighbours */
        lower++;
        upper--;
    }
    uint64_t s = value / 4;
    if (s >= 10) { /* try one digit less */
        uint64_t tens = s / 10;
        bool down_inside = lower <= 40 * tens;
        bool up_inside = 40 * tens + 40 <= upper;
        if (down_inside != up_inside) {
            return (Decimal){tens + up_inside, k + 1};
        }
    }
    bool down_inside = lower <= 4 * s;
    bool up_inside = 4 * s + 4 <= upper;
    if (down_inside != up_inside) {
        return (Decimal){s + up_inside, k};
    }
    uint64_t middle = 4 * s + 2;
    bool round_up = value > middle || (value == middle && (s & 1));
    return (Decimal){s + round_up, k};
}

static Decimal decimal_of(uint64_t bits)
{
    uint64_t fraction = bits & ((UINT64_C(1) << SIGNIFICAND_BITS) - 1);
    int exponent = (int)(bits >> SIGNIFICAND_BITS & 0x7ff);
    if (exponent == 0) {
        return shortest_decimal(fraction, 1 - EXPONENT_BIAS, false);
    }
    return shortest_decimal(fraction | UINT64_C(1) << SIGNIFICAND_BITS, exponent - EXPONENT_BIAS,
                            fraction == 0 && exponent > 1);
}

/* --- text ---------------------------------------------------------------------------------- */

static size_t put_zeros(char *out, size_t count)
{
    memset(out, '0', count);
    return count;
}

static size_t put_decimal(char *out, Decimal d)
{
    while (d.exponent < 0 && d.digits % 10 == 0) {
        d.digits /= 10;
        d.exponent++;
    }
    char digits[20];
    size_t count = format_unsigned(digits, d.digits);
    size_t len = 0;
    if (d.exponent >= 0) {
        memcpy(out, digits, count);
        return count + put_zeros(out + count, (size_t)d.exponent);
    }
    size_t fraction_count = (size_t)-d.exponent;
    if (count <= fraction_count) {
        out[len++] = '0';
        out[len++] = '.';
        len += put_zeros(out + len, fraction_count - count);
        memcpy(out + len, digits, count);
        return len + count;
    }
    size_t whole_count = count - fraction_count;
    memcpy(out, digits, whole_count);
    out[whole_count] = '.';
    memcpy(out + whole_count + 1, digits + whole_count, fraction_count);
    return count + 1;
}

size_t format_float(char *out, double f)
{
    if (isnan(f)) {
        memcpy(out, "NaN", 3);
        return 3;
    }
    size_t len = 0;
    if (signbit(f)) {
        out[len++] = '-';
        f = -f;
    }
    if (isinf(f)) {
        memcpy(out + len, "inf", 3);
        return len + 3;
    }
    if (f < 9007199254740992.0 && f == (double)(uint64_t)f) {
        return len + format_unsigned(out + len, (uint64_t)f);
    }
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    return len + put_decimal(out + len, decimal_of(bits));
}
