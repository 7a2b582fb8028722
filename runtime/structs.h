/*
 * structs.h - struct definitions and instances, enum definitions.
 *
 * An instance has its fields at fixed offsets behind a header that repeats the id of its
 * definition: one 32-bit compare guards a field access in every tier. Ids are never reused.
 * Instances are values (copy on write through a place), definitions are references.
 */
#ifndef RUFF_RUNTIME_STRUCTS_H
#define RUFF_RUNTIME_STRUCTS_H

#include "runtime/object.h"
#include "runtime/status.h"

typedef enum OperatorMethod {
    OPERATOR_ADD,
    OPERATOR_SUB,
    OPERATOR_MUL,
    OPERATOR_DIV,
    OPERATOR_MOD,
    OPERATOR_EQ,
    OPERATOR_NE,
    OPERATOR_LT,
    OPERATOR_LE,
    OPERATOR_GT,
    OPERATOR_GE,
    OPERATOR_NEG,
    OPERATOR_NOT,
    OPERATOR_COUNT
} OperatorMethod;

typedef struct Method {
    String *name;       /* interned */
    Function *function; /* owned; receives the receiver as hidden first argument */
} Method;

struct StructDef {
    Object header;
    uint32_t id;
    uint32_t field_count;  /* visible fields */
    uint32_t hidden_count; /* further slots that only the runtime knows (error location) */
    uint32_t method_count;
    String *name;            /* interned */
    String **field_names;    /* interned, declaration order */
    uint32_t *display_order; /* field indices sorted by name */
    Value *defaults; /* per field: TAG_UNSET none, a function to call, or a plain value; start
                        of the block (owned) that holds all four tables */
    Method *methods;
    Function *operators[OPERATOR_COUNT]; /* borrowed from methods, NULL if not declared */
};

struct Instance {
    Object header;
    uint32_t shape_id;    /* == def->id */
    uint32_t field_count; /* slots, hidden ones included */
    StructDef *def;       /* counted reference */
    Value fields[];
};

struct EnumDef {
    Object header;
    uint32_t id;
    uint32_t variant_count;
    String *name;
    String **variants;
};

/* names must be interned; functions in methods are consumed. Field values start as given. */
StructDef *struct_def_new(VM *vm, String *name, String *const *field_names, uint32_t field_count,
                          uint32_t hidden_count, uint32_t method_count);
/* Sets method i (function consumed) and the operator table if the name is op_*. */
void struct_def_set_method(StructDef *def, uint32_t i, String *name, Function *function);
/* Sets the default of a field (consumed). */
void struct_def_set_default(StructDef *def, uint32_t field, Value v);
int32_t struct_def_find_field(const StructDef *def, const String *name);    /* -1: none */
Function *struct_def_find_method(const StructDef *def, const String *name); /* NULL: none */
void struct_def_free(VM *vm, StructDef *def);

/* Instance with all slots TAG_NULL. */
Instance *instance_new(VM *vm, StructDef *def);
Status instance_make_unique(VM *vm, Instance **place);
void instance_free(VM *vm, Instance *instance);

EnumDef *enum_def_new(VM *vm, String *name, String *const *variants, uint32_t variant_count);
void enum_def_free(VM *vm, EnumDef *def);

/* Next id for a struct definition or dict shape, never reused. */
uint32_t shape_id_next(VM *vm);

#endif
