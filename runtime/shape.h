/*
 * shape.h - hidden classes of dicts: an ordered list of interned string keys with their slots.
 *
 * Shapes form a tree of transitions from the empty shape; they live as long as the VM and their
 * ids are never reused, so inline caches compare 32-bit ids and hold no pointers. Up to
 * SHAPE_SCAN_KEYS keys are found by comparing one after the other, more by a small hash table.
 */
#ifndef RUFF_RUNTIME_SHAPE_H
#define RUFF_RUNTIME_SHAPE_H

#include "runtime/value.h"

#define SHAPE_MAX_KEYS  64u
#define SHAPE_MAX_COUNT 16384u
#define SHAPE_SCAN_KEYS 8u

typedef struct Shape Shape;
struct Shape {
    uint32_t id; /* > 0; shares the number space of StructDef ids */
    uint32_t key_count;
    Shape *parent;
    String *key;    /* the key that this shape adds to its parent */
    String **keys;  /* all keys in slot order (owned block, NULL for the root) */
    uint8_t *index; /* slot + 1 by hash, 0 free (owned block, NULL: keys are scanned) */
    uint32_t index_mask;
};

/* The shape with no keys; NULL: out of memory is pending. */
Shape *shape_root(VM *vm);
/* The shape that adds a key (interned, no canonical integer, not present yet). NULL: out of memory
 * or cap reached (nothing pending): the dict must become hashed. */
Shape *shape_add(VM *vm, Shape *shape, String *key);
/* Slot of a key, or -1. Any string with equal text is found. */
int32_t shape_find(VM *vm, const Shape *shape, String *key);
/* Shapes made so far, the root included. */
uint32_t shapes_count(const VM *vm);
void shapes_destroy(VM *vm);

#endif
