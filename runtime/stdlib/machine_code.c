/*
 * machine_code.c - jit_stats(): the counters of the machine code tiers, for scripts and tests.
 */
#include <string.h>

#include "runtime/dict.h"
#include "runtime/stdlib/functions.h"
#include "runtime/str.h"
#include "runtime/vm.h"

static Status add_counter(VM *vm, Dict **stats, const char *name, uint64_t value)
{
    String *key = str_intern(vm, name, strlen(name));
    int64_t number = value > INT64_MAX ? INT64_MAX : (int64_t)value;
    return key ? dict_set_constant(vm, stats, key, value_int(number)) : STATUS_THROW;
}

Value builtin_jit_stats(VM *vm, Value *args, uint32_t argc)
{
    (void)args, (void)argc;
    Dict *stats = dict_new(vm);
    const char *name;
    uint64_t value;
    if (!stats) {
        return raised();
    }
    for (uint32_t i = 0; vm->jit_counter && vm->jit_counter(vm, i, &name, &value); i++) {
        if (add_counter(vm, &stats, name, value) != STATUS_OK) {
            object_release(vm, &stats->header);
            return raised();
        }
    }
    return value_object(TAG_DICT, stats);
}
