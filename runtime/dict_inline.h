/*
 * dict_inline.h - the dict operations that kernels inline: keys, slots by shape id, dense access.
 *
 * The fast paths answer false (and have done nothing) where the functions of dict.h must be called.
 */
#ifndef RUFF_RUNTIME_DICT_INLINE_H
#define RUFF_RUNTIME_DICT_INLINE_H

#include "runtime/array_inline.h"
#include "runtime/dict.h"
#include "runtime/str.h"

/* The key that a string stands for: most are told apart from ints by their first byte. */
static inline DictKey dict_string_key(String *s)
{
    int64_t i;
    unsigned c = (unsigned char)s->data[0];
    if (unlikely((c - '0' < 10u || c == '-') && str_to_canonical_int(s, &i))) {
        return (DictKey){.string = NULL, .integer = i};
    }
    return (DictKey){.string = s, .integer = 0};
}

static inline bool dict_value_key(Value v, DictKey *out)
{
    if (v.tag == TAG_INT) {
        *out = (DictKey){.string = NULL, .integer = v.i};
        return true;
    }
    if (likely(v.tag == TAG_STRING)) {
        *out = dict_string_key(v.string);
        return true;
    }
    return false;
}

/* Slot of a shaped dict; the caller has compared the shape id (or searched the shape). */
static inline void dict_slot_get(const Dict *d, uint32_t slot, Value *out)
{
    value_copy(out, &d->slots[slot]);
}

/* Overwrites a slot of a unique shaped dict; v consumed, the old value released. */
static inline void dict_slot_set(VM *vm, Dict *d, uint32_t slot, Value v)
{
    Value old = value_make((ValueTag)d->slots[slot].tag, d->slots[slot].bits);
    value_copy(&d->slots[slot], &v);
    container_note_value(&d->header, v);
    value_release(vm, old);
}

/* Adds the slot by which `next` extends the shape of a unique dict, if there is room; v consumed.
 * For inline caches of stores that add a key: they have compared the old shape's id. */
static inline bool dict_slot_add(Dict *d, Shape *next, Value v)
{
    if (unlikely(d->count >= d->capacity)) {
        return false;
    }
    value_copy(&d->slots[d->count++], &v);
    container_note_value(&d->header, v);
    d->shape = next;
    d->shape_id = next->id;
    return true;
}

/* Value of an int key in a dense dict; borrowed. */
static inline bool dict_dense_get(const Dict *d, int64_t key, Value *out)
{
    if (d->kind != DICT_DENSE || (uint64_t)key >= d->count) {
        return false;
    }
    *out = array_get(d->dense, (size_t)key);
    return true;
}

/* Stores under an int key that a unique dense dict has, or appends the next one; v consumed. */
static inline bool dict_dense_store(VM *vm, Dict *d, int64_t key, Value v)
{
    if (d->kind != DICT_DENSE || d->dense == NULL) {
        return false;
    }
    if ((uint64_t)key < d->count) {
        if (!array_set_same(vm, d->dense, (size_t)key, v)) {
            return false;
        }
    } else if ((uint64_t)key != d->count || !array_push_fast(d->dense, v)) {
        return false;
    } else {
        d->count++;
    }
    container_note_value(&d->header, v);
    return true;
}

#endif
