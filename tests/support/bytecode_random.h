/*
 * bytecode_random.h - random structured functions, emitted the way a compiler would: variables in
 * low registers, temporaries above, expressions that write straight into variables.
 */
#ifndef RUFF_TESTS_SUPPORT_BYTECODE_RANDOM_H
#define RUFF_TESTS_SUPPORT_BYTECODE_RANDOM_H

#include "tests/support/bytecode.h"

/* Fills the builder of a test that has begun with BYTECODE_RANDOM_PARAMS parameters. */
#define BYTECODE_RANDOM_PARAMS 3
void bytecode_emit_random(BytecodeTest *t, uint64_t seed, uint32_t statement_budget);

#endif
