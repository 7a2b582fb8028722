// The fault injection itself: what fails, when, and what is counted as leaked.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/fault/fault.h"

// Calls that the compiler may not remove or merge.
static void *(*volatile allocate)(size_t) = malloc;
static void *(*volatile resize)(void *, size_t) = realloc;
static void (*volatile release)(void *) = free;

static void only_the_nth_allocation_fails(void **state)
{
    (void)state;
    fault_arm(FAULT_ALLOC, 2);
    void *first = allocate(10);
    errno = 0;
    void *second = allocate(10);
    int error = errno;
    void *third = allocate(10);
    release(first);
    release(third);
    FaultReport report = fault_disarm();
    assert_null(second);
    assert_int_equal(error, ENOMEM);
    assert_non_null(third);
    assert_true(report.fired);
    assert_int_equal(report.calls, 3);
    assert_int_equal(report.leaked_blocks, 0);
}

static void every_allocation_from_the_nth_fails(void **state)
{
    (void)state;
    fault_arm_from(FAULT_ALLOC, 2);
    void *first = allocate(10);
    void *second = allocate(10);
    void *third = resize(first, 100);
    release(first);
    FaultReport report = fault_disarm();
    assert_null(second);
    assert_null(third);
    assert_int_equal(report.leaked_blocks, 0);
}

static void without_a_number_calls_are_only_counted(void **state)
{
    (void)state;
    fault_arm(FAULT_ALLOC, 0);
    release(allocate(10));
    FaultReport report = fault_disarm();
    assert_false(report.fired);
    assert_int_equal(report.calls, 1);
}

static void blocks_that_stay_are_leaks(void **state)
{
    (void)state;
    enum { BLOCKS = 10000 };
    static void *blocks[BLOCKS];
    fault_arm(FAULT_ALLOC, 0);
    for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = allocate(8);
    }
    for (int i = 3; i < BLOCKS; i++) {
        release(blocks[i]);
    }
    blocks[0] = resize(blocks[0], 5000);
    FaultReport report = fault_disarm();
    assert_int_equal(report.leaked_blocks, 3);
    for (int i = 0; i < 3; i++) {
        release(blocks[i]);
    }
}

static void mappings_fail_and_are_tracked(void **state)
{
    (void)state;
    fault_arm(FAULT_MAP, 2);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    void *page = mmap(NULL, 4096, PROT_READ, flags, -1, 0);
    int refused = mprotect(page, 4096, PROT_NONE);
    int allowed = mprotect(page, 4096, PROT_NONE);
    void *block = allocate(1);
    FaultReport report = fault_disarm();
    release(block);
    munmap(page, 4096);
    assert_int_equal(refused, -1);
    assert_int_equal(allowed, 0);
    assert_int_equal(report.calls, 3);
    assert_int_equal(report.leaked_maps, 1);
}

static void file_calls_fail(void **state)
{
    (void)state;
    fault_arm(FAULT_FILE, 2);
    int fd = open("/dev/null", O_RDONLY);
    char byte;
    errno = 0;
    ssize_t count = read(fd, &byte, 1);
    int error = errno;
    FaultReport report = fault_disarm();
    close(fd);
    assert_true(fd >= 0);
    assert_int_equal(count, -1);
    assert_int_equal(error, EIO);
    assert_true(report.fired);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_nth_allocation_fails),
        cmocka_unit_test(every_allocation_from_the_nth_fails),
        cmocka_unit_test(without_a_number_calls_are_only_counted),
        cmocka_unit_test(blocks_that_stay_are_leaks),
        cmocka_unit_test(mappings_fail_and_are_tracked),
        cmocka_unit_test(file_calls_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
