/*
 * collection.h - sets, queues and stacks: values like arrays, copied only when shared and changed.
 *
 * The elements of a set stand in items[0..end) in order, TAG_UNSET where one was removed; from
 * SET_INDEX_MIN elements on it has a hash index. Membership is `==` (equal.h): what compares equal
 * gets the same hash, and floats near a border are looked up on both sides of it, because float
 * equality has a tolerance.
 *
 * Queues and stacks are windows [head..end) on a store, an array (never packed) that several of
 * them may share: what one sees of it never changes (queue_stack.c).
 *
 * "place" as in array.h. Values passed in are consumed on success.
 */
#ifndef RUFF_RUNTIME_COLLECTION_H
#define RUFF_RUNTIME_COLLECTION_H

#include "runtime/object.h"
#include "runtime/status.h"

#define SET_INDEX_MIN 9u

struct Collection {
    Object header; /* tag: TAG_SET, TAG_QUEUE or TAG_STACK */
    uint64_t unused;
    size_t count;               /* elements */
    size_t head, end, capacity; /* head: queues and stacks; capacity: sets */
    union {
        Value *items; /* set: block, owned */
        Array *store; /* queue, stack: counted; NULL: empty */
    };
    uint32_t *index;       /* set: open addressing, position + 1 in items, 0 free; NULL: none */
    uint32_t *hashes;      /* set with index: hash of items[i]; room for capacity, like items */
    size_t index_capacity; /* power of two, at least twice capacity */
    bool coarse;           /* set with index: see ValueHasher */
};

Collection *collection_new(VM *vm, ValueTag kind);
static inline Value value_collection(Collection *c)
{
    return value_object((ValueTag)c->header.tag, c);
}

/* Elements in order: start with *cursor = 0; false at the end. *v is borrowed. */
bool collection_next(const Collection *c, size_t *cursor, Value *v);
/* Set: adds unless an equal element is there. Queue, stack: adds at the end. */
Status collection_add(VM *vm, Collection **place, Value v);
/* Queue, stack: first and last element, borrowed; TAG_UNSET when empty. */
Value collection_front(const Collection *c);
Value collection_back(const Collection *c);
/* Queue: takes the first; stack: takes the last. *taken owned, TAG_UNSET when empty. */
Status collection_take_front(VM *vm, Collection **place, Value *taken);
Status collection_take_back(VM *vm, Collection **place, Value *taken);
/* Sets. */
Status collection_set_has(VM *vm, const Collection *c, Value v, bool *found);
/* For equal.c: v is depth levels inside of other values. */
Status collection_set_has_nested(VM *vm, const Collection *c, Value v, uint32_t depth, bool *found);
Status collection_set_remove(VM *vm, Collection **place, Value v, bool *removed);

void collection_free(VM *vm, Collection *c);

#endif
