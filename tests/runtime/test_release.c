/* Freeing without recursion: deep and wide structures of every kind. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/promise.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "tests/support/test_vm.h"

#define DEEP 300000

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0, "%zu objects left", heap_live_objects(&vm->heap));
    cr_expect_null(vm->heap.release_list);
    test_vm_free(vm);
}

TestSuite(test_release, .init = start, .fini = finish);

Test(test_release, deep_arrays)
{
    Value v = value_string(str_from_cstr(vm, "core"));
    for (int i = 0; i < DEEP; i++) {
        v = value_array(array_from_values(vm, &v, 1));
    }
    value_release(vm, v);
}

Test(test_release, deep_mixture_of_kinds)
{
    String *key = str_intern(vm, "k", 1);
    StructDef *def = struct_def_new(vm, str_intern(vm, "S", 1), &key, 1, 0, 0);
    Value v = value_null();
    for (int i = 0; i < DEEP; i++) {
        switch (i % 7) {
        case 0: {
            Value pair[] = {value_int(i), v};
            v = value_array(array_from_values(vm, pair, 2));
            break;
        }
        case 1: {
            Dict *d = dict_new(vm);
            cr_assert_eq(dict_set(vm, &d, dict_key_of_string(key), v), STATUS_OK);
            v = value_dict(d);
            break;
        }
        case 2: {
            Instance *instance = instance_new(vm, def);
            instance->fields[0] = v;
            v = value_object(TAG_STRUCT, instance);
            break;
        }
        case 3:
            v = variant_some(vm, v);
            break;
        case 4: {
            Collection *c = collection_new(vm, TAG_QUEUE);
            cr_assert_eq(collection_add(vm, &c, v), STATUS_OK);
            v = value_collection(c);
            break;
        }
        case 5:
            v = value_object(TAG_CELL, cell_new(vm, v));
            break;
        default:
            v = value_object(TAG_ITERATOR, iterator_new(vm, ITERATOR_MAP, v, value_null(), 0));
            break;
        }
    }
    object_release(vm, &def->header);
    value_release(vm, v);
}

Test(test_release, what_others_hold_stays)
{
    Array *shared = array_range(vm, 0, 10, 1);
    object_retain(&shared->header);
    Value v = value_array(shared);
    Array *outer = array_from_values(vm, &v, 1);
    object_release(vm, &outer->header);
    cr_expect_eq(shared->header.rc, 1);
    cr_expect_eq(array_get(shared, 9).i, 9);
    object_release(vm, &shared->header);
}

Test(test_release, one_object_referred_to_many_times)
{
    Value leaf = value_array(array_range(vm, 0, 3, 1));
    Array *outer = array_new(vm, 0);
    for (int i = 0; i < 1000; i++) {
        value_retain(leaf);
        cr_assert_eq(array_push(vm, &outer, leaf), STATUS_OK);
    }
    value_release(vm, leaf);
    cr_expect_eq(leaf.o->rc, 1000);
    object_release(vm, &outer->header);
}

Test(test_release, immortal_objects_are_left_alone)
{
    String *name = str_intern(vm, "immortal", 8);
    object_retain(&name->header);
    cr_expect_eq(name->header.rc, 0);
    object_release(vm, &name->header);
    object_release(vm, &name->header);
    cr_expect_str_eq(name->data, "immortal");
}

Test(test_release, reference_kinds_give_up_what_they_hold)
{
    static const FunctionInfo info = {0};
    Function *function = function_new(vm, NULL, &info, 0);
    Generator *generator = generator_new(vm, function, 3);
    generator->saved[0] = value_string(str_from_cstr(vm, "first"));
    generator->saved[1] = value_unset();
    generator->saved[2] = value_array(array_range(vm, 0, 5, 1));
    generator->saved_count = 3;
    Promise *promise = promise_new(vm);
    cr_assert_eq(promise_add_waiter(vm, promise, value_object(TAG_GENERATOR, generator)),
                 STATUS_OK);
    promise_resolve(vm, promise, value_string(str_from_cstr(vm, "result")));
    String *name = str_from_cstr(vm, "geometry");
    Module *module = module_new(vm, name, NULL, 2);
    module->globals[1] = value_object(TAG_PROMISE, promise);
    object_release(vm, &name->header);
    object_release(vm, &function->header);
    object_release(vm, &module->header);
}

Test(test_release, leaves)
{
    object_release(vm, &bytes_new(vm, "abc", 3)->header);
    String *variants[] = {str_intern(vm, "A", 1)};
    object_release(vm, &enum_def_new(vm, variants[0], variants, 1)->header);
    object_release(vm, &str_from_cstr(vm, "leaf")->header);
}
