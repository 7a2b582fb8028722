#include "codegen/extract/assembly_checks.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "codegen/extract/report.h"

/* stencils/baseline: CALL_FRAME, CALL_KNOWN_FRAME, RESUME_FRAME, call_slow and KERNEL;
 * stencils/typed: CALL. */
static const char *const allowed_asm[] = {
    "pushq\t%r13",         "movq\t%rdi, %r13",    "callq\t*(%rsi)",
    "popq\t%r13",          "cmpq\t(%r12), %rsp",  "callq\tjit_slow",
    "addq\t$hole_c, %r13", "callq\ttyped_callee", "callq\t*hole_function_code",
    "pushq\t%rax",         "popq\t%rcx",          "callq\tjit_resume",
};

static const char *const pinned[] = {"%r12", "%r13", "%r15"};

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Does the register (in any width) stand alone as the last operand? */
static bool is_destination(const char *instruction, const char *name)
{
    const char *last = strrchr(instruction, ',');
    if (last == NULL) {
        last = strchr(instruction, '\t');
    }
    if (last == NULL) {
        return false;
    }
    last += strspn(last, ",\t ");
    size_t length = strlen(name);
    return begins_with(last, name) && strchr("dwb", last[length]) != NULL &&
           (last[length] == '\0' || last[length + 1] == '\0');
}

static bool only_reads(const char *instruction)
{
    return begins_with(instruction, "cmp") || begins_with(instruction, "test") ||
           begins_with(instruction, "ucomis");
}

/* Does it read or write no more than 8 bytes, although it names a vector register? */
static bool is_scalar(const char *instruction)
{
    static const char *const moves[] = {"movq\t", "movd\t", "movlps\t", "movlpd\t", "cvtsi2sd"};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (begins_with(instruction, moves[i])) {
            return true;
        }
    }
    const size_t length = strcspn(instruction, "\t");
    return length > 2 && (strncmp(instruction + length - 2, "sd", 2) == 0 ||
                          strncmp(instruction + length - 2, "ss", 2) == 0);
}

/* Operands of packed arithmetic may be constants, which are nobody's slot. */
static bool is_wide(const char *instruction)
{
    static const char *const moves[] = {"movaps", "movups", "movapd", "movupd", "movdq", "vmov"};
    if (!strchr(instruction, '(')) {
        return false;
    }
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (begins_with(instruction, moves[i])) {
            return true;
        }
    }
    bool has_vector = strstr(instruction, "%xmm") || strstr(instruction, "%ymm");
    return has_vector && !strstr(instruction, "(%rip)") && !is_scalar(instruction);
}

bool assembly_check(const char *op, const char *instruction, bool in_asm)
{
    for (size_t i = 0; in_asm && i < sizeof allowed_asm / sizeof *allowed_asm; i++) {
        if (strcmp(instruction, allowed_asm[i]) == 0) {
            return true;
        }
    }
    if (in_asm && begins_with(instruction, "callq\t" KERNEL_PREFIX)) {
        return true;
    }
    if (begins_with(instruction, "push") || begins_with(instruction, "pop") ||
        strstr(instruction, "%rsp") || strstr(instruction, "%esp")) {
        return extract_fail(op, "uses the stack: %s", instruction);
    }
    if (begins_with(instruction, "call")) {
        return extract_fail(op, "calls: %s", instruction);
    }
    if (strstr(instruction, "%rbp") || strstr(instruction, "%ebp") || strstr(instruction, "%bp")) {
        return extract_fail(op, "uses rbp: %s", instruction);
    }
    /* Typed code has a virtual register where the others have the dispatch table. */
    size_t pinned_count = sizeof pinned / sizeof *pinned - begins_with(op, "typed_");
    for (size_t i = 0; i < pinned_count; i++) {
        if (!only_reads(instruction) && is_destination(instruction, pinned[i])) {
            return extract_fail(op, "writes a pinned register: %s", instruction);
        }
        if (begins_with(instruction, "xchg") && strstr(instruction, pinned[i])) {
            return extract_fail(op, "writes a pinned register: %s", instruction);
        }
    }
    if (is_wide(instruction)) {
        return extract_fail(op, "moves 16 bytes at once: %s", instruction);
    }
    return true;
}

/* The register that `leaq hole(%r13), %reg` fills, without its %; "": another instruction. */
static void slot_register(const char *instruction, char name[8])
{
    const char *base = strstr(instruction, "(%r13), %");
    name[0] = '\0';
    if (base && begins_with(instruction, "leaq\t")) {
        snprintf(name, 8, "%s", base + strlen("(%r13), %"));
    }
}

/* Is the last operand memory whose base is this register? */
static bool writes_through(const char *instruction, const char *name)
{
    size_t length = strlen(instruction), name_length = strlen(name);
    return !only_reads(instruction) && length > name_length + 3 && instruction[length - 1] == ')' &&
           strncmp(instruction + length - name_length - 3, "(%", 2) == 0 &&
           strncmp(instruction + length - name_length - 1, name, name_length) == 0;
}

bool assembly_check_slots(const char *op, const char *instruction, SlotAddresses *addresses)
{
    char name[8], percent_name[9];
    slot_register(instruction, name);
    for (unsigned i = 0; i < addresses->count; i++) {
        char *known = addresses->registers[i];
        if (known[0] != '\0' && writes_through(instruction, known)) {
            return extract_fail(op, "writes a slot through a register: %s", instruction);
        }
        snprintf(percent_name, sizeof percent_name, "%%%s", known);
        size_t end = strlen(instruction), length = strlen(percent_name);
        if (end > length && strcmp(instruction + end - length, percent_name) == 0) {
            known[0] = '\0'; /* it holds something else now */
        }
    }
    if (name[0] != '\0') {
        unsigned slot = addresses->count < 8 ? addresses->count++ : 0;
        memcpy(addresses->registers[slot], name, sizeof name);
    }
    return true;
}

bool assembly_check_tail(const char *op, const char *symbol)
{
    if (strcmp(symbol, "cont") == 0 || strcmp(symbol, "target") == 0 ||
        strcmp(symbol, "slow") == 0 || strcmp(symbol, "side_exit") == 0 ||
        strcmp(symbol, "result_exit") == 0 || begins_with(symbol, "jit_")) {
        return true;
    }
    return extract_fail(op, "ends in a jump to %s, which is no continuation", symbol);
}
