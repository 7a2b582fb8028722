/*
 * cycle.h - finding and freeing closures and generators that only hold each other.
 *
 * Data cannot contain itself, so every cycle runs through a captured variable (cell -> value ->
 * array, dict, struct, ... -> function -> cell) or through the variables of a suspended generator.
 * Functions with captures register here when they are made, generators when they are suspended with
 * something in their variables that may lead back. When the number of these members reaches a
 * threshold (it doubles with the survivors) cycle_collect() does a trial deletion: it follows the
 * references from the members, counts for every object met how many of its references come from
 * inside, and keeps alive whatever has more than that, with everything reachable from there. Of the
 * rest it empties cells and generators, and the reference counts do the freeing. References on the
 * stack, in globals or in objects that are not followed count as "from outside", so a collection is
 * safe wherever a closure may be allocated.
 *
 * Containers are followed only if OBJECT_MAY_HOLD_CYCLE is set. The flag is sticky and travels
 * upwards: whoever stores a value into a container calls container_note_value(). A store at the end
 * of a path (m[i].f := v) must note v in every container along the path. A missing flag never frees
 * too much, it only delays freeing to cycle_collect_all(), which follows everything.
 *
 * A collection never raises: without memory for its tables it leaves everything as it is.
 */
#ifndef RUFF_RUNTIME_CYCLE_H
#define RUFF_RUNTIME_CYCLE_H

#include "runtime/object.h"

typedef struct CycleCollector CycleCollector;

/* A function or generator becomes a member / is freed. False: out of memory is pending. */
bool cycle_register(VM *vm, Object *member);
void cycle_unregister(VM *vm, Object *member);

/* Calls visit for every member: the garbage that is not collected yet is reached from them. */
void cycle_visit_members(const VM *vm, void (*visit)(Object *member, void *context), void *context);

/* Collects if there are enough new members since the last time. */
void cycle_poll(VM *vm);
/* Collects now. Returns the number of objects found to be garbage. */
size_t cycle_collect(VM *vm);
/* The same, following containers without the flag too. */
size_t cycle_collect_all(VM *vm);
/* Frees what is left in cycles, then the collector's own memory: when a VM ends, after everything
 * else that it holds has been released. */
void cycle_destroy(VM *vm);

/* May following this value lead to a cell? Functions with captures, cells, generators, ... carry
 * the flag from their creation, containers from what was stored in them. */
static inline bool value_may_hold_cycle(Value v)
{
    return v.tag > TAG_STRING && (v.o->flags & OBJECT_MAY_HOLD_CYCLE) != 0;
}

static inline void container_note(Object *container, const Value *v)
{
    if (v->tag > TAG_STRING && (v->o->flags & OBJECT_MAY_HOLD_CYCLE) != 0) {
        container->flags |= OBJECT_MAY_HOLD_CYCLE;
    }
}

static inline void container_note_value(Object *container, Value v)
{
    container_note(container, &v);
}

#endif
