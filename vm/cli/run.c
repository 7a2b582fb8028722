/*
 * run.c - `ruff run`, `ruff FILE`, `ruff -e CODE`: options, then the script.
 *
 * Options are looked for before FILE and, as long as no script argument has been seen, behind it;
 * an unknown word there begins the script's own arguments, and so does `--` (cli.md 3.2).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/capability.h"
#include "runtime/stdlib/output.h"
#include "vm/cli/cli.h"
#include "vm/cli/interrupt.h"
#include "vm/cli/jit_options.h"
#include "vm/cli/report.h"
#include "vm/cli/run.h"
#include "vm/cli/source_file.h"
#include "vm/interp/isolate.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"
#include "vm/syntax/parser.h"

#define DEFAULT_SCHEDULER_TIMEOUT_MS 120000u
#define MAX_DEPTH_LIMIT              10000000u

typedef struct RunOptions {
    const char *path;
    IsolateOptions isolate;
    JitOptions jit;
    uint32_t scheduler_timeout_ms;
    uint32_t timeout_ms; /* 0: none */
    bool json;
    bool old_engine_codes;
    bool restricted; /* a capability flag was given */
    bool help;
} RunOptions;

/* What a command adds to running a script (run.h); those of `ruff run` add nothing. */
static const RunHooks plain_run = {.command = "run"};
static const RunHooks *hooks = &plain_run;

static const Command *run_command(void)
{
    return cli_find_command(hooks->command);
}

bool cli_parse_number(const char *text, unsigned long long max, unsigned long long *out)
{
    char *end;
    errno = 0;
    *out = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 && *out <= max;
}

bool cli_parse_bytes(const char *text, size_t *out)
{
    char *end;
    errno = 0;
    unsigned long long n = strtoull(text, &end, 10);
    unsigned shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
    if (text[0] < '0' || text[0] > '9' || errno != 0 || (*end && (!shift || end[1])) ||
        n > (SIZE_MAX >> 1) >> shift) {
        return false;
    }
    *out = (size_t)n << shift;
    return true;
}

const char *cli_option_value(int argc, char **argv, int *i, const char *name, bool *missing)
{
    size_t length = strlen(name);
    const char *word = argv[*i];
    if (strncmp(word, name, length) != 0) {
        return NULL;
    }
    if (word[length] == '=') {
        return word + length + 1;
    }
    if (word[length] != '\0') {
        return NULL;
    }
    const char *value = *i + 1 < argc ? argv[*i + 1] : NULL;
    if (value) {
        ++*i;
    } else {
        *missing = true;
    }
    return value;
}

static Parsed invalid_value(const char *value, const char *option)
{
    cli_usage_error(run_command(), "invalid value '%s' for '%s'", value, option);
    return PARSED_ERROR;
}

/* A time that is not zero; what: its name in the message that says so. */
static Parsed parse_milliseconds(const char *value, const char *form, const char *what,
                                 uint32_t *milliseconds)
{
    unsigned long long n;
    if (!cli_parse_number(value, UINT32_MAX, &n)) {
        return invalid_value(value, form);
    }
    if (n == 0) {
        fprintf(stderr, "[RUFCLI001] [cli] error: %s must be greater than 0ms\n", what);
        return PARSED_ERROR;
    }
    *milliseconds = (uint32_t)n;
    return PARSED_OPTION;
}

static Parsed parse_limits(int argc, char **argv, int *i, RunOptions *options)
{
    bool missing = false;
    unsigned long long n;
    const char *value;
    if ((value = cli_option_value(argc, argv, i, "--max-memory", &missing)) != NULL) {
        return cli_parse_bytes(value, &options->isolate.max_memory_bytes)
                   ? PARSED_OPTION
                   : invalid_value(value, "--max-memory <BYTES>");
    }
    if ((value = cli_option_value(argc, argv, i, "--max-depth", &missing)) != NULL) {
        if (!cli_parse_number(value, MAX_DEPTH_LIMIT, &n) || n == 0) {
            return invalid_value(value, "--max-depth <N>");
        }
        options->isolate.max_depth = (uint32_t)n;
        return PARSED_OPTION;
    }
    if ((value = cli_option_value(argc, argv, i, "--scheduler-timeout-ms", &missing)) != NULL) {
        return parse_milliseconds(value, "--scheduler-timeout-ms <N>", "Scheduler timeout",
                                  &options->scheduler_timeout_ms);
    }
    if ((value = cli_option_value(argc, argv, i, "--timeout", &missing)) != NULL) {
        return parse_milliseconds(value, "--timeout <MS>", "Timeout", &options->timeout_ms);
    }
    if (missing) {
        cli_usage_error(run_command(), "a value is required for '%s' but none was supplied",
                        argv[*i]);
        return PARSED_ERROR;
    }
    return PARSED_UNKNOWN;
}

/* Any capability flag but --allow-all starts from nothing. */
static bool parse_capability(const char *word, RunOptions *options)
{
    uint32_t granted;
    if (strcmp(word, "--untrusted") == 0) {
        granted = 0;
    } else if (strcmp(word, "--allow-all") == 0) {
        granted = UINT32_MAX;
    } else {
        granted = capability_of_flag(word);
        if (granted == 0) {
            return false;
        }
    }
    if (!options->restricted) {
        options->isolate.capabilities = 0;
        options->restricted = true;
    }
    options->isolate.capabilities |= granted;
    return true;
}

static Parsed parse_option(int argc, char **argv, int *i, RunOptions *options)
{
    const char *word = argv[*i];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        options->help = true;
        return PARSED_OPTION;
    }
    if (strcmp(word, "--interpreter") == 0) {
        options->old_engine_codes = true;
        return PARSED_OPTION;
    }
    if (strcmp(word, "--json-runtime-diagnostics") == 0) {
        options->json = true;
        return PARSED_OPTION;
    }
    if (strcmp(word, "--check-refs") == 0) {
        options->isolate.check_refs = true;
        return PARSED_OPTION;
    }
    const Parsed added = hooks->option ? hooks->option(argc, argv, i) : PARSED_UNKNOWN;
    if (added != PARSED_UNKNOWN) {
        return added;
    }
    const char *form, *value;
    switch (jit_option_parse(word, &options->jit, &form, &value)) {
    case JIT_OPTION_TAKEN:
        return PARSED_OPTION;
    case JIT_OPTION_INVALID:
        return invalid_value(value, form);
    case JIT_OPTION_OTHER:
        break;
    }
    if (parse_capability(word, options)) {
        return PARSED_OPTION;
    }
    return parse_limits(argc, argv, i, options);
}

static uint32_t default_scheduler_timeout_ms(void)
{
    unsigned long long n;
    const char *text = getenv("RUFF_SCHEDULER_TIMEOUT_MS");
    return text && cli_parse_number(text, UINT32_MAX, &n) && n > 0 ? (uint32_t)n
                                                                   : DEFAULT_SCHEDULER_TIMEOUT_MS;
}

/* Words after the options: FILE (unless it is known already) and the script's arguments. -1: go on;
 * else the exit code. */
static int parse_command_line(int argc, char **argv, RunOptions *options)
{
    int i = 1;
    for (; i < argc; i++) {
        const char *word = argv[i];
        bool is_option = word[0] == '-' && word[1] != '\0';
        if (strcmp(word, "--") == 0) {
            i++;
            if (!options->path && i < argc) {
                options->path = argv[i++];
            }
            break;
        }
        Parsed parsed = is_option ? parse_option(argc, argv, &i, options) : PARSED_UNKNOWN;
        if (parsed == PARSED_ERROR) {
            return EXIT_USAGE;
        }
        if (parsed == PARSED_OPTION) {
            continue;
        }
        if (options->path) {
            break;
        }
        if (is_option) {
            return cli_usage_error(run_command(), "unexpected argument '%s' found", word);
        }
        options->path = word;
    }
    options->isolate.argc = argc - i;
    options->isolate.argv = argv + i;
    return -1;
}

static void render(const DiagnosticList *diagnostics, const SourceFile *source)
{
    diagnostics_render(stderr, diagnostics, source->name, source->text, source->size_bytes,
                       (DiagnosticStyle){.colors = cli_use_colors(stderr)});
}

/* Runs the program and what it left to the scheduler, within its time. */
static LoadStatus execute(VM *vm, const SourceFile *source, const RunOptions *options,
                          DiagnosticList *diagnostics)
{
    interrupt_start_timeout(options->timeout_ms);
    LoadStatus status =
        loader_run_main(vm, source->name, source->text, source->size_bytes, diagnostics);
    if (status == LOAD_OK &&
        scheduler_run_pending(vm, options->scheduler_timeout_ms) != STATUS_OK) {
        status = LOAD_RAISED;
    }
    if (status == LOAD_OK && output_flush(vm) != STATUS_OK) {
        status = LOAD_RAISED; /* what was printed could not be written */
    }
    stdlib_flush(vm);
    interrupt_end_timeout();
    return status;
}

/* Runs the program and reports how it ended. */
static int run_loaded(VM *vm, const SourceFile *source, const RunOptions *options)
{
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    if (!diagnostics) {
        return EXIT_INTERNAL;
    }
    diagnostics_init(diagnostics);
    int exit_code = EXIT_OK;
    const ReportOptions report = {.main_source = source,
                                  .json = options->json,
                                  .old_engine_codes = options->old_engine_codes};
    const LoadStatus status = execute(vm, source, options, diagnostics);
    switch (status) {
    case LOAD_OK:
        exit_code = vm->interrupt == INTERRUPT_SIGNAL ? EXIT_CODE_INTERRUPTED : EXIT_OK;
        break;
    case LOAD_SYNTAX_ERROR:
    case LOAD_COMPILE_ERROR:
        if (options->json && status == LOAD_COMPILE_ERROR && diagnostics->count > 0) {
            report_compile_error(diagnostics->items[0].message, &report);
        } else {
            render(diagnostics, source);
        }
        exit_code = status == LOAD_SYNTAX_ERROR ? EXIT_SYNTAX : EXIT_RUNTIME;
        break;
    case LOAD_INTERNAL_ERROR:
        render(diagnostics, source);
        exit_code = EXIT_INTERNAL;
        break;
    case LOAD_RAISED:
        if (vm->error.is_exit) {
            exit_code = vm->error.exit_code & 255;
        } else {
            report_uncaught(vm, &report);
            exit_code = EXIT_RUNTIME;
        }
        break;
    }
    diagnostics_free(diagnostics);
    free(diagnostics);
    return exit_code;
}

static int run_source(const SourceFile *source, const RunOptions *options)
{
    VM *vm = isolate_new(&options->isolate);
    if (!vm) {
        fputs("error: not enough memory to start\n", stderr);
        return EXIT_INTERNAL;
    }
    if (!jit_attach(vm, &options->jit)) {
        isolate_free(vm);
        fputs("error: not enough memory to start\n", stderr);
        return EXIT_INTERNAL;
    }
    interrupt_install(vm);
    if (hooks->begin) {
        hooks->begin(vm);
    }
    int exit_code = run_loaded(vm, source, options);
    if (hooks->end) {
        exit_code = hooks->end(vm, exit_code);
    }
    interrupt_remove();
    if (options->jit.stats) {
        jit_print_stats(stderr, vm);
    }
    isolate_free(vm);
    return exit_code;
}

static void options_init(RunOptions *options)
{
    *options = (RunOptions){.isolate.capabilities = UINT32_MAX,
                            .scheduler_timeout_ms = default_scheduler_timeout_ms()};
    jit_options_init(&options->jit);
}

static int check_build(const RunOptions *options)
{
#ifndef RUFF_PORTABLE
    if (options->isolate.check_refs) {
        return cli_usage_error(run_command(),
                               "--check-refs needs the portable interpreter (make PORTABLE=1)");
    }
#else
    (void)options;
#endif
    return -1;
}

int command_run(int argc, char **argv)
{
    return run_with_hooks(argc, argv, &plain_run);
}

int run_with_hooks(int argc, char **argv, const RunHooks *added)
{
    RunOptions options;
    hooks = added;
    options_init(&options);
    int exit_code = parse_command_line(argc, argv, &options);
    if (exit_code < 0 && options.help) {
        cli_print_command_help(stdout, run_command());
        return EXIT_OK;
    }
    if (exit_code < 0) {
        exit_code = check_build(&options);
    }
    if (exit_code >= 0) {
        return exit_code;
    }
    if (!options.path) {
        return cli_usage_error(run_command(),
                               "the following required arguments were not provided: FILE");
    }
    SourceFile source;
    if (!source_file_read(options.path, &source)) {
        return EXIT_IO;
    }
    exit_code = run_source(&source, &options);
    source_file_free(&source);
    return exit_code;
}

int command_eval(int argc, char **argv)
{
    RunOptions options;
    options_init(&options);
    if (argc < 2) {
        return cli_usage_error(NULL, "a value is required for '-e <CODE>' but none was supplied");
    }
    options.path = "-e";
    int exit_code = parse_command_line(argc - 1, argv + 1, &options);
    if (exit_code < 0) {
        exit_code = check_build(&options);
    }
    if (exit_code >= 0) {
        return exit_code;
    }
    SourceFile source = {.name = "<command line>", .text = argv[1], .size_bytes = strlen(argv[1])};
    if (!source_is_valid_utf8(source.text, source.size_bytes)) {
        fputs("[RUFCLI001] [cli] error: The code after -e is not valid UTF-8\n", stderr);
        return EXIT_IO;
    }
    return run_source(&source, &options);
}
