/* Hashes must agree with equality. */
#include <criterion/criterion.h>
#include <math.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_value_hash, .init = start, .fini = finish);

static uint32_t hash_of(Value v, int neighbour)
{
    ValueHasher hasher = {.vm = vm, .coarse = true};
    return value_hash(&hasher, v, neighbour);
}

/* Whether a lookup of b finds the slot of a. */
static bool hashes_meet(Value a, Value b)
{
    uint32_t stored = hash_of(a, 0);
    if (!value_hash_has_neighbours(b)) {
        return hash_of(b, 0) == stored;
    }
    return hash_of(b, 0) == stored || hash_of(b, -1) == stored || hash_of(b, 1) == stored;
}

Test(test_value_hash, ints_and_floats_that_are_equal)
{
    static const double numbers[] = {
        0, 1, -1, 2, -2, 3, 1e15, 9007199254740992.0, -4611686018427387904.0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Value f = value_float(numbers[i]), n = value_int((int64_t)numbers[i]);
        cr_expect(hashes_meet(f, n), "%g", numbers[i]);
        cr_expect(hashes_meet(n, f), "%g", numbers[i]);
    }
    cr_expect(hashes_meet(value_float(0.0), value_float(-0.0)));
}

Test(test_value_hash, floats_within_the_tolerance)
{
    uint64_t state = 99;
    for (int i = 0; i < 20000; i++) {
        state = state * UINT64_C(6364136223846793005) + 1442695040888963407u;
        double scale = ldexp(1.0, -(int)(state >> 58));
        double f = ((double)(int64_t)state / 9223372036854775808.0) * 2.5 * scale;
        double near[] = {nextafter(f, 4), nextafter(f, -4), f + 1.1e-16, f - 2.1e-16, f + 2e-16};
        for (size_t n = 0; n < sizeof near / sizeof *near; n++) {
            if (float_equal(f, near[n])) {
                cr_assert(hashes_meet(value_float(f), value_float(near[n])), "%.17g %.17g", f,
                          near[n]);
            }
        }
    }
}

Test(test_value_hash, containers_of_equal_numbers)
{
    Value ints[] = {value_int(0), value_int(1), value_int(7)};
    Value floats[] = {value_float(1e-17), value_float(nextafter(1, 0)), value_float(7)};
    Value a = value_array(array_from_values(vm, ints, 3));
    Value b = value_array(array_from_values(vm, floats, 3));
    bool equal;
    cr_assert_eq(value_equal(vm, a, b, &equal), STATUS_OK);
    cr_expect(equal);
    cr_expect_eq(hash_of(a, 0), hash_of(b, 0));
    value_release(vm, a);
    value_release(vm, b);
}

/* levels arrays around v. */
static Value wrapped(Value v, int levels)
{
    for (int i = 0; i < levels; i++) {
        v = value_array(array_from_values(vm, &v, 1));
    }
    return v;
}

static uint32_t exact_hash_then_released(Value v, bool *met_fraction)
{
    ValueHasher hasher = {.vm = vm};
    uint32_t hash = value_hash(&hasher, v, 0);
    *met_fraction = hasher.met_fraction;
    value_release(vm, v);
    return hash;
}

Test(test_value_hash, small_integers_in_containers)
{
    bool met;
    uint32_t zero = exact_hash_then_released(wrapped(value_int(0), 1), &met);
    cr_expect_not(met);
    cr_expect_neq(zero, exact_hash_then_released(wrapped(value_int(1), 1), &met));
    cr_expect_eq(zero, exact_hash_then_released(wrapped(value_float(-0.0), 1), &met));
    cr_expect_not(met);
    exact_hash_then_released(wrapped(value_float(0.5), 1), &met);
    cr_expect(met);
}

Test(test_value_hash, elements_far_inside_count)
{
    bool met;
    uint32_t seven = exact_hash_then_released(wrapped(value_int(7), 100), &met);
    cr_expect_neq(seven, exact_hash_then_released(wrapped(value_int(8), 100), &met));
    exact_hash_then_released(wrapped(value_int(7), 100000), &met); /* ends */
}

Test(test_value_hash, dicts_in_any_order)
{
    Dict *a = dict_new(vm), *b = dict_new(vm);
    String *key = str_from_cstr(vm, "key");
    dict_set(vm, &a, dict_key_of_string(key), value_int(5));
    dict_set(vm, &a, dict_key_of_int(3), value_int(6));
    dict_set(vm, &b, dict_key_of_int(3), value_int(6));
    dict_set(vm, &b, dict_key_of_string(key), value_int(5));
    cr_expect_eq(hash_of(value_dict(a), 0), hash_of(value_dict(b), 0));
    object_release(vm, &key->header);
    object_release(vm, &a->header);
    object_release(vm, &b->header);
}

Test(test_value_hash, different_values_spread)
{
    enum { COUNT = 4096 };
    static bool seen[COUNT * 4];
    int collisions = 0;
    for (int i = 0; i < COUNT; i++) {
        uint32_t slot = hash_of(value_int((int64_t)i * 1024), 0) % (COUNT * 4);
        collisions += seen[slot];
        seen[slot] = true;
    }
    cr_expect_lt(collisions, COUNT / 4);
}
