/* Module and iterator objects: what they own. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
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

TestSuite(test_module, .init = start, .fini = finish);

Test(test_module, new_modules_are_empty)
{
    String *name = str_from_cstr(vm, "geometry"), *file = str_from_cstr(vm, "lib/geometry.ruff");
    Module *module = module_new(vm, name, file, 100);
    cr_expect_eq(module->state, MODULE_LOADING);
    cr_expect_eq(module->exports->count, 0);
    for (int i = 0; i < 100; i++) {
        cr_expect_eq(module->globals[i].tag, TAG_UNSET);
    }
    object_release(vm, &name->header);
    object_release(vm, &file->header);
    object_release(vm, &module->header);
}

Test(test_module, globals_and_exports_are_owned)
{
    String *name = str_intern(vm, "m", 1);
    Module *module = module_new(vm, name, NULL, 1);
    module->globals[0] = value_array(array_range(vm, 0, 9, 1));
    Value text = value_string(str_from_cstr(vm, "exported"));
    cr_assert_eq(dict_set(vm, &module->exports, dict_key_of_string(name), text), STATUS_OK);
    object_release(vm, &module->header);
}

Test(test_module, iterators_own_source_and_function)
{
    Value source = value_array(array_range(vm, 0, 9, 1));
    value_retain(source);
    Iterator *stage = iterator_new(vm, ITERATOR_ARRAY, source, value_null(), 0);
    Iterator *taken =
        iterator_new(vm, ITERATOR_TAKE, value_object(TAG_ITERATOR, stage), value_null(), 3);
    cr_expect_eq(taken->limit, 3);
    cr_expect_eq(source.o->rc, 2);
    object_release(vm, &taken->header);
    cr_expect_eq(source.o->rc, 1);
    value_release(vm, source);
}
