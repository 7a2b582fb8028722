/*
 * compiler.h - AST to bytecode: scopes are resolved statically (resolver.c), then each function is
 * emitted into a Builder and finished by the ownership pass.
 *
 * Compile errors (10.7: break outside a loop, duplicate declarations, ...) are added to the
 * diagnostics list as code RUFVM001, subsystem vm, message prefixed "Compilation error: ".
 */
#ifndef RUFF_VM_BYTECODE_COMPILER_H
#define RUFF_VM_BYTECODE_COMPILER_H

#include "vm/bytecode/proto.h"
#include "vm/syntax/ast.h"
#include "vm/syntax/diagnostics.h"

typedef struct CompileOptions {
    bool is_module; /* loaded by import: exports count */
} CompileOptions;

/* NULL: diagnostics say why (out of memory included). Free with program_free(). */
ProgramProto *compile_program(VM *vm, const Ast *ast, const char *file, CompileOptions options,
                              DiagnosticList *diagnostics);

#endif
