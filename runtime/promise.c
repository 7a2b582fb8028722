#include "runtime/promise.h"

#include "runtime/heap_inline.h"
#include "runtime/release.h"
#include "runtime/str.h"

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
    promise->missing = 0;
    promise->next = NULL;
    promise->header.flags |= OBJECT_MAY_HOLD_CYCLE;
    return promise;
}

static void settle(VM *vm, Promise *promise, PromiseState state, Value result)
{
    if (promise->state != PROMISE_PENDING) {
        value_release(vm, result);
        return;
    }
    Value partial = promise->result;
    promise->state = (uint16_t)state;
    promise->result = result;
    value_release(vm, partial);
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

static Status reserve_waiters(VM *vm, Promise *promise, uint32_t more)
{
    if (promise->waiter_capacity - promise->waiter_count >= more) {
        return STATUS_OK;
    }
    if (promise->waiter_capacity > UINT32_MAX / 4) {
        return vm_throw_oom(vm);
    }
    uint32_t capacity = promise->waiter_capacity ? promise->waiter_capacity * 2 : 2;
    Value *waiters = heap_realloc_block(
        vm, promise->waiters, promise->waiter_capacity * sizeof(Value), capacity * sizeof(Value));
    if (!waiters) {
        return STATUS_THROW;
    }
    promise->waiters = waiters;
    promise->waiter_capacity = capacity;
    return STATUS_OK;
}

Status promise_add_waiter(VM *vm, Promise *promise, Value generator)
{
    if (reserve_waiters(vm, promise, 1) != STATUS_OK) {
        return STATUS_THROW;
    }
    promise->waiters[promise->waiter_count++] = generator;
    return STATUS_OK;
}

Status promise_add_dependent(VM *vm, Promise *promise, Promise *dependent, int64_t index)
{
    if (reserve_waiters(vm, promise, 2) != STATUS_OK) {
        return STATUS_THROW;
    }
    object_retain(&dependent->header);
    promise->waiters[promise->waiter_count++] = value_object(TAG_PROMISE, dependent);
    promise->waiters[promise->waiter_count++] = value_int(index);
    return STATUS_OK;
}

Value *promise_take_waiters(Promise *promise, uint32_t *count, uint32_t *capacity)
{
    Value *waiters = promise->waiters;
    *count = promise->waiter_count;
    *capacity = promise->waiter_capacity;
    promise->waiters = NULL;
    promise->waiter_count = 0;
    promise->waiter_capacity = 0;
    return waiters;
}

const char *promise_reason(const Promise *promise)
{
    Value reason = promise->result;
    if (reason.tag == TAG_STRUCT) {
        reason = reason.instance->fields[0]; /* every Error begins with its message (error.c) */
    }
    return reason.tag == TAG_STRING ? reason.string->data : "";
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
