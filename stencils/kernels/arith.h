/*
 * arith.h - what the arithmetic operators mean on numbers, for every tier.
 *
 * Int kernels return true when the operation cannot be done (overflow, zero divisor): the caller
 * then leaves to the slow path, which raises with the operands in the message.
 */
#ifndef RUFF_STENCILS_KERNELS_ARITH_H
#define RUFF_STENCILS_KERNELS_ARITH_H

#include <math.h>

#include "runtime/value.h"

static inline bool int_add(int64_t l, int64_t r, int64_t *out)
{
    return __builtin_add_overflow(l, r, out);
}
static inline bool int_sub(int64_t l, int64_t r, int64_t *out)
{
    return __builtin_sub_overflow(l, r, out);
}
static inline bool int_mul(int64_t l, int64_t r, int64_t *out)
{
    return __builtin_mul_overflow(l, r, out);
}
/* MIN / -1 overflows. 32-bit division is several times faster, and most operands are small. */
static inline bool int_div(int64_t l, int64_t r, int64_t *out)
{
    if (likely((((uint64_t)l | (uint64_t)r) >> 32) == 0) && likely(r != 0)) {
        *out = (int64_t)((uint32_t)l / (uint32_t)r);
        return false;
    }
    if (r == 0 || (r == -1 && l == INT64_MIN)) {
        return true;
    }
    *out = l / r;
    return false;
}
/* Powers of two are frequent (sizes, even and odd), and division is the slowest operation there is.
 * The mask is hidden from the compiler, or it would count the bits of r instead. */
static inline uint32_t uint32_mod(uint32_t l, uint32_t r)
{
    uint32_t mask = r - 1;
    __asm__("" : "+r"(mask));
    return (r & mask) == 0 ? l & mask : l % r;
}
static inline bool int_mod(int64_t l, int64_t r, int64_t *out)
{
    if (likely((((uint64_t)l | (uint64_t)r) >> 32) == 0) && likely(r != 0)) {
        *out = (int64_t)uint32_mod((uint32_t)l, (uint32_t)r);
        return false;
    }
    if (r == 0 || (r == -1 && l == INT64_MIN)) {
        return true;
    }
    *out = l % r;
    return false;
}

static inline bool float_add(double l, double r, double *out)
{
    *out = l + r;
    return false;
}
static inline bool float_sub(double l, double r, double *out)
{
    *out = l - r;
    return false;
}
static inline bool float_mul(double l, double r, double *out)
{
    *out = l * r;
    return false;
}
static inline bool float_div(double l, double r, double *out)
{
    *out = l / r;
    return r == 0.0;
}

/* The float of a number value; the kinds are checked by the caller. */
static inline double number_to_float(Value v)
{
    return v.tag == TAG_INT ? (double)v.i : v.f;
}

#endif
