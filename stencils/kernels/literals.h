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

/* Moves count values to the slots of a new object. Gives what its flags must say of them. */
static inline uint8_t literal_fill(Value *slots, const Value *values, size_t count)
{
    uint8_t flags = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t tag = values[i].tag;
        uint64_t bits = values[i].bits;
        if (tag > TAG_STRING) {
            flags |= ((const Object *)bits)->flags;
        }
        __asm__("" : "+r"(tag));
        slots[i].tag = tag;
        slots[i].bits = bits;
    }
    return flags & OBJECT_MAY_HOLD_CYCLE;
}

/* An instance of a definition that has field_count fields and no hidden ones, from the values in
 * their order, consumed. The reference to the definition is the caller's to count. NULL: nothing
 * has happened. */
static inline Instance *literal_instance(VM *vm, StructDef *def, size_t field_count,
                                         const Value *values)
{
    size_t size_class = (sizeof(Instance) + field_count * sizeof(Value)) / HEAP_GRANULE;
    Instance *instance = heap_pop(vm, size_class);
    if (likely(instance != NULL)) {
        instance->shape_id = def->id;
        instance->field_count = (uint32_t)field_count;
        instance->def = def;
        uint8_t flags = literal_fill(instance->fields, values, field_count);
        flags |= def->header.flags & OBJECT_MAY_HOLD_CYCLE;
        object_init(&instance->header, TAG_STRUCT, flags, size_class);
    }
    return instance;
}

/* A dict of this shape, from the values in the order of its keys, consumed. NULL: nothing has
 * happened. */
static inline Dict *literal_dict(VM *vm, Shape *shape, const Value *values)
{
    size_t count = shape->key_count;
    if (unlikely(count > DICT_INLINE_SLOTS_MAX)) {
        return NULL;
    }
    size_t size_class = (sizeof(Dict) + count * sizeof(Value)) / HEAP_GRANULE;
    Dict *d = heap_pop(vm, size_class);
    if (likely(d != NULL)) {
        dict_init_shaped(d, shape, d->inline_slots, (uint32_t)count, (uint32_t)count);
        object_init(&d->header, TAG_DICT, literal_fill(d->inline_slots, values, count), size_class);
    }
    return d;
}

_Static_assert(sizeof(Instance) % HEAP_GRANULE == 0 && sizeof(Dict) % HEAP_GRANULE == 0,
               "size classes without rounding");

#endif
