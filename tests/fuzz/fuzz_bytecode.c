/*
 * fuzz_bytecode.c - verifier and interpreter against changed programs.
 *
 * Input: a script, and behind a NUL byte changes to what it compiles to (bytecode_mutate.h), each
 * to one of its functions. What the verifier accepts is run by the interpreter, with little memory,
 * shallow calls, without capabilities and for a limited time: it may raise whatever it likes, but
 * must not crash, hang, or leave anything unreleased.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode_mutate.h"
#include "tests/support/isolate_end.h"
#include "tests/support/time_limit.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/verifier.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"
#include "vm/syntax/parser.h"

#define MAX_DEPTH          100u
#define MAX_MEMORY_BYTES   ((size_t)4 << 20)
#define RUN_LIMIT_MS       50u
#define SCHEDULER_LIMIT_MS 20u
#define PROTOS_MAX         64u
#define CHANGES_MAX        4u
#define TEXT_CHANGE_ODDS   16u /* one mutation in so many may change the script as well */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

typedef struct ProtoList {
    Proto *protos[PROTOS_MAX];
    uint32_t count;
} ProtoList;

/* How many inputs the verifier has accepted and the interpreter has run. */
static unsigned long changed_programs, run_programs;

static void report(void)
{
    fprintf(stderr, "%lu changed programs, %lu accepted and run\n", changed_programs, run_programs);
}

static void collect(ProtoList *list, Proto *proto)
{
    if (list->count < PROTOS_MAX) {
        list->protos[list->count++] = proto;
        for (uint32_t i = 0; i < proto->proto_count; i++) {
            collect(list, proto->protos[i]);
        }
    }
}

static void change(ProgramProto *program, MutationBytes *bytes)
{
    ProtoList list = {.count = 0};
    collect(&list, program->main);
    for (uint32_t i = 0; i < CHANGES_MAX && bytes->size > 0; i++) {
        bytecode_mutate_once(list.protos[mutation_take(bytes, 1) % list.count], bytes);
    }
}

static ProgramProto *compile(VM *vm, const char *text, size_t len_bytes)
{
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    if (!diagnostics) {
        abort();
    }
    diagnostics_init(diagnostics);
    Ast *ast = parse_source(text, len_bytes, diagnostics);
    ProgramProto *program =
        ast ? compile_program(vm, ast, "<fuzz>", (CompileOptions){0}, diagnostics) : NULL;
    ast_free(ast);
    diagnostics_free(diagnostics);
    free(diagnostics);
    return program;
}

/* The program is consumed. */
static void run(VM *vm, ProgramProto *program)
{
    time_limit_begin(vm, RUN_LIMIT_MS);
    if (loader_run_program(vm, "<fuzz>", program) == LOAD_OK) {
        scheduler_run_pending(vm, SCHEDULER_LIMIT_MS);
    }
    time_limit_end();
}

static void change_and_run(VM *vm, const char *text, size_t len_bytes, MutationBytes *bytes)
{
    char message[200];
    ProgramProto *program = compile(vm, text, len_bytes);
    if (!program) {
        return;
    }
    change(program, bytes);
    if (changed_programs++ == 0) {
        atexit(report);
    }
    if (verify_program(program, message, sizeof message)) {
        run_programs++;
        run(vm, program);
    } else {
        program_free(vm, program);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
    size_t text_bytes = end ? (size_t)(end - data) : size;
    if (size == 0 || !source_is_valid_utf8((const char *)data, text_bytes)) {
        return 0;
    }
    IsolateOptions options = {.max_depth = MAX_DEPTH, .max_memory_bytes = MAX_MEMORY_BYTES};
    VM *vm = isolate_new(&options);
    if (!vm) {
        abort();
    }
    size_t objects = heap_live_objects(&vm->heap);
    MutationBytes bytes = {.data = NULL, .size = 0};
    if (end) {
        bytes = (MutationBytes){end + 1, size - text_bytes - 1};
    }
    change_and_run(vm, (const char *)data, text_bytes, &bytes);
    size_t left = isolate_end(vm, objects);
    if (left > 0) {
        fprintf(stderr, "%zu objects were not released\n", left);
        abort();
    }
    return 0;
}

/* Leaves the script alone most of the time: few changes to it compile. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
    if (!end && size < max_size) {
        end = &data[size++];
        *end = 0;
    }
    if (!end || seed % TEXT_CHANGE_ODDS == 0) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    size_t text_bytes = (size_t)(end + 1 - data);
    return text_bytes + LLVMFuzzerMutate(end + 1, size - text_bytes, max_size - text_bytes);
}
