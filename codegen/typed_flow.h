/*
 * typed_flow.h - what the typed tier must know of a function before it selects code: kinds and
 * liveness of registers at every instruction, and where each unboxed register lives.
 *
 * A register is unboxed where it is known to hold an int or a float: then it has one location for
 * all the places where that is so, a virtual register or the payload word of its slot. A function
 * is refused as soon as it does something that is not understood. The tables belong to the flow
 * and are given back by typed_flow_free.
 */
#ifndef RUFF_CODEGEN_TYPED_FLOW_H
#define RUFF_CODEGEN_TYPED_FLOW_H

#include "stencils/typed_stencils.h"
#include "vm/bytecode/operands.h"

#define TYPED_REGISTERS_MAX 64 /* a set of registers is one word */

typedef enum TypedKind {
    TYPED_DEAD, /* nothing, or not the same on all ways */
    TYPED_BOXED,
    TYPED_SELF, /* boxed, and the function itself, whose calls are burned in */
    TYPED_INT,
    TYPED_FLOAT,
    TYPED_KIND_COUNT
} TypedKind;

/* Before an instruction. */
typedef struct TypedState {
    uint8_t kinds[TYPED_REGISTERS_MAX];
    uint64_t tagged; /* unboxed registers whose slot has the right tag */
    bool reached;
} TypedState;

#define TYPED_IN_MEMORY UINT8_MAX

typedef struct TypedFlow {
    Code *code;
    uint32_t count; /* instruction words */
    TypedState *before;
    uint64_t *live; /* before each instruction */
    bool *targets;  /* of jumps */
    /* By register and kind: number of a virtual register, or TYPED_IN_MEMORY. */
    uint8_t location[TYPED_REGISTERS_MAX][TYPED_KIND_COUNT];
    /* Virtual registers from here on are nobody's: for operands in memory. */
    uint32_t free_int, free_float;
} TypedFlow;

/* False: *refusal says why; nothing is left behind. */
bool typed_flow_analyse(TypedFlow *flow, Code *code, const char **refusal);
void typed_flow_free(TypedFlow *flow);

/* What the instruction makes of the state. at_target: on the way to its jump target. */
void typed_flow_apply(const TypedFlow *flow, uint32_t pc, TypedState *state, bool at_target);
/* Does the global named by the CALL_GLOBAL or GET_GLOBAL at pc hold the function itself? NULL: no.
 */
Function *typed_flow_own_function(const TypedFlow *flow, uint32_t pc);

/* Several instructions that are selected as one, at the first of them. */
typedef enum TypedFusion {
    FUSED_NONE,
    FUSED_GET_FIELD, /* GET_INDEX, GET_FIELD: field of an element */
    FUSED_SET_FIELD  /* PATH_LOCAL, PATH_INDEX, PATH_SET_FIELD: the same stored */
} TypedFusion;

TypedFusion typed_flow_fusion(const TypedFlow *flow, uint32_t pc);

/* Library functions that have a stencil. */
typedef enum TypedBuiltin { TYPED_NO_BUILTIN, TYPED_LEN, TYPED_SQRT } TypedBuiltin;

/* Of the CALL_BUILTIN at pc. */
TypedBuiltin typed_flow_builtin(const TypedFlow *flow, uint32_t pc);

static inline InsnView typed_view(const TypedFlow *flow, uint32_t pc)
{
    return word_view(flow->code->proto->code, pc);
}
static inline bool typed_is_unboxed(uint8_t kind)
{
    return kind == TYPED_INT || kind == TYPED_FLOAT;
}

#endif
