/* Compiled functions: that they run, from where they are entered, and how they are left. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/jit.h"
#include "codegen/dump.h"
#include "codegen/invalidate.h"
#include "codegen/observe.h"
#include "codegen/target.h"
#include "runtime/str.h"
#include "tests/vm/interp/script.h"

#ifdef RUFF_HAS_MACHINE_CODE

static VM *vm;

static void start_with(JitStress stress, uint32_t threshold, size_t cache_bytes)
{
    JitOptions options;
    jit_options_init(&options);
    options.tier = JIT_BASELINE;
    options.stress = stress;
    options.threshold = threshold;
    options.cache_bytes = cache_bytes;
    vm = script_vm();
    cr_assert(jit_attach(vm, &options));
}

static void start(void)
{
    start_with(JIT_STRESS_NONE, 10, CODE_CACHE_DEFAULT_BYTES);
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_baseline, .init = start, .fini = finish);
TestSuite(test_baseline_started, .fini = finish);

static uint64_t counter(const char *wanted)
{
    const char *name;
    uint64_t value;
    for (uint32_t i = 0; jit_counter(vm, i, &name, &value); i++) {
        if (strcmp(name, wanted) == 0) {
            return value;
        }
    }
    cr_assert(false, "no counter %s", wanted);
    return 0;
}

static void expect_run(const char *text, const char *expected)
{
    cr_expect(eq(str, (char *)script_run(vm, text), (char *)expected), "%s", text);
}

/* The machine code of a function. */
static const MachineCode *compiled(const char *name)
{
    for (const MachineCode *m = vm->interp->tier.jit->first; m; m = m->next) {
        if (strcmp(m->code->proto->info.name->data, name) == 0) {
            return m;
        }
    }
    return NULL;
}

Test(test_baseline, a_function_is_compiled_at_its_tenth_call_and_runs_from_then_on)
{
    expect_run("func f(n) { return n + 1 }\n s := 0\n for i in range(100) { s := f(s) }\n throw(s)",
               "Int(100)");
    const MachineCode *f = compiled("f");
    cr_assert(f != NULL);
    cr_expect(eq(u64, f->entries, 91));
}

Test(test_baseline, a_function_called_less_often_is_not_compiled)
{
    expect_run("func f(n) { return n + 1 }\n s := 0\n for i in range(9) { s := f(s) }\n throw(s)",
               "Int(9)");
    cr_expect(compiled("f") == NULL);
    cr_expect(eq(u64, counter("functions_compiled"), 0));
}

Test(test_baseline, a_loop_is_entered_in_the_middle_of_a_call)
{
    expect_run("s := 0\n for i in range(1000) { s += i }\n throw(s)", "Int(499500)");
    cr_expect(eq(u64, counter("loop_entries"), 1));
    cr_expect(eq(u64, counter("call_entries"), 0));
}

Test(test_baseline, loop_headers_of_compiled_code_lead_to_machine_code)
{
    expect_run("func f(n) { s := 0\n while (s < n) { s += 1 }\n return s }\n throw(f(1000))",
               "Int(1000)");
    const MachineCode *f = compiled("f");
    cr_assert(f != NULL);
    int loops = 0;
    for (uint32_t i = 0; i < f->code->proto->code_count; i++) {
        const Insn *insn = &f->code->insns[i];
        cr_expect(OP_LOOP != INSN_OPCODE(*insn));
        cr_expect(OP_JUMP_LOOP != INSN_OPCODE(*insn));
        if (INSN_OPCODE(*insn) == OP_LOOP_NATIVE) {
            loops++;
            const uint8_t *entry = insn->feedback.machine;
            cr_expect(entry > f->start && entry < f->start + f->bytes);
        }
    }
    cr_expect(eq(int, loops, 1));
}

Test(test_baseline, instructions_stand_in_order)
{
    expect_run("func f(n) { if (n < 2) { return n }\n return f(n - 1) + f(n - 2) }\n throw(f(15))",
               "Int(610)");
    const MachineCode *f = compiled("f");
    cr_assert(f != NULL);
    uint32_t last = 0, insns = 0;
    for (uint32_t i = 0; i < f->code->proto->code_count; i++) {
        if (f->offsets[i] == MACHINE_NO_OFFSET) {
            cr_expect(OP_EXTRA == INSN_OPCODE(f->code->insns[i]));
            cr_expect(machine_code_address(f, i) == NULL);
            continue;
        }
        cr_expect(gt(u32, f->offsets[i], last));
        last = f->offsets[i];
        insns++;
    }
    cr_expect(lt(u32, last, f->hot_bytes));
    cr_expect(lt(u32, f->hot_bytes, f->bytes));
    cr_expect(eq(u32, insns, f->insn_count));
}

Test(test_baseline, every_address_leads_to_its_instruction)
{
    expect_run("func f(n) { if (n < 2) { return n }\n return f(n - 1) + f(n - 2) }\n throw(f(15))",
               "Int(610)");
    const MachineCode *f = compiled("f");
    cr_assert(f != NULL);
    uint32_t hot = 0, cold_changes = 0;
    for (uint32_t offset = 0; offset < f->hot_bytes; offset++) {
        for (uint32_t i = hot + 1; i < f->code->proto->code_count; i++) {
            hot = f->offsets[i] == offset ? i : hot;
        }
        cr_expect(eq(u32, machine_code_index(f, offset), hot), "offset %u", offset);
    }
    for (uint32_t offset = f->hot_bytes + 1, last = 0; offset < f->bytes; offset++) {
        const uint32_t index = machine_code_index(f, offset);
        cr_expect(ge(u32, index, last), "cold parts stand in order");
        cold_changes += index != last;
        last = index;
    }
    cr_expect(gt(u32, cold_changes, 3));
    const Insn *(*locate)(VM *, uintptr_t) = vm->interp->tier.locate;
    const uint32_t last = f->code->proto->code_count - 1;
    cr_expect(locate(vm, (uintptr_t)f->start + f->offsets[last]) == &f->code->insns[last]);
    cr_expect(locate(vm, (uintptr_t)f->start) == f->code->insns);
    cr_expect(locate(vm, (uintptr_t)&last) == NULL);
}

Test(test_baseline, deep_recursion_ends_like_in_the_interpreter)
{
    expect_run("func f(n) { return 1 + f(n + 1) }\n throw(f(0))",
               "Maximum VM call stack depth of 100000 exceeded while calling f");
    cr_expect(gt(u64, counter("call_entries"), 90000));
}

Test(test_baseline, exceptions_are_caught_in_machine_code)
{
    expect_run("func f(n) { try { if (n % 2 == 0) { throw(\"even\") }\n return 1 }\n"
               "  except e { return 100 } }\n"
               "s := 0\n for i in range(100) { s += f(i) }\n throw(s)",
               "Int(5050)");
    cr_expect(gt(u64, counter("handler_entries"), 40));
}

Test(test_baseline, exits_are_counted_by_reason)
{
    expect_run(
        "async func total(n) { s := 0\n for i in range(n) { await async_sleep(0)\n s += i }\n"
        " return s }\n"
        "for i in range(30) { await total(1) }\n throw(await total(100))",
        "Int(4950)");
    cr_expect(ge(u64, counter("suspension_exits"), 100));
    cr_expect(le(u64, counter("suspension_exits"), 130));
    cr_expect(eq(u64, counter("unforeseen_exits"), 0));
    cr_expect(eq(u64, counter("stress_exits"), 0));
    cr_expect(eq(u64, counter("overflow_exits"), 0));
}

Test(test_baseline, exceptions_cross_compiled_and_interpreted_frames)
{
    expect_run("func hot(n) { if (n > 50) { throw(\"from ${n}\") }\n return n }\n"
               "func cold(n) { return hot(n) + 1 }\n"
               "for i in range(50) { hot(i) }\n"
               "r := \"\"\n try { cold(51) } except e { r := e.message }\n throw(r)",
               "from 51");
    cr_expect(compiled("hot") != NULL);
    cr_expect(compiled("cold") == NULL);
}

Test(test_baseline, generators_go_on_in_machine_code)
{
    expect_run("func* g(n) { for i in range(n) { yield i } }\n"
               "s := 0\n for v in g(100) { s += v }\n throw(s)",
               "Int(4950)");
    cr_expect(gt(u64, counter("resumptions"), 80));
    cr_expect(le(u64, counter("suspension_exits"), 1), "the first one plans the others");
}

Test(test_baseline, code_that_dies_under_a_loop_that_resumes_a_generator)
{
    expect_run("func f(n) { return n }\n"
               "func* g(n) { for i in range(n) { if (i == 7) { f := func(n) { return -n } }\n "
               "yield i } }\n"
               "func h(n) { s := 0\n for v in g(n) { s += f(v) }\n return s }\n"
               "for i in range(40) { h(5) }\n throw(h(9))",
               "Int(6)");
    cr_expect(eq(u64, counter("functions_invalidated"), 1));
    cr_expect(eq(u64, counter("redirected_returns"), 1));
}

Test(test_baseline, a_suspended_frame_does_not_go_on_in_code_that_has_died)
{
    expect_run("func f(n) { return n }\n"
               "func* g(n) { for i in range(n) { yield f(i) } }\n"
               "for i in range(40) { for v in g(5) { } }\n"
               "it := g(9)\n s := 0\n for v in it { s += v\n if (v == 4) { break } }\n"
               "f := func(n) { return -n }\n"
               "for v in it { s += v }\n throw(s)",
               "Int(-16)");
    cr_expect(eq(u64, counter("functions_invalidated"), 1));
    cr_expect(eq(u64, counter("redirected_returns"), 0));
}

Test(test_baseline, async_functions_go_on_in_machine_code)
{
    expect_run("async func f(n) { s := 0\n for i in range(n) { await async_sleep(0)\n s += i }\n"
               "  return s }\n"
               "p := [f(10), f(20), f(30)]\n throw(sum(await promise_all(p)))",
               "Int(670)");
    cr_expect(compiled("f") != NULL);
    cr_expect(gt(u64, counter("resumptions"), 40));
    cr_expect(gt(u64, counter("suspension_exits"), 30));
}

Test(test_baseline, async_functions_are_compiled_because_of_their_calls)
{
    expect_run("async func f(n) { return n + 1 }\n"
               "s := 0\n for i in range(30) { s += await f(i) }\n throw(s)",
               "Int(465)");
    cr_expect(compiled("f") != NULL);
    cr_expect(gt(u64, counter("resumptions"), 15));
}

Test(test_baseline, callbacks_of_builtins_are_compiled)
{
    expect_run("throw(reduce(map(range(100), func(x) { return x * 2 }), 0,"
               " func(a, b) { return a + b }))",
               "Int(9900)");
    cr_expect(gt(u64, counter("call_entries"), 150));
}

Test(test_baseline, an_interrupt_ends_a_compiled_loop)
{
    expect_run("s := 0\n for i in range(1000) { s += 1 }\n throw(s)", "Int(1000)");
    vm->interrupt = 1;
    engine_interrupt(vm);
    expect_run("while (true) { }", "exit 130");
}

Test(test_baseline, jit_stats_gives_the_counters_to_scripts)
{
    expect_run("func f(n) { return n }\n for i in range(20) { f(i) }\n"
               "throw(jit_stats()[\"call_entries\"])",
               "Int(11)");
}

Test(test_baseline, no_mapping_is_writable_and_executable)
{
    expect_run("func f(n) { return n }\n for i in range(20) { f(i) }\n throw(0)", "Int(0)");
    cr_assert(compiled("f") != NULL);
    FILE *maps = fopen("/proc/self/maps", "r");
    cr_assert(maps != NULL);
    char line[512];
    bool found = false;
    while (fgets(line, sizeof line, maps)) {
        uintptr_t begin, end;
        char permissions[5];
        cr_assert(sscanf(line, "%lx-%lx %4s", &begin, &end, permissions) == 3);
        cr_expect(permissions[1] != 'w' || permissions[2] != 'x', "%s", line);
        uintptr_t code = (uintptr_t)compiled("f")->start;
        if (code >= begin && code < end) {
            found = true;
            cr_expect(eq(str, permissions, "r-xs"));
        }
    }
    fclose(maps);
    cr_expect(found);
}

Test(test_baseline, a_dump_shows_source_lines_bytecode_and_machine_code)
{
    expect_run("func f(n) { return n + 1 }\n for i in range(20) { f(i) }\n throw(0)", "Int(0)");
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    dump_machine_code(out, compiled("f"));
    fclose(out);
    cr_expect(strstr(text, "function f") != NULL, "%s", text);
    cr_expect(strstr(text, "    1 | \n") != NULL, "%s", text);
    cr_expect(strstr(text, "ADD_INT") != NULL, "%s", text);
    cr_expect(strstr(text, "slow parts\n") != NULL, "%s", text);
    free(text);
}

Test(test_baseline, a_log_line_names_the_function)
{
    expect_run("func f(n) { return n + 1 }\n for i in range(20) { f(i) }\n throw(0)", "Int(0)");
    char *text = NULL;
    size_t bytes = 0;
    FILE *out = open_memstream(&text, &bytes);
    observe_log_compiled(out, compiled("f"), TIER_CALLS);
    const MachineCode *f = compiled("f");
    observe_perf_map(out, f->code->proto, f->start, f->bytes);
    fclose(out);
    cr_expect(strstr(text, "compiled f (") != NULL, "%s", text);
    cr_expect(strstr(text, "ruff:f") != NULL, "%s", text);
    free(text);
}

static const char mixed_program[] =
    "func fib(n) { if (n < 2) { return n }\n return fib(n - 1) + fib(n - 2) }\n"
    "a := []\n for i in range(30) { a.push(fib(i % 10) * 1.5) }\n"
    "t := \"\"\n for v in a { try { if (v > 50) { throw(\"big\") }\n t := t + to_string(v) + \" \" "
    "}\n"
    "  except e { t := t + \"! \" } }\n throw(len(t))";

Test(test_baseline_started, under_stress_machine_code_is_left_and_entered_again)
{
    static const JitStress kinds[] = {JIT_STRESS_DEOPT, JIT_STRESS_TIER};
    start_with(JIT_STRESS_NONE, 1000000, CODE_CACHE_DEFAULT_BYTES);
    char *expected = strdup(script_run(vm, mixed_program));
    for (size_t i = 0; i < 2; i++) {
        script_vm_free(vm);
        start_with(kinds[i], 0, CODE_CACHE_DEFAULT_BYTES);
        expect_run(mixed_program, expected);
        cr_expect(gt(u64, counter("stress_exits"), 50));
        cr_expect(gt(u64, counter("loop_entries"), 5));
        cr_expect(gt(u64, counter("call_entries"), 50));
    }
    free(expected);
}

Test(test_baseline_started, without_room_in_the_cache_everything_is_interpreted)
{
    start_with(JIT_STRESS_NONE, 0, 4096);
    expect_run(mixed_program, script_run(vm, mixed_program));
    cr_expect(gt(u64, counter("functions_refused"), 0));
    script_vm_free(vm);
    start_with(JIT_STRESS_NONE, 0, 0);
    expect_run("func f(n) { return n + 1 }\n s := 0\n for i in range(100) { s := f(s) }\n throw(s)",
               "Int(100)");
    cr_expect(eq(u64, counter("functions_compiled"), 0));
    cr_expect(eq(u64, counter("functions_refused"), 2));
}

/* ---- code that dies ---- */

static const char relying_program[] =
    "func f(n) { return n }\n func h(n) { t := 0\n for i in n { t += f(i) }\n return t }\n"
    "s := 0\n for i in range(20) { s += h(3) }\n throw(s)";

Test(test_baseline, backoff_does_not_wrap_a_high_threshold_round)
{
    expect_run(relying_program, "Int(60)");
    const MachineCode *h = compiled("h");
    cr_assert(h != NULL && h->burned.count == 1);
    Code *code = h->code;
    vm->first_call_count = 0u - (1u << 25);
    vm->first_trip_count = 0u - (1u << 27);
    code->version = 5;
    invalidate_global(vm, h->burned.globals[0], NULL);
    cr_expect(compiled("h") == NULL);
    cr_expect(eq(u32, code->call_count, 0u - (1u << 31)));
    uint32_t loops = 0;
    for (uint32_t i = 0; i < code->proto->code_count; i++) {
        if (INSN_OPCODE(code->insns[i]) == OP_LOOP) {
            loops++;
            cr_expect(eq(u64, code->insns[i].feedback.counter, 1), "2^33 trips do not fit");
        }
    }
    cr_expect(eq(u32, loops, 1));
}

Test(test_baseline, a_global_is_relied_on_until_it_gets_another_value)
{
    expect_run(relying_program, "Int(60)");
    const Value *global = compiled("h")->burned.globals[0];
    const BurnedIn *burned = &vm->interp->tier.jit->burned;
    cr_expect(burned_in_is_relied_on(burned, global));
    invalidate_global(vm, global, NULL);
    cr_expect(burned_in_is_relied_on(burned, global) == false);
    cr_expect(eq(u64, counter("functions_invalidated"), 1));
    invalidate_global(vm, global, NULL);
    cr_expect(eq(u64, counter("functions_invalidated"), 1));
}

Test(test_baseline_started, a_recompilation_that_is_refused_is_not_counted)
{
    start_with(JIT_STRESS_NONE, 10, 4096);
    expect_run("func f(n) { return n }\n func h(n) { return f(n) + 1 }\n"
               "func p(n) { return [n, [n, [n, [n, [n, [n, [n]]]]]]] }\n"
               "func q(n) { return [n, [n, [n, [n, [n, [n, [n]]]]]]] }\n"
               "func r(n) { return [n, [n, [n, [n, [n, [n, [n]]]]]]] }\n"
               "func t(n) { return [n, [n, [n, [n, [n, [n, [n]]]]]]] }\n"
               "s := 0\n for i in range(20) { s += h(i) }\n"
               "f := func(n) { return n + 1 }\n for i in range(20) { p(i)\n q(i)\n r(i)\n t(i) }\n"
               "for i in range(40) { s += h(i) }\n throw(s)",
               "Int(1070)");
    cr_expect(eq(u64, counter("functions_invalidated"), 1));
    cr_expect(gt(u64, counter("functions_refused"), 0));
    cr_expect(compiled("h") == NULL);
    cr_expect(eq(u64, counter("functions_recompiled"), 0));
}

Test(test_baseline, a_callee_whose_code_32_bits_do_not_reach_is_not_burned_in)
{
    expect_run(relying_program, "Int(60)");
    const Value *global = compiled("h")->burned.globals[0];
    const BurnedIn *burned = &vm->interp->tier.jit->burned;
    cr_assert(burned_in_candidate(burned, global, 1) == global->function);
    Code high = *global->function->code; /* on the stack */
    Function function = *global->function;
    function.code = &high;
    const Value other = value_object(TAG_FUNCTION, &function);
    cr_expect(burned_in_candidate(burned, &other, 1) == NULL);
}

/* ---- encodings ---- */

static bool patched(HoleEncoding encoding, int64_t value, uint8_t *out)
{
    memset(out, 0xee, 16);
    return target_patch(out, 0x1000, encoding, value);
}

static int32_t stored32(const uint8_t *out)
{
    int32_t word;
    memcpy(&word, out, sizeof word);
    return word;
}

Test(test_patch, numbers_that_do_not_fit_are_refused)
{
    uint8_t out[16];
    cr_expect(patched(HOLE_ABS32, 0, out));
    cr_expect(patched(HOLE_ABS32, UINT32_MAX, out));
    cr_expect(patched(HOLE_ABS32, -1, out) == false);
    cr_expect(patched(HOLE_ABS32, (int64_t)UINT32_MAX + 1, out) == false);
    cr_expect(patched(HOLE_ABS32S, INT32_MIN, out) && stored32(out) == INT32_MIN);
    cr_expect(patched(HOLE_ABS32S, INT32_MAX, out) && stored32(out) == INT32_MAX);
    cr_expect(patched(HOLE_ABS32S, (int64_t)INT32_MIN - 1, out) == false);
    cr_expect(patched(HOLE_ABS32S, (int64_t)INT32_MAX + 1, out) == false);
    cr_expect(patched(HOLE_REL32, INT64_MAX, out) == false);
}

Test(test_patch, nothing_is_written_beside_the_hole)
{
    uint8_t out[16];
    cr_expect(patched(HOLE_ABS32S, -1, out));
    cr_expect(eq(u8, out[3], 0xff));
    cr_expect(eq(u8, out[4], 0xee));
}

Test(test_patch, relative_holes_count_from_their_part)
{
    uint8_t out[16];
    cr_expect(patched(HOLE_REL32, 0x1000 - 4, out));
    cr_expect(eq(i32, stored32(out), -4));
    cr_expect(patched(HOLE_REL32, 0x0, out));
    cr_expect(eq(i32, stored32(out), -0x1000));
}

#endif
