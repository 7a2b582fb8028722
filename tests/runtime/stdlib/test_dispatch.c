/* Checks before a builtin runs, and what happens to its arguments. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/capability.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void begin(void)
{
    vm = test_vm_new();
}

static void end(void)
{
    test_vm_free(vm);
}

TestSuite(dispatch, .init = begin, .fini = end);

static void expect_error(const char *name, Value *args, uint32_t argc, const char *message)
{
    Value result = library_call(vm, name, args, argc);
    cr_assert_eq(result.tag, TAG_EXCEPTION, "%s", name);
    cr_expect_str_eq(test_error_message(vm), message);
    vm_error_clear(vm);
}

Test(dispatch, arity_texts_by_class)
{
    Value args[4] = {value_int(1), value_int(2), value_int(3), value_int(4)};
    expect_error("len", args, 2, "len expects 1 arguments, got 2");
    expect_error("pop", args, 2, "pop expects 1 argument, got 2");
    expect_error("sort", args, 3, "sort expects 1 to 2 arguments, got 3");
    expect_error("map", args, 1, "map requires two arguments: array and function");
    expect_error("map", args, 3, "map expects 2 arguments, got 3");
    expect_error("substr", args, 1, "substring expects 3 arguments, got 1");
    expect_error("lines", args, 0, "lines() requires a string argument");
}

Test(dispatch, surplus_arguments_of_class_l_are_ignored_and_released)
{
    size_t objects = heap_live_objects(&vm->heap);
    Value args[2] = {library_text(vm, "a b"), library_text(vm, "surplus")};
    Value result = library_call(vm, "words", args, 2);
    cr_assert_eq(result.tag, TAG_ARRAY);
    cr_expect_eq(result.array->count, 2);
    value_release(vm, result);
    cr_expect_eq(heap_live_objects(&vm->heap), objects);
}

Test(dispatch, capability_is_checked_before_the_arguments)
{
    vm->capabilities = CAPABILITY_ALL & ~(uint32_t)CAPABILITY_CLOCK;
    Value args[1] = {value_int(1)};
    expect_error("now", args, 1,
                 "Capability denied: clock required for now; rerun with --allow-clock");
}

Test(dispatch, every_kind_of_value_is_refused_or_taken)
{
    size_t count;
    builtin_table(&count);
    cr_expect_gt(count, 160);
    Value args[1] = {value_null()};
    expect_error("keys", args, 1, "keys() expects dict for argument 'd', got null");
    args[0] = value_float(1.5);
    expect_error("upper", args, 1, "upper() requires a string argument");
}

Test(dispatch, sole_reference_is_changed_in_place)
{
    int64_t ints[2] = {1, 2};
    Value args[2] = {library_ints(vm, ints, 2), value_int(3)};
    Array *original = args[0].array;
    Value result = library_call(vm, "push", args, 2);
    cr_expect_eq(result.array, original);
    cr_expect_eq(args[0].tag, TAG_NULL, "it has been moved out");
    cr_expect_eq(result.array->count, 3);

    Value again[2] = {result, value_int(4)};
    value_retain(result);
    Value copy = library_call(vm, "push", again, 2);
    cr_expect_neq(copy.array, original);
    cr_expect_eq(original->count, 3, "a shared array is left alone");
    value_release(vm, copy);
    value_release(vm, result);
}

Test(dispatch, arguments_survive_a_failure)
{
    int64_t ints[2] = {1, 2};
    Value args[3] = {library_ints(vm, ints, 2), value_int(7), value_int(0)};
    const Builtin *insert = builtin_find("insert", 6);
    cr_assert_eq(builtin_call(vm, insert, args, 3).tag, TAG_EXCEPTION);
    cr_assert_eq(args[0].tag, TAG_ARRAY);
    cr_expect_eq(args[0].array->count, 2);
    value_release(vm, args[0]);
}

Test(dispatch, aliases_and_methods_find_their_rows)
{
    cr_expect_str_eq(builtin_find("str", 3)->canonical, "to_string");
    cr_expect(builtin_find("no_such_thing", 13) == NULL);
    cr_expect(builtin_find("", 0) == NULL);
    String *upper = str_intern(vm, "upper", 5);
    cr_expect_eq(builtin_method_find(TAG_STRING, upper), builtin_find("upper", 5));
    cr_expect(builtin_method_find(TAG_ARRAY, upper) == NULL);
    String *map = str_intern(vm, "map", 3);
    cr_expect_neq(builtin_method_find(TAG_ARRAY, map), builtin_find("map", 3), "the lazy one");
    cr_expect(builtin_method_find(TAG_STRING, str_intern(vm, "", 0)) == NULL);
    String *longest = str_intern(vm, "a_name_that_is_longer_than_any_method", 37);
    cr_expect(builtin_method_find(TAG_STRING, longest) == NULL);
    cr_expect(builtin_is_mutating_name("remove_at", 9));
    cr_expect_not(builtin_is_mutating_name("removed", 7));
}
