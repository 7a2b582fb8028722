#include "runtime/iterator.h"

#include "runtime/heap_inline.h"
#include "runtime/release.h"

static uint32_t depth_of(Value source)
{
    return source.tag == TAG_ITERATOR ? source.iterator->depth + 1 : 0;
}

Iterator *iterator_new(VM *vm, IteratorKind kind, Value source, Value other, int64_t limit)
{
    Iterator *iterator = heap_alloc_object(vm, sizeof *iterator, TAG_ITERATOR);
    if (!iterator) {
        return NULL;
    }
    iterator->kind = kind;
    iterator->done = false;
    iterator->source = source;
    iterator->other = other;
    iterator->position = 0;
    iterator->limit = limit;
    iterator->other_position = 0;
    uint32_t depth = depth_of(source), other_depth = depth_of(other);
    iterator->depth = depth > other_depth ? depth : other_depth;
    iterator->header.flags |= OBJECT_MAY_HOLD_CYCLE;
    return iterator;
}

void iterator_free(VM *vm, Iterator *iterator)
{
    release_value_later(vm, iterator->source);
    release_value_later(vm, iterator->other);
    heap_free_object_fast(vm, &iterator->header, sizeof *iterator);
}
