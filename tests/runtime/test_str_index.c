/* Positions in strings by character, against a plain walk over the bytes. */
#include <criterion/criterion.h>
#include <string.h>

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

TestSuite(test_str_index, .init = start, .fini = finish);

/* count characters of one to four bytes in a pattern that does not repeat with the stride. */
static String *mixed_string(uint32_t count)
{
    static const char *const characters[] = {"a", "\u00e9", "\u20ac", "\U0001f415", "z"};
    String *s = str_from_cstr(vm, "\u00df\u00df");
    for (uint32_t i = 2; i < count; i++) {
        const char *character = characters[i * i % 7 % 5];
        cr_assert_eq(str_append_bytes(vm, &s, character, strlen(character)), STATUS_OK);
    }
    return s;
}

static void check_positions(String *s)
{
    uint32_t offset = 0;
    for (uint32_t i = 0; i < s->char_count; i++) {
        cr_assert_eq(str_offset_of(vm, s, i), offset, "character %u", i);
        cr_assert_eq(str_char_index_of(vm, s, offset), i, "offset %u", offset);
        offset += utf8_char_bytes((unsigned char)s->data[offset]);
    }
    cr_assert_eq(str_offset_of(vm, s, s->char_count), s->len_bytes);
    cr_assert_eq(str_char_index_of(vm, s, s->len_bytes), s->char_count);
}

Test(test_str_index, every_position_of_many_lengths)
{
    static const uint32_t counts[] = {2, 3, 63, 64, 65, 127, 128, 129, 1000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        String *s = mixed_string(counts[i]);
        cr_assert_eq(s->char_count, counts[i]);
        check_positions(s);
        object_release(vm, &s->header);
    }
}

Test(test_str_index, backwards_from_the_end)
{
    String *s = mixed_string(500);
    for (uint32_t i = 500; i-- > 0;) {
        uint32_t offset = str_offset_of(vm, s, i);
        cr_assert_eq(utf8_count_chars(s->data, offset), i);
    }
    object_release(vm, &s->header);
}

Test(test_str_index, stays_right_while_appending)
{
    String *s = mixed_string(70);
    for (int i = 0; i < 400; i++) {
        cr_assert_eq(str_append_bytes(vm, &s, "\u20acy", 4), STATUS_OK);
        uint32_t last = s->char_count - 2;
        cr_assert_eq(str_offset_of(vm, s, last), s->len_bytes - 4);
    }
    check_positions(s);
    object_release(vm, &s->header);
}

Test(test_str_index, immortal_strings)
{
    String *s = mixed_string(300);
    String *interned = str_intern(vm, s->data, s->len_bytes);
    check_positions(interned);
    object_release(vm, &s->header);
}

Test(test_str_index, characters_and_slices)
{
    String *s = str_from_cstr(vm, "na\u00efve");
    String *c = str_char_at(vm, s, 2);
    cr_expect_str_eq(c->data, "\u00ef");
    cr_expect_eq(c->char_count, 1);
    object_release(vm, &c->header);
    cr_expect_eq(str_char_at(vm, s, 4), str_ascii_char(vm, 'e'));
    String *slice = str_slice(vm, s, 1, 4);
    cr_expect_str_eq(slice->data, "a\u00efv");
    cr_expect_eq(slice->char_count, 3);
    object_release(vm, &slice->header);
    cr_expect_eq(str_slice(vm, s, 3, 3), str_empty(vm));
    cr_expect_eq(str_slice(vm, s, 5, 2), str_empty(vm));
    cr_expect_eq(str_slice(vm, s, 0, 1), str_ascii_char(vm, 'n'));
    object_release(vm, &s->header);
}

Test(test_str_index, slices_of_a_long_string)
{
    String *s = mixed_string(400);
    for (uint32_t start_char = 0; start_char < 400; start_char += 37) {
        for (uint32_t end = start_char + 2; end <= 400; end += 41) {
            String *slice = str_slice(vm, s, start_char, end);
            cr_assert_eq(slice->char_count, end - start_char);
            cr_assert_eq(utf8_count_chars(slice->data, slice->len_bytes), end - start_char);
            cr_assert_eq(
                memcmp(slice->data, s->data + str_offset_of(vm, s, start_char), slice->len_bytes),
                0);
            object_release(vm, &slice->header);
        }
    }
    object_release(vm, &s->header);
}
