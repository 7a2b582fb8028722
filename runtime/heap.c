#include "runtime/heap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "runtime/heap_inline.h"
#include "runtime/vm.h"

#define FIRST_CHUNK_BYTES ((size_t)64 * 1024)
/* Size and alignment of a huge page: chunks that big are mapped, so that the kernel can back each
 * with one page instead of 512. */
#define MAX_CHUNK_BYTES ((size_t)2048 * 1024)
/* A refill of a free list carves about this much at once: one slow call for many objects. */
#define REFILL_BYTES 1024u

typedef struct HeapChunk {
    struct HeapChunk *next;
    uint64_t size_bytes; /* objects start 16 bytes into the chunk */
} HeapChunk;

void heap_init(Heap *heap, size_t bytes_limit)
{
    size_t reserve_bytes = bytes_limit / 16;
    *heap = (Heap){.bytes_limit = bytes_limit,
                   .bytes_reserve =
                       reserve_bytes < HEAP_RESERVE_BYTES ? reserve_bytes : HEAP_RESERVE_BYTES,
                   .next_chunk_bytes = FIRST_CHUNK_BYTES};
    heap->large.next = &heap->large;
    heap->large.previous = &heap->large;
}

/* An aligned mapping of MAX_CHUNK_BYTES; NULL: out of memory. */
static void *map_chunk(void)
{
    size_t mapped_bytes = 2 * MAX_CHUNK_BYTES;
    char *mapped =
        mmap(NULL, mapped_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) {
        return NULL;
    }
    size_t before_bytes = -(uintptr_t)mapped % MAX_CHUNK_BYTES;
    char *chunk = mapped + before_bytes;
    if (before_bytes > 0) {
        munmap(mapped, before_bytes);
    }
    munmap(chunk + MAX_CHUNK_BYTES, mapped_bytes - before_bytes - MAX_CHUNK_BYTES);
#ifdef MADV_HUGEPAGE
    madvise(chunk, MAX_CHUNK_BYTES, MADV_HUGEPAGE);
#endif
    return chunk;
}

static void free_chunk(HeapChunk *chunk)
{
    if (chunk->size_bytes == MAX_CHUNK_BYTES) {
        munmap(chunk, MAX_CHUNK_BYTES);
    } else {
        free(chunk);
    }
}

void heap_destroy(Heap *heap)
{
    for (HeapChunk *chunk = heap->chunks; chunk;) {
        HeapChunk *next = chunk->next;
        free_chunk(chunk);
        chunk = next;
    }
    for (HeapLarge *large = heap->large.next; large && large != &heap->large;) {
        HeapLarge *next = large->next;
        free(large);
        large = next;
    }
    heap_init(heap, 0);
}

static bool fits(const Heap *heap, size_t size_bytes, size_t limit_bytes)
{
    return heap->bytes_used <= limit_bytes && size_bytes <= limit_bytes - heap->bytes_used;
}

static void note_peak(Heap *heap, size_t bytes_used)
{
    if (bytes_used > heap->bytes_peak) {
        heap->bytes_peak = bytes_used;
    }
}

/* May so much fresh memory be taken? */
static bool limit_allows(Heap *heap, size_t size_bytes)
{
    if (size_bytes >= SIZE_MAX / 4) {
        return false;
    }
    if (heap->bytes_limit == 0) {
        note_peak(heap, heap->bytes_used + size_bytes);
        return true;
    }
    if (fits(heap, size_bytes, heap->bytes_limit - heap->bytes_reserve)) {
        heap->reserve_open = false;
        note_peak(heap, heap->bytes_used + size_bytes);
        return true;
    }
    /* The allocation that finds the rest exhausted fails; the following ones have the reserve. */
    bool allowed = heap->reserve_open && fits(heap, size_bytes, heap->bytes_limit);
    heap->reserve_open = true;
    return allowed;
}

/* --- memory from malloc -------------------------------------------------------------------- */

static void large_link(Heap *heap, HeapLarge *large)
{
    large->previous = &heap->large;
    large->next = heap->large.next;
    large->next->previous = large;
    heap->large.next = large;
}

static void *large_alloc(VM *vm, size_t size_bytes)
{
    Heap *heap = &vm->heap;
    HeapLarge *large = limit_allows(heap, size_bytes) ? malloc(sizeof *large + size_bytes) : NULL;
    if (!large) {
        vm_throw_oom(vm);
        return NULL;
    }
    heap->bytes_used += size_bytes;
    large_link(heap, large);
    return large + 1;
}

static void large_free(Heap *heap, void *memory, size_t size_bytes)
{
    HeapLarge *large = (HeapLarge *)memory - 1;
    large->next->previous = large->previous;
    large->previous->next = large->next;
    heap->bytes_used -= size_bytes;
    free(large);
}

static void *large_resize(VM *vm, void *memory, size_t old_bytes, size_t new_bytes)
{
    Heap *heap = &vm->heap;
    HeapLarge *large = (HeapLarge *)memory - 1;
    size_t growth_bytes = new_bytes > old_bytes ? new_bytes - old_bytes : 0;
    HeapLarge *moved =
        limit_allows(heap, growth_bytes) ? realloc(large, sizeof *large + new_bytes) : NULL;
    if (!moved) {
        vm_throw_oom(vm);
        return NULL;
    }
    moved->next->previous = moved;
    moved->previous->next = moved;
    heap->bytes_used = heap->bytes_used - old_bytes + new_bytes;
    return moved + 1;
}

/* --- memory from free lists ---------------------------------------------------------------- */

static bool is_small(size_t size_bytes)
{
#ifdef HEAP_MALLOC_ONLY
    (void)size_bytes;
    return false;
#else
    return size_bytes <= HEAP_SMALL_LIMIT;
#endif
}

static void give_to_free_list(Heap *heap, void *memory, size_t size_class)
{
    FreeSlot *slot = memory;
    slot->next = heap->free[size_class];
    heap->free[size_class] = slot;
}

static bool add_chunk(Heap *heap)
{
    size_t left_class = (size_t)(heap->bump_end - heap->bump) / HEAP_GRANULE;
    if (left_class > 0) {
        give_to_free_list(heap, heap->bump, left_class);
    }
    HeapChunk *chunk =
        heap->next_chunk_bytes == MAX_CHUNK_BYTES ? map_chunk() : malloc(heap->next_chunk_bytes);
    if (!chunk) {
        heap->bump = heap->bump_end = NULL;
        return false;
    }
    chunk->size_bytes = heap->next_chunk_bytes;
    chunk->next = heap->chunks;
    heap->chunks = chunk;
    heap->bump = (char *)(chunk + 1);
    heap->bump_end = (char *)chunk + heap->next_chunk_bytes;
    if (heap->next_chunk_bytes < MAX_CHUNK_BYTES) {
        heap->next_chunk_bytes *= 2;
    }
    return true;
}

/* Takes fresh memory for one piece and lines up some more of the same size, so that they are used
 * in the order of their addresses. */
static void *carve(VM *vm, size_t size_class)
{
    Heap *heap = &vm->heap;
    size_t size_bytes = size_class * HEAP_GRANULE;
    if (!limit_allows(heap, size_bytes)) {
        return NULL;
    }
    if ((size_t)(heap->bump_end - heap->bump) < size_bytes && !add_chunk(heap)) {
        return NULL;
    }
    size_t count = (size_t)(heap->bump_end - heap->bump) / size_bytes;
    if (count > REFILL_BYTES / size_bytes) {
        count = REFILL_BYTES / size_bytes;
    }
    char *first = heap->bump;
    heap->bump += count * size_bytes;
    for (size_t i = count - 1; i > 0; i--) {
        give_to_free_list(heap, first + i * size_bytes, size_class);
    }
    return first;
}

static void *small_alloc(VM *vm, size_t size_class)
{
    Heap *heap = &vm->heap;
    void *memory = heap->free[size_class];
    if (memory) {
        heap->free[size_class] = heap->free[size_class]->next;
    } else {
        memory = carve(vm, size_class);
        if (!memory) {
            vm_throw_oom(vm);
            return NULL;
        }
    }
    heap->bytes_used += size_class * HEAP_GRANULE;
    return memory;
}

/* --- objects ------------------------------------------------------------------------------- */

void *heap_alloc_slow(VM *vm, size_t size_bytes, ValueTag tag)
{
    size_t size_class = is_small(size_bytes) ? heap_class_of(size_bytes) : HEAP_LARGE;
    Object *o =
        size_class == HEAP_LARGE ? large_alloc(vm, size_bytes) : small_alloc(vm, size_class);
    if (o) {
        vm->heap.allocated_count++;
        *o = (Object){.rc = 1, .tag = (uint8_t)tag, .size_class = (uint16_t)size_class};
    }
    return o;
}

void heap_free_object(VM *vm, Object *o, size_t size_bytes)
{
    vm->heap.freed_count++;
    size_t size_class = o->size_class;
    if (size_class == HEAP_LARGE) {
        large_free(&vm->heap, o, size_bytes);
    } else {
        vm->heap.bytes_used -= size_class * HEAP_GRANULE;
        give_to_free_list(&vm->heap, o, size_class);
    }
}

void *heap_realloc_object(VM *vm, Object *o, size_t old_bytes, size_t new_bytes)
{
    if (o->size_class == HEAP_LARGE && !is_small(new_bytes)) {
        return large_resize(vm, o, old_bytes, new_bytes);
    }
    Object *moved = heap_alloc_object(vm, new_bytes, (ValueTag)o->tag);
    if (moved) {
        uint16_t size_class = moved->size_class;
        memcpy(moved, o, old_bytes < new_bytes ? old_bytes : new_bytes);
        moved->size_class = size_class;
        heap_free_object(vm, o, old_bytes);
    }
    return moved;
}

void heap_make_immortal(VM *vm, Object *o)
{
    if (o->rc != 0) {
        o->rc = 0;
        vm->heap.allocated_count--;
    }
}

void heap_make_counted(VM *vm, Object *o)
{
    if (o->rc == 0) {
        o->rc = 1;
        vm->heap.allocated_count++;
    }
}

/* --- blocks -------------------------------------------------------------------------------- */

static size_t block_class(size_t size_bytes)
{
    return size_bytes == 0 ? 1 : heap_class_of(size_bytes);
}

void *heap_alloc_block(VM *vm, size_t size_bytes)
{
    return is_small(size_bytes) ? small_alloc(vm, block_class(size_bytes))
                                : large_alloc(vm, size_bytes);
}

void heap_free_block(VM *vm, void *block, size_t size_bytes)
{
    if (!block) {
        return;
    }
    if (is_small(size_bytes)) {
        vm->heap.bytes_used -= block_class(size_bytes) * HEAP_GRANULE;
        give_to_free_list(&vm->heap, block, block_class(size_bytes));
    } else {
        large_free(&vm->heap, block, size_bytes);
    }
}

void *heap_realloc_block(VM *vm, void *block, size_t old_bytes, size_t new_bytes)
{
    if (!block) {
        return heap_alloc_block(vm, new_bytes);
    }
    if (!is_small(old_bytes) && !is_small(new_bytes)) {
        return large_resize(vm, block, old_bytes, new_bytes);
    }
    if (is_small(old_bytes) && is_small(new_bytes) &&
        block_class(old_bytes) == block_class(new_bytes)) {
        return block;
    }
    void *moved = heap_alloc_block(vm, new_bytes);
    if (moved) {
        memcpy(moved, block, old_bytes < new_bytes ? old_bytes : new_bytes);
        heap_free_block(vm, block, old_bytes);
    }
    return moved;
}
