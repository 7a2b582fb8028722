/* Text from bytes, trimming, case mapping, numbers from text. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/refcount.h"
#include "runtime/stdlib/case_map.h"
#include "runtime/stdlib/parse_number.h"
#include "runtime/stdlib/text.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

static void expect_lossy(VM *vm, const char *bytes, size_t len_bytes, const char *expected)
{
    String *s = text_from_bytes(vm, bytes, len_bytes);
    cr_assert(s != NULL);
    cr_expect_str_eq(s->data, expected);
    cr_expect_eq(s->char_count, utf8_count_chars(s->data, s->len_bytes));
    object_release(vm, &s->header);
}

Test(text, invalid_sequences_become_replacement_characters)
{
    VM *vm = test_vm_new();
    expect_lossy(vm, "plain \xc3\xb1", 8, "plain \xc3\xb1");
    expect_lossy(vm,
                 "a\xff\xfe"
                 "b",
                 4,
                 "a\xef\xbf\xbd\xef\xbf\xbd"
                 "b");
    expect_lossy(vm, "\xe2\x82", 2, "\xef\xbf\xbd"); /* cut off: one */
    expect_lossy(vm,
                 "\xe2\x82"
                 "A",
                 3,
                 "\xef\xbf\xbd"
                 "A");
    expect_lossy(vm, "\xc0\xaf", 2, "\xef\xbf\xbd\xef\xbf\xbd");                 /* overlong */
    expect_lossy(vm, "\xed\xa0\x80", 3, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); /* surrogate */
    expect_lossy(vm, "\xf4\x90\x80\x80", 4,
                 "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"); /* too large */
    expect_lossy(vm, "\xf0\x9f\x98\x80", 4, "\xf0\x9f\x98\x80");
    test_vm_free(vm);
}

Test(text, trimming_stops_at_the_other_end)
{
    VM *vm = test_vm_new();
    size_t start = 0, end = 3;
    text_trim(vm, " \t\n", &start, &end, true, true);
    cr_expect_eq(start, end);
    start = 0;
    end = 6;
    text_trim(vm, "\xc2\xa0x\xe3\x80\x80", &start, &end, true, true);
    cr_expect_eq(start, 2);
    cr_expect_eq(end, 3);
    test_vm_free(vm);
}

static void expect_call(VM *vm, const char *name, const char *text, const char *expected)
{
    Value args[1] = {library_text(vm, text)};
    Value result = library_call(vm, name, args, 1);
    cr_assert_eq(result.tag, TAG_STRING);
    cr_expect_str_eq(result.string->data, expected);
    cr_expect_eq(result.string->char_count, utf8_count_chars(expected, strlen(expected)));
    value_release(vm, result);
}

Test(text, full_case_mapping)
{
    VM *vm = test_vm_new();
    expect_call(vm, "to_upper", "\xef\xac\x83", "FFI");              /* ligature: three letters */
    expect_call(vm, "to_upper", "\xc3\x9f\xc3\xbf", "SS\xc5\xb8");   /* sharp s, y with diaeresis */
    expect_call(vm, "to_upper", "\xe1\xbe\xb3", "\xce\x91\xce\x99"); /* iota subscript */
    expect_call(vm, "to_lower", "\xc4\xb0", "i\xcc\x87");            /* I with dot */
    /* Sigma: at the end of a word, before an apostrophe and a letter, alone. */
    expect_call(vm, "to_lower", "A\xce\xa3", "a\xcf\x82");
    expect_call(vm, "to_lower", "A\xce\xa3'B", "a\xcf\x83'b");
    expect_call(vm, "to_lower", "\xce\xa3", "\xcf\x83");
    test_vm_free(vm);
}

Test(text, ints_from_text)
{
    int64_t i;
    cr_expect(parse_int_text("-9223372036854775808", 20, &i) && i == INT64_MIN);
    cr_expect(parse_int_text("9223372036854775807", 19, &i) && i == INT64_MAX);
    cr_expect_not(parse_int_text("9223372036854775808", 19, &i));
    cr_expect_not(parse_int_text("-9223372036854775809", 20, &i));
    cr_expect_not(parse_int_text("-", 1, &i));
    cr_expect_not(parse_int_text("+-1", 3, &i));
    cr_expect_not(parse_int_text("", 0, &i));
    cr_expect(parse_int_text("00000000000000000000007", 23, &i) && i == 7);
}

Test(text, floats_from_text)
{
    double f;
    cr_expect(parse_float_text("1e3", 3, &f) && f == 1000.0);
    cr_expect(parse_float_text("-.5", 3, &f) && f == -0.5);
    cr_expect_not(parse_float_text("0x1p3", 5, &f));
    cr_expect_not(parse_float_text("nan(1)", 6, &f));
    cr_expect_not(parse_float_text(" 1", 2, &f));
    cr_expect_not(parse_float_text("1 ", 2, &f));
    cr_expect_not(parse_float_text("", 0, &f));
}
