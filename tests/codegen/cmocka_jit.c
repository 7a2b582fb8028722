// The system refuses executable memory: everything runs, interpreted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codegen/jit.h"
#include "codegen/target.h"
#include "runtime/str.h"
#include "tests/fault/fault.h"
#include "vm/interp/isolate.h"
#include "vm/interp/loader.h"

static void every_refusal_of_the_system_is_reported(void **state)
{
    (void)state;
    static const char *const calls[] = {"memfd_create", "ftruncate", "executable", "mmap"};
    for (size_t n = 0; n < 4; n++) {
        CodeCache cache;
        code_cache_init(&cache, 1 << 20);
        fault_arm(FAULT_MAP, n + 1);
        uint8_t *block = code_cache_reserve(&cache, 100);
        uint8_t *again = code_cache_reserve(&cache, 100);
        FaultReport report = fault_disarm();
        assert_true(report.fired);
        assert_null(block);
        assert_null(again); // the system is asked once
        assert_int_equal(report.calls, n + 1);
        assert_int_equal(report.leaked_maps, 0);
        assert_non_null(strstr(cache.refusal, calls[n]));
        code_cache_destroy(&cache);
    }
}

static void without_a_fault_two_views_are_mapped(void **state)
{
    (void)state;
    CodeCache cache;
    code_cache_init(&cache, 1 << 20);
    fault_arm(FAULT_MAP, 0);
    assert_non_null(code_cache_reserve(&cache, 100));
    assert_non_null(code_cache_reserve(&cache, 100));
    code_cache_destroy(&cache);
    FaultReport report = fault_disarm();
    assert_int_equal(report.calls, 4); // and no mprotect
    assert_int_equal(report.leaked_maps, 0);
}

// memfd_create is not asked with one view: mmap, then mprotect twice for each block.
static void a_refused_mprotect_loses_one_block(void **state)
{
    (void)state;
    for (size_t n = 2; n <= 3; n++) {
        CodeCache cache;
        code_cache_init(&cache, 1 << 20);
        cache.one_view = true;
        fault_arm(FAULT_MAP, n);
        uint8_t *block = code_cache_reserve(&cache, 100);
        assert_non_null(block);
        uint8_t *out = code_cache_writable(&cache, block, 100);
        assert_true((out != NULL) == (n == 3));
        assert_true(out == NULL || !code_cache_publish(&cache, block, 100));
        assert_non_null(strstr(cache.refusal, "mprotect"));
        uint8_t *next = code_cache_reserve(&cache, 100);
        assert_true(next != NULL && next != block);
        assert_true(code_cache_writable(&cache, next, 100) == next);
        assert_true(code_cache_publish(&cache, next, 100));
        code_cache_destroy(&cache);
        FaultReport report = fault_disarm();
        assert_true(report.fired);
        assert_int_equal(report.leaked_maps, 0);
    }
}

#ifdef RUFF_HAS_MACHINE_CODE

static const char program[] = "func f(n) { return n + 1 }\n s := 0\n"
                              "for i in range(1000) { s := f(s) }\n"
                              "if (s != 1000) { throw(\"wrong\") }";

static LoadStatus run(VM *vm)
{
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    assert_non_null(diagnostics);
    diagnostics_init(diagnostics);
    LoadStatus status = loader_run_main(vm, "<test>", program, sizeof program - 1, diagnostics);
    diagnostics_free(diagnostics);
    free(diagnostics);
    return status;
}

static VM *start(bool log, bool one_view)
{
    const IsolateOptions isolate = {.capabilities = UINT32_MAX};
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_BASELINE;
    options.threshold = 0;
    options.log = log;
    options.gdb = one_view;
    VM *vm = isolate_new(&isolate);
    assert_non_null(vm);
    assert_true(jit_attach(vm, &options));
    return vm;
}

// From the n-th mapping on everything is refused. Has anything been?
static bool runs_refused_from(uint64_t n, bool one_view)
{
    VM *vm = start(false, one_view);
    fault_arm_from(FAULT_MAP, n);
    LoadStatus status = run(vm);
    uint64_t compiled = vm->interp->tier.jit->counters->compiled;
    uint64_t refused = vm->interp->tier.jit->counters->refused;
    bool fired = fault_disarm().fired;
    if (status == LOAD_OK) {
        assert_true(fired ? refused > 0 : compiled > 0);
    } else {
        // No memory for the instructions themselves.
        assert_int_equal(status, LOAD_RAISED);
        assert_string_equal(vm->error.message->data, "Out of memory");
    }
    isolate_free(vm);
    return fired;
}

static void scripts_run_whatever_is_refused(void **state)
{
    (void)state;
    for (int one_view = 0; one_view < 2; one_view++) {
        uint64_t n = 1;
        while (runs_refused_from(n, one_view)) {
            n++;
        }
        assert_true(n > 3);
    }
}

// Standard error while a program runs, as text. Free it.
static char *logged_run(bool one_view, uint64_t n, FaultReport *report, Jit *counted)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    VM *vm = start(true, one_view);
    fflush(stderr);
    int saved = dup(STDERR_FILENO);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    fault_arm(FAULT_MAP, n);
    LoadStatus status = run(vm);
    *report = fault_disarm();
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    assert_int_equal(status, LOAD_OK);
    *counted = *vm->interp->tier.jit;
    static JitCounters counters;
    counters = *counted->counters;
    counted->counters = &counters;
    isolate_free(vm);
    long bytes = ftell(file);
    char *text = calloc(1, (size_t)bytes + 1);
    assert_non_null(text);
    rewind(file);
    assert_int_equal(fread(text, 1, (size_t)bytes, file), bytes);
    fclose(file);
    return text;
}

static unsigned count_lines(const char *text, const char *word)
{
    unsigned count = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        count++;
    }
    return count;
}

// memfd_create, ftruncate, either mmap: once refused, all is interpreted and one line says so.
static void each_refusal_is_one_line_in_the_log(void **state)
{
    (void)state;
    static const char *const calls[] = {"memfd_create", "ftruncate", "executable", "mmap"};
    for (size_t n = 0; n < 4; n++) {
        FaultReport report;
        Jit jit;
        char *text = logged_run(false, n + 1, &report, &jit);
        assert_true(report.fired);
        assert_int_equal(jit.counters->compiled, 0);
        assert_true(jit.counters->refused > 1); // the function and the loop around it
        assert_int_equal(count_lines(text, "stays in the interpreter"), 1);
        assert_non_null(strstr(text, calls[n]));
        free(text);
    }
    FaultReport report;
    Jit jit;
    char *text = logged_run(false, 0, &report, &jit);
    assert_false(report.fired);
    assert_true(jit.counters->compiled > 1);
    assert_int_equal(count_lines(text, "stays in the interpreter"), 0);
    free(text);
}

// Either mprotect of the first function: that one is interpreted, and one line says so.
static void a_refused_mprotect_is_one_line_in_the_log(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 3; n++) {
        FaultReport report;
        Jit jit;
        char *text = logged_run(true, n, &report, &jit);
        assert_true(report.fired);
        assert_true(n == 1 ? jit.counters->compiled == 0 : jit.counters->compiled > 0);
        assert_true(n == 1 || jit.counters->refused == 1);
        assert_int_equal(count_lines(text, "stays in the interpreter"), 1);
        assert_non_null(strstr(text, n == 1 ? "mmap" : "mprotect"));
        free(text);
    }
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_of_the_system_is_reported),
        cmocka_unit_test(without_a_fault_two_views_are_mapped),
        cmocka_unit_test(a_refused_mprotect_loses_one_block),
#ifdef RUFF_HAS_MACHINE_CODE
        cmocka_unit_test(scripts_run_whatever_is_refused),
        cmocka_unit_test(each_refusal_is_one_line_in_the_log),
        cmocka_unit_test(a_refused_mprotect_is_one_line_in_the_log),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
