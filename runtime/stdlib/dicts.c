/* Dictionaries: keys, values, lookup, merging. */
#include "runtime/dict.h"

#include "runtime/array_inline.h"
#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/update.h"
#include "runtime/str.h"

typedef enum Part { PART_KEY, PART_VALUE, PART_BOTH } Part;

/* What the result takes from an entry, owned; TAG_EXCEPTION when out of memory. */
static Value entry_part(VM *vm, const DictEntryRef *entry, Part part)
{
    if (part == PART_VALUE) {
        return retained(entry->value);
    }
    Value key = dict_key_to_value(vm, entry->key);
    if (key.tag == TAG_UNSET) {
        return raised();
    }
    return part == PART_KEY ? key : result_pair(vm, key, retained(entry->value));
}

static Value sorted_parts(VM *vm, const Dict *d, Part part)
{
    Array *result = array_new(vm, d->count);
    if (!result || d->count == 0) {
        return result_array(result);
    }
    DictEntryRef *entries = dict_sorted_entries(vm, d);
    Status status = entries ? STATUS_OK : STATUS_THROW;
    for (size_t i = 0; i < d->count && status == STATUS_OK; i++) {
        Value v = entry_part(vm, &entries[i], part);
        bool taken = v.tag != TAG_EXCEPTION && vm_poll(vm) == STATUS_OK;
        status = taken ? array_push_unique(vm, result, v) : STATUS_THROW;
        if (status != STATUS_OK && v.tag != TAG_EXCEPTION) {
            value_release(vm, v);
        }
    }
    if (entries) {
        heap_free_block(vm, entries, d->count * sizeof *entries);
    }
    if (status != STATUS_OK) {
        object_release(vm, &result->header);
        return raised();
    }
    return value_array(result);
}

Value builtin_keys(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return sorted_parts(vm, args[0].dict, PART_KEY);
}

Value builtin_values(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return sorted_parts(vm, args[0].dict, PART_VALUE);
}

Value builtin_items(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return sorted_parts(vm, args[0].dict, PART_BOTH);
}

/* The key that an argument stands for: its row allows strings and ints only. */
static DictKey key_of(Value v)
{
    return v.tag == TAG_INT ? dict_key_of_int(v.i) : dict_key_of_string(v.string);
}

Value builtin_has_key(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return value_int(dict_has(vm, args[0].dict, key_of(args[1])) ? 1 : 0);
}

Value builtin_get(VM *vm, Value *args, uint32_t argc)
{
    Value v;
    if (dict_get(vm, args[0].dict, key_of(args[1]), &v)) {
        return retained(v);
    }
    return argc == 3 ? take_arg(&args[2]) : value_null();
}

Value builtin_merge(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Update u = update_begin(&args[0]);
    return update_end(vm, &u, dict_update(vm, &u.dict, args[1].dict));
}

/* One entry of the inverted dict. */
static Status invert_entry(VM *vm, Dict **result, DictKey key, Value value)
{
    bool scalar = value.tag == TAG_STRING || value_is_number(value) || value.tag == TAG_BOOL;
    if (!scalar || vm_poll(vm) != STATUS_OK) {
        return scalar ? STATUS_THROW : STATUS_OK;
    }
    String *new_key = value_to_string(vm, value);
    if (!new_key) {
        return STATUS_THROW;
    }
    Value new_value = dict_key_to_value(vm, key);
    Status status = STATUS_THROW;
    if (new_value.tag != TAG_UNSET) {
        status = dict_set(vm, result, dict_key_of_string(new_key), new_value);
        if (status != STATUS_OK) {
            value_release(vm, new_value);
        }
    }
    object_release(vm, &new_key->header);
    return status;
}

Value builtin_invert(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Dict *d = args[0].dict;
    Dict *result = dict_new(vm);
    if (!result) {
        return raised();
    }
    size_t cursor = 0;
    DictKey key;
    Value value;
    while (dict_next(d, &cursor, &key, &value)) {
        if (invert_entry(vm, &result, key, value) != STATUS_OK) {
            object_release(vm, &result->header);
            return raised();
        }
    }
    return value_dict(result);
}
