/* Stencils that leave their fast path, jump, call or return: where they go on, and in what state.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "tests/stencils/stencil_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils_control, .init = stencil_run_begin, .fini = stencil_run_end);

#define WINDOW 8 /* register where a call's window begins */

static void run_plain(Opcode op)
{
    stencil_run_op((uint16_t)(op << OP_FLAG_BITS), reg(0), reg(WINDOW), 1);
}

/* ---- every opcode without a fast path, and every op whose flags exclude it ---- */

static bool may_jump(uint16_t index)
{
    return strstr(stencils[index].name, "BRANCH") != NULL;
}

static uint16_t slow_stencil(const char *name)
{
    for (uint16_t i = 0; i < stencil_count; i++) {
        if (strcmp(stencils[i].name, name) == 0) {
            return i;
        }
    }
    cr_assert_fail("there is no stencil %s", name);
    return 0;
}

static const char *const slow_names[] = {"SLOW_PLAIN", "SLOW_BRANCH", "SLOW_CALLS",
                                         "SLOW_CALLS_BRANCH"};

Test(stencils_control, slow_stencils_go_on_where_the_slow_function_says)
{
    for (size_t i = 0; i < 4; i++) {
        uint16_t index = slow_stencil(slow_names[i]);
        stencil_run.vm.result = value_int(77);

        stencil_run.slow_next = SLOW_TO_NEXT;
        stencil_run_index(index);
        cr_expect(stencil_run.was_slow);
        cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);

        stencil_run.slow_next = SLOW_TO_LEAVE; /* the interpreter runs the LEAVE */
        stencil_run_index(index);
        cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
        cr_expect_eq(stencil_run.returned_tag, TAG_INT);
        cr_expect_eq(stencil_run.returned_bits, 77);

        if (may_jump(index)) {
            stencil_run.slow_next = SLOW_TO_TARGET;
            stencil_run_index(index);
            cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
        }
    }
}

Test(stencils_control, every_opcode_has_a_stencil)
{
    cr_assert_gt(stencil_count, 80);
    for (uint32_t op = 0; op < (uint32_t)OP_COUNT << OP_FLAG_BITS; op++) {
        cr_assert_lt(stencil_of[op], stencil_count);
        const Stencil *stencil = &stencils[stencil_of[op]];
        for (uint32_t i = 0; i < stencil->hot_hole_count; i++) {
            cr_expect_lt(stencil->hot_holes[i].offset, stencil->hot_bytes);
        }
        for (uint32_t i = 0; i < stencil->cold_hole_count; i++) {
            cr_expect_lt(stencil->cold_holes[i].offset, stencil->cold_bytes);
        }
    }
}

Test(stencils_control, flags_choose_the_stencil)
{
    uint16_t plain = stencil_of[OP_GET_FIELD << OP_FLAG_BITS];
    uint16_t consuming = stencil_of[OP_GET_FIELD << OP_FLAG_BITS | OP_FLAG_B];
    cr_expect_str_eq(stencils[plain].name, "GET_FIELD");
    cr_expect_str_eq(stencils[consuming].name, "GET_FIELD_B");
    cr_expect_str_eq(stencils[stencil_of[OP_ADD << OP_FLAG_BITS | OP_FLAG_C]].name, "ADD");
    cr_expect_str_eq(stencils[stencil_of[OP_ADD << OP_FLAG_BITS | OP_FLAG_A]].name, "SLOW_CALLS");
}

Test(stencils_control, operands_choose_the_stencil)
{
    const uint16_t add = OP_ADD << OP_FLAG_BITS, add_last = add | OP_FLAG_B;
    const Insn apart = {.a = 16, .b = 32}, in_place = {.a = 16, .b = 16};
    cr_expect_str_eq(stencils[stencil_for(&apart, add)].name, "ADD");
    cr_expect_str_eq(stencils[stencil_for(&in_place, add)].name, "ADD_IN_PLACE");
    cr_expect_str_eq(stencils[stencil_for(&in_place, add_last)].name, "ADD_IN_PLACE");
    cr_expect_str_eq(stencils[stencil_for(&in_place, OP_NOT << OP_FLAG_BITS)].name, "NOT");
}

Test(stencils_control, exit_goes_on_in_the_interpreter)
{
    stencil_run.insn->op = OP_LEAVE << OP_FLAG_BITS;
    stencil_run.vm.result = value_float(-0.0);
    stencil_run_index(stencil_exit);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_FLOAT);
    cr_expect_eq(stencil_run.returned_bits, (uint64_t)1 << 63);
}

Test(stencils_control, slow_functions_that_leave_are_counted_by_reason)
{
    static Insn elsewhere[2];
    const uint64_t *exits = stencil_run.exits;
    stencil_run.slow_next = SLOW_TO_LEAVE;
    stencil_run.vm.leave = elsewhere;
    run_plain(OP_CONCAT);
    cr_expect_eq(exits[MACHINE_EXIT_UNFORESEEN], 1);
    stencil_run.vm.leave = stencil_run_leave();
    run_plain(OP_CONCAT);
    cr_expect_eq(exits[MACHINE_EXIT_RETURN], 1);
    stencil_run.vm.leave = stencil_run_leave() - 1;
    run_plain(OP_CONCAT);
    cr_expect_eq(exits[MACHINE_EXIT_SUSPENSION], 1);
    cr_expect_eq(exits[MACHINE_EXIT_UNFORESEEN], 1);
}

Test(stencils_control, entry_goes_on_when_the_registers_fit)
{
    stencil_run.vm.stack_end = stencil_run.fp + 32;
    stencil_run_index(stencil_entry);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
}

Test(stencils_control, what_does_nothing_and_what_only_jumps)
{
    run_plain(OP_NOP);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    run_plain(OP_JUMP);
    cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
    stencil_run.fp[0] = value_int(INT64_MAX);
    run_plain(OP_LOAD_UNSET);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.fp[0].tag, TAG_UNSET);
    stencil_run.vm.result = value_int(INT64_MIN);
    run_plain(OP_LEAVE);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_INT);
    cr_expect_eq(stencil_run.returned_bits, (uint64_t)INT64_MIN);
}

/* ---- loops ---- */

Test(stencils_control, loops_poll_the_interrupt)
{
    run_plain(OP_LOOP);
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    run_plain(OP_JUMP_LOOP);
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
    stencil_run.vm.interrupt = 1;
    run_plain(OP_LOOP);
    cr_expect(stencil_run.was_slow);
    run_plain(OP_JUMP_LOOP);
    cr_expect(stencil_run.was_slow);
}

Test(stencils_control, range_loops_count_down_and_step)
{
    Value *fp = stencil_run.fp;
    fp[0] = value_int(INT64_MAX - 1);
    fp[1] = value_int(2);
    fp[2] = value_int(INT64_MAX);
    run_plain(OP_FOR_RANGE_NEXT);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(fp[WINDOW].tag, TAG_INT);
    cr_expect_eq(fp[WINDOW].i, INT64_MAX - 1);
    cr_expect_eq(fp[1].i, 1);
    cr_expect_eq(fp[0].i, -3); /* past the last item: wraps, and is never read */
    fp[1].i = 0;
    fp[WINDOW] = value_null();
    run_plain(OP_FOR_RANGE_NEXT);
    cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
    cr_expect_eq(fp[WINDOW].tag, TAG_NULL);
}

Test(stencils_control, loops_over_a_number)
{
    Value *fp = stencil_run.fp;
    fp[0] = value_int(1);
    fp[1] = value_int(0);
    run_plain(OP_FOR_NEXT);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(fp[WINDOW].i, 0);
    run_plain(OP_FOR_NEXT);
    cr_expect_eq(stencil_run.ending, ENDED_AT_TARGET);
    fp[0] = value_float(1);
    run_plain(OP_FOR_NEXT);
    cr_expect(stencil_run.was_slow);
}

/* ---- calls ---- */

static Code callee_code;
static Function callee = {.header = {.rc = 3}, .id = 41, .code = &callee_code};

static void prepare_call(void)
{
    callee_code.entry = stencil_run_callee();
    callee_code.param_count = 1;
    callee.header.rc = 3;
    stencil_run.fp[WINDOW + 1] = value_object(TAG_FUNCTION, &callee);
    stencil_run.fp[WINDOW + 2] = value_int(INT64_MIN);
    stencil_run.fp[0] = value_null();
}

static void expect_called(void)
{
    Value *fp = stencil_run.fp;
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(fp[0].tag, TAG_INT, "the callee gives its argument back");
    cr_expect_eq(fp[0].i, INT64_MIN);
    cr_expect_eq(frame_header(fp)->pc, stencil_run.insn);
    cr_expect_eq(frame_header(fp + WINDOW + FRAME_LINKAGE)->caller, fp);
}

Test(stencils_control, calls_of_a_value)
{
    prepare_call();
    run_plain(OP_CALL);
    cr_expect_not(stencil_run.was_slow);
    expect_called();
    cr_expect_eq(stencil_run.insn->feedback.id, callee.id);
    cr_expect_eq(callee.header.rc, 3);
}

Test(stencils_control, calls_of_a_global)
{
    Value global = value_object(TAG_FUNCTION, &callee);
    prepare_call();
    stencil_run.fp[WINDOW + 1] = value_null();
    stencil_run.insn[1].feedback.place = &global;
    run_plain(OP_CALL_GLOBAL);
    cr_expect_not(stencil_run.was_slow);
    expect_called();
    cr_expect_eq(callee.header.rc, 4);
    cr_expect_eq(stencil_run.fp[WINDOW + 1].function, &callee);
}

Test(stencils_control, calls_of_a_burned_in_function)
{
    Value global = value_object(TAG_FUNCTION, &callee);
    prepare_call();
    callee.header.rc = 0;
    stencil_run.fp[WINDOW + 1] = value_null();
    stencil_run.insn[1].feedback.place = &global;
    stencil_run.insn->op = OP_CALL_GLOBAL << OP_FLAG_BITS;
    stencil_run.insn->a = reg(0);
    stencil_run.insn->b = reg(WINDOW);
    stencil_run_index(stencil_call_known);
    expect_called();
    cr_expect_eq(callee.header.rc, 0, "immortal: not counted");
    cr_expect_eq(stencil_run.fp[WINDOW + 1].function, &callee);
}

Test(stencils_control, calls_with_other_arguments_or_of_other_values_are_slow)
{
    Value global = value_int(1);
    stencil_run.insn[1].feedback.place = &global;
    prepare_call();
    callee_code.param_count = 2;
    run_plain(OP_CALL);
    cr_expect(stencil_run.was_slow);
    stencil_run.fp[WINDOW + 1] = value_int(0);
    run_plain(OP_CALL);
    cr_expect(stencil_run.was_slow);
    run_plain(OP_CALL_GLOBAL);
    cr_expect(stencil_run.was_slow);
    cr_expect_eq(callee.header.rc, 3);
}

Test(stencils_control, slow_functions_can_have_a_function_called)
{
    prepare_call();
    stencil_run.slow_next = SLOW_CALLS;
    stencil_run.slow_callee = stencil_run.fp + WINDOW + FRAME_LINKAGE;
    stencil_run.fp[1] = value_null();
    stencil_run_op(OP_CALL_BUILTIN << OP_FLAG_BITS, reg(0), reg(WINDOW), 1);
    cr_expect(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.fp[0].tag, TAG_INT);
    cr_expect_eq(stencil_run.fp[0].i, INT64_MIN);
}

Test(stencils_control, returns)
{
    prepare_call();
    stencil_run.fp[-1] = value_object(TAG_FUNCTION, &callee);
    stencil_run.fp[0] = value_float(1.5);
    run_plain(OP_RETURN);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_FLOAT);
    cr_expect_eq(stencil_run.returned_bits, value_float(1.5).bits);
    cr_expect_eq(callee.header.rc, 2);
    run_plain(OP_RETURN_NULL);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_NULL);
    cr_expect_eq(callee.header.rc, 1);
    run_plain(OP_RETURN); /* the last reference: the slow function frees it */
    cr_expect(stencil_run.was_slow);
    callee.header.rc = 0; /* immortal */
    run_plain(OP_RETURN);
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(callee.header.rc, 0);
}

#endif
