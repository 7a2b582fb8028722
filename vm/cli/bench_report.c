/*
 * bench_report.c - what `ruff bench` prints (cli.md 7.1).
 */
#include <math.h>
#include <string.h>

#include "vm/cli/bench.h"
#include "vm/cli/json.h"

#define LINE_WIDTH   80
#define TITLE        "Ruff Performance Benchmarks"
#define DURATION_MAX 32

static void print_rule(FILE *out, char c)
{
    for (int i = 0; i < LINE_WIDTH; i++) {
        fputc(c, out);
    }
    fputc('\n', out);
}

void bench_print_heading(FILE *out)
{
    print_rule(out, '=');
    fprintf(out, "%*s\n", (LINE_WIDTH + (int)strlen(TITLE)) / 2, TITLE);
    print_rule(out, '=');
}

/* In the largest unit that gives at least 1. */
static const char *format_duration(char text[DURATION_MAX], double nanoseconds)
{
    static const struct {
        double nanoseconds;
        const char *name;
    } units[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (nanoseconds >= units[i].nanoseconds) {
            snprintf(text, DURATION_MAX, "%.2f %s", nanoseconds / units[i].nanoseconds,
                     units[i].name);
            return text;
        }
    }
    snprintf(text, DURATION_MAX, "%.0f ns", nanoseconds);
    return text;
}

/* Characters of a text that is right, as columns are counted. */
static int width_of(const char *text)
{
    int width = 0;
    for (; *text; text++) {
        width += ((unsigned char)*text & 0xc0) != 0x80;
    }
    return width;
}

static void print_right(FILE *out, int width, const char *text)
{
    fprintf(out, "%*s%s", width - width_of(text) > 0 ? width - width_of(text) : 0, "", text);
}

static void print_left(FILE *out, int width, const char *text)
{
    fprintf(out, "%s%*s", text, width - width_of(text) > 0 ? width - width_of(text) : 0, "");
}

static void print_mode(FILE *out, const BenchFile *file, BenchMode mode)
{
    const Summary summary = series_summary(&file->samples[mode].real);
    const struct {
        const char *label;
        double nanoseconds;
    } rows[] = {{"Mean:   ", summary.mean},
                {"Median: ", summary.median},
                {"Min:    ", summary.min},
                {"Max:    ", summary.max},
                {"StdDev: ", summary.deviation}};
    char text[DURATION_MAX];
    fprintf(out, "✓ %s (%s)\n", file->name, bench_mode_names[mode]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fprintf(out, "  %s%s\n", rows[i].label, format_duration(text, rows[i].nanoseconds));
    }
    fprintf(out, "  Samples: %zu\n", file->samples[mode].real.count);
}

void bench_print_file(FILE *out, const Bench *bench, const BenchFile *file)
{
    fprintf(out, "\n%s\n", file->name);
    if (file->exit_code != EXIT_OK) {
        fprintf(out, "✗ %s (%s): failed with exit code %d\n", file->name,
                bench_mode_names[file->failed_mode], file->exit_code);
        return;
    }
    for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
        if (bench->has_mode[m]) {
            print_mode(out, file, m);
        }
    }
}

/* ---- tables ---- */

static bool was_measured(const BenchFile *file, BenchMode mode)
{
    return file->exit_code == EXIT_OK && file->samples[mode].real.count > 0;
}

/* Interpreter / JIT; 0: one of them was not measured. */
static double speedup_of(const BenchFile *file)
{
    if (!was_measured(file, BENCH_INTERPRETER) || !was_measured(file, BENCH_JIT)) {
        return 0;
    }
    return series_summary(&file->samples[BENCH_INTERPRETER].real).mean /
           series_summary(&file->samples[BENCH_JIT].real).mean;
}

static void print_comparison_row(FILE *out, const BenchFile *file)
{
    char text[DURATION_MAX];
    const double speedup = speedup_of(file);
    print_left(out, 30, file->name);
    for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
        print_right(out, 15,
                    was_measured(file, m)
                        ? format_duration(text, series_summary(&file->samples[m].real).mean)
                        : "-");
    }
    snprintf(text, sizeof text, "%.2fx", speedup);
    print_right(out, 15, speedup > 0 ? text : "-");
    fputc('\n', out);
}

static void print_performance(FILE *out, const Bench *bench)
{
    fputs("\nPerformance Comparison\n", out);
    print_left(out, 30, "Benchmark");
    for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
        print_right(out, 15, bench_mode_names[m]);
    }
    print_right(out, 15, "Speedup");
    fputc('\n', out);
    print_rule(out, '-');
    for (size_t i = 0; i < bench->file_count; i++) {
        print_comparison_row(out, &bench->files[i]);
    }
}

static void print_summary(FILE *out, const Bench *bench)
{
    char text[DURATION_MAX];
    double logarithms = 0;
    size_t compared = 0;
    fprintf(out, "\nSummary\n  Total Benchmarks: %zu\n", bench->file_count);
    for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
        double total = 0;
        for (size_t i = 0; i < bench->file_count; i++) {
            const BenchFile *file = &bench->files[i];
            total += was_measured(file, m) ? series_summary(&file->samples[m].real).mean : 0;
        }
        if (bench->has_mode[m]) {
            fprintf(out, "  Total Time (%s): %s\n", bench_mode_names[m],
                    format_duration(text, total));
        }
    }
    for (size_t i = 0; i < bench->file_count; i++) {
        const double speedup = speedup_of(&bench->files[i]);
        logarithms += speedup > 0 ? log(speedup) : 0;
        compared += speedup > 0;
    }
    if (compared > 0) {
        fprintf(out, "  Average JIT Speedup: %.2fx\n", exp(logarithms / (double)compared));
    }
}

static double percent(double ratio)
{
    return (ratio - 1) * 100;
}

static void print_change(FILE *out, const BenchFile *file, BenchMode mode)
{
    const Comparison *comparison = &file->comparisons[mode];

    char text[DURATION_MAX];
    print_left(out, 24, file->name);
    print_left(out, 12, bench_mode_names[mode]);
    print_right(out, 11, format_duration(text, series_summary(&comparison->baseline).median));
    print_right(out, 11, format_duration(text, series_summary(&file->samples[mode].own).median));
    fprintf(out, " %+8.1f%% (%+.1f%% to %+.1f%%)%s\n", percent(comparison->ratio),
            percent(comparison->interval.low), percent(comparison->interval.high),
            comparison->slower ? "  SLOWER" : "");
}

/* The medians beside the baseline's, and which of them fail. */
static void print_changes(FILE *out, const Bench *bench)
{
    size_t compared = 0, slower = 0;
    fprintf(out, "\nCompared with %s\n", bench->baseline_path);
    print_left(out, 24, "Benchmark");
    print_left(out, 12, "Mode");
    print_right(out, 11, "Baseline");
    print_right(out, 11, "Now");
    fputs("    Change (95% interval)\n", out);
    print_rule(out, '-');
    for (size_t i = 0; i < bench->file_count; i++) {
        const BenchFile *file = &bench->files[i];
        for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
            if (file->comparisons[m].known && was_measured(file, m)) {
                print_change(out, file, m);
                compared++;
                slower += file->comparisons[m].slower;
            }
        }
    }
    fprintf(out, "%s: %zu of %zu slower by more than %g%%\n", slower ? "Regression" : "Passed",
            slower, compared, bench->max_regression_percent);
}

void bench_print_tables(FILE *out, const Bench *bench)
{
    if (!bench->json || bench->json_path) {
        print_performance(out, bench);
        print_summary(out, bench);
    }
    if (bench->baseline_path) {
        print_changes(out, bench);
    }
}

/* ---- JSON ---- */

static void print_series(FILE *out, const Series *series)
{
    fputs("[", out);
    for (size_t i = 0; i < series->count; i++) {
        fprintf(out, "%s\n            %.0f", i ? "," : "", series->values[i]);
    }
    fputs("\n          ]", out);
}

static void print_json_comparison(FILE *out, const Comparison *comparison)
{
    if (!comparison->known) {
        fputs("null", out);
        return;
    }
    fprintf(out,
            "{\n            \"baseline_median_ns\": %.0f,\n"
            "            \"high\": %.4f,\n"
            "            \"low\": %.4f,\n            \"ratio\": %.4f,\n            \"slower\": %s\n"
            "          }",
            series_summary(&comparison->baseline).median, comparison->interval.high,
            comparison->interval.low, comparison->ratio, comparison->slower ? "true" : "false");
}

static void print_json_mode(FILE *out, const BenchFile *file, BenchMode mode)
{
    const Summary summary = series_summary(&file->samples[mode].real);
    fputs("        {\n          \"comparison\": ", out);
    print_json_comparison(out, &file->comparisons[mode]);

    fprintf(out,
            ",\n          \"max_ns\": %.0f,\n          \"mean_ns\": %.0f,\n"
            "          \"median_ns\": %.0f,\n          \"min_ns\": %.0f,\n"
            "          \"mode\": \"%s\",\n          \"own_samples_ns\": ",
            summary.max, summary.mean, summary.median, summary.min, bench_mode_names[mode]);
    print_series(out, &file->samples[mode].own);
    fputs(",\n          \"samples_ns\": ", out);
    print_series(out, &file->samples[mode].real);
    fprintf(out, ",\n          \"stddev_ns\": %.0f\n        }", summary.deviation);
}

static void print_json_file(FILE *out, const BenchFile *file)
{
    bool first = true;
    fprintf(out, "    {\n      \"exit_code\": %d,\n      \"file\": ", file->exit_code);
    json_print_string(out, file->path);
    fputs(",\n      \"modes\": [", out);
    for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
        if (was_measured(file, m)) {
            fputs(first ? "\n" : ",\n", out);
            print_json_mode(out, file, m);
            first = false;
        }
    }
    fputs(first ? "],\n      \"name\": " : "\n      ],\n      \"name\": ", out);
    json_print_string(out, file->name);
    const double speedup = speedup_of(file);
    if (speedup > 0) {
        fprintf(out, ",\n      \"speedup\": %.4f\n    }", speedup);
    } else {
        fputs(",\n      \"speedup\": null\n    }", out);
    }
}

static const char *status_of(const Bench *bench)
{
    return bench->exit_code == EXIT_OK         ? "ok"
           : bench->exit_code == EXIT_NEGATIVE ? "regression"
                                               : "error";
}

void bench_print_json(FILE *out, const Bench *bench)
{
    fputs("{\n  \"baseline\": ", out);
    if (bench->baseline_path) {
        json_print_string(out, bench->baseline_path);
    } else {
        fputs("null", out);
    }
    fputs(",\n  \"benchmarks\": [", out);
    for (size_t i = 0; i < bench->file_count; i++) {
        fputs(i ? ",\n" : "\n", out);
        print_json_file(out, &bench->files[i]);
    }
    fputs(bench->file_count ? "\n  ],\n" : "],\n", out);
    fprintf(out, "  \"command\": \"bench\",\n  \"iterations\": %u,\n", bench->iterations);
    if (bench->baseline_path) {
        fprintf(out, "  \"max_regression_percent\": %g,\n", bench->max_regression_percent);
    } else {
        fputs("  \"max_regression_percent\": null,\n", out);
    }
    fprintf(out, "  \"status\": \"%s\",\n  \"version\": \"%s\",\n  \"warmup\": %u\n}\n",
            status_of(bench), RUFF_VERSION, bench->warmup);
}
