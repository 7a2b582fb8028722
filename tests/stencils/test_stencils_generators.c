/* Resuming and suspending a generator: FOR_NEXT and YIELD. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/generator.h"
#include "stencils/kernels/generators.h"
#include "tests/stencils/stencil_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils_generators, .init = stencil_run_begin, .fini = stencil_run_end);

#define ITEM        8  /* register for the loop's items */
#define FRAME_SLOTS 32 /* of the resumer, see stencil_run.c */

static Insn body[4];
static Code code = {.insns = body, .register_count = 4};
static Function function = {.header = {.rc = 3}, .code = &code};
static Value saved[4];
static Generator generator;

static Value *resumed_fp(void)
{
    return stencil_run.fp + FRAME_SLOTS + RESUMED_LINKAGE;
}

/* Suspended, with two registers, going on in this machine code. */
static void suspend(const void *machine)
{
    function.header.rc = 3;
    saved[0] = value_int(INT64_MIN);
    saved[1] = value_float(2.5);
    generator = (Generator){.header = {.rc = 1},
                            .state = GENERATOR_SUSPENDED,
                            .saved_count = 2,
                            .function = &function,
                            .saved = saved,
                            .saved_capacity = 4,
                            .pc = 1,
                            .machine = machine,
                            .cycle_index = GENERATOR_NO_MEMBER};
    stencil_run.fp[0] = value_object(TAG_GENERATOR, &generator);
    stencil_run.fp[1] = value_int(0);
    stencil_run.fp[ITEM] = value_null();
}

static void loop_once(void)
{
    stencil_run_op(OP_FOR_NEXT << OP_FLAG_BITS, reg(0), reg(ITEM), 1);
}

/* As a return leaves the frame: the code gives its register 0 back, and nobody has suspended it. */
Test(stencils_generators, a_loop_resumes_and_the_generator_ends)
{
    suspend(stencil_run_callee());
    loop_once();
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
    cr_expect_eq(generator.state, GENERATOR_DONE);
    cr_expect_eq(generator.saved_count, 0);
    cr_expect_eq(stencil_run.fp[ITEM].tag, TAG_NULL);
    cr_expect_eq(stencil_run.vm.resumptions, 1);
    Value *fp = resumed_fp();
    cr_expect_eq(fp[0].i, INT64_MIN);
    cr_expect_eq(fp[1].f, 2.5);
    cr_expect_eq(frame_generator(fp), &generator);
    cr_expect_eq(frame_function(fp), &function);
    cr_expect_eq(frame_header(fp)->caller, stencil_run.fp);
    cr_expect_eq(frame_header(stencil_run.fp)->pc, stencil_run.insn);
    cr_expect_eq(function.header.rc, 4, "counted for the frame");
}

/* The interpreter goes on at generator.pc: a YIELD there suspends it again. */
Test(stencils_generators, a_loop_takes_what_is_yielded)
{
    suspend(NULL);
    body[1] = (Insn){.op = (OP_YIELD << OP_FLAG_BITS), .a = reg(2), .b = reg(0)};
    body[1].feedback.bits = YIELD_PLAN(0, 3);
    loop_once();
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.fp[ITEM].tag, TAG_INT);
    cr_expect_eq(stencil_run.fp[ITEM].i, INT64_MIN);
    cr_expect_eq(generator.state, GENERATOR_SUSPENDED);
    cr_expect_eq(generator.pc, 2);
    cr_expect_eq(generator.saved_count, 3);
    cr_expect_eq(saved[1].f, 2.5);
    cr_expect_eq(saved[2].tag, TAG_NULL, "the result of YIELD");
    cr_expect_eq(function.header.rc, 3);
    cr_expect_eq(code.call_count, 1, "counted like a call");
}

Test(stencils_generators, machine_code_of_another_version_is_not_entered)
{
    suspend(stencil_run_raising_callee());
    generator.machine_version = code.version + 1;
    body[1] = (Insn){.op = (OP_YIELD << OP_FLAG_BITS), .a = reg(2), .b = reg(1)};
    body[1].feedback.bits = YIELD_PLAN(0, 2);
    loop_once();
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.fp[ITEM].f, 2.5);
    cr_expect_eq(stencil_run.vm.resumptions, 0);
}

Test(stencils_generators, an_error_ends_the_generator_and_is_raised_by_the_loop)
{
    suspend(stencil_run_raising_callee());
    frame_function(stencil_run.fp)->header.rc = 9;
    loop_once();
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_EXCEPTION);
    cr_expect_eq(generator.state, GENERATOR_DONE);
}

static void expect_slow(void)
{
    loop_once();
    cr_expect(stencil_run.was_slow);
    cr_expect_eq(generator.saved_count, 2);
    cr_expect_eq(function.header.rc, 3);
}

Test(stencils_generators, what_cannot_be_resumed_is_slow)
{
    suspend(stencil_run_callee());
    generator.state = GENERATOR_RUNNING;
    expect_slow();
    generator.state = GENERATOR_DONE;
    expect_slow();
    generator.state = GENERATOR_SUSPENDED;
    Value *end = stencil_run.vm.stack_end;
    stencil_run.vm.stack_end = resumed_fp() + code.register_count - 1;
    expect_slow();
    stencil_run.vm.stack_end = end;
    stencil_run.vm.native_limit = UINTPTR_MAX; /* an interrupt */
    expect_slow();
    cr_expect_eq(generator.state, GENERATOR_SUSPENDED);
}

/* ---- YIELD ---- */

static void enter_generator_frame(void)
{
    suspend(NULL);
    generator.state = GENERATOR_RUNNING;
    generator.saved_count = 0;
    generator_link(&generator, stencil_run.fp);
    function.header.rc = 4;
    code.insns = stencil_run.insn - 1;
}

static void yield(uint64_t plan)
{
    stencil_run.insn->feedback.bits = plan;
    stencil_run_op(OP_YIELD << OP_FLAG_BITS, reg(2), reg(1), 0);
}

Test(stencils_generators, a_yield_saves_what_is_needed_and_leaves)
{
    Array owned = {.header = {.rc = 1, .tag = TAG_ARRAY}};
    enter_generator_frame();
    stencil_run.fp[0] = value_array(&owned);
    stencil_run.fp[1] = value_int(5);
    stencil_run.fp[2] = value_int(6);
    saved[3] = value_int(7);
    yield(YIELD_PLAN(1, 3));
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_INT);
    cr_expect_eq(stencil_run.returned_bits, 5);
    cr_expect_eq(generator.state, GENERATOR_SUSPENDED);
    cr_expect_eq(generator.saved_count, 3);
    cr_expect_eq(generator.pc, 2);
    cr_expect_neq(generator.machine, NULL);
    cr_expect_eq(saved[0].array, &owned);
    cr_expect_eq(saved[2].tag, TAG_NULL);
    cr_expect_eq(saved[3].i, 7);
    cr_expect_eq(owned.header.rc, 1, "moved");
    cr_expect_eq(function.header.rc, 3);
}

Test(stencils_generators, what_the_frame_has_given_up_is_not_saved)
{
    Array given = {.header = {.rc = 1, .tag = TAG_ARRAY}};
    enter_generator_frame();
    stencil_run.fp[0] = stencil_run.fp[1] = value_array(&given);
    yield(YIELD_PLAN(0, 2));
    cr_expect_eq(stencil_run.returned_bits, (uintptr_t)&given);
    cr_expect_eq(saved[0].tag, TAG_UNSET);
    cr_expect_eq(saved[1].tag, TAG_UNSET);
}

Test(stencils_generators, a_yield_without_a_plan_is_slow)
{
    enter_generator_frame();
    yield(0);
    cr_expect(stencil_run.was_slow);
    cr_expect_eq(generator.state, GENERATOR_RUNNING);
    cr_expect_eq(function.header.rc, 4);
}

#endif
