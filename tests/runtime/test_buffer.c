/* The growing buffer behind display text. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/format.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "tests/support/test_vm.h"

static VM *vm;
static Buffer buffer;

static void start(void)
{
    vm = test_vm_new();
    buffer_init(&buffer, vm);
}

static void finish(void)
{
    buffer_free(&buffer);
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_buffer, .init = start, .fini = finish);

Test(test_buffer, grows_over_many_additions)
{
    for (int i = 0; i < 1000; i++) {
        cr_assert_eq(buffer_addf(&buffer, "%03d;", i), STATUS_OK);
    }
    cr_expect_eq(buffer.len_bytes, 4000);
    cr_expect_eq(memcmp(buffer.data + 3996, "999;", 4), 0);
}

Test(test_buffer, formats_longer_than_its_room)
{
    static char text[5000];
    memset(text, 'x', sizeof text - 1);
    cr_assert_eq(buffer_add_cstr(&buffer, "a"), STATUS_OK);
    cr_assert_eq(buffer_addf(&buffer, "<%s>", text), STATUS_OK);
    cr_expect_eq(buffer.len_bytes, 5002);
    cr_expect_eq(buffer.data[1], '<');
    cr_expect_eq(buffer.data[5001], '>');
}

Test(test_buffer, text_as_string_and_empty_buffer)
{
    cr_expect_eq(buffer_to_string(&buffer), str_empty(vm));
    cr_assert_eq(buffer_add(&buffer, "h\u00e9", 3), STATUS_OK);
    String *s = buffer_to_string(&buffer);
    cr_expect_eq(s->char_count, 2);
    object_release(vm, &s->header);
    cr_assert_eq(buffer_add_cstr(&buffer, "!"), STATUS_OK);
    cr_expect_eq(buffer.len_bytes, 4);
}

Test(test_buffer, memory_is_counted_and_given_back)
{
    size_t before = vm->heap.bytes_used;
    static char text[100000];
    cr_assert_eq(buffer_add(&buffer, text, sizeof text), STATUS_OK);
    cr_expect_geq(vm->heap.bytes_used, before + sizeof text);
    buffer_free(&buffer);
    cr_expect_eq(vm->heap.bytes_used, before);
}

Test(test_buffer, out_of_memory)
{
    VM *small = test_vm_new_limited(1 << 20);
    Buffer limited;
    buffer_init(&limited, small);
    Status status = STATUS_OK;
    for (int i = 0; i < 10000 && status == STATUS_OK; i++) {
        status = buffer_addf(&limited, "%0900d", i);
    }
    cr_expect_eq(status, STATUS_THROW);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    buffer_free(&limited);
    test_vm_free(small);
}
