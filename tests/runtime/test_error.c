/* The pending error: raising, what `throw` makes of values, and the instance `except` binds. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
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
    vm_error_clear(vm);
    cr_expect_eq(heap_live_objects(&vm->heap), 0, "%zu objects left", heap_live_objects(&vm->heap));
    test_vm_free(vm);
}

TestSuite(test_error, .init = start, .fini = finish);

static Value text_value(const char *text)
{
    return value_string(str_from_cstr(vm, text));
}

static Value take(void)
{
    Value error = vm_error_take(vm);
    cr_assert_eq(error.tag, TAG_STRUCT);
    cr_expect_not(vm->error.active);
    return error;
}

static Value field(Value error, const char *name)
{
    int32_t slot = struct_def_find_field(error.instance->def, str_intern(vm, name, strlen(name)));
    return slot < 0 ? value_unset() : error.instance->fields[slot];
}

static void expect_display(Value v, const char *expected)
{
    String *text = value_to_string(vm, v);
    cr_expect_str_eq(text->data, expected);
    object_release(vm, &text->header);
}

/* As the interpreter does when it begins to unwind. */
static void locate(uint32_t line, uint32_t column)
{
    Value names[] = {text_value("outer"), text_value("inner")};
    vm->error.stack = value_array(array_from_values(vm, names, 2));
    vm->error.file = str_from_cstr(vm, "dir/file.ruff");
    vm->error.line = line;
    vm->error.column = column;
    vm->error.located = true;
}

Test(test_error, formatted_messages)
{
    cr_expect_eq(vm_throw(vm, "Index out of bounds: %d", 5), STATUS_THROW);
    cr_expect_str_eq(test_error_message(vm), "Index out of bounds: 5");
    vm_throw(vm, "%s", "replaces the one before");
    cr_expect_str_eq(test_error_message(vm), "replaces the one before");
}

Test(test_error, long_messages)
{
    static char text[1000];
    memset(text, 'm', sizeof text - 1);
    vm_throw(vm, "<%s>", text);
    cr_expect_eq(vm->error.message->len_bytes, 1001);
    cr_expect_eq(vm->error.message->data[1000], '>');
}

Test(test_error, instance_of_a_plain_error)
{
    vm_throw(vm, "division by zero");
    locate(4, 7);
    Value error = take();
    expect_display(error, "Error { line: 4, message: division by zero, stack: [outer, inner] }");
    value_release(vm, error);
}

Test(test_error, without_a_place)
{
    vm_throw(vm, "early");
    Value error = take();
    expect_display(error, "Error { line: 0, message: early, stack: [] }");
    value_release(vm, error);
}

Test(test_error, thrown_strings)
{
    vm_throw_value(vm, text_value("boom"));
    Value error = take();
    cr_expect_str_eq(field(error, "message").string->data, "boom");
    cr_expect_eq(field(error, "value").tag, TAG_UNSET);
    value_release(vm, error);
}

Test(test_error, thrown_scalars_keep_their_value)
{
    vm_throw_value(vm, value_int(7));
    Value error = take();
    cr_expect_str_eq(field(error, "message").string->data, "Int(7)");
    cr_expect_eq(field(error, "value").i, 7);
    value_release(vm, error);
    vm_throw_value(vm, variant_err(vm, text_value("e")));
    cr_expect_str_eq(test_error_message(vm), "Err(Str(\"e\"))");
}

static Value make_struct(const char *name, const char *field_name, Value v)
{
    String *field_text = str_intern(vm, field_name, strlen(field_name));
    StructDef *def = struct_def_new(vm, str_intern(vm, name, strlen(name)), &field_text, 1, 0, 0);
    Instance *instance = instance_new(vm, def);
    instance->fields[0] = v;
    object_release(vm, &def->header);
    return value_object(TAG_STRUCT, instance);
}

Test(test_error, thrown_structs)
{
    vm_throw_value(vm, make_struct("NotFound", "message", text_value("no such file")));
    Value error = take();
    cr_expect_str_eq(field(error, "message").string->data, "no such file");
    cr_expect_eq(field(error, "value").tag, TAG_STRUCT);
    cr_expect_eq(field(error, "cause").tag, TAG_UNSET);
    value_release(vm, error);
    vm_throw_value(vm, make_struct("NotFound", "message", value_int(1)));
    cr_expect_str_eq(test_error_message(vm), "NotFound error");
}

Test(test_error, the_cause_of_a_thrown_struct)
{
    vm_throw_value(vm, make_struct("Failure", "cause", value_int(3)));
    locate(1, 1);
    Value error = take();
    cr_expect_eq(field(error, "cause").i, 3);
    cr_expect_str_eq(field(error, "message").string->data, "Failure error");
    expect_display(error, "Error { cause: 3, line: 1, message: Failure error, "
                          "stack: [outer, inner], value: Failure { cause: 3 } }");
    value_release(vm, error);
}

Test(test_error, a_struct_that_is_only_called_error_is_a_thrown_struct)
{
    vm_throw_value(vm, make_struct("Error", "message", text_value("mine")));
    Value error = take();
    cr_expect_eq(field(error, "value").tag, TAG_STRUCT);
    value_release(vm, error);
}

Test(test_error, rethrowing_keeps_everything)
{
    vm_throw_value(vm, value_int(7));
    locate(12, 34);
    Value error = take();
    value_retain(error);
    vm_throw_value(vm, error);
    cr_expect(vm->error.located);
    cr_expect_str_eq(test_error_message(vm), "Int(7)");
    cr_expect_eq(vm->error.line, 12);
    cr_expect_eq(vm->error.column, 34);
    cr_expect_str_eq(vm->error.file->data, "dir/file.ruff");
    cr_expect_eq(vm->error.stack.array->count, 2);
    Value again = take();
    cr_expect_eq(again.o, error.o);
    value_release(vm, again);
    value_release(vm, error);
}

Test(test_error, rethrowing_a_changed_error)
{
    vm_throw(vm, "first");
    Value error = take();
    value_release(vm, error.instance->fields[0]);
    error.instance->fields[0] = value_int(5);
    vm_throw_value(vm, error);
    cr_expect_str_eq(test_error_message(vm), "5");
}

Test(test_error, exit_is_marked)
{
    cr_expect_eq(vm_throw_exit(vm, 3), STATUS_THROW);
    cr_expect(vm->error.is_exit);
    cr_expect(vm->error.uncatchable);
    cr_expect_eq(vm->error.exit_code, 3);
    vm_error_clear(vm);
    cr_expect_not(vm->error.active);
    cr_expect_not(vm->error.is_exit);
}

Test(test_error, an_interrupt_raises_what_it_stands_for)
{
    vm->interrupt = INTERRUPT_SIGNAL;
    cr_expect_eq(vm_throw_interrupted(vm), STATUS_THROW);
    cr_expect(vm->error.is_exit);
    cr_expect(vm->error.uncatchable);
    cr_expect_eq(vm->error.exit_code, EXIT_CODE_INTERRUPTED);
    vm->interrupt = INTERRUPT_TIMEOUT;
    vm->timeout_ms = 70;
    cr_expect_eq(vm_throw_interrupted(vm), STATUS_THROW);
    cr_expect_not(vm->error.is_exit);
    cr_expect(vm->error.uncatchable);
    cr_expect_str_eq(test_error_message(vm), "Script timed out after 70ms");
    vm_error_clear(vm);
    cr_expect_not(vm->error.uncatchable);
}

/* Takes whatever small blocks are left; of every size, because those that were free are still given
 * beyond the limit. */
static void use_up_memory(VM *small)
{
    for (size_t bytes = HEAP_SMALL_LIMIT; bytes > 0; bytes -= HEAP_GRANULE) {
        while (heap_alloc_block(small, bytes)) {
        }
    }
    vm_error_clear(small);
}

static Value catch_out_of_memory(VM *small)
{
    size_t used = small->heap.bytes_used;
    vm_throw_oom(small);
    cr_expect_eq(small->heap.bytes_used, used);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    return vm_error_take(small);
}

Test(test_error, out_of_memory_can_be_caught_without_memory)
{
    VM *small = test_vm_new_limited(1 << 16);
    use_up_memory(small);
    use_up_memory(small); /* what is kept back for errors too */
    Value error = catch_out_of_memory(small);
    cr_assert_eq(error.tag, TAG_STRUCT);
    cr_expect_not(small->error.active);
    cr_expect_str_eq(error.instance->fields[0].string->data, "Out of memory");
    cr_expect_eq(error.instance->fields[1].tag, TAG_ARRAY);

    cr_expect_eq(catch_out_of_memory(small).tag, TAG_UNSET, "the spare instance is in use");
    cr_expect(small->error.active);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    vm_throw(small, "a message that finds %s", "no memory");
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    vm_error_clear(small);
    value_release(small, error);
    error = catch_out_of_memory(small);
    cr_expect_eq(error.tag, TAG_STRUCT, "its memory is there again");
    value_release(small, error);
    test_vm_free(small);
}

/* throw of something that is no string, with and without a cause. */
Test(test_error, thrown_values_can_be_caught_without_memory)
{
    String *fields[1];
    VM *small = test_vm_new_limited(1 << 16);
    fields[0] = small->text_cause;
    String *name = str_intern(small, "Failed", 6);
    StructDef *def = struct_def_new(small, name, fields, 1, 0, 0);
    Instance *failed = instance_new(small, def);
    failed->fields[0] = value_int(7);
    use_up_memory(small);
    use_up_memory(small);
    small->error.active = true;
    small->error.message = small->oom_message;
    small->error.value = value_int(5);
    Value error = vm_error_take(small);
    cr_assert_eq(error.tag, TAG_STRUCT);
    cr_expect_eq(error.instance->fields[3].i, 5);
    value_release(small, error);

    object_retain(&failed->header);
    small->error.active = true;
    small->error.message = small->oom_message;
    small->error.cause = value_int(7);
    small->error.value = value_object(TAG_STRUCT, failed);
    error = vm_error_take(small);
    cr_assert_eq(error.tag, TAG_STRUCT);
    cr_expect_eq(error.instance->fields[3].i, 7);
    cr_expect_eq(error.instance->fields[4].tag, TAG_STRUCT);
    value_release(small, error);
    object_release(small, &failed->header);
    object_release(small, &def->header);
    test_vm_free(small);
}

Test(test_error, memory_is_kept_back_to_cope_with_its_end)
{
    VM *small = test_vm_new_limited(1 << 16);
    while (heap_alloc_block(small, 1000)) {
    }
    size_t used = small->heap.bytes_used;
    cr_expect(small->error.active);
    cr_expect_lt(used, (1 << 16) - 1000);
    cr_expect_not_null(heap_alloc_block(small, 1000));
    while (heap_alloc_block(small, 1000)) {
    }
    cr_expect_gt(small->heap.bytes_used, used);
    cr_expect_leq(small->heap.bytes_used, 1 << 16);
    test_vm_free(small);
}
