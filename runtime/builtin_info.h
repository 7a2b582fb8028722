/*
 * builtin_info.h - what a library function is: one row of the table in stdlib/builtins.def.
 *
 * Here and not in stdlib/builtin.h because display, calls and compiled code need the row, but
 * nothing else of the library.
 */
#ifndef RUFF_RUNTIME_BUILTIN_INFO_H
#define RUFF_RUNTIME_BUILTIN_INFO_H

#include "runtime/value.h"

typedef Value (*BuiltinFunction)(VM *vm, Value *args, uint32_t argc);

enum {
    BUILTIN_CALLS_BACK = 1 << 0, /* may run Ruff code: never used for in-place updates of a place */
    BUILTIN_UPDATES = 1 << 1, /* first argument is typically updated: x = f(x, ...) runs in place */
};

#define BUILTIN_MAX_KINDS 6 /* arguments whose kinds are checked from the signature */

struct Builtin {
    const char *name;                  /* as called */
    const char *canonical;             /* as reported in messages */
    int16_t min_args, max_args;        /* max -1: any number */
    char arity_class;                  /* 'A', 'S', 'H', 'L' of stdlib.md 0.4 */
    uint8_t flags;                     /* BUILTIN_* */
    uint8_t kind_count;                /* leading arguments that have a kind to check */
    uint32_t capability;               /* CAPABILITY_* or 0 */
    uint32_t kinds[BUILTIN_MAX_KINDS]; /* from the signature: bit n is set if ValueTag n may come */
    BuiltinFunction function;
    const char *signature;   /* "push(a: array, v: any) -> array": kinds are checked from it */
    const char *doc;         /* one line for `ruff help` and completion */
    const char *arity_error; /* text of its own for a wrong number of arguments, NULL: by class;
                                "too few|too many" if these differ; {n} is the number given */
    const char *type_error; /* text for a wrong argument kind, NULL: the general one; "first|second|
                               ..." if it differs by argument; {dbg} is the argument's debug text */
};

#endif
