#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode.h"
#include "vm/bytecode/ownership_map.h"
#include "vm/bytecode/verifier.h"

static BytecodeTest t;
static Proto nested;
static Proto *nested_list[1] = {&nested};

static void end(void)
{
    t.proto->protos = NULL;
    t.proto->proto_count = 0;
    bytecode_end(&t);
}

TestSuite(test_verifier, .fini = end);

static void emit(Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    builder_emit(&t.b, op, a, b, c);
}

/* 0 GET_GLOBAL r2; 1 ADD r3, r0!, r2!; 2 DROP r1; 3 RETURN r3; 4 CATCH r2; 5 DROP r2; 6 RETURN r1.
 * 0 to 2 are a try range with its handler at 4. */
static void begin(void)
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
    emit(OP_CATCH, 2, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    builder_handler(&t.b, start, stop, handler);
    cr_assert(bytecode_finish(&t));
}

static void expect_accepted(void)
{
    char message[200] = "";
    cr_assert(verify_proto(t.proto, 1, message, sizeof message), "%s", message);
}

static void expect_rejected(const char *why)
{
    char message[200] = "";
    cr_assert_not(verify_proto(t.proto, 1, message, sizeof message), "accepted");
    cr_assert_not_null(strstr(message, why), "%s", message);
}

static void set_op(uint32_t pc, Opcode op, uint32_t flags)
{
    t.proto->code[pc].op = (uint16_t)(op << OP_FLAG_BITS | flags);
}

Test(test_verifier, good_code_is_accepted)
{
    begin();
    expect_accepted();
}

Test(test_verifier, unknown_opcode)
{
    begin();
    t.proto->code[0].op = OP_COUNT << OP_FLAG_BITS;
    expect_rejected("no instruction");
}

Test(test_verifier, internal_opcodes)
{
    static const Opcode internal[] = {OP_LEAVE, OP_JUMP_LOOP, OP_LOOP_NATIVE, OP_EXTRA};
    begin();
    for (uint32_t i = 0; i < 3; i++) {
        set_op(0, internal[i], 0);
        expect_rejected("no instruction");
    }
}

Test(test_verifier, flag_that_is_not_allowed)
{
    begin();
    set_op(0, OP_GET_GLOBAL, OP_FLAG_A);
    expect_rejected("must not be consumed");
}

Test(test_verifier, register_out_of_range)
{
    begin();
    t.proto->code[1].a = 100 * REG_SCALE;
    expect_rejected("register out of range");
}

Test(test_verifier, register_between_slots)
{
    begin();
    t.proto->code[1].b = 8;
    expect_rejected("register out of range");
}

Test(test_verifier, global_out_of_range)
{
    begin();
    t.proto->code[0].b = 1;
    expect_rejected("global out of range");
}

Test(test_verifier, operand_that_is_not_used)
{
    begin();
    t.proto->code[0].c = 1;
    expect_rejected("not used");
}

Test(test_verifier, constant_out_of_range)
{
    begin();
    set_op(0, OP_LOAD_CONST, 0);
    expect_rejected("constant missing");
}

Test(test_verifier, name_that_is_no_string)
{
    bytecode_begin(&t, 1);
    emit(OP_GET_FIELD, 0, 0, builder_constant(&t.b, value_int(1)));
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("constant missing or of a wrong kind");
}

Test(test_verifier, builtin_that_does_not_exist)
{
    bytecode_begin(&t, 0);
    emit(OP_LOAD_BUILTIN, 0, bytecode_string(&t, "no such builtin"), 0);
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("constant missing or of a wrong kind");
}

Test(test_verifier, capture_out_of_range)
{
    bytecode_begin(&t, 0);
    emit(OP_GET_CAPTURE, 0, 0, bytecode_string(&t, "x"));
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("capture out of range");
    t.proto->capture_count = 1;
    expect_accepted();
}

static void emit_closure(uint32_t captured_register)
{
    emit(OP_NEW_CELL, 0, 0, 0);
    emit(OP_LOAD_NULL, 1, 0, 0);
    emit(OP_CLOSURE, 2, 0, 1);
    emit(OP_EXTRA, 0, captured_register, 0);
    emit(OP_SET_GLOBAL, 0, 1, 0);
    emit(OP_RETURN, 2, 0, 0);
    cr_assert(bytecode_finish(&t));
    memset(&nested, 0, sizeof nested);
    nested.capture_count = 1;
    /* Its code is of no interest here, but must be right. */
    static InsnWord code[1] = {{.op = OP_RETURN_NULL << OP_FLAG_BITS}};
    static OwnershipEntry row = {0, 0};
    nested.code = code;
    nested.code_count = 1;
    nested.ownership = &row;
    nested.ownership_count = 1;
    t.proto->protos = nested_list;
    t.proto->proto_count = 1;
}

Test(test_verifier, closure)
{
    bytecode_begin(&t, 1);
    emit_closure(0);
    expect_accepted();
    nested.capture_count = 2;
    expect_rejected("number of captures differs");
    nested.capture_count = 1;
    t.proto->proto_count = 0;
    expect_rejected("nested function out of range");
}

Test(test_verifier, capture_of_something_that_is_no_cell)
{
    bytecode_begin(&t, 1);
    emit_closure(1);
    expect_rejected("register holds no cell");
}

Test(test_verifier, nested_functions_are_checked_too)
{
    static InsnWord code[1] = {{.op = OP_NOP << OP_FLAG_BITS}};
    bytecode_begin(&t, 1);
    emit_closure(0);
    nested.code = code;
    expect_rejected("falls off the end");
}

Test(test_verifier, extra_word_missing)
{
    bytecode_begin(&t, 1);
    emit(OP_COPY, 2, 0, 0);
    emit(OP_CALL, 1, 1, 0);
    emit(OP_EXTRA, 0, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
    uint32_t extra = t.proto->code_count - 2;
    set_op(extra, OP_NOP, 0);
    expect_rejected("EXTRA word is missing");
}

Test(test_verifier, instruction_cut_off)
{
    begin();
    set_op(t.proto->code_count - 1, OP_CALL, 0);
    expect_rejected("cut off");
}

Test(test_verifier, falls_off_the_end)
{
    begin();
    t.proto->code_count--;
    expect_rejected("falls off the end");
}

Test(test_verifier, window_beyond_the_registers)
{
    bytecode_begin(&t, 1);
    emit(OP_COPY, 2, 0, 0);
    emit(OP_CALL, 1, 1, 0);
    emit(OP_EXTRA, 0, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    t.proto->code[1].c = 200;
    expect_rejected("run or window out of range");
}

Test(test_verifier, literal_zero_divisor)
{
    bytecode_begin(&t, 1);
    emit(OP_DIV_INT, 0, 0, 1);
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
    t.proto->code[0].c = 0;
    expect_rejected("literal 0");
}

Test(test_verifier, yield_outside_a_generator)
{
    bytecode_begin(&t, 1);
    emit(OP_YIELD, 0, 0, 0);
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("YIELD outside");
    t.proto->info.flags = FUNCTION_GENERATOR;
    expect_accepted();
}

/* ---- jumps, handlers, paths ---- */

static void begin_branch(void)
{
    bytecode_begin(&t, 2);
    int32_t other = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, other);
    emit(OP_RETURN, 1, 0, 0);
    builder_bind(&t.b, other);
    emit(OP_CALL_GLOBAL, 2, 2, 0);
    emit(OP_EXTRA, 0, 0, 0);
    emit(OP_RETURN, 2, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
}

Test(test_verifier, jump_out_of_the_code)
{
    begin_branch();
    t.proto->code[0].b = 0x7fff;
    expect_rejected("jump to nowhere");
    t.proto->code[0].b = 0xffff;
    t.proto->code[0].c = 0xffff;
    expect_rejected("jump to nowhere");
}

Test(test_verifier, jump_into_an_extra_word)
{
    begin_branch();
    t.proto->code[0].b = 4;
    expect_rejected("jump to nowhere");
}

Test(test_verifier, jump_to_where_no_row_stands)
{
    begin_branch();
    t.proto->code[0].b = 1;
    expect_rejected("no ownership row");
}

Test(test_verifier, handler_without_catch)
{
    begin();
    t.proto->handlers[0].target = 0;
    expect_rejected("does not begin with CATCH");
}

Test(test_verifier, empty_and_inverted_try_ranges)
{
    begin();
    t.proto->handlers[0].end = t.proto->handlers[0].start;
    expect_rejected("bad try range");
    t.proto->handlers[0].end = 1000;
    expect_rejected("bad try range");
}

Test(test_verifier, catch_that_is_no_handler)
{
    begin();
    t.proto->handler_count = 0;
    expect_rejected("CATCH is no handler");
}

static void begin_path(void)
{
    bytecode_begin(&t, 3);
    emit(OP_PATH_LOCAL, 0, 0, 0);
    emit(OP_PATH_INDEX, 1, 0, 0);
    emit(OP_PATH_SET_INDEX, 1, 2, 0);
    emit(OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
}

Test(test_verifier, path_without_begin)
{
    begin_path();
    set_op(0, OP_NOP, 0);
    t.proto->code[0].a = 0;
    expect_rejected("without begin");
}

Test(test_verifier, path_without_end)
{
    begin_path();
    set_op(1, OP_DROP, 0);
    expect_rejected("path without end");
}

Test(test_verifier, place_of_a_path_given_away)
{
    begin_path();
    t.proto->code[2].b = 0;
    expect_rejected("place is consumed");
}

/* ---- ownership ---- */

Test(test_verifier, read_of_a_register_that_holds_nothing)
{
    begin();
    t.proto->code[1].b = 3 * REG_SCALE;
    expect_rejected("dead register");
}

Test(test_verifier, leak_at_return)
{
    begin();
    set_op(1, OP_ADD, OP_FLAG_B);
    expect_rejected("still owned at RETURN");
}

Test(test_verifier, release_twice)
{
    bytecode_begin(&t, 1);
    emit(OP_ADD, 1, 0, 0);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
    set_op(0, OP_ADD, OP_FLAG_B | OP_FLAG_C);
    expect_rejected("consumed twice");
}

Test(test_verifier, overwritten_reference)
{
    begin();
    t.proto->code[0].a = 0;
    expect_rejected("owned register is overwritten");
}

Test(test_verifier, states_that_differ_at_a_join)
{
    bytecode_begin(&t, 2);
    int32_t join = builder_label(&t.b);
    builder_emit_jump(&t.b, OP_JUMP_IF, 0, 0, 0, join);
    emit(OP_LOAD_NULL, 2, 0, 0);
    emit(OP_SET_GLOBAL, 0, 2, 0);
    builder_bind(&t.b, join);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
    set_op(2, OP_NOP, 0);
    memset(&t.proto->code[2].a, 0, 6);
    expect_accepted();
    set_op(1, OP_GET_GLOBAL, 0);
    expect_rejected("where control joins");
}

Test(test_verifier, handler_that_expects_more)
{
    begin();
    /* The handler's row claims a register that nobody has written yet. */
    for (uint32_t i = 0; i < t.proto->ownership_count; i++) {
        if (t.proto->ownership[i].pc == t.proto->handlers[0].target) {
            t.proto->ownership_words[t.proto->ownership[i].bitmap] |= 1u << 3;
        }
    }
    expect_rejected("handler expects");
}

Test(test_verifier, owned_register_above_a_window)
{
    bytecode_begin(&t, 2);
    emit(OP_COPY, 3, 0, 0);
    emit(OP_CALL, 5, 2, 0);
    emit(OP_EXTRA, 0, 0, 0);
    emit(OP_ADD, 5, 5, 1);
    emit(OP_RETURN, 5, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_accepted();
    /* The window moves down over r1, which lives on. */
    t.proto->code[0].a = 1 * REG_SCALE;
    t.proto->code[1].b = 0;
    expect_rejected("owned register");
}

Test(test_verifier, ordinary_value_as_cell)
{
    bytecode_begin(&t, 1);
    emit(OP_GET_CELL, 1, 0, bytecode_string(&t, "x"));
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("register holds no cell");
}

Test(test_verifier, cell_as_ordinary_value)
{
    bytecode_begin(&t, 1);
    emit(OP_NEW_CELL, 1, 0, 0);
    emit(OP_NEG, 1, 1, 0);
    emit(OP_RETURN, 1, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("cell used as a value");
}

Test(test_verifier, loop_step_without_loop)
{
    bytecode_begin(&t, 1);
    int32_t done = builder_label(&t.b);
    emit(OP_LOAD_INT, 1, 0, 0);
    builder_emit_jump(&t.b, OP_FOR_NEXT, 0, 2, 0, done);
    emit(OP_RETURN, 2, 0, 0);
    builder_bind(&t.b, done);
    emit(OP_RETURN_NULL, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    expect_rejected("FOR_NEXT without FOR_PREP");
}

/* ---- ownership rows ---- */

Test(test_verifier, rows_missing_or_misplaced)
{
    begin();
    uint32_t count = t.proto->ownership_count;
    t.proto->ownership_count = 0;
    expect_rejected("no ownership map");
    t.proto->ownership_count = count;
    t.proto->ownership[0].pc = 1;
    expect_rejected("row at a wrong place");
    t.proto->ownership[0].pc = 0;
    t.proto->ownership[count - 1].pc = 1000;
    expect_rejected("row at a wrong place");
}

Test(test_verifier, bitmap_out_of_range)
{
    begin();
    t.proto->ownership[0].bitmap = t.proto->ownership_word_count - 1;
    expect_rejected("bitmap out of range");
    t.proto->ownership[0].bitmap = UINT32_MAX;
    expect_rejected("bitmap out of range");
}

Test(test_verifier, bitmap_that_contradicts_itself)
{
    begin();
    uint64_t *words = t.proto->ownership_words + t.proto->ownership[0].bitmap;
    words[1] = 1;
    expect_rejected("contradicts itself");
    words[1] = UINT64_C(1) << 63;
    expect_rejected("contradicts itself");
}

Test(test_verifier, entry_that_does_not_own_its_parameters)
{
    begin();
    t.proto->ownership_words[t.proto->ownership[0].bitmap] = 1;
    expect_rejected("where control joins");
}

/* ---- chance ---- */

/* Whatever is done to a function: the verifier finds it wrong, or it is right. */
Test(test_verifier, changed_words)
{
    uint64_t random = 42;
    begin();
    uint32_t count = t.proto->code_count;
    InsnWord *good = malloc(count * sizeof *good);
    memcpy(good, t.proto->code, count * sizeof *good);
    for (uint32_t i = 0; i < 200000; i++) {
        char message[200] = "";
        memcpy(t.proto->code, good, count * sizeof *good);
        for (uint32_t k = 0; k < 2; k++) {
            random = random * UINT64_C(6364136223846793005) + 99;
            uint32_t bit = (uint32_t)(random >> 33) % (count * 64);
            ((uint8_t *)t.proto->code)[bit / 8] ^= (uint8_t)(1u << (bit % 8));
        }
        if (verify_proto(t.proto, 1, message, sizeof message)) {
            char *text = bytecode_text(t.proto);
            for (uint64_t seed = 0; seed < 5; seed++) {
                const char *wrong = bytecode_run_random(t.proto, seed, 50);
                cr_assert(wrong == NULL || strstr(wrong, "does not know") != NULL, "%s\n%s", wrong,
                          text);
            }
            free(text);
        }
    }
    free(good);
}
