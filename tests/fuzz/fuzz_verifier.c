/*
 * fuzz_verifier.c - the verifier against mutated random functions.
 *
 * Input: a seed for the generator of random functions, then changes to the finished function. The
 * verifier must stand it. What it accepts must keep its promise: the abstract machine finds no lost
 * or dead reference on random paths. fuzz_bytecode.c runs changed programs in the interpreter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode_mutate.h"
#include "tests/support/bytecode_random.h"
#include "vm/bytecode/verifier.h"

#define GLOBALS 4u
#define PATHS   3u
#define STEPS   300u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_promise(const Proto *proto, uint64_t seed)
{
    for (uint64_t path = 0; path < PATHS; path++) {
        const char *wrong = bytecode_run_random(proto, seed + path, STEPS);
        if (wrong != NULL && strstr(wrong, "does not know") == NULL) {
            char *text = bytecode_text(proto);
            fprintf(stderr, "accepted, but %s\n%s", wrong, text);
            free(text);
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    MutationBytes bytes = {data, size < 4096 ? size : 4096};
    BytecodeTest t;
    char message[200];
    uint32_t seed = mutation_take(&bytes, 4);
    bytecode_begin(&t, BYTECODE_RANDOM_PARAMS);
    bytecode_emit_random(&t, seed, 1 + seed % 16);
    if (bytecode_finish(&t)) {
        t.proto->info.flags |= FUNCTION_GENERATOR;
        bytecode_mutate(t.proto, &bytes);
        if (verify_proto(t.proto, GLOBALS, message, sizeof message)) {
            check_promise(t.proto, seed);
        }
    }
    bytecode_end(&t);
    return 0;
}
