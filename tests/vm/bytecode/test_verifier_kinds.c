/* What instructions take for granted about their operands, and circles without loop header. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode.h"
#include "vm/bytecode/verifier.h"

static BytecodeTest t;

static void end(void)
{
    bytecode_end(&t);
}

TestSuite(test_verifier_kinds, .fini = end);

static void emit(Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    builder_emit(&t.b, op, a, b, c);
}

static uint32_t text(const char *string)
{
    return bytecode_string(&t, string);
}

static void expect_accepted(void)
{
    char message[200] = "";
    cr_assert(bytecode_finish(&t));
    cr_assert(verify_proto(t.proto, 1, message, sizeof message), "%s", message);
}

static void expect_rejected(const char *why)
{
    char message[200] = "";
    cr_assert(bytecode_finish(&t));
    cr_assert_not(verify_proto(t.proto, 1, message, sizeof message), "accepted");
    cr_assert_not_null(strstr(message, why), "%s", message);
}

Test(test_verifier_kinds, array_under_construction)
{
    bytecode_begin(&t, 1);
    emit(OP_NEW_ARRAY, 1, 2, 0);
    emit(OP_ARRAY_PUSH, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_accepted();
}

Test(test_verifier_kinds, push_to_any_value)
{
    bytecode_begin(&t, 2);
    emit(OP_ARRAY_PUSH, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

Test(test_verifier_kinds, insert_into_an_array)
{
    bytecode_begin(&t, 2);
    emit(OP_NEW_ARRAY, 2, 3, 0);
    emit(OP_DICT_INSERT, 2, 0, 1);
    emit(OP_RETURN, 2, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

/* Array on one way to the push, anything on the other. */
Test(test_verifier_kinds, kinds_are_united_where_ways_meet)
{
    bytecode_begin(&t, 2);
    int32_t other = builder_label(&t.b);
    int32_t join = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, other);
    emit(OP_NEW_ARRAY, 2, 3, 0);
    builder_emit_jump(&t.b, OP_JUMP, 0, 0, 0, join);
    builder_bind(&t.b, other);
    emit(OP_COPY, 2, 1, 0);
    builder_bind(&t.b, join);
    emit(OP_ARRAY_PUSH, 2, 0, 0);
    emit(OP_RETURN, 2, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

/* The first round brings an array to the push, the second something else. */
Test(test_verifier_kinds, loops_are_walked_again)
{
    bytecode_begin(&t, 2);
    int32_t head = builder_label(&t.b);
    emit(OP_NEW_ARRAY, 2, 3, 0);
    builder_bind(&t.b, head);
    emit(OP_LOOP, 0, 0, 0);
    emit(OP_ARRAY_PUSH, 2, 0, 0);
    emit(OP_COPY, 2, 1, 0);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, head);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

Test(test_verifier_kinds, unset_register)
{
    bytecode_begin(&t, 0);
    emit(OP_LOAD_UNSET, 0, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_rejected("unset register used as a value");
}

Test(test_verifier_kinds, unset_register_after_a_check)
{
    bytecode_begin(&t, 0);
    emit(OP_LOAD_UNSET, 0, 0, 0);
    emit(OP_CHECK_SET, 0, text("x"), 0);
    emit(OP_RETURN, 0, 0, 0);
    expect_accepted();
}

Test(test_verifier_kinds, payload_behind_a_test)
{
    bytecode_begin(&t, 1);
    int32_t other = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_NOT_TAG, 0, text("A::B"), 0, other);
    emit(OP_GET_PAYLOAD, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    builder_bind(&t.b, other);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_accepted();
}

Test(test_verifier_kinds, payload_of_any_value)
{
    bytecode_begin(&t, 1);
    emit(OP_GET_PAYLOAD, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

Test(test_verifier_kinds, unwrap_behind_a_test)
{
    bytecode_begin(&t, 1);
    int32_t success = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_IF_SUCCESS, 0, 0, 0, success);
    emit(OP_RETURN, 0, 0, 0);
    builder_bind(&t.b, success);
    emit(OP_UNWRAP, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_accepted();
}

/* None and Err have passed the test, but the other way. */
Test(test_verifier_kinds, unwrap_of_a_failure)
{
    bytecode_begin(&t, 1);
    int32_t success = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_IF_SUCCESS, 0, 0, 0, success);
    emit(OP_UNWRAP, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    builder_bind(&t.b, success);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

Test(test_verifier_kinds, export_of_any_value)
{
    bytecode_begin(&t, 1);
    emit(OP_IMPORT_NAME, 1, 0, text("x"));
    emit(OP_EXTRA, text("m"), 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    expect_rejected("register holds a wrong kind of value");
}

Test(test_verifier_kinds, range_loop_over_other_registers)
{
    bytecode_begin(&t, 0);
    int32_t done = builder_label(&t.b);
    emit(OP_LOAD_NULL, 0, 0, 0);
    emit(OP_LOAD_NULL, 1, 0, 0);
    emit(OP_LOAD_NULL, 2, 0, 0);
    builder_emit_jump(&t.b, OP_FOR_RANGE_NEXT, 0, 3, 0, done);
    builder_bind(&t.b, done);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_rejected("FOR_RANGE_NEXT without FOR_RANGE_PREP");
}

static void emit_variant(const char *tag, ValueTag kind, uint32_t payload_count)
{
    bytecode_begin(&t, 2);
    emit(OP_NEW_VARIANT, 2, 0, payload_count);
    emit(OP_EXTRA, text(tag), kind, 0);
    emit(OP_RETURN, 2, 0, 0);
}

Test(test_verifier_kinds, variants_of_results_and_options)
{
    emit_variant("Ok", TAG_RESULT, 1);
    expect_accepted();
    end();
    emit_variant("Ok", TAG_RESULT, 0);
    expect_rejected("bad operand in the EXTRA word");
    end();
    emit_variant("None", TAG_OPTION, 1);
    expect_rejected("bad operand in the EXTRA word");
    end();
    emit_variant("Okay", TAG_RESULT, 1);
    expect_rejected("bad operand in the EXTRA word");
}

static void emit_shaped(const char *first, const char *second)
{
    const char *const names[2] = {first, second};
    bytecode_begin(&t, 2);
    emit(OP_NEW_DICT_SHAPED, 2, 0, bytecode_names(&t, names, 2));
    emit(OP_RETURN, 2, 0, 0);
}

Test(test_verifier_kinds, keys_of_shapes)
{
    emit_shaped("a", "b");
    expect_accepted();
    end();
    emit_shaped("a", "a");
    expect_rejected("constant missing or of a wrong kind");
    end();
    emit_shaped("a", "7");
    expect_rejected("constant missing or of a wrong kind");
}

Test(test_verifier_kinds, circle_without_loop_header)
{
    bytecode_begin(&t, 1);
    int32_t head = builder_label(&t.b);
    builder_bind(&t.b, head);
    emit(OP_NOP, 0, 0, 0);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, head);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_rejected("circle without LOOP");
}

/* The handler jumps back to before the try. */
Test(test_verifier_kinds, circle_through_a_handler)
{
    bytecode_begin(&t, 1);
    int32_t start = builder_label(&t.b);
    int32_t stop = builder_label(&t.b);
    int32_t handler = builder_label(&t.b);
    builder_bind(&t.b, start);
    emit(OP_THROW, 0, 0, 0);
    builder_bind(&t.b, stop);
    builder_bind(&t.b, handler);
    emit(OP_CATCH, 1, 0, 0);
    builder_emit_jump(&t.b, OP_JUMP, 0, 0, 0, start);
    builder_handler(&t.b, start, stop, handler);
    expect_rejected("circle without LOOP");
}

Test(test_verifier_kinds, index_of_a_path_is_used_up_by_its_end)
{
    bytecode_begin(&t, 3);
    emit(OP_PATH_LOCAL, 0, 0, 0);
    emit(OP_PATH_INDEX, 1, 0, 0);
    emit(OP_PATH_CALL, 3, 1, 1);
    emit(OP_EXTRA, text("push"), 0, 0);
    emit(OP_RETURN_NULL, 0, 0, 0);
    expect_rejected("index of a path is consumed");
}
