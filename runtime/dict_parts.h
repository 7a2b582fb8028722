/*
 * dict_parts.h - what the files of the dict share; nobody else includes it.
 *
 * Each representation has a file of its own (dict_dense.c, dict_shaped.c, dict_hashed.c) whose
 * functions expect a unique dict of that representation; dict.c chooses among them.
 */
#ifndef RUFF_RUNTIME_DICT_PARTS_H
#define RUFF_RUNTIME_DICT_PARTS_H

#include "runtime/dict.h"

/* One entry: 24 bytes. A removed one has key_tag TAG_UNSET until the table is compacted. */
typedef struct DictEntry {
    uint64_t key; /* the int or the String* */
    uint64_t value;
    uint32_t hash;
    uint8_t key_tag;
    uint8_t value_tag;
    uint16_t unused;
} DictEntry;

/* The index has 2^k slots of 32 bits, at most 5/8 of them taken: the low k bits of a slot are the
 * entry's number plus one, the others repeat those bits of its hash, so that most comparisons end
 * before the entry itself is touched. 0 is a free slot. Tables of at most TABLE_SCAN_ENTRIES have
 * no index. Slots of removed entries stay taken until the next rebuild. */
typedef struct DictTable {
    DictEntry *entries;  /* block */
    uint32_t *index;     /* block; NULL: none */
    uint32_t capacity;   /* entries there is room for */
    uint32_t used;       /* entries written, removed ones included */
    uint32_t first;      /* no live entry stands before this one */
    uint32_t index_mask; /* slots of the index less one; 0: none */
} DictTable;

#define TABLE_SCAN_ENTRIES 8u

static inline Value entry_value(const DictEntry *e)
{
    return value_make((ValueTag)e->value_tag, e->value);
}
static inline DictKey entry_key(const DictEntry *e)
{
    return e->key_tag == TAG_INT ? (DictKey){.string = NULL, .integer = (int64_t)e->key}
                                 : (DictKey){.string = (String *)(uintptr_t)e->key};
}

/* dict.c: turns a dict of any representation into a hashed one with room for extra more. */
Status dict_to_hashed(VM *vm, Dict *d, size_t extra);

/* dict_dense.c */
Status dict_dense_set(VM *vm, Dict *d, size_t i, Value v); /* i <= count */
void dict_dense_pop(Dict *d, Value *removed);

/* dict_shaped.c */
Dict *dict_alloc(VM *vm, uint32_t inline_capacity);
/* Gives back the memory of a dict without contents. */
void dict_dealloc(VM *vm, Dict *d);
/* Adds a key (interned, absent) to a shaped dict. *added false: a cap was reached. */
Status dict_shaped_add(VM *vm, Dict *d, String *key, Value v, bool *added);
void dict_shaped_pop(Dict *d, Value *removed);
Dict *dict_shaped_copy(VM *vm, const Dict *d);

/* dict_hashed.c */
DictTable *dict_table_new(VM *vm, size_t count);
DictTable *dict_table_copy(VM *vm, const DictTable *table);
void dict_table_free(VM *vm, DictTable *table, bool release_contents);
DictEntry *dict_table_find(VM *vm, const DictTable *table, DictKey key);
/* Appends a key known to be absent; there must be room. Nothing is counted. */
void dict_table_append(VM *vm, DictTable *table, DictKey key, Value v);
Status dict_hashed_set(VM *vm, Dict *d, DictKey key, Value v);
void dict_hashed_remove(VM *vm, Dict *d, DictEntry *entry, Value *removed);

#endif
