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

#include "codegen/typed_code.h"
#include "vm/bytecode/operands.h"

/* Before an instruction. */
typedef struct TypedState {
    uint8_t kinds[TYPED_REGISTERS_MAX];
    uint16_t read_at[TYPED_REGISTERS_MAX]; /* TYPED_FUNCTION: index of the GET_GLOBAL */
    uint64_t tagged;                       /* unboxed registers whose slot has the right tag */
    bool reached;
} TypedState;

#define TYPED_IN_MEMORY UINT8_MAX

typedef struct TypedFlow {
    const Jit *jit;
    Code *code;
    uint32_t count; /* instruction words */
    TypedState *before;
    uint64_t *live; /* before each instruction */
    bool *targets;  /* of jumps */
    /* Every way from here ends in a THROW: taken to be rare, so typed code leaves here. */
    bool *doomed;
    uint8_t own_result; /* kind that the function's calls of itself are expected to give */
    /* By register and kind: number of a virtual register, or TYPED_IN_MEMORY. */
    uint8_t location[TYPED_REGISTERS_MAX][TYPED_KIND_COUNT];
    /* Virtual registers from here on are nobody's: for operands in memory. */
    uint32_t free_int, free_float;
} TypedFlow;

/* False: *refusal says why; nothing is left behind. */
bool typed_flow_analyse(TypedFlow *flow, const Jit *jit, Code *code, const char **refusal);
void typed_flow_free(TypedFlow *flow);

/* What the instruction makes of the state. at_target: on the way to its jump target. */
void typed_flow_apply(const TypedFlow *flow, uint32_t pc, TypedState *state, bool at_target);

/* What a call calls. */
typedef struct TypedCallee {
    const Value *place;     /* global that holds it */
    Function *function;     /* NULL: nothing that can be burned in */
    const TypedCode *typed; /* its typed code; NULL: none yet, or it is this function */
    bool fits;              /* its typed entry takes the kinds that the arguments have */
    uint8_t result;         /* kind that it is expected to give */
} TypedCallee;

/* Of the CALL or CALL_GLOBAL at pc, before which this is known. */
TypedCallee typed_flow_callee(const TypedFlow *flow, uint32_t pc, const TypedState *state);
/* What the GET_GLOBAL at pc reads, if that can be burned in; else NULL. */
Function *typed_flow_function(const TypedFlow *flow, uint32_t pc);
/* Registers that must be in their slots while the call at pc is in progress. */
uint64_t typed_flow_kept(const TypedFlow *flow, uint32_t pc);
/* Kind that all returns have; TYPED_BOXED: not the same, or no number. */
uint8_t typed_flow_result(const TypedFlow *flow);
/* Registers that the instruction reads and writes. */
void typed_flow_operands(const TypedFlow *flow, uint32_t pc, uint64_t *uses, uint64_t *definitions);
/* Words of the instruction. */
uint32_t typed_flow_words(const TypedFlow *flow, uint32_t pc);
/* Gives every unboxed register its location. */
void typed_locations_assign(TypedFlow *flow);

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
