#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode.h"
#include "vm/bytecode/code.h"
#include "vm/bytecode/ownership.h"
#include "vm/bytecode/verifier.h"

static BytecodeTest t;

static void end(void)
{
    bytecode_end(&t);
}

TestSuite(test_builder, .fini = end);

static void expect_valid(void)
{
    char message[200] = "";
    cr_assert(verify_proto(t.proto, 4, message, sizeof message), "%s", message);
}

Test(test_builder, equal_constants_are_shared)
{
    bytecode_begin(&t, 0);
    uint32_t seven = builder_constant(&t.b, value_int(7));
    cr_assert_eq(builder_constant(&t.b, value_int(7)), seven);
    cr_assert_eq(bytecode_string(&t, "a"), bytecode_string(&t, "a"));
    cr_assert_neq(builder_constant(&t.b, value_float(7.0)), seven);
    cr_assert_neq(builder_constant(&t.b, value_float(0.0)),
                  builder_constant(&t.b, value_float(-0.0)));
    for (int64_t i = 0; i < 1000; i++) {
        cr_assert_eq(builder_constant(&t.b, value_int(i * 3)),
                     builder_constant(&t.b, value_int(i * 3)));
    }
}

Test(test_builder, arrays_are_not_shared)
{
    static const char *const names[] = {"x", "y"};
    bytecode_begin(&t, 0);
    cr_assert_neq(bytecode_names(&t, names, 2), bytecode_names(&t, names, 2));
}

Test(test_builder, too_many_constants_is_a_limit)
{
    bytecode_begin(&t, 0);
    for (int64_t i = 0; i < 65536; i++) {
        cr_assert_eq(builder_constant(&t.b, value_int(i)), (uint32_t)i);
    }
    cr_assert_null(t.b.limit);
    builder_constant(&t.b, value_int(-1));
    cr_assert_not_null(t.b.limit);
    cr_assert_not(bytecode_finish(&t));
}

Test(test_builder, too_many_registers_is_a_limit)
{
    bytecode_begin(&t, 0);
    builder_emit(&t.b, OP_LOAD_NULL, REG_MAX, 0, 0);
    cr_assert_not_null(t.b.limit);
    cr_assert_not(bytecode_finish(&t));
}

Test(test_builder, registers_of_windows_and_runs_are_counted)
{
    static const char *const names[] = {"x", "y", "z"};
    bytecode_begin(&t, 1);
    builder_emit(&t.b, OP_CALL, 0, 4, 2);
    builder_emit(&t.b, OP_EXTRA, 0, 0, 0);
    cr_assert_eq(t.b.register_count, 8);
    builder_emit(&t.b, OP_NEW_DICT, 0, 7, 2);
    cr_assert_eq(t.b.register_count, 11);
    builder_emit(&t.b, OP_NEW_DICT_SHAPED, 0, 9, bytecode_names(&t, names, 3));
    cr_assert_eq(t.b.register_count, 12);
    builder_emit(&t.b, OP_NEW_STRUCT, 0, 0, 10);
    builder_emit(&t.b, OP_EXTRA, bytecode_names(&t, names, 3), bytecode_string(&t, "P"), 0);
    cr_assert_eq(t.b.register_count, 13);
    builder_emit(&t.b, OP_FOR_RANGE_PREP, 12, 0, 1);
    cr_assert_eq(t.b.register_count, 15);
}

Test(test_builder, immediates_keep_their_sign)
{
    bytecode_begin(&t, 1);
    builder_emit(&t.b, OP_LOAD_INT, 1, (uint32_t)-5, 0);
    builder_emit(&t.b, OP_ADD_INT, 1, 1, (uint32_t)-3);
    builder_emit(&t.b, OP_ADD, 1, 1, 0);
    builder_emit(&t.b, OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    char *text = bytecode_text(t.proto);
    cr_assert_str_eq(text, "LOAD_INT r1, -5\nADD_INT r1, r1, -3\nADD r1, r1, r0!\nRETURN r1\n");
    free(text);
}

Test(test_builder, immediate_that_does_not_fit_is_a_limit)
{
    bytecode_begin(&t, 1);
    builder_emit(&t.b, OP_SET_GLOBAL, 70000, 0, 0);
    builder_emit(&t.b, OP_RETURN_NULL, 0, 0, 0);
    cr_assert_not(bytecode_finish(&t));
    cr_assert_not_null(t.b.limit);
}

Test(test_builder, positions_are_found_by_pc)
{
    uint32_t line, column;
    bytecode_begin(&t, 0);
    builder_position(&t.b, 3, 5);
    builder_emit(&t.b, OP_GET_GLOBAL, 0, 0, 0);
    builder_position(&t.b, 4, 1);
    builder_emit(&t.b, OP_GET_GLOBAL, 1, 0, 0);
    builder_emit(&t.b, OP_ADD, 0, 0, 1);
    builder_position(&t.b, 9, 2);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    proto_position(t.proto, 0, &line, &column);
    cr_assert(line == 3 && column == 5);
    proto_position(t.proto, 2, &line, &column);
    cr_assert(line == 4 && column == 1);
    proto_position(t.proto, 3, &line, &column);
    cr_assert(line == 9 && column == 2);
    cr_assert_eq(t.proto->line_count, 3);
}

Test(test_builder, jump_to_the_next_instruction_vanishes)
{
    bytecode_begin(&t, 1);
    int32_t next = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP, 0, 0, 0, next);
    builder_bind(&t.b, next);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    cr_assert_eq(t.proto->code_count, 1);
    expect_valid();
}

Test(test_builder, label_that_is_nowhere_is_refused)
{
    bytecode_begin(&t, 1);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, builder_label(&t.b));
    builder_emit(&t.b, OP_RETURN_NULL, 0, 0, 0);
    cr_assert_not(bytecode_finish(&t));
    cr_assert_not_null(t.b.limit);
}

Test(test_builder, function_without_return_returns_null)
{
    bytecode_begin(&t, 0);
    cr_assert(bytecode_finish(&t));
    char *text = bytecode_text(t.proto);
    cr_assert_str_eq(text, "RETURN_NULL\n");
    free(text);
    expect_valid();
}

/* A body of 40,000 words between a branch and its target. */
static void emit_far(Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    int32_t far = builder_label(&t.b);
    builder_emit_jump(&t.b, op, a, b, c, far);
    for (uint32_t i = 0; i < 40000; i++) {
        builder_emit(&t.b, OP_ADD_INT, 0, 0, 1);
    }
    builder_bind(&t.b, far);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    cr_assert_gt(t.proto->code_count, 40000);
    expect_valid();
    for (uint64_t seed = 0; seed < 20; seed++) {
        const char *wrong = bytecode_run_random(t.proto, seed, 50000);
        cr_assert(wrong == NULL, "%s", wrong);
    }
}

Test(test_builder, far_comparison_is_inverted)
{
    bytecode_begin(&t, 2);
    emit_far(OP_JUMP_LT, 0, 0, 1);
    cr_assert_eq(t.proto->code[0].op >> OP_FLAG_BITS, OP_JUMP_NOT_LT);
    cr_assert_eq((int16_t)t.proto->code[0].a, 2);
    cr_assert_eq(t.proto->code[1].op >> OP_FLAG_BITS, OP_JUMP);
}

Test(test_builder, far_loop_end_goes_through_a_jump)
{
    bytecode_begin(&t, 2);
    builder_emit(&t.b, OP_FOR_PREP, 2, 1, 0);
    emit_far(OP_FOR_NEXT, 2, 4, 0);
    cr_assert_eq(t.proto->code[1].op >> OP_FLAG_BITS, OP_FOR_NEXT);
    cr_assert_eq((int16_t)t.proto->code[1].c, 2);
    cr_assert_eq(insn_imm32(t.proto->code[2].b, t.proto->code[2].c), 2);
}

Test(test_builder, far_jump_back)
{
    bytecode_begin(&t, 2);
    int32_t head = builder_label(&t.b);
    builder_bind(&t.b, head);
    builder_emit(&t.b, OP_LOOP, 0, 0, 0);
    for (uint32_t i = 0; i < 40000; i++) {
        builder_emit(&t.b, OP_ADD_INT, 0, 0, 1);
    }
    builder_emit_jump(&t.b, OP_JUMP_LT, 0, 0, 1, head);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_valid();
    cr_assert_eq(t.proto->loop_count, 1);
}

Test(test_builder, stream_has_what_instructions_need)
{
    Value globals[3] = {value_int(1), value_int(2), value_int(3)};
    bytecode_begin(&t, 0);
    builder_emit(&t.b, OP_LOAD_CONST, 0, bytecode_string(&t, "text"), 0);
    builder_emit(&t.b, OP_SET_GLOBAL, 1, 0, 0);
    builder_emit(&t.b, OP_CALL_GLOBAL, 0, 1, 0);
    builder_emit(&t.b, OP_EXTRA, 2, 0, 0);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    Code *code = code_new(&t.vm, t.proto, globals, NULL);
    cr_assert_not_null(code);
    cr_assert_eq(code->insns[0].feedback.constant, &t.proto->constants[0]);
    cr_assert_eq(code->insns[1].feedback.place, &globals[1]);
    cr_assert_eq(code->insns[3].feedback.place, &globals[2]);
    cr_assert_eq(code->param_count, 0);
    code_free(&t.vm, code);
    t.proto->info.flags |= FUNCTION_GENERATOR;
    code = code_new(&t.vm, t.proto, globals, NULL);
    cr_assert_eq(code->param_count, UINT32_MAX);
    code_free(&t.vm, code);
}
