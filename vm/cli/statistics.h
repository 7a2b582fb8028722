/*
 * statistics.h - what a series of measurements says, and how sure that is.
 */
#ifndef RUFF_VM_CLI_STATISTICS_H
#define RUFF_VM_CLI_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

/* Measurements in the order in which they were made; values is malloc'ed. */
typedef struct Series {
    double *values;
    size_t count;
} Series;

typedef struct Summary {
    double mean, median, min, max;
    double deviation; /* of the sample, with n - 1; 0 for one value */
} Summary;

/* False: out of memory, and the series is as it was. */
bool series_add(Series *series, double value);
void series_free(Series *series);
/* Of at least one value. */
Summary series_summary(const Series *series);

typedef struct Interval {
    double low, high;
} Interval;

/* How many times larger the median of `now` is than that of `before`: the middle 95 % of what
 * resampling both with replacement gives (percentile bootstrap; Efron & Tibshirani, An Introduction
 * to the Bootstrap, ch. 13). The same series give the same interval. {0, 0}: out of memory. */
Interval median_ratio_interval(const Series *before, const Series *now);

#endif
