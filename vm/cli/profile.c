/*
 * profile.c - `ruff profile FILE`: runs a script once and looks where it spends its time.
 */
#include <errno.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "vm/cli/cli.h"
#include "vm/cli/profile.h"
#include "vm/cli/run.h"

#define DEFAULT_ROWS 20u
#define MAX_ROWS     1000000u

/* Of the one run that a process makes. */
static struct {
    const char *stacks_path; /* NULL: not asked for */
    bool with_lines;
    uint32_t rate_hz, rows;
    bool started;
    Sampler sampler;
    struct timespec began;
} run = {.rate_hz = SAMPLER_DEFAULT_HZ, .rows = DEFAULT_ROWS};

static const Command *this_command(void)
{
    return cli_find_command("profile");
}

static Parsed missing_value(const char *option)
{
    cli_usage_error(this_command(), "a value is required for '%s' but none was supplied", option);
    return PARSED_ERROR;
}

static Parsed parse_number(const char *text, const char *form, uint32_t most, uint32_t *number)
{
    unsigned long long n;
    if (!cli_parse_number(text, most, &n) || n == 0) {
        cli_usage_error(this_command(), "invalid value '%s' for '%s'", text, form);
        return PARSED_ERROR;
    }
    *number = (uint32_t)n;
    return PARSED_OPTION;
}

static Parsed parse_option(int argc, char **argv, int *i)
{
    const char *word = argv[*i], *value;
    bool missing = false;
    if (strcmp(word, "--cpu") == 0 || strcmp(word, "--memory") == 0) {
        return PARSED_OPTION; /* the report always has them */
    }
    if (strcmp(word, "--lines") == 0) {
        run.with_lines = true;
        return PARSED_OPTION;
    }
    if ((value = cli_option_value(argc, argv, i, "--flamegraph", &missing)) != NULL) {
        run.stacks_path = value;
        return PARSED_OPTION;
    }
    if ((value = cli_option_value(argc, argv, i, "--rate", &missing)) != NULL) {
        return parse_number(value, "--rate <HZ>", SAMPLER_MAX_HZ, &run.rate_hz);
    }
    if ((value = cli_option_value(argc, argv, i, "--top", &missing)) != NULL) {
        return parse_number(value, "--top <N>", MAX_ROWS, &run.rows);
    }
    return missing ? missing_value(word) : PARSED_UNKNOWN;
}

static void begin(VM *vm)
{
    clock_gettime(CLOCK_MONOTONIC, &run.began);
    run.started = sampler_start(&run.sampler, vm, run.rate_hz);
    if (!run.started) {
        fprintf(stderr, "[RUFCLI001] [cli] error: Failed to start sampling: %s (os error %d)\n",
                strerror(errno), errno);
    }
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static int write_stacks(const VM *vm)
{
    FILE *out = fopen(run.stacks_path, "w");
    bool ok = out && profile_write_stacks(out, &run.sampler, vm, run.with_lines);
    if (out && fclose(out) != 0) {
        ok = false;
    }
    if (!ok) {
        fprintf(stderr, "[RUFCLI001] [cli] error: Failed to write '%s': %s (os error %d)\n",
                run.stacks_path, strerror(errno), errno);
        return EXIT_IO;
    }
    printf("\nFlamegraph data written to: %s\n"
           "Generate SVG with: flamegraph.pl %s > flamegraph.svg\n",
           run.stacks_path, run.stacks_path);
    return EXIT_OK;
}

/* How the script ended matters more than that its report could not be written. */
static int end(VM *vm, int exit_code)
{
    ProfileFigures figures = {
        .seconds = seconds_since(&run.began), .rate_hz = run.rate_hz, .rows = run.rows};
    Profile profile;
    if (!run.started) {
        return exit_code == EXIT_OK ? EXIT_INTERNAL : exit_code;
    }
    sampler_stop(&run.sampler);
    figures.cpu_seconds = (double)run.sampler.cpu_ns / 1e9;
    figures.lost = run.sampler.lost;
    int written = EXIT_INTERNAL;
    if (profile_tally(&profile, &run.sampler, vm)) {
        profile_print(stdout, vm, &profile, &figures);
        written = run.stacks_path ? write_stacks(vm) : EXIT_OK;
    } else {
        fputs("error: not enough memory for the report\n", stderr);
    }
    profile_free(&profile);
    sampler_free(&run.sampler);
    return exit_code == EXIT_OK ? written : exit_code;
}

int command_profile(int argc, char **argv)
{
    static const RunHooks hooks = {
        .command = "profile", .option = parse_option, .begin = begin, .end = end};
    return run_with_hooks(argc, argv, &hooks);
}
