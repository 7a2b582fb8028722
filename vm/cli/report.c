#include "vm/cli/report.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/format.h"
#include "runtime/str.h"
#include "vm/cli/cli.h"
#include "vm/cli/json.h"
#include "vm/cli/suggest.h"
#include "vm/syntax/diagnostics.h"

/* A longer call stack shows this many frames at each end. */
#define STACK_SHOWN_AT_END ((size_t)20)

#define LONGEST_SUGGESTION_BYTES 80u

static bool read_excerpt_source(const char *path, SourceFile *source)
{
    FILE *in = fopen(path, "rb");
    *source = (SourceFile){.name = path};
    if (!in) {
        return false;
    }
    size_t capacity = (size_t)1 << 20;
    source->text = malloc(capacity);
    source->size_bytes = source->text ? fread(source->text, 1, capacity, in) : 0;
    fclose(in);
    return source->text != NULL;
}

/* The text of the file in which the error was raised; NULL: unknown. `other` is to be freed. */
static const SourceFile *source_of(const PendingError *error, const ReportOptions *options,
                                   SourceFile *other)
{
    *other = (SourceFile){0};
    if (!error->file || error->line == 0) {
        return NULL;
    }
    if (strcmp(error->file->data, options->main_source->name) == 0) {
        return options->main_source;
    }
    return read_excerpt_source(error->file->data, other) ? other : NULL;
}

static void print_location(const PendingError *error, const SourceFile *source)
{
    if (!error->file || error->line == 0) {
        fputs("  --> 0:0\n", stderr);
        return;
    }
    fprintf(stderr, "  --> %s:%u:%u\n", error->file->data, error->line, error->column);
    if (source) {
        diagnostics_render_excerpt(stderr, source->text, source->size_bytes, error->line,
                                   error->column,
                                   (DiagnosticStyle){.colors = cli_use_colors(stderr)});
    }
}

/* What errors about a name look like. The name ends at the first quote, or with the message. */
static const struct NameError {
    const char *before;
    NameKind kind;
} name_errors[] = {
    {"Undefined variable: ", NAME_OF_VARIABLE},
    {"Undefined struct: ", NAME_OF_STRUCT},
    {"Field not found: ", NAME_OF_FIELD},
    {"Unknown field '", NAME_OF_FIELD},
    {"Cannot access field or method '", NAME_OF_MEMBER},
};

/* A misspelt name is answered with the nearest visible one. */
static void print_help(const PendingError *error, const SourceFile *source)
{
    const char *message = error->message ? error->message->data : "";
    for (size_t i = 0; i < sizeof name_errors / sizeof *name_errors; i++) {
        size_t before_bytes = strlen(name_errors[i].before);
        if (strncmp(message, name_errors[i].before, before_bytes) != 0) {
            continue;
        }
        char name[LONGEST_SUGGESTION_BYTES], nearest[LONGEST_SUGGESTION_BYTES];
        const char *start = message + before_bytes;
        int name_bytes = snprintf(name, sizeof name, "%.*s", (int)strcspn(start, "'"), start);
        if (name_bytes < (int)sizeof name &&
            suggest_name(source, error->line, error->column, name_errors[i].kind, name, nearest,
                         sizeof nearest)) {
            fprintf(stderr, "  = help: Did you mean '%s'?\n", nearest);
        }
        return;
    }
}

static const String *stack_name(const Array *stack, size_t innermost_first)
{
    return (const String *)stack->objects[stack->count - 1 - innermost_first];
}

static void print_call_stack(const PendingError *error)
{
    const Array *stack = error->stack.tag == TAG_ARRAY ? error->stack.array : NULL;
    if (!stack || stack->count == 0) {
        return;
    }
    fputs("\nCall stack:\n", stderr);
    for (size_t i = 0; i < stack->count; i++) {
        if (i == STACK_SHOWN_AT_END && stack->count > 2 * STACK_SHOWN_AT_END + 1) {
            size_t left_out = stack->count - 2 * STACK_SHOWN_AT_END;
            fprintf(stderr, "  ... %zu more ...\n", left_out);
            i += left_out - 1;
            continue;
        }
        fprintf(stderr, "  %zu at %s\n", i, stack_name(stack, i)->data);
    }
}

static void print_text(const PendingError *error, const ReportOptions *options)
{
    const char *message = error->message ? error->message->data : "Out of memory";
    bool colors = cli_use_colors(stderr);
    const char *code = options->old_engine_codes ? "RUFRUN001" : "RUFVM001";
    const char *subsystem = options->old_engine_codes ? "runtime" : "vm";
    if (colors) {
        fprintf(stderr,
                "\x1b[1;95m[%s]\x1b[0m \x1b[96m[%s]\x1b[0m \x1b[1;31mRuntime Error\x1b[0m: "
                "\x1b[1m%s\x1b[0m\n",
                code, subsystem, message);
    } else {
        fprintf(stderr, "[%s] [%s] Runtime Error: %s\n", code, subsystem, message);
    }
    SourceFile other;
    const SourceFile *source = source_of(error, options, &other);
    print_location(error, source);
    print_help(error, source);
    source_file_free(&other);
    if (!options->old_engine_codes) {
        print_call_stack(error);
    }
    fputc('\n', stderr);
}

/* The envelope of cli.md 2.4; without a stack for compile errors, which know none. */
static void print_json(const char *message, const Array *stack, bool is_runtime_error,
                       const ReportOptions *options)
{
    fputs("{\n", stdout);
    if (is_runtime_error) {
        fputs("  \"call_stack\": [", stdout);
        for (size_t i = 0; stack && i < stack->count; i++) {
            fputs(i ? ",\n    " : "\n    ", stdout);
            json_print_string(stdout, ((const String *)stack->objects[i])->data);
        }
        fputs(stack && stack->count ? "\n  ],\n" : "],\n", stdout);
    }
    printf("  \"command\": \"run\",\n  \"contract_version\": \"1.0.0-draft\",\n"
           "  \"diagnostic\": {\n    \"code\": \"%s\",\n    \"column\": 0,\n    \"file\": null,\n"
           "    \"help\": null,\n    \"line\": 0,\n    \"message\": ",
           options->old_engine_codes ? "RUFRUN001" : "RUFVM001");
    json_print_string(stdout, message);
    printf(",\n    \"severity\": \"error\",\n    \"subsystem\": \"%s\"\n  },\n",
           options->old_engine_codes ? "runtime" : "vm");
    printf(
        "  \"exit_code\": 4,\n  \"kind\": \"runtime_diagnostic\",\n%s  \"status\": \"error\"\n}\n",
        is_runtime_error ? "  \"runtime_kind\": \"Runtime Error\",\n" : "");
    fflush(stdout);
}

void report_uncaught(VM *vm, const ReportOptions *options)
{
    const PendingError *error = &vm->error;
    if (options->json) {
        const Array *stack = error->stack.tag == TAG_ARRAY ? error->stack.array : NULL;
        print_json(error->message ? error->message->data : "Out of memory", stack, true, options);
    } else {
        print_text(error, options);
    }
}

void report_compile_error(const char *message, const ReportOptions *options)
{
    print_json(message, NULL, false, options);
}
