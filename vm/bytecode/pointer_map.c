#include "vm/bytecode/pointer_map.h"

#include <stddef.h>

void pointer_map_init(PointerMap *map, Arena *arena)
{
    *map = (PointerMap){.arena = arena};
}

static uint32_t hash_pair(const void *first, const void *second)
{
    uint64_t h = (uint64_t)(uintptr_t)first * UINT64_C(0x9e3779b97f4a7c15);
    h ^= h >> 29;
    h += (uint64_t)(uintptr_t)second;
    h *= UINT64_C(0xbf58476d1ce4e5b9);
    return (uint32_t)(h >> 32);
}

static PointerMapSlot *find_slot(PointerMapSlot *slots, uint32_t capacity, const void *first,
                                 const void *second)
{
    uint32_t i = hash_pair(first, second) & (capacity - 1);
    while (slots[i].value != NULL && (slots[i].first != first || slots[i].second != second)) {
        i = (i + 1) & (capacity - 1);
    }
    return &slots[i];
}

void *pointer_map_get(const PointerMap *map, const void *first, const void *second)
{
    return map->capacity == 0 ? NULL : find_slot(map->slots, map->capacity, first, second)->value;
}

static bool grow(PointerMap *map)
{
    uint32_t capacity = map->capacity == 0 ? 64 : map->capacity * 2;
    PointerMapSlot *slots = arena_alloc_zeroed(map->arena, capacity * sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < map->capacity; i++) {
        const PointerMapSlot *old = &map->slots[i];
        if (old->value != NULL) {
            *find_slot(slots, capacity, old->first, old->second) = *old;
        }
    }
    map->slots = slots;
    map->capacity = capacity;
    return true;
}

bool pointer_map_set(PointerMap *map, const void *first, const void *second, void *value)
{
    if ((map->count + 1) * 4 > map->capacity * 3 && !grow(map)) {
        return false;
    }
    PointerMapSlot *slot = find_slot(map->slots, map->capacity, first, second);
    map->count += slot->value == NULL;
    *slot = (PointerMapSlot){.first = first, .second = second, .value = value};
    return true;
}
