/*
 * operators.h - binary and unary operators on values of any kind (language.md 6), out of line.
 */
#ifndef RUFF_STENCILS_SLOW_OPERATORS_H
#define RUFF_STENCILS_SLOW_OPERATORS_H

#include "runtime/status.h"
#include "runtime/structs.h"

/* "+", "==", ... */
const char *operator_text(OperatorMethod op);

/* Result (owned) of l OP r for the arithmetic operators; l and r stay the caller's. */
Status operator_arith(VM *vm, OperatorMethod op, Value l, Value r, Value *result);
/* l + r where the caller gives its reference of l up on success: strings and arrays grow in place
 * if that was the only one. */
Status operator_add_owned(VM *vm, Value l, Value r, Value *result);
/* Truth of l OP r for the six comparisons. */
Status operator_compare(VM *vm, OperatorMethod op, Value l, Value r, bool *result);

#endif
