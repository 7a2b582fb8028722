/*
 * bytecode.h - small functions for tests, made through the builder.
 */
#ifndef RUFF_TESTS_SUPPORT_BYTECODE_H
#define RUFF_TESTS_SUPPORT_BYTECODE_H

#include "runtime/vm.h"
#include "vm/bytecode/builder.h"

/* A function under construction and the runtime it needs. */
typedef struct BytecodeTest {
    VM vm;
    Builder b;
    Proto *proto; /* after bytecode_finish() */
} BytecodeTest;

void bytecode_begin(BytecodeTest *t, uint32_t param_count);
/* Finishes the function; false: builder_finish() refused. */
bool bytecode_finish(BytecodeTest *t);
void bytecode_end(BytecodeTest *t);

/* Constants. */
uint32_t bytecode_string(BytecodeTest *t, const char *text);
uint32_t bytecode_names(BytecodeTest *t, const char *const *names, uint32_t count);

/* The whole code, an instruction a line, without addresses: "ADD r1, r0!, r2". Free with free(). */
char *bytecode_text(const Proto *proto);

/* An abstract machine that runs the finished code along random paths, exceptions included, and
 * follows every reference: NULL if none is lost, used after it is gone, or released twice;
 * otherwise what went wrong (a static buffer). */
const char *bytecode_run_random(const Proto *proto, uint64_t seed, uint32_t max_steps);

#endif
