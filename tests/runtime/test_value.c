/* Type names and truthiness. */
#include <criterion/criterion.h>
#include <math.h>

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/variant.h"
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

TestSuite(test_value, .init = start, .fini = finish);

static bool truthy_then_released(Value v)
{
    bool truthy = value_is_truthy(v);
    value_release(vm, v);
    return truthy;
}

Test(test_value, falsey_values)
{
    cr_expect_not(value_is_truthy(value_null()));
    cr_expect_not(value_is_truthy(value_bool(false)));
    cr_expect_not(value_is_truthy(value_int(0)));
    cr_expect_not(value_is_truthy(value_float(0.0)));
    cr_expect_not(value_is_truthy(value_float(-0.0)));
    cr_expect_not(value_is_truthy(value_string(str_empty(vm))));
    cr_expect_not(truthy_then_released(value_array(array_new(vm, 4))));
    cr_expect_not(truthy_then_released(value_dict(dict_new(vm))));
}

Test(test_value, everything_else_is_truthy)
{
    cr_expect(value_is_truthy(value_bool(true)));
    cr_expect(value_is_truthy(value_int(-1)));
    cr_expect(value_is_truthy(value_float(NAN)));
    cr_expect(value_is_truthy(value_float(5e-324)));
    cr_expect(value_is_truthy(value_string(str_ascii_char(vm, '0'))));
    cr_expect(value_is_truthy(variant_none(vm)));
    cr_expect(truthy_then_released(value_array(array_range(vm, 0, 1, 1))));
    cr_expect(truthy_then_released(value_object(TAG_BYTES, bytes_new(vm, "", 0))));
    cr_expect(truthy_then_released(value_collection(collection_new(vm, TAG_SET))));
    cr_expect(truthy_then_released(variant_err(vm, value_null())));
}

Test(test_value, type_names)
{
    static const struct {
        ValueTag tag;
        const char *name;
    } cases[] = {
        {TAG_NULL, "null"},
        {TAG_BOOL, "bool"},
        {TAG_INT, "int"},
        {TAG_FLOAT, "float"},
        {TAG_BUILTIN, "function"},
        {TAG_STRING, "string"},
        {TAG_ARRAY, "array"},
        {TAG_DICT, "dict"},
        {TAG_STRUCT, "struct"},
        {TAG_FUNCTION, "function"},
        {TAG_STRUCT_DEF, "structdef"},
        {TAG_ENUM_DEF, "enum"},
        {TAG_TAGGED, "tagged"},
        {TAG_RESULT, "result"},
        {TAG_OPTION, "option"},
        {TAG_SET, "set"},
        {TAG_QUEUE, "queue"},
        {TAG_STACK, "stack"},
        {TAG_BYTES, "bytes"},
        {TAG_GENERATOR, "generator"},
        {TAG_ITERATOR, "iterator"},
        {TAG_PROMISE, "promise"},
        {TAG_MODULE, "module"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_str_eq(value_type_name(value_make(cases[i].tag, 0)), cases[i].name);
    }
}

Test(test_value, kinds)
{
    cr_expect(value_is_number(value_int(1)));
    cr_expect(value_is_number(value_float(1)));
    cr_expect_not(value_is_number(value_bool(true)));
    cr_expect_not(value_is_heap(value_int(INT64_MAX)));
    cr_expect(value_is_heap(value_string(str_empty(vm))));
}
