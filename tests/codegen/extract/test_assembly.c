/* The pass over assembly: which order and which branches come out, and what it refuses. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/extract/assembly.h"
#include "codegen/extract/report.h"

TestSuite(extract_assembly, .init = extract_reset);

#define BEGIN(name) "\t.section\t.text." name ",\"ax\",@progbits\n" name ":\n"
#define END         ".Lfunc_end0:\n"

/* The slow parts, as short as they can be. */
#define SLOW_PARTS                                                          \
    BEGIN("slow_plain")                                                     \
    "\tjmp\tjit_plain\n" END BEGIN("slow_branch") "\tjmp\tjit_branch\n" END \
        BEGIN("slow_calls") "\tjmp\tjit_calls\n" END BEGIN(                 \
            "slow_calls_branch") "\tjmp\tjit_calls_branch\n" END

/* What the text becomes; NULL: refused. Free it. */
static char *rewrite(const char *text)
{
    char *copy = strdup(text), *out = NULL;
    size_t out_bytes;
    FILE *stream = open_memstream(&out, &out_bytes);
    AssemblyFile file = {"test.s", copy};
    bool ok = assembly_rewrite(&file, 1, stream);
    fclose(stream);
    free(copy);
    if (!ok) {
        free(out);
        return NULL;
    }
    return out;
}

/* The instructions between two lines of the result, without labels. */
static void instructions(const char *text, const char *from, char *out, size_t out_bytes)
{
    const char *at = strstr(text, from);
    cr_assert_not_null(at);
    at = strchr(at, '\n') + 1;
    out[0] = '\0';
    while (*at && !strstr(out, "section")) {
        size_t length = strcspn(at, "\n") + 1;
        if (strncmp(at, "\t.section", 9) == 0) {
            break;
        }
        if (at[0] == '\t') {
            strncat(out, at + 1, length - 1 < out_bytes - strlen(out) ? length - 1 : 0);
        }
        at += length;
    }
}

static void expect_parts(const char *body, const char *op, const char *hot, const char *cold)
{
    char *text = extract_text("%s" BEGIN("stencil_%s") "%s" END, SLOW_PARTS, op, op, body);
    char *out = rewrite(text);
    char got[1024];
    cr_assert_not_null(out, "%s", extract_message());
    instructions(out, extract_text(".text.hot.%s,", op), got, sizeof got);
    cr_expect_str_eq(got, hot);
    instructions(out, extract_text(".text.cold.%s,", op), got, sizeof got);
    cr_expect_str_eq(got, cold);
    free(out);
}

Test(extract_assembly, the_jump_to_the_next_stencil_is_dropped)
{
    expect_parts("\tmovq\t%rax, hole_a(%r13)\n\tjmp\tcont                 # TAILCALL\n", "MOVE",
                 "movq\t%rax, hole_a(%r13)\n", "");
}

Test(extract_assembly, floats_in_vector_registers_are_let_through)
{
    expect_parts("\taddsd\thole_b+8(%r13), %xmm0\n\tmovlps\t%xmm0, hole_a+8(%r13)\n"
                 "\tmovq\thole_c+8(%r13), %xmm1\n\tmovaps\t%xmm1, %xmm0\n\tjmp\tcont\n",
                 "ADD",
                 "addsd\thole_b+8(%r13), %xmm0\nmovlps\t%xmm0, hole_a+8(%r13)\n"
                 "movq\thole_c+8(%r13), %xmm1\nmovaps\t%xmm1, %xmm0\n",
                 "");
}

Test(extract_assembly, a_branch_around_an_exit_is_inverted)
{
    expect_parts("\taddq\t%rax, %rcx\n\tjno\tcont\n# %bb.1:\n\tjmp\tslow\n", "ADD",
                 "addq\t%rax, %rcx\njo\t.L4_slow\n", "jmp\tjit_calls\n");
}

Test(extract_assembly, a_stencil_ends_at_its_continuation_when_the_jump_is_taken)
{
    expect_parts("\tcmpq\t$0, hole_a(%r13)\n\tje\tcont\n\tjmp\ttarget\n", "JUMP_IF",
                 "cmpq\t$0, hole_a(%r13)\njne\ttarget\n", "");
}

Test(extract_assembly, jumps_to_jumps_are_threaded)
{
    expect_parts("\taddq\t%rax, %rcx\n\tjo\t.LBB0_2\n\tjmp\tcont\n.LBB0_2:\n\tjmp\tslow\n", "NEG",
                 "addq\t%rax, %rcx\njo\t.L4_slow\n", "jmp\tjit_calls\n");
}

Test(extract_assembly, other_paths_are_cold)
{
    expect_parts("\tcmpq\t$3, %rax\n\tjne\t.LBB0_2\n\tincq\t%rax\n\tjmp\tcont\n"
                 ".LBB0_2:\n\tdecq\t%rax\n\tjmp\tcont\n",
                 "NOP", "cmpq\t$3, %rax\njne\t.L4s_2\nincq\t%rax\n", "decq\t%rax\njmp\t.L4_cont\n");
}

Test(extract_assembly, the_slow_part_follows_from_the_opcode)
{
    expect_parts("\tjmp\tslow\n", "CHECK_SET", "jmp\t.L4_slow\n", "jmp\tjit_plain\n");
    expect_parts("\tjmp\tslow\n", "JUMP_IF", "jmp\t.L4_slow\n", "jmp\tjit_branch\n");
    expect_parts("\tjmp\tslow\n", "CALL", "jmp\t.L4_slow\n", "jmp\tjit_calls\n");
    expect_parts("\tjmp\tslow\n", "JUMP_LT", "jmp\t.L4_slow\n", "jmp\tjit_calls_branch\n");
    expect_parts("\tjmp\tslow\n", "GET_FIELD_B", "jmp\t.L4_slow\n", "jmp\tjit_plain\n");
}

Test(extract_assembly, the_asm_of_calls_is_let_through)
{
    expect_parts("\t#APP\n\tpushq\t%r13\n\tmovq\t%rdi, %r13\n\tcallq\t*(%rsi)\n\tpopq\t%r13\n"
                 "\t#NO_APP\n\tjmp\tcont\n",
                 "CALL", "pushq\t%r13\nmovq\t%rdi, %r13\ncallq\t*(%rsi)\npopq\t%r13\n", "");
}

Test(extract_assembly, the_asm_of_direct_calls_is_let_through)
{
    expect_parts("\t#APP\n\tpushq\t%rax\n\tcallq\tkernel_release\n\tpopq\t%rcx\n\t#NO_APP\n"
                 "\tjmp\tcont\n",
                 "DROP", "pushq\t%rax\ncallq\tkernel_release\npopq\t%rcx\n", "");
}

/* ---- what is refused ---- */

typedef struct Refused {
    char body[96];
    char message[64];
} Refused;

ParameterizedTestParameters(extract_assembly, refuses)
{
    static Refused cases[] = {
        {"\tpushq\t%rbx\n\tjmp\tcont\n", "uses the stack"},
        {"\tsubq\t$8, %rsp\n\tjmp\tcont\n", "uses the stack"},
        {"\tmovq\t%rax, 8(%rsp)\n\tjmp\tcont\n", "uses the stack"},
        {"\tcallq\tmemcpy\n\tjmp\tcont\n", "calls"},
        {"\tcallq\tkernel_release\n\tjmp\tcont\n", "calls"},
        {"\t#APP\n\tcallq\tmemcpy\n\t#NO_APP\n\tjmp\tcont\n", "calls"},
        {"\tcallq\t*(%rsi)\n\tjmp\tcont\n", "calls"},
        {"\tmovq\t%rax, %r12\n\tjmp\tcont\n", "pinned register"},
        {"\tmovl\t%eax, %r15d\n\tjmp\tcont\n", "pinned register"},
        {"\taddq\t$16, %r13\n\tjmp\tcont\n", "pinned register"},
        {"\tincq\t%r12\n\tjmp\tcont\n", "pinned register"},
        {"\txchgq\t%r13, %rax\n\tjmp\tcont\n", "pinned register"},
        {"\tmovq\t%rax, %rbp\n\tjmp\tcont\n", "uses rbp"},
        {"\tmovups\thole_b(%r13), %xmm0\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tmovdqa\t%xmm0, hole_a(%r13)\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tmovups\t%xmm0, (%rcx)\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tpaddq\thole_b(%r13), %xmm0\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tandps\thole_b(%r13), %xmm0\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tmovaps\t.LCPI0_0(%rip), %xmm0\n\tjmp\tcont\n", "moves 16 bytes"},
        {"\tleaq\thole_a(%r13), %rcx\n\tmovq\t%rax, (%rcx)\n\tjmp\tcont\n",
         "slot through a register"},
        {"\tleaq\thole_a(%r13), %rcx\n\tmovq\t$3, 8(%rcx)\n\tjmp\tcont\n",
         "slot through a register"},
        {"\tjmp\tmemcpy\n", "no continuation"},
        {"\tjne\tstencil_ADD\n\tjmp\tcont\n", "no continuation"},
        {"\tjmp\t.LBB0_9\n", "no continuation"},
        {"\tjmpq\t*%rax\n", "not understood"},
        {"\tjmp\t*%rax\n", "not understood"},
        {"\tjrcxz\tcont\n\tjmp\tcont\n", "not understood"},
        {"\t.byte\t1\n\tjmp\tcont\n", "unexpected directive"},
        {"\tincq\t%rax\n", "runs off its end"},
        {"\tjne\tcont\n", "runs off its end"},
        {"", "runs off its end"},
    };
    return cr_make_param_array(Refused, cases, sizeof cases / sizeof *cases);
}

ParameterizedTest(Refused *refused, extract_assembly, refuses)
{
    char *text = extract_text("%s" BEGIN("stencil_ADD") "%s" END, SLOW_PARTS, refused->body);
    cr_expect_null(rewrite(text));
    cr_expect(strstr(extract_message(), "ADD") != NULL, "the op is not named");
    cr_expect(strstr(extract_message(), refused->message) != NULL, "%s", extract_message());
}

Test(extract_assembly, refuses_slow_where_there_is_no_opcode)
{
    cr_expect_null(rewrite(SLOW_PARTS BEGIN("stencil_ENTRY") "\tjmp\tslow\n" END));
    cr_expect(strstr(extract_message(), "ENTRY: ") != NULL);
}

Test(extract_assembly, refuses_a_missing_slow_part)
{
    cr_expect_null(rewrite(BEGIN("stencil_ADD") "\tjmp\tslow\n" END));
    cr_expect_str_eq(extract_message(), "ADD: slow_calls is missing");
}

Test(extract_assembly, refuses_what_is_no_stencil_or_there_twice)
{
    cr_expect_null(rewrite(BEGIN("helper") "\tretq\n" END));
    extract_reset();
    cr_expect_null(
        rewrite(BEGIN("stencil_ADD") "\tretq\n" END BEGIN("stencil_ADD") "\tretq\n" END));
    extract_reset();
    cr_expect_null(rewrite(BEGIN("stencil_ADD") "\tretq\n"));
    extract_reset();
}

Test(extract_assembly, refuses_an_unexpected_section)
{
    static const char *const sections[] = {"data.x,\"aw\"", "rodata.str1.1,\"aMS\"",
                                           "bss.x,\"aw\""};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        char *text =
            extract_text("%s\t.section\t.%s,@progbits\nx:\n\t.quad\t1\n", SLOW_PARTS, sections[i]);
        cr_expect_null(rewrite(text));
        cr_expect(strstr(extract_message(), "an unexpected section") != NULL, "%s",
                  extract_message());
        extract_reset();
    }
}
