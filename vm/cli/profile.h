/*
 * profile.h - `ruff profile`: what its parts share.
 *
 *   profile.c         options, the run
 *   profile_tally.c   samples to functions, lines and stacks
 *   profile_report.c  the report
 */
#ifndef RUFF_VM_CLI_PROFILE_H
#define RUFF_VM_CLI_PROFILE_H

#include <stdio.h>

#include "vm/interp/sampler.h"

/* A function of the script, one of the library, or a line: what time is spent in. */
typedef struct ProfileEntry {
    const void *key; /* what makes it one */
    const char *name;
    const char *file; /* NULL: library */
    uint32_t line;
    uint64_t self;      /* ticks in it */
    uint64_t total;     /* ... or in what it called */
    uint64_t last_seen; /* number of the sample counted last */
} ProfileEntry;

typedef struct ProfileTable {
    ProfileEntry *entries;
    size_t count, capacity;
    uint32_t *index; /* open addressing; UINT32_MAX: free */
    size_t index_capacity;
} ProfileTable;

typedef struct Profile {
    ProfileTable functions, lines;
    uint64_t samples;                  /* ticks */
    uint64_t kinds[SAMPLE_KIND_COUNT]; /* of these */
    uint64_t cut;                      /* ticks in stacks that were too deep */
} Profile;

/* ---- profile_tally.c ---- */

/* Counts the samples; tables are sorted by self time then. The VM still has its code. False: out of
 * memory. */
bool profile_tally(Profile *profile, const Sampler *sampler, const VM *vm);
void profile_free(Profile *profile);
/* One line `outermost;...;innermost ticks` for each stack, sorted; with_lines: frames are
 * function:line. False: out of memory. */
bool profile_write_stacks(FILE *out, const Sampler *sampler, const VM *vm, bool with_lines);

/* ---- profile_report.c ---- */

typedef struct ProfileFigures {
    double seconds;     /* of real time */
    double cpu_seconds; /* of processor time */
    uint32_t rate_hz;
    uint64_t lost;
    uint32_t rows; /* of each table */
} ProfileFigures;

void profile_print(FILE *out, VM *vm, const Profile *profile, const ProfileFigures *figures);

#endif
