/* Capabilities: flags, refusals, and which builtins need which. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/capability.h"
#include "tests/support/test_vm.h"

Test(test_capability, each_has_a_bit_a_name_and_a_flag_of_its_own)
{
    size_t count;
    const Capability *table = capability_table(&count);
    cr_assert_eq(count, 12);
    uint32_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        cr_expect_eq(__builtin_popcount(table[i].bit), 1);
        cr_expect_eq(seen & table[i].bit, 0);
        seen |= table[i].bit;
        cr_expect_eq(capability_of_flag(table[i].flag), table[i].bit);
        for (size_t j = 0; j < i; j++) {
            cr_expect_str_neq(table[i].name, table[j].name);
        }
    }
}

Test(test_capability, flags_for_several)
{
    cr_expect_eq(capability_of_flag("--allow-net"), CAPABILITY_NET_CLIENT | CAPABILITY_NET_SERVER);
    cr_expect_eq(capability_of_flag("--allow-all"), CAPABILITY_ALL);
    cr_expect_eq(capability_of_flag("--allow-nothing"), 0);
    cr_expect_eq(capability_of_flag("--allow-net-"), 0);
    cr_expect_eq(capability_of_flag(""), 0);
}

Test(test_capability, a_builtin_is_refused_exactly_without_its_capability)
{
    VM *vm = test_vm_new();
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        vm->capabilities = CAPABILITY_ALL & ~table[i].capability;
        cr_expect_eq(capability_check(vm, &table[i]) == STATUS_THROW, table[i].capability != 0);
        if (table[i].capability) {
            char expected[128];
            snprintf(expected, sizeof expected, " required for %s; rerun with --allow-",
                     table[i].canonical);
            cr_expect(strstr(test_error_message(vm), expected), "%s", test_error_message(vm));
            vm_error_clear(vm);
        }
        vm->capabilities = table[i].capability;
        cr_expect_eq(capability_check(vm, &table[i]), STATUS_OK);
    }
    test_vm_free(vm);
}

static void expect_needs(const char *const *names, uint32_t capability)
{
    for (; *names; names++) {
        const Builtin *builtin = builtin_find(*names, strlen(*names));
        cr_assert(builtin, "%s", *names);
        cr_expect_eq(builtin->capability, capability, "%s", *names);
    }
}

Test(test_capability, builtins_need_what_the_reference_says)
{
    expect_needs((const char *const[]){"random", "random_int", "random_choice", "uuid_v4",
                                       "random_id", "set_random_seed", "clear_random_seed", NULL},
                 CAPABILITY_RANDOM);
    expect_needs((const char *const[]){"now", "now_utc", "now_unix", "now_utc_seconds",
                                       "current_timestamp", "time", "performance_now", "time_us",
                                       "time_ns", "format_duration", "elapsed", "format_date",
                                       "parse_date", "sleep", NULL},
                 CAPABILITY_CLOCK);
    expect_needs((const char *const[]){"read_file", NULL}, CAPABILITY_FS_READ);
    expect_needs((const char *const[]){"write_file", NULL}, CAPABILITY_FS_WRITE);
    expect_needs((const char *const[]){"env", NULL}, CAPABILITY_ENV_READ);
    expect_needs((const char *const[]){"print", "eprint", "input", "args", "exit", "len", NULL}, 0);
}
