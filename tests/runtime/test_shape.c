/* Shapes: one path of transitions per order of keys, ids, caps, search. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "runtime/refcount.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    test_vm_free(vm);
}

TestSuite(test_shape, .init = start, .fini = finish);

static String *key(const char *format, unsigned i)
{
    char text[32];
    int length = snprintf(text, sizeof text, format, i);
    return str_intern(vm, text, (size_t)length);
}

Test(test_shape, the_same_keys_in_the_same_order_give_the_same_shape)
{
    Shape *root = shape_root(vm);
    Shape *ab = shape_add(vm, shape_add(vm, root, key("a", 0)), key("b", 0));
    Shape *again = shape_add(vm, shape_add(vm, root, key("a", 0)), key("b", 0));
    Shape *ba = shape_add(vm, shape_add(vm, root, key("b", 0)), key("a", 0));
    cr_expect_eq(ab, again);
    cr_expect_neq(ab, ba);
    cr_expect_neq(ab->id, ba->id);
    cr_expect_eq(root->key_count, 0);
    cr_expect_eq(ab->parent->parent, root);
}

Test(test_shape, ids_are_shared_with_struct_definitions)
{
    Shape *a = shape_add(vm, shape_root(vm), key("a", 0));
    StructDef *def = struct_def_new(vm, key("S", 0), NULL, 0, 0, 0);
    Shape *b = shape_add(vm, shape_root(vm), key("b", 0));
    cr_expect_lt(a->id, def->id);
    cr_expect_lt(def->id, b->id);
    object_release(vm, &def->header);
}

Test(test_shape, every_number_of_keys_is_searched)
{
    Shape *shape = shape_root(vm);
    for (unsigned count = 1; count <= SHAPE_MAX_KEYS; count++) {
        shape = shape_add(vm, shape, key("name%u", count - 1));
        cr_assert_not_null(shape);
        cr_expect_eq(shape->key_count, count);
        for (unsigned i = 0; i < count; i++) {
            cr_assert_eq(shape_find(vm, shape, key("name%u", i)), (int32_t)i);
        }
        cr_assert_eq(shape_find(vm, shape, key("name%u", count)), -1);
        cr_assert_eq(shape_find(vm, shape, key("%u", count)), -1);
    }
    cr_expect_null(shape_add(vm, shape, key("onemore", 0)));
    cr_expect_not(vm->error.active);
}

Test(test_shape, equal_text_is_found_without_being_interned)
{
    Shape *shape = shape_root(vm);
    for (unsigned i = 0; i < 20; i++) {
        shape = shape_add(vm, shape, key("name%u", i));
        String *fresh = str_from_cstr(vm, "name0");
        cr_expect_eq(shape_find(vm, shape, fresh), 0);
        object_release(vm, &fresh->header);
    }
}

Test(test_shape, the_number_of_shapes_is_capped)
{
    Shape *root = shape_root(vm);
    unsigned made = 0;
    while (shape_add(vm, root, key("k%u", made)) != NULL) {
        made++;
        cr_assert_leq(made, SHAPE_MAX_COUNT);
    }
    cr_expect_not(vm->error.active);
    cr_expect_eq(shapes_count(vm), SHAPE_MAX_COUNT);
    /* What exists is still found. */
    cr_expect_not_null(shape_add(vm, root, key("k%u", made - 1)));
}

Test(test_shape, without_memory_nothing_is_pending)
{
    Shape *root = shape_root(vm);
    String *name = key("name", 0);
    vm->heap.bytes_limit = 1;
    Shape *shape = root;
    unsigned added = 0;
    String *names[200];
    vm->heap.bytes_limit = 0;
    for (unsigned i = 0; i < 200; i++) {
        names[i] = key("n%u", i);
    }
    vm->heap.bytes_limit = vm->heap.bytes_used + 1;
    while (added < 60 && (shape = shape_add(vm, shape, names[added])) != NULL) {
        added++;
    }
    vm->heap.bytes_limit = 0;
    cr_expect_lt(added, 60);
    cr_expect_not(vm->error.active);
    cr_expect_not_null(shape_add(vm, root, name));
}
