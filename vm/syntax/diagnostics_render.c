/* How diagnostics look: header, location, source excerpt, help. */
#include "vm/syntax/diagnostics.h"
#include "vm/syntax/utf8.h"

#include <string.h>

#define COLOR_CODE      "\033[1;95m"
#define COLOR_SUBSYSTEM "\033[96m"
#define COLOR_SEVERITY  "\033[1;31m"
#define COLOR_MESSAGE   "\033[1m"
#define COLOR_FRAME     "\033[94m"
#define COLOR_RESET     "\033[0m"

/* A source line wider than this is shown as a window around the column. */
#define EXCERPT_MAX_CHARS    120
#define EXCERPT_BEFORE_CHARS 60

static const char *paint(DiagnosticStyle style, const char *color)
{
    return style.colors ? color : "";
}

typedef struct LineView {
    const char *text;
    size_t length_bytes;
} LineView;

/* Finds a line of the source, without its line end and without a byte order mark. */
static bool find_line(const char *source, size_t length_bytes, uint32_t line, LineView *view)
{
    size_t at = 0;
    if (length_bytes >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    for (uint32_t current = 1;; current++) {
        size_t end = at;
        while (end < length_bytes && source[end] != '\n' && source[end] != '\r')
            end++;
        if (current == line) {
            *view = (LineView){.text = source + at, .length_bytes = end - at};
            return true;
        }
        if (end == length_bytes)
            return false;
        at = end +
             (source[end] == '\r' && end + 1 < length_bytes && source[end + 1] == '\n' ? 2 : 1);
    }
}

static size_t skip_chars(LineView view, size_t at, size_t count)
{
    for (; count > 0 && at < view.length_bytes; count--) {
        uint32_t code_point;
        at += utf8_decode(view.text + at, view.length_bytes - at, &code_point, NULL);
    }
    return at;
}

static bool is_control(uint32_t code_point)
{
    return (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point < 0xA0);
}

/* Writes source text; bytes that are malformed or would steer a terminal become U+FFFD. */
static void write_source(FILE *out, LineView view, size_t from, size_t to)
{
    size_t clean = from;
    size_t at = from;
    while (at < to) {
        uint32_t code_point;
        bool valid;
        size_t step = utf8_decode(view.text + at, view.length_bytes - at, &code_point, &valid);
        if (!valid || is_control(code_point)) {
            fwrite(view.text + clean, 1, at - clean, out);
            fputs("\xEF\xBF\xBD", out);
            clean = at + step;
        }
        at += step;
    }
    fwrite(view.text + clean, 1, to - clean, out);
}

/* The blanks under the text before the caret: tabs stay tabs, wide characters take two cells. */
static void write_blanks(FILE *out, LineView view, size_t from, size_t to)
{
    for (size_t at = from; at < to;) {
        uint32_t code_point;
        bool valid;
        at += utf8_decode(view.text + at, view.length_bytes - at, &code_point, &valid);
        unsigned width = valid && !is_control(code_point) ? unicode_cell_width(code_point) : 1;
        if (code_point == '\t')
            fputc('\t', out);
        else
            fprintf(out, "%*s", (int)width, "");
    }
}

static int line_number_width(uint32_t line)
{
    int width = 1;
    for (; line >= 10; line /= 10)
        width++;
    return width < 3 ? 3 : width;
}

static void write_bar(FILE *out, int width, DiagnosticStyle style)
{
    fprintf(out, "%*s %s|%s", width, "", paint(style, COLOR_FRAME), paint(style, COLOR_RESET));
}

void diagnostics_render_excerpt(FILE *out, const char *source, size_t source_length_bytes,
                                uint32_t line, uint32_t column, DiagnosticStyle style)
{
    LineView view;
    if (!source || line == 0 || column == 0 || !find_line(source, source_length_bytes, line, &view))
        return;

    size_t total_chars = utf8_count(view.text, view.length_bytes);
    size_t first_char = 0;
    size_t before = column - 1 < total_chars ? column - 1 : total_chars;
    if (total_chars > EXCERPT_MAX_CHARS && before > EXCERPT_BEFORE_CHARS) {
        first_char = before - EXCERPT_BEFORE_CHARS;
        if (first_char > total_chars - EXCERPT_MAX_CHARS)
            first_char = total_chars - EXCERPT_MAX_CHARS;
    }
    size_t from = skip_chars(view, 0, first_char);
    size_t to = skip_chars(view, from, EXCERPT_MAX_CHARS);
    size_t caret = skip_chars(view, from, before - first_char);
    const char *left_cut = from > 0 ? "..." : "";
    const char *right_cut = to < view.length_bytes ? "..." : "";

    int width = line_number_width(line);
    write_bar(out, width, style);
    fputc('\n', out);

    fprintf(out, "%s%*u |%s", paint(style, COLOR_FRAME), width, (unsigned)line,
            paint(style, COLOR_RESET));
    if (view.length_bytes) {
        fprintf(out, " %s", left_cut);
        write_source(out, view, from, to);
        fputs(right_cut, out);
    }
    fputc('\n', out);

    write_bar(out, width, style);
    fprintf(out, " %*s", (int)strlen(left_cut), "");
    write_blanks(out, view, from, caret);
    fprintf(out, "%s^%s\n", paint(style, COLOR_SEVERITY), paint(style, COLOR_RESET));

    write_bar(out, width, style);
    fputc('\n', out);
}

void diagnostic_render(FILE *out, const Diagnostic *diagnostic, const char *file,
                       const char *source, size_t source_length_bytes, DiagnosticStyle style)
{
    const char *reset = paint(style, COLOR_RESET);
    fprintf(out, "%s[%s]%s %s[%s]%s %s%s:%s %s%s%s\n", paint(style, COLOR_CODE), diagnostic->code,
            reset, paint(style, COLOR_SUBSYSTEM), diagnostic->subsystem, reset,
            paint(style, COLOR_SEVERITY), diagnostic->severity, reset, paint(style, COLOR_MESSAGE),
            diagnostic->message, reset);
    if (file && diagnostic->line) {
        fprintf(out, "  %s-->%s %s:%u:%u\n", paint(style, COLOR_FRAME), reset, file,
                (unsigned)diagnostic->line, (unsigned)diagnostic->column);
        diagnostics_render_excerpt(out, source, source_length_bytes, diagnostic->line,
                                   diagnostic->column, style);
    }
    if (diagnostic->help)
        fprintf(out, "  %s=%s help: %s\n", paint(style, COLOR_FRAME), reset, diagnostic->help);
}

void diagnostics_render(FILE *out, const DiagnosticList *list, const char *file, const char *source,
                        size_t source_length_bytes, DiagnosticStyle style)
{
    for (uint32_t i = 0; i < list->count; i++)
        diagnostic_render(out, &list->items[i], file, source, source_length_bytes, style);
    if (list->dropped)
        fprintf(out, "... and %u more error%s\n", (unsigned)list->dropped,
                list->dropped == 1 ? "" : "s");
}
