/* Arrays: packed and mixed storage, values semantics, and a random walk beside a model. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/array_inline.h"
#include "runtime/str.h"
#include "tests/support/value_model.h"
#include "tests/support/test_vm.h"

#define MODEL_MAX 200

static VM *vm;
static size_t objects_before;

static void start(void)
{
    vm = test_vm_new();
    objects_before = heap_live_objects(&vm->heap);
}

/* Every test must give back what it made. */
static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before, "%zu objects left",
                 heap_live_objects(&vm->heap) - objects_before);
    test_vm_free(vm);
}

TestSuite(test_array, .init = start, .fini = finish);

static void push_ints(Array **a, int64_t first, int64_t count)
{
    for (int64_t i = first; i < first + count; i++) {
        cr_assert_eq(array_push(vm, a, value_int(i)), STATUS_OK);
    }
}

static Value text(const char *bytes)
{
    return value_string(str_from_cstr(vm, bytes));
}

Test(test_array, homogeneous_arrays_are_packed)
{
    Array *a = array_new(vm, 0);
    cr_expect_eq(a->elem_tag, TAG_UNSET);
    push_ints(&a, 0, 100);
    cr_expect_eq(a->elem_tag, TAG_INT);
    cr_expect_eq(a->count, 100);
    for (int i = 0; i < 100; i++) {
        cr_expect_eq(array_get(a, i).i, i);
        cr_expect_eq(a->ints[i], i);
    }
    object_release(vm, &a->header);
}

Test(test_array, bools_take_one_byte)
{
    Array *a = array_new(vm, 0);
    size_t before = vm->heap.bytes_used;
    for (int i = 0; i < 100000; i++) {
        array_push(vm, &a, value_bool(i % 3 == 0));
    }
    cr_expect_lt(vm->heap.bytes_used - before, 160000);
    cr_expect_eq(array_get(a, 3).bits, 1);
    cr_expect_eq(array_get(a, 4).bits, 0);
    cr_expect_eq(array_get(a, 3).tag, TAG_BOOL);
    object_release(vm, &a->header);
}

Test(test_array, another_kind_makes_it_mixed_for_good)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 3);
    array_push(vm, &a, value_float(0.5));
    cr_expect_eq(a->elem_tag, ARRAY_MIXED);
    array_set(vm, &a, 3, value_int(3));
    cr_expect_eq(a->elem_tag, ARRAY_MIXED);
    for (int i = 0; i < 4; i++) {
        cr_expect_eq(array_get(a, i).tag, TAG_INT);
        cr_expect_eq(array_get(a, i).i, i);
    }
    object_release(vm, &a->header);
}

Test(test_array, an_emptied_array_takes_a_new_kind)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 1);
    Value removed;
    array_remove_at(vm, &a, 0, &removed);
    array_push(vm, &a, text("now text"));
    cr_expect_eq(a->elem_tag, TAG_STRING);
    object_release(vm, &a->header);
}

Test(test_array, a_shared_array_is_copied_before_it_changes)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 3);
    Array *b = a;
    object_retain(&b->header);
    array_set(vm, &a, 0, value_int(99));
    array_push(vm, &a, value_int(4));
    cr_expect_neq(a, b);
    cr_expect_eq(array_get(a, 0).i, 99);
    cr_expect_eq(array_get(b, 0).i, 0);
    cr_expect_eq(b->count, 3);
    cr_expect_eq(b->header.rc, 1);
    object_release(vm, &a->header);
    object_release(vm, &b->header);
}

Test(test_array, the_only_holder_changes_in_place)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 3);
    Array *same = a;
    array_set(vm, &a, 1, value_int(7));
    push_ints(&a, 3, 1000);
    cr_expect_eq(a, same);
    object_release(vm, &a->header);
}

Test(test_array, elements_are_counted_when_the_storage_is_copied)
{
    Value s = text("shared");
    Array *a = array_from_values(vm, &s, 1);
    Array *b = array_copy(vm, a);
    cr_expect_eq(s.string->header.rc, 2);
    array_push(vm, &b, value_int(1));
    cr_expect_eq(s.string->header.rc, 2);
    object_release(vm, &a->header);
    cr_expect_eq(s.string->header.rc, 1);
    object_release(vm, &b->header);
}

Test(test_array, range_counts_both_ways)
{
    Array *up = array_range(vm, 1, 8, 3);
    Array *down = array_range(vm, 5, -1, -2);
    Array *none = array_range(vm, 3, 3, 1);
    Array *wide = array_range(vm, INT64_MIN, INT64_MAX, INT64_MAX);
    cr_expect_eq(up->count, 3);
    cr_expect_eq(array_get(up, 2).i, 7);
    cr_expect_eq(down->count, 3);
    cr_expect_eq(array_get(down, 2).i, 1);
    cr_expect_eq(none->count, 0);
    cr_expect_eq(wide->count, 3);
    cr_expect_eq(array_get(wide, 2).i, INT64_MAX - 1);
    object_release(vm, &up->header);
    object_release(vm, &down->header);
    object_release(vm, &none->header);
    object_release(vm, &wide->header);
}

Test(test_array, extending_by_itself_doubles)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 5);
    cr_expect_eq(array_extend(vm, &a, a), STATUS_OK);
    cr_expect_eq(a->count, 10);
    for (int i = 0; i < 10; i++) {
        cr_expect_eq(array_get(a, i).i, i % 5);
    }
    object_release(vm, &a->header);
}

Test(test_array, concatenation_of_different_kinds_is_mixed)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 2);
    Value s = text("xyz");
    Array *b = array_from_values(vm, &s, 1);
    Array *c = array_concat(vm, a, b);
    cr_expect_eq(c->elem_tag, ARRAY_MIXED);
    cr_expect_eq(c->count, 3);
    cr_expect_eq(array_get(c, 2).string, s.string);
    cr_expect_eq(s.string->header.rc, 2);
    object_release(vm, &a->header);
    object_release(vm, &b->header);
    object_release(vm, &c->header);
}

Test(test_array, impossible_sizes_raise)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 0, 3);
    cr_expect_eq(array_reserve(vm, &a, SIZE_MAX / 2), STATUS_THROW);
    cr_expect(vm->error.active);
    vm_error_clear(vm);
    cr_expect_null(array_range(vm, 0, INT64_MAX, 1));
    vm_error_clear(vm);
    cr_expect_eq(a->count, 3);
    object_release(vm, &a->header);
}

Test(test_array, fast_paths_refuse_what_they_cannot_do)
{
    Array *a = array_new(vm, 0);
    push_ints(&a, 10, 3);
    int64_t i;
    cr_expect(array_get_int(a, 2, &i) && i == 12);
    cr_expect_not(array_get_int(a, 3, &i));
    cr_expect_not(array_get_int(a, -1, &i));
    cr_expect_not(array_set_same(vm, a, 0, value_float(1)));
    size_t position;
    cr_expect(array_position(a, -3, &position) && position == 0);
    cr_expect_not(array_position(a, -4, &position));
    cr_expect_not(array_position(a, INT64_MIN, &position));
    object_release(vm, &a->header);
}

/* ---- the random walk ---- */

typedef struct Model {
    ModelValue items[MODEL_MAX];
    size_t count;
} Model;

static void check(const Array *a, const Model *m)
{
    cr_assert_eq(a->count, m->count);
    for (size_t i = 0; i < m->count; i++) {
        cr_assert(model_value_matches(array_get(a, i), m->items[i]), "element %zu differs", i);
    }
}

static void model_insert(Model *m, size_t i, ModelValue v)
{
    memmove(&m->items[i + 1], &m->items[i], (m->count - i) * sizeof(ModelValue));
    m->items[i] = v;
    m->count++;
}

static void model_remove(Model *m, size_t i)
{
    memmove(&m->items[i], &m->items[i + 1], (m->count - i - 1) * sizeof(ModelValue));
    m->count--;
}

/* One change of both; when memory runs out the array must be as it was. */
static void step(Random *r, Array **a, Model *m, ModelKind kinds, bool short_of_memory)
{
    uint32_t op = random_below(r, m->count >= MODEL_MAX / 2 - 1 ? 3 : 8);
    ModelValue mv = model_value_random(r, kinds);
    Value v = model_value_make(vm, mv);
    size_t i = m->count > 0 ? random_below(r, (uint32_t)m->count) : 0;
    Value removed = value_unset();
    Status status = STATUS_OK;
    vm->heap.bytes_limit = short_of_memory ? vm->heap.bytes_used + 1 : 0;
    if (op == 0 && m->count > 0) {
        status = array_remove_at(vm, a, i, &removed);
        if (status == STATUS_OK) {
            cr_assert(model_value_matches(removed, m->items[i]));
            model_remove(m, i);
        }
    } else if (op == 1 && m->count > 0) {
        status = array_set(vm, a, i, v);
        if (status == STATUS_OK) {
            m->items[i] = mv;
            v = value_unset();
        }
    } else if (op == 2 && m->count > 60) {
        status = array_clear(vm, a);
        m->count = status == STATUS_OK ? 0 : m->count;
    } else if (op <= 5) {
        status = array_push(vm, a, v);
        if (status == STATUS_OK) {
            model_insert(m, m->count, mv);
            v = value_unset();
        }
    } else if (op == 6) {
        status = array_insert(vm, a, i, v);
        if (status == STATUS_OK) {
            model_insert(m, i, mv);
            v = value_unset();
        }
    } else if (m->count < MODEL_MAX / 2 - 1) {
        status = array_extend(vm, a, *a);
        if (status == STATUS_OK) {
            memcpy(&m->items[m->count], m->items, m->count * sizeof(ModelValue));
            m->count *= 2;
        }
    }
    vm->heap.bytes_limit = 0;
    cr_assert(status == STATUS_OK || (short_of_memory && vm->error.active));
    vm_error_clear(vm);
    value_release(vm, removed);
    value_release(vm, v);
}

static void walk(uint64_t seed, ModelKind kinds)
{
    Random r = {.state = seed};
    Array *a = array_new(vm, random_below(&r, 4));
    Model *m = calloc(2, sizeof(Model));
    Model *snapshot_model = m + 1;
    Array *snapshot = NULL;
    for (int i = 0; i < 3000; i++) {
        step(&r, &a, m, kinds, random_below(&r, 6) == 0);
        check(a, m);
        if (random_below(&r, 20) == 0) {
            if (snapshot != NULL) {
                check(snapshot, snapshot_model);
                object_release(vm, &snapshot->header);
            }
            snapshot = a;
            object_retain(&a->header);
            *snapshot_model = *m;
        }
    }
    object_release(vm, &a->header);
    if (snapshot != NULL) {
        check(snapshot, snapshot_model);
        object_release(vm, &snapshot->header);
    }
    free(m);
}

Test(test_array, random_walk_with_all_kinds)
{
    for (uint64_t seed = 1; seed <= 4; seed++) {
        walk(seed, MODEL_KINDS);
    }
}

Test(test_array, random_walk_with_few_kinds)
{
    walk(11, MODEL_BOOL);
    walk(12, MODEL_INT);
    walk(13, MODEL_FLOAT);
}

Test(test_array, slices_of_every_kind)
{
    Random r = {.state = 5};
    for (int round = 0; round < 50; round++) {
        Array *a = array_new(vm, 0);
        Model m = {.count = 0};
        ModelValue mv = model_value_random(&r, MODEL_KINDS);
        for (int i = 0; i < 20; i++) {
            mv.number = (int)random_below(&r, 1000);
            mv.kind = round % 2 ? mv.kind : random_below(&r, MODEL_KINDS);
            array_push(vm, &a, model_value_make(vm, mv));
            m.items[m.count++] = mv;
        }
        size_t start_at = random_below(&r, 21);
        size_t end = start_at + random_below(&r, 21 - (uint32_t)start_at);
        Array *part = array_slice(vm, a, start_at, end);
        memmove(m.items, m.items + start_at, (end - start_at) * sizeof(ModelValue));
        m.count = end - start_at;
        check(part, &m);
        object_release(vm, &a->header);
        check(part, &m);
        object_release(vm, &part->header);
    }
}
