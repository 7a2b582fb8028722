/*
 * library_call.h - calling builtins by name in unit tests.
 */
#ifndef RUFF_TESTS_RUNTIME_STDLIB_LIBRARY_CALL_H
#define RUFF_TESTS_RUNTIME_STDLIB_LIBRARY_CALL_H

#include "runtime/value.h"

/* Calls the builtin; args are consumed. The result is owned; TAG_EXCEPTION: raised. */
Value library_call(VM *vm, const char *name, Value *args, uint32_t argc);
/* A new string. */
Value library_text(VM *vm, const char *text);
/* An array of ints. */
Value library_ints(VM *vm, const int64_t *ints, size_t count);

#endif
