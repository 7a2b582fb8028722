#include "vm/interp/scheduler.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "runtime/array.h"
#include "runtime/heap.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "stencils/slow/support.h"
#include "vm/bytecode/ownership.h"
#include "vm/interp/generator.h"
#include "vm/interp/unwind.h"

#define NS_PER_MS  UINT64_C(1000000)
#define NS_PER_SEC UINT64_C(1000000000)
/* A signal may arrive just before the thread falls asleep: look for it this often. */
#define SLEEP_SLICE_NS (50 * NS_PER_MS)

typedef struct Timer {
    uint64_t due_ns, sequence; /* equal times: first in, first out */
    Promise *promise;          /* counted */
} Timer;

struct Scheduler {
    Generator *ready_first, *ready_last;   /* counted, linked by next */
    Promise *settled_first, *settled_last; /* counted, linked by next: their waiters must wake */
    bool waking;
    Timer *timers; /* min-heap */
    size_t timer_count, timer_capacity;
    uint64_t next_sequence;
    uint64_t rounds;
    size_t round_left; /* tasks of this round still to run */
    size_t ready_count;
    size_t pending; /* bodies that have not finished */
};

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * NS_PER_SEC + (uint64_t)now.tv_nsec;
}

/* ---- ready tasks ---- */

/* The reference is consumed. */
static void push_ready(struct Scheduler *s, Generator *task)
{
    task->next = NULL;
    if (s->ready_last) {
        s->ready_last->next = task;
    } else {
        s->ready_first = task;
    }
    s->ready_last = task;
    s->ready_count++;
}

static Generator *pop_ready(struct Scheduler *s)
{
    Generator *task = s->ready_first;
    if (task) {
        s->ready_first = task->next;
        if (!s->ready_first) {
            s->ready_last = NULL;
        }
        task->next = NULL;
        s->ready_count--;
    }
    return task;
}

/* ---- settling ---- */

/* The reference is consumed. */
static void push_settled(struct Scheduler *s, Promise *promise)
{
    promise->next = NULL;
    if (s->settled_last) {
        s->settled_last->next = promise;
    } else {
        s->settled_first = promise;
    }
    s->settled_last = promise;
}

static Promise *pop_settled(struct Scheduler *s)
{
    Promise *promise = s->settled_first;
    if (promise) {
        s->settled_first = promise->next;
        if (!s->settled_first) {
            s->settled_last = NULL;
        }
        promise->next = NULL;
    }
    return promise;
}

/* The reason of a promise of promise_all; without memory it is a shorter one. */
static Value rejection_text(VM *vm, int64_t index, const char *reason)
{
    vm_throw(vm, "Promise %lld rejected: %s", (long long)index, reason);
    String *text = vm->error.message;
    vm->error.message = NULL;
    vm_error_clear(vm);
    return value_string(text);
}

/* One of the promises that promise_all waits for has settled. */
static void join_result(VM *vm, Promise *all, int64_t index, const Promise *part)
{
    if (all->state != PROMISE_PENDING) {
        return;
    }
    if (part->state == PROMISE_REJECTED) {
        scheduler_reject(vm, all, rejection_text(vm, index, promise_reason(part)), true);
        return;
    }
    value_retain(part->result);
    if (array_set(vm, &all->result.array, (size_t)index, part->result) != STATUS_OK) {
        value_release(vm, part->result);
        vm_error_clear(vm);
        scheduler_reject(vm, all, value_string(vm->oom_message), true);
        return;
    }
    if (--all->missing == 0) {
        Value results = all->result;
        all->result = value_null();
        scheduler_resolve(vm, all, results);
    }
}

Status scheduler_join(VM *vm, Promise *all, int64_t index, Promise *part)
{
    if (part->state == PROMISE_PENDING) {
        return promise_add_dependent(vm, part, all, index);
    }
    join_result(vm, all, index, part);
    return STATUS_OK;
}

static void wake_waiters(VM *vm, Promise *promise)
{
    struct Scheduler *s = vm->interp->scheduler;
    uint32_t count, capacity;
    Value *waiters = promise_take_waiters(promise, &count, &capacity);
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].tag == TAG_GENERATOR) {
            push_ready(s, waiters[i].generator);
            continue;
        }
        Promise *dependent = waiters[i++].promise;
        join_result(vm, dependent, waiters[i].i, promise);
        object_release(vm, &dependent->header);
    }
    heap_free_block(vm, waiters, capacity * sizeof(Value));
}

/* Waking may settle further promises: they are listed, so that chains of any length need no
 * recursion. */
static void wake(VM *vm, Promise *promise)
{
    struct Scheduler *s = vm->interp->scheduler;
    if (promise->waiter_count == 0) {
        return;
    }
    object_retain(&promise->header);
    push_settled(s, promise);
    if (s->waking) {
        return;
    }
    s->waking = true;
    while ((promise = pop_settled(s)) != NULL) {
        wake_waiters(vm, promise);
        object_release(vm, &promise->header);
    }
    s->waking = false;
}

void scheduler_resolve(VM *vm, Promise *promise, Value result)
{
    if (promise->state != PROMISE_PENDING) {
        value_release(vm, result);
        return;
    }
    promise_resolve(vm, promise, result);
    wake(vm, promise);
}

void scheduler_reject(VM *vm, Promise *promise, Value error, bool by_library)
{
    if (promise->state != PROMISE_PENDING) {
        value_release(vm, error);
        return;
    }
    promise_reject(vm, promise, error, by_library);
    wake(vm, promise);
}

/* ---- timers ---- */

static bool timer_before(const Timer *a, const Timer *b)
{
    return a->due_ns != b->due_ns ? a->due_ns < b->due_ns : a->sequence < b->sequence;
}

Status scheduler_resolve_later(VM *vm, Promise *promise, int64_t milliseconds)
{
    struct Scheduler *s = vm->interp->scheduler;
    if (s->timer_count == s->timer_capacity) {
        size_t capacity = s->timer_capacity ? s->timer_capacity * 2 : 16;
        Timer *timers = realloc(s->timers, capacity * sizeof *timers);
        if (!timers) {
            return vm_throw_oom(vm);
        }
        s->timers = timers;
        s->timer_capacity = capacity;
    }
    uint64_t now = now_ns(), delay = (uint64_t)milliseconds;
    uint64_t due = delay > (UINT64_MAX - now) / NS_PER_MS ? UINT64_MAX : now + delay * NS_PER_MS;
    Timer timer = {due, s->next_sequence++, promise};
    object_retain(&promise->header);
    size_t i = s->timer_count++;
    for (size_t parent; i > 0 && timer_before(&timer, &s->timers[parent = (i - 1) / 2]);
         i = parent) {
        s->timers[i] = s->timers[parent];
    }
    s->timers[i] = timer;
    return STATUS_OK;
}

static Timer pop_timer(struct Scheduler *s)
{
    Timer first = s->timers[0], last = s->timers[--s->timer_count];
    size_t i = 0, child;
    while ((child = 2 * i + 1) < s->timer_count) {
        if (child + 1 < s->timer_count && timer_before(&s->timers[child + 1], &s->timers[child])) {
            child++;
        }
        if (!timer_before(&s->timers[child], &last)) {
            break;
        }
        s->timers[i] = s->timers[child];
        i = child;
    }
    s->timers[i] = last;
    return first;
}

static void fire_due_timers(VM *vm)
{
    struct Scheduler *s = vm->interp->scheduler;
    uint64_t now = s->timer_count > 0 ? now_ns() : 0;
    while (s->timer_count > 0 && s->timers[0].due_ns <= now) {
        Timer timer = pop_timer(s);
        scheduler_resolve(vm, timer.promise, value_null());
        object_release(vm, &timer.promise->header);
    }
}

/* Is there a timer that a task waits for, or one of the promise? */
static bool timers_matter(const struct Scheduler *s, const Promise *promise)
{
    for (size_t i = 0; i < s->timer_count; i++) {
        const Promise *settles = s->timers[i].promise;
        if (settles == promise ||
            (settles->waiter_count > 0 && settles->state == PROMISE_PENDING)) {
            return true;
        }
    }
    return false;
}

/* Sleeps until the first timer is due, at most until limit_ns. Interrupts end it early. */
static void sleep_until_timer(VM *vm, uint64_t limit_ns)
{
    uint64_t due = vm->interp->scheduler->timers[0].due_ns;
    uint64_t until = due < limit_ns ? due : limit_ns, now;
    while (!vm->interrupt && (now = now_ns()) < until) {
        uint64_t ns = until - now < SLEEP_SLICE_NS ? until - now : SLEEP_SLICE_NS;
        struct timespec slice = {.tv_sec = (time_t)(ns / NS_PER_SEC),
                                 .tv_nsec = (long)(ns % NS_PER_SEC)};
        nanosleep(&slice, NULL);
    }
}

/* ---- running ---- */

/* Rejects a promise with the pending error. */
static void reject_with_error(VM *vm, Promise *promise)
{
    Value error = vm_error_take(vm);
    if (error.tag == TAG_UNSET) {
        vm_error_clear(vm);
        scheduler_reject(vm, promise, value_string(vm->oom_message), true);
        return;
    }
    scheduler_reject(vm, promise, error, false);
}

/* Settles the task's promise if it has come to its end. Raises what cannot be caught. */
static Status after_run(VM *vm, Generator *task, GeneratorOutcome outcome, Value value)
{
    if (outcome == GENERATOR_RETURNED) {
        scheduler_resolve(vm, task->promise, value);
    } else if (outcome != GENERATOR_YIELDED) {
        if (vm->error.uncatchable) {
            return STATUS_THROW;
        }
        reject_with_error(vm, task->promise);
    }
    return STATUS_OK;
}

Status scheduler_start(VM *vm, Generator *body, Value *result)
{
    Promise *promise = promise_new(vm);
    if (!promise) {
        object_release(vm, &body->header);
        return STATUS_THROW;
    }
    object_retain(&promise->header);
    body->promise = promise;
    Value value = value_null();
    GeneratorOutcome outcome = generator_run(vm, body, &value);
    Status status =
        outcome == GENERATOR_NOT_BEGUN ? STATUS_THROW : after_run(vm, body, outcome, value);
    if (outcome == GENERATOR_YIELDED) {
        vm->interp->scheduler->pending++;
    }
    object_release(vm, &body->header);
    if (status != STATUS_OK) {
        object_release(vm, &promise->header);
        return status;
    }
    *result = value_object(TAG_PROMISE, promise);
    return STATUS_OK;
}

static Status run_task(VM *vm, Generator *task)
{
    Value value = value_null();
    GeneratorOutcome outcome = generator_run(vm, task, &value);
    if (outcome == GENERATOR_NOT_BEGUN) {
        generator_finish(vm, task);
    }
    if (outcome != GENERATOR_YIELDED) {
        vm->interp->scheduler->pending--;
    }
    Status status = after_run(vm, task, outcome, value);
    object_release(vm, &task->header);
    return status;
}

/* Runs one ready task, or sleeps until a timer is due (at most until limit_ns). *idle: there is
 * nothing to do that could settle the promise or wake a task. */
static Status step(VM *vm, const Promise *promise, uint64_t limit_ns, bool *idle)
{
    struct Scheduler *s = vm->interp->scheduler;
    if (vm->interrupt) {
        return vm_throw_interrupted(vm);
    }
    if (s->round_left == 0) {
        fire_due_timers(vm);
        s->round_left = s->ready_count;
        s->rounds += s->ready_count > 0;
    }
    Generator *task = pop_ready(s);
    if (task) {
        s->round_left -= s->round_left > 0;
        return run_task(vm, task);
    }
    s->round_left = 0;
    if (promise && promise->state != PROMISE_PENDING) {
        return STATUS_OK;
    }
    if (timers_matter(s, promise)) {
        sleep_until_timer(vm, limit_ns);
    } else {
        *idle = true;
    }
    return STATUS_OK;
}

Status scheduler_run_until(VM *vm, const Promise *promise)
{
    bool idle = false;
    while (promise->state == PROMISE_PENDING) {
        if (step(vm, promise, UINT64_MAX, &idle) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (idle && promise->state == PROMISE_PENDING) {
            return vm_throw(vm, "Deadlock: nothing is left that could settle the awaited promise");
        }
    }
    return STATUS_OK;
}

Status scheduler_run_pending(VM *vm, uint64_t timeout_ms)
{
    struct Scheduler *s = vm->interp->scheduler;
    uint64_t start = now_ns();
    uint64_t limit =
        timeout_ms > (UINT64_MAX - start) / NS_PER_MS ? UINT64_MAX : start + timeout_ms * NS_PER_MS;
    bool idle = false;
    s->rounds = 0;
    while (s->ready_count > 0 || timers_matter(s, NULL)) {
        if (now_ns() >= limit) {
            return vm_throw(
                vm, "Scheduler timed out after %" PRIu64 "ms (%" PRIu64 " rounds, %zu pending)",
                timeout_ms, s->rounds, s->pending);
        }
        if (step(vm, NULL, limit, &idle) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

/* ---- await ---- */

/* Leaves the body of an async function until the promise is settled: AWAIT is then run again. */
static SlowResult suspend_until_settled(VM *vm, Value *fp, const Insn *pc, Promise *promise)
{
    const Code *code = frame_code(fp);
    uint32_t index = (uint32_t)(pc - code->insns);
    uint64_t owned[OWNED_WORDS];
    Generator *task = frame_generator(fp);
    object_retain(&task->header);
    if (promise_add_waiter(vm, promise, value_object(TAG_GENERATOR, task)) != STATUS_OK) {
        object_release(vm, &task->header);
        return slow_raised();
    }
    ownership_before(code->proto, index, owned);
    return generator_suspend(vm, fp, index, owned, value_null());
}

static Status raise_rejection(VM *vm, const Promise *promise)
{
    if (promise->rejected_by_library) {
        return vm_throw(vm, "Promise rejected: %s", promise_reason(promise));
    }
    value_retain(promise->result);
    return vm_throw_value(vm, promise->result);
}

SlowResult slow_await(VM *vm, Value *fp, Insn *pc)
{
    Value awaited = *RB, result = awaited;
    if (awaited.tag == TAG_PROMISE) {
        Promise *promise = awaited.promise;
        if (promise->state == PROMISE_PENDING) {
            slow_enter_runtime(vm, fp, pc);
            if (frame_function(fp)->info->flags & FUNCTION_ASYNC) {
                return suspend_until_settled(vm, fp, pc, promise);
            }
            if (scheduler_run_until(vm, promise) != STATUS_OK) {
                return slow_raised();
            }
        }
        if (promise->state == PROMISE_REJECTED) {
            raise_rejection(vm, promise);
            return slow_raised();
        }
        result = promise->result;
    }
    value_retain(result);
    if (slow_consumes_b(pc)) {
        value_release(vm, awaited);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

/* ---- beginning and end ---- */

bool scheduler_init(VM *vm)
{
    vm->async = (AsyncHooks){scheduler_resolve_later, scheduler_join};
    vm->interp->scheduler = calloc(1, sizeof *vm->interp->scheduler);
    return vm->interp->scheduler != NULL;
}

/* Lists what waits for the promise, to be given up; the reference is consumed. A suspended body and
 * the promise it waits for hold each other, so releasing is not enough. */
static void abandon_waiters(VM *vm, Promise *promise)
{
    struct Scheduler *s = vm->interp->scheduler;
    uint32_t count, capacity;
    Value *waiters = promise_take_waiters(promise, &count, &capacity);
    for (uint32_t i = 0; i < count; i++) {
        if (waiters[i].tag == TAG_GENERATOR) {
            push_ready(s, waiters[i].generator);
            continue;
        }
        Promise *dependent = waiters[i++].promise;
        if (dependent->state == PROMISE_PENDING) {
            promise_resolve(vm, dependent, value_null()); /* so that it is listed once */
            push_settled(s, dependent);
        } else {
            object_release(vm, &dependent->header);
        }
    }
    heap_free_block(vm, waiters, capacity * sizeof(Value));
    object_release(vm, &promise->header);
}

void scheduler_destroy(VM *vm)
{
    struct Scheduler *s = vm->interp->scheduler;
    if (!s) {
        return;
    }
    for (size_t i = 0; i < s->timer_count; i++) {
        abandon_waiters(vm, s->timers[i].promise);
    }
    Generator *task = NULL;
    Promise *promise;
    while ((promise = pop_settled(s)) != NULL || (task = pop_ready(s)) != NULL) {
        if (promise) {
            abandon_waiters(vm, promise);
            continue;
        }
        Promise *result = task->promise;
        task->promise = NULL;
        generator_finish(vm, task);
        object_release(vm, &task->header);
        abandon_waiters(vm, result);
    }
    free(s->timers);
    free(s);
    vm->interp->scheduler = NULL;
}

void scheduler_visit_roots(VM *vm, void (*visit)(VM *vm, Value v, void *context), void *context)
{
    const struct Scheduler *s = vm->interp->scheduler;
    for (Generator *task = s->ready_first; task; task = task->next) {
        visit(vm, value_object(TAG_GENERATOR, task), context);
    }
    for (Promise *promise = s->settled_first; promise; promise = promise->next) {
        visit(vm, value_object(TAG_PROMISE, promise), context);
    }
    for (size_t i = 0; i < s->timer_count; i++) {
        visit(vm, value_object(TAG_PROMISE, s->timers[i].promise), context);
    }
}
