#include "vm/syntax/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_ALIGNMENT   16
#define ARENA_FIRST_BYTES ((size_t)4096)
#define ARENA_LAST_BYTES  ((size_t)1 << 20)

struct ArenaChunk {
    ArenaChunk *next;
    size_t used_bytes;
    size_t capacity_bytes;
    _Alignas(ARENA_ALIGNMENT) unsigned char data[];
};

void arena_init(Arena *arena, size_t limit_bytes)
{
    *arena = (Arena){.limit_bytes = limit_bytes};
}

void arena_free(Arena *arena)
{
    ArenaChunk *chunk = arena->chunks;
    while (chunk) {
        ArenaChunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    arena_init(arena, arena->limit_bytes);
}

/* Chunks double in size so that small sources stay small and large ones need few chunks. */
static ArenaChunk *arena_grow(Arena *arena, size_t size_bytes)
{
    size_t capacity_bytes = arena->chunks ? arena->chunks->capacity_bytes * 2 : ARENA_FIRST_BYTES;
    if (capacity_bytes > ARENA_LAST_BYTES)
        capacity_bytes = ARENA_LAST_BYTES;
    if (capacity_bytes < size_bytes)
        capacity_bytes = size_bytes;

    bool too_large = capacity_bytes > SIZE_MAX / 4;
    bool over_limit =
        arena->limit_bytes && (arena->total_bytes > arena->limit_bytes ||
                               capacity_bytes > arena->limit_bytes - arena->total_bytes);
    ArenaChunk *chunk = NULL;
    if (!too_large && !over_limit)
        chunk = malloc(sizeof(ArenaChunk) + capacity_bytes);
    if (!chunk) {
        arena->failed = true;
        return NULL;
    }
    chunk->next = arena->chunks;
    chunk->used_bytes = 0;
    chunk->capacity_bytes = capacity_bytes;
    arena->chunks = chunk;
    arena->total_bytes += capacity_bytes;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t size_bytes)
{
    if (size_bytes > SIZE_MAX - ARENA_ALIGNMENT) {
        arena->failed = true;
        return NULL;
    }
    size_t rounded_bytes = (size_bytes + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
    ArenaChunk *chunk = arena->chunks;
    if (!chunk || chunk->capacity_bytes - chunk->used_bytes < rounded_bytes) {
        chunk = arena_grow(arena, rounded_bytes);
        if (!chunk)
            return NULL;
    }
    void *memory = chunk->data + chunk->used_bytes;
    chunk->used_bytes += rounded_bytes;
    return memory;
}

void *arena_alloc_zeroed(Arena *arena, size_t size_bytes)
{
    void *memory = arena_alloc(arena, size_bytes);
    if (memory)
        memset(memory, 0, size_bytes);
    return memory;
}

char *arena_copy_text(Arena *arena, const char *text, size_t length_bytes)
{
    char *copy = arena_alloc(arena, length_bytes + 1);
    if (!copy)
        return NULL;
    if (length_bytes)
        memcpy(copy, text, length_bytes);
    copy[length_bytes] = '\0';
    return copy;
}
