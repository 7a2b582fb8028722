/* Floating-point functions; absolute value, rounding, powers and extremes keep the kind of number.
 */
#include <math.h>

#include "runtime/array.h"
#include "runtime/stdlib/functions.h"

#define FLOAT_FUNCTION(name)                                 \
    Value builtin_##name(VM *vm, Value *args, uint32_t argc) \
    {                                                        \
        (void)vm;                                            \
        (void)argc;                                          \
        return value_float(name(number_to_float(args[0])));  \
    }

FLOAT_FUNCTION(sin)
FLOAT_FUNCTION(cos)
FLOAT_FUNCTION(tan)
FLOAT_FUNCTION(exp)

Value builtin_sqrt(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    double x = number_to_float(args[0]);
    if (x < 0) {
        vm_throw(vm, "sqrt() domain error: value must be >= 0");
        return raised();
    }
    return value_float(sqrt(x));
}

Value builtin_log(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    double x = number_to_float(args[0]);
    if (x <= 0) {
        vm_throw(vm, "log() domain error: value must be > 0");
        return raised();
    }
    return value_float(log(x));
}

Value builtin_abs(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[0].tag == TAG_FLOAT) {
        return value_float(fabs(args[0].f));
    }
    if (args[0].i == INT64_MIN) {
        vm_throw(vm, "Integer overflow: -(%lld)", (long long)INT64_MIN);
        return raised();
    }
    return value_int(args[0].i < 0 ? -args[0].i : args[0].i);
}

/* --- rounding -------------------------------------------------------------------------------- */

/* A whole number as an int if it fits, else (huge, infinite, NaN) as it is. */
static Value whole_number(double whole)
{
    bool fits = whole >= -0x1p63 && whole < 0x1p63;
    return fits ? value_int((int64_t)whole) : value_float(whole);
}

#define ROUNDING_FUNCTION(name)                                                  \
    Value builtin_##name(VM *vm, Value *args, uint32_t argc)                     \
    {                                                                            \
        (void)vm;                                                                \
        (void)argc;                                                              \
        return args[0].tag == TAG_INT ? args[0] : whole_number(name(args[0].f)); \
    }

ROUNDING_FUNCTION(floor)
ROUNDING_FUNCTION(ceil)
ROUNDING_FUNCTION(round)

/* --- powers ---------------------------------------------------------------------------------- */

/* Power by squaring; false: it does not fit. */
static bool int_power(int64_t base, uint64_t exponent, int64_t *out)
{
    int64_t power = 1;
    for (;;) {
        if ((exponent & 1) && __builtin_mul_overflow(power, base, &power)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            *out = power;
            return true;
        }
        /* The exponent has a bit left, so a square that overflows would be needed. */
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
}

Value builtin_pow(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    int64_t power;
    if (args[0].tag == TAG_INT && args[1].tag == TAG_INT && args[1].i >= 0 &&
        int_power(args[0].i, (uint64_t)args[1].i, &power)) {
        return value_int(power);
    }
    return value_float(pow(number_to_float(args[0]), number_to_float(args[1])));
}

/* --- extremes -------------------------------------------------------------------------------- */

static bool is_nan(Value v)
{
    return v.tag == TAG_FLOAT && isnan(v.f);
}

/* Negative, zero, positive; neither is NaN. */
static int compare_numbers(Value l, Value r)
{
    if (l.tag == TAG_INT && r.tag == TAG_INT) {
        return (l.i > r.i) - (l.i < r.i);
    }
    double a = number_to_float(l), b = number_to_float(r);
    return (a > b) - (a < b);
}

/* direction -1: the least, 1: the greatest; of equal ones the first; NaN only if all are. */
static Value extreme(VM *vm, const char *name, int direction, const Value *args, uint32_t argc)
{
    const Array *array = argc == 1 && args[0].tag == TAG_ARRAY ? args[0].array : NULL;
    size_t count = array ? array->count : argc;
    if (array ? count == 0 : count < 2) {
        vm_throw(vm, "%s() expects at least 2 arguments or one non-empty array", name);
        return raised();
    }
    Value best = value_float(NAN);
    for (size_t i = 0; i < count; i++) {
        Value v = array ? array_get(array, i) : args[i];
        if (!value_is_number(v)) {
            vm_throw(vm, "%s() expects numeric arguments", name);
            return raised();
        }
        if (!is_nan(v) && (is_nan(best) || compare_numbers(v, best) * direction > 0)) {
            best = v;
        }
    }
    return best;
}

Value builtin_min(VM *vm, Value *args, uint32_t argc)
{
    return extreme(vm, "min", -1, args, argc);
}

Value builtin_max(VM *vm, Value *args, uint32_t argc)
{
    return extreme(vm, "max", 1, args, argc);
}
