/* reads.c - instructions that look at their flags, with operand b given up (without: ops.c). */
#include "stencils/baseline/words.h"

#include "stencils/ops/vocabulary.h"

#undef OP_BODY
#define OP_BODY(NAME)                 \
    PN Ret stencil_##NAME##_B(STATE); \
    PN Ret stencil_##NAME##_B(STATE)
#define CONSUMES_B 1
#include "stencils/ops/reads.h"
#include "stencils/ops/structs.h"
