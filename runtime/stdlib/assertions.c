/* Assertions, and debug(). */
#include <string.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/query.h"
#include "runtime/stdlib/search.h"
#include "runtime/stdlib/output.h"
#include "runtime/str.h"

#define TRY(status)                  \
    do {                             \
        if ((status) != STATUS_OK) { \
            return STATUS_THROW;     \
        }                            \
    } while (0)

/* Raises "Assertion failed: BEFORE <debug a> BETWEEN <debug b>". */
static Value fail_with(VM *vm, const char *before, Value a, const char *between, Value b)
{
    Buffer text;
    buffer_init(&text, vm);
    bool complete = buffer_addf(&text, "Assertion failed: %s", before) == STATUS_OK &&
                    format_debug(&text, a) == STATUS_OK &&
                    buffer_add_cstr(&text, between) == STATUS_OK &&
                    format_debug(&text, b) == STATUS_OK;
    String *message = complete ? buffer_to_string(&text) : NULL;
    if (message) {
        vm_throw_string(vm, message);
    }
    buffer_free(&text);
    return raised();
}

Value builtin_assert(VM *vm, Value *args, uint32_t argc)
{
    if (value_is_truthy(args[0])) {
        return value_bool(true);
    }
    if (argc == 2 && args[1].tag == TAG_STRING) {
        vm_throw_string(vm, retained(args[1]).string);
    } else {
        vm_throw(vm, "Assertion failed");
    }
    return raised();
}

Value builtin_assert_equal(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    bool equal;
    if (value_equal(vm, args[0], args[1], &equal) != STATUS_OK) {
        return raised();
    }
    return equal ? value_bool(true) : fail_with(vm, "expected ", args[1], ", got ", args[0]);
}

static Value assert_bool(VM *vm, Value v, bool expected)
{
    if ((v.bits != 0) != expected) {
        vm_throw(vm, "Assertion failed: expected %s, got %s", expected ? "true" : "false",
                 expected ? "false" : "true");
        return raised();
    }
    return value_bool(true);
}

Value builtin_assert_true(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return assert_bool(vm, args[0], true);
}

Value builtin_assert_false(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return assert_bool(vm, args[0], false);
}

static Status contains(VM *vm, Value collection, Value item, bool *found)
{
    DictKey key;
    int64_t at;
    Status status;
    switch (collection.tag) {
    case TAG_ARRAY:
        status = query_index_of(vm, collection.array, item, &at);
        *found = at >= 0;
        return status;
    case TAG_STRING:
        *found = item.tag == TAG_STRING && search_string(vm, collection.string, item.string) >= 0;
        return *found ? STATUS_OK : vm_poll(vm);
    default:
        *found = dict_key_of_value(item, &key) && dict_has(vm, collection.dict, key);
        return STATUS_OK;
    }
}

Value builtin_assert_contains(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    bool found;
    if (contains(vm, args[0], args[1], &found) != STATUS_OK) {
        return raised();
    }
    return found ? value_bool(true) : fail_with(vm, "", args[0], " does not contain ", args[1]);
}

/* --- debug(): like debug text, but arrays and dicts are shown with what they hold ------------- */

static Status add_expanded(Buffer *b, Value v, uint32_t depth);

static Status add_array(Buffer *b, const Array *array, uint32_t depth)
{
    TRY(buffer_add_cstr(b, "Array["));
    for (size_t i = 0; i < array->count; i++) {
        TRY(buffer_add_cstr(b, i > 0 ? ", " : ""));
        TRY(add_expanded(b, array_get(array, i), depth));
    }
    return buffer_add_cstr(b, "]");
}

static Status add_entries(Buffer *b, const DictEntryRef *entries, size_t count, uint32_t depth)
{
    for (size_t i = 0; i < count; i++) {
        DictKey key = entries[i].key;
        TRY(buffer_add_cstr(b, i > 0 ? ", " : ""));
        TRY(key.string ? buffer_add(b, key.string->data, key.string->len_bytes)
                       : buffer_addf(b, "%lld", (long long)key.integer));
        TRY(buffer_add_cstr(b, ": "));
        TRY(add_expanded(b, entries[i].value, depth));
    }
    return STATUS_OK;
}

static Status add_dict(Buffer *b, const Dict *dict, uint32_t depth)
{
    TRY(buffer_add_cstr(b, "Dict{"));
    if (dict->count > 0) {
        DictEntryRef *entries = dict_sorted_entries(b->vm, dict);
        if (!entries) {
            return STATUS_THROW;
        }
        Status status = add_entries(b, entries, dict->count, depth);
        heap_free_block(b->vm, entries, dict->count * sizeof *entries);
        TRY(status);
    }
    return buffer_add_cstr(b, "}");
}

/* String("..."): debug text begins with Str( instead. */
static Status add_text(Buffer *b, Value v)
{
    TRY(buffer_add_cstr(b, "String"));
    size_t start = b->len_bytes;
    TRY(format_debug(b, v));
    const size_t prefix_bytes = sizeof "Str" - 1;
    b->len_bytes -= prefix_bytes;
    memmove(b->data + start, b->data + start + prefix_bytes, b->len_bytes - start);
    return STATUS_OK;
}

static Status add_expanded(Buffer *b, Value v, uint32_t depth)
{
    TRY(vm_enter_nested(b->vm, depth, "displaying a value"));
    switch (v.tag) {
    case TAG_STRING:
        return add_text(b, v);
    case TAG_ARRAY:
        return add_array(b, v.array, depth + 1);
    case TAG_DICT:
        return add_dict(b, v.dict, depth + 1);
    default:
        return format_debug(b, v);
    }
}

static Status add_debug_line(Buffer *b, const Value *args, uint32_t argc)
{
    TRY(buffer_add_cstr(b, "[DEBUG]"));
    for (uint32_t i = 0; i < argc; i++) {
        TRY(buffer_add_cstr(b, " "));
        TRY(add_expanded(b, args[i], 0));
    }
    return buffer_add_cstr(b, "\n");
}

Value builtin_debug(VM *vm, Value *args, uint32_t argc)
{
    Buffer line;
    buffer_init(&line, vm);
    Status status = add_debug_line(&line, args, argc);
    if (status == STATUS_OK) {
        status = output_write(vm, line.data, line.len_bytes);
    }
    buffer_free(&line);
    return result_status(status, value_null());
}
