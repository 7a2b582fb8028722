/* Arrays: changing elements. Every function first makes the array in its place unique. */
#include <string.h>

#include "runtime/array.h"
#include "runtime/array_inline.h"
#include "runtime/heap.h"
#include "runtime/poll.h"

Status array_push(VM *vm, Array **place, Value v)
{
    if (unlikely(!object_is_unique(&(*place)->header)) &&
        array_reserve(vm, place, (*place)->count + (*place)->count / 2 + 1) != STATUS_OK) {
        return STATUS_THROW;
    }
    return array_push_unique(vm, *place, v);
}

Status array_set(VM *vm, Array **place, size_t i, Value v)
{
    if (unlikely(!object_is_unique(&(*place)->header)) &&
        array_make_unique(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Array *a = *place;
    if (likely(array_set_same(vm, a, i, v))) {
        return STATUS_OK;
    }
    if (unlikely(array_to_mixed(vm, a, a->count) != STATUS_OK)) {
        return STATUS_THROW;
    }
    array_set_same(vm, a, i, v);
    return STATUS_OK;
}

Status array_insert(VM *vm, Array **place, size_t i, Value v)
{
    if (unlikely(array_push(vm, place, v) != STATUS_OK)) {
        return STATUS_THROW;
    }
    Array *a = *place;
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    char *at = (char *)a->data + i * elem_bytes;
    memmove(at + elem_bytes, at, (a->count - 1 - i) * elem_bytes);
    if (a->elem_tag == ARRAY_MIXED) {
        value_copy(&a->values[i], &v);
    } else if (a->elem_tag == TAG_BOOL) {
        a->bools[i] = (uint8_t)v.bits;
    } else {
        a->words[i] = v.bits;
    }
    return STATUS_OK;
}

Status array_remove_at(VM *vm, Array **place, size_t i, Value *removed)
{
    if (unlikely(array_make_unique(vm, place) != STATUS_OK)) {
        return STATUS_THROW;
    }
    Array *a = *place;
    *removed = value_make((ValueTag)array_element_tag(a, i), array_element_bits(a, i));
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    char *at = (char *)a->data + i * elem_bytes;
    memmove(at, at + elem_bytes, (a->count - 1 - i) * elem_bytes);
    a->count--;
    return STATUS_OK;
}

Status array_clear(VM *vm, Array **place)
{
    Array *a = *place;
    if (object_is_unique(&a->header)) {
        while (a->count > 0) {
            value_release(vm, array_pop_last(a));
        }
        if (a->data != NULL) {
            heap_free_block(vm, a->data, a->capacity * array_elem_bytes(a->elem_tag));
        }
        a->data = NULL;
        a->capacity = 0;
        a->elem_tag = TAG_UNSET;
        return STATUS_OK;
    }
    Array *empty = array_new(vm, 0);
    if (unlikely(empty == NULL)) {
        return STATUS_THROW;
    }
    *place = empty;
    object_release(vm, &a->header);
    return STATUS_OK;
}

/* Elements [start, end) of tail are appended to an array that stores the same kind. */
static void append_same(Array *a, const Array *tail, size_t start, size_t end)
{
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    memcpy((char *)a->data + a->count * elem_bytes, (const char *)tail->data + start * elem_bytes,
           (end - start) * elem_bytes);
    for (size_t i = start; a->elem_tag >= TAG_FIRST_HEAP && i < end; i++) {
        value_retain(array_get(tail, i));
    }
    a->count += end - start;
    a->header.flags |= tail->header.flags & OBJECT_MAY_HOLD_CYCLE;
}

/* Appends to a unique array with room for them the first count elements of tail, which may be the
 * array itself. Only an interrupt stops it on the way. */
static Status append_elements(VM *vm, Array *a, const Array *tail, size_t count)
{
    for (size_t start = 0; start < count;) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        size_t end = poll_piece_end(start, count);
        if (a->elem_tag == tail->elem_tag) {
            append_same(a, tail, start, end);
        } else {
            for (size_t i = start; i < end; i++) {
                Value v = array_get(tail, i);
                value_retain(v);
                array_push_fast(a, v);
            }
        }
        start = end;
    }
    return STATUS_OK;
}

Status array_extend(VM *vm, Array **place, Array *tail)
{
    size_t count = tail->count;
    if (count == 0) {
        return STATUS_OK;
    }
    if ((*place)->count == 0) {
        Array *copy = array_copy(vm, tail);
        if (unlikely(copy == NULL)) {
            return STATUS_THROW;
        }
        object_release(vm, &(*place)->header);
        *place = copy;
        return STATUS_OK;
    }
    if (unlikely(array_reserve(vm, place, (*place)->count + count) != STATUS_OK)) {
        return STATUS_THROW;
    }
    Array *a = *place;
    if (a->elem_tag != tail->elem_tag && array_to_mixed(vm, a, a->count + count) != STATUS_OK) {
        return STATUS_THROW;
    }
    return append_elements(vm, a, tail, count);
}
