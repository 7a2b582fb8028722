/* Functions over arrays that call back: map, filter, reduce, find, any, all. */
#include "runtime/array_inline.h"
#include "runtime/stdlib/functions.h"
#include "runtime/vm.h"

/* Appends v, consumed in any case, to an array under construction. */
static Status push_consumed(VM *vm, Array *a, Value v)
{
    Status status = array_push_unique(vm, a, v);
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

Value builtin_map(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Array *result = array_new(vm, a->count);
    if (!result) {
        return raised();
    }
    Callback f;
    vm->begin_calls(vm, &f, args[1], 1);
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        Value v;
        status = callback_1(vm, &f, array_get(a, i), &v);
        if (likely(status == STATUS_OK)) {
            status = push_consumed(vm, result, v);
        }
    }
    vm->end_calls(vm, &f);
    return finish(vm, result, status);
}

Value builtin_filter(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Array *result = array_new(vm, 0);
    if (!result) {
        return raised();
    }
    Callback f;
    vm->begin_calls(vm, &f, args[1], 1);
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        bool keep;
        status = callback_predicate(vm, &f, array_get(a, i), &keep);
        if (status == STATUS_OK && keep) {
            status = push_consumed(vm, result, retained(array_get(a, i)));
        }
    }
    vm->end_calls(vm, &f);
    return finish(vm, result, status);
}

Value builtin_reduce(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Value accumulator = args[1];
    /* The accumulator is handed over, so that f can extend it in place. */
    args[1] = value_null();
    Callback f;
    vm->begin_calls(vm, &f, args[2], 2);
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        Value element = retained(array_get(a, i));
        value_copy(&f.args[0], &accumulator);
        value_copy(&f.args[1], &element);
        status = vm->call_again(vm, &f, &accumulator);
    }
    vm->end_calls(vm, &f);
    return result_status(status, accumulator);
}

/* Index of the first element for which f(x) has the given truth; a->count: none. */
static Status search(VM *vm, const Value *args, bool truth, size_t *found)
{
    const Array *a = args[0].array;
    Callback f;
    vm->begin_calls(vm, &f, args[1], 1);
    Status status = STATUS_OK;
    size_t i = 0;
    for (; i < a->count; i++) {
        bool result;
        status = callback_predicate(vm, &f, array_get(a, i), &result);
        if (status != STATUS_OK || result == truth) {
            break;
        }
    }
    vm->end_calls(vm, &f);
    *found = i;
    return status;
}

Value builtin_find_first(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    size_t i = 0;
    if (search(vm, args, true, &i) != STATUS_OK) {
        return raised();
    }
    return i < a->count ? retained(array_get(a, i)) : value_null();
}

Value builtin_any(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    size_t i = 0;
    Status status = search(vm, args, true, &i);
    return result_status(status, value_bool(i < args[0].array->count));
}

Value builtin_all(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    size_t i = 0;
    Status status = search(vm, args, false, &i);
    return result_status(status, value_bool(i == args[0].array->count));
}
