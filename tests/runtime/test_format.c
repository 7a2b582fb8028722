/* Display text of every kind of value. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
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

TestSuite(test_format, .init = start, .fini = finish);

/* v is released. */
static void expect_display(Value v, const char *expected)
{
    String *text = value_to_string(vm, v);
    cr_assert_not_null(text);
    cr_expect_str_eq(text->data, expected);
    object_release(vm, &text->header);
    value_release(vm, v);
}

static Value text_value(const char *text)
{
    return value_string(str_from_cstr(vm, text));
}

static Value array_of(size_t count, const Value *values)
{
    return value_array(array_from_values(vm, values, count));
}

Test(test_format, scalars)
{
    expect_display(value_null(), "null");
    expect_display(value_bool(true), "true");
    expect_display(value_bool(false), "false");
    expect_display(value_int(-42), "-42");
    expect_display(value_float(2.0), "2");
    expect_display(value_float(-0.0), "-0");
    expect_display(text_value("a \"quoted\" text"), "a \"quoted\" text");
}

Test(test_format, a_string_gives_itself)
{
    String *s = str_from_cstr(vm, "same");
    String *text = value_to_string(vm, value_string(s));
    cr_expect_eq(text, s);
    cr_expect_eq(s->header.rc, 2);
    object_release(vm, &s->header);
    object_release(vm, &s->header);
}

Test(test_format, arrays)
{
    expect_display(array_of(0, NULL), "[]");
    expect_display(array_of(3, (Value[]){value_int(1), text_value("x"), value_null()}),
                   "[1, x, null]");
    Value inner = array_of(2, (Value[]){value_float(1.5), value_float(2)});
    expect_display(array_of(1, &inner), "[[1.5, 2]]");
    expect_display(array_of(2, (Value[]){value_bool(true), value_bool(false)}), "[true, false]");
}

static Value dict_of(size_t count, const char *const *keys, const Value *values)
{
    Dict *d = dict_new(vm);
    for (size_t i = 0; i < count; i++) {
        String *key = str_from_cstr(vm, keys[i]);
        cr_assert_eq(dict_set(vm, &d, dict_key_of_string(key), values[i]), STATUS_OK);
        object_release(vm, &key->header);
    }
    return value_dict(d);
}

Test(test_format, dicts_are_sorted)
{
    expect_display(dict_of(0, NULL, NULL), "{}");
    expect_display(dict_of(3, (const char *[]){"b", "a", "10"},
                           (Value[]){value_int(1), text_value("x"), value_int(3)}),
                   "{\"10\": 3, \"a\": x, \"b\": 1}");
    expect_display(dict_of(3, (const char *[]){"10", "9", "-1"},
                           (Value[]){value_int(1), value_int(2), value_int(3)}),
                   "{\"-1\": 3, \"9\": 2, \"10\": 1}");
    expect_display(dict_of(1, (const char *[]){"a\"b"}, (Value[]){value_null()}),
                   "{\"a\"b\": null}");
}

static StructDef *point_def(void)
{
    String *fields[] = {str_intern(vm, "y", 1), str_intern(vm, "label", 5), str_intern(vm, "x", 1)};
    return struct_def_new(vm, str_intern(vm, "Point", 5), fields, 3, 1, 0);
}

Test(test_format, struct_fields_are_sorted_and_hidden_slots_not_shown)
{
    StructDef *def = point_def();
    Instance *p = instance_new(vm, def);
    p->fields[0] = value_int(2);
    p->fields[1] = text_value("p");
    p->fields[2] = value_int(1);
    p->fields[3] = text_value("hidden");
    expect_display(value_object(TAG_STRUCT, p), "Point { label: p, x: 1, y: 2 }");
    expect_display(value_object(TAG_STRUCT_DEF, def), "<struct Point>");
}

Test(test_format, struct_without_fields)
{
    StructDef *def = struct_def_new(vm, str_intern(vm, "Unit", 4), NULL, 0, 0, 0);
    expect_display(value_object(TAG_STRUCT, instance_new(vm, def)), "Unit {  }");
    object_release(vm, &def->header);
}

Test(test_format, tagged_values_results_options)
{
    String *rgb = str_intern(vm, "Color::Rgb", 10);
    Value payload[] = {value_int(1), value_int(2)};
    expect_display(value_object(TAG_TAGGED, variant_new(vm, TAG_TAGGED, rgb, payload, 2)),
                   "Color::Rgb(1, 2)");
    expect_display(value_object(TAG_TAGGED, variant_new(vm, TAG_TAGGED, rgb, NULL, 0)),
                   "Color::Rgb");
    expect_display(variant_some(vm, text_value("hi")), "Some(hi)");
    expect_display(variant_ok(vm, value_null()), "Ok(null)");
    expect_display(variant_err(vm, array_of(1, payload)), "Err([1])");
    expect_display(variant_none(vm), "None");
}

Test(test_format, collections)
{
    static const struct {
        ValueTag kind;
        const char *empty, *filled;
    } cases[] = {{TAG_SET, "Set{}", "Set{1, b}"},
                 {TAG_QUEUE, "Queue[]", "Queue[1, b]"},
                 {TAG_STACK, "Stack[]", "Stack[1, b]"}};
    for (int i = 0; i < 3; i++) {
        Collection *c = collection_new(vm, cases[i].kind);
        object_retain(&c->header);
        expect_display(value_collection(c), cases[i].empty);
        collection_add(vm, &c, value_int(1));
        collection_add(vm, &c, text_value("b"));
        expect_display(value_collection(c), cases[i].filled);
    }
}

Test(test_format, functions)
{
    FunctionInfo info = {.name = str_intern(vm, "area", 4)};
    expect_display(value_object(TAG_FUNCTION, function_new(vm, NULL, &info, 0)), "<function area>");
    info.flags = FUNCTION_GENERATOR;
    expect_display(value_object(TAG_FUNCTION, function_new(vm, NULL, &info, 0)),
                   "<generator function area>");
    info.flags = FUNCTION_ANONYMOUS;
    expect_display(value_object(TAG_FUNCTION, function_new(vm, NULL, &info, 0)), "<function>");
    static const Builtin len = {.name = "len"};
    expect_display(value_builtin(&len), "<native function: len>");
}

Test(test_format, opaque_kinds)
{
    static const FunctionInfo info = {0};
    expect_display(value_object(TAG_BYTES, bytes_new(vm, "abcd", 4)), "<bytes: 4>");
    String *name = str_intern(vm, "Color", 5);
    expect_display(value_object(TAG_ENUM_DEF, enum_def_new(vm, name, &name, 1)), "<enum Color>");
    Function *function = function_new(vm, NULL, &info, 0);
    expect_display(value_object(TAG_GENERATOR, generator_new(vm, function, 2)), "<generator>");
    object_release(vm, &function->header);
    expect_display(
        value_object(TAG_ITERATOR, iterator_new(vm, ITERATOR_ARRAY, value_null(), value_null(), 0)),
        "<iterator>");
    expect_display(value_object(TAG_PROMISE, promise_new(vm)), "<promise>");
    expect_display(value_object(TAG_MODULE, module_new(vm, name, NULL, 0)), "<module Color>");
}

static Value nested_arrays(int levels)
{
    Value v = array_of(0, NULL);
    for (int i = 1; i < levels; i++) {
        v = array_of(1, &v);
    }
    return v;
}

Test(test_format, nesting_limit)
{
    Value deepest = nested_arrays(MAX_VALUE_NESTING);
    String *text = value_to_string(vm, deepest);
    cr_assert_not_null(text);
    cr_expect_eq(text->len_bytes, 2 * MAX_VALUE_NESTING);
    object_release(vm, &text->header);
    Value too_deep = array_of(1, &deepest);
    cr_expect_null(value_to_string(vm, too_deep));
    cr_expect_str_eq(test_error_message(vm),
                     "Maximum data nesting depth of 4096 exceeded while displaying a value");
    vm_error_clear(vm);
    value_release(vm, too_deep);
}

Test(test_format, out_of_memory_while_displaying)
{
    VM *small = test_vm_new_limited(1 << 20);
    Value big = value_array(array_range(small, 100000, 160000, 1));
    cr_expect_null(value_to_string(small, big));
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    test_vm_free(small);
}
