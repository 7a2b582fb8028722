/* Executable memory: what is mapped how, limits, blocks that are given back. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "codegen/code_cache.h"
#include "runtime/low_memory.h"

/* mov eax, 42; ret */
static const uint8_t answer[] = {0xb8, 42, 0, 0, 0, 0xc3};

static CodeCache cache;

static void finish(void)
{
    code_cache_destroy(&cache);
}

TestSuite(test_code_cache, .fini = finish);

Test(test_code_cache, nothing_is_mapped_before_the_first_block)
{
    code_cache_init(&cache, 1 << 20);
    cr_expect(cache.executable == NULL);
    cr_expect(cache.writable == NULL);
    cr_assert(code_cache_reserve(&cache, 100) != NULL);
    cr_expect(cache.executable != NULL);
}

Test(test_code_cache, blocks_are_low_aligned_and_apart)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *first = code_cache_reserve(&cache, 33);
    uint8_t *second = code_cache_reserve(&cache, 1);
    cr_assert(first != NULL && second != NULL);
    cr_expect(low_memory_reaches(first, 33));
    cr_expect(eq(sz, (uintptr_t)second % CODE_CACHE_ALIGNMENT, 0));
    cr_expect(second >= first + 33);
}

Test(test_code_cache, what_is_written_in_one_view_runs_in_the_other)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *block = code_cache_reserve(&cache, sizeof answer);
    cr_assert(block != NULL);
    uint8_t *out = code_cache_writable(&cache, block, sizeof answer);
    cr_expect(out != block);
    memcpy(out, answer, sizeof answer);
    cr_expect(code_cache_publish(&cache, block, sizeof answer));
    cr_expect(memcmp(block, answer, sizeof answer) == 0);
#ifdef __x86_64__
    int (*function)(void) = (int (*)(void))(uintptr_t)block;
    cr_expect(eq(int, function(), 42));
#endif
}

static bool is_mapped_as(const uint8_t *address, const char *rights)
{
    char line[256];
    bool found = false;
    FILE *maps = fopen("/proc/self/maps", "r");
    cr_assert(maps != NULL);
    while (fgets(line, sizeof line, maps)) {
        uintptr_t begin, end;
        char shown[5];
        cr_assert(sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &begin, &end, shown) == 3);
        cr_expect(strncmp(shown, "rwx", 3) != 0, "%s", line);
        found |=
            begin <= (uintptr_t)address && (uintptr_t)address < end && strcmp(shown, rights) == 0;
    }
    fclose(maps);
    return found;
}

Test(test_code_cache, one_view_is_private_and_either_writable_or_executable)
{
    code_cache_init(&cache, 1 << 20);
    cache.one_view = true;
    uint8_t *block = code_cache_reserve(&cache, sizeof answer);
    cr_assert(block != NULL);
    cr_expect(code_cache_writable(&cache, block, sizeof answer) == block);
    cr_expect(is_mapped_as(block, "rw-p"));
    memcpy(block, answer, sizeof answer);
    cr_expect(code_cache_publish(&cache, block, sizeof answer));
    cr_expect(is_mapped_as(block, "r-xp"));
#ifdef __x86_64__
    cr_expect(eq(int, ((int (*)(void))(uintptr_t)block)(), 42));
#endif
    code_cache_release(&cache, block, sizeof answer);
    cr_expect(is_mapped_as(block, "r-xp"));
}

Test(test_code_cache, in_one_view_blocks_that_run_stay_executable_while_others_are_written)
{
    code_cache_init(&cache, 1 << 20);
    cache.one_view = true;
    uint8_t *runs = code_cache_reserve(&cache, sizeof answer);
    cr_assert(runs != NULL && code_cache_writable(&cache, runs, sizeof answer) != NULL);
    cr_expect(code_cache_publish(&cache, runs, sizeof answer));
    uint8_t *block = code_cache_reserve(&cache, sizeof answer);
    cr_assert(block != NULL && code_cache_writable(&cache, block, sizeof answer) == block);
    cr_expect(is_mapped_as(runs, "r-xp"));
    cr_expect(is_mapped_as(block, "rw-p"));
    code_cache_release(&cache, block, sizeof answer);
    cr_expect(code_cache_reserve(&cache, sizeof answer) == block);
}

Test(test_code_cache, a_full_cache_says_so_and_keeps_its_blocks)
{
    code_cache_init(&cache, 4096);
    uint8_t *block = code_cache_reserve(&cache, 4000);
    cr_assert(block != NULL);
    cr_expect(code_cache_reserve(&cache, 4000) == NULL);
    cr_expect(strstr(cache.refusal, "full") != NULL, "%s", cache.refusal);
    cr_expect(code_cache_reserve(&cache, 32) != NULL, "what is left can be used");
    cr_expect(code_cache_reserve(&cache, SIZE_MAX / 2) == NULL);
}

Test(test_code_cache, without_room_nothing_is_mapped)
{
    code_cache_init(&cache, 0);
    cr_expect(code_cache_reserve(&cache, 1) == NULL);
    cr_expect(cache.executable == NULL);
    cr_expect(cache.refusal[0] != '\0');
}

Test(test_code_cache, a_released_block_is_full_of_traps)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *kept = code_cache_reserve(&cache, 64);
    uint8_t *block = code_cache_reserve(&cache, 64);
    cr_assert(kept != NULL && block != NULL);
    code_cache_release(&cache, block, 64);
    for (int i = 0; i < 64; i++) {
        cr_assert(eq(u8, block[i], 0xcc));
    }
    cr_expect(code_cache_reserve(&cache, 64) == block, "the last one can be reserved again");
}

Test(test_code_cache, released_blocks_join_and_are_used_first)
{
    uint8_t *blocks[4];
    code_cache_init(&cache, 1 << 20);
    for (int i = 0; i < 4; i++) {
        blocks[i] = code_cache_reserve(&cache, 64);
        cr_assert(blocks[i] != NULL);
    }
    code_cache_release(&cache, blocks[0], 64);
    code_cache_release(&cache, blocks[2], 64);
    cr_expect(eq(u32, cache.free_count, 2));
    code_cache_release(&cache, blocks[1], 64);
    cr_expect(eq(u32, cache.free_count, 1));
    cr_expect(code_cache_reserve(&cache, 192) == blocks[0], "three neighbours are one block");
    code_cache_release(&cache, blocks[0], 192);
    cr_expect(code_cache_reserve(&cache, 32) == blocks[0]);
    cr_expect(code_cache_reserve(&cache, 192) > blocks[3], "too large for what is left of it");
}

Test(test_code_cache, only_places_where_code_has_been_are_known_to_have_run)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *first = code_cache_reserve(&cache, 64);
    uint8_t *second = code_cache_reserve(&cache, 64);
    cr_assert(first != NULL && second != NULL);
    cr_expect(eq(sz, cache.released_bytes, 0));
    code_cache_release(&cache, first, 64);
    cr_expect(eq(sz, cache.released_bytes, 64));
    code_cache_release(&cache, second, 64);
    cr_expect(eq(sz, cache.used_bytes, 0));
    cr_expect(eq(sz, cache.released_bytes, 128));
}

Test(test_code_cache, everything_released_is_as_at_the_beginning)
{
    code_cache_init(&cache, 4096);
    uint8_t *first = code_cache_reserve(&cache, 2048);
    uint8_t *second = code_cache_reserve(&cache, 2048);
    cr_assert(first != NULL && second != NULL);
    code_cache_release(&cache, first, 2048);
    code_cache_release(&cache, second, 2048);
    cr_expect(eq(sz, cache.used_bytes, 0));
    cr_expect(code_cache_reserve(&cache, 4096) == first);
}

Test(test_code_cache, released_code_does_not_run, .signal = 5 /* SIGTRAP */)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *block = code_cache_reserve(&cache, sizeof answer);
    cr_assert(block != NULL);
    memcpy(code_cache_writable(&cache, block, sizeof answer), answer, sizeof answer);
    code_cache_release(&cache, block, sizeof answer);
    ((void (*)(void))(uintptr_t)block)();
}

#ifndef __SANITIZE_ADDRESS__ /* which turns the fault into a report of its own */
Test(test_code_cache, the_executable_view_cannot_be_written, .signal = 11 /* SIGSEGV */)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *block = code_cache_reserve(&cache, 1);
    cr_assert(block != NULL);
    *(volatile uint8_t *)block = 0xc3;
}

Test(test_code_cache, the_writable_view_cannot_be_run, .signal = 11 /* SIGSEGV */)
{
    code_cache_init(&cache, 1 << 20);
    uint8_t *block = code_cache_reserve(&cache, sizeof answer);
    cr_assert(block != NULL);
    uint8_t *out = code_cache_writable(&cache, block, sizeof answer);
    memcpy(out, answer, sizeof answer);
    ((void (*)(void))(uintptr_t)out)();
}
#endif
