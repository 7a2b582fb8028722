/* ops.c - one stencil for each instruction that has a fast path. */
#include "stencils/baseline/words.h"

#define CONSUMES_B 0
#include "stencils/ops/all.h"
