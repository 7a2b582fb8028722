/*
 * loader.h - from source text to running modules: compiling, verifying, the module cache.
 *
 * The loader owns the programs, codes and module objects of a VM until the VM ends, replaced and
 * failed modules included, since functions made by them may still be around. A module runs once; it
 * is found again by search root and resolved path, unless its file has changed (language.md 13).
 *
 * Imports raise catchable errors; nothing is printed here.
 */
#ifndef RUFF_VM_INTERP_LOADER_H
#define RUFF_VM_INTERP_LOADER_H

#include "runtime/module.h"
#include "vm/bytecode/proto.h"
#include "vm/interp/interp.h"
#include "vm/syntax/diagnostics.h"

typedef enum LoadStatus {
    LOAD_OK,
    LOAD_SYNTAX_ERROR,   /* lexer or parser: see the diagnostics */
    LOAD_COMPILE_ERROR,  /* see the diagnostics */
    LOAD_INTERNAL_ERROR, /* the compiled code is wrong: see the diagnostics */
    LOAD_RAISED          /* vm->error is pending (exit() included) */
} LoadStatus;

/* False: out of memory. */
bool loader_init(VM *vm);
/* Releases the modules and everything that their globals hold. */
void loader_destroy(VM *vm);
/* Calls visit for every code that has been made, with those of nested functions. */
void loader_visit_codes(const VM *vm, void (*visit)(const Code *code, void *context),
                        void *context);
/* Frees codes and programs: no function is left that uses them. */
void loader_free_code(VM *vm);

/* Runs a text as the main script. file is the script's path as given, or some <name> that is no
 * file; modules are looked for beside it. */
LoadStatus loader_run_main(VM *vm, const char *file, const char *text, size_t length_bytes,
                           DiagnosticList *diagnostics);

/* Runs a compiled and verified program (now the loader's) as the main script. Its protos point to
 * the name of the file that they were compiled with, which must outlive the VM. */
LoadStatus loader_run_program(VM *vm, const char *file, ProgramProto *program);

/* Calls visit for every reference that the loader holds. */
void loader_visit_roots(VM *vm, void (*visit)(VM *vm, Value v, void *context), void *context);

#endif
