/*
 * update.h - changing a collection that came as an argument: in place if the argument holds the
 * only reference, else in a copy.
 *
 * begin gives the place to work on; the operations of array.h, dict.h, ... make it unique. end
 * moves the argument out if it was changed in place, and cleans up after a failure.
 */
#ifndef RUFF_RUNTIME_STDLIB_UPDATE_H
#define RUFF_RUNTIME_STDLIB_UPDATE_H

#include "runtime/refcount.h"
#include "runtime/status.h"

typedef struct Update {
    Value *arg;
    bool shared;
    union {
        Object *object;
        Array *array;
        Dict *dict;
        Collection *collection;
    };
} Update;

static inline Update update_begin(Value *arg)
{
    Update u = {.arg = arg, .shared = !object_is_unique(arg->o), .object = arg->o};
    if (u.shared) {
        object_retain(u.object);
    }
    return u;
}

/* The changed collection, or TAG_EXCEPTION. */
static inline Value update_end(VM *vm, Update *u, Status status)
{
    if (unlikely(status != STATUS_OK)) {
        if (u->shared) {
            object_release(vm, u->object);
        }
        return value_make(TAG_EXCEPTION, 0);
    }
    Value result = value_object((ValueTag)u->arg->tag, u->object);
    if (!u->shared) {
        *u->arg = value_null();
    }
    return result;
}

#endif
