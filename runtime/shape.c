/* Shapes: the tree of transitions and the search for a key. */
#include "runtime/shape.h"

#include <string.h>

#include "runtime/error.h"
#include "runtime/heap.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/vm.h"

/* All shapes of a VM: by the transition that leads to them, (parent, key) -> shape. */
typedef struct ShapeTable {
    Shape *root;
    Shape **transitions; /* open addressing, NULL free (block) */
    uint32_t capacity;   /* power of two */
    uint32_t count;      /* the root not included */
} ShapeTable;

#define FIRST_TRANSITIONS 64u

/* Interned keys: the pointer is the identity. */
static uint32_t transition_hash(const Shape *parent, const String *key)
{
    uint64_t h = ((uint64_t)(uintptr_t)key >> 3) * 0x9e3779b97f4a7c15u;
    return (uint32_t)((h ^ parent->id * 0xbf58476d1ce4e5b9u) >> 32);
}

static Shape **find_transition(const ShapeTable *table, const Shape *parent, const String *key)
{
    uint32_t mask = table->capacity - 1;
    uint32_t i = transition_hash(parent, key) & mask;
    while (table->transitions[i] != NULL &&
           (table->transitions[i]->parent != parent || table->transitions[i]->key != key)) {
        i = (i + 1) & mask;
    }
    return &table->transitions[i];
}

static Shape **alloc_transitions(VM *vm, uint32_t capacity)
{
    Shape **transitions = heap_alloc_block(vm, capacity * sizeof(Shape *));
    if (transitions != NULL) {
        memset(transitions, 0, capacity * sizeof(Shape *));
    }
    return transitions;
}

static bool grow_transitions(VM *vm, ShapeTable *table)
{
    ShapeTable grown = *table;
    grown.capacity = table->capacity * 2;
    grown.transitions = alloc_transitions(vm, grown.capacity);
    if (grown.transitions == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < table->capacity; i++) {
        Shape *shape = table->transitions[i];
        if (shape != NULL) {
            *find_transition(&grown, shape->parent, shape->key) = shape;
        }
    }
    heap_free_block(vm, table->transitions, table->capacity * sizeof(Shape *));
    *table = grown;
    return true;
}

Shape *shape_root(VM *vm)
{
    if (likely(vm->shapes != NULL)) {
        return vm->shapes->root;
    }
    ShapeTable *table = heap_alloc_block(vm, sizeof(ShapeTable));
    Shape *root = table ? heap_alloc_block(vm, sizeof(Shape)) : NULL;
    Shape **transitions = root ? alloc_transitions(vm, FIRST_TRANSITIONS) : NULL;
    if (transitions == NULL) {
        if (root != NULL) {
            heap_free_block(vm, root, sizeof(Shape));
        }
        if (table != NULL) {
            heap_free_block(vm, table, sizeof(ShapeTable));
        }
        return NULL;
    }
    *root = (Shape){.id = shape_id_next(vm)};
    *table = (ShapeTable){.root = root, .transitions = transitions, .capacity = FIRST_TRANSITIONS};
    vm->shapes = table;
    return root;
}

static void free_shape(VM *vm, Shape *shape)
{
    if (shape->index != NULL) {
        heap_free_block(vm, shape->index, shape->index_mask + 1);
    }
    if (shape->keys != NULL) {
        heap_free_block(vm, shape->keys, shape->key_count * sizeof(String *));
    }
    heap_free_block(vm, shape, sizeof(Shape));
}

static bool build_index(VM *vm, Shape *shape)
{
    uint32_t capacity = 32;
    while (capacity < shape->key_count * 2) {
        capacity *= 2;
    }
    shape->index = heap_alloc_block(vm, capacity);
    if (shape->index == NULL) {
        return false;
    }
    memset(shape->index, 0, capacity);
    shape->index_mask = capacity - 1;
    for (uint32_t slot = 0; slot < shape->key_count; slot++) {
        uint32_t i = str_hash(vm, shape->keys[slot]) & shape->index_mask;
        while (shape->index[i] != 0) {
            i = (i + 1) & shape->index_mask;
        }
        shape->index[i] = (uint8_t)(slot + 1);
    }
    return true;
}

static Shape *new_shape(VM *vm, Shape *parent, String *key)
{
    Shape *shape = heap_alloc_block(vm, sizeof(Shape));
    if (shape == NULL) {
        return NULL;
    }
    uint32_t key_count = parent->key_count + 1;
    *shape = (Shape){.key_count = key_count, .parent = parent, .key = key};
    shape->keys = heap_alloc_block(vm, key_count * sizeof(String *));
    if (shape->keys == NULL) {
        free_shape(vm, shape);
        return NULL;
    }
    if (parent->key_count > 0) {
        memcpy(shape->keys, parent->keys, parent->key_count * sizeof(String *));
    }
    shape->keys[key_count - 1] = key;
    if (key_count > SHAPE_SCAN_KEYS && !build_index(vm, shape)) {
        free_shape(vm, shape);
        return NULL;
    }
    shape->id = shape_id_next(vm);
    return shape;
}

Shape *shape_add(VM *vm, Shape *shape, String *key)
{
    ShapeTable *table = vm->shapes;
    Shape **transition = find_transition(table, shape, key);
    if (likely(*transition != NULL)) {
        return *transition;
    }
    if (shape->key_count == SHAPE_MAX_KEYS || table->count + 1 >= SHAPE_MAX_COUNT) {
        return NULL;
    }
    Shape *added = new_shape(vm, shape, key);
    if (added == NULL || (table->count * 2 >= table->capacity && !grow_transitions(vm, table))) {
        if (added != NULL) {
            free_shape(vm, added);
        }
        vm_error_clear(vm);
        return NULL;
    }
    *find_transition(table, shape, key) = added;
    table->count++;
    return added;
}

static bool same_key(VM *vm, String *a, String *b)
{
    return a->len_bytes == b->len_bytes && str_hash(vm, a) == str_hash(vm, b) && str_equal(a, b);
}

int32_t shape_find(VM *vm, const Shape *shape, String *key)
{
    if (shape->index == NULL) {
        for (uint32_t slot = 0; slot < shape->key_count; slot++) {
            if (shape->keys[slot] == key) {
                return (int32_t)slot;
            }
        }
        for (uint32_t slot = 0; slot < shape->key_count; slot++) {
            if (same_key(vm, shape->keys[slot], key)) {
                return (int32_t)slot;
            }
        }
        return -1;
    }
    uint32_t i = str_hash(vm, key) & shape->index_mask;
    for (; shape->index[i] != 0; i = (i + 1) & shape->index_mask) {
        uint32_t slot = shape->index[i] - 1u;
        if (shape->keys[slot] == key || same_key(vm, shape->keys[slot], key)) {
            return (int32_t)slot;
        }
    }
    return -1;
}

uint32_t shapes_count(const VM *vm)
{
    return vm->shapes == NULL ? 0 : vm->shapes->count + 1;
}

void shapes_destroy(VM *vm)
{
    ShapeTable *table = vm->shapes;
    if (table == NULL) {
        return;
    }
    for (uint32_t i = 0; i < table->capacity; i++) {
        if (table->transitions[i] != NULL) {
            free_shape(vm, table->transitions[i]);
        }
    }
    heap_free_block(vm, table->transitions, table->capacity * sizeof(Shape *));
    free_shape(vm, table->root);
    heap_free_block(vm, table, sizeof(ShapeTable));
    vm->shapes = NULL;
}
