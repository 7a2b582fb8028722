/* `==` on every kind of value. */
#include <criterion/criterion.h>
#include <math.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/format.h"
#include "runtime/function.h"
#include "runtime/promise.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0, "%zu objects left", heap_live_objects(&vm->heap));
    test_vm_free(vm);
}

TestSuite(test_equal, .init = start, .fini = finish);

static bool equal(Value a, Value b)
{
    bool result = false, mirrored = false;
    cr_assert_eq(value_equal(vm, a, b, &result), STATUS_OK);
    cr_assert_eq(value_equal(vm, b, a, &mirrored), STATUS_OK);
    cr_expect_eq(result, mirrored, "equality must be symmetric");
    return result;
}

/* Both are released. */
static bool equal_then_released(Value a, Value b)
{
    bool result = equal(a, b);
    value_release(vm, a);
    value_release(vm, b);
    return result;
}

static Value text_value(const char *text)
{
    return value_string(str_from_cstr(vm, text));
}

static Value array_of(size_t count, const Value *values)
{
    return value_array(array_from_values(vm, values, count));
}

Test(test_equal, numbers)
{
    cr_expect(equal(value_int(1), value_float(1.0)));
    cr_expect(equal(value_float(0.1 + 0.2), value_float(0.3)));
    cr_expect(equal(value_float(0.0), value_float(-0.0)));
    cr_expect(equal(value_float(INFINITY), value_float(INFINITY)));
    cr_expect_not(equal(value_float(INFINITY), value_float(-INFINITY)));
    cr_expect_not(equal(value_float(NAN), value_float(NAN)));
    cr_expect_not(equal(value_float(1.0), value_float(1.0 + 2.220446049250313e-16)));
    cr_expect(equal(value_float(1.0), value_float(1.0 - 1.1102230246251565e-16)));
    cr_expect_not(equal(value_int(INT64_MAX), value_int(INT64_MAX - 1)));
    cr_expect(equal(value_int(INT64_MAX), value_float(9223372036854775808.0)));
}

Test(test_equal, different_kinds_are_unequal)
{
    Value text = text_value("1");
    cr_expect_not(equal(value_int(1), text));
    value_release(vm, text);
    cr_expect_not(equal(value_int(1), value_bool(true)));
    cr_expect_not(equal(value_null(), value_bool(false)));
    cr_expect_not(equal(value_null(), value_int(0)));
    cr_expect_not(equal(value_null(), variant_none(vm)));
    cr_expect(equal(value_null(), value_null()));
    cr_expect_not(equal(value_bool(true), value_bool(false)));
}

Test(test_equal, strings_and_bytes)
{
    cr_expect(equal_then_released(text_value("same"), text_value("same")));
    cr_expect_not(equal_then_released(text_value("same"), text_value("samE")));
    Value ab = value_object(TAG_BYTES, bytes_new(vm, "ab", 2));
    cr_expect(equal_then_released(value_object(TAG_BYTES, bytes_new(vm, "ab", 2)),
                                  value_object(TAG_BYTES, bytes_new(vm, "ab", 2))));
    cr_expect_not(equal_then_released(ab, text_value("ab")));
}

Test(test_equal, arrays_of_different_storage)
{
    cr_expect(equal_then_released(array_of(2, (Value[]){value_int(1), value_int(2)}),
                                  array_of(2, (Value[]){value_float(1), value_float(2)})));
    cr_expect(equal_then_released(array_of(2, (Value[]){value_int(1), value_int(2)}),
                                  array_of(2, (Value[]){value_int(1), value_float(2)})));
    cr_expect(equal_then_released(array_of(0, NULL), value_array(array_range(vm, 0, 0, 1))));
    cr_expect_not(equal_then_released(array_of(1, (Value[]){value_bool(true)}),
                                      array_of(1, (Value[]){value_bool(false)})));
    cr_expect_not(equal_then_released(array_of(1, (Value[]){value_int(1)}),
                                      array_of(2, (Value[]){value_int(1), value_int(2)})));
    cr_expect(equal_then_released(array_of(2, (Value[]){text_value("a"), value_null()}),
                                  array_of(2, (Value[]){text_value("a"), value_null()})));
}

Test(test_equal, an_array_with_nan_does_not_equal_itself)
{
    Value a = array_of(1, (Value[]){value_float(NAN)});
    cr_expect_not(equal(a, a));
    value_release(vm, a);
}

static Value dict_of(const char *first, int64_t first_value, const char *second,
                     int64_t second_value)
{
    Dict *d = dict_new(vm);
    String *keys[] = {str_from_cstr(vm, first), str_from_cstr(vm, second)};
    int64_t values[] = {first_value, second_value};
    for (int i = 0; i < 2; i++) {
        cr_assert_eq(dict_set(vm, &d, dict_key_of_string(keys[i]), value_int(values[i])),
                     STATUS_OK);
        object_release(vm, &keys[i]->header);
    }
    return value_dict(d);
}

Test(test_equal, dicts_in_any_order)
{
    cr_expect(equal_then_released(dict_of("a", 1, "b", 2), dict_of("b", 2, "a", 1)));
    cr_expect_not(equal_then_released(dict_of("a", 1, "b", 2), dict_of("a", 1, "b", 3)));
    cr_expect_not(equal_then_released(dict_of("a", 1, "b", 2), dict_of("a", 1, "c", 2)));
    cr_expect(equal_then_released(dict_of("0", 1, "1", 2), dict_of("1", 2, "0", 1)));
}

static Value point(StructDef *def, int64_t first, int64_t second)
{
    Instance *instance = instance_new(vm, def);
    instance->fields[0] = value_int(first);
    instance->fields[1] = value_int(second);
    return value_object(TAG_STRUCT, instance);
}

Test(test_equal, structs_by_name_and_fields)
{
    String *x = str_intern(vm, "x", 1), *y = str_intern(vm, "y", 1);
    String *name = str_intern(vm, "Point", 5);
    StructDef *def = struct_def_new(vm, name, (String *[]){x, y}, 2, 0, 0);
    StructDef *swapped = struct_def_new(vm, name, (String *[]){y, x}, 2, 0, 0);
    StructDef *other = struct_def_new(vm, str_intern(vm, "Pair", 4), (String *[]){x, y}, 2, 0, 0);
    cr_expect(equal_then_released(point(def, 1, 2), point(def, 1, 2)));
    cr_expect_not(equal_then_released(point(def, 1, 2), point(def, 2, 1)));
    cr_expect(equal_then_released(point(def, 1, 2), point(swapped, 2, 1)));
    cr_expect_not(equal_then_released(point(def, 1, 2), point(other, 1, 2)));
    cr_expect(equal(value_object(TAG_STRUCT_DEF, def), value_object(TAG_STRUCT_DEF, def)));
    cr_expect_not(equal(value_object(TAG_STRUCT_DEF, def), value_object(TAG_STRUCT_DEF, swapped)));
    object_release(vm, &def->header);
    object_release(vm, &swapped->header);
    object_release(vm, &other->header);
}

Test(test_equal, variants)
{
    cr_expect(equal_then_released(variant_some(vm, value_int(1)), variant_some(vm, value_int(1))));
    cr_expect_not(equal_then_released(variant_ok(vm, value_int(1)), variant_err(vm, value_int(1))));
    cr_expect_not(equal_then_released(variant_some(vm, value_null()), variant_none(vm)));
    cr_expect(equal(variant_none(vm), variant_none(vm)));
}

static Value collection_of(ValueTag kind, int64_t a, int64_t b)
{
    Collection *c = collection_new(vm, kind);
    cr_assert_eq(collection_add(vm, &c, value_int(a)), STATUS_OK);
    cr_assert_eq(collection_add(vm, &c, value_int(b)), STATUS_OK);
    return value_collection(c);
}

Test(test_equal, collections)
{
    cr_expect(equal_then_released(collection_of(TAG_SET, 1, 2), collection_of(TAG_SET, 2, 1)));
    cr_expect_not(equal_then_released(collection_of(TAG_SET, 1, 2), collection_of(TAG_SET, 1, 3)));
    cr_expect_not(
        equal_then_released(collection_of(TAG_QUEUE, 1, 2), collection_of(TAG_QUEUE, 2, 1)));
    cr_expect(equal_then_released(collection_of(TAG_STACK, 1, 2), collection_of(TAG_STACK, 1, 2)));
    cr_expect_not(
        equal_then_released(collection_of(TAG_QUEUE, 1, 2), collection_of(TAG_STACK, 1, 2)));
}

Test(test_equal, reference_kinds)
{
    static const FunctionInfo info = {0};
    static const Builtin len = {.name = "len", .canonical = "len"};
    static const Builtin type = {.name = "type", .canonical = "type"};
    static const Builtin type_of = {.name = "type_of", .canonical = "type"};
    Value function = value_object(TAG_FUNCTION, function_new(vm, NULL, &info, 0));
    Value twin = value_object(TAG_FUNCTION, function_new(vm, NULL, &info, 0));
    cr_expect(equal(function, function));
    cr_expect_not(equal(function, twin));
    cr_expect(equal(value_builtin(&len), value_builtin(&len)));
    cr_expect_not(equal(value_builtin(&len), value_builtin(&type)));
    cr_expect(equal(value_builtin(&type), value_builtin(&type_of)));
    Value promise = value_object(TAG_PROMISE, promise_new(vm));
    cr_expect_not(equal(promise, promise));
    value_release(vm, promise);
    value_release(vm, twin);
    value_release(vm, function);
}

/* Some(Some(...(1))): pairs to compare that share nothing. */
static Value nested_options(int levels)
{
    Value v = value_int(1);
    for (int i = 0; i < levels; i++) {
        v = variant_some(vm, v);
    }
    return v;
}

Test(test_equal, nesting_limit)
{
    cr_expect(
        equal_then_released(nested_options(MAX_VALUE_NESTING), nested_options(MAX_VALUE_NESTING)));
    Value a = nested_options(MAX_VALUE_NESTING + 1), b = nested_options(MAX_VALUE_NESTING + 1);
    bool result;
    cr_expect_eq(value_equal(vm, a, b, &result), STATUS_THROW);
    cr_expect_str_eq(test_error_message(vm),
                     "Maximum data nesting depth of 4096 exceeded while comparing values");
    vm_error_clear(vm);
    value_release(vm, a);
    value_release(vm, b);
}

Test(test_equal, nesting_limit_through_sets)
{
    Value a = value_int(1), b = value_int(1);
    for (int i = 0; i <= MAX_VALUE_NESTING; i++) {
        Collection *outer_a = collection_new(vm, TAG_SET), *outer_b = collection_new(vm, TAG_SET);
        cr_assert_eq(collection_add(vm, &outer_a, a), STATUS_OK);
        cr_assert_eq(collection_add(vm, &outer_b, b), STATUS_OK);
        a = value_collection(outer_a);
        b = value_collection(outer_b);
    }
    bool result;
    cr_expect_eq(value_equal(vm, a, b, &result), STATUS_THROW);
    vm_error_clear(vm);
    value_release(vm, a);
    value_release(vm, b);
}

Test(test_equal, shallow_equality)
{
    cr_expect(value_shallow_equal(value_int(2), value_int(2)));
    cr_expect_not(value_shallow_equal(value_int(2), value_float(2)));
    cr_expect(value_shallow_equal(value_float(0.1 + 0.2), value_float(0.3)));
    cr_expect(value_shallow_equal(value_null(), value_null()));
    Value array = array_of(0, NULL);
    cr_expect_not(value_shallow_equal(array, array));
    value_release(vm, array);
    Value a = text_value("ab"), b = text_value("ab");
    cr_expect(value_shallow_equal(a, b));
    value_release(vm, a);
    value_release(vm, b);
}
