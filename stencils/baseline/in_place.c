/* in_place.c - arithmetic whose result replaces its first operand (`n += 1`): the kind of the
 * result stands in the slot already, and a store less counts in loops. */
#include "stencils/baseline/words.h"

#define IN_PLACE 1
#include "stencils/ops/vocabulary.h"

#undef OP_BODY
#define OP_BODY(NAME)                        \
    PN Ret stencil_##NAME##_IN_PLACE(STATE); \
    PN Ret stencil_##NAME##_IN_PLACE(STATE)
#include "stencils/ops/arith.h"
