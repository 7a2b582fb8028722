/*
 * bench_baseline.c - comparing with the JSON of an earlier `ruff bench`.
 *
 * Compared is own time: real time less what a run waited for a processor while others had it. It
 * contains what the script itself waits for, and other work on the machine disturbs it little.
 *
 * Slower means three things at once, so that noise does not look like it: the 95 % interval of the
 * ratio of the medians lies beyond the limit; the fastest run has become slower by more than the
 * limit, too, because a machine that is busy now and was not then moves medians much and the
 * fastest of ten little; and all of this a second time, with runs made after all others (bench.c
 * does that).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "vm/cli/bench.h"
#include "vm/cli/json_read.h"

#define LONGEST_BASELINE_BYTES ((size_t)64 << 20)

const char *const bench_mode_names[BENCH_MODE_COUNT] = {"Interpreter", "JIT"};

/* ---- reading ---- */

static char *read_text(const char *path, size_t *size_bytes)
{
    FILE *in = fopen(path, "rb");
    if (!in) {
        return NULL;
    }
    size_t capacity = (size_t)64 << 10, used = 0;
    char *text = malloc(capacity);
    while (text && !feof(in) && !ferror(in) && used < LONGEST_BASELINE_BYTES) {
        if (used == capacity) {
            char *larger = realloc(text, capacity * 2);
            if (!larger) {
                break;
            }
            text = larger;
            capacity *= 2;
        }
        used += fread(text + used, 1, capacity - used, in);
    }
    if (text && !feof(in)) {
        errno = ferror(in) ? errno : EFBIG;
        free(text);
        text = NULL;
    }
    fclose(in);
    *size_bytes = used;
    return text;
}

static const JsonValue *find_named(const JsonValue *array, const char *key, const char *name)
{
    for (size_t i = 0; array && i < array->count; i++) {
        const JsonValue *text = json_member(&array->items[i], key, JSON_STRING);
        if (text && strcmp(text->text, name) == 0) {
            return &array->items[i];
        }
    }
    return NULL;
}

/* The samples of a mode's object; false: it has none that make sense. */
static bool read_samples(const JsonValue *mode, const char *name, Series *series)
{
    const JsonValue *samples = json_member(mode, name, JSON_ARRAY);
    for (size_t i = 0; samples && i < samples->count; i++) {
        const JsonValue *item = &samples->items[i];
        if (item->kind != JSON_NUMBER || !(item->number > 0) || !series_add(series, item->number)) {
            series_free(series);
            return false;
        }
    }
    return series->count > 0;
}

/* How many series there are to compare with. */
static size_t take_baselines(Bench *bench, const JsonValue *root)
{
    const JsonValue *benchmarks = json_member(root, "benchmarks", JSON_ARRAY);
    size_t found = 0;
    for (size_t i = 0; i < bench->file_count; i++) {
        BenchFile *file = &bench->files[i];
        const JsonValue *item = find_named(benchmarks, "name", file->name);
        const JsonValue *modes = item ? json_member(item, "modes", JSON_ARRAY) : NULL;
        for (BenchMode m = 0; m < BENCH_MODE_COUNT; m++) {
            Comparison *comparison = &file->comparisons[m];
            const JsonValue *mode = find_named(modes, "mode", bench_mode_names[m]);
            if (!mode || !bench->has_mode[m]) {
                continue;
            }
            comparison->known = read_samples(mode, "own_samples_ns", &comparison->baseline);

            found += comparison->known;
        }
    }
    return found;
}

int bench_read_baseline(Bench *bench)
{
    const char *path = bench->baseline_path;
    size_t size_bytes, line, found;
    char *text = read_text(path, &size_bytes);
    JsonValue root;
    if (!text) {
        fprintf(stderr, "[RUFCLI001] [cli] error: Failed to read baseline '%s': %s (os error %d)\n",
                path, strerror(errno), errno);
        return EXIT_IO;
    }
    bool well_formed = json_read(text, size_bytes, &root, &line);
    free(text);
    if (!well_formed) {
        fprintf(stderr, "[RUFCLI001] [cli] error: Baseline '%s' is not valid JSON at line %zu\n",
                path, line);
        return EXIT_RUNTIME;
    }
    found = take_baselines(bench, &root);
    json_free(&root);
    if (found == 0) {
        fprintf(
            stderr,
            "[RUFCLI001] [cli] error: Baseline '%s' has no samples of these benchmarks; it must "
            "be what 'ruff bench --json' wrote\n",
            path);
        return EXIT_RUNTIME;
    }
    return EXIT_OK;
}

/* ---- deciding ---- */

bool bench_compare(const Bench *bench, BenchFile *file, BenchMode mode, size_t first)
{
    Comparison *comparison = &file->comparisons[mode];
    const Series *all = &file->samples[mode].own;
    const Series now = {all->values + first, all->count - first};
    const Summary then_summary = series_summary(&comparison->baseline);
    const Summary summary = series_summary(&now);
    const double limit = 1 + bench->max_regression_percent / 100;
    comparison->interval = median_ratio_interval(&comparison->baseline, &now);
    comparison->ratio = summary.median / then_summary.median;
    comparison->least_ratio = summary.min / then_summary.min;
    comparison->slower = comparison->interval.low > limit && comparison->least_ratio > limit;
    return comparison->slower;
}
