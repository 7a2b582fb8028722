/*
 * pointer_map.h - a hash map from pairs of pointers to pointers, in an arena.
 *
 * The compiler keeps what it learns about syntax nodes beside the tree, which is immutable: keys
 * are addresses of nodes, scopes and names. Entries are never removed; memory dies with the arena.
 */
#ifndef RUFF_VM_BYTECODE_POINTER_MAP_H
#define RUFF_VM_BYTECODE_POINTER_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "vm/syntax/arena.h"

typedef struct PointerMapSlot {
    const void *first, *second;
    void *value; /* NULL: free slot */
} PointerMapSlot;

typedef struct PointerMap {
    Arena *arena;
    PointerMapSlot *slots;
    uint32_t capacity; /* a power of two, or 0 */
    uint32_t count;
} PointerMap;

void pointer_map_init(PointerMap *map, Arena *arena);
/* The value of a key, NULL if there is none. */
void *pointer_map_get(const PointerMap *map, const void *first, const void *second);
/* Sets the value (not NULL) of a key. False: out of memory. */
bool pointer_map_set(PointerMap *map, const void *first, const void *second, void *value);

#endif
