/* Typed code: that it dies with what it relies on, and that its memory comes back. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "codegen/target.h"
#include "codegen/typed_code.h"
#include "runtime/str.h"
#include "tests/vm/interp/script.h"

#ifdef RUFF_HAS_MACHINE_CODE

static VM *vm;

static void start_with(JitStress stress)
{
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_SLICE;
    options.threshold = 2;
    options.stress = stress;
    vm = script_vm();
    cr_assert(jit_attach(vm, &options));
}

static void start(void)
{
    start_with(JIT_STRESS_NONE);
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_typed, .init = start, .fini = finish);
TestSuite(test_typed_started, .fini = finish);

static void expect_run(const char *text, const char *expected)
{
    cr_expect(eq(str, (char *)script_run(vm, text), (char *)expected), "%s", text);
}

static const Jit *jit(void)
{
    return vm->interp->tier.jit;
}

/* The newest typed code of a function. */
static const TypedCode *typed(const char *name)
{
    const TypedCode *found = jit()->typed;
    while (found && strcmp(found->code->proto->info.name->data, name) != 0) {
        found = found->next;
    }
    cr_assert(found != NULL, "no typed code of %s", name);
    return found;
}

#define LEAF                                                                       \
    "func leaf(n, at) { if n == at { swap() }\n return n }\n"                      \
    "func swap() { leaf = other }\n"                                               \
    "func other(n, at) { return n * 10 }\n"                                        \
    "func sum(n, at) { s := 0\n for i in n { s = s + leaf(i, at) }\n return s }\n" \
    "func outer(n, at) { return sum(n, at) + 1 }\n"                                \
    "for i in 9 { sum(4, -1) }\n for i in 9 { outer(4, -1) }\n"

Test(test_typed, calls_lead_to_the_typed_entry_of_the_callee)
{
    expect_run(LEAF "throw(outer(5, -1))", "Int(11)");
    cr_expect(typed_code_calls(typed("sum"), typed("leaf")));
    cr_expect(typed_code_calls(typed("outer"), typed("sum")));
    cr_expect(not(typed("sum")->dead));
    cr_expect(ne(ptr, (void *)(uintptr_t)typed("sum")->code->typed_entry, NULL));
}

Test(test_typed, bytes_of_both_tiers_are_counted)
{
    expect_run(LEAF "throw(outer(5, -1))", "Int(11)");
    uint64_t bytes = 0;
    for (const MachineCode *machine = jit()->first; machine; machine = machine->next) {
        bytes += machine->bytes;
    }
    for (const TypedCode *code = jit()->typed; code; code = code->next) {
        bytes += code->bytes;
    }
    cr_expect(eq(u64, jit()->counters->bytes, bytes));
}

Test(test_typed, callers_die_with_the_callee_and_are_left_by_their_frames)
{
    expect_run(LEAF "throw(outer(5, 2))", "Int(74)");
    cr_expect(typed("sum")->dead);
    cr_expect(typed("outer")->dead);
    cr_expect(not(typed("leaf")->dead));
    cr_expect(eq(u64, jit()->counters->typed_invalidated, 2));
    cr_expect(ge(u64, jit()->counters->redirected, 2));
    cr_expect(eq(u64, jit()->counters->exits[MACHINE_EXIT_INVALIDATION], 2));
}

Test(test_typed, dead_code_gives_its_memory_back_with_the_last_frame)
{
    expect_run(LEAF "throw(outer(5, 2))", "Int(74)");
    cr_expect(eq(u64, typed("sum")->waiting, 0));
    cr_expect(eq(ptr, typed("sum")->start, NULL));
    cr_expect(eq(ptr, typed("outer")->start, NULL));
    cr_expect(ne(ptr, typed("leaf")->start, NULL));
    cr_expect(gt(u32, jit()->cache.free_count, 0));
}

Test(test_typed, frames_that_an_exception_leaves_do_not_wait)
{
    expect_run(LEAF "func bad(n, at) { throw \"bad\" }\n"
                    "func swap() { leaf = bad }\n"
                    "try { outer(5, 2) } except e { throw(e.message) }",
               "bad");
    cr_expect(typed("sum")->dead);
    cr_expect(eq(u64, typed("sum")->waiting, 0));
    cr_expect(eq(ptr, typed("sum")->start, NULL));
}

/* Exits that are taken for no reason, at instructions of this function. */
static uint64_t stress_exits(const TypedCode *code, uint32_t *places)
{
    uint64_t taken = 0;
    *places = 0;
    for (uint32_t i = 0; i < code->exit_count; i++) {
        taken += code->exits[i]->stress ? code->exits[i]->taken : 0;
        *places += code->exits[i]->stress && code->exits[i]->taken > 0;
    }
    return taken;
}

Test(test_typed_started, under_stress_typed_code_is_left_before_any_instruction)
{
    static const JitStress kinds[] = {JIT_STRESS_DEOPT, JIT_STRESS_TIER};
    static const uint32_t of_fib[] = {8, 3}, of_sum[] = {4, 2};
    for (size_t i = 0; i < 2; i++) {
        start_with(kinds[i]);
        expect_run("func fib(n) { if n < 2 { return n }\n return fib(n - 1) + fib(n - 2) }\n"
                   "func sum(a, n) { s := 0\n for i in n { s = s + a[i] * 2 }\n return s }\n"
                   "t := 0\n a := range(20)\n"
                   "for i in 60 { t += fib(9) + sum(a, 20) }\n throw(t)",
                   "Int(24840)");
        uint32_t left_at[2];
        cr_expect(gt(u64, stress_exits(typed("fib"), &left_at[0]), 100));
        cr_expect(gt(u64, stress_exits(typed("sum"), &left_at[1]), 10));
        cr_expect(ge(u32, left_at[0], of_fib[i]));
        cr_expect(ge(u32, left_at[1], of_sum[i]));
        if (i == 0) {
            script_vm_free(vm);
        }
    }
}

#endif
