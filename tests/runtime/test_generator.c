/* The objects of suspended frames. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "tests/support/test_vm.h"

static VM *vm;
static Function *function;

static void start(void)
{
    static const FunctionInfo info = {0};
    vm = test_vm_new();
    function = function_new(vm, NULL, &info, 0);
}

static void finish(void)
{
    object_release(vm, &function->header);
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_generator, .init = start, .fini = finish);

Test(test_generator, holds_its_function)
{
    Generator *generator = generator_new(vm, function, 4);
    cr_expect_eq(generator->state, GENERATOR_CREATED);
    cr_expect_eq(function->header.rc, 2);
    object_release(vm, &generator->header);
    cr_expect_eq(function->header.rc, 1);
}

Test(test_generator, finishing_releases_what_is_saved)
{
    Generator *generator = generator_new(vm, function, 2);
    Value list = value_array(array_range(vm, 0, 3, 1));
    value_retain(list);
    generator->saved[0] = value_int(1);
    generator->saved[1] = list;
    generator->saved_count = 2;
    generator_finish(vm, generator);
    cr_expect_eq(generator->state, GENERATOR_DONE);
    cr_expect_eq(list.o->rc, 1);
    generator_finish(vm, generator);
    cr_expect_eq(list.o->rc, 1);
    value_release(vm, list);
    object_release(vm, &generator->header);
}

Test(test_generator, out_of_memory)
{
    VM *small = test_vm_new_limited(1 << 16);
    static const FunctionInfo info = {0};
    Function *own = function_new(small, NULL, &info, 0);
    size_t count = 0;
    while (generator_new(small, own, 100)) {
        count++;
    }
    cr_expect_gt(count, 0u);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    cr_expect_eq(own->header.rc, count + 1);
    test_vm_free(small);
}
