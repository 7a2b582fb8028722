// The system refuses executable memory: everything runs, interpreted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

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

static VM *start(void)
{
    const IsolateOptions isolate = {.capabilities = UINT32_MAX};
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_BASELINE;
    options.threshold = 0;
    VM *vm = isolate_new(&isolate);
    assert_non_null(vm);
    assert_true(jit_attach(vm, &options));
    return vm;
}

// From the n-th mapping on everything is refused.
static void scripts_run_whatever_is_refused(void **state)
{
    (void)state;
    bool fired = true;
    for (uint64_t n = 1; fired; n++) {
        VM *vm = start();
        fault_arm_from(FAULT_MAP, n);
        LoadStatus status = run(vm);
        uint64_t compiled = vm->interp->tier.jit->counters->compiled;
        uint64_t refused = vm->interp->tier.jit->counters->refused;
        fired = fault_disarm().fired;
        if (status == LOAD_OK) {
            assert_true(fired ? refused > 0 : compiled > 0);
        } else {
            // No memory for the instructions themselves.
            assert_int_equal(status, LOAD_RAISED);
            assert_string_equal(vm->error.message->data, "Out of memory");
        }
        isolate_free(vm);
    }
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_refusal_of_the_system_is_reported),
        cmocka_unit_test(without_a_fault_two_views_are_mapped),
#ifdef RUFF_HAS_MACHINE_CODE
        cmocka_unit_test(scripts_run_whatever_is_refused),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
