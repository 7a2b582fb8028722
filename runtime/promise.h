/*
 * promise.h - the eventual result of asynchronous work, and who waits for it.
 *
 * A promise settles once. Waiters are values of the scheduler's choice (suspended async bodies,
 * promises of promise_all); it takes them away when it wakes them.
 */
#ifndef RUFF_RUNTIME_PROMISE_H
#define RUFF_RUNTIME_PROMISE_H

#include "runtime/object.h"
#include "runtime/status.h"

typedef enum PromiseState { PROMISE_PENDING, PROMISE_RESOLVED, PROMISE_REJECTED } PromiseState;

struct Promise {
    Object header;
    uint32_t state;           /* PromiseState */
    uint32_t waiter_count;
    Value result;             /* owned: value; rejected: Error instance, or the reason as string */
    Value *waiters;           /* block, owned references */
    uint32_t waiter_capacity;
    bool rejected_by_library; /* result is the REASON of "Promise rejected: REASON" */
};

Promise *promise_new(VM *vm);
/* Settles a pending promise; result consumed. Waiters stay for the scheduler to wake. */
void promise_resolve(VM *vm, Promise *promise, Value result);
void promise_reject(VM *vm, Promise *promise, Value error, bool by_library);
/* v consumed on success. */
Status promise_add_waiter(VM *vm, Promise *promise, Value v);
void promise_free(VM *vm, Promise *promise);

#endif
