#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/support/bytecode.h"
#include "tests/support/bytecode_random.h"
#include "vm/bytecode/ownership.h"
#include "vm/bytecode/verifier.h"

static BytecodeTest t;

static void end(void)
{
    bytecode_end(&t);
}

TestSuite(test_ownership, .fini = end);

static void emit(Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    builder_emit(&t.b, op, a, b, c);
}

static void emit_jump(Opcode op, uint32_t a, uint32_t b, uint32_t c, int32_t label)
{
    builder_emit_jump(&t.b, op, a, b, c, label);
}

/* Finishes the function, compares its code and sends the abstract machine along some paths. */
static void expect_code(const char *expected)
{
    char message[200] = "";
    cr_assert(bytecode_finish(&t), "%s", t.b.limit ? t.b.limit : "out of memory");
    char *text = bytecode_text(t.proto);
    cr_assert_str_eq(text, expected, "%s", text);
    free(text);
    cr_assert(verify_proto(t.proto, 4, message, sizeof message), "%s", message);
    for (uint64_t seed = 0; seed < 50; seed++) {
        const char *wrong = bytecode_run_random(t.proto, seed, 1000);
        cr_assert(wrong == NULL, "%s", wrong);
    }
}

Test(test_ownership, last_use_is_consumed)
{
    bytecode_begin(&t, 2);
    emit(OP_ADD, 2, 0, 1);
    emit(OP_RETURN, 2, 0, 0);
    expect_code("ADD r2, r0!, r1!\nRETURN r2\n");
}

Test(test_ownership, register_that_occurs_twice_is_consumed_once)
{
    bytecode_begin(&t, 1);
    emit(OP_ADD, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_code("ADD r1, r0, r0!\nRETURN r1\n");
}

Test(test_ownership, operand_that_is_also_the_result_is_consumed)
{
    bytecode_begin(&t, 2);
    emit(OP_ADD, 0, 0, 1);
    emit(OP_ADD, 0, 0, 1);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("ADD r0, r0!, r1\nADD r0, r0!, r1!\nRETURN r0\n");
}

Test(test_ownership, copy_of_a_dying_value_is_a_move)
{
    bytecode_begin(&t, 1);
    emit(OP_COPY, 1, 0, 0);
    emit(OP_GET_GLOBAL, 2, 0, 0);
    emit(OP_ADD, 3, 1, 2);
    emit(OP_RETURN, 3, 0, 0);
    expect_code("MOVE r1, r0\nGET_GLOBAL r2, global 0\nADD r3, r1!, r2!\nRETURN r3\n");
}

Test(test_ownership, copy_stays_while_the_source_is_needed)
{
    bytecode_begin(&t, 1);
    emit(OP_COPY, 1, 0, 0);
    emit(OP_ADD, 2, 1, 0);
    emit(OP_RETURN, 2, 0, 0);
    expect_code("COPY r1, r0\nADD r2, r1!, r0!\nRETURN r2\n");
}

Test(test_ownership, result_goes_straight_into_the_variable)
{
    bytecode_begin(&t, 2);
    emit(OP_ADD, 2, 0, 1);
    emit(OP_MOVE, 0, 2, 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("ADD r0, r0!, r1!\nRETURN r0\n");
}

Test(test_ownership, result_that_nobody_reads_is_dropped)
{
    bytecode_begin(&t, 0);
    emit(OP_GET_GLOBAL, 0, 1, 0);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("GET_GLOBAL r0, global 1\nDROP r0\nRETURN_NULL\n");
}

Test(test_ownership, load_that_nobody_reads_vanishes)
{
    bytecode_begin(&t, 0);
    emit(OP_LOAD_INT, 0, 5, 0);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("RETURN_NULL\n");
}

Test(test_ownership, unread_parameter_is_dropped_at_entry)
{
    bytecode_begin(&t, 2);
    emit(OP_RETURN, 1, 0, 0);
    expect_code("DROP r0\nRETURN r1\n");
}

Test(test_ownership, moved_operand_that_is_needed_is_copied)
{
    bytecode_begin(&t, 1);
    emit(OP_SET_GLOBAL, 0, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("COPY r1, r0\nSET_GLOBAL global 0, r1\nRETURN r0\n");
}

Test(test_ownership, value_of_a_place_that_holds_it_is_copied)
{
    bytecode_begin(&t, 2);
    emit(OP_SET_INDEX, 0, 1, 0);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("COPY r2, r0\nSET_INDEX r0, r1!, r2\nDROP r0\nRETURN_NULL\n");
}

Test(test_ownership, numbers_are_not_dropped_nor_counted)
{
    bytecode_begin(&t, 0);
    emit(OP_LOAD_INT, 0, 1, 0);
    emit(OP_LOAD_INT, 1, 2, 0);
    emit(OP_ADD, 2, 0, 1);
    emit(OP_SET_GLOBAL, 0, 2, 0);
    emit(OP_COPY, 3, 2, 0);
    emit(OP_LT, 4, 3, 2);
    emit(OP_ADD_INT, 2, 2, 1);
    emit(OP_SET_GLOBAL, 1, 4, 0);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("LOAD_INT r0, 1\nLOAD_INT r1, 2\nADD r2, r0, r1\nSET_GLOBAL global 0, r2\n"
                "MOVE r3, r2\nLT r4, r3, r2\nADD_INT r2, r2, 1\nSET_GLOBAL global 1, r4\n"
                "RETURN_NULL\n");
}

Test(test_ownership, number_on_one_way_only_counts_as_owned)
{
    bytecode_begin(&t, 1);
    int32_t end_label = builder_label(&t.b);
    emit(OP_LOAD_INT, 1, 1, 0);
    emit_jump(OP_JUMP_IF, 0, 0, 0, end_label);
    emit(OP_GET_GLOBAL, 1, 0, 0);
    builder_bind(&t.b, end_label);
    emit(OP_ADD_INT, 2, 1, 1);
    emit(OP_RETURN, 2, 0, 0);
    expect_code("LOAD_INT r1, 1\nJUMP_IF r0! -> 3\nGET_GLOBAL r1, global 0\nADD_INT r2, r1!, 1\n"
                "RETURN r2\n");
}

Test(test_ownership, value_dies_on_the_way_that_does_not_need_it)
{
    bytecode_begin(&t, 2);
    int32_t other = builder_label(&t.b);
    emit_jump(OP_JUMP_IF, 0, 0, 0, other);
    emit(OP_RETURN, 1, 0, 0);
    builder_bind(&t.b, other);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("JUMP_IF r0! -> 2\nRETURN r1\nDROP r1\nRETURN_NULL\n");
}

Test(test_ownership, fall_through_edge_is_dropped_in_line)
{
    bytecode_begin(&t, 2);
    int32_t other = builder_label(&t.b);
    emit_jump(OP_JUMP_IF, 0, 0, 0, other);
    emit(OP_RETURN_NULL, 0, 0, 0);
    builder_bind(&t.b, other);
    emit(OP_RETURN, 1, 0, 0);
    expect_code("JUMP_IF r0! -> 3\nDROP r1\nRETURN_NULL\nRETURN r1\n");
}

Test(test_ownership, jump_edge_into_a_join_gets_a_block_of_its_own)
{
    bytecode_begin(&t, 2);
    int32_t join = builder_label(&t.b);
    emit_jump(OP_JUMP_IF, 0, 0, 0, join);
    emit(OP_SET_GLOBAL, 0, 1, 0);
    builder_bind(&t.b, join);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("JUMP_IF r0! -> 3\nSET_GLOBAL global 0, r1\nRETURN_NULL\nDROP r1\nJUMP -> 2\n");
}

Test(test_ownership, loop_keeps_what_the_next_round_reads)
{
    bytecode_begin(&t, 2);
    int32_t head = builder_label(&t.b);
    int32_t done = builder_label(&t.b);
    builder_bind(&t.b, head);
    emit(OP_LOOP, 0, 0, 0);
    emit_jump(OP_JUMP_NOT_LT, 0, 0, 1, done);
    emit(OP_ADD_INT, 0, 0, 1);
    emit_jump(OP_JUMP, 0, 0, 0, head);
    builder_bind(&t.b, done);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("LOOP 0\nJUMP_NOT_LT r0, r1 -> 4\nADD_INT r0, r0!, 1\nJUMP -> 0\nDROP r1\n"
                "RETURN r0\n");
}

Test(test_ownership, for_loop_releases_its_state_on_the_way_out)
{
    bytecode_begin(&t, 1);
    int32_t head = builder_label(&t.b);
    int32_t done = builder_label(&t.b);
    emit(OP_FOR_PREP, 1, 0, 0);
    builder_bind(&t.b, head);
    emit(OP_LOOP, 0, 0, 0);
    emit_jump(OP_FOR_NEXT, 1, 3, 0, done);
    emit(OP_SET_GLOBAL, 0, 3, 0);
    emit_jump(OP_JUMP, 0, 0, 0, head);
    builder_bind(&t.b, done);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("FOR_PREP r1, r0\nLOOP 0\nFOR_NEXT r1, r3 -> 5\nSET_GLOBAL global 0, r3\n"
                "JUMP -> 1\nDROP r1\nRETURN_NULL\n");
}

Test(test_ownership, item_that_is_not_read_is_dropped_each_round)
{
    bytecode_begin(&t, 1);
    int32_t head = builder_label(&t.b);
    int32_t done = builder_label(&t.b);
    emit(OP_FOR_PREP, 1, 0, 0);
    builder_bind(&t.b, head);
    emit(OP_LOOP, 0, 0, 0);
    emit_jump(OP_FOR_NEXT, 1, 3, 0, done);
    emit_jump(OP_JUMP, 0, 0, 0, head);
    builder_bind(&t.b, done);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("FOR_PREP r1, r0\nLOOP 0\nFOR_NEXT r1, r3 -> 5\nDROP r3\nJUMP -> 1\nDROP r1\n"
                "RETURN_NULL\n");
}

Test(test_ownership, range_loop_drops_nothing)
{
    bytecode_begin(&t, 0);
    int32_t head = builder_label(&t.b);
    int32_t done = builder_label(&t.b);
    emit(OP_LOAD_INT, 0, 10, 0);
    emit(OP_FOR_RANGE_PREP, 1, 0, 1);
    builder_bind(&t.b, head);
    emit(OP_LOOP, 0, 0, 0);
    emit_jump(OP_FOR_RANGE_NEXT, 1, 4, 0, done);
    emit_jump(OP_JUMP, 0, 0, 0, head);
    builder_bind(&t.b, done);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_code("LOAD_INT r0, 10\nFOR_RANGE_PREP r1, r0, 1\nLOOP 0\n"
                "FOR_RANGE_NEXT r1, r4 -> 5\nJUMP -> 2\nRETURN_NULL\n");
}

/* r1 is read by the handler: alive until the last instruction that may raise. */
Test(test_ownership, handler_keeps_what_it_reads)
{
    bytecode_begin(&t, 2);
    int32_t start = builder_label(&t.b);
    int32_t stop = builder_label(&t.b);
    int32_t handler = builder_label(&t.b);
    builder_bind(&t.b, start);
    emit(OP_GET_GLOBAL, 2, 0, 0);
    emit(OP_ADD, 3, 0, 2);
    builder_bind(&t.b, stop);
    emit(OP_RETURN, 3, 0, 0);
    builder_bind(&t.b, handler);
    emit(OP_CATCH, 4, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    builder_handler(&t.b, start, stop, handler);
    expect_code("GET_GLOBAL r2, global 0\nADD r3, r0!, r2!\nDROP r1\nRETURN r3\nCATCH r4\n"
                "DROP r4\nRETURN r1\n");
    uint64_t words[1];
    ownership_before(t.proto, 1, words);
    cr_assert_eq(words[0], 7u);
    ownership_before(t.proto, 4, words);
    cr_assert_eq(words[0], 2u);
}

/* x = f() in a try whose handler reads x: the old value must outlive the call. */
Test(test_ownership, result_waits_while_the_handler_needs_the_old_value)
{
    bytecode_begin(&t, 1);
    int32_t start = builder_label(&t.b);
    int32_t stop = builder_label(&t.b);
    int32_t handler = builder_label(&t.b);
    builder_bind(&t.b, start);
    emit(OP_GET_GLOBAL, 0, 0, 0);
    builder_bind(&t.b, stop);
    emit(OP_RETURN, 0, 0, 0);
    builder_bind(&t.b, handler);
    emit(OP_CATCH, 1, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    builder_handler(&t.b, start, stop, handler);
    expect_code("GET_GLOBAL r3, global 0\nDROP r0\nMOVE r0, r3\nRETURN r0\nCATCH r1\nDROP r1\n"
                "RETURN r0\n");
}

Test(test_ownership, operand_that_cannot_be_consumed_makes_way_for_the_result)
{
    bytecode_begin(&t, 1);
    emit(OP_UNPACK_ELEMENT, 0, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("UNPACK_ELEMENT r2, r0, 0\nDROP r0\nMOVE r0, r2\nRETURN r0\n");
}

Test(test_ownership, handler_that_nothing_reaches_is_gone)
{
    bytecode_begin(&t, 1);
    int32_t start = builder_label(&t.b);
    int32_t stop = builder_label(&t.b);
    int32_t handler = builder_label(&t.b);
    builder_bind(&t.b, start);
    emit(OP_LOAD_INT, 1, 1, 0);
    builder_bind(&t.b, stop);
    emit(OP_RETURN, 1, 0, 0);
    builder_bind(&t.b, handler);
    emit(OP_CATCH, 1, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    builder_handler(&t.b, start, stop, handler);
    expect_code("DROP r0\nLOAD_INT r1, 1\nRETURN r1\n");
    cr_assert_eq(t.proto->handler_count, 0);
}

Test(test_ownership, window_belongs_to_the_call)
{
    bytecode_begin(&t, 2);
    emit(OP_COPY, 3, 0, 0);
    emit(OP_COPY, 4, 1, 0);
    emit(OP_CALL, 5, 2, 1);
    emit(OP_EXTRA, 0, 0, 0);
    emit(OP_ADD, 5, 5, 1);
    emit(OP_RETURN, 5, 0, 0);
    expect_code("MOVE r3, r0\nCOPY r4, r1\nCALL r5, r2, 1\nADD r5, r5!, r1!\nRETURN r5\n");
    uint64_t words[1];
    ownership_before(t.proto, 2, words);
    cr_assert_eq(words[0], 1u << 1 | 1u << 3 | 1u << 4);
    ownership_in(t.proto, 2, words);
    cr_assert_eq(words[0], 1u << 1);
}

Test(test_ownership, step_of_a_path_is_dropped_after_its_end)
{
    bytecode_begin(&t, 3);
    emit(OP_PATH_LOCAL, 0, 0, 0);
    emit(OP_PATH_INDEX, 1, 0, 0);
    emit(OP_PATH_SET_INDEX, 2, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("COPY r3, r0\nPATH_LOCAL r0\nPATH_INDEX r1\nPATH_SET_INDEX r2!, r3\nDROP r1\n"
                "RETURN r0\n");
}

Test(test_ownership, variable_that_may_be_read_unset_is_prepared_at_entry)
{
    bytecode_begin(&t, 1);
    int32_t skip = builder_label(&t.b);
    emit_jump(OP_JUMP_IF, 0, 0, 0, skip);
    emit(OP_LOAD_INT, 1, 5, 0);
    builder_bind(&t.b, skip);
    emit(OP_CHECK_SET, 1, bytecode_string(&t, "x"), 0);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    char *text = bytecode_text(t.proto);
    cr_assert(strstr(text, "LOAD_UNSET r1\n") == text, "%s", text);
    free(text);
}

Test(test_ownership, cell_is_a_reference_like_any_other)
{
    bytecode_begin(&t, 1);
    uint32_t name = bytecode_string(&t, "x");
    emit(OP_NEW_CELL, 1, 0, 0);
    emit(OP_GET_CELL, 2, 1, name);
    emit(OP_RETURN, 2, 0, 0);
    expect_code("NEW_CELL r1, r0!\nGET_CELL r2, r1, \"x\"\nDROP r1\nRETURN r2\n");
}

Test(test_ownership, moving_a_number_leaves_it_readable)
{
    bytecode_begin(&t, 1);
    emit(OP_LOAD_INT, 1, 3, 0);
    emit(OP_SET_INDEX, 0, 1, 1);
    emit(OP_SET_INDEX, 0, 1, 1);
    emit(OP_RETURN, 0, 0, 0);
    expect_code("LOAD_INT r1, 3\nSET_INDEX r0, r1, r1\nSET_INDEX r0, r1, r1\nRETURN r0\n");
}

/* Random programs along random paths: no reference is lost, used after it is gone or released
 * twice, and the maps are what the abstract machine sees at every instruction. */
static void check_random(uint64_t first_seed, uint32_t programs, uint32_t budget)
{
    for (uint64_t seed = first_seed; seed < first_seed + programs; seed++) {
        char message[200] = "";
        bytecode_begin(&t, BYTECODE_RANDOM_PARAMS);
        bytecode_emit_random(&t, seed, budget);
        cr_assert(bytecode_finish(&t), "seed %llu", (unsigned long long)seed);
        t.proto->info.flags |= FUNCTION_GENERATOR; /* the programs have YIELD */
        if (!verify_proto(t.proto, 4, message, sizeof message)) {
            char *text = bytecode_text(t.proto);
            cr_assert_fail("seed %llu: %s\n%s", (unsigned long long)seed, message, text);
        }
        for (uint64_t path = 0; path < 30; path++) {
            const char *wrong = bytecode_run_random(t.proto, seed * 1000 + path, 400);
            if (wrong != NULL) {
                char *text = bytecode_text(t.proto);
                cr_log_error("%s", text);
                free(text);
            }
            cr_assert(wrong == NULL, "seed %llu, path %llu: %s", (unsigned long long)seed,
                      (unsigned long long)path, wrong);
        }
        bytecode_end(&t);
    }
    bytecode_begin(&t, 0); /* for the fixture */
}

Test(test_ownership, random_small_programs)
{
    check_random(1, 1500, 6);
}

Test(test_ownership, random_programs)
{
    check_random(100000, 400, 40);
}

/* Time and memory stay near linear: 200,000 statements in one function. */
Test(test_ownership, huge_function)
{
    char message[200] = "";
    bytecode_begin(&t, BYTECODE_RANDOM_PARAMS);
    bytecode_emit_random(&t, 7, 60000);
    clock_t start = clock();
    cr_assert(bytecode_finish(&t), "%s", t.b.limit ? t.b.limit : "out of memory");
    t.proto->info.flags |= FUNCTION_GENERATOR;
    cr_assert(verify_proto(t.proto, 4, message, sizeof message), "%s", message);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    cr_assert_lt(seconds, 20.0, "%.1f s for %u instructions", seconds, t.proto->code_count);
}
