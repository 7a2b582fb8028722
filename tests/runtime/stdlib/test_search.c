/* Searching: short texts at once, long ones in windows, with the same results. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/refcount.h"
#include "runtime/stdlib/search.h"
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

TestSuite(test_search, .init = start, .fini = finish);

static int64_t find(const String *s, const char *needle_text)
{
    String *needle = str_from_cstr(vm, needle_text);
    int64_t at = search_string(vm, s, needle);
    object_release(vm, &needle->header);
    return at;
}

Test(test_search, short_texts)
{
    String *s = str_from_cstr(vm, "abcabcabd");
    cr_expect_eq(find(s, "abd"), 6);
    cr_expect_eq(find(s, "c"), 2);
    cr_expect_eq(find(s, ""), 0);
    cr_expect_eq(find(s, "abcabcabdx"), -1);
    cr_expect_eq(find(s, "x"), -1);
    cr_expect_eq(find(vm->empty_string, ""), 0);
    cr_expect_eq(find(vm->empty_string, "a"), -1);
    object_release(vm, &s->header);
}

/* A needle of each length, around the end of the first window and at the very end. */
Test(test_search, long_texts)
{
    static const size_t lengths[] = {1, 2, 3, 60, 5000};
    const size_t text_bytes = 3 * SEARCH_WINDOW_BYTES;
    char *needle = malloc(5000);
    String *s = str_alloc(vm, text_bytes);
    cr_assert(needle && s);
    for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++) {
        size_t length = lengths[n], window_bytes = SEARCH_WINDOW_BYTES + 4 * length;
        memset(needle, 'a', length);
        needle[length - 1] = 'b';
        size_t places[] = {0,
                           window_bytes - length - 1,
                           window_bytes - length,
                           window_bytes - length + 1,
                           window_bytes - 1,
                           window_bytes,
                           text_bytes - length};
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            memset(s->data, 'a', text_bytes);
            s->data[places[i] + length - 1] = 'b';
            const char *match = search_bytes(vm, s->data, s->data + text_bytes, needle, length);
            cr_expect_eq(match, s->data + places[i], "length %zu at %zu", length, places[i]);
        }
        memset(s->data, 'a', text_bytes);
        cr_expect_null(search_bytes(vm, s->data, s->data + text_bytes, needle, length));
    }
    free(needle);
    object_release(vm, &s->header);
}

Test(test_search, occurrences_are_counted_without_overlap)
{
    String *s = str_repeat(vm, vm->ascii_chars['a'], 2 * SEARCH_WINDOW_BYTES + 1);
    String *needle = str_from_cstr(vm, "aa");
    cr_expect_eq(search_count(vm, s, needle), SEARCH_WINDOW_BYTES);
    cr_expect_eq(search_count(vm, needle, s), 0);
    object_release(vm, &needle->header);
    object_release(vm, &s->header);
}

Test(test_search, nothing_is_found_when_the_program_is_to_stop)
{
    String *s = str_repeat(vm, vm->ascii_chars['a'], 3 * SEARCH_WINDOW_BYTES);
    cr_assert_not_null(s);
    const char *end = s->data + s->len_bytes;
    cr_expect_not_null(search_bytes(vm, s->data, end, "a", 1));
    cr_expect_not_null(search_bytes(vm, end - 9, end, "a", 1));
    vm->interrupt = INTERRUPT_TIMEOUT;
    cr_expect_null(search_bytes(vm, s->data, end, "a", 1));
    cr_expect_null(search_bytes(vm, end - 9, end, "a", 1));
    vm->interrupt = INTERRUPT_NONE;
    object_release(vm, &s->header);
}
