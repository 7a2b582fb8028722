/* Shaped dicts: a shape names the slots. */
#include <string.h>

#include "runtime/cycle.h"
#include "runtime/dict_parts.h"
#include "runtime/heap_inline.h"
#include "runtime/refcount.h"

/* An empty dict (dense) with inline slots for a shape to come. */
Dict *dict_alloc(VM *vm, uint32_t inline_capacity)
{
    Dict *d = heap_alloc_object(vm, sizeof(Dict) + inline_capacity * sizeof(Value), TAG_DICT);
    if (unlikely(d == NULL)) {
        return NULL;
    }
    d->shape_id = 0;
    d->kind = DICT_DENSE;
    d->count = 0;
    d->dense = NULL;
    d->shape = NULL;
    d->capacity = 0;
    d->inline_capacity = inline_capacity;
    return d;
}

void dict_dealloc(VM *vm, Dict *d)
{
    heap_free_object_fast(vm, &d->header, sizeof(Dict) + d->inline_capacity * sizeof(Value));
}

/* A dict of this shape that has slots for count values: inline if they fit. */
static Dict *alloc_with_slots(VM *vm, const Shape *shape, uint32_t count)
{
    uint32_t inline_count = count <= DICT_INLINE_SLOTS_MAX ? count : 0;
    Dict *d = heap_alloc_object(vm, sizeof(Dict) + inline_count * sizeof(Value), TAG_DICT);
    if (unlikely(d == NULL)) {
        return NULL;
    }
    Value *slots = d->inline_slots;
    if (unlikely(count > DICT_INLINE_SLOTS_MAX)) {
        slots = heap_alloc_block(vm, count * sizeof(Value));
        if (unlikely(slots == NULL)) {
            heap_free_object(vm, &d->header, sizeof(Dict));
            return NULL;
        }
    }
    dict_init_shaped(d, (Shape *)(uintptr_t)shape, slots, count, inline_count);
    return d;
}

Dict *dict_new_shaped(VM *vm, Shape *shape, const Value *values)
{
    Dict *d = alloc_with_slots(vm, shape, shape->key_count);
    if (unlikely(d == NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < d->count; i++) {
        value_copy(&d->slots[i], &values[i]);
        container_note_value(&d->header, values[i]);
    }
    return d;
}

Dict *dict_shaped_copy(VM *vm, const Dict *d)
{
    Dict *copy = alloc_with_slots(vm, d->shape, (uint32_t)d->count);
    if (unlikely(copy == NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < d->count; i++) {
        value_copy(&copy->slots[i], &d->slots[i]);
        value_retain(d->slots[i]);
    }
    copy->header.flags |= d->header.flags & OBJECT_MAY_HOLD_CYCLE;
    return copy;
}

static Status grow_slots(VM *vm, Dict *d)
{
    uint32_t capacity = d->capacity < 4 ? 4 : d->capacity * 2;
    Value *slots;
    if (d->slots == d->inline_slots) {
        slots = heap_alloc_block(vm, capacity * sizeof(Value));
        if (slots != NULL) {
            memcpy(slots, d->inline_slots, d->count * sizeof(Value));
        }
    } else {
        slots =
            heap_realloc_block(vm, d->slots, d->capacity * sizeof(Value), capacity * sizeof(Value));
    }
    if (unlikely(slots == NULL)) {
        return STATUS_THROW;
    }
    d->slots = slots;
    d->capacity = capacity;
    return STATUS_OK;
}

Status dict_shaped_add(VM *vm, Dict *d, String *key, Value v, bool *added)
{
    Shape *shape = shape_add(vm, d->shape, key);
    *added = shape != NULL;
    if (unlikely(shape == NULL)) {
        return STATUS_OK;
    }
    if (unlikely(d->count == d->capacity && grow_slots(vm, d) != STATUS_OK)) {
        return STATUS_THROW;
    }
    value_copy(&d->slots[d->count++], &v);
    container_note_value(&d->header, v);
    d->shape = shape;
    d->shape_id = shape->id;
    return STATUS_OK;
}

void dict_shaped_pop(Dict *d, Value *removed)
{
    value_copy(removed, &d->slots[--d->count]);
    d->shape = d->shape->parent;
    d->shape_id = d->shape->id;
}
