/* Dicts: the three representations, their transitions, and a random walk beside a model. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/dict_inline.h"
#include "runtime/heap.h"
#include "runtime/str.h"
#include "tests/support/test_vm.h"
#include "tests/support/value_model.h"

#define MODEL_MAX 400

static VM *vm;
static size_t objects_before;

static void start(void)
{
    vm = test_vm_new();
    objects_before = heap_live_objects(&vm->heap);
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before, "%zu objects left",
                 heap_live_objects(&vm->heap) - objects_before);
    test_vm_free(vm);
}

TestSuite(test_dict, .init = start, .fini = finish);

static String *intern(const char *text)
{
    return str_intern(vm, text, strlen(text));
}

static void set_int(Dict **d, int64_t key, int64_t value)
{
    cr_assert_eq(dict_set(vm, d, dict_key_of_int(key), value_int(value)), STATUS_OK);
}

/* With a string made at run time. */
static void set_text(Dict **d, const char *text, int64_t value)
{
    String *key = str_from_cstr(vm, text);
    cr_assert_eq(dict_set(vm, d, dict_key_of_string(key), value_int(value)), STATUS_OK);
    object_release(vm, &key->header);
}

static void set_constant(Dict **d, const char *text, int64_t value)
{
    cr_assert_eq(dict_set_constant(vm, d, intern(text), value_int(value)), STATUS_OK);
}

/* INT64_MIN when absent. */
static int64_t get_text(const Dict *d, const char *text)
{
    String *key = str_from_cstr(vm, text);
    Value v = value_int(INT64_MIN);
    dict_get(vm, d, dict_key_of_string(key), &v);
    object_release(vm, &key->header);
    return v.i;
}

static int64_t remove_text(Dict **d, const char *text)
{
    String *key = str_from_cstr(vm, text);
    Value removed;
    cr_assert_eq(dict_remove(vm, d, dict_key_of_string(key), &removed), STATUS_OK);
    object_release(vm, &key->header);
    return removed.tag == TAG_UNSET ? INT64_MIN : removed.i;
}

/* The keys in order of iteration, or in sorted order, as one text. */
static const char *keys_of(const Dict *d, bool sorted)
{
    static char out[4096];
    size_t length = 0;
    size_t cursor = 0;
    DictEntryRef *entries = sorted ? dict_sorted_entries(vm, d) : NULL;
    out[0] = 0;
    for (size_t i = 0; i < d->count; i++) {
        DictKey key;
        Value v;
        if (sorted) {
            key = entries[i].key;
        } else {
            cr_assert(dict_next(d, &cursor, &key, &v));
        }
        Value name = dict_key_to_value(vm, key);
        length += (size_t)snprintf(out + length, sizeof out - length, "%s%s", i ? " " : "",
                                   name.string->data);
        value_release(vm, name);
    }
    if (sorted) {
        heap_free_block(vm, entries, d->count * sizeof(DictEntryRef));
    }
    return out;
}

Test(test_dict, counting_keys_stay_dense)
{
    Dict *d = dict_new(vm);
    for (int i = 0; i < 1000; i++) {
        set_int(&d, i, i * 2);
    }
    set_int(&d, 500, -1);
    cr_expect_eq(d->kind, DICT_DENSE);
    cr_expect_eq(d->count, 1000);
    cr_expect_eq(get_text(d, "999"), 1998);
    cr_expect_eq(get_text(d, "500"), -1);
    cr_expect_eq(remove_text(&d, "999"), 1998);
    cr_expect_eq(d->kind, DICT_DENSE);
    cr_expect_eq(remove_text(&d, "3"), 6);
    cr_expect_eq(d->kind, DICT_HASHED);
    cr_expect_eq(d->count, 998);
    cr_expect_eq(get_text(d, "3"), INT64_MIN);
    cr_expect_eq(get_text(d, "4"), 8);
    object_release(vm, &d->header);
}

Test(test_dict, a_loop_that_stores_i_at_i_survives_every_representation)
{
    Dict *dense = dict_new(vm);
    Dict *shaped = dict_new(vm);
    Dict *hashed = dict_new(vm);
    set_constant(&shaped, "name", 1);
    set_text(&hashed, "name", 1);
    for (int i = 0; i < 1000; i++) {
        set_int(&dense, i, i);
        set_int(&shaped, i, i);
        set_int(&hashed, i, i);
    }
    cr_expect_eq(dense->count, 1000);
    cr_expect_eq(shaped->count, 1001);
    cr_expect_eq(hashed->count, 1001);
    for (int i = 0; i < 1000; i++) {
        Value v;
        cr_assert(dict_get(vm, dense, dict_key_of_int(i), &v) && v.i == i);
        cr_assert(dict_get(vm, shaped, dict_key_of_int(i), &v) && v.i == i);
        cr_assert(dict_get(vm, hashed, dict_key_of_int(i), &v) && v.i == i);
    }
    object_release(vm, &dense->header);
    object_release(vm, &shaped->header);
    object_release(vm, &hashed->header);
}

Test(test_dict, canonical_text_and_int_are_one_key)
{
    Dict *d = dict_new(vm);
    set_text(&d, "7", 1);
    set_int(&d, 7, 2);
    set_text(&d, "07", 3);
    set_text(&d, "-0", 4);
    set_text(&d, "-9223372036854775808", 5);
    set_int(&d, INT64_MIN, 6);
    set_text(&d, "9223372036854775808", 7);
    set_text(&d, "", 8);
    cr_expect_eq(d->count, 6);
    cr_expect_eq(get_text(d, "7"), 2);
    cr_expect_eq(get_text(d, "07"), 3);
    cr_expect_eq(get_text(d, "-9223372036854775808"), 6);
    cr_expect_eq(get_text(d, "9223372036854775808"), 7);
    cr_expect_eq(get_text(d, ""), 8);
    object_release(vm, &d->header);
}

Test(test_dict, constant_keys_share_a_shape)
{
    Dict *a = dict_new(vm);
    Dict *b = dict_new(vm);
    set_constant(&a, "x", 1);
    set_constant(&a, "y", 2);
    set_constant(&b, "x", 3);
    set_constant(&b, "y", 4);
    cr_expect_eq(a->kind, DICT_SHAPED);
    cr_expect_eq(a->shape_id, b->shape_id);
    cr_expect_neq(a->shape_id, 0);
    set_text(&a, "y", 5);
    cr_expect_eq(a->kind, DICT_SHAPED);
    cr_expect_eq(get_text(a, "y"), 5);
    set_constant(&b, "x", 6);
    cr_expect_eq(get_text(b, "x"), 6);
    cr_expect_eq(b->count, 2);
    object_release(vm, &a->header);
    object_release(vm, &b->header);
}

Test(test_dict, computed_keys_make_no_shapes)
{
    uint32_t before = shapes_count(vm);
    Dict *d = dict_new(vm);
    char text[32];
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "key%d", i);
        set_text(&d, text, i);
    }
    cr_expect_eq(d->kind, DICT_HASHED);
    cr_expect_eq(shapes_count(vm), before);
    cr_expect_eq(get_text(d, "key4999"), 4999);
    object_release(vm, &d->header);
}

Test(test_dict, too_many_constant_keys_become_hashed)
{
    Dict *d = dict_new(vm);
    char text[32];
    for (uint32_t i = 0; i < SHAPE_MAX_KEYS + 10; i++) {
        snprintf(text, sizeof text, "field%u", i);
        set_constant(&d, text, i);
        cr_expect_eq(d->kind, i < SHAPE_MAX_KEYS ? DICT_SHAPED : DICT_HASHED);
    }
    for (uint32_t i = 0; i < SHAPE_MAX_KEYS + 10; i++) {
        snprintf(text, sizeof text, "field%u", i);
        cr_expect_eq(get_text(d, text), i);
    }
    object_release(vm, &d->header);
}

Test(test_dict, removing_the_newest_key_returns_to_the_parent_shape)
{
    Dict *d = dict_new(vm);
    set_constant(&d, "x", 1);
    uint32_t parent = d->shape_id;
    set_constant(&d, "y", 2);
    cr_expect_eq(remove_text(&d, "y"), 2);
    cr_expect_eq(d->shape_id, parent);
    set_constant(&d, "y", 3);
    cr_expect_eq(remove_text(&d, "x"), 1);
    cr_expect_eq(d->kind, DICT_HASHED);
    cr_expect_eq(d->shape_id, 0);
    cr_expect_str_eq(keys_of(d, false), "y");
    object_release(vm, &d->header);
}

Test(test_dict, removed_and_added_again_comes_last)
{
    Dict *d = dict_new(vm);
    set_text(&d, "a", 1);
    set_text(&d, "b", 2);
    set_text(&d, "c", 3);
    remove_text(&d, "a");
    set_text(&d, "b", 9);
    set_text(&d, "a", 4);
    cr_expect_str_eq(keys_of(d, false), "b c a");
    cr_expect_str_eq(keys_of(d, true), "a b c");
    object_release(vm, &d->header);
}

Test(test_dict, sorted_by_number_only_if_all_are_ints)
{
    Dict *d = dict_new(vm);
    set_int(&d, 10, 0);
    set_int(&d, 9, 0);
    set_int(&d, -3, 0);
    cr_expect_str_eq(keys_of(d, true), "-3 9 10");
    set_text(&d, "a", 0);
    cr_expect_str_eq(keys_of(d, true), "-3 10 9 a");
    object_release(vm, &d->header);
}

static int compare_key_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Long common prefixes, keys that are prefixes of others, bytes above 127, ints among texts. */
Test(test_dict, sorted_bytewise_whatever_the_keys_share)
{
    static const char *const keys[] = {
        "prefix/aaaaaaaab",
        "prefix/aaaaaaaaa",
        "prefix/a",
        "prefix/",
        "prefix/aaaaaaaa",
        "prefix/\u00e9",
        "prefix/zz",
        "prefix/z",
        "prefix/z\t",
        "prefix/aaaaaaaaa0",
        "prefix/A",
        "prefix/12",
        "prefix/123",
        "zzz",
        "-5",
        "17",
    };
    enum { COUNT = sizeof keys / sizeof *keys };
    for (int used = 1; used <= COUNT; used++) {
        const char *expected[COUNT];
        memcpy(expected, keys, used * sizeof *expected);
        qsort(expected, used, sizeof *expected, compare_key_texts);
        Dict *d = dict_new(vm);
        for (int i = 0; i < used; i++) {
            set_text(&d, keys[i], i);
        }
        DictEntryRef *entries = dict_sorted_entries(vm, d);
        for (int i = 0; i < used; i++) {
            Value name = dict_key_to_value(vm, entries[i].key);
            cr_expect_str_eq(name.string->data, expected[i]);
            value_release(vm, name);
        }
        heap_free_block(vm, entries, used * sizeof(DictEntryRef));
        object_release(vm, &d->header);
    }
}

Test(test_dict, sorting_ints_covers_their_whole_range)
{
    static const int64_t keys[] = {5, INT64_MAX, -1, INT64_MIN, 0, INT64_MIN + 1, 7, -7};
    Dict *d = dict_new(vm);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        set_int(&d, keys[i], 0);
    }
    DictEntryRef *entries = dict_sorted_entries(vm, d);
    for (size_t i = 1; i < d->count; i++) {
        cr_expect_lt(entries[i - 1].key.integer, entries[i].key.integer);
    }
    heap_free_block(vm, entries, d->count * sizeof(DictEntryRef));
    object_release(vm, &d->header);
}

Test(test_dict, a_shared_dict_is_copied_before_it_changes)
{
    for (int kind = 0; kind < 3; kind++) {
        Dict *a = dict_new(vm);
        if (kind == DICT_DENSE) {
            set_int(&a, 0, 1);
        } else if (kind == DICT_SHAPED) {
            set_constant(&a, "0x", 1);
        } else {
            set_text(&a, "0x", 1);
        }
        cr_assert_eq(a->kind, kind);
        Dict *b = a;
        object_retain(&b->header);
        const char *key = kind == DICT_DENSE ? "0" : "0x";
        set_text(&a, key, 2);
        cr_expect_neq(a, b);
        cr_expect_eq(get_text(a, key), 2);
        cr_expect_eq(get_text(b, key), 1);
        object_release(vm, &a->header);
        object_release(vm, &b->header);
    }
}

Test(test_dict, removing_from_the_front_is_not_quadratic)
{
    enum { COUNT = 1000000 };
    Dict *d = dict_new(vm);
    set_int(&d, 1, 1);
    for (int i = COUNT; i > 1; i--) {
        set_int(&d, i, i);
    }
    cr_assert_eq(d->kind, DICT_HASHED);
    /* Walking over the removed entries each time would take minutes. */
    while (d->count > 0) {
        size_t cursor = 0;
        DictKey key;
        Value v;
        cr_assert(dict_next(d, &cursor, &key, &v));
        cr_assert_eq(dict_remove(vm, &d, key, &v), STATUS_OK);
    }
    object_release(vm, &d->header);
}

Test(test_dict, a_queue_of_keys_needs_no_growing_memory)
{
    Dict *d = dict_new(vm);
    for (int i = 0; i < 100; i++) {
        set_int(&d, i + 1, i);
    }
    size_t before = vm->heap.bytes_used;
    for (int i = 100; i < 50000; i++) {
        set_int(&d, i + 1, i);
        Value removed;
        dict_remove(vm, &d, dict_key_of_int(i - 99), &removed);
        cr_assert_eq(removed.i, i - 100);
    }
    cr_expect_eq(d->count, 100);
    cr_expect_leq(vm->heap.bytes_used, before + 16384);
    object_release(vm, &d->header);
}

Test(test_dict, memory_comes_back_when_a_dict_shrinks)
{
    size_t before = vm->heap.bytes_used;
    Dict *d = dict_new(vm);
    for (int i = 0; i < 10000; i++) {
        set_int(&d, i * 3 + 1, i);
    }
    for (int i = 0; i < 9990; i++) {
        Value removed;
        dict_remove(vm, &d, dict_key_of_int(i * 3 + 1), &removed);
    }
    cr_expect_leq(vm->heap.bytes_used - before, 8192);
    object_release(vm, &d->header);
}

Test(test_dict, values_move_when_the_representation_changes)
{
    for (int kind = 0; kind < 2; kind++) {
        Dict *d = dict_new(vm);
        Value v = value_string(str_from_cstr(vm, "some text"));
        String *name = intern("name");
        DictKey key = kind == DICT_DENSE ? dict_key_of_int(0) : dict_key_of_string(name);
        object_retain(v.o);
        if (kind == DICT_DENSE) {
            dict_set(vm, &d, key, v);
        } else {
            dict_set_constant(vm, &d, name, v);
        }
        cr_expect_eq(d->kind, kind);
        set_int(&d, 99, 1);
        cr_expect_eq(d->kind, DICT_HASHED);
        cr_expect_eq(v.o->rc, 2);
        Value found;
        cr_expect(dict_get(vm, d, key, &found) && found.o == v.o);
        object_release(vm, &d->header);
        cr_expect_eq(v.o->rc, 1);
        value_release(vm, v);
    }
}

Test(test_dict, the_payload_address_leads_into_the_dict)
{
    Dict *d = dict_new(vm);
    uint64_t tag;
    cr_expect_null(dict_value_payload(vm, d, dict_key_of_int(0), &tag));
    cr_expect_eq(tag, TAG_UNSET);
    set_int(&d, 0, 5);
    *dict_value_payload(vm, d, dict_key_of_int(0), &tag) = 6;
    cr_expect_eq(tag, TAG_INT);
    cr_expect_eq(get_text(d, "0"), 6);
    set_text(&d, "k", 7);
    DictKey key = dict_key_of_string(intern("k"));
    *dict_value_payload(vm, d, key, &tag) = 8;
    cr_expect_eq(get_text(d, "k"), 8);
    Dict *shaped = dict_new(vm);
    set_constant(&shaped, "k", 1);
    *dict_value_payload(vm, shaped, key, &tag) = 2;
    cr_expect_eq(get_text(shaped, "k"), 2);
    Dict *bools = dict_new(vm);
    dict_set(vm, &bools, dict_key_of_int(0), value_bool(true));
    cr_expect_null(dict_value_payload(vm, bools, dict_key_of_int(0), &tag));
    cr_expect_eq(tag, TAG_BOOL);
    object_release(vm, &d->header);
    object_release(vm, &shaped->header);
    object_release(vm, &bools->header);
}

Test(test_dict, shaped_literals_take_their_values)
{
    Shape *shape = shape_add(vm, shape_add(vm, shape_root(vm), intern("a")), intern("b"));
    Value values[2] = {value_int(1), value_string(str_from_cstr(vm, "text"))};
    Dict *d = dict_new_shaped(vm, shape, values);
    cr_expect_eq(d->shape_id, shape->id);
    cr_expect_eq(get_text(d, "a"), 1);
    set_constant(&d, "c", 3);
    cr_expect_str_eq(keys_of(d, false), "a b c");
    object_release(vm, &d->header);
}

Test(test_dict, update_keeps_positions_and_adds_at_the_end)
{
    Dict *a = dict_new(vm);
    Dict *b = dict_new(vm);
    set_text(&a, "x", 1);
    set_text(&a, "y", 2);
    set_constant(&b, "z", 3);
    set_constant(&b, "x", 4);
    cr_expect_eq(dict_update(vm, &a, b), STATUS_OK);
    cr_expect_eq(dict_update(vm, &a, a), STATUS_OK);
    cr_expect_str_eq(keys_of(a, false), "x y z");
    cr_expect_eq(get_text(a, "x"), 4);
    object_release(vm, &a->header);
    object_release(vm, &b->header);
}

/* ---- the random walk ---- */

typedef struct ModelEntry {
    char key[24];
    ModelValue value;
} ModelEntry;

typedef struct Model {
    ModelEntry entries[MODEL_MAX];
    size_t count;
} Model;

static size_t model_find(const Model *m, const char *key)
{
    size_t i = 0;
    while (i < m->count && strcmp(m->entries[i].key, key) != 0) {
        i++;
    }
    return i;
}

static void model_set(Model *m, const char *key, ModelValue v)
{
    size_t i = model_find(m, key);
    strcpy(m->entries[i].key, key);
    m->entries[i].value = v;
    m->count += i == m->count;
}

static void model_remove(Model *m, size_t i)
{
    memmove(&m->entries[i], &m->entries[i + 1], (m->count - i - 1) * sizeof(ModelEntry));
    m->count--;
}

static void check(const Dict *d, const Model *m)
{
    cr_assert_eq(d->count, m->count, "%zu entries instead of %zu", d->count, m->count);
    size_t cursor = 0;
    DictKey key;
    Value v;
    for (size_t i = 0; i < m->count; i++) {
        char text[24];
        cr_assert(dict_next(d, &cursor, &key, &v));
        snprintf(text, sizeof text, "%lld", (long long)key.integer);
        cr_assert_str_eq(key.string ? key.string->data : text, m->entries[i].key);
        cr_assert(model_value_matches(v, m->entries[i].value), "value of %s", m->entries[i].key);
        Value found;
        cr_assert(dict_get(vm, d, key, &found) && found.tag == v.tag && found.bits == v.bits);
    }
    cr_assert_not(dict_next(d, &cursor, &key, &v));
}

/* A key of the walk: ints, canonical texts, near misses, words. */
static void random_key(Random *r, char *out, uint32_t keys)
{
    static const char *const odd[] = {"", "-", "-0", "01", "1e3", "+1", "9223372036854775808"};
    uint32_t n = random_below(r, keys);
    switch (random_below(r, 8)) {
    case 0:
        sprintf(out, "word%u", n);
        break;
    case 1:
        sprintf(out, "-%u", n + 1);
        break;
    case 2:
        strcpy(out, odd[random_below(r, sizeof odd / sizeof *odd)]);
        break;
    default:
        sprintf(out, "%u", n);
    }
}

typedef struct Walk {
    Random random;
    Dict *dict;
    Model *model;
    uint32_t keys;
    bool constants;
    bool words_only;
} Walk;

static void walk_set(Walk *w, const char *text, String *key)
{
    ModelValue mv = model_value_random(&w->random, MODEL_KINDS);
    Value v = model_value_make(vm, mv);
    bool short_of_memory = random_below(&w->random, 6) == 0;
    bool constant = w->constants && random_below(&w->random, 3) > 0;
    key = constant ? intern(text) : key;
    vm->heap.bytes_limit = short_of_memory ? vm->heap.bytes_used + 1 : 0;
    Status status = constant ? dict_set_constant(vm, &w->dict, key, v)
                             : dict_set(vm, &w->dict, dict_key_of_string(key), v);
    vm->heap.bytes_limit = 0;
    if (status == STATUS_OK) {
        model_set(w->model, text, mv);
    } else {
        cr_assert(short_of_memory && vm->error.active);
        vm_error_clear(vm);
        value_release(vm, v);
    }
}

static void walk_remove(Walk *w, const char *text, String *key)
{
    Model *m = w->model;
    bool short_of_memory = random_below(&w->random, 6) == 0;
    Value removed = value_unset();
    vm->heap.bytes_limit = short_of_memory ? vm->heap.bytes_used + 1 : 0;
    Status status = dict_remove(vm, &w->dict, dict_key_of_string(key), &removed);
    vm->heap.bytes_limit = 0;
    size_t i = model_find(m, text);
    if (status != STATUS_OK) {
        cr_assert(short_of_memory && vm->error.active);
        vm_error_clear(vm);
    } else if (i == m->count) {
        cr_assert_eq(removed.tag, TAG_UNSET);
    } else {
        cr_assert(model_value_matches(removed, m->entries[i].value));
        model_remove(m, i);
    }
    value_release(vm, removed);
}

static void walk_step(Walk *w)
{
    char text[32];
    uint32_t op = random_below(&w->random, 100);
    random_key(&w->random, text, w->keys);
    if (w->words_only) {
        sprintf(text, "word%u", random_below(&w->random, w->keys));
    }
    if (op < 12 && w->model->count > 0) {
        size_t pick = op < 4   ? 0
                      : op < 8 ? w->model->count - 1
                               : random_below(&w->random, (uint32_t)w->model->count);
        strcpy(text, w->model->entries[pick].key);
    } else if (op == 99 && random_below(&w->random, 4) == 0) {
        dict_clear(vm, &w->dict);
        w->model->count = 0;
    }
    String *key = str_from_cstr(vm, text);
    if (op < 20) {
        walk_remove(w, text, key);
    } else if (op < 80 && w->model->count < MODEL_MAX - 1) {
        walk_set(w, text, key);
    } else {
        bool has = model_find(w->model, text) < w->model->count;
        cr_assert_eq(dict_has(vm, w->dict, dict_key_of_string(key)), has);
    }
    object_release(vm, &key->header);
}

static void walk(uint64_t seed, uint32_t keys, bool constants, bool words_only)
{
    Walk w = {.random = {.state = seed},
              .dict = dict_new(vm),
              .keys = keys,
              .constants = constants,
              .words_only = words_only};
    Model *models = calloc(2, sizeof(Model));
    Dict *snapshot = NULL;
    w.model = models;
    for (int i = 0; i < 4000; i++) {
        walk_step(&w);
        if (i % 7 == 0) {
            check(w.dict, w.model);
        }
        if (random_below(&w.random, 40) == 0) {
            if (snapshot != NULL) {
                check(snapshot, &models[1]);
                object_release(vm, &snapshot->header);
            }
            snapshot = w.dict;
            object_retain(&snapshot->header);
            models[1] = models[0];
        }
    }
    check(w.dict, w.model);
    object_release(vm, &w.dict->header);
    if (snapshot != NULL) {
        check(snapshot, &models[1]);
        object_release(vm, &snapshot->header);
    }
    free(models);
}

Test(test_dict, random_walk_with_few_keys)
{
    walk(1, 4, false, false);
    walk(2, 12, false, false);
    walk(3, 4, true, false);
}

Test(test_dict, random_walk_with_many_keys)
{
    walk(4, 250, false, false);
    walk(5, 120, true, false);
}

Test(test_dict, random_walk_with_words)
{
    walk(6, 6, true, true);
    walk(7, 12, true, true);
    walk(8, 300, true, true);
    walk(9, 100, false, true);
}

/* 200,000 keys that follow each other, or are a power of two apart, fill long stretches of the
 * index. Whoever walked through them would need minutes here, not a moment. */
Test(test_dict, long_stretches_of_keys_cost_nothing, .timeout = 30)
{
    const int64_t count = 200000;
    Dict *d = dict_new(vm);
    set_text(&d, "not only ints", 0);
    for (int64_t i = 0; i < count; i++) {
        set_int(&d, i, i);
    }
    for (int64_t i = 1; i <= count; i++) {
        cr_assert(!dict_has(vm, d, dict_key_of_int(i << 20)));
    }
    for (int64_t i = 0; i < count; i++) {
        Value removed;
        cr_assert_eq(dict_remove(vm, &d, dict_key_of_int(i), &removed), STATUS_OK);
        cr_assert_eq(removed.bits, (uint64_t)i);
        set_int(&d, i, i);
    }
    object_release(vm, &d->header);
    for (int64_t step = 1; step <= 1 << 20; step *= 2) {
        d = dict_new(vm);
        for (int64_t i = count / 100; i > 0; i--) {
            set_int(&d, i * step, i);
        }
        cr_assert(dict_has(vm, d, dict_key_of_int(step)));
        object_release(vm, &d->header);
    }
}
