/*
 * Any bytes through lexer, parser, dumper and renderer: there must be a tree or a diagnostic, never
 * a crash, a leak or a hang. The first byte chooses a memory limit, so that the paths for exhausted
 * memory are visited too.
 */
#include "vm/syntax/ast_dump.h"
#include "vm/syntax/parser.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FILE *sink;
    if (!sink)
        sink = fopen("/dev/null", "w");
    if (!sink || size == 0)
        return 0;
    /* Printable first bytes, as in hand-written seeds, mean no limit. */
    size_t limit_bytes = data[0] < ' ' ? (size_t)(data[0] + 1) * 2048 : 0;
    const char *source = (const char *)data;

    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    if (!diagnostics)
        return 0;
    diagnostics_init(diagnostics);
    Ast *ast = parse_source_with_limit(source, size, limit_bytes, diagnostics);
    if (!ast == diagnostics_empty(diagnostics))
        abort();
    if (ast)
        ast_dump(sink, ast);
    diagnostics_render(sink, diagnostics, "fuzz.ruff", source, size,
                       (DiagnosticStyle){.colors = size % 2 == 0});
    ast_free(ast);
    diagnostics_free(diagnostics);
    free(diagnostics);
    return 0;
}
