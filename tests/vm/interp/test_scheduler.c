/* Promises, tasks and timers. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>
#include <time.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "tests/vm/interp/script.h"
#include "vm/interp/scheduler.h"

static VM *vm;

static void start(void)
{
    vm = script_vm();
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_interp_scheduler, .init = start, .fini = finish);

static void expect_run(const char *text, const char *expected)
{
    cr_expect(eq(str, (char *)script_run(vm, text), (char *)expected), "%s", text);
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

Test(test_interp_scheduler, a_body_runs_at_once_until_it_waits)
{
    expect_run("mut log := []\n async func f(n) { log := log + [n]\n await async_sleep(1)\n"
               "  log := log + [n * 10]\n return n }\n"
               "p := f(1)\n q := f(2)\n log := log + [0]\n sum := await p + await q\n"
               "throw(\"${log} ${sum}\")",
               "[1, 2, 0, 10, 20] 3");
}

Test(test_interp_scheduler, ready_tasks_run_in_order)
{
    expect_run("mut log := []\n async func gate() { await async_sleep(5) }\n"
               "g := gate()\n async func f(n) { await g\n log := log + [n] }\n"
               "ps := [f(1), f(2), f(3)]\n await promise_all(ps)\n throw(\"${log}\")",
               "[1, 2, 3]");
}

Test(test_interp_scheduler, timers_fire_by_time_then_by_age)
{
    expect_run("mut log := []\n async func f(n, ms) { await async_sleep(ms)\n log := log + [n] }\n"
               "ps := [f(1, 30), f(2, 10), f(3, 20), f(4, 0)]\n await promise_all(ps)\n"
               "throw(\"${log}\")",
               "[4, 2, 3, 1]");
}

Test(test_interp_scheduler, many_timers_come_back_in_order)
{
    /* Deterministic: the promises settle by due time whatever the clock does. */
    expect_run("mut log := []\n async func f(ms) { await async_sleep(ms)\n log := log + [ms] }\n"
               "mut ps := []\n for i in range(60) { ps := ps + [f((i * 7) % 60)] }\n"
               "await promise_all(ps)\n mut sorted := true\n"
               "for i in range(59) { if log[i] > log[i + 1] { sorted := false } }\n throw(sorted)",
               "Bool(true)");
}

Test(test_interp_scheduler, an_error_rejects_and_await_raises_it_again)
{
    expect_run(
        "struct Bad { message, code }\n"
        "async func f() { await async_sleep(1)\n throw(Bad { message: \"bad\", code: 7 }) }\n"
        "p := f()\n mut out := \"\"\n"
        "for i in range(2) { try { await p } except e { out := out + \"${e.message} "
        "${e.value.code} ${e.line} ${e.stack};\" } }\n"
        "throw(out)",
        "bad 7 3 [f];bad 7 3 [f];");
}

Test(test_interp_scheduler, promise_all_rejects_with_the_index)
{
    expect_run("async func f(n) { await async_sleep(n)\n if n == 2 { throw(\"no\") }\n return n }\n"
               "await promise_all([f(3), f(2), f(1)])",
               "Promise rejected: Promise 1 rejected: no");
    expect_run("async func f(n) { if n == 2 { throw(\"no\") }\n return n }\n"
               "await promise_all([f(3), f(2), f(1)])",
               "Promise rejected: Promise 1 rejected: no");
}

Test(test_interp_scheduler, promise_all_keeps_the_order_and_may_repeat)
{
    expect_run(
        "async func f(n, v) { await async_sleep(n)\n return v }\n p := f(3, \"late\")\n"
        "throw(\"${await promise_all([p, f(1, 2.5), p, f(0, null)])} ${await promise_all([])}\")",
        "[late, 2.5, late, null] []");
}

Test(test_interp_scheduler, long_chains_of_promises_need_no_recursion)
{
    expect_run("async func f() { await async_sleep(1)\n return 1 }\n mut p := f()\n"
               "for i in range(50000) { p := promise_all([p]) }\n"
               "mut v := await p\n for i in range(50000) { v := v[0] }\n throw(v)",
               "Int(1)");
}

Test(test_interp_scheduler, plain_functions_and_generators_block)
{
    expect_run("async func f(n) { await async_sleep(1)\n return n }\n"
               "func plain() { return await f(1) }\n func* g() { yield await f(2) }\n"
               "mut sum := plain()\n for x in g() { sum := sum + x }\n throw(sum)",
               "Int(3)");
}

Test(test_interp_scheduler, a_task_may_block_in_a_plain_function)
{
    expect_run("async func f(n) { await async_sleep(1)\n return n }\n"
               "func plain(n) { return await f(n) }\n"
               "async func task(n) { await async_sleep(1)\n return plain(n) }\n"
               "throw(\"${await promise_all([task(1), task(2), task(3)])}\")",
               "[1, 2, 3]");
}

Test(test_interp_scheduler, waiting_for_what_never_comes_is_an_error)
{
    const char *text = "mut p := null\n async func f() { await async_sleep(1)\n await p }\n"
                       "p := f()\n await p";
    cr_expect(eq(str, (char *)script_run(vm, text),
                 "Deadlock: nothing is left that could settle the awaited promise"));
    /* The task waits for itself: only the VM's end takes it away. */
    isolate_free(vm);
    vm = script_vm();
}

Test(test_interp_scheduler, exit_passes_through_tasks)
{
    expect_run("async func f() { await async_sleep(1)\n exit(3) }\n"
               "try { await f() } except e { throw(\"caught\") }",
               "exit 3");
    expect_run("async func f() { exit(4) }\n f()", "exit 4");
}

Test(test_interp_scheduler, an_interrupt_ends_waiting)
{
    vm->interrupt = 1;
    double start_ms = now_ms();
    Promise *promise = promise_new(vm);
    cr_assert(ne(ptr, promise, NULL));
    cr_assert(scheduler_resolve_later(vm, promise, 60000) == STATUS_OK);
    cr_expect(scheduler_run_until(vm, promise) == STATUS_THROW);
    cr_expect(eq(str, (char *)script_error(vm), "exit 130"));
    cr_expect(lt(dbl, now_ms() - start_ms, 5000.0));
    object_release(vm, &promise->header);
}

Test(test_interp_scheduler, what_is_pending_runs_at_the_end)
{
    expect_run("mut log := []\n export func get() { return log }\n"
               "async func f(n) { await async_sleep(n)\n log := log + [n] }\n f(2)\n f(1)",
               "");
    cr_expect(scheduler_run_pending(vm, 60000) == STATUS_OK);
}

Test(test_interp_scheduler, the_end_does_not_wait_for_timers_that_nobody_awaits)
{
    double start_ms = now_ms();
    expect_run("p := async_sleep(60000)", "");
    cr_expect(scheduler_run_pending(vm, 60000) == STATUS_OK);
    cr_expect(lt(dbl, now_ms() - start_ms, 5000.0));
}

Test(test_interp_scheduler, pending_work_has_a_time_limit)
{
    expect_run("async func f() { await async_sleep(60000) }\n f()\n f()", "");
    cr_expect(scheduler_run_pending(vm, 20) == STATUS_THROW);
    cr_expect(
        eq(str, (char *)script_error(vm), "Scheduler timed out after 20ms (0 rounds, 2 pending)"));
}

Test(test_interp_scheduler, abandoned_tasks_leave_nothing_behind)
{
    /* finish() looks for objects that are left: bodies and the promises they wait for hold each
     * other. */
    expect_run("async func leaf() { big := [1, 2, 3]\n await async_sleep(60000)\n return big }\n"
               "async func inner() { return await leaf() }\n"
               "async func outer() { p := [inner(), leaf()]\n return await promise_all(p) }\n"
               "kept := [outer(), outer()]\n throw(\"abandon\")",
               "abandon");
}

Test(test_interp_scheduler, arguments_are_checked)
{
    expect_run("async_sleep(-1)", "async_sleep() requires non-negative milliseconds, got -1");
    expect_run("async_sleep(1.5)", "async_sleep() requires an integer milliseconds argument");
    expect_run("promise_all(1)", "Promise.all() requires an array of promises");
    expect_run("promise_all([1])", "Promise.all() array element 0 is not a Promise");
    expect_run("promise_all([], 0)", "Promise.all() concurrency_limit must be > 0, got 0");
    expect_run("await_all()", "Promise.all expects 1 to 2 arguments, got 0");
}
