/*
 * scheduler.h - who runs next: bodies of async functions that wait, and timers.
 *
 * Tasks are suspended bodies (Generator objects with a promise). One that waits is held by the
 * promise that it waits for; one that may go on is held by the queue of ready tasks, first in,
 * first out. The scheduler runs only where a program waits: in an `await` outside of async
 * functions, and at the end of the main script. Nothing here raises on behalf of a task: what a
 * task raises rejects its promise, except exit(), which passes through everything.
 */
#ifndef RUFF_VM_INTERP_SCHEDULER_H
#define RUFF_VM_INTERP_SCHEDULER_H

#include "runtime/generator.h"
#include "runtime/promise.h"
#include "vm/interp/interp.h"

/* False: out of memory. Also sets vm->async. */
bool scheduler_init(VM *vm);
/* Abandons what has not finished. */
void scheduler_destroy(VM *vm);

/* Gives the body (consumed) of an async function its promise and runs it until it waits or ends.
 * *result is the promise, owned. Raises for exit(), and when it could not begin. */
Status scheduler_start(VM *vm, Generator *body, Value *result);

/* Settles a promise and makes ready whatever waits for it. result and error are consumed. */
void scheduler_resolve(VM *vm, Promise *promise, Value result);
void scheduler_reject(VM *vm, Promise *promise, Value error, bool by_library);
/* See AsyncHooks in runtime/vm.h. */
Status scheduler_resolve_later(VM *vm, Promise *promise, int64_t milliseconds);
Status scheduler_join(VM *vm, Promise *all, int64_t index, Promise *part);

/* Runs tasks until the promise is settled. Raises when nothing can settle it any more. */
Status scheduler_run_until(VM *vm, const Promise *promise);
/* The main script has ended: runs what is still pending. Raises after timeout_ms. */
Status scheduler_run_pending(VM *vm, uint64_t timeout_ms);

/* Calls visit for every reference that the scheduler holds. */
void scheduler_visit_roots(VM *vm, void (*visit)(VM *vm, Value v, void *context), void *context);

#endif
