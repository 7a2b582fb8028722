#include "codegen/extract/assembly.h"

#include <string.h>

#include "codegen/extract/assembly_function.h"
#include "codegen/extract/assembly_layout.h"
#include "codegen/extract/opcode_effects.h"
#include "codegen/extract/report.h"

#define STENCIL_PREFIX "stencil_"
#define TYPED_PREFIX   "typed_"

/* Which slow part: [may have a function called][may jump]. */
static const char *const slow_names[2][2] = {
    {"slow_plain", "slow_branch"},
    {"slow_calls", "slow_calls_branch"},
};

typedef struct Rewriter {
    AssemblyFunction *functions;
    size_t function_count;
    FILE *out;
} Rewriter;

static char **split_lines(char *text, size_t *count)
{
    char **lines = NULL;
    *count = 0;
    for (char *line = text; *line;) {
        char *end = line + strcspn(line, "\n");
        lines = extract_grow(lines, *count, sizeof *lines);
        lines[(*count)++] = line;
        line = *end ? end + 1 : end;
        *end = '\0';
    }
    return lines;
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* A label in the first column that is no local one: a function's name, or NULL. */
static char *function_label(const char *line)
{
    if (line[0] == '\t' || line[0] == ' ' || line[0] == '.' || line[0] == '#') {
        return NULL;
    }
    const char *colon = strchr(line, ':');
    return colon ? extract_text("%.*s", (int)(colon - line), line) : NULL;
}

/* Names of constants are local to a file: they get its number. */
static char *rename_constants(const char *line, size_t file)
{
    const char *at = strstr(line, ".LCPI");
    return at ? extract_text("%.*s.L%zuC%s", (int)(at - line), line, file, at + 5)
              : extract_text("%s", line);
}

/* Copies a section of constants up to the line that leaves it. */
static size_t copy_constants(const Rewriter *rewriter, char **lines, size_t i, size_t count,
                             size_t file)
{
    do {
        char *line = rename_constants(lines[i], file);
        line[strcspn(line, "#")] = '\0';
        fprintf(rewriter->out, "%s\n", line);
        i++;
    } while (i < count && !strstr(lines[i], "\t.section\t.text") && !function_label(lines[i]));
    return i;
}

static bool read_function(Rewriter *rewriter, const char *name, char **lines, size_t *next,
                          size_t count, size_t file)
{
    size_t first = *next, end = first;
    while (end < count && !begins_with(lines[end], ".Lfunc_end")) {
        lines[end] = rename_constants(lines[end], file);
        end++;
    }
    if (end == count) {
        return extract_fail(name, "has no end");
    }
    AssemblyFunction function = {.name = name, .file = file};
    if (!assembly_function_parse(&function, lines + first, end - first)) {
        return false;
    }
    rewriter->functions =
        extract_grow(rewriter->functions, rewriter->function_count, sizeof *rewriter->functions);
    rewriter->functions[rewriter->function_count++] = function;
    *next = end + 1;
    return true;
}

static bool read_file(Rewriter *rewriter, const AssemblyFile *file, size_t number)
{
    size_t count;
    char **lines = split_lines(file->text, &count);
    for (size_t i = 0; i < count;) {
        const char *name = function_label(lines[i]);
        if (name) {
            i++;
            if (!read_function(rewriter, name, lines, &i, count, number)) {
                return false;
            }
        } else if (strstr(lines[i], "\t.section\t.rodata.cst")) {
            i = copy_constants(rewriter, lines, i, count, number);
        } else if (strstr(lines[i], "\t.section\t.") && !strstr(lines[i], "\t.section\t.text.")) {
            return extract_fail(file->name, "an unexpected section: %s", lines[i]);
        } else {
            i++;
        }
    }
    return true;
}

static const AssemblyFunction *find(const Rewriter *rewriter, const char *name)
{
    for (size_t i = 0; i < rewriter->function_count; i++) {
        if (strcmp(rewriter->functions[i].name, name) == 0) {
            return &rewriter->functions[i];
        }
    }
    return NULL;
}

static bool write_one(const Rewriter *rewriter, size_t number)
{
    const AssemblyFunction *function = &rewriter->functions[number];
    const char *name = strchr(function->name, '_') + 1;
    const AssemblyFunction *slow = NULL;
    OpcodeEffects effects;
    if (opcode_effects(name, &effects) && assembly_reaches(function, "slow")) {
        const char *slow_name = slow_names[effects.calls][effects.branches];
        slow = find(rewriter, slow_name);
        if (slow == NULL) {
            return extract_fail(name, "%s is missing", slow_name);
        }
    }
    return assembly_write_stencil(function, name, slow, number, rewriter->out);
}

bool assembly_rewrite(const AssemblyFile *files, size_t count, FILE *out)
{
    Rewriter rewriter = {.out = out};
    for (size_t i = 0; i < count; i++) {
        if (!read_file(&rewriter, &files[i], i)) {
            return false;
        }
    }
    for (size_t i = 0; i < rewriter.function_count; i++) {
        const char *name = rewriter.functions[i].name;
        if (begins_with(name, STENCIL_PREFIX) || begins_with(name, TYPED_PREFIX)) {
            if (find(&rewriter, name) != &rewriter.functions[i]) {
                return extract_fail(name, "is there twice");
            }
            if (!write_one(&rewriter, i)) {
                return false;
            }
        } else if (!begins_with(name, "slow_")) {
            return extract_fail(name, "is no stencil");
        }
    }
    fputs("\t.section\t\".note.GNU-stack\",\"\",@progbits\n", out);
    return true;
}
