/* Globals on which machine code relies. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "codegen/burned_in.h"

#define GLOBALS 100u

static BurnedIn burned;

static void finish(void)
{
    burned_in_destroy(NULL, &burned);
}

TestSuite(test_burned_in, .fini = finish);

/* In an order that is neither up nor down. */
static uint32_t shuffled(uint32_t i)
{
    return i * 37 % GLOBALS;
}

Test(test_burned_in, globals_are_found_until_they_are_forgotten)
{
    static Value globals[GLOBALS];
    for (uint32_t i = 0; i < GLOBALS; i += 2) {
        cr_assert(burned_in_rely(&burned, &globals[shuffled(i)]));
        cr_assert(burned_in_rely(&burned, &globals[shuffled(i)]));
    }
    cr_expect(eq(u32, burned.relied_count, GLOBALS / 2), "once each");
    for (uint32_t i = 0; i < GLOBALS; i++) {
        cr_expect(burned_in_is_relied_on(&burned, &globals[shuffled(i)]) == (i % 2 == 0));
    }
    for (uint32_t i = 0; i < GLOBALS; i += 2) {
        burned_in_forget(&burned, &globals[shuffled(i + 1)]);
        burned_in_forget(&burned, &globals[shuffled(i)]);
        cr_expect(burned_in_is_relied_on(&burned, &globals[shuffled(i)]) == false);
        cr_expect(eq(u32, burned.relied_count, GLOBALS / 2 - i / 2 - 1));
    }
}

Test(test_burned_in, a_global_that_is_distrusted_is_no_candidate)
{
    Value global = value_null(), other = value_null();
    burned_in_distrust(&burned, &global);
    burned_in_distrust(&burned, &global);
    cr_expect(eq(u32, burned.unstable_count, 1));
    cr_expect(burned_in_candidate(&burned, &global, 1) == NULL);
    cr_expect(burned_in_candidate(&burned, &other, 1) == NULL, "holds no function");
}
