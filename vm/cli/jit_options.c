#include "vm/cli/jit_options.h"

#include <string.h>

#include "vm/cli/cli.h"

typedef struct JitOption {
    const char *name; /* with `=` if it has a value */
    const char *form;
    bool (*set)(JitOptions *options, const char *value);
} JitOption;

static bool set_tier(JitOptions *options, const char *value)
{
    if (strcmp(value, "off") == 0) {
        options->tier = JIT_OFF;
        return true;
    }
    if (strcmp(value, "slice") == 0) {
        options->tier = JIT_SLICE;
        return true;
    }
    options->tier = JIT_BASELINE;
    return strcmp(value, "baseline") == 0;
}

static bool set_stress(JitOptions *options, const char *value)
{
    options->stress = strcmp(value, "deopt") == 0  ? JIT_STRESS_DEOPT
                      : strcmp(value, "tier") == 0 ? JIT_STRESS_TIER
                                                   : JIT_STRESS_NONE;
    return options->stress != JIT_STRESS_NONE;
}

static bool set_threshold(JitOptions *options, const char *value)
{
    unsigned long long n;
    if (!cli_parse_number(value, UINT32_MAX, &n)) {
        return false;
    }
    options->threshold = (uint32_t)n;
    return true;
}

static bool set_cache(JitOptions *options, const char *value)
{
    return cli_parse_bytes(value, &options->cache_bytes);
}

static bool set_dump(JitOptions *options, const char *value)
{
    options->dump = value;
    return value[0] != '\0';
}

static bool set_log(JitOptions *options, const char *value)
{
    (void)value;
    options->log = true;
    return true;
}

static bool set_stats(JitOptions *options, const char *value)
{
    (void)value;
    options->stats = true;
    return true;
}

static bool set_perf(JitOptions *options, const char *value)
{
    (void)value;
    options->perf = true;
    return true;
}

static bool set_gdb(JitOptions *options, const char *value)
{
    (void)value;
    options->gdb = true;
    return true;
}

static bool accept(JitOptions *options, const char *value)
{
    (void)options, (void)value;
    return true;
}

static const JitOption jit_options[] = {
    {"--jit", "--jit", accept},
    {"--jit=", "--jit <off|baseline|slice>", set_tier},
    {"--jit-stress=", "--jit-stress <deopt|tier>", set_stress},
    {"--jit-threshold=", "--jit-threshold <N>", set_threshold},
    {"--jit-cache=", "--jit-cache <BYTES>", set_cache},
    {"--jit-dump=", "--jit-dump <FUNCTION>", set_dump},
    {"--jit-log", "--jit-log", set_log},
    {"--jit-stats", "--jit-stats", set_stats},
    {"--jit-perf", "--jit-perf", set_perf},
    {"--jit-gdb", "--jit-gdb", set_gdb},
};

JitOptionResult jit_option_parse(const char *word, JitOptions *options, const char **form,
                                 const char **value)
{
    for (size_t i = 0; i < sizeof jit_options / sizeof *jit_options; i++) {
        const JitOption *option = &jit_options[i];
        size_t length = strlen(option->name);
        bool has_value = option->name[length - 1] == '=';
        if (has_value ? strncmp(word, option->name, length) != 0
                      : strcmp(word, option->name) != 0) {
            continue;
        }
        *form = option->form;
        *value = word + length;
        return option->set(options, *value) ? JIT_OPTION_TAKEN : JIT_OPTION_INVALID;
    }
    return JIT_OPTION_OTHER;
}
