/* Strings: making, comparing, appending, searching, hashing. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/heap.h"
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
    cr_expect_eq(heap_live_objects(&vm->heap), 0, "%zu objects left", heap_live_objects(&vm->heap));
    test_vm_free(vm);
}

TestSuite(test_str, .init = start, .fini = finish);

static void drop(String *s)
{
    object_release(vm, &s->header);
}

Test(test_str, lengths_in_bytes_and_characters)
{
    String *s = str_from_cstr(vm, "na\u00efve \u20ac \U0001f415");
    cr_expect_eq(s->len_bytes, 15);
    cr_expect_eq(s->char_count, 9);
    cr_expect_not(str_is_ascii(s));
    cr_expect_eq(s->data[s->len_bytes], '\0');
    drop(s);
    s = str_from_cstr(vm, "plain");
    cr_expect(str_is_ascii(s));
    drop(s);
}

Test(test_str, empty_and_single_characters_are_shared)
{
    cr_expect_eq(str_new(vm, "", 0), str_empty(vm));
    cr_expect_eq(str_new(vm, "x", 1), str_ascii_char(vm, 'x'));
    cr_expect_eq(str_new(vm, "\0", 1), str_ascii_char(vm, 0));
    cr_expect_eq(str_empty(vm)->header.rc, 0);
}

Test(test_str, equality_and_order)
{
    static const char *const ordered[] = {"",  "a",      "a\x01",  "aa",     "ab",
                                          "b", "\u00e9", "\u20ac", "\uffff", "\U00010000"};
    String *strings[10];
    for (int i = 0; i < 10; i++) {
        strings[i] = str_from_cstr(vm, ordered[i]);
    }
    for (int i = 0; i < 10; i++) {
        for (int j = 0; j < 10; j++) {
            int order = str_compare(strings[i], strings[j]);
            cr_expect_eq((order > 0) - (order < 0), (i > j) - (i < j), "%d %d", i, j);
            cr_expect_eq(str_equal(strings[i], strings[j]), i == j);
        }
    }
    for (int i = 0; i < 10; i++) {
        drop(strings[i]);
    }
}

Test(test_str, bytes_after_nul_count)
{
    String *a = str_new(vm, "a\0b", 3), *b = str_new(vm, "a\0c", 3);
    cr_expect_not(str_equal(a, b));
    cr_expect_lt(str_compare(a, b), 0);
    drop(a);
    drop(b);
}

Test(test_str, concat)
{
    String *a = str_from_cstr(vm, "h\u00e9"), *b = str_from_cstr(vm, "llo");
    String *joined = str_concat(vm, a, b);
    cr_expect_str_eq(joined->data, "h\u00e9llo");
    cr_expect_eq(joined->char_count, 5);
    drop(a);
    drop(b);
    drop(joined);
}

Test(test_str, append_in_place_when_unique)
{
    String *s = str_from_cstr(vm, "start");
    size_t moves = 0;
    for (int i = 0; i < 20000; i++) {
        String *before = s;
        cr_assert_eq(str_append_bytes(vm, &s, "\u00e9x", 3), STATUS_OK);
        moves += s != before;
    }
    cr_expect_leq(moves, 25u, "%zu moves: growth must be amortised", moves);
    cr_expect_eq(s->len_bytes, 60005);
    cr_expect_eq(s->char_count, 40005);
    cr_expect_eq(utf8_count_chars(s->data, s->len_bytes), 40005);
    drop(s);
}

Test(test_str, append_copies_when_shared)
{
    String *s = str_from_cstr(vm, "shared");
    String *other = s;
    object_retain(&s->header);
    cr_assert_eq(str_append_bytes(vm, &s, "!", 1), STATUS_OK);
    cr_expect_str_eq(s->data, "shared!");
    cr_expect_str_eq(other->data, "shared");
    cr_expect_eq(other->header.rc, 1);
    drop(s);
    drop(other);
}

Test(test_str, append_to_itself)
{
    String *s = str_from_cstr(vm, "ab");
    for (int i = 0; i < 10; i++) {
        cr_assert_eq(str_append(vm, &s, s), STATUS_OK);
    }
    cr_expect_eq(s->len_bytes, 2048);
    for (uint32_t i = 0; i < s->len_bytes; i++) {
        cr_assert_eq(s->data[i], "ab"[i % 2]);
    }
    String *literal = str_intern(vm, "xy", 2);
    cr_assert_eq(str_append(vm, &literal, literal), STATUS_OK);
    cr_expect_str_eq(literal->data, "xyxy");
    drop(literal);
    drop(s);
}

Test(test_str, appending_forgets_the_hash)
{
    String *s = str_from_cstr(vm, "one"), *whole = str_from_cstr(vm, "onetwo");
    str_hash(vm, s);
    cr_assert_eq(str_append_bytes(vm, &s, "two", 3), STATUS_OK);
    cr_expect_eq(str_hash(vm, s), str_hash(vm, whole));
    cr_expect(str_equal(s, whole));
    drop(s);
    drop(whole);
}

Test(test_str, append_that_fails_changes_nothing)
{
    VM *small = test_vm_new_limited(1 << 20);
    String *s = str_from_cstr(small, "kept");
    static char tail[2 << 20];
    memset(tail, 'x', sizeof tail);
    String *before = s;
    cr_expect_eq(str_append_bytes(small, &s, tail, sizeof tail), STATUS_THROW);
    cr_expect_eq(s, before);
    cr_expect_str_eq(s->data, "kept");
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    test_vm_free(small);
}

Test(test_str, too_long)
{
    cr_expect_null(str_alloc(vm, STR_MAX_BYTES + (size_t)1));
    cr_expect_str_eq(test_error_message(vm), "String exceeds maximum length");
    vm_error_clear(vm);
}

Test(test_str, hash_depends_on_every_byte)
{
    char text[80];
    memset(text, 'a', sizeof text);
    for (size_t len = 2; len <= sizeof text; len++) {
        String *plain = str_new(vm, text, len);
        for (size_t at = 0; at < len; at++) {
            text[at] = 'b';
            String *changed = str_new(vm, text, len);
            text[at] = 'a';
            cr_assert_neq(str_hash(vm, plain), str_hash(vm, changed), "byte %zu of %zu", at, len);
            drop(changed);
        }
        drop(plain);
    }
}

Test(test_str, canonical_integers)
{
    static const struct {
        const char *text;
        bool canonical;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"7", true, 7},
        {"-1", true, -1},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775808", false, 0},
        {"-9223372036854775809", false, 0},
        {"99999999999999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"-0", false, 0},
        {"00", false, 0},
        {"01", false, 0},
        {"+1", false, 0},
        {"1.0", false, 0},
        {" 1", false, 0},
        {"1a", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        String *s = str_from_cstr(vm, cases[i].text);
        int64_t value = 0;
        cr_expect_eq(str_to_canonical_int(s, &value), cases[i].canonical, "'%s'", cases[i].text);
        cr_expect_eq(value, cases[i].value, "'%s'", cases[i].text);
        drop(s);
    }
}
