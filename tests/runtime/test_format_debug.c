/* Debug text, as assertions and thrown values show it. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/format.h"
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

TestSuite(test_format_debug, .init = start, .fini = finish);

/* v is released. */
static void expect_debug(Value v, const char *expected)
{
    Buffer buffer;
    buffer_init(&buffer, vm);
    cr_assert_eq(format_debug(&buffer, v), STATUS_OK);
    cr_assert_eq(buffer_add(&buffer, "", 1), STATUS_OK);
    cr_expect_str_eq(buffer.data, expected);
    buffer_free(&buffer);
    value_release(vm, v);
}

static Value text_value(const char *text)
{
    return value_string(str_from_cstr(vm, text));
}

Test(test_format_debug, scalars)
{
    expect_debug(value_int(5), "Int(5)");
    expect_debug(value_float(2.5), "Float(2.5)");
    expect_debug(value_float(1), "Float(1)");
    expect_debug(value_bool(true), "Bool(true)");
    expect_debug(value_null(), "Null");
}

Test(test_format_debug, strings_are_escaped)
{
    expect_debug(text_value("a\"b"), "Str(\"a\\\"b\")");
    expect_debug(text_value("\\ \n \t \r"), "Str(\"\\\\ \\n \\t \\r\")");
    expect_debug(text_value("\x1b[0m\u00e9"), "Str(\"\\u{1b}[0m\u00e9\")");
    expect_debug(value_string(str_new(vm, "a\0b", 3)), "Str(\"a\\0b\")");
    expect_debug(value_string(str_empty(vm)), "Str(\"\")");
}

Test(test_format_debug, containers_show_their_size)
{
    expect_debug(value_array(array_range(vm, 0, 3, 1)), "Array[3]");
    Dict *d = dict_new(vm);
    cr_assert_eq(dict_set(vm, &d, dict_key_of_int(7), value_null()), STATUS_OK);
    expect_debug(value_dict(d), "Dict{1 keys}");
    expect_debug(value_object(TAG_BYTES, bytes_new(vm, "abcd", 4)), "Bytes(4 bytes)");
    expect_debug(value_collection(collection_new(vm, TAG_SET)), "Set{0 items}");
    Collection *queue = collection_new(vm, TAG_QUEUE);
    cr_assert_eq(collection_add(vm, &queue, value_int(1)), STATUS_OK);
    expect_debug(value_collection(queue), "Queue(1 items)");
    expect_debug(value_collection(collection_new(vm, TAG_STACK)), "Stack(0 items)");
}

Test(test_format_debug, structs_and_variants)
{
    String *fields[] = {str_intern(vm, "x", 1), str_intern(vm, "a", 1)};
    StructDef *def = struct_def_new(vm, str_intern(vm, "P", 1), fields, 2, 0, 0);
    Instance *p = instance_new(vm, def);
    p->fields[0] = value_int(1);
    p->fields[1] = text_value("t");
    expect_debug(value_object(TAG_STRUCT, p),
                 "Struct { name: \"P\", fields: {\"a\": Str(\"t\"), \"x\": Int(1)} }");
    object_release(vm, &def->header);
    String *tag = str_intern(vm, "E::V", 4);
    Value payload[] = {value_int(1), value_null()};
    expect_debug(value_object(TAG_TAGGED, variant_new(vm, TAG_TAGGED, tag, payload, 2)),
                 "Tagged { tag: \"E::V\", fields: {\"$0\": Int(1), \"$1\": Null} }");
    expect_debug(value_object(TAG_TAGGED, variant_new(vm, TAG_TAGGED, tag, NULL, 0)),
                 "Tagged { tag: \"E::V\", fields: {} }");
    expect_debug(variant_ok(vm, variant_some(vm, value_int(1))), "Ok(Some(Int(1)))");
    expect_debug(variant_err(vm, text_value("a")), "Err(Str(\"a\"))");
    expect_debug(variant_none(vm), "None");
}

Test(test_format_debug, the_rest_is_displayed)
{
    static const Builtin len = {.name = "len"};
    expect_debug(value_builtin(&len), "NativeFunction(len)");
    StructDef *def = struct_def_new(vm, str_intern(vm, "P", 1), NULL, 0, 0, 0);
    expect_debug(value_object(TAG_STRUCT_DEF, def), "<struct P>");
}

Test(test_format_debug, nesting_limit)
{
    Value v = value_int(1);
    for (int i = 0; i <= MAX_VALUE_NESTING; i++) {
        v = variant_some(vm, v);
    }
    Buffer buffer;
    buffer_init(&buffer, vm);
    cr_expect_eq(format_debug(&buffer, v), STATUS_THROW);
    cr_expect_str_eq(test_error_message(vm),
                     "Maximum data nesting depth of 4096 exceeded while displaying a value");
    vm_error_clear(vm);
    buffer_free(&buffer);
    value_release(vm, v);
}
