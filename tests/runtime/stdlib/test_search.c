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
    int64_t at = -2;
    String *needle = str_from_cstr(vm, needle_text);
    cr_assert_eq(search_string(vm, s, needle, &at), STATUS_OK);
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
            const char *match = NULL;
            memset(s->data, 'a', text_bytes);
            s->data[places[i] + length - 1] = 'b';
            cr_assert_eq(search_bytes(vm, s->data, s->data + text_bytes, needle, length, &match),
                         STATUS_OK);
            cr_expect_eq(match, s->data + places[i], "length %zu at %zu", length, places[i]);
        }
        memset(s->data, 'a', text_bytes);
        const char *match = s->data;
        cr_assert_eq(search_bytes(vm, s->data, s->data + text_bytes, needle, length, &match),
                     STATUS_OK);
        cr_expect_null(match);
    }
    free(needle);
    object_release(vm, &s->header);
}

Test(test_search, long_searches_can_be_stopped)
{
    String *s = str_alloc(vm, 3 * SEARCH_WINDOW_BYTES);
    cr_assert_not_null(s);
    memset(s->data, 'a', s->len_bytes);
    const char *match;
    vm->interrupt = INTERRUPT_TIMEOUT;
    cr_expect_eq(search_bytes(vm, s->data, s->data + s->len_bytes, "b", 1, &match), STATUS_THROW);
    cr_expect(vm->error.uncatchable);
    vm_error_clear(vm);
    object_release(vm, &s->header);
}
