/* Promises of the library: timers, and waiting for several at once. */
#include "runtime/array.h"
#include "runtime/promise.h"
#include "runtime/stdlib/functions.h"
#include "runtime/vm.h"

Value builtin_async_sleep(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    int64_t milliseconds = args[0].i;
    if (milliseconds < 0) {
        vm_throw(vm, "async_sleep() requires non-negative milliseconds, got %lld",
                 (long long)milliseconds);
        return raised();
    }
    Promise *promise = promise_new(vm);
    if (promise && vm->async.resolve_later(vm, promise, milliseconds) != STATUS_OK) {
        object_release(vm, &promise->header);
        promise = NULL;
    }
    return result_object(TAG_PROMISE, promise);
}

static Status check_promises(VM *vm, const Array *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (array_get(list, i).tag != TAG_PROMISE) {
            return vm_throw(vm, "Promise.all() array element %zu is not a Promise", i);
        }
    }
    return STATUS_OK;
}

/* A pending promise of an array of results, none of which is known yet. */
static Promise *new_promise_of_results(VM *vm, size_t count)
{
    Promise *all = promise_new(vm);
    Array *results = all ? array_new(vm, count) : NULL;
    if (!results) {
        if (all) {
            object_release(vm, &all->header);
        }
        return NULL;
    }
    all->result = value_array(results);
    all->missing = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        if (array_push(vm, &all->result.array, value_null()) != STATUS_OK) {
            object_release(vm, &all->header);
            return NULL;
        }
    }
    return all;
}

Value builtin_promise_all(VM *vm, Value *args, uint32_t argc)
{
    const Array *list = args[0].array;
    if (argc > 1 && args[1].i <= 0) {
        vm_throw(vm, "Promise.all() concurrency_limit must be > 0, got %lld", (long long)args[1].i);
        return raised();
    }
    if (check_promises(vm, list) != STATUS_OK) {
        return raised();
    }
    Promise *all = new_promise_of_results(vm, list->count);
    if (!all) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t i = 0; i < list->count && status == STATUS_OK; i++) {
        status = vm->async.join(vm, all, (int64_t)i, array_get(list, i).promise);
    }
    if (status != STATUS_OK) {
        object_release(vm, &all->header);
        return raised();
    }
    if (list->count == 0) {
        all->state = PROMISE_RESOLVED; /* with the empty array that it has */
    }
    return value_object(TAG_PROMISE, all);
}
