/* Sets, queues and stacks. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#include "runtime/array.h"
#include "runtime/collection.h"
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
    cr_expect_eq(heap_live_objects(&vm->heap), 0, "%zu objects left", heap_live_objects(&vm->heap));
    test_vm_free(vm);
}

TestSuite(test_collection, .init = start, .fini = finish);

static void add(Collection **c, Value v)
{
    cr_assert_eq(collection_add(vm, c, v), STATUS_OK);
}

static bool has(const Collection *c, Value v)
{
    bool found = false;
    cr_assert_eq(collection_set_has(vm, c, v, &found), STATUS_OK);
    return found;
}

static bool take_out(Collection **c, Value v)
{
    bool removed = false;
    cr_assert_eq(collection_set_remove(vm, c, v, &removed), STATUS_OK);
    return removed;
}

static Value numbered_text(int n)
{
    char text[32];
    snprintf(text, sizeof text, "item %d", n);
    return value_string(str_from_cstr(vm, text));
}

Test(test_collection, a_set_keeps_the_first_of_equal_elements)
{
    Collection *set = collection_new(vm, TAG_SET);
    add(&set, value_int(1));
    add(&set, value_int(2));
    add(&set, value_float(1.0));
    cr_expect_eq(set->count, 2);
    size_t cursor = 0;
    Value v;
    cr_assert(collection_next(set, &cursor, &v));
    cr_expect_eq(v.tag, TAG_INT);
    cr_assert(collection_next(set, &cursor, &v));
    cr_expect_eq(v.i, 2);
    cr_expect_not(collection_next(set, &cursor, &v));
    object_release(vm, &set->header);
}

Test(test_collection, large_sets_of_strings)
{
    enum { COUNT = 3000 };
    Collection *set = collection_new(vm, TAG_SET);
    for (int i = 0; i < 2 * COUNT; i++) {
        add(&set, numbered_text(i % COUNT));
    }
    cr_expect_eq(set->count, COUNT);
    for (int i = 0; i < COUNT; i += 3) {
        Value v = numbered_text(i);
        cr_assert(take_out(&set, v));
        cr_assert_not(take_out(&set, v));
        value_release(vm, v);
    }
    for (int i = 0; i < COUNT; i++) {
        Value v = numbered_text(i);
        cr_assert_eq(has(set, v), i % 3 != 0, "item %d", i);
        value_release(vm, v);
    }
    object_release(vm, &set->header);
}

Test(test_collection, removing_and_adding_moves_to_the_end)
{
    Collection *set = collection_new(vm, TAG_SET);
    for (int i = 0; i < 20; i++) {
        add(&set, value_int(i));
    }
    for (int round = 0; round < 500; round++) {
        cr_assert(take_out(&set, value_int(round % 20)));
        add(&set, value_int(round % 20));
        cr_assert_eq(set->count, 20);
    }
    size_t cursor = 0;
    Value v;
    for (int i = 0; i < 20; i++) {
        cr_assert(collection_next(set, &cursor, &v));
        cr_expect_eq(v.i, i);
    }
    cr_expect_leq(set->capacity, 64u, "gaps must be reused");
    object_release(vm, &set->header);
}

Test(test_collection, membership_near_the_float_tolerance)
{
    Collection *set = collection_new(vm, TAG_SET);
    for (int i = 0; i < 100; i++) {
        add(&set, value_float(i * 0.1));
    }
    cr_expect(has(set, value_float(0.3)), "0.1 * 3 is stored");
    cr_expect(has(set, value_int(0)));
    cr_expect(has(set, value_int(1)));
    cr_expect(has(set, value_int(5)));
    cr_expect_not(has(set, value_float(0.35)));
    add(&set, value_float(NAN));
    add(&set, value_float(NAN));
    cr_expect_eq(set->count, 102, "NaN equals nothing");
    object_release(vm, &set->header);
}

Test(test_collection, sets_of_arrays)
{
    Collection *set = collection_new(vm, TAG_SET);
    for (int round = 0; round < 2; round++) {
        for (int64_t i = 0; i < 200; i++) {
            Value pair[] = {value_int(i / 20), value_int(i % 20)};
            add(&set, value_array(array_from_values(vm, pair, 2)));
        }
    }
    cr_expect_eq(set->count, 200);
    object_release(vm, &set->header);
}

Test(test_collection, copies_are_independent)
{
    Collection *set = collection_new(vm, TAG_SET);
    for (int i = 0; i < 12; i++) {
        add(&set, numbered_text(i));
    }
    Collection *copy = set;
    object_retain(&copy->header);
    Value v = numbered_text(3);
    cr_assert(take_out(&copy, v));
    add(&copy, value_int(1));
    cr_expect_neq(copy, set);
    cr_expect(has(set, v));
    cr_expect_not(has(copy, v));
    cr_expect_eq(set->count, 12);
    cr_expect_eq(copy->count, 12);
    cr_expect_eq(set->header.rc, 1);
    value_release(vm, v);
    object_release(vm, &set->header);
    object_release(vm, &copy->header);
}

Test(test_collection, what_changes_nothing_does_not_copy)
{
    Collection *set = collection_new(vm, TAG_SET);
    add(&set, value_int(1));
    Collection *shared = set;
    object_retain(&shared->header);
    add(&shared, value_int(1));
    cr_expect_not(take_out(&shared, value_int(2)));
    cr_expect_eq(shared, set);
    object_release(vm, &set->header);
    object_release(vm, &shared->header);
}

Test(test_collection, a_queue_is_first_in_first_out)
{
    Collection *queue = collection_new(vm, TAG_QUEUE);
    int next_in = 0, next_out = 0;
    for (int round = 0; round < 2000; round++) {
        for (int i = 0; i < 1 + round % 3; i++) {
            add(&queue, value_int(next_in++));
        }
        for (int i = 0; i < 1 + round % 2 && queue->count; i++) {
            Value v;
            cr_assert_eq(collection_front(queue).i, next_out);
            cr_assert_eq(collection_take_front(vm, &queue, &v), STATUS_OK);
            cr_assert_eq(v.i, next_out++);
        }
        cr_assert_eq(queue->count, (size_t)(next_in - next_out));
    }
    object_release(vm, &queue->header);
}

Test(test_collection, a_queue_that_stays_short_needs_little_memory)
{
    Collection *queue = collection_new(vm, TAG_QUEUE);
    Value v;
    for (int i = 0; i < 10000; i++) {
        add(&queue, numbered_text(i));
        add(&queue, value_int(i));
        cr_assert_eq(collection_take_front(vm, &queue, &v), STATUS_OK);
        value_release(vm, v);
        cr_assert_eq(collection_take_front(vm, &queue, &v), STATUS_OK);
    }
    cr_expect_leq(queue->capacity, 8u);
    cr_expect_eq(collection_front(queue).tag, TAG_UNSET);
    cr_assert_eq(collection_take_front(vm, &queue, &v), STATUS_OK);
    cr_expect_eq(v.tag, TAG_UNSET);
    object_release(vm, &queue->header);
}

Test(test_collection, a_stack_is_last_in_first_out)
{
    Collection *stack = collection_new(vm, TAG_STACK);
    for (int i = 0; i < 100; i++) {
        add(&stack, numbered_text(i));
    }
    Collection *shared = stack;
    object_retain(&shared->header);
    for (int i = 99; i >= 0; i--) {
        Value v, expected = numbered_text(i);
        cr_assert(str_equal(collection_back(stack).string, expected.string));
        cr_assert_eq(collection_take_back(vm, &stack, &v), STATUS_OK);
        cr_assert(str_equal(v.string, expected.string));
        value_release(vm, v);
        value_release(vm, expected);
    }
    cr_expect_eq(stack->count, 0);
    cr_expect_eq(shared->count, 100);
    cr_expect_eq(collection_back(stack).tag, TAG_UNSET);
    object_release(vm, &stack->header);
    object_release(vm, &shared->header);
}

Test(test_collection, out_of_memory_leaves_the_set_usable)
{
    VM *small = test_vm_new_limited(1 << 20);
    Collection *set = collection_new(small, TAG_SET);
    int64_t added = 0;
    while (added < 100000 && collection_add(small, &set, value_int(added)) == STATUS_OK) {
        added++;
    }
    cr_expect_lt(added, 100000);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    vm_error_clear(small);
    cr_expect_eq(set->count, (size_t)added);
    bool found = false;
    cr_assert_eq(collection_set_has(small, set, value_int(added - 1), &found), STATUS_OK);
    cr_expect(found);
    object_release(small, &set->header);
    cr_expect_eq(heap_live_objects(&small->heap), 0);
    test_vm_free(small);
}
