/* Standard output: order, blocks, and readers that go away. */
#include <criterion/criterion.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/output.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

static int saved_stdout;

/* Standard output becomes a pipe; returns its read end. */
static int redirect(void)
{
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    saved_stdout = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    return ends[0];
}

static void restore(void)
{
    dup2(saved_stdout, STDOUT_FILENO);
    close(saved_stdout);
}

Test(output, is_written_in_blocks)
{
    VM *vm = test_vm_new();
    stdlib_init(vm);
    int reader = redirect();
    Value args[2] = {library_text(vm, "hello"), value_float(2.0)};
    cr_assert_eq(library_call(vm, "print", args, 2).tag, TAG_NULL);
    struct pollfd waiting = {.fd = reader, .events = POLLIN};
    int readable_before = poll(&waiting, 1, 0);
    stdlib_flush(vm);
    restore();
    cr_expect_eq(readable_before, 0, "it is kept until there is a block");
    char text[64];
    ssize_t n = read(reader, text, sizeof text);
    cr_assert_eq(n, 8);
    cr_expect_eq(memcmp(text, "hello 2\n", 8), 0);
    close(reader);
    test_vm_free(vm);
}

Test(output, closed_pipe_ends_the_program_quietly)
{
    VM *vm = test_vm_new();
    stdlib_init(vm);
    int reader = redirect();
    close(reader);
    Status status = STATUS_OK;
    for (int i = 0; i < 100000 && status == STATUS_OK; i++) {
        status = output_write(vm, "a line of text\n", 15);
    }
    restore();
    cr_assert_eq(status, STATUS_THROW);
    cr_expect(vm->error.is_exit);
    cr_expect_eq(vm->error.exit_code, 141);
    vm_error_clear(vm);
    stdlib_destroy(vm);
    test_vm_free(vm);
}
