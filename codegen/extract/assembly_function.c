#include "codegen/extract/assembly_function.h"

#include <ctype.h>
#include <string.h>

#include "codegen/extract/assembly_checks.h"
#include "codegen/extract/report.h"

static const char *const inverses[][2] = {
    {"e", "ne"}, {"z", "nz"}, {"l", "ge"}, {"le", "g"}, {"b", "ae"},
    {"be", "a"}, {"o", "no"}, {"s", "ns"}, {"p", "np"},
};

const char *assembly_inverse(const char *condition)
{
    for (size_t i = 0; i < sizeof inverses / sizeof *inverses; i++) {
        if (strcmp(condition, inverses[i][0]) == 0) {
            return inverses[i][1];
        }
        if (strcmp(condition, inverses[i][1]) == 0) {
            return inverses[i][0];
        }
    }
    return NULL;
}

typedef struct Label {
    const char *name;
    int block;
} Label;

typedef struct Parser {
    AssemblyFunction *function;
    Label *labels;
    size_t label_count;
    bool in_asm; /* between #APP and #NO_APP */
} Parser;

static Block *new_block(AssemblyFunction *function)
{
    function->blocks =
        extract_grow(function->blocks, function->block_count, sizeof *function->blocks);
    Block *block = &function->blocks[function->block_count++];
    *block = (Block){.taken = {-1, NULL}, .end = {-1, NULL}};
    return block;
}

static Block *last_block(AssemblyFunction *function)
{
    return &function->blocks[function->block_count - 1];
}

/* The block that is being filled: a new one when the last has ended or branches. */
static Block *open_block(AssemblyFunction *function)
{
    if (function->block_count == 0 || last_block(function)->ended) {
        return new_block(function);
    }
    if (last_block(function)->condition) {
        last_block(function)->ended = true;
        last_block(function)->end.block = (int)function->block_count;
        return new_block(function);
    }
    return last_block(function);
}

/* A label begins a block; the one before runs into it. */
static void add_label(Parser *parser, const char *name)
{
    AssemblyFunction *function = parser->function;
    if (function->block_count > 0 && !last_block(function)->ended) {
        last_block(function)->ended = true;
        last_block(function)->end.block = (int)function->block_count;
    }
    new_block(function);
    parser->labels = extract_grow(parser->labels, parser->label_count, sizeof *parser->labels);
    parser->labels[parser->label_count++] = (Label){name, (int)function->block_count - 1};
}

static bool is_symbol(const char *text)
{
    if (*text == '\0') {
        return false;
    }
    for (; *text; text++) {
        if (!isalnum((unsigned char)*text) && *text != '_' && *text != '.') {
            return false;
        }
    }
    return true;
}

static bool add_jump(Parser *parser, char *line)
{
    AssemblyFunction *function = parser->function;
    char *operand = line + strcspn(line, " \t");
    if (*operand) {
        *operand++ = '\0';
        operand += strspn(operand, " \t");
    }
    if (!is_symbol(operand)) {
        return extract_fail(function->name, "a jump that is not understood: %s %s", line, operand);
    }
    Block *block = open_block(function);
    if (strcmp(line, "jmp") == 0) {
        block->end.symbol = operand;
        block->ended = true;
        return true;
    }
    if (assembly_inverse(line + 1) == NULL) {
        return extract_fail(function->name, "a jump that is not understood: %s", line);
    }
    block->condition = line + 1;
    block->taken.symbol = operand;
    return true;
}

static bool add_instruction(Parser *parser, char *line)
{
    AssemblyFunction *function = parser->function;
    if (line[0] == '.') {
        return extract_fail(function->name, "an unexpected directive: %s", line);
    }
    if (line[0] == 'j') {
        return add_jump(parser, line);
    }
    Block *block = open_block(function);
    if (strcmp(line, "retq") == 0) {
        block->ended = true;
    } else if (!assembly_check(function->name, line, parser->in_asm)) {
        return false;
    }
    block->lines = extract_grow(block->lines, block->line_count, sizeof *block->lines);
    block->lines[block->line_count++] = line;
    return true;
}

static bool add_line(Parser *parser, char *line)
{
    line += strspn(line, " \t");
    if (strncmp(line, "#APP", 4) == 0 || strncmp(line, "#NO_APP", 7) == 0) {
        parser->in_asm = line[1] == 'A';
        return true;
    }
    line[strcspn(line, "#")] = '\0';
    size_t length = strlen(line);
    while (length > 0 && isspace((unsigned char)line[length - 1])) {
        line[--length] = '\0';
    }
    /* A stencil stands wherever the one before it ends: alignment within it means nothing. */
    if (length == 0 || strncmp(line, ".p2align", 8) == 0) {
        return true;
    }
    if (line[length - 1] == ':') {
        line[length - 1] = '\0';
        add_label(parser, line);
        return true;
    }
    return add_instruction(parser, line);
}

/* Names of the function's own labels become block numbers. */
static bool resolve(const Parser *parser, Successor *successor)
{
    if (successor->symbol == NULL) {
        return true;
    }
    for (size_t i = 0; i < parser->label_count; i++) {
        if (strcmp(parser->labels[i].name, successor->symbol) == 0) {
            *successor = (Successor){parser->labels[i].block, NULL};
            return true;
        }
    }
    return assembly_check_tail(parser->function->name, successor->symbol);
}

bool assembly_function_parse(AssemblyFunction *function, char **lines, size_t line_count)
{
    Parser parser = {.function = function};
    for (size_t i = 0; i < line_count; i++) {
        if (!add_line(&parser, lines[i])) {
            return false;
        }
    }
    if (function->block_count == 0 || !last_block(function)->ended) {
        return extract_fail(function->name, "runs off its end");
    }
    for (size_t i = 0; i < function->block_count; i++) {
        Block *block = &function->blocks[i];
        if (!resolve(&parser, &block->taken) || !resolve(&parser, &block->end)) {
            return false;
        }
    }
    return true;
}
