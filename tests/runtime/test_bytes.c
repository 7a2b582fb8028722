/* Byte sequences. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/bytes.h"
#include "runtime/refcount.h"
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

TestSuite(test_bytes, .init = start, .fini = finish);

Test(test_bytes, contents_and_slices)
{
    Bytes *bytes = bytes_new(vm,
                             "\0\xff"
                             "abc",
                             5);
    cr_expect_eq(bytes->count, 5);
    cr_expect_eq(bytes->data[1], 0xff);
    Bytes *slice = bytes_slice(vm, bytes, 1, 3);
    cr_expect_eq(slice->count, 2);
    cr_expect_eq(memcmp(slice->data,
                        "\xff"
                        "a",
                        2),
                 0);
    Bytes *empty = bytes_slice(vm, bytes, 4, 2);
    cr_expect_eq(empty->count, 0);
    object_release(vm, &empty->header);
    object_release(vm, &slice->header);
    object_release(vm, &bytes->header);
}

Test(test_bytes, equality)
{
    Bytes *a = bytes_new(vm, "a\0b", 3), *b = bytes_new(vm, "a\0c", 3), *c = bytes_new(vm, "a", 1);
    cr_expect(bytes_equal(a, a));
    cr_expect_not(bytes_equal(a, b));
    cr_expect_not(bytes_equal(a, c));
    object_release(vm, &a->header);
    object_release(vm, &b->header);
    object_release(vm, &c->header);
}

Test(test_bytes, large)
{
    Bytes *bytes = bytes_alloc(vm, 1000000);
    memset(bytes->data, 7, bytes->count);
    object_release(vm, &bytes->header);
}
