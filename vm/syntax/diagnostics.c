#include "vm/syntax/diagnostics.h"

#include <stdarg.h>
#include <string.h>

void diagnostics_init(DiagnosticList *list)
{
    list->count = 0;
    list->dropped = 0;
    list->out_of_memory = false;
    arena_init(&list->arena, 0);
}

void diagnostics_free(DiagnosticList *list)
{
    arena_free(&list->arena);
    diagnostics_init(list);
}

bool diagnostics_empty(const DiagnosticList *list)
{
    return list->count == 0 && !list->out_of_memory;
}

void diagnostics_add_out_of_memory(DiagnosticList *list)
{
    if (list->out_of_memory)
        return;
    list->out_of_memory = true;
    if (list->count == DIAGNOSTICS_MAX_KEPT) {
        list->count--;
        list->dropped++;
    }
    list->items[list->count++] = (Diagnostic){
        .code = "RUFPARSE001",
        .subsystem = "parser",
        .severity = "error",
        .message = "Out of memory while reading the program",
        .offset = UINT32_MAX,
    };
}

__attribute__((format(printf, 3, 0))) static const char *
format_text(DiagnosticList *list, const char *prefix, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t prefix_bytes = strlen(prefix);
    if (length < 0)
        return NULL;
    char *text = arena_alloc(&list->arena, prefix_bytes + (size_t)length + 1);
    if (!text)
        return NULL;
    memcpy(text, prefix, prefix_bytes);
    vsnprintf(text + prefix_bytes, (size_t)length + 1, format, arguments);
    return text;
}

/* Adds what `base` describes, with its message made from the format. */
__attribute__((format(printf, 5, 0))) static void
add_formatted(DiagnosticList *list, Diagnostic base, SourcePos pos, const char *prefix,
              const char *format, va_list arguments)
{
    if (list->count == DIAGNOSTICS_MAX_KEPT) {
        list->dropped++;
        return;
    }
    base.severity = "error";
    base.line = pos.line;
    base.column = pos.column;
    base.offset = pos.offset;
    base.message = format_text(list, prefix, format, arguments);
    if (!base.message) {
        diagnostics_add_out_of_memory(list);
        return;
    }
    list->items[list->count++] = base;
}

void diagnostics_add(DiagnosticList *list, const char *code, const char *subsystem,
                     const char *help, SourcePos pos, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Diagnostic base = {.code = code, .subsystem = subsystem, .help = help};
    add_formatted(list, base, pos, "", format, arguments);
    va_end(arguments);
}

void diagnostics_add_lexer(DiagnosticList *list, const char *code, SourcePos pos,
                           const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Diagnostic base = {.code = code, .subsystem = "lexer", .help = DIAGNOSTIC_HELP_LEXER};
    add_formatted(list, base, pos, "", format, arguments);
    va_end(arguments);
}

void diagnostics_add_parser(DiagnosticList *list, SourcePos pos, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Diagnostic base = {
        .code = "RUFPARSE001", .subsystem = "parser", .help = DIAGNOSTIC_HELP_PARSER};
    add_formatted(list, base, pos, "", format, arguments);
    va_end(arguments);
}

void diagnostics_add_compile(DiagnosticList *list, SourcePos pos, const char *help,
                             const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Diagnostic base = {.code = "RUFVM001", .subsystem = "vm", .help = help};
    add_formatted(list, base, pos, "Compilation error: ", format, arguments);
    va_end(arguments);
}

const char *diagnostics_copy_text(DiagnosticList *list, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(list, "", format, arguments);
    va_end(arguments);
    return text;
}

/* Insertion sort: the list is short and nearly in order. */
void diagnostics_sort(DiagnosticList *list)
{
    for (uint32_t i = 1; i < list->count; i++) {
        Diagnostic item = list->items[i];
        uint32_t at = i;
        for (; at > 0 && list->items[at - 1].offset > item.offset; at--)
            list->items[at] = list->items[at - 1];
        list->items[at] = item;
    }
}
