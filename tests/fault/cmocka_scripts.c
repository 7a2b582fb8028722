// Whole scripts with every single allocation, mapping or file call failing once, and under memory
// limits from nothing to enough: each run ends with "Out of memory" or as if nothing had happened,
// gives everything back, and leaves no pending error.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "runtime/stdlib/output.h"
#include "runtime/str.h"
#include "tests/fault/fault.h"
#include "tests/support/isolate_end.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"

#define DIRECTORY          "tests/fault/scripts/"
#define ENOUGH_BYTES       ((size_t)64 << 20)
#define PRESSURE_BYTES     ((size_t)4 << 20)
#define SCHEDULER_LIMIT_MS 10000u

typedef struct Script {
    char path[100];
    char text[4000];
    size_t len_bytes;
} Script;

typedef enum Outcome { PASSED, NO_MEMORY, NOT_STARTED, FAILED } Outcome;

static char failure[300]; // what went wrong in a run that FAILED

// Without any memory cycles are not found; the heap gives them back in the end.
static bool all_released = true;

static Script load(const char *name)
{
    Script script;
    snprintf(script.path, sizeof script.path, DIRECTORY "%s.ruff", name);
    FILE *file = fopen(script.path, "rb");
    assert_non_null(file);
    script.len_bytes = fread(script.text, 1, sizeof script.text, file);
    fclose(file);
    assert_in_range(script.len_bytes, 1, sizeof script.text - 1);
    return script;
}

// Imports that fail say why at the end of their message. Reason NULL: any error with a message.
static bool says(const char *message, const char *reason)
{
    return message && message[0] && (!reason || strstr(message, reason) != NULL);
}

static Outcome judge(VM *vm, LoadStatus status, const DiagnosticList *diagnostics,
                     const char *reason)
{
    const char *message = NULL;
    if (status == LOAD_OK) {
        return PASSED;
    }
    if (status == LOAD_RAISED) {
        message = vm->error.message ? vm->error.message->data : "no message";
    } else if (diagnostics->count > 0) {
        message = diagnostics->items[0].message;
    } else if (diagnostics->out_of_memory) {
        return NO_MEMORY;
    }
    if (says(message, reason)) {
        return NO_MEMORY;
    }
    snprintf(failure, sizeof failure, "status %d, line %u: %s", (int)status, vm->error.line,
             message ? message : "no message");
    return FAILED;
}

// Runs a script in an isolate of its own.
static Outcome run(const Script *script, size_t memory_limit_bytes, const char *reason)
{
    IsolateOptions options = {.capabilities = UINT32_MAX, .max_memory_bytes = memory_limit_bytes};
    VM *vm = isolate_new(&options);
    if (!vm) {
        return NOT_STARTED;
    }
    size_t objects = heap_live_objects(&vm->heap);
    static DiagnosticList diagnostics;
    diagnostics_init(&diagnostics);
    LoadStatus status =
        loader_run_main(vm, script->path, script->text, script->len_bytes, &diagnostics);
    if (status == LOAD_OK && scheduler_run_pending(vm, SCHEDULER_LIMIT_MS) != STATUS_OK) {
        status = LOAD_RAISED;
    }
    if (status == LOAD_OK && output_flush(vm) != STATUS_OK) {
        status = LOAD_RAISED;
    }
    Outcome outcome = judge(vm, status, &diagnostics, reason);
    if (status == LOAD_OK && vm->error.active) {
        snprintf(failure, sizeof failure, "an error is left pending");
        outcome = FAILED;
    }
    diagnostics_free(&diagnostics);
    size_t left = isolate_end(vm, objects);
    if (left > 0 && all_released) {
        snprintf(failure, sizeof failure, "%zu objects were not released", left);
        outcome = FAILED;
    }
    return outcome;
}

static void expect_clean(const Script *script, const char *what, uint64_t n, Outcome outcome,
                         const FaultReport *report)
{
    if (outcome == FAILED || report->leaked_blocks || report->leaked_maps) {
        fail_msg("%s, %s %llu: %s, %llu blocks and %llu mappings left", script->path, what,
                 (unsigned long long)n, outcome == FAILED ? failure : "ended well",
                 (unsigned long long)report->leaked_blocks,
                 (unsigned long long)report->leaked_maps);
    }
}

// Every call of the kinds fails once; from some number on it does not come to that.
static void fail_each(const char *name, unsigned kinds, const char *reason)
{
    Script script = load(name);
    assert_int_equal(run(&script, 0, reason), PASSED); // and what is made once has been made
    uint64_t n = 0;
    FaultReport report;
    do {
        fault_arm(kinds, ++n);
        Outcome outcome = run(&script, 0, reason);
        report = fault_disarm();
        expect_clean(&script, "call", n, outcome, &report);
        assert_true(report.fired || outcome == PASSED);
    } while (report.fired);
    assert_true(n > 10);
}

// Nothing is to be had any more from the n-th call on, in steps.
static void fail_from_each(const char *name)
{
    Script script = load(name);
    FaultReport report;
    uint64_t n = 0;
    do {
        n += 1 + n / 16;
        fault_arm_from(FAULT_ALLOC | FAULT_MAP, n);
        all_released = false;
        Outcome outcome = run(&script, 0, "Out of memory");
        report = fault_disarm();
        all_released = true;
        expect_clean(&script, "from call", n, outcome, &report);
    } while (report.fired);
}

// Memory limits; the last one is enough.
static void limit_each(const char *name)
{
    Script script = load(name);
    Outcome outcome;
    size_t limit_bytes = 64;
    do {
        limit_bytes += limit_bytes < 32768 ? 1024 : limit_bytes / 64;
        fault_arm(FAULT_ALLOC | FAULT_MAP, 0);
        outcome = run(&script, limit_bytes, "Out of memory");
        FaultReport report = fault_disarm();
        expect_clean(&script, "limit", limit_bytes, outcome, &report);
    } while (outcome != PASSED && limit_bytes < ENOUGH_BYTES);
    assert_int_equal(outcome, PASSED);
}

static void each_way(const char *name)
{
    fail_each(name, FAULT_ALLOC | FAULT_MAP, "Out of memory");
    fail_from_each(name);
    limit_each(name);
}

#define SCRIPT_TEST(name)          \
    static void name(void **state) \
    {                              \
        (void)state;               \
        each_way(#name);           \
    }

SCRIPT_TEST(strings)
SCRIPT_TEST(arrays)
SCRIPT_TEST(dicts)
SCRIPT_TEST(structs)
SCRIPT_TEST(closures)
SCRIPT_TEST(generators)
SCRIPT_TEST(async)
SCRIPT_TEST(exceptions)
SCRIPT_TEST(imports)
SCRIPT_TEST(formatting)

static void module_files_that_cannot_be_read(void **state)
{
    (void)state;
    Script script = load("imports");
    FaultReport report;
    uint64_t n = 0;
    do {
        fault_arm(FAULT_FILE, ++n);
        Outcome outcome = run(&script, 0, NULL);
        report = fault_disarm();
        expect_clean(&script, "file call", n, outcome, &report);
    } while (report.fired);
    assert_true(n > 2);
}

// Out of memory is caught again and again, and what was used up can be used afterwards.
static void errors_are_caught_without_memory(void **state)
{
    (void)state;
    Script script = load("pressure");
    for (size_t limit_bytes = PRESSURE_BYTES; limit_bytes < PRESSURE_BYTES + 4096;
         limit_bytes += 512) {
        Outcome outcome = run(&script, limit_bytes, "Out of memory");
        if (outcome != PASSED) {
            fail_msg("limit %zu: %s", limit_bytes, outcome == FAILED ? failure : "not caught");
        }
    }
}

static int standard_output = -1;

// What the scripts print is not looked at.
static int hide_output(void **state)
{
    (void)state;
    fflush(stdout);
    int null = open("/dev/null", O_WRONLY);
    standard_output = dup(STDOUT_FILENO);
    int moved = dup2(null, STDOUT_FILENO);
    close(null);
    return null < 0 || standard_output < 0 || moved < 0 ? -1 : 0;
}

static int show_output(void **state)
{
    (void)state;
    fflush(stdout);
    int moved = dup2(standard_output, STDOUT_FILENO);
    close(standard_output);
    return moved < 0 ? -1 : 0;
}

#define HIDDEN(test) cmocka_unit_test_setup_teardown(test, hide_output, show_output)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HIDDEN(strings),
        HIDDEN(arrays),
        HIDDEN(dicts),
        HIDDEN(structs),
        HIDDEN(closures),
        HIDDEN(generators),
        HIDDEN(async),
        HIDDEN(exceptions),
        HIDDEN(imports),
        HIDDEN(formatting),
        HIDDEN(module_files_that_cannot_be_read),
        HIDDEN(errors_are_caught_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
