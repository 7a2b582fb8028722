/*
 * heap.h - memory of one VM: size-class free lists for small objects, malloc for the rest.
 *
 * Everything is counted in heap->bytes_used; beyond heap->bytes_limit (--max-memory) or when malloc
 * fails an allocation returns NULL with a catchable "Out of memory" pending (error.h), from a
 * message that was allocated in advance. Objects (alloc_object) start with rc 1 and are freed by
 * the reference counts; blocks (alloc_block) belong to the object that asked for them.
 *
 * heap_destroy() gives everything back: the chunks of the free lists are freed whole.
 */
#ifndef RUFF_RUNTIME_HEAP_H
#define RUFF_RUNTIME_HEAP_H

#include "runtime/object.h"

#define HEAP_GRANULE       8u   /* bytes between size classes */
#define HEAP_SMALL_LIMIT   512u /* largest size served from free lists, bytes */
#define HEAP_CLASS_COUNT   (HEAP_SMALL_LIMIT / HEAP_GRANULE + 1)
#define HEAP_LARGE         0xffffu

typedef struct FreeSlot {
    struct FreeSlot *next;
} FreeSlot;

typedef struct Heap {
    FreeSlot *free[HEAP_CLASS_COUNT]; /* indexed by (bytes + 7) / 8 */
    char *bump, *bump_end;            /* fresh memory of the current chunk */
    struct HeapChunk *chunks;         /* all chunks, for heap_destroy */
    size_t bytes_used;                /* objects and blocks, live now (approximately) */
    size_t bytes_limit;               /* 0: none */
    size_t object_count;              /* live objects: must be 0 at exit (leak check) */
    Object *release_list;             /* objects being freed: the explicit list of release */
} Heap;

void heap_init(Heap *heap, size_t bytes_limit);
void heap_destroy(Heap *heap);

/* Cold half of heap_alloc_object. */
void *heap_alloc_slow(VM *vm, size_t size_bytes, ValueTag tag);
/* Gives the memory of an object back (not what it refers to). */
void heap_free_object(VM *vm, Object *o, size_t size_bytes);

/* Raw blocks for element storage, tables, ... NULL: out of memory is pending. */
void *heap_alloc_block(VM *vm, size_t size_bytes);
void *heap_realloc_block(VM *vm, void *block, size_t old_bytes, size_t new_bytes);
void heap_free_block(VM *vm, void *block, size_t size_bytes);

#endif
