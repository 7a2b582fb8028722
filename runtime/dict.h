/*
 * dict.h - insertion-ordered dictionaries with three representations behind one interface.
 *
 *   dense   keys are the ints 0..n-1 in order: an Array of the values, no index. The empty dict is
 *           dense without an array
 *   shaped  constant-key literals and stores: a Shape (shape.h) maps names to slots; slots are
 *           16-byte values, first inline behind the header, then in a block; inline caches compare
 *           shape_id. Capped at SHAPE_MAX_KEYS keys and SHAPE_MAX_COUNT shapes, then hashed.
 *   hashed  entries in insertion order plus an open-addressing index; canonical-integer keys are
 *           stored as ints (so d[7] and d["7"] meet), others as strings with their hash
 *
 * Only what the program text names becomes a shape: dict_set() with a new string key turns a dict
 * into a hashed one, dict_set_constant() and dict_new_shaped() make shapes. A dict that has become
 * hashed stays it until it is cleared.
 *
 * Keys are strings or ints; a string that is a canonical decimal integer IS that int. Removal
 * keeps the order. Keys and values in the dict are owned by it. "place" as in array.h: it is the
 * address of the word that holds the dict; an operation that changes the dict makes it unique
 * first. Whatever raises (only for lack of memory) leaves the dict as it was.
 */
#ifndef RUFF_RUNTIME_DICT_H
#define RUFF_RUNTIME_DICT_H

#include "runtime/heap.h"
#include "runtime/object.h"
#include "runtime/shape.h"
#include "runtime/status.h"

typedef enum DictKind { DICT_DENSE, DICT_SHAPED, DICT_HASHED } DictKind;

struct Dict {
    Object header;
    uint32_t shape_id; /* of the Shape when shaped, else 0: one compare serves as the guard */
    uint32_t kind;     /* DictKind */
    size_t count;      /* entries */
    union {
        Value *slots;            /* shaped: inline_slots or a block */
        Array *dense;            /* dense: the values; never shared; NULL while empty */
        struct DictTable *table; /* hashed (dict_parts.h) */
    };
    Shape *shape;             /* shaped only */
    uint32_t capacity;        /* shaped: slots there is room for */
    uint32_t inline_capacity; /* slots in inline_slots */
    Value inline_slots[];
};

/* Slots are inline only as far as the object stays in the small size classes. */
#define DICT_INLINE_SLOTS_MAX ((uint32_t)((HEAP_SMALL_LIMIT - sizeof(Dict)) / sizeof(Value)))

/* Everything but the values of a new dict of this shape, whose slots have room for capacity. */
static inline void dict_init_shaped(Dict *d, Shape *shape, Value *slots, uint32_t capacity,
                                    uint32_t inline_capacity)
{
    d->shape_id = shape->id;
    d->kind = DICT_SHAPED;
    d->count = shape->key_count;
    d->slots = slots;
    d->shape = shape;
    d->capacity = capacity;
    d->inline_capacity = inline_capacity;
}

/* A key, normalised: an int, or a string that is no canonical integer. */
typedef struct DictKey {
    String *string; /* NULL: integer key */
    int64_t integer;
} DictKey;

DictKey dict_key_of_string(String *s);
DictKey dict_key_of_int(int64_t i);
/* From a value that is a string or an int; false for other kinds. */
bool dict_key_of_value(Value v, DictKey *out);

Dict *dict_new(VM *vm);
/* Empty, with room for count entries of any keys: hashed at once. */
Dict *dict_new_hashed(VM *vm, size_t count);
/* Shaped, with the values of the shape's keys in order (consumed). */
Dict *dict_new_shaped(VM *vm, Shape *shape, const Value *values);

/* Lookup; false when absent. *out is borrowed. */
bool dict_get(VM *vm, const Dict *d, DictKey key, Value *out);
bool dict_has(VM *vm, const Dict *d, DictKey key);
/* Insert or overwrite; v consumed on success; a string key is retained if it is stored. */
Status dict_set(VM *vm, Dict **place, DictKey key, Value v);
/* As above for a name that stands in the program text or in the library's source (interned): an
 * empty or shaped dict stays shaped. */
Status dict_set_constant(VM *vm, Dict **place, String *name, Value v);
/* Removes; *removed is owned (TAG_UNSET if the key was absent). */
Status dict_remove(VM *vm, Dict **place, DictKey key, Value *removed);
Status dict_clear(VM *vm, Dict **place);
/* Sets every entry of other (borrowed; may be *place). Out of memory may stop it halfway. */
Status dict_update(VM *vm, Dict **place, const Dict *other);
Status dict_make_unique(VM *vm, Dict **place);
Dict *dict_copy(VM *vm, const Dict *d);

/* Address of the payload word and tag of the value of a key in a UNIQUE dict, for nested stores:
 * the payload may be replaced by another object of the same tag. NULL when absent (*tag TAG_UNSET)
 * and for bools in packed storage (*tag TAG_BOOL). */
uint64_t *dict_value_payload(VM *vm, Dict *d, DictKey key, uint64_t *tag);

/* Iteration in insertion order: start with *cursor = 0; false at the end. The dict must not change
 * meanwhile. key and value are borrowed. */
bool dict_next(const Dict *d, size_t *cursor, DictKey *key, Value *value);
/* The key as a Ruff string value (owned; new for int keys); TAG_UNSET when out of memory. */
Value dict_key_to_value(VM *vm, DictKey key);
/* All entries in the order that display and keys() use (3.4): ascending by number if all keys are
 * ints, else bytewise. A block of d->count entries (caller frees with heap_free_block), NULL when
 * out of memory or when count is 0. */
typedef struct DictEntryRef {
    DictKey key;
    Value value; /* borrowed */
} DictEntryRef;
DictEntryRef *dict_sorted_entries(VM *vm, const Dict *d);

void dict_free(VM *vm, Dict *d);

#endif
