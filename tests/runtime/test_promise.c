/* Promises: they settle once. */
#include <criterion/criterion.h>

#include "runtime/promise.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_promise, .init = start, .fini = finish);

static Value text_value(const char *text)
{
    return value_string(str_from_cstr(vm, text));
}

Test(test_promise, the_first_settling_counts)
{
    Promise *promise = promise_new(vm);
    cr_expect_eq(promise->state, PROMISE_PENDING);
    promise_resolve(vm, promise, text_value("first"));
    promise_reject(vm, promise, text_value("second"), true);
    promise_resolve(vm, promise, text_value("third"));
    cr_expect_eq(promise->state, PROMISE_RESOLVED);
    cr_expect_not(promise->rejected_by_library);
    cr_expect_str_eq(promise->result.string->data, "first");
    object_release(vm, &promise->header);
}

Test(test_promise, rejection)
{
    Promise *promise = promise_new(vm);
    promise_reject(vm, promise, text_value("reason"), true);
    cr_expect_eq(promise->state, PROMISE_REJECTED);
    cr_expect(promise->rejected_by_library);
    object_release(vm, &promise->header);
}

Test(test_promise, waiters_are_owned)
{
    Promise *promise = promise_new(vm);
    Value waiter = text_value("waiter");
    for (int i = 0; i < 50; i++) {
        value_retain(waiter);
        cr_assert_eq(promise_add_waiter(vm, promise, waiter), STATUS_OK);
    }
    cr_expect_eq(promise->waiter_count, 50);
    cr_expect_eq(waiter.o->rc, 51);
    object_release(vm, &promise->header);
    cr_expect_eq(waiter.o->rc, 1);
    value_release(vm, waiter);
}
