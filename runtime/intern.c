/* The table of interned strings: open addressing, never more than half full, strings immortal. */
#include <string.h>

#include "runtime/heap.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define INITIAL_CAPACITY 512u

struct InternTable {
    String **slots; /* block; capacity is a power of two */
    size_t count, capacity;
};

static String **make_slots(VM *vm, size_t capacity)
{
    String **slots = heap_alloc_block(vm, capacity * sizeof *slots);
    if (slots) {
        memset(slots, 0, capacity * sizeof *slots);
    }
    return slots;
}

bool intern_init(VM *vm)
{
    struct InternTable *table = heap_alloc_block(vm, sizeof *table);
    if (!table) {
        return false;
    }
    *table = (struct InternTable){.capacity = INITIAL_CAPACITY};
    table->slots = make_slots(vm, table->capacity);
    vm->interned = table;
    return table->slots != NULL;
}

/* The slot that holds an equal string, or the free one where it belongs. */
static String **find_slot(String **slots, size_t capacity, const String *s)
{
    size_t i = s->hash & (capacity - 1);
    while (slots[i] && !str_equal(slots[i], s)) {
        i = (i + 1) & (capacity - 1);
    }
    return &slots[i];
}

static bool grow(VM *vm, struct InternTable *table)
{
    size_t capacity = table->capacity * 2;
    String **slots = make_slots(vm, capacity);
    if (!slots) {
        return false;
    }
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i]) {
            *find_slot(slots, capacity, table->slots[i]) = table->slots[i];
        }
    }
    heap_free_block(vm, table->slots, table->capacity * sizeof *table->slots);
    table->slots = slots;
    table->capacity = capacity;
    return true;
}

String *str_intern(VM *vm, const char *bytes, size_t len_bytes)
{
    struct InternTable *table = vm->interned;
    String *s = str_alloc(vm, len_bytes);
    if (!s) {
        return NULL;
    }
    memcpy(s->data, bytes, len_bytes);
    str_finish(s);
    str_hash(vm, s);
    String *known = *find_slot(table->slots, table->capacity, s);
    if (known) {
        str_free(vm, s);
        return known;
    }
    if (table->count >= table->capacity / 2 && !grow(vm, table)) {
        str_free(vm, s);
        return NULL;
    }
    str_make_immortal(vm, s);
    *find_slot(table->slots, table->capacity, s) = s;
    table->count++;
    return s;
}
