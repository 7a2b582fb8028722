/* Hashed dicts: entries in insertion order and an open-addressing index over them. */
#include <string.h>

#include "runtime/cycle.h"
#include "runtime/dict_parts.h"
#include "runtime/error.h"
#include "runtime/heap.h"
#include "runtime/poll.h"
#include "runtime/release.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define FIRST_CAPACITY 4u
#define FIRST_INDEX    32u
#define MAX_INDEX      ((size_t)1 << 31)

/* Entries an index of so many slots serves. */
static inline size_t index_serves(size_t slots)
{
    return slots / 8 * 5;
}

static inline uint32_t key_hash(VM *vm, DictKey key)
{
    if (key.string != NULL) {
        return str_hash(vm, key.string);
    }
    /* Keys that are near each other stay near each other in the index, which most programs' keys
     * are: half the cache misses. The bits above go through a multiplier that differs from process
     * to process, so nobody can choose many keys that meet in one slot. */
    uint64_t low = (uint64_t)key.integer & 0xfffff;
    uint64_t high = (uint64_t)key.integer >> 20;
    return (uint32_t)(low + ((high * (vm->hash_seed | 1)) >> 32) * 0x9e3779b1u);
}

/* Where to look for a hash in an index, in turn: PROBE_RUN neighbours, then the same number
 * somewhere else, and so on. Int keys that follow each other fill long stretches, which nobody may
 * have to walk through. What is left of `jump` decides where to go on; once it is 0 the steps visit
 * every slot, so a free one is always found. */
typedef struct Probe {
    uint32_t start;
    uint32_t run; /* neighbours looked at since start */
    uint32_t jump;
} Probe;

#define PROBE_RUN 4u

static inline Probe probe_first(uint32_t hash, uint32_t mask)
{
    return (Probe){.start = hash & mask, .run = 0, .jump = hash * 0x9e3779b1u};
}

static inline uint32_t probe_slot(const Probe *p, uint32_t mask)
{
    return (p->start + p->run) & mask;
}

static inline void probe_next(Probe *p, uint32_t mask)
{
    if (++p->run == PROBE_RUN) {
        p->run = 0;
        p->start = (p->start * 5 + 1 + p->jump) & mask;
        p->jump >>= 5;
    }
}

static inline bool entry_matches(const DictEntry *e, DictKey key, uint32_t hash)
{
    if (key.string == NULL) {
        return e->key == (uint64_t)key.integer && e->key_tag == TAG_INT;
    }
    if (e->hash != hash || e->key_tag != TAG_STRING) {
        return false;
    }
    const String *s = (const String *)(uintptr_t)e->key;
    return s == key.string || (s->len_bytes == key.string->len_bytes &&
                               memcmp(s->data, key.string->data, s->len_bytes) == 0);
}

/* The entry of a key, or NULL; *slot is then the free index slot where it belongs. */
static inline DictEntry *find_entry(const DictTable *t, DictKey key, uint32_t hash, uint32_t *slot)
{
    if (t->index == NULL) {
        for (DictEntry *e = t->entries + t->first; e < t->entries + t->used; e++) {
            if (entry_matches(e, key, hash)) {
                return e;
            }
        }
        return NULL;
    }
    uint32_t mask = t->index_mask;
    uint32_t tag = hash & ~mask;
    for (Probe p = probe_first(hash, mask);; probe_next(&p, mask)) {
        uint32_t taken = t->index[probe_slot(&p, mask)];
        if (taken == 0) {
            *slot = probe_slot(&p, mask);
            return NULL;
        }
        if ((taken & ~mask) == tag) {
            DictEntry *e = &t->entries[(taken & mask) - 1];
            if (likely(entry_matches(e, key, hash))) {
                return e;
            }
        }
    }
}

DictEntry *dict_table_find(VM *vm, const DictTable *table, DictKey key)
{
    uint32_t slot;
    return find_entry(table, key, key_hash(vm, key), &slot);
}

/* Enters entry number i, which is in none of the slots, into the index. */
static inline void index_add(DictTable *t, uint32_t i, uint32_t hash)
{
    uint32_t mask = t->index_mask;
    Probe p = probe_first(hash, mask);
    while (t->index[probe_slot(&p, mask)] != 0) {
        probe_next(&p, mask);
    }
    t->index[probe_slot(&p, mask)] = (hash & ~mask) | (i + 1);
}

static void index_fill(DictTable *t)
{
    memset(t->index, 0, ((size_t)t->index_mask + 1) * sizeof(uint32_t));
    for (uint32_t i = t->first; i < t->used; i++) {
        if (t->entries[i].key_tag != TAG_UNSET) {
            index_add(t, i, t->entries[i].hash);
        }
    }
}

/* Capacity and index size (0: none) for at least count entries. False: too many. */
static bool plan_table(size_t count, size_t *capacity, size_t *index_slots)
{
    *index_slots = 0;
    *capacity = FIRST_CAPACITY;
    if (count > TABLE_SCAN_ENTRIES) {
        *index_slots = FIRST_INDEX;
        while (index_serves(*index_slots) < count && *index_slots < MAX_INDEX) {
            *index_slots *= 2;
        }
        *capacity = index_serves(*index_slots);
    } else if (count > FIRST_CAPACITY) {
        *capacity = TABLE_SCAN_ENTRIES;
    }
    return *capacity >= count;
}

DictTable *dict_table_new(VM *vm, size_t count)
{
    size_t capacity;
    size_t index_slots;
    if (!plan_table(count, &capacity, &index_slots)) {
        vm_throw_oom(vm);
        return NULL;
    }
    DictTable *t = heap_alloc_block(vm, sizeof(DictTable));
    if (unlikely(t == NULL)) {
        return NULL;
    }
    *t = (DictTable){.capacity = (uint32_t)capacity};
    t->entries = heap_alloc_block(vm, capacity * sizeof(DictEntry));
    if (t->entries != NULL && index_slots > 0) {
        t->index = heap_alloc_block(vm, index_slots * sizeof(uint32_t));
    }
    if (unlikely(t->entries == NULL || (index_slots > 0 && t->index == NULL))) {
        dict_table_free(vm, t, false);
        return NULL;
    }
    if (index_slots > 0) {
        t->index_mask = (uint32_t)(index_slots - 1);
        memset(t->index, 0, index_slots * sizeof(uint32_t));
    }
    return t;
}

void dict_table_free(VM *vm, DictTable *t, bool release_contents)
{
    for (uint32_t i = t->first; release_contents && i < t->used; i++) {
        const DictEntry *e = &t->entries[i];
        if (e->key_tag == TAG_STRING) {
            release_object_later(vm, (void *)(uintptr_t)e->key);
        }
        if (e->key_tag != TAG_UNSET) {
            release_value_later(vm, entry_value(e));
        }
    }
    if (t->entries != NULL) {
        heap_free_block(vm, t->entries, t->capacity * sizeof(DictEntry));
    }
    if (t->index != NULL) {
        heap_free_block(vm, t->index, ((size_t)t->index_mask + 1) * sizeof(uint32_t));
    }
    heap_free_block(vm, t, sizeof(DictTable));
}

/* Moves the live entries to the front of out, which may be the table's own entries. */
static uint32_t pack_entries(const DictTable *t, DictEntry *out)
{
    uint32_t count = 0;
    for (uint32_t i = t->first; i < t->used; i++) {
        if (t->entries[i].key_tag != TAG_UNSET) {
            out[count++] = t->entries[i];
        }
    }
    return count;
}

DictTable *dict_table_copy(VM *vm, const DictTable *table)
{
    DictTable *copy = dict_table_new(vm, table->used - table->first);
    if (unlikely(copy == NULL)) {
        return NULL;
    }
    uint32_t count = pack_entries(table, copy->entries);
    while (copy->used < count) {
        if (vm_poll_at(vm, copy->used) != STATUS_OK) {
            dict_table_free(vm, copy, true);
            return NULL;
        }
        const DictEntry *e = &copy->entries[copy->used++];
        if (e->key_tag == TAG_STRING) {
            object_retain((Object *)(uintptr_t)e->key);
        }
        value_retain(entry_value(e));
    }
    if (copy->index != NULL) {
        index_fill(copy);
    }
    return copy;
}

/* Closes the gaps of removed entries, keeping the memory. */
static void compact(DictTable *t)
{
    uint32_t count = pack_entries(t, t->entries);
    t->used = count;
    t->first = 0;
    if (t->index != NULL) {
        index_fill(t);
    }
}

/* Changes the memory of a table to hold count entries or more; closes the gaps. */
static Status resize(VM *vm, DictTable *t, size_t count)
{
    size_t capacity;
    size_t index_slots;
    if (!plan_table(count, &capacity, &index_slots)) {
        return vm_throw_oom(vm);
    }
    uint32_t *index = NULL;
    if (index_slots > 0) {
        index = heap_alloc_block(vm, index_slots * sizeof(uint32_t));
        if (unlikely(index == NULL)) {
            return STATUS_THROW;
        }
    }
    uint32_t used = pack_entries(t, t->entries);
    t->used = used;
    t->first = 0;
    DictEntry *entries = heap_realloc_block(vm, t->entries, t->capacity * sizeof(DictEntry),
                                            capacity * sizeof(DictEntry));
    if (unlikely(entries == NULL)) {
        if (index != NULL) {
            heap_free_block(vm, index, index_slots * sizeof(uint32_t));
        }
        if (t->index != NULL) {
            index_fill(t);
        }
        return STATUS_THROW;
    }
    if (t->index != NULL) {
        heap_free_block(vm, t->index, ((size_t)t->index_mask + 1) * sizeof(uint32_t));
    }
    t->entries = entries;
    t->capacity = (uint32_t)capacity;
    t->index = index;
    t->index_mask = index_slots > 0 ? (uint32_t)(index_slots - 1) : 0;
    if (index != NULL) {
        index_fill(t);
    }
    return STATUS_OK;
}

static inline void write_entry(DictTable *t, DictKey key, uint32_t hash, Value v)
{
    DictEntry *e = &t->entries[t->used++];
    bool is_string = key.string != NULL;
    e->key = is_string ? (uint64_t)(uintptr_t)key.string : (uint64_t)key.integer;
    e->value = v.bits;
    e->hash = hash;
    e->key_tag = is_string ? TAG_STRING : TAG_INT;
    e->value_tag = (uint8_t)v.tag;
}

void dict_table_append(VM *vm, DictTable *t, DictKey key, Value v)
{
    uint32_t hash = key_hash(vm, key);
    write_entry(t, key, hash, v);
    if (t->index != NULL) {
        index_add(t, t->used - 1, hash);
    }
}

/* The table is full. Where a quarter of it are gaps closing them is enough, else it doubles. */
static Status make_room(VM *vm, DictTable *t, size_t live)
{
    if (live <= (size_t)t->capacity * 3 / 4) {
        compact(t);
        return STATUS_OK;
    }
    return resize(vm, t, (size_t)t->capacity + 1);
}

Status dict_hashed_set(VM *vm, Dict *d, DictKey key, Value v)
{
    DictTable *t = d->table;
    uint32_t hash = key_hash(vm, key);
    uint32_t slot = 0;
    DictEntry *e = find_entry(t, key, hash, &slot);
    container_note_value(&d->header, v);
    if (e != NULL) {
        Value old = entry_value(e);
        e->value = v.bits;
        e->value_tag = (uint8_t)v.tag;
        value_release(vm, old);
        return STATUS_OK;
    }
    bool moved = t->used == t->capacity;
    if (unlikely(moved) && make_room(vm, t, d->count) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (key.string != NULL) {
        object_retain((Object *)key.string);
    }
    write_entry(t, key, hash, v);
    if (unlikely(moved) && t->index != NULL) {
        index_add(t, t->used - 1, hash);
    } else if (t->index != NULL) {
        t->index[slot] = (hash & ~t->index_mask) | t->used;
    }
    d->count++;
    return STATUS_OK;
}

void dict_hashed_remove(VM *vm, Dict *d, DictEntry *entry, Value *removed)
{
    DictTable *t = d->table;
    *removed = entry_value(entry);
    if (entry->key_tag == TAG_STRING) {
        object_release(vm, (Object *)(uintptr_t)entry->key);
    }
    entry->key_tag = TAG_UNSET;
    d->count--;
    while (t->first < t->used && t->entries[t->first].key_tag == TAG_UNSET) {
        t->first++;
    }
    while (t->used > t->first && t->index == NULL && t->entries[t->used - 1].key_tag == TAG_UNSET) {
        t->used--;
    }
    /* A table that has shrunk to an eighth gives memory back; if that fails it stays as it is. */
    if (t->capacity > 64 && d->count < t->capacity / 8 &&
        unlikely(resize(vm, t, d->count * 2) != STATUS_OK)) {
        vm_error_clear(vm);
    }
}
