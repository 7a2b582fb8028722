/* Free lists, blocks, large memory, the limit, and what is counted. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/bytes.h"
#include "runtime/heap_inline.h"
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

TestSuite(test_heap, .init = start, .fini = finish);

static const size_t sizes[] = {16, 17, 24, 100, 511, 512, 513, 5000, 300000};
#define SIZE_COUNT (sizeof sizes / sizeof *sizes)

Test(test_heap, objects_of_every_size_are_distinct_and_counted)
{
    enum { EACH = 300 };
    static Object *objects[SIZE_COUNT][EACH];
    size_t used_before = vm->heap.bytes_used, objects_before = heap_live_objects(&vm->heap);
    for (size_t s = 0; s < SIZE_COUNT; s++) {
        for (int i = 0; i < EACH; i++) {
            Object *o = heap_alloc_object(vm, sizes[s], TAG_BYTES);
            cr_assert_not_null(o);
            cr_assert_eq(o->rc, 1);
            cr_assert_eq(o->tag, TAG_BYTES);
            cr_assert_eq(o->flags, 0);
            memset(o + 1, (int)(s * 31 + (size_t)i) & 0xff, sizes[s] - sizeof *o);
            objects[s][i] = o;
        }
    }
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before + SIZE_COUNT * EACH);
    cr_expect_geq(vm->heap.bytes_used, used_before + EACH * 306693u);
    for (size_t s = 0; s < SIZE_COUNT; s++) {
        for (int i = 0; i < EACH; i++) {
            const unsigned char *data = (const unsigned char *)(objects[s][i] + 1);
            for (size_t at = 0; at < sizes[s] - sizeof(Object); at++) {
                if (data[at] != ((s * 31 + (size_t)i) & 0xff)) {
                    cr_assert_fail("object %d of size %zu was overwritten", i, sizes[s]);
                }
            }
            heap_free_object(vm, objects[s][i], sizes[s]);
        }
    }
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before);
    cr_expect_eq(vm->heap.bytes_used, used_before);
}

#ifndef HEAP_MALLOC_ONLY
Test(test_heap, freed_memory_is_given_again)
{
    void *first = heap_alloc_object(vm, 40, TAG_BYTES);
    heap_free_object(vm, first, 40);
    void *second = heap_alloc_object(vm, 37, TAG_BYTES);
    cr_expect_eq(first, second, "37 and 40 bytes share a class");
    heap_free_object_fast(vm, second, 37);
    cr_expect_eq(heap_alloc_object(vm, 33, TAG_BYTES), first);
}
#endif

Test(test_heap, realloc_keeps_the_contents)
{
    static const size_t steps[] = {0, 8, 9, 500, 512, 513, 4000, 100000, 600, 512, 20, 1};
    size_t used_before = vm->heap.bytes_used;
    char *block = NULL;
    size_t size = 0, filled = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        block = heap_realloc_block(vm, block, size, steps[i]);
        cr_assert_not_null(block);
        size = steps[i];
        filled = filled < size ? filled : size;
        for (size_t at = 0; at < filled; at++) {
            cr_assert_eq(block[at], (char)(at * 7), "byte %zu of %zu", at, size);
        }
        for (size_t at = 0; at < size; at++) {
            block[at] = (char)(at * 7);
        }
        filled = size;
    }
    heap_free_block(vm, block, size);
    cr_expect_eq(vm->heap.bytes_used, used_before);
}

Test(test_heap, freeing_no_block_is_allowed)
{
    heap_free_block(vm, NULL, 0);
    heap_free_block(vm, NULL, 100);
}

Test(test_heap, the_limit_stops_small_and_large_objects)
{
    VM *small = test_vm_new_limited(1 << 20);
    size_t count = 0;
    while (heap_alloc_object(small, 64, TAG_BYTES)) {
        count++;
        cr_assert_lt(count, 20000u);
    }
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    cr_expect_gt(count, 10000u);
    vm_error_clear(small);
    cr_expect_null(heap_alloc_block(small, 1 << 20));
    cr_expect(small->error.active);
    test_vm_free(small);
}

Test(test_heap, after_the_limit_freed_memory_can_be_used)
{
    VM *small = test_vm_new_limited(1 << 20);
    enum { BLOCK = 200000 };
    void *blocks[8];
    int count = 0;
    while (count < 8 && (blocks[count] = heap_alloc_block(small, BLOCK)) != NULL) {
        count++;
    }
    cr_expect_eq(count, 5);
    vm_error_clear(small);
    heap_free_block(small, blocks[0], BLOCK);
    cr_expect_not_null(heap_alloc_block(small, BLOCK));
    test_vm_free(small);
}

Test(test_heap, a_failed_realloc_leaves_the_block)
{
    VM *small = test_vm_new_limited(1 << 20);
    char *block = heap_alloc_block(small, 1000);
    memset(block, 'x', 1000);
    size_t used = small->heap.bytes_used;
    cr_expect_null(heap_realloc_block(small, block, 1000, 2 << 20));
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    cr_expect_eq(small->heap.bytes_used, used);
    cr_expect_eq(block[999], 'x');
    test_vm_free(small);
}

Test(test_heap, absurd_sizes_fail_cleanly)
{
    cr_expect_null(heap_alloc_block(vm, SIZE_MAX - 8));
    vm_error_clear(vm);
    cr_expect_null(heap_alloc_object(vm, SIZE_MAX / 2, TAG_BYTES));
    vm_error_clear(vm);
    cr_expect_null(bytes_alloc(vm, SIZE_MAX - 20));
    cr_expect_str_eq(test_error_message(vm), "Out of memory");
}

Test(test_heap, immortal_objects_are_not_counted)
{
    size_t objects_before = heap_live_objects(&vm->heap);
    Object *o = heap_alloc_object(vm, 2000, TAG_BYTES);
    heap_make_immortal(vm, o);
    heap_make_immortal(vm, o);
    cr_expect_eq(o->rc, 0);
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before);
}
