/*
 * collection_parts.h - between collection.c (sets, and what all collections share) and
 * queue_stack.c.
 */
#ifndef RUFF_RUNTIME_COLLECTION_PARTS_H
#define RUFF_RUNTIME_COLLECTION_PARTS_H

#include "runtime/collection.h"

/* collection_add() of a queue or stack. */
Status line_add(VM *vm, Collection **place, Value v);

#endif
