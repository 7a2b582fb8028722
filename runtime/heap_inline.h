/*
 * heap_inline.h - the hot half of the heap: an object of a small class is one pop of a free list.
 *
 * Separate from heap.h because it needs the layout of VM.
 */
#ifndef RUFF_RUNTIME_HEAP_INLINE_H
#define RUFF_RUNTIME_HEAP_INLINE_H

#include "runtime/vm.h"

static inline size_t heap_class_of(size_t size_bytes)
{
    return (size_bytes + HEAP_GRANULE - 1) / HEAP_GRANULE;
}

/* Memory of a small class, popped from its free list: the caller calls object_init(). NULL: the
 * list is empty and nothing has happened. */
static inline void *heap_pop(VM *vm, size_t size_class)
{
    FreeSlot *slot = vm->heap.free[size_class];
    if (unlikely(slot == NULL)) {
        return NULL;
    }
    vm->heap.free[size_class] = slot->next;
    vm->heap.bytes_used += size_class * HEAP_GRANULE;
    vm->heap.allocated_count++;
    return slot;
}

/* An object with rc 1 and uninitialised contents. NULL: out of memory is pending. */
static inline void *heap_alloc_object(VM *vm, size_t size_bytes, ValueTag tag)
{
    if (likely(size_bytes <= HEAP_SMALL_LIMIT)) {
        size_t size_class = heap_class_of(size_bytes);
        void *o = heap_pop(vm, size_class);
        if (likely(o != NULL)) {
            object_init(o, tag, 0, size_class);
            return o;
        }
    }
    return heap_alloc_slow(vm, size_bytes, tag);
}

/* heap_free_object(), inline for objects of the free lists. */
static inline void heap_free_object_fast(VM *vm, Object *o, size_t size_bytes)
{
    size_t size_class = o->size_class;
    if (unlikely(size_class == HEAP_LARGE)) {
        heap_free_object(vm, o, size_bytes);
        return;
    }
    FreeSlot *slot = (FreeSlot *)(void *)o;
    slot->next = vm->heap.free[size_class];
    vm->heap.free[size_class] = slot;
    vm->heap.bytes_used -= size_class * HEAP_GRANULE;
    vm->heap.freed_count++;
}

#endif
