/*
 * Region allocator of the front end.
 *
 * Owns every byte it hands out; all of it is released together by arena_free(). Nothing that
 * lives in an arena is freed on its own. Allocation can fail: the functions then return NULL and
 * set `failed`, which stays set, so that a long computation may check once at its end.
 */
#ifndef RUFF_VM_SYNTAX_ARENA_H
#define RUFF_VM_SYNTAX_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
    ArenaChunk *chunks; /* newest first */
    size_t total_bytes; /* memory taken from the system */
    size_t limit_bytes; /* 0: no limit; otherwise growth beyond it fails like malloc would */
    bool failed;        /* an allocation has failed */
} Arena;

/* An empty arena; allocates nothing yet. limit_bytes 0 means unlimited. */
void arena_init(Arena *arena, size_t limit_bytes);

/* Releases everything. The arena may be used again afterwards. */
void arena_free(Arena *arena);

/* Uninitialised memory aligned for any type, or NULL. Size 0 gives a valid pointer. */
void *arena_alloc(Arena *arena, size_t size_bytes);

/* As arena_alloc, filled with zero bytes. */
void *arena_alloc_zeroed(Arena *arena, size_t size_bytes);

/* A copy of `length_bytes` bytes with a NUL after them, or NULL. */
char *arena_copy_text(Arena *arena, const char *text, size_t length_bytes);

#endif
