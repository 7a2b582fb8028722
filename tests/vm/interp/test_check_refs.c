/* Recounting references: it accepts what is right and finds every wrong count. */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/cycle.h"
#include "runtime/refcount.h"
#include "tests/vm/interp/script.h"
#include "vm/interp/check_refs.h"
#include "vm/interp/roots.h"

static VM *vm;

static void start(void)
{
    vm = script_vm();
}

static void finish(void)
{
    script_vm_free(vm);
}

TestSuite(test_interp_check_refs, .init = start, .fini = finish);

/* What the probe, a library function that only tests have, is to do. */
static int probed;
static void (*probe)(Value *args);

static Value run_probe(VM *probe_vm, Value *args, uint32_t argc)
{
    cr_assert(probe_vm == vm && argc == 1);
    probed++;
    probe(args);
    return value_null();
}

static const Builtin probe_row = {.name = "probe",
                                  .canonical = "probe",
                                  .min_args = 1,
                                  .max_args = 1,
                                  .function = run_probe,
                                  .signature = "probe(v: any) -> null",
                                  .doc = ""};

/* Runs a text whose function `main_(probe)` calls the probe. */
static void run_with_probe(const char *text, void (*action)(Value *args))
{
    Value function = script_value(vm, text), result;
    Value argument = value_builtin(&probe_row);
    cr_assert(function.tag == TAG_FUNCTION);
    value_release(vm, function); /* the module's global holds it */
    probe = action;
    probed = 0;
    cr_assert(vm->call(vm, function, &argument, 1, &result) == STATUS_OK);
    value_release(vm, result);
    cr_assert(gt(int, probed, 0));
}

static bool right(RefMismatch *mismatch)
{
    size_t cost;
    bool ok = check_refs_now(vm, vm->fp, vm->pc, mismatch, &cost);
    cr_expect(gt(sz, cost, 0));
    return ok;
}

#define PROGRAM                                                                        \
    "struct Box { content }\n shared := [1, \"a\" + \"b\"]\n func* g(x) { yield x }\n" \
    "func inner(probe, v) { captured := [v]\n f := func() { return captured }\n"       \
    "  gen := g(v)\n d := {\"k\": v, \"n\": {1: [2]}}\n b := Box { content: d }\n"     \
    "  probe(v)\n return [f, gen, d, b, shared] }\n"                                   \
    "func main_(probe) { v := [3, 4]\n w := [v, v]\n return [inner(probe, v), w] }\n throw(main_)"

static void expect_right(Value *args)
{
    RefMismatch mismatch = {NULL, 0};
    cr_expect(roots_are_complete(vm, vm->fp));
    cr_expect(right(&mismatch));
    cr_expect(gt(u32, args[0].o->rc, 1));
}

Test(test_interp_check_refs, a_correct_program_passes)
{
    run_with_probe(PROGRAM, expect_right);
}

static void expect_mismatches(Value *args)
{
    RefMismatch mismatch;
    Object *o = args[0].o;
    uint32_t rc = o->rc;
    o->rc = rc + 1;
    cr_expect(not(right(&mismatch)), "a leak");
    cr_expect(eq(ptr, (void *)mismatch.object, o));
    cr_expect(eq(u32, mismatch.counted, rc));
    o->rc = rc - 1;
    cr_expect(not(right(&mismatch)), "a reference that is not counted");
    cr_expect(eq(ptr, (void *)mismatch.object, o));
    cr_expect(eq(u32, mismatch.counted, rc));
    o->rc = rc;
    cr_expect(right(&mismatch));
}

Test(test_interp_check_refs, wrong_counts_are_found)
{
    run_with_probe(PROGRAM, expect_mismatches);
}

#define GARBAGE_PROGRAM                                                              \
    "func knot(shared) { mut own := null\n own := func() { return [own, shared] }\n" \
    "  return len(shared) }\n"                                                       \
    "func main_(probe) { v := [3, 4]\n knot(v)\n knot(v)\n probe(v)\n return v }\n throw(main_)"

static void expect_garbage_counted(Value *args)
{
    RefMismatch mismatch;
    Object *o = args[0].o;
    uint32_t rc = o->rc;
    cr_expect(ge(u32, rc, 4), "frame, argument and two closures");
    cr_expect(right(&mismatch));
    o->rc = rc + 1;
    cr_expect(not(right(&mismatch)), "a leak beside the garbage");
    cr_expect(eq(u32, mismatch.counted, rc));
    o->rc = rc;
    cr_expect(gt(sz, cycle_collect(vm), 0));
    cr_expect(eq(u32, o->rc, rc - 2));
    cr_expect(right(&mismatch));
}

Test(test_interp_check_refs, what_uncollected_garbage_holds_is_counted)
{
    run_with_probe(GARBAGE_PROGRAM, expect_garbage_counted);
}

/* Of a closure that nothing leads to any more. */
static void expect_leaked_closure(Value *args)
{
    RefMismatch mismatch;
    Object *closure = args[0].o;
    uint32_t rc = closure->rc;
    object_retain(closure);
    cr_expect(not(right(&mismatch)));
    cr_expect(eq(ptr, (void *)mismatch.object, closure));
    cr_expect(eq(u32, mismatch.counted, rc));
    value_release(vm, args[0]);
    args[0] = value_null();
    cr_expect(not(right(&mismatch)), "only the leak is left");
    cr_expect(eq(ptr, (void *)mismatch.object, closure));
    cr_expect(eq(u32, mismatch.counted, 0));
    object_release(vm, closure);
    cr_expect(right(&mismatch));
}

Test(test_interp_check_refs, a_leaked_closure_is_found)
{
    run_with_probe("func main_(probe) { x := [1]\n probe(func() { return x })\n return 1 }\n"
                   "throw(main_)",
                   expect_leaked_closure);
}

static void expect_lower_bound(Value *args)
{
    RefMismatch mismatch;
    Object *o = args[0].o;
    uint32_t rc = o->rc;
    cr_expect(not(roots_are_complete(vm, vm->fp)), "the generator was resumed by C");
    o->rc = rc + 1;
    cr_expect(right(&mismatch), "C might hold it");
    o->rc = 1;
    cr_expect(not(right(&mismatch)));
    cr_expect(eq(ptr, (void *)mismatch.object, o));
    o->rc = rc;
}

Test(test_interp_check_refs, below_c_functions_counts_may_only_be_higher)
{
    run_with_probe("func* g(probe, v) { kept := [v]\n probe(v)\n yield kept }\n"
                   "func main_(probe) { v := [3, 4]\n mut all := []\n for x in g(probe, v).take(1) "
                   "{ all := x }\n"
                   " return [all, v] }\n throw(main_)",
                   expect_lower_bound);
}

Test(test_interp_check_refs, frames_resumed_by_loops_are_counted_completely)
{
    run_with_probe(
        "func* g(probe, v) { kept := [v]\n yield 1\n probe(v)\n yield kept }\n"
        "func* h(source) { for x in source { yield x } }\n"
        "func main_(probe) { v := [3, 4]\n mut all := []\n for x in h(g(probe, v)) { all := x }\n"
        " return [all, v] }\n throw(main_)",
        expect_mismatches);
}
