/*
 * Interned names.
 *
 * A NameTable makes one Name per distinct spelling; two names of one table are equal exactly when
 * their pointers are. Names and table live in the arena given at initialisation and die with it.
 */
#ifndef RUFF_VM_SYNTAX_NAMES_H
#define RUFF_VM_SYNTAX_NAMES_H

#include "vm/syntax/arena.h"

#include <stdint.h>

typedef struct Name {
    const char *text; /* UTF-8, NUL-terminated, contains no NUL */
    uint32_t length_bytes;
    uint32_t hash;
} Name;

typedef struct NameTable {
    Arena *arena;
    const Name **slots; /* open addressing, capacity a power of two */
    uint32_t capacity;
    uint32_t count;
} NameTable;

void name_table_init(NameTable *table, Arena *arena);

/* The name with this spelling, made if need be; NULL when memory ran out. */
const Name *name_table_intern(NameTable *table, const char *text, size_t length_bytes);

#endif
