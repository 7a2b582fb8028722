/* A map with 100,000 integer keys, twenty times: insert, look up, count what is missing.
 *
 * C has no map of its own; this one probes linearly in a table that doubles when it is half full.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    int64_t key;
    int64_t value;
    bool used;
} Slot;

typedef struct {
    Slot *slots;
    size_t capacity; /* a power of two */
    size_t count;
} Map;

static Slot *find_slot(const Map *map, int64_t key)
{
    size_t at = ((uint64_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32;
    for (;; at++) {
        Slot *slot = &map->slots[at & (map->capacity - 1)];
        if (!slot->used || slot->key == key) {
            return slot;
        }
    }
}

static Map make_map(size_t capacity)
{
    Map map = {calloc(capacity, sizeof(Slot)), capacity, 0};
    if (!map.slots) {
        exit(1);
    }
    return map;
}

static void set(Map *map, int64_t key, int64_t value)
{
    if (map->count * 2 >= map->capacity) {
        Map larger = make_map(map->capacity * 2);
        for (size_t i = 0; i < map->capacity; i++) {
            if (map->slots[i].used) {
                *find_slot(&larger, map->slots[i].key) = map->slots[i];
            }
        }
        larger.count = map->count;
        free(map->slots);
        *map = larger;
    }
    Slot *slot = find_slot(map, key);
    map->count += !slot->used;
    *slot = (Slot){key, value, true};
}

static void run(int64_t n, int64_t step)
{
    Map squares = make_map(16);
    for (int64_t i = 0; i < n; i++) {
        set(&squares, i * step, i * i);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < n; i++) {
        total = (total + find_slot(&squares, i * step)->value) % 1000003;
    }
    int64_t missing = 0;
    for (int64_t i = 0; i < n; i++) {
        missing += !find_slot(&squares, i)->used;
    }
    printf("%zu %lld %lld\n", squares.count, (long long)total, (long long)missing);
    free(squares.slots);
}

int main(void)
{
    for (int64_t round = 0; round < 20; round++) {
        run(100000, round + 1);
    }
    return 0;
}
