/*
 * heap.h - memory of one VM: size-class free lists for small objects, malloc for the rest.
 *
 * Everything is counted in heap->bytes_used; beyond heap->bytes_limit (--max-memory) or when malloc
 * fails an allocation returns NULL with a catchable "Out of memory" pending (error.h), from a
 * message that was allocated in advance. Objects (alloc_object) start with rc 1 and are freed by
 * the reference counts; blocks (alloc_block) belong to the object that asked for them.
 *
 * A sixteenth of the limit, at most HEAP_RESERVE_BYTES, is kept back until an allocation has
 * failed, so that there is memory to catch and report that. It is kept back again when the rest has
 * room.
 *
 * The hot allocation path is in heap_inline.h. Sizes from the free lists are counted exactly; the
 * limit is checked where fresh memory is needed, so memory that was freed is always given again.
 *
 * heap_destroy() gives everything back, whatever still refers to it: chunks are freed whole, and
 * what came from malloc is linked (HeapLarge). Under AddressSanitizer everything comes from malloc,
 * so that a use after free is seen.
 */
#ifndef RUFF_RUNTIME_HEAP_H
#define RUFF_RUNTIME_HEAP_H

#include "runtime/object.h"

#define HEAP_GRANULE       8u   /* bytes between size classes */
#define HEAP_SMALL_LIMIT   512u /* largest size served from free lists, bytes */
#define HEAP_CLASS_COUNT   (HEAP_SMALL_LIMIT / HEAP_GRANULE + 1)
#define HEAP_RESERVE_BYTES ((size_t)16 * 1024)
#define HEAP_LARGE         0xffffu

#if defined(__SANITIZE_ADDRESS__)
#define HEAP_MALLOC_ONLY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEAP_MALLOC_ONLY 1
#endif
#endif

typedef struct FreeSlot {
    struct FreeSlot *next;
} FreeSlot;

/* Stands before every piece of memory that came from malloc. */
typedef struct HeapLarge {
    struct HeapLarge *next, *previous;
} HeapLarge;

typedef struct Heap {
    FreeSlot *free[HEAP_CLASS_COUNT]; /* indexed by (bytes + 7) / 8 */
    char *bump, *bump_end;            /* fresh memory of the current chunk */
    struct HeapChunk *chunks;         /* all chunks, for heap_destroy */
    size_t bytes_used;                /* objects and blocks, live now (approximately) */
    size_t bytes_limit;               /* 0: none */
    size_t bytes_reserve;             /* of the limit: only for coping with an exhausted rest */
    bool reserve_open;                /* it is exhausted: see above */
    bool releasing;                   /* object_release_last() is working on the list */
    size_t allocated_count;           /* counted objects ever made */
    size_t freed_count;               /* of these: see heap_live_objects() */
    Object *release_list;             /* objects being freed: the explicit list of release */
    size_t bytes_peak; /* most that bytes_used was when fresh memory was taken: between two such
                          moments only memory that was freed before is used again */
    size_t next_chunk_bytes;
    HeapLarge large; /* head of the circular list */
} Heap;

void heap_init(Heap *heap, size_t bytes_limit);
void heap_destroy(Heap *heap);

/* Counted objects that live: 0 at exit (leak check). */
static inline size_t heap_live_objects(const Heap *heap)
{
    return heap->allocated_count - heap->freed_count;
}

/* Cold half of heap_alloc_object. */
void *heap_alloc_slow(VM *vm, size_t size_bytes, ValueTag tag);
/* Gives the memory of an object back (not what it refers to). */
void heap_free_object(VM *vm, Object *o, size_t size_bytes);

/* Resizes an object from malloc or a free list that nobody else refers to: may move. NULL: out of
 * memory is pending and the object is as it was. */
void *heap_realloc_object(VM *vm, Object *o, size_t old_bytes, size_t new_bytes);
/* Makes an object live as long as the heap: rc 0, no longer counted. */
void heap_make_immortal(VM *vm, Object *o);
/* The opposite: one owner, who may release it. */
void heap_make_counted(VM *vm, Object *o);

/* Raw blocks for element storage, tables, ... NULL: out of memory is pending. */
void *heap_alloc_block(VM *vm, size_t size_bytes);
void *heap_realloc_block(VM *vm, void *block, size_t old_bytes, size_t new_bytes);
void heap_free_block(VM *vm, void *block, size_t size_bytes);

#endif
