/* Questions about strings and collections: len, contains, index_of, ... */
#include <string.h>

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/query.h"
#include "runtime/stdlib/search.h"
#include "runtime/str.h"

size_t query_count(Value v)
{
    switch (v.tag) {
    case TAG_STRING:
        return v.string->char_count;
    case TAG_ARRAY:
        return v.array->count;
    case TAG_DICT:
        return v.dict->count;
    case TAG_BYTES:
        return v.bytes->count;
    default:
        return v.collection->count;
    }
}

Value builtin_len(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    return value_int((int64_t)query_count(args[0]));
}

Value builtin_is_empty(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    return value_bool(query_count(args[0]) == 0);
}

/* Index of item in [start, end), or end. */
static size_t find_between(const Array *a, Value item, size_t start, size_t end)
{
    size_t i = start;
    if (a->elem_tag == TAG_INT) {
        while (i < end && a->ints[i] != item.i) {
            i++;
        }
        return i;
    }
    while (i < end && !value_shallow_equal(array_get(a, i), item)) {
        i++;
    }
    return i;
}

Status query_index_of(VM *vm, const Array *a, Value item, int64_t *index)
{
    *index = -1;
    if (a->elem_tag != ARRAY_MIXED && a->elem_tag != item.tag) {
        return STATUS_OK;
    }
    for (size_t start = 0; start < a->count;) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        size_t end = poll_piece_end(start, a->count);
        start = find_between(a, item, start, end);
        if (start < end) {
            *index = (int64_t)start;
            return STATUS_OK;
        }
    }
    return STATUS_OK;
}

Value builtin_contains(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value c = args[0], x = args[1];
    DictKey key;
    int64_t at;
    if (c.tag == TAG_ARRAY) {
        Status status = query_index_of(vm, c.array, x, &at);
        return result_status(status, value_bool(at >= 0));
    }
    if (c.tag == TAG_DICT && dict_key_of_value(x, &key)) {
        return value_bool(dict_has(vm, c.dict, key));
    }
    if (c.tag == TAG_STRING && x.tag == TAG_STRING) {
        bool found = search_string(vm, c.string, x.string) >= 0;
        return found ? value_int(1) : result_status(vm_poll(vm), value_int(0));
    }
    return RAISE(vm, "contains() requires two arguments: string/array and substring/item");
}

Value builtin_index_of(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value c = args[0], x = args[1];
    int64_t at;
    if (c.tag == TAG_ARRAY) {
        Status status = query_index_of(vm, c.array, x, &at);
        return result_status(status, value_int(at));
    }
    if (x.tag != TAG_STRING) {
        return RAISE(vm, "index_of() requires two arguments: string/array and substring/item");
    }
    at = search_string(vm, c.string, x.string);
    if (at < 0) {
        return result_status(vm_poll(vm), value_int(-1));
    }
    return value_int((int64_t)str_char_index_of(vm, c.string, (uint32_t)at));
}

Value builtin_starts_with(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    const String *s = args[0].string, *prefix = args[1].string;
    return value_bool(prefix->len_bytes <= s->len_bytes &&
                      memcmp(s->data, prefix->data, prefix->len_bytes) == 0);
}

Value builtin_ends_with(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    const String *s = args[0].string, *suffix = args[1].string;
    return value_bool(
        suffix->len_bytes <= s->len_bytes &&
        memcmp(s->data + s->len_bytes - suffix->len_bytes, suffix->data, suffix->len_bytes) == 0);
}
