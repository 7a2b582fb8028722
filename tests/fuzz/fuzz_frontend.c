/*
 * Any bytes through lexer, parser, dumper, compiler, verifier and renderer: there must be a program
 * that the verifier accepts, or a diagnostic, never a crash, a leak or a hang. The first byte
 * chooses a memory limit, so that the paths for exhausted memory are visited too.
 */
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/verifier.h"
#include "vm/syntax/ast_dump.h"
#include "vm/syntax/parser.h"

#include "tests/support/test_vm.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compile(const Ast *ast, DiagnosticList *diagnostics)
{
    VM *vm = test_vm_new();
    if (!vm)
        return;
    ProgramProto *program = compile_program(vm, ast, "fuzz.ruff", (CompileOptions){0}, diagnostics);
    char message[256];
    if (!program == diagnostics_empty(diagnostics))
        abort();
    if (program && !verify_program(program, message, sizeof message))
        abort();
    program_free(vm, program);
    test_vm_free(vm);
}

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
    if (ast) {
        ast_dump(sink, ast);
        /* The compiler may rely on what every caller has checked. */
        if (source_is_valid_utf8(source, size))
            compile(ast, diagnostics);
    }
    diagnostics_render(sink, diagnostics, "fuzz.ruff", source, size,
                       (DiagnosticStyle){.colors = size % 2 == 0});
    ast_free(ast);
    diagnostics_free(diagnostics);
    free(diagnostics);
    return 0;
}
