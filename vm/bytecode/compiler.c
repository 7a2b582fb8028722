/* Entry of the compiler: resolve, emit, or say why not. */
#include "vm/bytecode/compiler.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/error.h"
#include "runtime/str.h"
#include "vm/bytecode/compile.h"

_Noreturn void compiler_fail(Compiler *compiler)
{
    longjmp(compiler->failed, 1);
}

void *compiler_alloc(Compiler *compiler, size_t size_bytes)
{
    void *memory = arena_alloc_zeroed(&compiler->arena, size_bytes);
    if (memory == NULL) {
        compiler_fail(compiler);
    }
    return memory;
}

String *compiler_string(Compiler *compiler, const char *text, size_t len_bytes)
{
    String *string = str_intern(compiler->vm, text, len_bytes);
    if (string == NULL) {
        compiler_fail(compiler);
    }
    return string;
}

static void grow_globals(Compiler *compiler)
{
    uint32_t capacity = compiler->global_capacity * 2 + 16;
    GlobalName **grown = compiler_alloc(compiler, capacity * sizeof(GlobalName *));
    for (uint32_t i = 0; i < compiler->global_count; i++) {
        grown[i] = compiler->globals[i];
    }
    compiler->globals = grown;
    compiler->global_capacity = capacity;
}

uint32_t global_slot(Compiler *compiler, GlobalName *global)
{
    if (global->slot < 0) {
        if (compiler->global_count == compiler->global_capacity) {
            grow_globals(compiler);
        }
        check_limit(compiler->emitter, compiler->global_count, UINT16_MAX, "global names");
        compiler->globals[compiler->global_count] = global;
        global->slot = (int32_t)compiler->global_count++;
    }
    return (uint32_t)global->slot;
}

static ProgramProto *program_new(Compiler *compiler, Proto *main)
{
    ProgramProto *program = calloc(1, sizeof *program);
    if (program == NULL) {
        proto_free(compiler->vm, main);
        return NULL;
    }
    program->main = main;
    program->statement_count = compiler->ast->program.count;
    program->global_names = calloc(compiler->global_count + 1, sizeof(String *));
    if (program->global_names == NULL) {
        program_free(compiler->vm, program);
        return NULL;
    }
    for (uint32_t i = 0; i < compiler->global_count; i++) {
        const Name *name = compiler->globals[i]->name;
        String *string = str_intern(compiler->vm, name->text, name->length_bytes);
        if (string == NULL) {
            program_free(compiler->vm, program);
            return NULL;
        }
        program->global_names[program->global_count++] = string;
    }
    return program;
}

/* The program, or NULL after compile errors; *exhausted if memory ran out instead. */
static ProgramProto *compile(Compiler *compiler, bool *exhausted)
{
    *exhausted = true;
    if (setjmp(compiler->failed) != 0) {
        while (compiler->emitter != NULL) {
            Emitter *outer = compiler->emitter->outer;
            emitter_free(compiler->emitter);
            compiler->emitter = outer;
        }
        return NULL;
    }
    if (!resolve_program(&compiler->program, &compiler->arena, compiler->ast, compiler->options,
                         compiler->diagnostics)) {
        return NULL;
    }
    if (!diagnostics_empty(compiler->diagnostics)) {
        *exhausted = false;
        return NULL;
    }
    Proto *main = compile_main(compiler);
    if (!diagnostics_empty(compiler->diagnostics)) {
        *exhausted = false;
        proto_free(compiler->vm, main);
        return NULL;
    }
    return program_new(compiler, main);
}

ProgramProto *compile_program(VM *vm, const Ast *ast, const char *file, CompileOptions options,
                              DiagnosticList *diagnostics)
{
    ProgramProto *program = NULL;
    bool exhausted = true;
    Compiler *compiler = calloc(1, sizeof *compiler);
    if (compiler != NULL) {
        compiler->vm = vm;
        compiler->ast = ast;
        compiler->file = file;
        compiler->options = options;
        compiler->diagnostics = diagnostics;
        arena_init(&compiler->arena, 0);
        program = compile(compiler, &exhausted);
        arena_free(&compiler->arena);
        free(compiler);
    }
    if (program == NULL && exhausted) {
        vm_error_clear(vm);
        diagnostics_add_compile(diagnostics, ast->program.start, NULL, "Out of memory");
    }
    return program;
}
