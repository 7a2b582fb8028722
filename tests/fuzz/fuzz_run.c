/*
 * fuzz_run.c - any text as a script: lexer, parser, compiler, verifier and interpreter together.
 *
 * It runs without capabilities, with little memory, shallow calls and for a limited time. Whatever
 * happens, it must not crash or hang, compiled code must pass the verifier, and every object must
 * have been released in the end.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/str.h"
#include "tests/support/isolate_end.h"
#include "tests/support/time_limit.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"
#include "vm/syntax/parser.h"

#define MAX_DEPTH          150u
#define RUN_LIMIT_MS       200u
#define SCHEDULER_LIMIT_MS 20u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run(VM *vm, const char *text, size_t len_bytes)
{
    static DiagnosticList diagnostics;
    diagnostics_init(&diagnostics);
    LoadStatus status = loader_run_main(vm, "<fuzz>", text, len_bytes, &diagnostics);
    if (status == LOAD_OK) {
        scheduler_run_pending(vm, SCHEDULER_LIMIT_MS);
    }
    if (status == LOAD_INTERNAL_ERROR) {
        fprintf(stderr, "%s\n", diagnostics.items[0].message);
        abort();
    }
    diagnostics_free(&diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || !source_is_valid_utf8((const char *)data, size)) {
        return 0; /* what the command line refuses */
    }
    /* The length decides how soon memory runs out, so that a seed can be any script. */
    IsolateOptions options = {.max_depth = MAX_DEPTH,
                              .max_memory_bytes = (size_t)128 << 10 << (size % 6)};
    VM *vm = isolate_new(&options);
    if (!vm) {
        abort();
    }
    size_t objects = heap_live_objects(&vm->heap);
    time_limit_begin(vm, RUN_LIMIT_MS);
    run(vm, (const char *)data, size);
    time_limit_end();
    size_t left = isolate_end(vm, objects);
    if (left > 0) {
        fprintf(stderr, "%zu objects were not released\n", left);
        abort();
    }
    return 0;
}
