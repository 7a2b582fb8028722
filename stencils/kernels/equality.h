/*
 * equality.h - `==` of values that are no numbers, where no operator method has a say in it.
 */
#ifndef RUFF_STENCILS_KERNELS_EQUALITY_H
#define RUFF_STENCILS_KERNELS_EQUALITY_H

#include "runtime/structs.h"
#include "stencils/kernels/text.h"

/* Would comparing an instance run Ruff code? */
static inline bool instance_compares_itself(const Instance *instance)
{
    const StructDef *def = instance->def;
    return def->operators[OPERATOR_EQ] != NULL || def->operators[OPERATOR_NE] != NULL;
}

/* Anything with null, bools, and strings whose addresses decide: *equal is set if this tells. */
static inline __attribute__((always_inline)) bool equal_at_sight(const Value *l, const Value *r,
                                                                 bool *equal)
{
    if (r->tag == TAG_NULL) {
        *equal = l->tag == TAG_NULL;
        return l->tag != TAG_STRUCT || !instance_compares_itself(l->instance);
    }
    if (l->tag == TAG_BOOL && r->tag == TAG_BOOL) {
        *equal = l->bits == r->bits;
        return true;
    }
    return text_both_immortal(l, r) && text_equal_by_address(l->string, r->string, equal);
}

#endif
