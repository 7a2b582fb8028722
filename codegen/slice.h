/*
 * slice.h - the typed tier for a few kinds of functions (--jit=slice): translates bytecode with the
 * kinds seen at its entry straight into typed stencils, and refuses whatever it does not know.
 */
#ifndef RUFF_CODEGEN_SLICE_H
#define RUFF_CODEGEN_SLICE_H

#include "codegen/typed_code.h"

/* Typed code of code, which has baseline code; NULL: *refusal says why not. */
TypedCode *slice_compile(VM *vm, Jit *jit, Code *code, const char **refusal);

#endif
