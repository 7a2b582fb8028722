/* Struct definitions and instances, enum definitions. */
#include "runtime/structs.h"

#include <string.h>

#include "runtime/function.h"
#include "runtime/heap_inline.h"
#include "runtime/instance_inline.h"
#include "runtime/release.h"
#include "runtime/str.h"

static const char *const operator_names[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = "op_add", [OPERATOR_SUB] = "op_sub", [OPERATOR_MUL] = "op_mul",
    [OPERATOR_DIV] = "op_div", [OPERATOR_MOD] = "op_mod", [OPERATOR_EQ] = "op_eq",
    [OPERATOR_NE] = "op_ne",   [OPERATOR_LT] = "op_lt",   [OPERATOR_LE] = "op_le",
    [OPERATOR_GT] = "op_gt",   [OPERATOR_GE] = "op_ge",   [OPERATOR_NEG] = "op_neg",
    [OPERATOR_NOT] = "op_not",
};

uint32_t shape_id_next(VM *vm)
{
    return ++vm->next_shape_id;
}

/* One block for the four tables of a definition, widest alignment first. */
static size_t tables_bytes(uint32_t field_count, uint32_t method_count)
{
    return field_count * (sizeof(Value) + sizeof(String *) + sizeof(uint32_t)) +
           method_count * sizeof(Method);
}

static void sort_fields(StructDef *def)
{
    for (uint32_t i = 0; i < def->field_count; i++) {
        uint32_t at = i;
        for (; at > 0 &&
               str_compare(def->field_names[def->display_order[at - 1]], def->field_names[i]) > 0;
             at--) {
            def->display_order[at] = def->display_order[at - 1];
        }
        def->display_order[at] = i;
    }
}

/* Without fields and methods there is no block: NULL has no places within it. */
static void fill_tables(StructDef *def, char *tables, String *const *field_names)
{
    def->defaults = (Value *)(void *)tables;
    def->methods = NULL;
    def->field_names = NULL;
    def->display_order = NULL;
    if (tables) {
        tables += def->field_count * sizeof(Value);
        def->methods = (Method *)(void *)tables;
        tables += def->method_count * sizeof(Method);
        def->field_names = (String **)(void *)tables;
        tables += def->field_count * sizeof(String *);
        def->display_order = (uint32_t *)(void *)tables;
        for (uint32_t i = 0; i < def->field_count; i++) {
            def->field_names[i] = field_names[i];
        }
        sort_fields(def);
    }
}

StructDef *struct_def_new(VM *vm, String *name, String *const *field_names, uint32_t field_count,
                          uint32_t hidden_count, uint32_t method_count)
{
    StructDef *def = heap_alloc_object(vm, sizeof(StructDef), TAG_STRUCT_DEF);
    if (unlikely(def == NULL)) {
        return NULL;
    }
    char *tables = NULL;
    size_t bytes = tables_bytes(field_count, method_count);
    if (bytes > 0) {
        tables = heap_alloc_block(vm, bytes);
        if (unlikely(tables == NULL)) {
            heap_free_object_fast(vm, &def->header, sizeof(StructDef));
            return NULL;
        }
        memset(tables, 0, bytes);
    }
    def->id = shape_id_next(vm);
    def->field_count = field_count;
    def->hidden_count = hidden_count;
    def->method_count = method_count;
    def->name = name;
    memset(def->operators, 0, sizeof(def->operators));
    fill_tables(def, tables, field_names);
    return def;
}

void struct_def_set_method(StructDef *def, uint32_t i, String *name, Function *function)
{
    def->methods[i] = (Method){.name = name, .function = function};
    container_note_value(&def->header, value_object(TAG_FUNCTION, function));
    for (uint32_t op = 0; op < OPERATOR_COUNT; op++) {
        if (strcmp(name->data, operator_names[op]) == 0) {
            def->operators[op] = function;
        }
    }
}

void struct_def_set_default(StructDef *def, uint32_t field, Value v)
{
    value_copy(&def->defaults[field], &v);
    container_note_value(&def->header, v);
}

int32_t struct_def_find_field(const StructDef *def, const String *name)
{
    for (uint32_t i = 0; i < def->field_count; i++) {
        if (def->field_names[i] == name) {
            return (int32_t)i;
        }
    }
    for (uint32_t i = 0; i < def->field_count; i++) {
        if (str_equal(def->field_names[i], name)) {
            return (int32_t)i;
        }
    }
    return -1;
}

Function *struct_def_find_method(const StructDef *def, const String *name)
{
    for (uint32_t i = 0; i < def->method_count; i++) {
        if (def->methods[i].name == name) {
            return def->methods[i].function;
        }
    }
    for (uint32_t i = 0; i < def->method_count; i++) {
        if (def->methods[i].name != NULL && str_equal(def->methods[i].name, name)) {
            return def->methods[i].function;
        }
    }
    return NULL;
}

void struct_def_free(VM *vm, StructDef *def)
{
    for (uint32_t i = 0; i < def->field_count; i++) {
        release_value_later(vm, def->defaults[i]);
    }
    for (uint32_t i = 0; i < def->method_count; i++) {
        release_object_later(vm, def->methods[i].function);
    }
    size_t bytes = tables_bytes(def->field_count, def->method_count);
    if (bytes > 0) {
        heap_free_block(vm, def->defaults, bytes);
    }
    heap_free_object_fast(vm, &def->header, sizeof(StructDef));
}

Instance *instance_new(VM *vm, StructDef *def)
{
    Instance *instance = instance_alloc(vm, def);
    if (likely(instance != NULL)) {
        Value null = value_null();
        for (uint32_t i = 0; i < instance->field_count; i++) {
            value_copy(&instance->fields[i], &null);
        }
    }
    return instance;
}

Status instance_make_unique(VM *vm, Instance **place)
{
    Instance *shared = *place;
    if (likely(object_is_unique(&shared->header))) {
        return STATUS_OK;
    }
    Instance *copy = instance_alloc(vm, shared->def);
    if (unlikely(copy == NULL)) {
        return STATUS_THROW;
    }
    for (uint32_t i = 0; i < shared->field_count; i++) {
        value_copy(&copy->fields[i], &shared->fields[i]);
        value_retain(shared->fields[i]);
    }
    copy->header.flags |= shared->header.flags & OBJECT_MAY_HOLD_CYCLE;
    *place = copy;
    object_release(vm, &shared->header);
    return STATUS_OK;
}

void instance_free(VM *vm, Instance *instance)
{
    for (uint32_t i = 0; i < instance->field_count; i++) {
        release_value_later(vm, instance->fields[i]);
    }
    release_object_later(vm, instance->def);
    heap_free_object_fast(vm, &instance->header,
                          sizeof(Instance) + instance->field_count * sizeof(Value));
}

static size_t enum_block_bytes(uint32_t variant_count)
{
    return variant_count * sizeof(String *);
}

EnumDef *enum_def_new(VM *vm, String *name, String *const *variants, uint32_t variant_count)
{
    EnumDef *def = heap_alloc_object(vm, sizeof(EnumDef), TAG_ENUM_DEF);
    if (unlikely(def == NULL)) {
        return NULL;
    }
    def->id = shape_id_next(vm);
    def->variant_count = variant_count;
    def->name = name;
    def->variants = NULL;
    if (variant_count > 0) {
        def->variants = heap_alloc_block(vm, enum_block_bytes(variant_count));
        if (unlikely(def->variants == NULL)) {
            heap_free_object_fast(vm, &def->header, sizeof(EnumDef));
            return NULL;
        }
        memcpy(def->variants, variants, enum_block_bytes(variant_count));
    }
    return def;
}

void enum_def_free(VM *vm, EnumDef *def)
{
    if (def->variants != NULL) {
        heap_free_block(vm, def->variants, enum_block_bytes(def->variant_count));
    }
    heap_free_object_fast(vm, &def->header, sizeof(EnumDef));
}
