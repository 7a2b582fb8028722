/* Interned strings: one object for one text. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "runtime/str.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_intern, .init = start, .fini = finish);

Test(test_intern, equal_texts_give_one_immortal_string)
{
    String *a = str_intern(vm, "name", 4);
    char copy[] = "name";
    cr_expect_eq(str_intern(vm, copy, 4), a);
    cr_expect_neq(str_intern(vm, "nam", 3), a);
    cr_expect_eq(a->header.rc, 0);
    cr_expect_neq(a->hash, 0);
}

Test(test_intern, the_shared_strings_are_interned)
{
    cr_expect_eq(str_intern(vm, "", 0), str_empty(vm));
    cr_expect_eq(str_intern(vm, "q", 1), str_ascii_char(vm, 'q'));
    cr_expect_eq(str_intern(vm, "Ok", 2), vm->text_ok);
}

Test(test_intern, many_names_survive_growth)
{
    enum { COUNT = 5000 };
    static String *strings[COUNT];
    char text[32];
    for (int i = 0; i < COUNT; i++) {
        int len = snprintf(text, sizeof text, "name%d", i);
        strings[i] = str_intern(vm, text, (size_t)len);
        cr_assert_not_null(strings[i]);
    }
    for (int i = 0; i < COUNT; i++) {
        int len = snprintf(text, sizeof text, "name%d", i);
        cr_assert_eq(str_intern(vm, text, (size_t)len), strings[i]);
    }
}

Test(test_intern, out_of_memory_is_raised)
{
    VM *small = test_vm_new_limited(64 * 1024);
    char text[600] = {0};
    String *s;
    int count = 0;
    do {
        int len = snprintf(text, sizeof text, "%0500d", count++);
        s = str_intern(small, text, (size_t)len);
    } while (s && count < 1000);
    cr_expect_null(s);
    cr_expect_str_eq(test_error_message(small), "Out of memory");
    test_vm_free(small);
}
