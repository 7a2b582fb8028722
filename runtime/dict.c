/* Dicts: choosing the representation, and what is the same for all three. */
#include "runtime/dict.h"

#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/dict_inline.h"
#include "runtime/dict_parts.h"
#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/poll.h"
#include "runtime/release.h"
#include "runtime/str.h"

DictKey dict_key_of_string(String *s)
{
    return dict_string_key(s);
}

DictKey dict_key_of_int(int64_t i)
{
    return (DictKey){.string = NULL, .integer = i};
}

bool dict_key_of_value(Value v, DictKey *out)
{
    return dict_value_key(v, out);
}

Dict *dict_new(VM *vm)
{
    return dict_alloc(vm, 0);
}

Dict *dict_new_hashed(VM *vm, size_t count)
{
    Dict *d = dict_alloc(vm, 0);
    DictTable *table = d ? dict_table_new(vm, count) : NULL;
    if (unlikely(table == NULL)) {
        if (d != NULL) {
            dict_dealloc(vm, d);
        }
        return NULL;
    }
    d->kind = DICT_HASHED;
    d->table = table;
    return d;
}

/* Gives up the contents and the memory for them; afterwards the dict is empty and dense. */
static void drop_contents(VM *vm, Dict *d)
{
    if (d->kind == DICT_HASHED) {
        dict_table_free(vm, d->table, true);
    } else if (d->kind == DICT_SHAPED) {
        for (size_t i = 0; i < d->count; i++) {
            release_value_later(vm, d->slots[i]);
        }
        if (d->slots != d->inline_slots) {
            heap_free_block(vm, d->slots, d->capacity * sizeof(Value));
        }
    } else if (d->dense != NULL) {
        release_object_later(vm, d->dense);
    }
    d->kind = DICT_DENSE;
    d->shape_id = 0;
    d->shape = NULL;
    d->dense = NULL;
    d->count = 0;
}

void dict_free(VM *vm, Dict *d)
{
    drop_contents(vm, d);
    dict_dealloc(vm, d);
}

static Dict *copy_dense(VM *vm, const Dict *d)
{
    Dict *copy = dict_alloc(vm, 0);
    if (likely(copy != NULL) && d->count > 0) {
        copy->dense = array_copy(vm, d->dense);
        if (unlikely(copy->dense == NULL)) {
            dict_dealloc(vm, copy);
            return NULL;
        }
        copy->count = d->count;
        copy->header.flags |= d->header.flags & OBJECT_MAY_HOLD_CYCLE;
    }
    return copy;
}

Dict *dict_copy(VM *vm, const Dict *d)
{
    if (d->kind == DICT_SHAPED) {
        return dict_shaped_copy(vm, d);
    }
    if (d->kind == DICT_DENSE) {
        return copy_dense(vm, d);
    }
    Dict *copy = dict_alloc(vm, 0);
    DictTable *table = copy ? dict_table_copy(vm, d->table) : NULL;
    if (unlikely(table == NULL)) {
        if (copy != NULL) {
            dict_dealloc(vm, copy);
        }
        return NULL;
    }
    copy->kind = DICT_HASHED;
    copy->table = table;
    copy->count = d->count;
    copy->header.flags |= d->header.flags & OBJECT_MAY_HOLD_CYCLE;
    return copy;
}

Status dict_make_unique(VM *vm, Dict **place)
{
    Dict *shared = *place;
    if (likely(object_is_unique(&shared->header))) {
        return STATUS_OK;
    }
    Dict *copy = dict_copy(vm, shared);
    if (unlikely(copy == NULL)) {
        return STATUS_THROW;
    }
    *place = copy;
    object_release(vm, &shared->header);
    return STATUS_OK;
}

bool dict_get(VM *vm, const Dict *d, DictKey key, Value *out)
{
    if (d->kind == DICT_HASHED) {
        const DictEntry *e = dict_table_find(vm, d->table, key);
        if (e == NULL) {
            return false;
        }
        *out = entry_value(e);
        return true;
    }
    if (d->kind == DICT_DENSE) {
        if (key.string != NULL || (uint64_t)key.integer >= d->count) {
            return false;
        }
        *out = array_get(d->dense, (size_t)key.integer);
        return true;
    }
    int32_t slot = key.string ? shape_find(vm, d->shape, key.string) : -1;
    if (slot < 0) {
        return false;
    }
    value_copy(out, &d->slots[slot]);
    return true;
}

bool dict_has(VM *vm, const Dict *d, DictKey key)
{
    Value v;
    return dict_get(vm, d, key, &v);
}

/* Appends every entry of d, whose references move, to a table with room for them. */
static void move_entries(VM *vm, const Dict *d, DictTable *table)
{
    size_t cursor = 0;
    DictKey key;
    Value v;
    while (dict_next(d, &cursor, &key, &v)) {
        dict_table_append(vm, table, key, v);
    }
}

Status dict_to_hashed(VM *vm, Dict *d, size_t extra)
{
    DictTable *table = dict_table_new(vm, d->count + extra);
    if (unlikely(table == NULL)) {
        return STATUS_THROW;
    }
    move_entries(vm, d, table);
    if (d->kind == DICT_SHAPED && d->slots != d->inline_slots) {
        heap_free_block(vm, d->slots, d->capacity * sizeof(Value));
    } else if (d->kind == DICT_DENSE && d->dense != NULL) {
        d->dense->count = 0;
        object_release(vm, &d->dense->header);
    }
    d->kind = DICT_HASHED;
    d->shape_id = 0;
    d->shape = NULL;
    d->table = table;
    return STATUS_OK;
}

/* Stores under a key that the dense or shaped dict has or may get without changing its kind. */
static bool set_in_kind(VM *vm, Dict *d, DictKey key, Value v, Status *status)
{
    if (d->kind == DICT_DENSE) {
        if (key.string != NULL || (uint64_t)key.integer > d->count) {
            return false;
        }
        container_note_value(&d->header, v);
        *status = dict_dense_set(vm, d, (size_t)key.integer, v);
        return true;
    }
    int32_t slot = key.string ? shape_find(vm, d->shape, key.string) : -1;
    if (slot < 0) {
        return false;
    }
    dict_slot_set(vm, d, (uint32_t)slot, v);
    *status = STATUS_OK;
    return true;
}

/* As a dict without entries that are anywhere: back to dense, so that it can become anything. */
static void reset_if_empty(VM *vm, Dict *d)
{
    if (d->count == 0 && d->kind == DICT_SHAPED) {
        drop_contents(vm, d);
    }
}

Status dict_set(VM *vm, Dict **place, DictKey key, Value v)
{
    if (unlikely(!object_is_unique(&(*place)->header)) &&
        dict_make_unique(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Dict *d = *place;
    if (d->kind != DICT_HASHED) {
        Status status;
        reset_if_empty(vm, d);
        if (likely(set_in_kind(vm, d, key, v, &status))) {
            return status;
        }
        if (unlikely(dict_to_hashed(vm, d, 1) != STATUS_OK)) {
            return STATUS_THROW;
        }
    }
    return dict_hashed_set(vm, d, key, v);
}

Status dict_set_constant(VM *vm, Dict **place, String *name, Value v)
{
    DictKey key = dict_string_key(name);
    bool may_shape = key.string != NULL &&
                     ((*place)->kind == DICT_SHAPED || (*place)->count == 0) &&
                     (*place)->kind != DICT_HASHED;
    if (!may_shape || ((*place)->count > 0 && shape_find(vm, (*place)->shape, name) >= 0)) {
        return dict_set(vm, place, key, v);
    }
    if (unlikely(dict_make_unique(vm, place) != STATUS_OK)) {
        return STATUS_THROW;
    }
    Dict *d = *place;
    if (d->kind == DICT_DENSE) {
        Shape *root = shape_root(vm);
        if (unlikely(root == NULL)) {
            return STATUS_THROW;
        }
        drop_contents(vm, d);
        d->kind = DICT_SHAPED;
        d->shape = root;
        d->shape_id = root->id;
        d->slots = d->inline_slots;
        d->capacity = d->inline_capacity;
    }
    bool added;
    if (unlikely(dict_shaped_add(vm, d, name, v, &added) != STATUS_OK)) {
        return STATUS_THROW;
    }
    return likely(added) ? STATUS_OK : dict_set(vm, place, key, v);
}

/* Removes a key that the unique dict has, where its kind can stay. */
static bool remove_last(Dict *d, DictKey key, Value *removed)
{
    if (d->kind == DICT_DENSE && key.integer == (int64_t)d->count - 1) {
        dict_dense_pop(d, removed);
        return true;
    }
    if (d->kind == DICT_SHAPED && str_equal(d->shape->key, key.string)) {
        dict_shaped_pop(d, removed);
        return true;
    }
    return false;
}

Status dict_remove(VM *vm, Dict **place, DictKey key, Value *removed)
{
    if (!dict_has(vm, *place, key)) {
        *removed = value_unset();
        return STATUS_OK;
    }
    if (unlikely(dict_make_unique(vm, place) != STATUS_OK)) {
        return STATUS_THROW;
    }
    Dict *d = *place;
    if (d->kind != DICT_HASHED) {
        if (remove_last(d, key, removed)) {
            return STATUS_OK;
        }
        if (unlikely(dict_to_hashed(vm, d, 0) != STATUS_OK)) {
            return STATUS_THROW;
        }
    }
    dict_hashed_remove(vm, d, dict_table_find(vm, d->table, key), removed);
    return STATUS_OK;
}

Status dict_clear(VM *vm, Dict **place)
{
    Dict *d = *place;
    if (object_is_unique(&d->header)) {
        drop_contents(vm, d);
        return STATUS_OK;
    }
    Dict *empty = dict_new(vm);
    if (unlikely(empty == NULL)) {
        return STATUS_THROW;
    }
    *place = empty;
    object_release(vm, &d->header);
    return STATUS_OK;
}

Status dict_update(VM *vm, Dict **place, const Dict *other)
{
    if (*place == other || other->count == 0) {
        return STATUS_OK;
    }
    if ((*place)->count == 0) {
        Dict *copy = dict_copy(vm, other);
        if (unlikely(copy == NULL)) {
            return STATUS_THROW;
        }
        object_release(vm, &(*place)->header);
        *place = copy;
        return STATUS_OK;
    }
    size_t cursor = 0;
    DictKey key;
    Value v;
    while (dict_next(other, &cursor, &key, &v)) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        value_retain(v);
        Status status = other->kind == DICT_SHAPED ? dict_set_constant(vm, place, key.string, v)
                                                   : dict_set(vm, place, key, v);
        if (unlikely(status != STATUS_OK)) {
            value_release(vm, v);
            return status;
        }
    }
    return STATUS_OK;
}

uint64_t *dict_value_payload(VM *vm, Dict *d, DictKey key, uint64_t *tag)
{
    *tag = TAG_UNSET;
    if (d->kind == DICT_HASHED) {
        DictEntry *e = dict_table_find(vm, d->table, key);
        if (e == NULL) {
            return NULL;
        }
        *tag = e->value_tag;
        return &e->value;
    }
    if (d->kind == DICT_SHAPED) {
        int32_t slot = key.string ? shape_find(vm, d->shape, key.string) : -1;
        if (slot < 0) {
            return NULL;
        }
        *tag = d->slots[slot].tag;
        return &d->slots[slot].bits;
    }
    if (key.string != NULL || (uint64_t)key.integer >= d->count) {
        return NULL;
    }
    size_t i = (size_t)key.integer;
    *tag = array_element_tag(d->dense, i);
    if (d->dense->elem_tag == ARRAY_MIXED) {
        return &d->dense->values[i].bits;
    }
    return *tag == TAG_BOOL ? NULL : &d->dense->words[i];
}

bool dict_next(const Dict *d, size_t *cursor, DictKey *key, Value *value)
{
    size_t i = *cursor;
    if (d->kind == DICT_HASHED) {
        const DictTable *t = d->table;
        i = i < t->first ? t->first : i;
        while (i < t->used && t->entries[i].key_tag == TAG_UNSET) {
            i++;
        }
        if (i >= t->used) {
            return false;
        }
        *key = entry_key(&t->entries[i]);
        *value = entry_value(&t->entries[i]);
    } else if (i >= d->count) {
        return false;
    } else if (d->kind == DICT_SHAPED) {
        *key = (DictKey){.string = d->shape->keys[i]};
        value_copy(value, &d->slots[i]);
    } else {
        *key = dict_key_of_int((int64_t)i);
        *value = array_get(d->dense, i);
    }
    *cursor = i + 1;
    return true;
}

Value dict_key_to_value(VM *vm, DictKey key)
{
    if (key.string != NULL) {
        object_retain((Object *)key.string);
        return value_string(key.string);
    }
    char digits[FORMAT_INT_MAX];
    String *s = str_new(vm, digits, format_int(digits, key.integer));
    return s ? value_string(s) : value_unset();
}
