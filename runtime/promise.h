/*
 * promise.h - the eventual result of asynchronous work, and who waits for it.
 *
 * A promise settles once. While it is pending its waiters stand in one array:
 *   a generator                    the suspended body of an async function
 *   a promise and then an int      a promise of promise_all, and the index that the result has
 * there a promise and then null        a promise that follows this one (async_timeout) The
 * scheduler takes them away when it wakes them. A pending promise of promise_all keeps the array of
 * results so far in `result`, so the references only run from what is waited for to what waits.
 */
#ifndef RUFF_RUNTIME_PROMISE_H
#define RUFF_RUNTIME_PROMISE_H

#include "runtime/object.h"
#include "runtime/status.h"

typedef enum PromiseState { PROMISE_PENDING, PROMISE_RESOLVED, PROMISE_REJECTED } PromiseState;

struct Promise {
    Object header;
    uint16_t state;           /* PromiseState */
    bool rejected_by_library; /* result is the REASON of "Promise rejected: REASON" */
    uint32_t missing;         /* pending promise of promise_all: results still to come */
    Value result;             /* owned: value; rejected: Error instance, or the reason as string */
    Value *waiters;           /* block, owned references */
    uint32_t waiter_count;    /* slots of waiters in use */
    uint32_t waiter_capacity;
    Promise *next; /* behind it in the scheduler's list of promises whose waiters must wake */
};

Promise *promise_new(VM *vm);
/* Settles a pending promise; result consumed. Waiters stay for the scheduler to wake. */
void promise_resolve(VM *vm, Promise *promise, Value result);
void promise_reject(VM *vm, Promise *promise, Value error, bool by_library);
/* A suspended body (consumed on success). */
Status promise_add_waiter(VM *vm, Promise *promise, Value generator);
/* A promise of promise_all that waits for it (retained), and its index there. */
Status promise_add_dependent(VM *vm, Promise *promise, Promise *dependent, int64_t index);
/* Takes the waiters away: *count slots in a block of *capacity values that belongs to the caller.
 */
Value *promise_take_waiters(Promise *promise, uint32_t *count, uint32_t *capacity);
/* What a rejected promise says: its reason, or the message of its error; borrowed. */
const char *promise_reason(const Promise *promise);
void promise_free(VM *vm, Promise *promise);

#endif
