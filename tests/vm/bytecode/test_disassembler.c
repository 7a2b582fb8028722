#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/str.h"
#include "tests/support/bytecode.h"
#include "vm/bytecode/disassembler.h"

static BytecodeTest t;

static void end(void)
{
    bytecode_end(&t);
}

TestSuite(test_disassembler, .fini = end);

static void expect_text(const char *expected)
{
    cr_assert(bytecode_finish(&t), "%s", t.b.limit);
    char *text = bytecode_text(t.proto);
    cr_assert_str_eq(text, expected, "%s", text);
    free(text);
}

Test(test_disassembler, constants_are_readable)
{
    bytecode_begin(&t, 0);
    const Value constants[] = {value_int(-123456789012), value_float(1.5)};
    for (uint32_t i = 0; i < 2; i++) {
        builder_emit(&t.b, OP_LOAD_CONST, i, builder_constant(&t.b, constants[i]), 0);
        builder_emit(&t.b, OP_SET_GLOBAL, i, i, 0);
    }
    builder_emit(&t.b, OP_LOAD_CONST, 2, bytecode_string(&t, "a\n\"b\"\x01"), 0);
    builder_emit(&t.b, OP_RETURN, 2, 0, 0);
    expect_text("LOAD_CONST r0, -123456789012\nSET_GLOBAL global 0, r0\nLOAD_CONST r1, 1.5\n"
                "SET_GLOBAL global 1, r1\nLOAD_CONST r2, \"a\\n\\\"b\\\"\\x01\"\nRETURN r2\n");
}

Test(test_disassembler, long_strings_are_cut_between_characters)
{
    char text[200];
    bytecode_begin(&t, 0);
    memset(text, 'x', 59);
    strcpy(text + 59, "\xc3\xa4 and more");
    builder_emit(&t.b, OP_LOAD_CONST, 0, bytecode_string(&t, text), 0);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    text[59] = 0;
    char expected[300];
    snprintf(expected, sizeof expected, "LOAD_CONST r0, \"%s\"...\nRETURN r0\n", text);
    expect_text(expected);
}

Test(test_disassembler, words_behind_are_part_of_the_instruction)
{
    static const char *const names[] = {"x", "y"};
    bytecode_begin(&t, 2);
    builder_emit(&t.b, OP_GET_GLOBAL, 5, 0, 0);
    builder_emit(&t.b, OP_COPY, 6, 0, 0);
    builder_emit(&t.b, OP_NEW_STRUCT, 2, 1, 5);
    builder_emit(&t.b, OP_EXTRA, bytecode_names(&t, names, 2), bytecode_string(&t, "P"), 0);
    builder_emit(&t.b, OP_COPY, 8, 2, 0);
    builder_emit(&t.b, OP_CALL_METHOD, 3, 6, 0);
    builder_emit(&t.b, OP_EXTRA, bytecode_string(&t, "show"), 0, 0);
    builder_emit(&t.b, OP_RETURN, 3, 0, 0);
    expect_text("GET_GLOBAL r5, global 0\nMOVE r6, r0\nNEW_STRUCT r8, r1!, r5, [x, y]\n"
                "CALL_METHOD r3, r6, 0, \"show\"\nRETURN r3\n");
}

Test(test_disassembler, jumps_show_addresses)
{
    bytecode_begin(&t, 2);
    int32_t head = builder_label(&t.b);
    builder_bind(&t.b, head);
    builder_emit(&t.b, OP_LOOP, 0, 0, 0);
    builder_emit_jump(&t.b, OP_JUMP_GT_INT, 0, 0, (uint32_t)-7, head);
    builder_emit(&t.b, OP_RETURN, 1, 0, 0);
    expect_text("LOOP 0\nJUMP_GT_INT r0, -7 -> 0\nDROP r0\nRETURN r1\n");
}

Test(test_disassembler, program_shows_source_lines)
{
    static const char source[] = "first\n    second line  \r\nthird";
    char *text = NULL;
    size_t bytes = 0;
    bytecode_begin(&t, 0);
    builder_position(&t.b, 2, 1);
    builder_emit(&t.b, OP_GET_GLOBAL, 0, 0, 0);
    builder_position(&t.b, 3, 1);
    builder_emit(&t.b, OP_RETURN, 0, 0, 0);
    cr_assert(bytecode_finish(&t));
    String *name = str_intern(&t.vm, "total", 5);
    ProgramProto program = {.main = t.proto, .global_names = &name, .global_count = 1};
    FILE *out = open_memstream(&text, &bytes);
    disassemble_program(out, &program, source, sizeof source - 1);
    fclose(out);
    cr_assert_str_eq(text,
                     "global 0: total\n\nfunction test (0 parameters, 1 registers, 0 captures)\n"
                     "     0  GET_GLOBAL r0, global 0                     ; 2: second line\n"
                     "     1  RETURN r0                                   ; 3: third\n",
                     "%s", text);
    free(text);
}

Test(test_disassembler, captures_are_listed)
{
    bytecode_begin(&t, 1);
    builder_emit(&t.b, OP_NEW_CELL, 0, 0, 0);
    builder_emit(&t.b, OP_CLOSURE, 1, 0, 2);
    builder_emit(&t.b, OP_EXTRA, 0, 0, 0);
    builder_emit(&t.b, OP_EXTRA, 1, 3, 0);
    builder_emit(&t.b, OP_RETURN, 1, 0, 0);
    expect_text("NEW_CELL r0, r0!\nCLOSURE r1, function ? [r0, capture 3]\nDROP r0\nRETURN r1\n");
}

/* The disassembler is also a tool for looking at broken code. */
Test(test_disassembler, garbage_is_shown_as_such)
{
    char *text = NULL;
    size_t bytes = 0;
    bytecode_begin(&t, 0);
    cr_assert(bytecode_finish(&t));
    t.proto->code[0].op = 0xffff;
    FILE *out = open_memstream(&text, &bytes);
    disassemble_insn(out, t.proto, 0);
    disassemble_insn(out, t.proto, 99);
    fclose(out);
    cr_assert_str_eq(text, "??");
    free(text);
}
