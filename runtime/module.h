/*
 * module.h - the namespace that an import binds: its globals and what it exports.
 */
#ifndef RUFF_RUNTIME_MODULE_H
#define RUFF_RUNTIME_MODULE_H

#include "runtime/object.h"

typedef enum ModuleState { MODULE_LOADING, MODULE_READY, MODULE_FAILED } ModuleState;

struct Module {
    Object header;
    uint32_t state; /* ModuleState */
    uint32_t global_count;
    String *name;                 /* as imported; counted */
    String *file;                 /* resolved path, NULL for built-in modules; counted */
    Dict *exports;                /* name -> value; counted */
    Value *globals;               /* block, owned; addresses never change */
    struct ProgramProto *program; /* vm/bytecode's; not owned here */
};

/* name and file retained; exports empty, globals TAG_UNSET. */
Module *module_new(VM *vm, String *name, String *file, uint32_t global_count);
void module_free(VM *vm, Module *module);
/* The global at place held old and now holds something else: tells machine code that relied on it.
 */
void module_global_replaced(VM *vm, const Value *place, Value old);

#endif
