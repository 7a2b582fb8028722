/* Frames that are left and entered again. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "tests/vm/interp/script.h"
#include "vm/interp/generator.h"

static VM *vm;

static void start(void)
{
    vm = script_vm();
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_interp_generator, .init = start, .fini = finish);

static void expect_run(const char *text, const char *expected)
{
    cr_expect(eq(str, (char *)script_run(vm, text), (char *)expected), "%s", text);
}

/* The next value if it is an int, -1 at the end. */
static int64_t next_int(Generator *generator)
{
    Value v = value_null();
    bool done = false;
    cr_assert(vm->resume(vm, generator, &v, &done) == STATUS_OK);
    cr_assert(done || v.tag == TAG_INT);
    return done ? -1 : v.i;
}

Test(test_interp_generator, a_call_runs_nothing_and_a_step_runs_to_the_next_yield)
{
    Value v = script_value(vm, "func* g(n) { yield n\n yield n + 1\n return 99 }\n throw(g(5))");
    cr_assert(v.tag == TAG_GENERATOR);
    cr_expect(v.generator->state == GENERATOR_CREATED);
    cr_expect(eq(i64, next_int(v.generator), 5));
    cr_expect(v.generator->state == GENERATOR_SUSPENDED);
    cr_expect(eq(i64, next_int(v.generator), 6));
    cr_expect(eq(i64, next_int(v.generator), -1));
    cr_expect(v.generator->state == GENERATOR_DONE);
    cr_expect(eq(i64, next_int(v.generator), -1));
    value_release(vm, v);
}

Test(test_interp_generator, registers_of_every_kind_survive)
{
    expect_run("func* g(s) { a := [1, 2.5, s]\n n := 7\n f := 1.5\n b := true\n z := null\n"
               "  captured := 1\n add := func() { captured += 1\n return captured }\n"
               "  for i in range(2) { yield i\n a.push(i) }\n"
               "  add()\n yield 0\n"
               "  yield \"${a} ${n} ${f} ${b} ${z} ${s} ${add()}\" }\n"
               "mut last := 0\n for x in g(\"text\") { last := x }\n throw(last)",
               "[1, 2.5, text, 0, 1] 7 1.5 true null text 3");
}

Test(test_interp_generator, what_is_suspended_is_owned_by_the_object)
{
    Value v = script_value(
        vm, "func* g() { a := [1]\n b := \"x\" + \"y\"\n yield a\n yield b }\n throw(g())");
    Value array;
    bool done;
    cr_assert(vm->resume(vm, v.generator, &array, &done) == STATUS_OK);
    cr_expect(eq(u32, array.array->header.rc, 1), "the frame has given its last use away");
    value_release(vm, array);
    size_t before = heap_live_objects(&vm->heap);
    value_release(vm, v); /* abandoned: the string goes with it */
    cr_expect(lt(sz, heap_live_objects(&vm->heap), before - 1));
}

Test(test_interp_generator, an_error_exhausts_it)
{
    Value v = script_value(vm, "func* g() { yield 1\n throw(\"broken\") }\n throw(g())");
    Value item = value_null();
    bool done = false;
    cr_expect(eq(i64, next_int(v.generator), 1));
    cr_expect(vm->resume(vm, v.generator, &item, &done) == STATUS_THROW);
    cr_assert(vm->error.stack.tag == TAG_ARRAY);
    cr_expect(eq(sz, vm->error.stack.array->count, 1));
    cr_expect(eq(str, (char *)script_error(vm), "broken"));
    cr_expect(eq(i64, next_int(v.generator), -1));
    value_release(vm, v);
}

Test(test_interp_generator, it_cannot_run_twice_at_once)
{
    expect_run("mut self_ := null\n func* g() { for x in self_ { yield x }\n }\n"
               "self_ := g()\n for x in self_ { }",
               "Generator is already running");
}

Test(test_interp_generator, handlers_work_across_yields)
{
    expect_run("func* g() { try { yield 1\n throw(\"in\") } except e { yield e.message } }\n"
               "mut out := []\n for x in g() { out := out + [x] }\n throw(\"${out}\")",
               "[1, in]");
}

Test(test_interp_generator, generators_nest)
{
    expect_run("func* count(n) { for i in range(n) { yield i } }\n"
               "func* pairs(n) { for i in count(n) { for j in count(i) { yield i * 10 + j } } }\n"
               "mut sum := 0\n for x in pairs(5) { sum := sum + x }\n throw(sum)",
               "Int(310)");
}

Test(test_interp_generator, the_result_of_yield_is_null)
{
    expect_run("func* g() { x := yield 1\n yield x }\n mut last := 5\n"
               "for v in g() { last := v }\n throw(last)",
               "Null");
}

Test(test_interp_generator, too_deep_is_an_error_and_leaves_it_usable)
{
    isolate_free(vm);
    vm = script_vm_with(50);
    expect_run("func* g() { yield 7 }\n it := g()\n mut seen := \"\"\n"
               "func deep(n) { if n == 0 { for x in it { seen := \"${x}\" } return 0 }\n"
               "  return deep(n - 1) }\n"
               "try { deep(49) } except e { seen := e.message }\n"
               "first := seen\n deep(10)\n throw(first + \"; \" + seen)",
               "Maximum VM call stack depth of 50 exceeded while calling g; 7");
}
