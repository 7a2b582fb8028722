#include "vm/cli/report.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/format.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "vm/cli/cli.h"
#include "vm/cli/json.h"
#include "vm/syntax/diagnostics.h"

/* A longer call stack shows this many frames at each end. */
#define STACK_SHOWN_AT_END 20u

#define UNDEFINED_VARIABLE "Undefined variable: "

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

static void print_location(const PendingError *error, const ReportOptions *options)
{
    if (!error->file || error->line == 0) {
        fputs("  --> 0:0\n", stderr);
        return;
    }
    const char *file = error->file->data;
    DiagnosticStyle style = {.colors = cli_use_colors(stderr)};
    fprintf(stderr, "  --> %s:%u:%u\n", file, error->line, error->column);
    if (strcmp(file, options->main_source->name) == 0) {
        diagnostics_render_excerpt(stderr, options->main_source->text,
                                   options->main_source->size_bytes, error->line, error->column,
                                   style);
        return;
    }
    SourceFile other;
    if (read_excerpt_source(file, &other)) {
        diagnostics_render_excerpt(stderr, other.text, other.size_bytes, error->line,
                                   error->column, style);
        source_file_free(&other);
    }
}

/* A misspelt name is answered with the nearest library name. */
static void print_help(const PendingError *error)
{
    const char *message = error->message ? error->message->data : "";
    if (strncmp(message, UNDEFINED_VARIABLE, strlen(UNDEFINED_VARIABLE)) != 0) {
        return;
    }
    NearestName nearest = {0};
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        nearest_name_consider(&nearest, message + strlen(UNDEFINED_VARIABLE), table[i].name);
    }
    if (nearest.best) {
        fprintf(stderr, "  = help: Did you mean '%s'?\n", nearest.best);
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
        fprintf(stderr, "\x1b[1;95m[%s]\x1b[0m \x1b[96m[%s]\x1b[0m \x1b[1;31mRuntime Error\x1b[0m: \x1b[1m%s\x1b[0m\n",
                code, subsystem, message);
    } else {
        fprintf(stderr, "[%s] [%s] Runtime Error: %s\n", code, subsystem, message);
    }
    print_location(error, options);
    print_help(error);
    if (!options->old_engine_codes) {
        print_call_stack(error);
    }
    fputc('\n', stderr);
}

static void print_json(const PendingError *error, const ReportOptions *options)
{
    const Array *stack = error->stack.tag == TAG_ARRAY ? error->stack.array : NULL;
    fputs("{\n  \"call_stack\": [", stdout);
    for (size_t i = 0; stack && i < stack->count; i++) {
        fputs(i ? ",\n    " : "\n    ", stdout);
        json_print_string(stdout, ((const String *)stack->objects[i])->data);
    }
    fputs(stack && stack->count ? "\n  ],\n" : "],\n", stdout);
    fputs("  \"command\": \"run\",\n  \"contract_version\": \"1.0.0-draft\",\n", stdout);
    fprintf(stdout, "  \"diagnostic\": {\n    \"code\": \"%s\",\n    \"column\": 0,\n    \"file\": null,\n"
                    "    \"help\": null,\n    \"line\": 0,\n    \"message\": ",
            options->old_engine_codes ? "RUFRUN001" : "RUFVM001");
    json_print_string(stdout, error->message ? error->message->data : "Out of memory");
    fprintf(stdout, ",\n    \"severity\": \"error\",\n    \"subsystem\": \"%s\"\n  },\n",
            options->old_engine_codes ? "runtime" : "vm");
    fputs("  \"exit_code\": 4,\n  \"kind\": \"runtime_diagnostic\",\n"
          "  \"runtime_kind\": \"Runtime Error\",\n  \"status\": \"error\"\n}\n",
          stdout);
    fflush(stdout);
}

void report_uncaught(VM *vm, const ReportOptions *options)
{
    if (options->json) {
        print_json(&vm->error, options);
    } else {
        print_text(&vm->error, options);
    }
}
