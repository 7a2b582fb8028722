/*
 * literals.h - new structs and shaped dicts whose memory is the first of a free list and whose
 * fields are all given. Whatever else a literal may need: slow/containers.c.
 */
#ifndef RUFF_STENCILS_KERNELS_LITERALS_H
#define RUFF_STENCILS_KERNELS_LITERALS_H

#include "runtime/cycle.h"
#include "runtime/dict.h"
#include "runtime/heap_inline.h"
#include "runtime/structs.h"

/* Moves count values to the slots of a new object, which notes what it may hold. */
static inline void literal_fill(Object *o, Value *slots, const Value *values, size_t count)
{
    uint8_t flags = o->flags;
    for (size_t i = 0; i < count; i++) {
        uint64_t tag = values[i].tag;
        uint64_t bits = values[i].bits;
        if (tag > TAG_STRING) {
            flags |= ((const Object *)bits)->flags & OBJECT_MAY_HOLD_CYCLE;
        }
        __asm__("" : "+r"(tag));
        slots[i].tag = tag;
        slots[i].bits = bits;
    }
    o->flags = flags;
}

/* An instance of a definition that has field_count fields and no hidden ones, from the values in
 * their order, consumed. The reference to the definition is the caller's to count. NULL: nothing
 * has happened. */
static inline Instance *literal_instance(VM *vm, StructDef *def, uint32_t field_count,
                                         const Value *values)
{
    size_t bytes = sizeof(Instance) + field_count * sizeof(Value);
    Instance *instance = (Instance *)heap_pop_object(vm, heap_class_of(bytes), TAG_STRUCT);
    if (likely(instance != NULL)) {
        instance->header.flags = def->header.flags & OBJECT_MAY_HOLD_CYCLE;
        instance->shape_id = def->id;
        instance->field_count = field_count;
        instance->def = def;
        literal_fill(&instance->header, instance->fields, values, field_count);
    }
    return instance;
}

/* A dict of this shape, from the values in the order of its keys, consumed. NULL: nothing has
 * happened. */
static inline Dict *literal_dict(VM *vm, Shape *shape, const Value *values)
{
    uint32_t count = shape->key_count;
    if (unlikely(count > DICT_INLINE_SLOTS_MAX)) {
        return NULL;
    }
    size_t bytes = sizeof(Dict) + count * sizeof(Value);
    Dict *d = (Dict *)heap_pop_object(vm, heap_class_of(bytes), TAG_DICT);
    if (likely(d != NULL)) {
        dict_init_shaped(d, shape, d->inline_slots, count, count);
        literal_fill(&d->header, d->inline_slots, values, count);
    }
    return d;
}

#endif
