/* Arrays: adding, removing, cutting, joining. */
#include "runtime/array_inline.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/query.h"
#include "runtime/stdlib/update.h"

Value builtin_push(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Array *a = args[0].array;
    if (likely(object_is_unique(&a->header))) {
        if (unlikely(array_push_unique(vm, a, args[1]) != STATUS_OK)) {
            return raised();
        }
        args[0] = value_null();
        args[1] = value_null();
        return value_array(a);
    }
    Update u = update_begin(&args[0]);
    Status status = array_push(vm, &u.array, args[1]);
    if (status == STATUS_OK) {
        args[1] = value_null();
    }
    return update_end(vm, &u, status);
}

Value builtin_pop(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[0].array->count == 0) {
        return result_pair(vm, retained(args[0]), value_null());
    }
    Update u = update_begin(&args[0]);
    if (array_make_unique(vm, &u.array) != STATUS_OK) {
        return update_end(vm, &u, STATUS_THROW);
    }
    Value last = array_pop_last(u.array);
    return result_pair(vm, update_end(vm, &u, STATUS_OK), last);
}

Value builtin_insert(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    int64_t i = number_to_int(args[1]);
    if (i < 0 || (uint64_t)i > args[0].array->count) {
        return RAISE(vm, "insert() index %lld out of bounds for array of length %zu", (long long)i,
                     args[0].array->count);
    }
    Update u = update_begin(&args[0]);
    Status status = array_insert(vm, &u.array, (size_t)i, args[2]);
    if (status == STATUS_OK) {
        args[2] = value_null();
    }
    return update_end(vm, &u, status);
}

static Value array_without(VM *vm, Value *arg, size_t i)
{
    Update u = update_begin(arg);
    Value removed;
    Status status = array_remove_at(vm, &u.array, i, &removed);
    if (status == STATUS_OK) {
        value_release(vm, removed);
    }
    return update_end(vm, &u, status);
}

static Value dict_without(VM *vm, Value *arg, DictKey key)
{
    if (!dict_has(vm, arg->dict, key)) {
        return result_pair(vm, retained(*arg), value_null());
    }
    Update u = update_begin(arg);
    Value removed;
    Status status = dict_remove(vm, &u.dict, key, &removed);
    Value d = update_end(vm, &u, status);
    return status == STATUS_OK ? result_pair(vm, d, removed) : d;
}

Value builtin_remove(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    DictKey key;
    if (args[0].tag == TAG_ARRAY) {
        int64_t i;
        if (query_index_of(vm, args[0].array, args[1], &i) != STATUS_OK) {
            return raised();
        }
        return i < 0 ? retained(args[0]) : array_without(vm, &args[0], (size_t)i);
    }
    if (!dict_key_of_value(args[1], &key)) {
        return RAISE(vm,
                     "remove() requires an array or dictionary-like value with a valid key/item");
    }
    return dict_without(vm, &args[0], key);
}

Value builtin_remove_at(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    int64_t i = number_to_int(args[1]);
    if (i < 0 || (uint64_t)i >= args[0].array->count) {
        return RAISE(vm, "remove_at() index %lld out of bounds for array of length %zu",
                     (long long)i, args[0].array->count);
    }
    Update u = update_begin(&args[0]);
    Value removed;
    Status status = array_remove_at(vm, &u.array, (size_t)i, &removed);
    Value a = update_end(vm, &u, status);
    return status == STATUS_OK ? result_pair(vm, a, removed) : a;
}

Value builtin_clear(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (!object_is_unique(args[0].o)) {
        return args[0].tag == TAG_ARRAY ? result_array(array_new(vm, 0))
                                        : result_dict(dict_new(vm));
    }
    Update u = update_begin(&args[0]);
    Status status = args[0].tag == TAG_ARRAY ? array_clear(vm, &u.array) : dict_clear(vm, &u.dict);
    return update_end(vm, &u, status);
}

/* A slice position: from the end if negative, clamped. */
static size_t slice_position(Value number, size_t count)
{
    int64_t i = number_to_int(number);
    if (i < 0) {
        i += (int64_t)count;
    }
    return i < 0 ? 0 : (uint64_t)i < count ? (size_t)i : count;
}

Value builtin_slice(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    size_t count = query_count(args[0]);
    size_t start = slice_position(args[1], count);
    size_t end = slice_position(args[2], count);
    end = end < start ? start : end;
    if (args[0].tag == TAG_BYTES) {
        return result_object(TAG_BYTES, bytes_slice(vm, args[0].bytes, start, end));
    }
    return result_array(array_slice(vm, args[0].array, start, end));
}

/* n as a number of elements between 0 and count. */
static size_t clamped_count(Value number, size_t count)
{
    int64_t n = number_to_int(number);
    return n < 0 ? 0 : (uint64_t)n < count ? (size_t)n : count;
}

Value builtin_take(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    return result_array(array_slice(vm, a, 0, clamped_count(args[1], a->count)));
}

Value builtin_skip(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    return result_array(array_slice(vm, a, clamped_count(args[1], a->count), a->count));
}

Value builtin_concat(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (!object_is_unique(args[0].o)) {
        return result_array(array_concat(vm, args[0].array, args[1].array));
    }
    Update u = update_begin(&args[0]);
    return update_end(vm, &u, array_extend(vm, &u.array, args[1].array));
}

static Status reverse_words(VM *vm, uint64_t *words, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return STATUS_THROW;
        }
        uint64_t word = words[i];
        words[i] = words[count - 1 - i];
        words[count - 1 - i] = word;
    }
    return STATUS_OK;
}

static Status reverse_elements(VM *vm, Array *a)
{
    size_t count = a->count;
    if (a->elem_tag != ARRAY_MIXED && a->elem_tag != TAG_BOOL) {
        return reverse_words(vm, a->words, count);
    }
    for (size_t i = 0, j = count; i + 1 < j--; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (a->elem_tag == TAG_BOOL) {
            uint8_t b = a->bools[i];
            a->bools[i] = a->bools[j];
            a->bools[j] = b;
        } else {
            Value v = a->values[i];
            a->values[i] = a->values[j];
            a->values[j] = v;
        }
    }
    return STATUS_OK;
}

Value builtin_reverse(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Update u = update_begin(&args[0]);
    Status status = array_make_unique(vm, &u.array);
    if (status == STATUS_OK) {
        status = reverse_elements(vm, u.array);
    }
    return update_end(vm, &u, status);
}

/* --- arrays of arrays ---------------------------------------------------------------------- */

/* Appends elements [start, end) of a as an array of their own. */
static bool push_slice(VM *vm, Array *pieces, const Array *a, size_t start, size_t end)
{
    Array *piece = vm_poll(vm) == STATUS_OK ? array_slice(vm, a, start, end) : NULL;
    if (piece && array_push_unique(vm, pieces, value_array(piece)) == STATUS_OK) {
        return true;
    }
    if (piece) {
        object_release(vm, &piece->header);
    }
    object_release(vm, &pieces->header);
    return false;
}

Value builtin_chunk(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    int64_t n = number_to_int(args[1]);
    size_t size = n <= 0 || (uint64_t)n > a->count ? a->count : (size_t)n;
    if (a->count == 0) {
        return result_array(array_new(vm, 0));
    }
    Array *pieces = array_new(vm, (a->count - 1) / size + 1);
    for (size_t start = 0; pieces && start < a->count; start += size) {
        size_t end = a->count - start > size ? start + size : a->count;
        if (!push_slice(vm, pieces, a, start, end)) {
            return raised();
        }
    }
    return result_array(pieces);
}

Value builtin_windows(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    int64_t n = number_to_int(args[1]);
    if (n <= 0 || (uint64_t)n > a->count) {
        return result_array(array_new(vm, 0));
    }
    size_t size = (size_t)n;
    Array *pieces = array_new(vm, a->count - size + 1);
    for (size_t start = 0; pieces && start + size <= a->count; start++) {
        if (!push_slice(vm, pieces, a, start, start + size)) {
            return raised();
        }
    }
    return result_array(pieces);
}

Value builtin_flatten(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Array *flat = array_new(vm, a->count);
    Status status = flat ? STATUS_OK : STATUS_THROW;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        Value v = array_get(a, i);
        if (v.tag == TAG_ARRAY) {
            status = vm_poll(vm) == STATUS_OK ? array_extend(vm, &flat, v.array) : STATUS_THROW;
            continue;
        }
        value_retain(v);
        status = vm_poll(vm) == STATUS_OK ? array_push_unique(vm, flat, v) : STATUS_THROW;
        if (status != STATUS_OK) {
            value_release(vm, v);
        }
    }
    if (status != STATUS_OK && flat) {
        object_release(vm, &flat->header);
    }
    return status == STATUS_OK ? value_array(flat) : raised();
}

/* --- unique, sum --------------------------------------------------------------------------- */

/* Adds v to both if the set has no equal value yet. */
static Status add_if_new(VM *vm, Collection **seen, Array *result, Value v)
{
    size_t before = (*seen)->count;
    if (vm_poll(vm) != STATUS_OK) {
        return STATUS_THROW;
    }
    value_retain(v);
    if (collection_add(vm, seen, v) != STATUS_OK) {
        value_release(vm, v);
        return STATUS_THROW;
    }
    if ((*seen)->count == before) {
        return STATUS_OK;
    }
    value_retain(v);
    if (array_push_unique(vm, result, v) != STATUS_OK) {
        value_release(vm, v);
        return STATUS_THROW;
    }
    return STATUS_OK;
}

Value builtin_unique(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Collection *seen = collection_new(vm, TAG_SET);
    Array *result = seen ? array_new(vm, 0) : NULL;
    Status status = result ? STATUS_OK : STATUS_THROW;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        status = add_if_new(vm, &seen, result, array_get(a, i));
    }
    if (seen) {
        object_release(vm, &seen->header);
    }
    if (status != STATUS_OK && result) {
        object_release(vm, &result->header);
    }
    return status == STATUS_OK ? value_array(result) : raised();
}

static Value sum_of_ints(VM *vm, const Array *a)
{
    int64_t total = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return raised();
        }
        int64_t before = total;
        if (__builtin_add_overflow(total, a->ints[i], &total)) {
            return RAISE(vm, "Integer overflow: %lld + %lld", (long long)before,
                         (long long)a->ints[i]);
        }
    }
    return value_int(total);
}

Value builtin_sum(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    if (a->elem_tag == TAG_INT) {
        return sum_of_ints(vm, a);
    }
    Value total = value_int(0);
    for (size_t i = 0; i < a->count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return raised();
        }
        Value v = array_get(a, i);
        int64_t sum;
        if (v.tag == TAG_FLOAT || (v.tag == TAG_INT && total.tag == TAG_FLOAT)) {
            total = value_float(number_to_float(total) + number_to_float(v));
        } else if (v.tag == TAG_INT) {
            if (__builtin_add_overflow(total.i, v.i, &sum)) {
                return RAISE(vm, "Integer overflow: %lld + %lld", (long long)total.i,
                             (long long)v.i);
            }
            total = value_int(sum);
        }
    }
    return total;
}
