/*
 * path.h - beginning a path and passing through its steps, where every container is unique already
 * and nothing has to be converted (see slow/path.c for the whole story).
 */
#ifndef RUFF_STENCILS_KERNELS_PATH_H
#define RUFF_STENCILS_KERNELS_PATH_H

#include "runtime/array_inline.h"
#include "runtime/vm.h"
#include "stencils/kernels/field.h"

/* Feedback.id of a PATH_METHOD that has appended one element to an array. */
#define PATH_METHOD_APPENDS 1u

static inline void path_begin(PathState *path, Value *place)
{
    path->slot = place;
    path->tag = place->tag;
    path->payload = &place->bits;
    path->pending = PATH_STEP_NONE;
    path->depth = 0;
}

static inline void path_point_to(PathState *path, Value *slot)
{
    path->slot = slot;
    path->tag = slot->tag;
    path->payload = &slot->bits;
}

/* The container at the place, as a value. */
static inline Value path_container(const PathState *path)
{
    return value_make((ValueTag)path->tag, *path->payload);
}

/* Passes through the pending step, which the instruction `step` made. False: nothing has happened,
 * it takes the slow way. */
static inline bool path_pass(PathState *path, const Insn *step)
{
    if (path->pending == PATH_STEP_NONE) {
        return true;
    }
    Value container = path_container(path);
    if (container.tag < TAG_FIRST_HEAP || container.o->rc != 1 || path->depth >= PATH_TRAIL_MAX) {
        return false;
    }
    if (path->pending == PATH_STEP_INDEX) {
        const Array *a = container.array;
        if (container.tag != TAG_ARRAY || path->key.tag != TAG_INT ||
            (uint64_t)path->key.i >= a->count || a->elem_tag < TAG_FIRST_HEAP) {
            return false;
        }
        if (unlikely(a->elem_tag == ARRAY_MIXED)) {
            path_point_to(path, &a->values[path->key.i]);
        } else {
            path->slot = NULL;
            path->tag = a->elem_tag;
            path->payload = &a->words[path->key.i];
        }
    } else {
        Value *field = field_cached(&container, &step->feedback);
        if (field == NULL) {
            return false;
        }
        path_point_to(path, field);
    }
    path->pending = PATH_STEP_NONE;
    path->trail[path->depth++] = container.o;
    return true;
}

/* What path_pass() would leave as the container, without leaving a trace: for the ends of paths,
 * which make no use of the path afterwards. */
static inline __attribute__((always_inline)) bool path_peek(const PathState *path, const Insn *step,
                                                            Value *container)
{
    Value outer = path_container(path);
    if (path->pending == PATH_STEP_NONE) {
        *container = outer;
        return true;
    }
    if (outer.tag < TAG_FIRST_HEAP || outer.o->rc != 1) {
        return false;
    }
    if (unlikely(path->pending == PATH_STEP_FIELD)) {
        const Value *field = field_cached(&outer, &step->feedback);
        if (field == NULL) {
            return false;
        }
        value_copy(container, field);
        return true;
    }
    const Array *a = outer.array;
    if (outer.tag != TAG_ARRAY || path->key.tag != TAG_INT || (uint64_t)path->key.i >= a->count ||
        a->elem_tag < TAG_FIRST_HEAP) {
        return false;
    }
    if (unlikely(a->elem_tag == ARRAY_MIXED)) {
        value_copy(container, &a->values[path->key.i]);
    } else {
        slot_set_words(container, a->elem_tag, a->words[path->key.i]);
    }
    return true;
}

#endif
