/*
 * field.h - cached field access: one 32-bit compare, then a load or store at a known offset.
 *
 * A cache (Feedback.id, Feedback.slot) speaks of struct instances or of shaped dicts; ids of both
 * come from one number space and 0 is nobody's, so it can never be mistaken for the other.
 */
#ifndef RUFF_STENCILS_KERNELS_FIELD_H
#define RUFF_STENCILS_KERNELS_FIELD_H

#include "runtime/dict.h"
#include "runtime/structs.h"
#include "stencils/kernels/slots.h"
#include "vm/bytecode/insn.h"

/* Where the field of an instance that the cache knows is. */
static inline Value *field_of_instance(const Instance *instance, const Feedback *cache)
{
    return (Value *)(void *)((char *)instance + cache->slot);
}

/* The same of a shaped dict; NULL: the cache does not know it, or it is none. */
static inline __attribute__((always_inline)) Value *field_of_dict(const Value *object,
                                                                  const Feedback *cache)
{
    if (object->tag == TAG_DICT && cache->id != 0 && object->dict->shape_id == cache->id) {
        return (Value *)(void *)((char *)object->dict->slots + cache->slot);
    }
    return NULL;
}

/* The field's slot if the cache knows the object, else NULL. */
static inline Value *field_cached(const Value *object, const Feedback *cache)
{
    if (likely(object->tag == TAG_STRUCT)) {
        return likely(object->instance->shape_id == cache->id)
                   ? field_of_instance(object->instance, cache)
                   : NULL;
    }
    return field_of_dict(object, cache);
}

/* The entry's slot if the cache knows the shape of the dict and the key is the very string that the
 * shape has there, else NULL. */
static inline const Value *dict_cached(const Dict *d, const String *key, const Feedback *cache)
{
    if (unlikely(d->shape_id != cache->id || cache->id == 0 ||
                 d->shape->keys[cache->slot / sizeof(Value)] != key)) {
        return NULL;
    }
    return (const Value *)(const void *)((const char *)d->slots + cache->slot);
}

#endif
