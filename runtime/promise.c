#include "runtime/promise.h"

#include "runtime/heap_inline.h"
#include "runtime/release.h"

Promise *promise_new(VM *vm)
{
    Promise *promise = heap_alloc_object(vm, sizeof *promise, TAG_PROMISE);
    if (!promise) {
        return NULL;
    }
    promise->state = PROMISE_PENDING;
    promise->waiter_count = 0;
    promise->result = value_null();
    promise->waiters = NULL;
    promise->waiter_capacity = 0;
    promise->rejected_by_library = false;
    promise->header.flags |= OBJECT_MAY_HOLD_CYCLE;
    return promise;
}

static void settle(VM *vm, Promise *promise, PromiseState state, Value result)
{
    if (promise->state != PROMISE_PENDING) {
        value_release(vm, result);
        return;
    }
    promise->state = state;
    promise->result = result;
}

void promise_resolve(VM *vm, Promise *promise, Value result)
{
    settle(vm, promise, PROMISE_RESOLVED, result);
}

void promise_reject(VM *vm, Promise *promise, Value error, bool by_library)
{
    if (promise->state == PROMISE_PENDING) {
        promise->rejected_by_library = by_library;
    }
    settle(vm, promise, PROMISE_REJECTED, error);
}

Status promise_add_waiter(VM *vm, Promise *promise, Value v)
{
    if (promise->waiter_count == promise->waiter_capacity) {
        uint32_t capacity = promise->waiter_capacity ? promise->waiter_capacity * 2 : 2;
        Value *waiters =
            heap_realloc_block(vm, promise->waiters, promise->waiter_capacity * sizeof(Value),
                               capacity * sizeof(Value));
        if (!waiters) {
            return STATUS_THROW;
        }
        promise->waiters = waiters;
        promise->waiter_capacity = capacity;
    }
    promise->waiters[promise->waiter_count++] = v;
    return STATUS_OK;
}

void promise_free(VM *vm, Promise *promise)
{
    release_value_later(vm, promise->result);
    for (uint32_t i = 0; i < promise->waiter_count; i++) {
        release_value_later(vm, promise->waiters[i]);
    }
    heap_free_block(vm, promise->waiters, promise->waiter_capacity * sizeof(Value));
    heap_free_object_fast(vm, &promise->header, sizeof *promise);
}
