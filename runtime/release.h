/*
 * release.h - freeing without recursion, whatever the depth of a structure.
 *
 * object_release_last() (refcount.h) frees the object and then everything that was only reachable
 * from it. The T_free() functions give up their children with release_value_later() or
 * release_object_later() - plain releases do the same while something is being freed - and then
 * return their own memory; a child whose last reference went is put on heap->release_list and freed
 * after its parent. The list needs no memory: it is linked through the dead objects themselves.
 *
 * For that the link takes the place of an object's second word. Its low 32 bits are kept in rc and
 * bits 32..50 beside the link, so that T_free() sees them unchanged; bits 51..63 of the second word
 * of a counted object with children are lost. Strings, bytes and enum definitions have no children
 * and never wait on the list.
 */
#ifndef RUFF_RUNTIME_RELEASE_H
#define RUFF_RUNTIME_RELEASE_H

#include "runtime/refcount.h"

/* For T_free(): gives up the reference to a child. */
static inline void release_value_later(VM *vm, Value v)
{
    value_release(vm, v);
}

/* As above for a pointer, which may be NULL. */
static inline void release_object_later(VM *vm, void *object)
{
    if (object) {
        object_release(vm, (Object *)object);
    }
}

#endif
