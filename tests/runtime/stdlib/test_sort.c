/* sort against a simple reference, for every representation of arrays. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

static uint64_t state = 88172645463325252u;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static Value random_of_kind(VM *vm, unsigned kind)
{
    uint64_t r = next_random();
    char text[40];
    switch (kind) {
    case 0:
        return value_int((int64_t)r);
    case 1:
        return value_int((int64_t)(r % 17) - 8);
    case 2:
        return value_float(r % 11 == 0 ? -0.0 : ((double)(int64_t)r) / 1e15);
    case 3:
        snprintf(text, sizeof text, "common prefix %llu", (unsigned long long)(r % 50));
        return library_text(vm, text);
    case 4:
        snprintf(text, sizeof text, "%.*s", (int)(r % 5), "zyxwv");
        return library_text(vm, text);
    default:
        return r & 1 ? value_int((int64_t)(r % 100)) : value_float((double)(r % 1000) / 10);
    }
}

static bool in_order(Value a, Value b)
{
    if (a.tag == TAG_STRING) {
        return str_compare(a.string, b.string) <= 0;
    }
    double x = a.tag == TAG_INT ? (double)a.i : a.f;
    double y = b.tag == TAG_INT ? (double)b.i : b.f;
    return x <= y && (a.tag != TAG_INT || b.tag != TAG_INT || a.i <= b.i);
}

/* A sum that does not depend on the order. */
static uint64_t fingerprint(const Array *a)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < a->count; i++) {
        Value v = array_get(a, i);
        sum += (v.bits ^ v.bits >> 7) * 0x9e3779b97f4a7c15u;
    }
    return sum;
}

Test(sort, every_kind_and_length)
{
    VM *vm = test_vm_new();
    size_t objects = heap_live_objects(&vm->heap);
    for (unsigned kind = 0; kind < 6; kind++) {
        for (size_t count = 0; count < 1200; count = count * 3 / 2 + 1) {
            Array *a = array_new(vm, 0);
            for (size_t i = 0; i < count; i++) {
                cr_assert_eq(array_push(vm, &a, random_of_kind(vm, kind)), STATUS_OK);
            }
            Value args[1] = {value_array(a)};
            bool shared = next_random() & 1;
            if (shared) {
                value_retain(args[0]);
            }
            uint64_t before = fingerprint(a);
            Value sorted = library_call(vm, "sort", args, 1);
            cr_assert_eq(sorted.tag, TAG_ARRAY);
            cr_assert_eq(fingerprint(sorted.array), before, "kind %u, %zu elements", kind, count);
            for (size_t i = 1; i < count; i++) {
                cr_assert(in_order(array_get(sorted.array, i - 1), array_get(sorted.array, i)),
                          "kind %u, %zu elements, at %zu", kind, count, i);
            }
            value_release(vm, sorted);
            if (shared) {
                object_release(vm, &a->header);
            }
        }
    }
    cr_expect_eq(heap_live_objects(&vm->heap), objects);
    test_vm_free(vm);
}

Test(sort, nan_comes_last_and_zeros_keep_their_order)
{
    VM *vm = test_vm_new();
    const double floats[6] = {NAN, 0.0, -0.0, INFINITY, -INFINITY, -1.0};
    for (size_t repeat = 1; repeat <= 100; repeat *= 100) {
        Array *a = array_new(vm, 0);
        for (size_t i = 0; i < 6 * repeat; i++) {
            cr_assert_eq(array_push(vm, &a, value_float(floats[i % 6])), STATUS_OK);
        }
        Value args[1] = {value_array(a)};
        Value sorted = library_call(vm, "sort", args, 1);
        const double *out = sorted.array->floats;
        cr_expect(isinf(out[0]) && out[0] < 0);
        cr_expect_eq(out[repeat], -1.0);
        cr_expect(!signbit(out[2 * repeat]) && signbit(out[2 * repeat + 1]), "stable");
        cr_expect(isinf(out[5 * repeat - 1]) && isnan(out[5 * repeat]));
        value_release(vm, sorted);
    }
    test_vm_free(vm);
}

/* A callback that orders [key, number] pairs by key and counts the calls. */
static unsigned calls;

static Status compare_keys(VM *vm, Value callee, Value *args, uint32_t argc, Value *result)
{
    (void)callee;
    calls++;
    cr_assert_eq(argc, 2);
    *result = value_int(array_get(args[0].array, 0).i - array_get(args[1].array, 0).i);
    value_release(vm, args[0]);
    value_release(vm, args[1]);
    return STATUS_OK;
}

Test(sort, function_order_is_stable_and_linear_for_sorted_input)
{
    VM *vm = test_vm_new();
    test_vm_set_call(vm, compare_keys);
    size_t objects = heap_live_objects(&vm->heap);
    Array *pairs = array_new(vm, 0);
    for (int64_t i = 0; i < 500; i++) {
        const Value pair[2] = {value_int((int64_t)(next_random() % 10)), value_int(i)};
        cr_assert_eq(array_push(vm, &pairs, value_array(array_from_values(vm, pair, 2))),
                     STATUS_OK);
    }
    Value args[2] = {value_array(pairs), value_builtin(builtin_find("len", 3))};
    Value sorted = library_call(vm, "sort", args, 2);
    for (size_t i = 1; i < 500; i++) {
        const Array *a = array_get(sorted.array, i - 1).array,
                    *b = array_get(sorted.array, i).array;
        cr_assert_leq(a->ints[0], b->ints[0]);
        cr_assert(a->ints[0] < b->ints[0] || a->ints[1] < b->ints[1], "stable");
    }
    calls = 0;
    Value again[2] = {sorted, value_builtin(builtin_find("len", 3))};
    sorted = library_call(vm, "sort", again, 2);
    cr_expect_lt(calls, 600);
    value_release(vm, sorted);
    cr_expect_eq(heap_live_objects(&vm->heap), objects);
    test_vm_free(vm);
}

Test(sort, an_interrupt_ends_sorting_and_loses_nothing)
{
    VM *vm = test_vm_new();
    size_t objects = heap_live_objects(&vm->heap);
    for (unsigned kind = 3; kind < 6; kind++) {
        Array *a = array_new(vm, 0);
        for (size_t i = 0; i < 100; i++) {
            cr_assert_eq(array_push(vm, &a, random_of_kind(vm, kind)), STATUS_OK);
        }
        vm->interrupt = INTERRUPT_TIMEOUT;
        Value args[1] = {value_array(a)};
        cr_expect_eq(library_call(vm, "sort", args, 1).tag, TAG_EXCEPTION);
        cr_expect_str_eq(test_error_message(vm), "Script timed out after 0ms");
        vm_error_clear(vm);
        vm->interrupt = INTERRUPT_NONE;
    }
    cr_expect_eq(heap_live_objects(&vm->heap), objects);
    test_vm_free(vm);
}
