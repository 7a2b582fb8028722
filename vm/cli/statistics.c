#include "vm/cli/statistics.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define RESAMPLES     2000u
#define TAIL          0.025 /* of the resamples beyond each end of the interval */
#define RANDOM_SEED   0x9e3779b97f4a7c15u
#define RANDOM_FACTOR 0x2545f4914f6cdd1du

bool series_add(Series *series, double value)
{
    double *values = realloc(series->values, (series->count + 1) * sizeof *values);
    if (!values) {
        return false;
    }
    values[series->count++] = value;
    series->values = values;
    return true;
}

void series_free(Series *series)
{
    free(series->values);
    *series = (Series){0};
}

static int compare(const void *left, const void *right)
{
    const double l = *(const double *)left, r = *(const double *)right;
    return (l > r) - (l < r);
}

static double median_of_sorted(const double *values, size_t count)
{
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

/* Sorts the values. */
static double median_of(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return median_of_sorted(values, count);
}

Summary series_summary(const Series *series)
{
    const size_t count = series->count;
    double sum = 0, squares = 0;
    Summary summary = {.min = series->values[0], .max = series->values[0]};
    for (size_t i = 0; i < count; i++) {
        const double value = series->values[i];
        sum += value;
        summary.min = fmin(summary.min, value);
        summary.max = fmax(summary.max, value);
    }
    summary.mean = sum / (double)count;
    for (size_t i = 0; i < count; i++) {
        const double off = series->values[i] - summary.mean;
        squares += off * off;
    }
    summary.deviation = count > 1 ? sqrt(squares / (double)(count - 1)) : 0;
    double *sorted = count > 0 ? malloc(count * sizeof *sorted) : NULL;
    summary.median = summary.mean; /* without memory */
    if (sorted) {
        memcpy(sorted, series->values, count * sizeof *sorted);
        summary.median = median_of(sorted, count);
        free(sorted);
    }
    return summary;
}

/* xorshift64*: good enough to draw indexes, and the same everywhere. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * RANDOM_FACTOR;
}

static double resampled_median(const Series *series, double *room, uint64_t *state)
{
    for (size_t i = 0; i < series->count; i++) {
        room[i] = series->values[(next_random(state) >> 32) * series->count >> 32];
    }
    return median_of(room, series->count);
}

Interval median_ratio_interval(const Series *before, const Series *now)
{
    const size_t most = before->count > now->count ? before->count : now->count;
    double *room = malloc(most * sizeof *room), *ratios = malloc(RESAMPLES * sizeof *ratios);
    Interval interval = {0, 0};
    uint64_t state = RANDOM_SEED;
    if (room && ratios) {
        for (uint32_t i = 0; i < RESAMPLES; i++) {
            const double base = resampled_median(before, room, &state);
            ratios[i] = resampled_median(now, room, &state) / base;
        }
        qsort(ratios, RESAMPLES, sizeof *ratios, compare);
        interval.low = ratios[(size_t)(TAIL * RESAMPLES)];
        interval.high = ratios[RESAMPLES - 1 - (size_t)(TAIL * RESAMPLES)];
    }
    free(room);
    free(ratios);
    return interval;
}
