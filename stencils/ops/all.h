/* all.h - every instruction that has a fast path. Included once per tier, after its vocabulary. */
#include "stencils/ops/vocabulary.h"

#include "stencils/ops/access.h"
#include "stencils/ops/arith.h"
#include "stencils/ops/calls.h"
#include "stencils/ops/compare.h"
#include "stencils/ops/jumps.h"
#include "stencils/ops/literals.h"
#include "stencils/ops/logic.h"
#include "stencils/ops/paths.h"
#include "stencils/ops/reads.h"
#include "stencils/ops/structs.h"
#include "stencils/ops/variables.h"
