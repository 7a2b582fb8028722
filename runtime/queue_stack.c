/*
 * Queues and stacks as windows on a store (collection.h).
 *
 * The usual way to take something, `pair := queue_dequeue(q)  q = pair[0]`, has two collections at
 * a time that differ by one element. They share the store: whoever takes moves his end of the
 * window, and whoever adds appends to the store if his window ends where it does. Elements are
 * copied only when somebody adds behind what another one has added, and when the store has become
 * mostly history.
 */
#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/collection_parts.h"
#include "runtime/heap.h"

#define INITIAL_CAPACITY 4u
#define HISTORY_MIN      16u /* elements in front of the window that are not worth moving the rest */

static Array *store_new(VM *vm)
{
    Array *store = array_new(vm, 0);
    if (store && array_to_mixed(vm, store, INITIAL_CAPACITY) != STATUS_OK) {
        object_release(vm, &store->header);
        return NULL;
    }
    return store;
}

static void forget_store(VM *vm, Collection *c)
{
    Array *store = c->store;
    c->store = NULL;
    c->head = c->end = 0;
    object_release(vm, &store->header);
}

static bool is_mostly_history(const Collection *c)
{
    return c->head >= HISTORY_MIN && c->head > c->end / 2;
}

/* Nobody else looks at the store: what stands outside of the window goes. */
static void trim(VM *vm, Collection *c)
{
    Array *store = c->store;
    while (store->count > c->end) {
        value_release(vm, array_pop_last(store));
    }
    if (is_mostly_history(c)) {
        for (size_t i = 0; i < c->head; i++) {
            value_release(vm, store->values[i]);
        }
        memmove(store->values, store->values + c->head, c->count * sizeof(Value));
        store->count = c->end = c->count;
        c->head = 0;
    }
}

/* Sees to it that a window with elements ends where the store does. Its contents stay the same, so
 * it may be the window of a shared collection. */
static Status prepare_end(VM *vm, Collection *c)
{
    if (object_is_unique(&c->store->header)) {
        trim(vm, c);
        return STATUS_OK;
    }
    bool is_full = c->store->count == c->store->capacity;
    if (c->store->count == c->end && !(is_full && is_mostly_history(c))) {
        return STATUS_OK;
    }
    Array *copy = array_slice(vm, c->store, c->head, c->end);
    if (!copy) {
        return STATUS_THROW;
    }
    object_release(vm, &c->store->header);
    c->store = copy;
    c->head = 0;
    c->end = c->count;
    return STATUS_OK;
}

/* A collection of one's own in the place, with the same store. */
static Status make_own(VM *vm, Collection **place)
{
    Collection *c = *place;
    if (object_is_unique(&c->header)) {
        return STATUS_OK;
    }
    Collection *twin = collection_new(vm, (ValueTag)c->header.tag);
    if (!twin) {
        return STATUS_THROW;
    }
    twin->header.flags |= c->header.flags & OBJECT_MAY_HOLD_CYCLE;
    twin->count = c->count;
    twin->head = c->head;
    twin->end = c->end;
    twin->store = c->store;
    if (twin->store) {
        object_retain(&twin->store->header);
    }
    object_release(vm, &c->header);
    *place = twin;
    return STATUS_OK;
}

/* The collection becomes one of its own that an element can be appended to. */
static Status prepare_to_add(VM *vm, Collection **place)
{
    if ((*place)->count > 0) {
        return prepare_end(vm, *place) == STATUS_OK ? make_own(vm, place) : STATUS_THROW;
    }
    if (make_own(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Collection *c = *place;
    if (c->store) { /* adding has failed once */
        forget_store(vm, c);
    }
    c->store = store_new(vm);
    return c->store ? STATUS_OK : STATUS_THROW;
}

Status line_add(VM *vm, Collection **place, Value v)
{
    if (prepare_to_add(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Collection *c = *place;
    if (array_push_unique(vm, c->store, v) != STATUS_OK) {
        return STATUS_THROW;
    }
    c->end++;
    c->count++;
    container_note_value(&c->header, v);
    return STATUS_OK;
}

Value collection_front(const Collection *c)
{
    return c->count ? c->store->values[c->head] : value_unset();
}

Value collection_back(const Collection *c)
{
    return c->count ? c->store->values[c->end - 1] : value_unset();
}

Status collection_take_front(VM *vm, Collection **place, Value *taken)
{
    *taken = collection_front(*place);
    if ((*place)->count == 0) {
        return STATUS_OK;
    }
    if (make_own(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Collection *c = *place;
    if (object_is_unique(&c->store->header)) {
        c->store->values[c->head] = value_null();
    } else {
        value_retain(*taken);
    }
    c->head++;
    if (--c->count == 0) {
        forget_store(vm, c);
    }
    return STATUS_OK;
}

Status collection_take_back(VM *vm, Collection **place, Value *taken)
{
    *taken = collection_back(*place);
    if ((*place)->count == 0) {
        return STATUS_OK;
    }
    if (make_own(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Collection *c = *place;
    if (object_is_unique(&c->store->header)) {
        trim(vm, c);
        c->store->count--;
    } else {
        value_retain(*taken);
    }
    c->end--;
    if (--c->count == 0) {
        forget_store(vm, c);
    }
    return STATUS_OK;
}
