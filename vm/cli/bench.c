/*
 * bench.c - `ruff bench [PATH]`: times scripts, interpreted and with machine code (cli.md 7.1).
 *
 * The modes take turns, and each round begins with the other one, so that a busy moment hits both.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "codegen/jit.h"
#include "vm/cli/bench.h"

#define DEFAULT_PATH           "examples/benchmarks"
#define DEFAULT_ITERATIONS     10u
#define DEFAULT_WARMUP         2u
#define DEFAULT_REGRESSION     5.0 /* percent */
#define MAX_RUNS               1000000u
#define MAX_REGRESSION         1e6 /* percent */
#define LEAST_GATED_ITERATIONS 5u  /* fewer say nothing about scatter */
#define SUFFIX                 ".ruff"

typedef struct BenchOptions {
    const char *path;
    bool limit_given;
} BenchOptions;

/* ---- which files ---- */

static bool add_file(Bench *bench, const char *directory, const char *name)
{
    BenchFile *files = realloc(bench->files, (bench->file_count + 1) * sizeof *files);
    if (!files) {
        return false;
    }
    bench->files = files;
    BenchFile *file = &files[bench->file_count];
    *file = (BenchFile){0};
    size_t bytes = (directory ? strlen(directory) + 1 : 0) + strlen(name) + 1;
    const char *base = strrchr(name, '/');
    file->path = malloc(bytes);
    file->name = strdup(base ? base + 1 : name);
    if (!file->path || !file->name) {
        free(file->path);
        free(file->name);
        return false;
    }
    snprintf(file->path, bytes, "%s%s%s", directory ? directory : "", directory ? "/" : "", name);
    size_t length = strlen(file->name), suffix = strlen(SUFFIX);
    if (length > suffix && strcmp(file->name + length - suffix, SUFFIX) == 0) {
        file->name[length - suffix] = '\0';
    }
    bench->file_count++;
    return true;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(((const BenchFile *)left)->name, ((const BenchFile *)right)->name);
}

static bool add_directory(Bench *bench, const char *path)
{
    DIR *directory = opendir(path);
    if (!directory) {
        return false;
    }
    const struct dirent *entry;
    bool ok = true;
    while (ok && (entry = readdir(directory)) != NULL) {
        size_t length = strlen(entry->d_name), suffix = strlen(SUFFIX);
        if (length > suffix && strcmp(entry->d_name + length - suffix, SUFFIX) == 0) {
            ok = add_file(bench, path, entry->d_name);
        }
    }
    closedir(directory);
    if (ok && bench->file_count > 0) {
        qsort(bench->files, bench->file_count, sizeof *bench->files, by_name);
    }
    return ok;
}

static int find_files(Bench *bench, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        fprintf(stderr, "Error: Path does not exist: %s\n", path);
        return EXIT_IO;
    }
    if (!(S_ISDIR(info.st_mode) ? add_directory(bench, path) : add_file(bench, NULL, path))) {
        fprintf(stderr, "Error: Failed to read %s: %s\n", path, strerror(errno));
        return EXIT_IO;
    }
    return EXIT_OK;
}

static void free_samples(Samples *samples)
{
    series_free(&samples->real);
    series_free(&samples->own);
}

static void free_files(Bench *bench)
{
    for (size_t i = 0; i < bench->file_count; i++) {
        BenchFile *file = &bench->files[i];
        for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
            free_samples(&file->samples[m]);
            series_free(&file->comparisons[m].baseline);
        }
        free(file->path);
        free(file->name);
    }
    free(bench->files);
}

/* ---- measuring ---- */

static bool to_standard_output(const Bench *bench)
{
    return bench->json && !bench->json_path;
}

/* One run; what it took is kept unless it only warms up. False: it failed. */
static bool sample(const Bench *bench, BenchFile *file, BenchMode mode, bool keep)
{
    RunTimes times;
    Samples *samples = &file->samples[mode];
    fflush(stdout); /* the script writes to it, too */
    file->exit_code = bench_run_once(
        file, mode, to_standard_output(bench) ? STDERR_FILENO : STDOUT_FILENO, &times);
    if (file->exit_code == EXIT_OK && keep &&
        !(series_add(&samples->real, times.real_ns) && series_add(&samples->own, times.own_ns))) {
        file->exit_code = EXIT_INTERNAL;
    }
    file->failed_mode = mode;
    return file->exit_code == EXIT_OK;
}

static void measure(const Bench *bench, BenchFile *file)
{
    for (unsigned round = 0; round < bench->warmup + bench->iterations; round++) {
        for (unsigned turn = 0; turn < BENCH_MODE_COUNT; turn++) {
            BenchMode mode = (BenchMode)((turn + round) % BENCH_MODE_COUNT);
            if (bench->has_mode[mode] && !sample(bench, file, mode, round >= bench->warmup)) {
                return;
            }
        }
    }
}

/* One more round of all that look slower than the baseline. */
static void sample_suspects(const Bench *bench)
{
    for (size_t i = 0; i < bench->file_count; i++) {
        BenchFile *file = &bench->files[i];
        for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
            if (file->exit_code == EXIT_OK && file->comparisons[m].slower) {
                sample(bench, file, m, true);
            }
        }
    }
}

static size_t compare_files(const Bench *bench, bool again)
{
    size_t slower = 0;
    for (size_t i = 0; i < bench->file_count; i++) {
        BenchFile *file = &bench->files[i];
        for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
            const Comparison *comparison = &file->comparisons[m];
            if (comparison->known && file->exit_code == EXIT_OK && (!again || comparison->slower)) {
                slower += bench_compare(bench, file, m, again ? bench->iterations : 0);
            }
        }
    }
    return slower;
}

/* Whether something is slower than the baseline allows, and is so again. */
static bool has_regressed(const Bench *bench)
{
    if (compare_files(bench, false) == 0) {
        return false;
    }
    for (unsigned round = 0; round < bench->iterations; round++) {
        sample_suspects(bench);
    }
    return compare_files(bench, true) > 0;
}

static void measure_all(Bench *bench)
{
    const bool quiet = to_standard_output(bench);
    for (size_t i = 0; i < bench->file_count; i++) {
        BenchFile *file = &bench->files[i];
        measure(bench, file);
        if (file->exit_code != EXIT_OK && bench->exit_code == EXIT_OK) {
            bench->exit_code = file->exit_code;
        }
        if (!quiet) {
            bench_print_file(stdout, bench, file);
        } else if (file->exit_code != EXIT_OK) {
            bench_print_file(stderr, bench, file);
        }
    }
    if (bench->baseline_path && has_regressed(bench) && bench->exit_code == EXIT_OK) {
        bench->exit_code = EXIT_NEGATIVE;
    }
}

/* ---- the command ---- */

static int write_json(const Bench *bench)
{
    FILE *out = bench->json_path ? fopen(bench->json_path, "w") : stdout;
    if (out) {
        bench_print_json(out, bench);
        if ((bench->json_path ? fclose(out) : fflush(out)) == 0) {
            return bench->exit_code;
        }
    }
    fprintf(stderr, "[RUFCLI001] [cli] error: Failed to write '%s': %s (os error %d)\n",
            bench->json_path ? bench->json_path : "standard output", strerror(errno), errno);
    return EXIT_IO;
}

static int run_bench(Bench *bench, const char *path)
{
    const bool quiet = to_standard_output(bench);
    if (!quiet) {
        bench_print_heading(stdout);
        fflush(stdout);
    }
    int exit_code = find_files(bench, path);
    if (exit_code == EXIT_OK && bench->baseline_path) {
        exit_code = bench_read_baseline(bench);
    }
    if (exit_code == EXIT_OK) {
        measure_all(bench);
        bench_print_tables(quiet ? stderr : stdout, bench);
        exit_code = bench->json ? write_json(bench) : bench->exit_code;
    }
    free_files(bench);
    return exit_code;
}

static const Command *this_command(void)
{
    return cli_find_command("bench");
}

static int invalid(const char *value, const char *form)
{
    return cli_usage_error(this_command(), "invalid value '%s' for '%s'", value, form);
}

/* -1: taken or not this option (*i has moved or not); else the exit code. */
static int parse_count(int argc, char **argv, int *i, const char *letter, const char *name,
                       unsigned *count, bool *taken)
{
    bool missing = false;
    unsigned long long n;
    const char *value = cli_option_value(argc, argv, i, letter, &missing);
    if (!value && !missing) {
        value = cli_option_value(argc, argv, i, name, &missing);
    }
    *taken = value != NULL || missing;
    if (missing) {
        return cli_usage_error(this_command(),
                               "a value is required for '%s <N>' but none was supplied", name);
    }
    if (value) {
        if (!cli_parse_number(value, MAX_RUNS, &n)) {
            char form[64];
            snprintf(form, sizeof form, "%s <N>", name);
            return invalid(value, form);
        }
        *count = (unsigned)n;
    }
    return -1;
}

static bool parse_percent(const char *text, double *percent)
{
    char *end;
    *percent = strtod(text, &end);
    return end != text && (*end == '\0' || strcmp(end, "%") == 0) && *percent >= 0 &&
           *percent <= MAX_REGRESSION;
}

static int parse_gate(int argc, char **argv, int *i, Bench *bench, BenchOptions *options,
                      bool *taken)
{
    bool missing = false;
    const char *value = cli_option_value(argc, argv, i, "--baseline", &missing);
    if (value) {
        bench->baseline_path = value;
    } else if (!missing &&
               (value = cli_option_value(argc, argv, i, "--max-regression", &missing)) != NULL) {
        options->limit_given = true;
        if (!parse_percent(value, &bench->max_regression_percent)) {
            return invalid(value, "--max-regression <PERCENT>");
        }
    }
    *taken = value != NULL;
    return missing ? cli_usage_error(this_command(),
                                     "a value is required for '%s' but none was supplied", argv[*i])
                   : -1;
}

static bool ends_with(const char *word, const char *end)
{
    size_t length = strlen(word), end_length = strlen(end);
    return length > end_length && strcmp(word + length - end_length, end) == 0;
}

/* `--json`, `--json=FILE`, and `--json FILE` where the word behind it cannot be a script. */
static bool parse_json(int argc, char **argv, int *i, Bench *bench)
{
    if (strncmp(argv[*i], "--json=", 7) == 0 && argv[*i][7] != '\0') {
        bench->json_path = argv[*i] + 7;
    } else if (strcmp(argv[*i], "--json") != 0) {
        return false;
    } else if (*i + 1 < argc && ends_with(argv[*i + 1], ".json")) {
        bench->json_path = argv[++*i];
    }
    bench->json = true;
    return true;
}

/* Negative: go on. */
static int parse_word(int argc, char **argv, int *i, Bench *bench, BenchOptions *options)
{
    const char *word = argv[*i];
    bool taken = parse_json(argc, argv, i, bench);
    int exit_code = -1;
    if (!taken) {
        exit_code = parse_count(argc, argv, i, "-i", "--iterations", &bench->iterations, &taken);
    }
    if (!taken) {
        exit_code = parse_count(argc, argv, i, "-w", "--warmup", &bench->warmup, &taken);
    }
    if (!taken) {
        exit_code = parse_gate(argc, argv, i, bench, options, &taken);
    }
    if (taken || exit_code >= 0) {
        return exit_code;
    }
    if ((word[0] == '-' && word[1]) || options->path) {
        return cli_usage_error(this_command(), "unexpected argument '%s' found", word);
    }
    options->path = word;
    return -1;
}

static int check_options(const Bench *bench, const BenchOptions *options)
{
    if (bench->iterations == 0) {
        return invalid("0", "--iterations <N>");
    }
    if (options->limit_given && !bench->baseline_path) {
        return cli_usage_error(this_command(), "'--max-regression' needs '--baseline <FILE>'");
    }
    if (bench->baseline_path && bench->iterations < LEAST_GATED_ITERATIONS) {
        return cli_usage_error(this_command(), "'--baseline' needs at least %u iterations",
                               LEAST_GATED_ITERATIONS);
    }
    return -1;
}

int command_bench(int argc, char **argv)
{
    if (argc > 1 && strncmp(argv[1], BENCH_RUN_ONCE, strlen(BENCH_RUN_ONCE)) == 0) {
        return bench_be_run(argc, argv);
    }
    Bench bench = {.iterations = DEFAULT_ITERATIONS,
                   .warmup = DEFAULT_WARMUP,
                   .has_mode = {[BENCH_INTERPRETER] = true, [BENCH_JIT] = jit_is_in_build()},
                   .max_regression_percent = DEFAULT_REGRESSION};
    BenchOptions options = {0};
    for (int i = 1; i < argc; i++) {
        int exit_code = parse_word(argc, argv, &i, &bench, &options);
        if (exit_code >= 0) {
            return exit_code;
        }
    }
    int exit_code = check_options(&bench, &options);
    return exit_code >= 0 ? exit_code
                          : run_bench(&bench, options.path ? options.path : DEFAULT_PATH);
}
