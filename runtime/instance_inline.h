/*
 * instance_inline.h - the struct operations that kernels inline.
 */
#ifndef RUFF_RUNTIME_INSTANCE_INLINE_H
#define RUFF_RUNTIME_INSTANCE_INLINE_H

#include "runtime/cycle.h"
#include "runtime/heap_inline.h"
#include "runtime/refcount.h"
#include "runtime/structs.h"

/* An instance whose fields the caller writes at once, all of them (instance_init_field). */
static inline Instance *instance_alloc(VM *vm, StructDef *def)
{
    uint32_t slots = def->field_count + def->hidden_count;
    Instance *instance =
        (Instance *)heap_alloc_object(vm, sizeof(Instance) + slots * sizeof(Value), TAG_STRUCT);
    if (likely(instance != NULL)) {
        instance->shape_id = def->id;
        instance->field_count = slots;
        instance->def = def;
        instance->header.flags |= def->header.flags & OBJECT_MAY_HOLD_CYCLE;
        object_retain(&def->header);
    }
    return instance;
}

/* First write of a field of a fresh instance; v consumed. */
static inline void instance_init_field(Instance *instance, uint32_t field, Value v)
{
    value_copy(&instance->fields[field], &v);
    container_note_value(&instance->header, v);
}

/* Overwrites a field of a unique instance; v consumed, the old value released. */
static inline void instance_set_field(VM *vm, Instance *instance, uint32_t field, Value v)
{
    Value old = value_make((ValueTag)instance->fields[field].tag, instance->fields[field].bits);
    value_copy(&instance->fields[field], &v);
    container_note_value(&instance->header, v);
    value_release(vm, old);
}

#endif
