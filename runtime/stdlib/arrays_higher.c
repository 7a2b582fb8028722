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
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        Value v;
        status = call_back_1(vm, args[1], array_get(a, i), &v);
        if (likely(status == STATUS_OK)) {
            status = push_consumed(vm, result, v);
        }
    }
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
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        bool keep;
        status = call_predicate(vm, args[1], array_get(a, i), &keep);
        if (status == STATUS_OK && keep) {
            status = push_consumed(vm, result, retained(array_get(a, i)));
        }
    }
    return finish(vm, result, status);
}

Value builtin_reduce(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Value accumulator = retained(args[1]);
    for (size_t i = 0; i < a->count; i++) {
        /* The accumulator is handed over, so that f can extend it in place. */
        Value pair[2] = {accumulator, retained(array_get(a, i))};
        if (i == 0) {
            value_release(vm, args[1]);
            args[1] = value_null();
        }
        if (vm->call(vm, args[2], pair, 2, &accumulator) != STATUS_OK) {
            return raised();
        }
    }
    return accumulator;
}

/* Index of the first element for which f(x) has the given truth; a->count: none. */
static Status search(VM *vm, const Value *args, bool truth, size_t *found)
{
    const Array *a = args[0].array;
    for (size_t i = 0; i < a->count; i++) {
        bool result;
        if (call_predicate(vm, args[1], array_get(a, i), &result) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (result == truth) {
            *found = i;
            return STATUS_OK;
        }
    }
    *found = a->count;
    return STATUS_OK;
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
