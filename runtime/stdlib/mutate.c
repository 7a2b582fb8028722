/* Mutating methods of arrays and dicts (language.md 4.3): they change the place of the receiver. */
#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/stdlib/functions.h"
#include "runtime/str.h"

typedef Value (*Mutator)(VM *vm, Object **place, Value *args);

typedef struct MutatingMethod {
    const char *name;
    uint32_t argc;
    Mutator on_array, on_dict; /* NULL: not a method of this kind */
} MutatingMethod;

/* The value of most of the calls: the changed collection, a second reference to it. */
static Value updated(ValueTag tag, Object *const *place, Status status)
{
    return result_status(status,
                         status == STATUS_OK ? retained(value_object(tag, *place)) : value_null());
}

/* A position given as an argument; negative ones count from the end. */
static bool position_of(VM *vm, const char *name, Value index, size_t count, size_t limit,
                        size_t *position)
{
    if (!value_is_number(index)) {
        vm_throw(vm, "%s() index must be a number", name);
        return false;
    }
    int64_t i = number_to_int(index);
    int64_t from_start = i < 0 ? i + (int64_t)count : i;
    if (from_start < 0 || (uint64_t)from_start >= limit) {
        vm_throw(vm, "Index out of bounds: %lld", (long long)i);
        return false;
    }
    *position = (size_t)from_start;
    return true;
}

static Value array_push_method(VM *vm, Object **place, Value *args)
{
    Array **a = (Array **)(void *)place;
    Status status =
        object_is_unique(*place) ? array_push_unique(vm, *a, args[0]) : array_push(vm, a, args[0]);
    if (status == STATUS_OK) {
        args[0] = value_null();
    }
    return updated(TAG_ARRAY, place, status);
}

static Value array_insert_method(VM *vm, Object **place, Value *args)
{
    Array **a = (Array **)(void *)place;
    size_t i;
    if (!position_of(vm, "insert", args[0], (*a)->count, (*a)->count + 1, &i)) {
        return raised();
    }
    Status status = array_insert(vm, a, i, args[1]);
    if (status == STATUS_OK) {
        args[1] = value_null();
    }
    return updated(TAG_ARRAY, place, status);
}

/* Equal as `==` says, unlike the function remove(), which looks at scalars only. */
static Value array_remove_method(VM *vm, Object **place, Value *args)
{
    Array **a = (Array **)(void *)place;
    for (size_t i = 0; i < (*a)->count; i++) {
        bool equal;
        if (value_equal(vm, array_get(*a, i), args[0], &equal) != STATUS_OK) {
            return raised();
        }
        if (!equal) {
            continue;
        }
        Value removed;
        if (array_remove_at(vm, a, i, &removed) != STATUS_OK) {
            return raised();
        }
        value_release(vm, removed);
        break;
    }
    return updated(TAG_ARRAY, place, STATUS_OK);
}

static Value array_clear_method(VM *vm, Object **place, Value *args)
{
    (void)args;
    return updated(TAG_ARRAY, place, array_clear(vm, (Array **)(void *)place));
}

static Value array_pop_method(VM *vm, Object **place, Value *args)
{
    (void)args;
    Array **a = (Array **)(void *)place;
    if ((*a)->count == 0) {
        return value_null();
    }
    if (array_make_unique(vm, a) != STATUS_OK) {
        return raised();
    }
    return array_pop_last(*a);
}

static Value array_remove_at_method(VM *vm, Object **place, Value *args)
{
    Array **a = (Array **)(void *)place;
    size_t i;
    if (!position_of(vm, "remove_at", args[0], (*a)->count, (*a)->count, &i)) {
        return raised();
    }
    Value removed;
    Status status = array_remove_at(vm, a, i, &removed);
    return status == STATUS_OK ? removed : raised();
}

static Value dict_remove_method(VM *vm, Object **place, Value *args)
{
    DictKey key;
    if (!dict_key_of_value(args[0], &key)) {
        return RAISE(vm,
                     "remove() requires an array or dictionary-like value with a valid key/item");
    }
    if (!dict_has(vm, (const Dict *)(void *)*place, key)) {
        return value_null();
    }
    Value removed;
    Status status = dict_remove(vm, (Dict **)(void *)place, key, &removed);
    return status == STATUS_OK ? removed : raised();
}

static Value dict_clear_method(VM *vm, Object **place, Value *args)
{
    (void)args;
    return updated(TAG_DICT, place, dict_clear(vm, (Dict **)(void *)place));
}

static Value dict_update_method(VM *vm, Object **place, Value *args)
{
    if (args[0].tag != TAG_DICT) {
        return RAISE(vm, "update() expects dict for argument 'b', got %s",
                     value_type_name(args[0]));
    }
    return updated(TAG_DICT, place, dict_update(vm, (Dict **)(void *)place, args[0].dict));
}

static const MutatingMethod method_push = {"push", 1, array_push_method, NULL};
static const MutatingMethod method_append = {"append", 1, array_push_method, NULL};
static const MutatingMethod method_pop = {"pop", 0, array_pop_method, NULL};
static const MutatingMethod method_insert = {"insert", 2, array_insert_method, NULL};
static const MutatingMethod method_remove = {"remove", 1, array_remove_method, dict_remove_method};
static const MutatingMethod method_remove_at = {"remove_at", 1, array_remove_at_method, NULL};
static const MutatingMethod method_clear = {"clear", 0, array_clear_method, dict_clear_method};
static const MutatingMethod method_update = {"update", 1, NULL, dict_update_method};

/* By length, so that each comparison is one of a few machine words. */
static const MutatingMethod *find_method(const char *name, size_t len_bytes)
{
    switch (len_bytes) {
    case 3:
        return memcmp(name, "pop", 3) == 0 ? &method_pop : NULL;
    case 4:
        return memcmp(name, "push", 4) == 0 ? &method_push : NULL;
    case 5:
        return memcmp(name, "clear", 5) == 0 ? &method_clear : NULL;
    case 6:
        return memcmp(name, "append", 6) == 0   ? &method_append
               : memcmp(name, "insert", 6) == 0 ? &method_insert
               : memcmp(name, "remove", 6) == 0 ? &method_remove
               : memcmp(name, "update", 6) == 0 ? &method_update
                                                : NULL;
    case 9:
        return memcmp(name, "remove_at", 9) == 0 ? &method_remove_at : NULL;
    default:
        return NULL;
    }
}

bool builtin_is_mutating_name(const char *name, size_t len_bytes)
{
    return find_method(name, len_bytes) != NULL;
}

Value builtin_mutate(VM *vm, ValueTag receiver, Object **place, const String *name, Value *args,
                     uint32_t argc, bool *found)
{
    const MutatingMethod *method = find_method(name->data, name->len_bytes);
    Mutator mutator = !method                 ? NULL
                      : receiver == TAG_ARRAY ? method->on_array
                      : receiver == TAG_DICT  ? method->on_dict
                                              : NULL;
    *found = mutator != NULL;
    if (!mutator) {
        return value_null();
    }
    if (argc != method->argc) {
        return RAISE(vm, "%s expects %u arguments, got %u", method->name, method->argc, argc);
    }
    return mutator(vm, place, args);
}
