/* Diagnostics: layout, excerpts, limits of the list, spelling suggestions. */
#include "vm/syntax/diagnostics.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void expect_excerpt(const char *source, uint32_t line, uint32_t column, const char *expected)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    cr_assert_not_null(out);
    diagnostics_render_excerpt(out, source, strlen(source), line, column, (DiagnosticStyle){0});
    fclose(out);
    cr_assert_str_eq(text, expected);
    free(text);
}

Test(test_diagnostics, layout_with_excerpt_and_help)
{
    static DiagnosticList list;
    static const char source[] = "print((1 + 2)\n";
    diagnostics_init(&list);
    diagnostics_add_parser(&list, (SourcePos){.line = 1, .column = 7, .offset = 6}, "Expected %s",
                           "more");
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diagnostics_render(out, &list, "a.ruff", source, strlen(source), (DiagnosticStyle){0});
    fclose(out);
    cr_assert_str_eq(text, "[RUFPARSE001] [parser] error: Expected more\n"
                           "  --> a.ruff:1:7\n"
                           "    |\n"
                           "  1 | print((1 + 2)\n"
                           "    |       ^\n"
                           "    |\n"
                           "  = help: Fix the parse error and rerun Ruff.\n");
    free(text);
    diagnostics_free(&list);
}

Test(test_diagnostics, compile_errors_have_a_prefix_and_no_help)
{
    static DiagnosticList list;
    diagnostics_init(&list);
    diagnostics_add_compile(&list, (SourcePos){.line = 1, .column = 1}, NULL, "bad %d", 1);
    cr_assert_str_eq(list.items[0].message, "Compilation error: bad 1");
    cr_assert_str_eq(list.items[0].code, "RUFVM001");
    cr_assert_null(list.items[0].help);
    diagnostics_free(&list);
}

Test(test_diagnostics, excerpt_repeats_tabs)
{
    expect_excerpt("a\n\tb\tc", 2, 4, "    |\n  2 | \tb\tc\n    | \t \t^\n    |\n");
}

Test(test_diagnostics, excerpt_minds_wide_and_combining_characters)
{
    expect_excerpt("\xe6\x95\xb0 x", 1, 3, "    |\n  1 | \xe6\x95\xb0 x\n    |    ^\n    |\n");
    expect_excerpt("e\xcc\x81 x", 1, 4, "    |\n  1 | e\xcc\x81 x\n    |   ^\n    |\n");
}

Test(test_diagnostics, excerpt_of_an_empty_last_line)
{
    expect_excerpt("f(\n", 2, 1, "    |\n  2 |\n    | ^\n    |\n");
    expect_excerpt("f(\n", 3, 1, "");
    expect_excerpt("f(", 0, 0, "");
}

Test(test_diagnostics, excerpt_line_ends_and_byte_order_mark)
{
    expect_excerpt("\xEF\xBB\xBF"
                   "ab\rcd\r\nef",
                   1, 2, "    |\n  1 | ab\n    |  ^\n    |\n");
    expect_excerpt("ab\rcd\r\nef", 3, 1, "    |\n  3 | ef\n    | ^\n    |\n");
}

Test(test_diagnostics, excerpt_hides_control_characters)
{
    expect_excerpt("a\x1b[31m\xff", 1, 1,
                   "    |\n  1 | a\xEF\xBF\xBD[31m\xEF\xBF\xBD\n    | ^\n    |\n");
}

Test(test_diagnostics, excerpt_widens_for_large_line_numbers)
{
    char source[1300];
    memset(source, '\n', sizeof source);
    strcpy(source + 1233, "x");
    expect_excerpt(source, 1234, 1, "     |\n1234 | x\n     | ^\n     |\n");
}

Test(test_diagnostics, long_lines_are_cut_around_the_column)
{
    char source[1001];
    for (int i = 0; i < 1000; i++)
        source[i] = (char)('a' + i % 26);
    source[1000] = '\0';
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diagnostics_render_excerpt(out, source, 1000, 1, 501, (DiagnosticStyle){0});
    fclose(out);
    const char *line = strstr(text, "  1 | ");
    const char *caret = strstr(line, "\n    | ") + 1;
    size_t column = (size_t)(strchr(caret, '^') - caret);
    cr_assert_eq(line[column], source[500]);
    cr_assert_eq(strncmp(line + 6, "...", 3), 0);
    cr_assert_lt(length, 400);
    free(text);
}

Test(test_diagnostics, colors_only_on_request)
{
    static DiagnosticList list;
    diagnostics_init(&list);
    diagnostics_add_parser(&list, (SourcePos){.line = 1, .column = 1}, "m");
    for (int colors = 0; colors < 2; colors++) {
        char *text = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&text, &length);
        diagnostics_render(out, &list, "f", "x", 1, (DiagnosticStyle){.colors = colors});
        fclose(out);
        cr_assert_eq(strchr(text, '\033') != NULL, colors);
        free(text);
    }
    diagnostics_free(&list);
}

Test(test_diagnostics, keeps_a_hundred_and_counts_the_rest)
{
    static DiagnosticList list;
    diagnostics_init(&list);
    for (uint32_t i = 0; i < 103; i++)
        diagnostics_add_parser(&list, (SourcePos){.line = 1, .column = 1, .offset = 200 - i}, "m");
    cr_assert_eq(list.count, 100);
    cr_assert_eq(list.dropped, 3);
    diagnostics_sort(&list);
    for (uint32_t i = 1; i < list.count; i++)
        cr_assert_leq(list.items[i - 1].offset, list.items[i].offset);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diagnostics_render(out, &list, NULL, NULL, 0, (DiagnosticStyle){0});
    fclose(out);
    cr_assert_not_null(strstr(text, "... and 3 more errors\n"));
    cr_assert_null(strstr(text, "-->"));
    free(text);
    diagnostics_free(&list);
}

Test(test_diagnostics, running_out_of_memory_is_a_diagnostic)
{
    static DiagnosticList list;
    diagnostics_init(&list);
    list.arena.limit_bytes = 1;
    cr_assert(diagnostics_empty(&list));
    diagnostics_add_parser(&list, (SourcePos){.line = 1, .column = 1}, "lost");
    cr_assert(!diagnostics_empty(&list));
    cr_assert_eq(list.count, 1);
    cr_assert_not_null(strstr(list.items[0].message, "Out of memory"));
    diagnostics_free(&list);
}

Test(test_diagnostics, nearest_name)
{
    static const char *const names[] = {"print", "println", "length", "to_upper", NULL, "x"};
    size_t count = sizeof names / sizeof names[0];
    cr_assert_str_eq(diagnostics_nearest_name("prnit", names, count), "print");
    cr_assert_str_eq(diagnostics_nearest_name("pritnln", names, count), "println");
    cr_assert_str_eq(diagnostics_nearest_name("lenght", names, count), "length");
    cr_assert_str_eq(diagnostics_nearest_name("toUpper", names, count), "to_upper");
    cr_assert_str_eq(diagnostics_nearest_name("X", names, count), "x");
    cr_assert_null(diagnostics_nearest_name("y", names, count));
    cr_assert_null(diagnostics_nearest_name("completely", names, count));
    cr_assert_null(diagnostics_nearest_name("print", names, 1));
    cr_assert_null(diagnostics_nearest_name("", names, count));
}
