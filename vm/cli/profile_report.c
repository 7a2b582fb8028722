/*
 * profile_report.c - what `ruff profile` prints (cli.md 7.2), with the tables of what was hot.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "vm/bytecode/code.h"
#include "vm/cli/profile.h"
#include "vm/interp/loader.h"

#define BYTES_PER_MB 1048576.0
#define SOURCE_BYTES 60u /* of a line shown */

static double percent(uint64_t part, uint64_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

/* ---- processor time ---- */

static void print_kinds(FILE *out, const Profile *profile)
{
    static const char *const names[SAMPLE_KIND_COUNT] = {
        [SAMPLE_MACHINE] = "machine code",
        [SAMPLE_INTERPRETER] = "interpreter",
        [SAMPLE_C] = "library and memory",
        [SAMPLE_OUTSIDE] = "compiling and the rest",
    };
    static const SampleKind order[] = {SAMPLE_MACHINE, SAMPLE_INTERPRETER, SAMPLE_C,
                                       SAMPLE_OUTSIDE};
    fputs("  Spent In:", out);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        fprintf(out, "%s %s %.1f%%", i ? "," : "", names[order[i]],
                percent(profile->kinds[order[i]], profile->samples));
    }
    fputc('\n', out);
}

static void print_function(FILE *out, const ProfileEntry *entry)
{
    fputs(entry->name, out);
    if (entry->file) {
        fprintf(out, " (%s:%" PRIu32 ")", entry->file, entry->line);
    } else if (entry->key != entry->name) {
        fputs(" (library)", out);
    }
}

/* The text of a line without the blanks around it, if the file can still be read. */
static void print_source(FILE *out, const char *file, uint32_t line)
{
    FILE *in = fopen(file, "r");
    char *text = NULL;
    size_t capacity = 0;
    ssize_t length = -1;
    uint32_t read = 0;
    while (in && read < line && (length = getline(&text, &capacity, in)) >= 0) {
        read++;
    }
    if (in) {
        fclose(in);
    }
    if (read < line) {
        length = -1;
    }
    while (length > 0 && strchr(" \t\r\n", text[length - 1])) {
        text[--length] = '\0';
    }
    if (length > 0) {
        const char *first = text + strspn(text, " \t");
        size_t shown = strlen(first);
        if (shown > SOURCE_BYTES) {
            shown = SOURCE_BYTES;
            while ((first[shown] & 0xc0) == 0x80) { /* within a character */
                shown--;
            }
        }
        fprintf(out, "  %.*s%s", (int)shown, first, first[shown] ? "..." : "");
    }
    free(text);
}

static void print_line(FILE *out, const ProfileEntry *entry)
{
    const char *file = entry->file ? entry->file : "?";
    fprintf(out, "%s:%" PRIu32 " in %s", file, entry->line, entry->name);
    print_source(out, file, entry->line);
}

static void print_table(FILE *out, const ProfileTable *table, const Profile *profile, uint32_t rows,
                        bool functions)
{
    fprintf(out, "\n  Hottest %s:\n       Self    Total    Samples  %s\n",
            functions ? "Functions" : "Lines", functions ? "Function" : "Line");
    for (size_t i = 0; i < table->count && i < rows; i++) {
        const ProfileEntry *entry = &table->entries[i];
        fprintf(out, "    %6.1f%%  %6.1f%%  %9" PRIu64 "  ", percent(entry->self, profile->samples),
                percent(entry->total, profile->samples), entry->self);
        if (functions) {
            print_function(out, entry);
        } else {
            print_line(out, entry);
        }
        fputc('\n', out);
    }
    if (table->count > rows) {
        fprintf(out, "    ... %zu more ...\n", table->count - rows);
    }
}

static void print_cpu(FILE *out, const Profile *profile, const ProfileFigures *figures)
{
    fprintf(out, "CPU Profile:\n  Total Time: %.3fs\n  Samples: %" PRIu64 "\n",
            figures->cpu_seconds, profile->samples);
    if (profile->samples == 0) {
        return;
    }
    fprintf(out, "  Sampling Rate: %" PRIu32 " per second of processor time\n", figures->rate_hz);
    if (figures->lost > 0) {
        fprintf(out, "  Samples Lost: %" PRIu64 "\n", figures->lost);
    }
    if (profile->cut > 0) {
        fprintf(out, "  Samples Cut: %" PRIu64 " (only the innermost %u calls count)\n",
                profile->cut, SAMPLER_MAX_FRAMES);
    }
    print_kinds(out, profile);
    print_table(out, &profile->functions, profile, figures->rows, true);
    print_table(out, &profile->lines, profile, figures->rows, false);
}

/* ---- memory ---- */

static void print_memory(FILE *out, const Heap *heap)
{
    fprintf(out,
            "\nMemory Profile:\n  Peak Memory: %.2f MB\n  Current Memory: %.2f MB\n"
            "  Total Allocations: %zu\n  Total Deallocations: %zu\n",
            (double)heap->bytes_peak / BYTES_PER_MB, (double)heap->bytes_used / BYTES_PER_MB,
            heap->allocated_count, heap->freed_count);
}

/* ---- machine code ---- */

/* 0 in builds and runs without machine code. */
static uint64_t counter(VM *vm, const char *wanted)
{
    const char *name;
    uint64_t value;
    for (uint32_t i = 0; vm->jit_counter && vm->jit_counter(vm, i, &name, &value); i++) {
        if (strcmp(name, wanted) == 0) {
            return value;
        }
    }
    return 0;
}

static uint64_t sum_of(VM *vm, const char *const *names, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += counter(vm, names[i]);
    }
    return sum;
}

typedef struct CallCount {
    uint32_t first; /* where counting begins */
    uint64_t calls;
} CallCount;

static void add_calls(const Code *code, void *context)
{
    CallCount *count = context;
    count->calls += (uint32_t)(code->call_count - count->first);
}

/* Calls that were made while functions were not compiled, as far as they were counted. */
static uint64_t interpreted_calls(const VM *vm)
{
    CallCount count = {.first = vm->first_call_count};
    loader_visit_codes(vm, add_calls, &count);
    return count.calls;
}

static void print_jit(FILE *out, VM *vm)
{
    static const char *const compilations[] = {"functions_recompiled", "typed_functions"};
    static const char *const entries[] = {"call_entries", "loop_entries", "resumptions",
                                          "handler_entries", "typed_entries"};
    static const char *const failures[] = {
        "entry_exits",  "type_exits",     "shape_exits",  "overflow_exits", "bounds_exits",
        "domain_exits", "division_exits", "shared_exits", "release_exits",  "invalidation_exits"};
    const uint64_t hits = counter(vm, "call_entries");
    const uint64_t entered = sum_of(vm, entries, sizeof entries / sizeof *entries);
    const uint64_t failed = sum_of(vm, failures, sizeof failures / sizeof *failures);
    fprintf(out,
            "\nJIT Statistics:\n  Functions Compiled: %" PRIu64 "\n  Recompilations: %" PRIu64
            "\n  Total Compile Time: %.3fs\n  Cache Hit Rate: %.1f%%\n"
            "  Guard Success Rate: %.1f%%\n",
            counter(vm, "functions_compiled"),
            sum_of(vm, compilations, sizeof compilations / sizeof *compilations),
            (double)counter(vm, "microseconds") / 1e6, percent(hits, hits + interpreted_calls(vm)),
            percent(entered > failed ? entered - failed : 0, entered));
}

void profile_print(FILE *out, VM *vm, const Profile *profile, const ProfileFigures *figures)
{
    fputs("\n=== Performance Profile Report ===\n\n", out);
    print_cpu(out, profile, figures);
    print_memory(out, &vm->heap);
    print_jit(out, vm);
    fprintf(out, "\n===================================\n\nTotal execution time: %.3fs\n",
            figures->seconds);
}
