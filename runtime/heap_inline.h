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

/* An object of a small class as it is popped from its free list, rc 1; NULL: the list is empty and
 * nothing has happened. */
static inline void *heap_pop_object(VM *vm, size_t size_class, ValueTag tag)
{
    FreeSlot *slot = vm->heap.free[size_class];
    if (unlikely(slot == NULL)) {
        return NULL;
    }
    vm->heap.free[size_class] = slot->next;
    vm->heap.bytes_used += size_class * HEAP_GRANULE;
    vm->heap.allocated_count++;
    Object *o = (Object *)(void *)slot;
    *o = (Object){.rc = 1, .tag = (uint8_t)tag, .size_class = (uint16_t)size_class};
    return o;
}

/* An object with rc 1 and uninitialised contents. NULL: out of memory is pending. */
static inline void *heap_alloc_object(VM *vm, size_t size_bytes, ValueTag tag)
{
    if (likely(size_bytes <= HEAP_SMALL_LIMIT)) {
        void *o = heap_pop_object(vm, heap_class_of(size_bytes), tag);
        if (likely(o != NULL)) {
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
