/* Arrays: storage, growth, packed and mixed representation, copying. */
#include "runtime/array.h"

#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/error.h"
#include "runtime/heap_inline.h"
#include "runtime/poll.h"
#include "runtime/release.h"

#define ARRAY_MIN_BYTES 32u
/* More elements than any machine has memory for, few enough for byte counts not to overflow. */
#define ARRAY_MAX_COUNT ((size_t)1 << 56)

Array *array_new(VM *vm, size_t capacity)
{
    Array *a = heap_alloc_object(vm, sizeof(Array), TAG_ARRAY);
    if (unlikely(a == NULL)) {
        return NULL;
    }
    a->elem_tag = TAG_UNSET;
    a->first_capacity = capacity < UINT32_MAX ? (uint32_t)capacity : UINT32_MAX;
    a->count = 0;
    a->capacity = 0;
    a->data = NULL;
    return a;
}

void array_free(VM *vm, Array *a)
{
    if (a->elem_tag == ARRAY_MIXED) {
        for (size_t i = 0; i < a->count; i++) {
            release_value_later(vm, a->values[i]);
        }
    } else if (a->elem_tag >= TAG_FIRST_HEAP) {
        for (size_t i = 0; i < a->count; i++) {
            release_value_later(vm, value_object((ValueTag)a->elem_tag, a->objects[i]));
        }
    }
    if (a->data != NULL) {
        heap_free_block(vm, a->data, a->capacity * array_elem_bytes(a->elem_tag));
    }
    heap_free_object_fast(vm, &a->header, sizeof(Array));
}

/* Gives an array without storage room for capacity elements of a kind. */
static bool take_storage(VM *vm, Array *a, uint32_t elem_tag, size_t capacity)
{
    if (unlikely(capacity > ARRAY_MAX_COUNT)) {
        vm_throw_oom(vm);
        return false;
    }
    if (capacity > 0) {
        void *data = heap_alloc_block(vm, capacity * array_elem_bytes(elem_tag));
        if (unlikely(data == NULL)) {
            return false;
        }
        a->data = data;
    }
    a->capacity = capacity;
    a->elem_tag = elem_tag;
    return true;
}

static Array *array_new_of(VM *vm, uint32_t elem_tag, size_t capacity)
{
    Array *a = array_new(vm, 0);
    if (likely(a != NULL) && unlikely(!take_storage(vm, a, elem_tag, capacity))) {
        heap_free_object(vm, &a->header, sizeof(Array));
        return NULL;
    }
    return a;
}

/* Kind that holds all of count values: their common tag or ARRAY_MIXED. */
static uint32_t common_tag(const Value *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (values[i].tag != values[0].tag) {
            return ARRAY_MIXED;
        }
    }
    return (uint32_t)values[0].tag;
}

Array *array_from_values(VM *vm, const Value *values, size_t count)
{
    if (count == 0) {
        return array_new(vm, 0);
    }
    uint32_t tag = common_tag(values, count);
    Array *a = array_new_of(vm, tag, count);
    if (unlikely(a == NULL)) {
        return NULL;
    }
    a->count = count;
    if (tag == TAG_BOOL) {
        for (size_t i = 0; i < count; i++) {
            a->bools[i] = (uint8_t)values[i].bits;
        }
        return a;
    }
    for (size_t i = 0; i < count; i++) {
        if (tag == ARRAY_MIXED) {
            value_copy(&a->values[i], &values[i]);
        } else {
            a->words[i] = values[i].bits;
        }
        container_note_value(&a->header, values[i]);
    }
    return a;
}

Array *array_range(VM *vm, int64_t start, int64_t stop, int64_t step)
{
    uint64_t count = 0;
    if (step > 0 && start < stop) {
        count = ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1;
    } else if (step < 0 && start > stop) {
        count = ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1;
    }
    if (count == 0) {
        return array_new(vm, 0);
    }
    Array *a = array_new_of(vm, TAG_INT, count);
    if (unlikely(a == NULL)) {
        return NULL;
    }
    while (a->count < count) {
        if (vm_poll(vm) != STATUS_OK) {
            object_release(vm, &a->header);
            return NULL;
        }
        uint64_t end = poll_piece_end(a->count, count);
        for (uint64_t i = a->count; i < end; i++) {
            a->ints[i] = (int64_t)((uint64_t)start + i * (uint64_t)step);
        }
        a->count = end;
    }
    return a;
}

static void retain_elements(const Array *a, size_t start, size_t count)
{
    if (a->elem_tag == ARRAY_MIXED) {
        for (size_t i = start; i < start + count; i++) {
            value_retain(a->values[i]);
        }
    } else if (a->elem_tag >= TAG_FIRST_HEAP) {
        for (size_t i = start; i < start + count; i++) {
            object_retain(a->objects[i]);
        }
    }
}

/* Elements [start, start + count) in a new array with room for capacity (>= count) elements. */
static Array *copy_range(VM *vm, const Array *a, size_t start, size_t count, size_t capacity)
{
    if (capacity == 0 || a->elem_tag == TAG_UNSET) {
        return array_new(vm, capacity);
    }
    Array *copy = array_new_of(vm, a->elem_tag, capacity);
    if (unlikely(copy == NULL)) {
        return NULL;
    }
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    copy->header.flags |= a->header.flags & OBJECT_MAY_HOLD_CYCLE;
    for (size_t done = 0; done < count; done = copy->count) {
        if (vm_poll(vm) != STATUS_OK) {
            object_release(vm, &copy->header);
            return NULL;
        }
        size_t end = poll_piece_end(done, count);
        memcpy((char *)copy->data + done * elem_bytes,
               (const char *)a->data + (start + done) * elem_bytes, (end - done) * elem_bytes);
        retain_elements(a, start + done, end - done);
        copy->count = end;
    }
    return copy;
}

Array *array_copy(VM *vm, const Array *a)
{
    return copy_range(vm, a, 0, a->count, a->count);
}

Array *array_slice(VM *vm, const Array *a, size_t start, size_t end)
{
    return copy_range(vm, a, start, end - start, end - start);
}

Array *array_concat(VM *vm, const Array *a, const Array *b)
{
    Array *joined = copy_range(vm, a, 0, a->count, a->count + b->count);
    if (likely(joined != NULL) && unlikely(array_extend(vm, &joined, (Array *)b) != STATUS_OK)) {
        object_release(vm, &joined->header);
        return NULL;
    }
    return joined;
}

/* Replaces a shared array in its place by a copy with room for capacity elements. */
static Status replace_by_copy(VM *vm, Array **place, size_t capacity)
{
    Array *shared = *place;
    Array *copy = copy_range(vm, shared, 0, shared->count, capacity);
    if (unlikely(copy == NULL)) {
        return STATUS_THROW;
    }
    *place = copy;
    object_release(vm, &shared->header);
    return STATUS_OK;
}

Status array_make_unique(VM *vm, Array **place)
{
    if (likely(object_is_unique(&(*place)->header))) {
        return STATUS_OK;
    }
    return replace_by_copy(vm, place, (*place)->count);
}

/* Room for exactly capacity (> 0) elements of the kind the array has. */
static Status resize_storage(VM *vm, Array *a, size_t capacity)
{
    if (unlikely(capacity > ARRAY_MAX_COUNT)) {
        return vm_throw_oom(vm);
    }
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    void *data = heap_realloc_block(vm, a->data, a->capacity * elem_bytes, capacity * elem_bytes);
    if (unlikely(data == NULL)) {
        return STATUS_THROW;
    }
    a->data = data;
    a->capacity = capacity;
    return STATUS_OK;
}

/* By half again: pushing stays amortised O(1) and a big array never wastes more than a third. */
static size_t grown_capacity(const Array *a, size_t needed)
{
    size_t least = ARRAY_MIN_BYTES / array_elem_bytes(a->elem_tag);
    size_t grown = a->capacity + a->capacity / 2;
    grown = grown < least ? least : grown;
    return grown < needed ? needed : grown;
}

Status array_reserve(VM *vm, Array **place, size_t capacity)
{
    Array *a = *place;
    if (!object_is_unique(&a->header)) {
        return replace_by_copy(vm, place, capacity > a->count ? capacity : a->count);
    }
    if (a->elem_tag == TAG_UNSET) {
        a->first_capacity = capacity < UINT32_MAX ? (uint32_t)capacity : UINT32_MAX;
        return STATUS_OK;
    }
    if (capacity <= a->capacity) {
        return STATUS_OK;
    }
    return resize_storage(vm, a, grown_capacity(a, capacity));
}

Status array_to_mixed(VM *vm, Array *a, size_t capacity)
{
    uint32_t old_tag = a->elem_tag;
    if (old_tag == ARRAY_MIXED) {
        return capacity > a->capacity ? resize_storage(vm, a, capacity) : STATUS_OK;
    }
    if (unlikely(capacity > ARRAY_MAX_COUNT)) {
        return vm_throw_oom(vm);
    }
    capacity = capacity < a->count ? a->count : capacity;
    Value *values = heap_alloc_block(vm, (capacity ? capacity : 1) * sizeof(Value));
    if (unlikely(values == NULL)) {
        return STATUS_THROW;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            heap_free_block(vm, values, (capacity ? capacity : 1) * sizeof(Value));
            return STATUS_THROW;
        }
        values[i].tag = old_tag;
        values[i].bits = old_tag == TAG_BOOL ? a->bools[i] : a->words[i];
    }
    if (a->data != NULL) {
        heap_free_block(vm, a->data, a->capacity * array_elem_bytes(old_tag));
    }
    a->values = values;
    a->capacity = capacity ? capacity : 1;
    a->elem_tag = ARRAY_MIXED;
    return STATUS_OK;
}

/* An array without elements takes the kind of the first one, whatever it held before. */
static Status adopt_kind(VM *vm, Array *a, uint32_t elem_tag)
{
    size_t wanted = a->first_capacity > 0 ? a->first_capacity : ARRAY_MIN_BYTES / 8;
    Array fresh = {.data = NULL};
    if (unlikely(!take_storage(vm, &fresh, elem_tag, wanted))) {
        return STATUS_THROW;
    }
    if (a->data != NULL) {
        heap_free_block(vm, a->data, a->capacity * array_elem_bytes(a->elem_tag));
    }
    a->data = fresh.data;
    a->capacity = fresh.capacity;
    a->elem_tag = elem_tag;
    return STATUS_OK;
}

Status array_push_slow(VM *vm, Array *a, Value v)
{
    Status status = STATUS_OK;
    if (a->count == 0 && a->elem_tag != v.tag) {
        status = adopt_kind(vm, a, (uint32_t)v.tag);
    } else if (a->elem_tag != v.tag && a->elem_tag != ARRAY_MIXED) {
        status = array_to_mixed(vm, a,
                                a->count < a->capacity ? a->capacity : a->count + a->count / 2 + 1);
    } else if (a->count == a->capacity) {
        status = resize_storage(vm, a, grown_capacity(a, a->count + 1));
    }
    if (unlikely(status != STATUS_OK)) {
        return status;
    }
    array_push_fast(a, v);
    return STATUS_OK;
}
