/*
 * bench.h - `ruff bench`: what its parts share.
 *
 *   bench.c           options, which files, in which order everything runs
 *   bench_run.c       one run of one file in a process of its own
 *   bench_baseline.c  the figures of an earlier time, and what has become slower since
 *   bench_report.c    tables and JSON
 */
#ifndef RUFF_VM_CLI_BENCH_H
#define RUFF_VM_CLI_BENCH_H

#include <stdio.h>

#include "vm/cli/cli.h"
#include "vm/cli/statistics.h"

typedef enum BenchMode { BENCH_INTERPRETER, BENCH_JIT, BENCH_MODE_COUNT } BenchMode;

extern const char *const bench_mode_names[BENCH_MODE_COUNT];

/* The same runs by two clocks, in nanoseconds. */
typedef struct Samples {
    Series real, own; /* own: real time less what it waited for a processor */
} Samples;

/* How what has been measured compares with the baseline. */
typedef struct Comparison {
    bool known;         /* the baseline has this file in this mode */
    Series baseline;    /* own time */
    Interval interval;  /* of now / baseline, 95 % */
    double ratio;       /* of the medians */
    double least_ratio; /* of the fastest runs */
    bool slower;
} Comparison;

typedef struct BenchFile {
    char *path, *name; /* name: without directory and suffix */
    Samples samples[BENCH_MODE_COUNT];
    Comparison comparisons[BENCH_MODE_COUNT];
    int exit_code; /* of the first run that failed */
    BenchMode failed_mode;
} BenchFile;

typedef struct Bench {
    BenchFile *files; /* sorted by name */
    size_t file_count;
    unsigned iterations, warmup;
    bool has_mode[BENCH_MODE_COUNT];
    bool json;             /* asked for */
    const char *json_path; /* NULL: standard output, where then nothing else goes */
    const char *baseline_path;
    double max_regression_percent;
    int exit_code;
} Bench;

/* ---- bench_run.c ---- */

typedef struct RunTimes {
    double real_ns, own_ns;
} RunTimes;

/* Runs the file once, in a new process, and waits for it. Its output goes to the descriptor; its
 * input is empty. The exit code that it has earned; EXIT_INTERNAL: it has crashed or could not be
 * started, and that has been said. The times are from the beginning of reading the script to its
 * last output, that is without starting the process. */
int bench_run_once(const BenchFile *file, BenchMode mode, int output, RunTimes *times);
/* In that process: argv[1] is the word that begins with BENCH_RUN_ONCE. */
#define BENCH_RUN_ONCE "--run-once="
int bench_be_run(int argc, char **argv);

/* ---- bench_baseline.c ---- */

/* Fills in the baselines of the files. EXIT_OK; else what was wrong has been said. */
int bench_read_baseline(Bench *bench);
/* Compares the runs from number `first` on. True: slower by more than is allowed. */
bool bench_compare(const Bench *bench, BenchFile *file, BenchMode mode, size_t first);

/* ---- bench_report.c ---- */

void bench_print_heading(FILE *out);
void bench_print_file(FILE *out, const Bench *bench, const BenchFile *file);
void bench_print_tables(FILE *out, const Bench *bench);
void bench_print_json(FILE *out, const Bench *bench);

#endif
