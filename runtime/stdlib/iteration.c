#include "runtime/stdlib/iteration.h"

#include "runtime/array_inline.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/iterate.h"
#include "runtime/str.h"

Value builtin_range(VM *vm, Value *args, uint32_t argc)
{
    int64_t start = argc > 1 ? number_to_int(args[0]) : 0;
    int64_t stop = number_to_int(args[argc > 1 ? 1 : 0]);
    int64_t step = argc > 2 ? number_to_int(args[2]) : 1;
    if (step == 0) {
        return RAISE(vm, "range() step cannot be zero");
    }
    return result_array(array_range(vm, start, stop, step));
}

/* Appends v, consumed in any case, unless the program is to stop. */
static Status push_consumed(VM *vm, Array *a, Value v)
{
    if (unlikely(v.tag == TAG_EXCEPTION)) {
        return STATUS_THROW;
    }
    Status status = vm_poll(vm) == STATUS_OK ? array_push_unique(vm, a, v) : STATUS_THROW;
    if (unlikely(status != STATUS_OK)) {
        value_release(vm, v);
    }
    return status;
}

static Value finish(VM *vm, Array *a, Status status)
{
    if (unlikely(status != STATUS_OK)) {
        object_release(vm, &a->header);
        return raised();
    }
    return value_array(a);
}

Value builtin_enumerate(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Array *pairs = array_new(vm, a->count);
    if (!pairs) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        Value pair = result_pair(vm, value_int((int64_t)i), retained(array_get(a, i)));
        status = push_consumed(vm, pairs, pair);
    }
    return finish(vm, pairs, status);
}

Value builtin_zip(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array, *b = args[1].array;
    size_t count = a->count < b->count ? a->count : b->count;
    Array *pairs = array_new(vm, count);
    if (!pairs) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        Value pair = result_pair(vm, retained(array_get(a, i)), retained(array_get(b, i)));
        status = push_consumed(vm, pairs, pair);
    }
    return finish(vm, pairs, status);
}

/* --- items of other kinds ------------------------------------------------------------------- */

static Value characters(VM *vm, String *s)
{
    Array *items = array_new(vm, s->char_count);
    if (!items) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t at = 0; at < s->len_bytes && status == STATUS_OK;) {
        size_t n = utf8_char_bytes((unsigned char)s->data[at]);
        status = push_consumed(vm, items, result_string(str_new(vm, s->data + at, n)));
        at += n;
    }
    return finish(vm, items, status);
}

static Value dict_keys(VM *vm, const Dict *d)
{
    Array *items = array_new(vm, d->count);
    if (!items) {
        return raised();
    }
    Status status = STATUS_OK;
    size_t cursor = 0;
    DictKey key;
    Value value;
    while (status == STATUS_OK && dict_next(d, &cursor, &key, &value)) {
        Value name = dict_key_to_value(vm, key);
        status = name.tag == TAG_UNSET ? STATUS_THROW : push_consumed(vm, items, name);
    }
    return finish(vm, items, status);
}

static Value collection_items(VM *vm, const Collection *c)
{
    Array *items = array_new(vm, c->count);
    if (!items) {
        return raised();
    }
    Status status = STATUS_OK;
    size_t cursor = 0;
    Value v;
    while (status == STATUS_OK && collection_next(c, &cursor, &v)) {
        status = push_consumed(vm, items, retained(v));
    }
    return finish(vm, items, status);
}

static Value byte_items(VM *vm, const Bytes *bytes)
{
    Array *items = array_new(vm, bytes->count);
    if (!items) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < bytes->count && status == STATUS_OK; i++) {
        status = push_consumed(vm, items, value_int(bytes->data[i]));
    }
    return finish(vm, items, status);
}

Value iteration_items(VM *vm, Value v, bool *known)
{
    *known = true;
    switch (v.tag) {
    case TAG_INT:
    case TAG_FLOAT:
        return result_array(array_range(vm, 0, number_to_int(v), 1));
    case TAG_ARRAY:
        return retained(v);
    case TAG_STRING:
        return characters(vm, v.string);
    case TAG_DICT:
        return dict_keys(vm, v.dict);
    case TAG_BYTES:
        return byte_items(vm, v.bytes);
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        return collection_items(vm, v.collection);
    default:
        *known = false;
        return value_null();
    }
}

Value iteration_collect(VM *vm, Value source)
{
    Array *items = array_new(vm, 0);
    if (!items) {
        return raised();
    }
    for (;;) {
        bool done = false;
        Value item;
        Status status = iterate_next(vm, source, &item, &done);
        if (status == STATUS_OK && !done) {
            status = push_consumed(vm, items, item);
        }
        if (status != STATUS_OK || done) {
            return finish(vm, items, status);
        }
    }
}

Value builtin_for_iterable(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    switch (args[0].tag) {
    case TAG_INT:
    case TAG_FLOAT:
    case TAG_STRING:
    case TAG_DICT: {
        bool known;
        return iteration_items(vm, args[0], &known);
    }
    case TAG_GENERATOR:
        return iteration_collect(vm, args[0]);
    default:
        return retained(args[0]);
    }
}
