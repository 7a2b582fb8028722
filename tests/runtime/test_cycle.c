/* The cycle collector: what only holds itself goes, what anybody else holds stays. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/collection.h"
#include "runtime/cycle.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/instance_inline.h"
#include "runtime/iterator.h"
#include "runtime/promise.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "tests/support/test_vm.h"

static VM *vm;
static size_t objects_before;
static const FunctionInfo info;

static void start(void)
{
    vm = test_vm_new();
    objects_before = heap_live_objects(&vm->heap);
}

static void finish(void)
{
    test_vm_free(vm);
}

TestSuite(test_cycle, .init = start, .fini = finish);

static size_t objects_left(void)
{
    return heap_live_objects(&vm->heap) - objects_before;
}

/* A closure over the cell (retained). */
static Function *closure(Cell *cell)
{
    Function *f = function_new(vm, NULL, &info, 1);
    object_retain(&cell->header);
    f->captures[0] = cell;
    return f;
}

/* Stores v (consumed) into the variable of the cell. */
static void assign(Cell *cell, Value v)
{
    value_release(vm, cell->value);
    cell->value = v;
}

static Value function_value(Function *f)
{
    return value_object(TAG_FUNCTION, f);
}

/* A function that its own captured variable holds; only the cycle is left. */
static void make_self_reference(void)
{
    Cell *cell = cell_new(vm, value_unset());
    assign(cell, function_value(closure(cell)));
    object_release(vm, &cell->header);
}

Test(test_cycle, a_function_that_holds_itself)
{
    make_self_reference();
    cr_expect_eq(objects_left(), 2);
    cr_expect_eq(cycle_collect(vm), 2);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, what_is_held_from_outside_survives)
{
    Cell *cell = cell_new(vm, value_unset());
    Function *f = closure(cell);
    object_retain(&f->header);
    assign(cell, function_value(f));
    object_release(vm, &cell->header);
    cr_expect_eq(cycle_collect(vm), 0);
    cr_expect_eq(cycle_collect_all(vm), 0);
    cr_expect_eq(f->captures[0]->value.function, f);
    object_release(vm, &f->header);
    cr_expect_eq(cycle_collect(vm), 2);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, through_arrays_dicts_structs_and_variants)
{
    Cell *cell = cell_new(vm, value_unset());
    Value v = function_value(closure(cell));

    Array *a = array_new(vm, 0);
    array_push(vm, &a, value_int(1));
    array_push(vm, &a, v);
    v = value_array(a);

    Dict *dense = dict_new(vm);
    dict_set(vm, &dense, dict_key_of_int(0), v);
    Dict *shaped = dict_new(vm);
    dict_set_constant(vm, &shaped, str_intern(vm, "f", 1), value_dict(dense));
    Dict *hashed = dict_new(vm);
    dict_set(vm, &hashed, dict_key_of_int(77), value_dict(shaped));

    String *field = str_intern(vm, "field", 5);
    StructDef *def = struct_def_new(vm, field, &field, 1, 0, 0);
    Instance *instance = instance_new(vm, def);
    object_release(vm, &def->header);
    instance_set_field(vm, instance, 0, value_dict(hashed));

    Value some = variant_some(vm, value_object(TAG_STRUCT, instance));
    cr_expect(value_may_hold_cycle(some));
    assign(cell, some);
    object_release(vm, &cell->header);
    cr_expect_eq(objects_left(), 10); /* the array of the dense dict is one of them */
    cycle_collect(vm);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, a_struct_whose_method_captures_it)
{
    Cell *cell = cell_new(vm, value_unset());
    String *name = str_intern(vm, "S", 1);
    StructDef *def = struct_def_new(vm, name, NULL, 0, 0, 1);
    struct_def_set_method(def, 0, name, closure(cell));
    Instance *instance = instance_new(vm, def);
    object_release(vm, &def->header);
    assign(cell, value_object(TAG_STRUCT, instance));
    object_release(vm, &cell->header);
    cr_expect_eq(cycle_collect(vm), 4);
    cr_expect_eq(objects_left(), 0);
}

/* cell -> set -> iterator -> generator -> promise -> function -> cell */
Test(test_cycle, through_reference_kinds_and_collections)
{
    Cell *cell = cell_new(vm, value_unset());
    Promise *promise = promise_new(vm);
    promise_resolve(vm, promise, function_value(closure(cell)));

    Function *body = function_new(vm, NULL, &info, 0);
    Generator *generator = generator_new(vm, body, 2);
    object_release(vm, &body->header);
    generator->saved[0] = value_object(TAG_PROMISE, promise);
    generator->saved_count = 1;
    generator->state = GENERATOR_SUSPENDED;

    Value source = value_object(TAG_GENERATOR, generator);
    Iterator *iterator = iterator_new(vm, ITERATOR_TAKE, source, value_null(), 3);
    Collection *queue = collection_new(vm, TAG_QUEUE);
    cr_assert_eq(collection_add(vm, &queue, value_object(TAG_ITERATOR, iterator)), STATUS_OK);
    assign(cell, value_collection(queue));
    object_release(vm, &cell->header);
    cr_expect_eq(cycle_collect(vm), 7); /* the queue's store too */
    cr_expect_eq(objects_left(), 0);
}

/* No closure: a variable of the suspended frame holds the generator. */
Test(test_cycle, a_generator_that_holds_itself)
{
    Function *body = function_new(vm, NULL, &info, 0);
    Generator *generator = generator_new(vm, body, 1);
    object_release(vm, &body->header);
    generator->saved[0] = value_object(TAG_GENERATOR, generator);
    generator->saved_count = 1;
    generator->state = GENERATOR_SUSPENDED;
    generator_watch(vm, generator);
    generator_watch(vm, generator);
    cr_expect_eq(cycle_collect(vm), 1);
    cr_expect_eq(objects_left(), 0);
    cr_expect_eq(cycle_collect(vm), 0);
}

Test(test_cycle, what_a_running_generator_reaches_survives)
{
    Cell *cell = cell_new(vm, value_unset());
    Function *body = closure(cell);
    Generator *generator = generator_new(vm, body, 1);
    object_release(vm, &body->header);
    assign(cell, value_object(TAG_GENERATOR, generator));
    /* Its register on the stack holds the cell; what `saved` says is out of date. */
    generator->saved[0] = value_object(TAG_CELL, cell);
    generator->saved_count = 1;
    generator->state = GENERATOR_RUNNING;
    cr_expect_eq(cycle_collect(vm), 0);
    generator->saved_count = 0;
    generator->state = GENERATOR_DONE;
    object_release(vm, &cell->header);
    cr_expect_eq(cycle_collect(vm), 3);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, a_live_closure_keeps_what_it_reaches)
{
    Cell *shared = cell_new(vm, value_int(5));
    Cell *cell = cell_new(vm, value_unset());
    Function *inner = closure(shared);
    assign(cell, function_value(inner));
    Function *outer = closure(cell);
    object_release(vm, &cell->header);
    object_release(vm, &shared->header);
    make_self_reference();
    cr_expect_eq(cycle_collect(vm), 2);
    cr_expect_eq(outer->captures[0]->value.function->captures[0]->value.i, 5);
    object_release(vm, &outer->header);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, closures_end_in_any_order)
{
    enum { COUNT = 1000 };
    Cell *cell = cell_new(vm, value_int(0));
    Function *closures[COUNT];
    for (int i = 0; i < COUNT; i++) {
        closures[i] = closure(cell);
    }
    for (int i = 0; i < COUNT; i++) {
        Function *f = closures[i * 77 % COUNT];
        object_release(vm, &f->header);
        if (i % 100 == 0) {
            make_self_reference();
            cr_expect_eq(cycle_collect(vm), 2);
        }
    }
    object_release(vm, &cell->header);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, two_closures_over_two_cells)
{
    Cell *a = cell_new(vm, value_unset());
    Cell *b = cell_new(vm, value_unset());
    assign(a, function_value(closure(b)));
    assign(b, function_value(closure(a)));
    object_release(vm, &a->header);
    cr_expect_eq(cycle_collect(vm), 0);
    object_release(vm, &b->header);
    cr_expect_eq(cycle_collect(vm), 4);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, containers_without_the_mark_are_found_at_the_end)
{
    Cell *cell = cell_new(vm, value_unset());
    Array *a = array_new(vm, 0);
    array_push(vm, &a, function_value(closure(cell)));
    a->header.flags &= (uint8_t)~OBJECT_MAY_HOLD_CYCLE;
    assign(cell, value_array(a));
    object_release(vm, &cell->header);
    cr_expect_eq(cycle_collect(vm), 0);
    cr_expect_eq(cycle_collect_all(vm), 3);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, collection_starts_by_itself_and_memory_stays_bounded)
{
    for (int i = 0; i < 200000; i++) {
        make_self_reference();
        cr_assert_leq(objects_left(), 2 * 10001);
    }
    cycle_collect(vm);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, the_threshold_follows_the_survivors)
{
    enum { LIVE = 30000 };
    Cell *cell = cell_new(vm, value_int(0));
    Array *live = array_new(vm, 0);
    for (int i = 0; i < LIVE; i++) {
        array_push(vm, &live, function_value(closure(cell)));
    }
    for (int i = 0; i < 100000; i++) {
        make_self_reference();
        cr_assert_leq(objects_left(), LIVE * 6);
    }
    cr_expect_eq(live->count, LIVE);
    object_release(vm, &live->header);
    object_release(vm, &cell->header);
    cycle_collect(vm);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, a_chain_a_million_long_overflows_nothing)
{
    Cell *first = cell_new(vm, value_unset());
    Cell *last = first;
    object_retain(&last->header);
    for (int i = 0; i < 1000000; i++) {
        Cell *next = cell_new(vm, value_unset());
        assign(last, function_value(closure(next)));
        object_release(vm, &last->header);
        last = next;
    }
    assign(last, function_value(closure(first)));
    object_release(vm, &last->header);
    object_release(vm, &first->header);
    cycle_collect(vm);
    cr_expect_eq(objects_left(), 0);
}

Test(test_cycle, the_end_of_the_vm_collects)
{
    make_self_reference();
    cycle_destroy(vm);
    cr_expect_eq(objects_left(), 0);
}
