#include "vm/syntax/names.h"

#include <stdbool.h>
#include <string.h>

#define NAME_TABLE_FIRST_CAPACITY 64

void name_table_init(NameTable *table, Arena *arena)
{
    *table = (NameTable){.arena = arena};
}

/* FNV-1a. */
static uint32_t hash_text(const char *text, size_t length_bytes)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length_bytes; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* The old slot array stays behind in the arena: growth is geometric, so it costs at most as much as
 * the live one. */
static bool name_table_grow(NameTable *table)
{
    uint32_t capacity = table->capacity ? table->capacity * 2 : NAME_TABLE_FIRST_CAPACITY;
    const Name **slots = arena_alloc_zeroed(table->arena, capacity * sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < table->capacity; i++) {
        const Name *name = table->slots[i];
        if (!name)
            continue;
        uint32_t at = name->hash & (capacity - 1);
        while (slots[at])
            at = (at + 1) & (capacity - 1);
        slots[at] = name;
    }
    table->slots = slots;
    table->capacity = capacity;
    return true;
}

const Name *name_table_intern(NameTable *table, const char *text, size_t length_bytes)
{
    if (table->count >= table->capacity / 4 * 3 && !name_table_grow(table))
        return NULL;

    uint32_t hash = hash_text(text, length_bytes);
    uint32_t at = hash & (table->capacity - 1);
    for (const Name *name; (name = table->slots[at]); at = (at + 1) & (table->capacity - 1)) {
        if (name->hash == hash && name->length_bytes == length_bytes &&
            memcmp(name->text, text, length_bytes) == 0)
            return name;
    }

    Name *name = arena_alloc(table->arena, sizeof *name);
    char *copy = arena_copy_text(table->arena, text, length_bytes);
    if (!name || !copy)
        return NULL;
    *name = (Name){.text = copy, .length_bytes = (uint32_t)length_bytes, .hash = hash};
    table->slots[at] = name;
    table->count++;
    return name;
}
