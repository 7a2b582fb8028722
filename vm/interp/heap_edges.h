/*
 * heap_edges.h - which objects an object holds references to.
 */
#ifndef RUFF_VM_INTERP_HEAP_EDGES_H
#define RUFF_VM_INTERP_HEAP_EDGES_H

#include "runtime/object.h"

typedef void (*EdgeVisitor)(Object *o, void *context);

/* Calls visit once for every reference that the object holds: an object that it holds twice is
 * visited twice. Interned strings may be visited although nobody counts them. */
void heap_edges_visit(const Object *o, EdgeVisitor visit, void *context);

#endif
