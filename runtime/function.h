/*
 * function.h - function objects and the cells of captured variables.
 *
 * A Function pairs Code (vm/bytecode/code.h: entry pointers, instruction stream, feedback; one per
 * function and isolate) with the cells it captured. What lower layers need to know of the code is
 * in FunctionInfo. Cells are shared by reference between closures.
 */
#ifndef RUFF_RUNTIME_FUNCTION_H
#define RUFF_RUNTIME_FUNCTION_H

#include "runtime/object.h"

typedef struct Code Code;

enum {
    FUNCTION_GENERATOR = 1 << 0,
    FUNCTION_ASYNC = 1 << 1,
    FUNCTION_METHOD = 1 << 2, /* takes the receiver as hidden first argument */
    FUNCTION_ANONYMOUS = 1 << 3,
    FUNCTION_TOP_LEVEL = 1 << 4, /* a module's top level: not listed in stack traces */
};

typedef struct FunctionInfo {
    String *name;         /* interned; "<lambda>", "Struct.method", or the declared name */
    uint32_t param_count; /* registers filled by the caller, the receiver included */
    uint32_t flags;       /* FUNCTION_* */
} FunctionInfo;

struct Cell {
    Object header;
    Value value; /* TAG_UNSET until the variable has been given a value */
};

struct Function {
    Object header;
    uint32_t id; /* never reused */
    uint32_t capture_count;
    Code *code; /* owned by the VM, outlives every function */
    const FunctionInfo *info;
    size_t cycle_index; /* position in the cycle collector's list, if there are captures */
    Cell *captures[];   /* counted */
};

/* Captures are left NULL for the caller to fill in with counted references. May first collect
 * cycles (cycle.h): the caller holds whatever it still needs by a counted reference. */
Function *function_new(VM *vm, Code *code, const FunctionInfo *info, uint32_t capture_count);
void function_free(VM *vm, Function *function);
/* v consumed on success. */
Cell *cell_new(VM *vm, Value v);
void cell_free(VM *vm, Cell *cell);

#endif
