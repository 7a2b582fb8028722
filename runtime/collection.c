#include "runtime/collection_parts.h"

#include <math.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/cycle.h"
#include "runtime/equal.h"
#include "runtime/heap_inline.h"
#include "runtime/poll.h"
#include "runtime/release.h"

#define INITIAL_CAPACITY 4u
#define NOT_FOUND        SIZE_MAX

Collection *collection_new(VM *vm, ValueTag kind)
{
    Collection *c = heap_alloc_object(vm, sizeof *c, kind);
    if (c) {
        Object header = c->header;
        *c = (Collection){.header = header};
    }
    return c;
}

static void free_index(VM *vm, Collection *c)
{
    if (c->index) {
        heap_free_block(vm, c->index, c->index_capacity * sizeof *c->index);
        heap_free_block(vm, c->hashes, c->capacity * sizeof *c->hashes);
        c->index = NULL;
        c->hashes = NULL;
        c->index_capacity = 0;
    }
}

void collection_free(VM *vm, Collection *c)
{
    if (c->header.tag == TAG_SET) {
        for (size_t i = 0; i < c->end; i++) {
            release_value_later(vm, c->items[i]);
        }
        free_index(vm, c);
        heap_free_block(vm, c->items, c->capacity * sizeof *c->items);
    } else {
        release_object_later(vm, c->store);
    }
    heap_free_object_fast(vm, &c->header, sizeof *c);
}

bool collection_next(const Collection *c, size_t *cursor, Value *v)
{
    if (c->header.tag != TAG_SET) {
        if (*cursor >= c->count) {
            return false;
        }
        *v = c->store->values[c->head + (*cursor)++];
        return true;
    }
    for (size_t i = *cursor; i < c->end; i++) {
        if (c->items[i].tag != TAG_UNSET) {
            *v = c->items[i];
            *cursor = i + 1;
            return true;
        }
    }
    return false;
}

/* --- storage ------------------------------------------------------------------------------- */

/* A NaN. The index does without: all of them have one hash, and none is ever found. */
static bool equals_nothing(Value v)
{
    return v.tag == TAG_FLOAT && isnan(v.f);
}

static void index_insert(Collection *c, size_t position)
{
    if (equals_nothing(c->items[position])) {
        return;
    }
    size_t mask = c->index_capacity - 1;
    size_t slot = c->hashes[position] & mask;
    while (c->index[slot] != 0) {
        slot = (slot + 1) & mask;
    }
    c->index[slot] = (uint32_t)(position + 1);
}

static void index_rebuild(Collection *c)
{
    memset(c->index, 0, c->index_capacity * sizeof *c->index);
    for (size_t i = 0; i < c->end; i++) {
        index_insert(c, i);
    }
}

/* Hashes all items, coarsely from the first fraction on. */
static void hash_items(VM *vm, Collection *c)
{
    ValueHasher hasher = {.vm = vm, .coarse = c->coarse};
    for (size_t i = 0; i < c->end; i++) {
        c->hashes[i] = value_hash(&hasher, c->items[i], 0);
    }
    if (hasher.met_fraction && !c->coarse) {
        c->coarse = true;
        hash_items(vm, c);
        return;
    }
    index_rebuild(c);
}

/* Gives a set that has grown large its index. */
static Status index_create(VM *vm, Collection *c)
{
    size_t index_capacity = (size_t)2 * INITIAL_CAPACITY;
    while (index_capacity < 2 * c->capacity) {
        index_capacity *= 2;
    }
    uint32_t *index = heap_alloc_block(vm, index_capacity * sizeof *index);
    uint32_t *hashes = index ? heap_alloc_block(vm, c->capacity * sizeof *hashes) : NULL;
    if (!hashes) {
        heap_free_block(vm, index, index_capacity * sizeof *index);
        return STATUS_THROW;
    }
    c->index = index;
    c->hashes = hashes;
    c->index_capacity = index_capacity;
    hash_items(vm, c);
    return STATUS_OK;
}

/* Closes the gaps: elements stand in items[0..count) afterwards. */
static void compact(Collection *c)
{
    size_t to = 0;
    for (size_t from = 0; from < c->end; from++) {
        if (c->items[from].tag != TAG_UNSET) {
            if (c->index) {
                c->hashes[to] = c->hashes[from];
            }
            value_copy(&c->items[to++], &c->items[from]);
        }
    }
    c->end = to;
    if (c->index) {
        index_rebuild(c);
    }
}

static Status grow(VM *vm, Collection *c)
{
    size_t capacity = c->capacity ? c->capacity * 2 : INITIAL_CAPACITY;
    if (capacity > UINT32_MAX / 2) {
        return vm_throw_oom(vm);
    }
    Value *items =
        heap_realloc_block(vm, c->items, c->capacity * sizeof *items, capacity * sizeof *items);
    if (!items) {
        return STATUS_THROW;
    }
    c->items = items;
    bool had_index = c->index != NULL;
    free_index(vm, c);
    c->capacity = capacity;
    return had_index ? index_create(vm, c) : STATUS_OK;
}

/* Room for one more at the end of a unique set. */
static Status make_room(VM *vm, Collection *c)
{
    if (c->end < c->capacity) {
        return STATUS_OK;
    }
    if (c->capacity > INITIAL_CAPACITY && c->count <= c->capacity / 2) {
        compact(c);
        return STATUS_OK;
    }
    return grow(vm, c);
}

static Collection *copy(VM *vm, const Collection *c)
{
    Collection *twin = collection_new(vm, (ValueTag)c->header.tag);
    Value *items = twin ? heap_alloc_block(vm, c->capacity * sizeof *items) : NULL;
    if (!items) {
        release_object_later(vm, twin);
        return NULL;
    }
    twin->items = items;
    twin->capacity = c->capacity;
    twin->header.flags |= c->header.flags & OBJECT_MAY_HOLD_CYCLE;
    size_t cursor = 0;
    Value v;
    while (collection_next(c, &cursor, &v)) {
        if (vm_poll_at(vm, cursor) != STATUS_OK) {
            object_release(vm, &twin->header);
            return NULL;
        }
        value_retain(v);
        items[twin->end++] = v;
        twin->count++;
    }
    if (c->index && index_create(vm, twin) != STATUS_OK) {
        object_release(vm, &twin->header);
        return NULL;
    }
    return twin;
}

static Status make_unique(VM *vm, Collection **place)
{
    if (object_is_unique(&(*place)->header)) {
        return STATUS_OK;
    }
    Collection *twin = copy(vm, *place);
    if (!twin) {
        return STATUS_THROW;
    }
    object_release(vm, &(*place)->header);
    *place = twin;
    return STATUS_OK;
}

/* --- sets ---------------------------------------------------------------------------------- */

static Status find_linear(VM *vm, const Collection *c, Value v, uint32_t depth, size_t *position)
{
    for (size_t i = 0; i < c->end; i++) {
        bool equal = false;
        if (c->items[i].tag != TAG_UNSET &&
            value_equal_nested(vm, c->items[i], v, depth, &equal) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (equal) {
            *position = i;
            return STATUS_OK;
        }
    }
    return STATUS_OK;
}

static Status find_hashed(VM *vm, const Collection *c, Value v, uint32_t hash, uint32_t depth,
                          size_t *position)
{
    size_t mask = c->index_capacity - 1;
    for (size_t slot = hash & mask; c->index[slot] != 0; slot = (slot + 1) & mask) {
        size_t i = c->index[slot] - 1;
        bool equal = false;
        if (c->hashes[i] == hash && c->items[i].tag != TAG_UNSET &&
            value_equal_nested(vm, c->items[i], v, depth, &equal) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (equal) {
            *position = i;
            return STATUS_OK;
        }
    }
    return STATUS_OK;
}

/* Enters the last item, a new one, into the index. */
static void index_last(VM *vm, Collection *c)
{
    size_t last = c->end - 1;
    ValueHasher hasher = {.vm = vm, .coarse = c->coarse};
    c->hashes[last] = value_hash(&hasher, c->items[last], 0);
    if (hasher.met_fraction && !c->coarse) {
        hash_items(vm, c);
    } else {
        index_insert(c, last);
    }
}

/* Position of an element equal to v, or NOT_FOUND. */
static Status set_find(VM *vm, const Collection *c, Value v, uint32_t depth, size_t *position)
{
    static const int neighbours[] = {0, -1, 1};
    *position = NOT_FOUND;
    if (equals_nothing(v)) {
        return STATUS_OK;
    }
    if (!c->index) {
        return find_linear(vm, c, v, depth, position);
    }
    size_t lookups = value_hash_has_neighbours(v) ? 3 : 1;
    for (size_t i = 0; i < lookups && *position == NOT_FOUND; i++) {
        ValueHasher hasher = {.vm = vm, .coarse = c->coarse};
        uint32_t hash = value_hash(&hasher, v, neighbours[i]);
        if (hasher.met_fraction && !c->coarse) {
            return find_linear(vm, c, v, depth, position);
        }
        if (find_hashed(vm, c, v, hash, depth, position) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

Status collection_set_has_nested(VM *vm, const Collection *c, Value v, uint32_t depth, bool *found)
{
    size_t position;
    if (set_find(vm, c, v, depth, &position) != STATUS_OK) {
        return STATUS_THROW;
    }
    *found = position != NOT_FOUND;
    return STATUS_OK;
}

Status collection_set_has(VM *vm, const Collection *c, Value v, bool *found)
{
    return collection_set_has_nested(vm, c, v, 0, found);
}

Status collection_set_remove(VM *vm, Collection **place, Value v, bool *removed)
{
    bool found;
    if (collection_set_has(vm, *place, v, &found) != STATUS_OK ||
        (found && make_unique(vm, place) != STATUS_OK)) {
        return STATUS_THROW;
    }
    *removed = found;
    if (!found) {
        return STATUS_OK;
    }
    Collection *c = *place;
    size_t position;
    if (set_find(vm, c, v, 0, &position) != STATUS_OK) {
        return STATUS_THROW;
    }
    Value element = c->items[position];
    c->items[position] = value_unset();
    c->count--;
    value_release(vm, element);
    return STATUS_OK;
}

/* --- adding ---------------------------------------------------------------------------------- */

Status collection_add(VM *vm, Collection **place, Value v)
{
    if ((*place)->header.tag != TAG_SET) {
        return line_add(vm, place, v);
    }
    bool found;
    if (collection_set_has(vm, *place, v, &found) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (found) {
        value_release(vm, v);
        return STATUS_OK;
    }
    if (make_unique(vm, place) != STATUS_OK || make_room(vm, *place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Collection *c = *place;
    if (!c->index && c->end + 1 >= SET_INDEX_MIN && index_create(vm, c) != STATUS_OK) {
        return STATUS_THROW;
    }
    value_copy(&c->items[c->end++], &v);
    if (c->index) {
        index_last(vm, c);
    }
    c->count++;
    container_note_value(&c->header, v);
    return STATUS_OK;
}
