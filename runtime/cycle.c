/* Cycle collection by trial deletion, iterative, with all bookkeeping beside the objects. */
#include "runtime/cycle.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/heap.h"
#include "runtime/iterator.h"
#include "runtime/promise.h"
#include "runtime/refcount.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "runtime/vm.h"

#define MIN_THRESHOLD 10000u
#define FIRST_LIST    64u
#define FIRST_NODES   1024u

struct CycleCollector {
    Object **members; /* all that are registered and alive; each knows its position */
    size_t count, capacity;
    size_t threshold; /* collect when count reaches this */
};

/* An object that the collection has met. */
typedef struct Node {
    Object *object;
    uint32_t inside; /* references to it found so far in other nodes */
    bool live;
} Node;

typedef struct Trace {
    Node *nodes;
    size_t count, capacity;
    uint32_t *index; /* node number + 1 by address, twice the capacity of nodes */
    uint32_t *stack; /* live nodes whose references are still to be followed */
    size_t stack_count;
    bool follow_all;
    bool failed; /* out of memory */
} Trace;

typedef void (*EdgeVisitor)(Trace *trace, Object *object);

/* ---- the list of members ---- */

static CycleCollector *collector_of(VM *vm)
{
    if (unlikely(vm->cycles == NULL)) {
        CycleCollector *collector = heap_alloc_block(vm, sizeof(CycleCollector));
        if (collector != NULL) {
            *collector = (CycleCollector){.threshold = MIN_THRESHOLD};
            vm->cycles = collector;
        }
    }
    return vm->cycles;
}

static size_t *position_of(Object *member)
{
    return member->tag == TAG_FUNCTION ? &((Function *)member)->cycle_index
                                       : &((Generator *)member)->cycle_index;
}

bool cycle_register(VM *vm, Object *member)
{
    CycleCollector *c = collector_of(vm);
    if (unlikely(c == NULL)) {
        return false;
    }
    if (unlikely(c->count == c->capacity)) {
        size_t capacity = c->capacity ? c->capacity * 2 : FIRST_LIST;
        Object **grown = heap_realloc_block(vm, (void *)c->members, c->capacity * sizeof(Object *),
                                            capacity * sizeof(Object *));
        if (unlikely(grown == NULL)) {
            return false;
        }
        c->members = grown;
        c->capacity = capacity;
    }
    member->flags |= OBJECT_MAY_HOLD_CYCLE;
    *position_of(member) = c->count;
    c->members[c->count++] = member;
    return true;
}

void cycle_unregister(VM *vm, Object *member)
{
    CycleCollector *c = vm->cycles;
    if (unlikely(c == NULL)) {
        return;
    }
    size_t position = *position_of(member);
    Object *last = c->members[--c->count];
    c->members[position] = last;
    *position_of(last) = position;
}

void cycle_visit_members(const VM *vm, void (*visit)(Object *member, void *context), void *context)
{
    const CycleCollector *c = vm->cycles;
    for (size_t i = 0; c != NULL && i < c->count; i++) {
        visit(c->members[i], context);
    }
}

void cycle_poll(VM *vm)
{
    CycleCollector *c = vm->cycles;
    if (unlikely(c != NULL && c->count >= c->threshold)) {
        cycle_collect(vm);
    }
}

/* ---- following references ---- */

/* Could a cell be reached through this object? */
static bool is_followed(const Trace *trace, const Object *o)
{
    switch ((ValueTag)o->tag) {
    case TAG_CELL:
    case TAG_GENERATOR:
    case TAG_ITERATOR:
    case TAG_PROMISE:
        return true;
    case TAG_FUNCTION:
        return ((const Function *)o)->capture_count > 0;
    case TAG_ARRAY:
        if (((const Array *)o)->elem_tag <= TAG_STRING) {
            return false;
        }
        break;
    case TAG_DICT:
    case TAG_STRUCT:
    case TAG_STRUCT_DEF:
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        break;
    default:
        return false;
    }
    return trace->follow_all || (o->flags & OBJECT_MAY_HOLD_CYCLE) != 0;
}

static void visit_object(Trace *trace, EdgeVisitor visit, void *object)
{
    if (object != NULL && is_followed(trace, object)) {
        visit(trace, object);
    }
}

static void visit_values(Trace *trace, EdgeVisitor visit, const Value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (values[i].tag > TAG_STRING) {
            visit_object(trace, visit, values[i].o);
        }
    }
}

static void visit_array(Trace *trace, EdgeVisitor visit, const Array *a)
{
    if (a->elem_tag == ARRAY_MIXED) {
        visit_values(trace, visit, a->values, a->count);
        return;
    }
    for (size_t i = 0; a->elem_tag > TAG_STRING && i < a->count; i++) {
        visit_object(trace, visit, a->objects[i]);
    }
}

static void visit_dict(Trace *trace, EdgeVisitor visit, const Dict *d)
{
    size_t cursor = 0;
    DictKey key;
    Value v;
    while (dict_next(d, &cursor, &key, &v)) {
        visit_values(trace, visit, &v, 1);
    }
}

static void visit_struct_def(Trace *trace, EdgeVisitor visit, const StructDef *def)
{
    visit_values(trace, visit, def->defaults, def->field_count);
    for (uint32_t i = 0; i < def->method_count; i++) {
        visit_object(trace, visit, def->methods[i].function);
    }
}

static void visit_generator(Trace *trace, EdgeVisitor visit, const Generator *g)
{
    visit_object(trace, visit, g->function);
    visit_object(trace, visit, g->promise);
    /* A running one has its registers on the stack. */
    if (g->state == GENERATOR_CREATED || g->state == GENERATOR_SUSPENDED) {
        visit_values(trace, visit, g->saved, g->saved_count);
    }
}

/* Calls visit for every counted reference from the object to one that is followed. */
static void visit_edges(Trace *trace, EdgeVisitor visit, const Object *o)
{
    switch ((ValueTag)o->tag) {
    case TAG_FUNCTION: {
        const Function *f = (const Function *)o;
        for (uint32_t i = 0; i < f->capture_count; i++) {
            visit_object(trace, visit, f->captures[i]);
        }
        break;
    }
    case TAG_CELL:
        visit_values(trace, visit, &((const Cell *)o)->value, 1);
        break;
    case TAG_ARRAY:
        visit_array(trace, visit, (const Array *)o);
        break;
    case TAG_DICT:
        visit_dict(trace, visit, (const Dict *)o);
        break;
    case TAG_STRUCT: {
        const Instance *instance = (const Instance *)o;
        visit_object(trace, visit, instance->def);
        visit_values(trace, visit, instance->fields, instance->field_count);
        break;
    }
    case TAG_STRUCT_DEF:
        visit_struct_def(trace, visit, (const StructDef *)o);
        break;
    case TAG_GENERATOR:
        visit_generator(trace, visit, (const Generator *)o);
        break;
    case TAG_ITERATOR:
        visit_values(trace, visit, &((const Iterator *)o)->source, 1);
        visit_values(trace, visit, &((const Iterator *)o)->other, 1);
        break;
    case TAG_PROMISE: {
        const Promise *promise = (const Promise *)o;
        visit_values(trace, visit, &promise->result, 1);
        visit_values(trace, visit, promise->waiters, promise->waiter_count);
        break;
    }
    case TAG_SET: {
        const Collection *c = (const Collection *)o;
        visit_values(trace, visit, c->items, c->end);
        break;
    }
    case TAG_QUEUE:
    case TAG_STACK:
        visit_object(trace, visit, ((const Collection *)o)->store);
        break;
    default: { /* variants: nothing else is followed */
        const Variant *variant = (const Variant *)o;
        visit_values(trace, visit, variant->payload, variant->payload_count);
        break;
    }
    }
}

/* ---- the nodes met so far ---- */

static uint32_t *find_slot(const Trace *trace, const Object *o)
{
    size_t mask = trace->capacity * 2 - 1;
    size_t i = ((uintptr_t)o >> 3) * 0x9e3779b97f4a7c15u >> 20 & mask;
    while (trace->index[i] != 0 && trace->nodes[trace->index[i] - 1].object != o) {
        i = (i + 1) & mask;
    }
    return &trace->index[i];
}

static bool resize_trace(Trace *trace, size_t capacity)
{
    if (capacity > UINT32_MAX / 2) {
        return false;
    }
    Node *nodes = realloc(trace->nodes, capacity * sizeof(Node));
    if (nodes == NULL) {
        return false;
    }
    trace->nodes = nodes;
    uint32_t *index = calloc(capacity * 2, sizeof(uint32_t));
    if (index == NULL) {
        return false;
    }
    free(trace->index);
    trace->index = index;
    trace->capacity = capacity;
    for (size_t i = 0; i < trace->count; i++) {
        *find_slot(trace, nodes[i].object) = (uint32_t)(i + 1);
    }
    return true;
}

/* The node of an object, made if need be; NULL: out of memory. */
static Node *node_of(Trace *trace, Object *o)
{
    uint32_t *slot = find_slot(trace, o);
    if (*slot == 0) {
        if (trace->count == trace->capacity) {
            if (!resize_trace(trace, trace->capacity * 2)) {
                trace->failed = true;
                return NULL;
            }
            slot = find_slot(trace, o);
        }
        trace->nodes[trace->count] = (Node){.object = o};
        *slot = (uint32_t)++trace->count;
    }
    return &trace->nodes[*slot - 1];
}

static void count_edge(Trace *trace, Object *o)
{
    Node *node = node_of(trace, o);
    if (node != NULL) {
        node->inside++;
    }
}

static void mark_live(Trace *trace, Node *node)
{
    if (!node->live) {
        node->live = true;
        trace->stack[trace->stack_count++] = (uint32_t)(node - trace->nodes);
    }
}

static void mark_edge(Trace *trace, Object *o)
{
    uint32_t slot = *find_slot(trace, o);
    mark_live(trace, &trace->nodes[slot - 1]);
}

/* Meets everything that can be reached from the members. */
static bool discover(Trace *trace, const CycleCollector *c)
{
    if (!resize_trace(trace, FIRST_NODES)) {
        return false;
    }
    for (size_t i = 0; i < c->count && !trace->failed; i++) {
        node_of(trace, c->members[i]);
    }
    for (size_t i = 0; i < trace->count && !trace->failed; i++) {
        visit_edges(trace, count_edge, trace->nodes[i].object);
    }
    return !trace->failed;
}

/* Marks what is held from outside and all that it reaches. */
static bool find_live(Trace *trace)
{
    trace->stack = malloc((trace->count + 1) * sizeof(uint32_t));
    if (trace->stack == NULL) {
        return false;
    }
    for (size_t i = 0; i < trace->count; i++) {
        Node *node = &trace->nodes[i];
        if (node->object->rc == 0 || node->object->rc > node->inside) {
            mark_live(trace, node);
        }
    }
    while (trace->stack_count > 0) {
        uint32_t i = trace->stack[--trace->stack_count];
        visit_edges(trace, mark_edge, trace->nodes[i].object);
    }
    return true;
}

static bool is_breakable(const Node *node)
{
    return !node->live && (node->object->tag == TAG_CELL || node->object->tag == TAG_GENERATOR);
}

/* Empties the dead cells and generators; the reference counts free everything else. They are held
 * while that goes on, so that each is still there when its turn comes. Needs nothing else of the
 * trace than its list, which it reduces to them. */
static void break_cycles(VM *vm, Trace *trace)
{
    size_t count = 0;
    for (size_t i = 0; i < trace->count; i++) {
        if (is_breakable(&trace->nodes[i])) {
            object_retain(trace->nodes[i].object);
            trace->nodes[count++] = trace->nodes[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        Object *o = trace->nodes[i].object;
        if (o->tag == TAG_GENERATOR) {
            generator_finish(vm, (Generator *)o);
            continue;
        }
        Value content = ((Cell *)o)->value;
        ((Cell *)o)->value = value_unset();
        value_release(vm, content);
    }
    for (size_t i = 0; i < count; i++) {
        object_release(vm, trace->nodes[i].object);
    }
}

static size_t collect(VM *vm, bool follow_all)
{
    CycleCollector *c = vm->cycles;
    if (c == NULL) {
        return 0;
    }
    Trace trace = {.follow_all = follow_all};
    size_t dead = 0;
    if (discover(&trace, c) && find_live(&trace)) {
        for (size_t i = 0; i < trace.count; i++) {
            dead += !trace.nodes[i].live;
        }
        if (dead > 0) {
            break_cycles(vm, &trace);
        }
    }
    free(trace.nodes);
    free(trace.index);
    free(trace.stack);
    c->threshold = c->count * 2 > MIN_THRESHOLD ? c->count * 2 : MIN_THRESHOLD;
    return dead;
}

size_t cycle_collect(VM *vm)
{
    return collect(vm, false);
}

size_t cycle_collect_all(VM *vm)
{
    return collect(vm, true);
}

void cycle_destroy(VM *vm)
{
    CycleCollector *c = vm->cycles;
    if (c == NULL) {
        return;
    }
    cycle_collect_all(vm);
    if (c->members != NULL) {
        heap_free_block(vm, (void *)c->members, c->capacity * sizeof(Object *));
    }
    heap_free_block(vm, c, sizeof(CycleCollector));
    vm->cycles = NULL;
}
