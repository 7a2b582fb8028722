/* The inline fast paths of strings, dicts and arrays: what they do and what they refuse. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/dict_inline.h"
#include "runtime/shape.h"
#include "runtime/str_inline.h"
#include "tests/support/test_vm.h"

static VM *vm;
static size_t objects_before;

static void start(void)
{
    vm = test_vm_new();
    objects_before = heap_live_objects(&vm->heap);
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before);
    test_vm_free(vm);
}

TestSuite(test_inline, .init = start, .fini = finish);

Test(test_inline, appending_to_a_string_with_room)
{
    String *s = str_from_cstr(vm, "begin");
    String *tail = str_from_cstr(vm, "\u00e9nd");
    cr_assert_eq(str_append(vm, &s, tail), STATUS_OK); /* makes room for more */
    str_hash(vm, s);
    String *same = s;
    cr_expect(str_append_fast(s, tail));
    cr_expect(str_append_fast(s, str_ascii_char(vm, '!')));
    cr_expect_eq(s, same);
    cr_expect_str_eq(s->data, "begin\u00e9nd\u00e9nd!");
    cr_expect_eq(s->len_bytes, strlen(s->data));
    cr_expect_eq(s->char_count, 12);
    cr_expect_eq(s->hash, 0);
    object_release(vm, &s->header);
    object_release(vm, &tail->header);
}

Test(test_inline, appending_refuses_shared_full_and_immortal_strings)
{
    String *s = str_from_cstr(vm, "text");
    String *tail = str_from_cstr(vm, "0123456789012345678901234567890123456789");
    object_retain(&s->header);
    cr_expect_not(str_append_fast(s, str_ascii_char(vm, 'x')));
    object_release(vm, &s->header);
    cr_expect_not(str_append_fast(s, tail));
    cr_expect_not(str_append_fast(str_empty(vm), tail));
    cr_expect_str_eq(s->data, "text");
    object_release(vm, &s->header);
    object_release(vm, &tail->header);
}

Test(test_inline, dense_stores)
{
    Dict *d = dict_new(vm);
    cr_expect_not(dict_dense_store(vm, d, 0, value_int(1)));
    for (int64_t i = 0; i < 3; i++) {
        cr_assert_eq(dict_set(vm, &d, dict_key_of_int(i), value_int(i)), STATUS_OK);
    }
    Value v;
    cr_expect(dict_dense_store(vm, d, 3, value_int(3)));
    cr_expect(dict_dense_store(vm, d, 0, value_int(10)));
    cr_expect_not(dict_dense_store(vm, d, 5, value_int(5)));
    cr_expect_not(dict_dense_store(vm, d, -1, value_int(5)));
    cr_expect_not(dict_dense_store(vm, d, 1, value_null()));
    cr_expect_eq(d->count, 4);
    cr_expect(dict_dense_get(d, 3, &v) && v.i == 3);
    cr_expect(dict_dense_get(d, 0, &v) && v.i == 10);
    cr_expect_not(dict_dense_get(d, 4, &v));
    cr_expect_not(dict_dense_get(d, -1, &v));
    object_release(vm, &d->header);
}

Test(test_inline, adding_a_slot_by_a_known_transition)
{
    String *x = str_intern(vm, "x", 1);
    String *y = str_intern(vm, "y", 1);
    Dict *d = dict_new(vm);
    cr_assert_eq(dict_set_constant(vm, &d, x, value_int(1)), STATUS_OK);
    Shape *next = shape_add(vm, d->shape, y);
    cr_expect(dict_slot_add(d, next, value_int(2)));
    cr_expect_eq(d->shape_id, next->id);
    Value v;
    cr_expect(dict_get(vm, d, dict_key_of_string(y), &v) && v.i == 2);
    for (size_t i = d->count; i < d->capacity; i++) {
        char name = (char)('a' + i);
        next = shape_add(vm, next, str_intern(vm, &name, 1));
        cr_expect(dict_slot_add(d, next, value_int((int64_t)i)));
    }
    next = shape_add(vm, next, str_intern(vm, "last", 4));
    cr_expect_not(dict_slot_add(d, next, value_int(0)));
    object_release(vm, &d->header);
}
