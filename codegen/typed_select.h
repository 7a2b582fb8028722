/*
 * typed_select.h - choosing typed stencils for the instructions of one function, whose kinds and
 * locations are known (typed_flow.h): what the choosers share, and the choosers by area.
 *
 * A chooser emits ops for the instruction at hand, each with the exit that it may leave to, or
 * refuses the function; what comes behind a refusal does not matter. Exits stand in low memory of
 * the VM, the ops are the Selection's.
 */
#ifndef RUFF_CODEGEN_TYPED_SELECT_H
#define RUFF_CODEGEN_TYPED_SELECT_H

#include "codegen/typed_emit.h"
#include "codegen/typed_flow.h"

typedef struct Selection {
    VM *vm;
    Jit *jit;
    TypedFlow *flow;
    TypedCode *typed;
    TypedOps ops;
    uint32_t pc;
    const TypedState *state;          /* before the instruction */
    int32_t exit;                     /* of the instruction, if it has one already; else -1 */
    uint32_t taken[TYPED_KIND_COUNT]; /* by it: virtual registers with loaded operands, as sets */
    const char *refusal;              /* NULL: none so far */
} Selection;

/* The function stays in the baseline, because of the first refusal. */
void selection_refuse(Selection *s, const char *why);
Insn *selection_insn(const Selection *s, uint32_t pc);

/* Never NULL; valid until the next one is emitted. */
TypedOp *selection_emit(Selection *s, uint16_t stencil);
/* With register r as operand a. */
TypedOp *selection_emit_slot(Selection *s, uint16_t stencil, uint32_t r, int32_t imm);

/* ---- exits ---- */

/* Index of a new exit of the instruction, to be filled in. */
int32_t selection_add_exit(Selection *s, TypedExit **out);
/* Rebuilding the frame includes this register. */
void selection_add_slot(TypedExit *exit, uint32_t r, uint32_t tag, uint8_t from);
/* Lets the op leave to its instruction. Ops that undo nothing share the exit. */
void selection_can_leave(Selection *s, TypedOp *op);
/* The op has overwritten its operand when it leaves. */
TypedExit *selection_can_leave_undoing(Selection *s, TypedOp *op, TypedUndo how, uint32_t dst,
                                       uint32_t src);

/* --jit-stress: lets typed code leave before the op, which is the instruction's first. */
void selection_may_leave_before(Selection *s, uint32_t op);

/* ---- operands: registers of the bytecode (r) and virtual registers ---- */

/* The virtual register that holds an operand: one that nothing else is in if it had to be loaded.
 */
uint32_t selection_use(Selection *s, uint8_t kind, uint32_t r);
/* Where the result for r is made, and what follows when it is there. */
uint32_t selection_target(Selection *s, uint8_t kind, uint32_t r);
void selection_finish(Selection *s, uint8_t kind, uint32_t r, uint32_t from);
/* From a virtual register: to register r; to another virtual register; to the payload of r's slot
 * and back. */
void selection_move(Selection *s, uint8_t kind, uint32_t r, uint32_t from);
void selection_copy(Selection *s, uint8_t kind, uint32_t to, uint32_t from);
void selection_load(Selection *s, uint8_t kind, uint32_t r, uint32_t to);
void selection_store(Selection *s, uint8_t kind, uint32_t r, uint32_t from);
/* A virtual register that holds nothing needed before the instruction and is none of the two;
 * refuses if there is none. */
uint32_t selection_unused_float(Selection *s, uint32_t other, uint32_t another);

static inline uint32_t typed_register_count(uint8_t kind)
{
    return kind == TYPED_INT ? TYPED_INTS : TYPED_FLOATS;
}
static inline uint32_t typed_tag_of(uint8_t kind)
{
    return kind == TYPED_INT ? TAG_INT : TAG_FLOAT;
}
/* As exits number the virtual registers that they save. */
static inline uint8_t typed_saved_index(uint8_t kind, uint32_t number)
{
    return (uint8_t)(kind == TYPED_INT ? number : TYPED_INTS + number);
}
static inline uint32_t selection_use_int(Selection *s, uint32_t r)
{
    return selection_use(s, TYPED_INT, r);
}
static inline uint32_t selection_target_int(Selection *s, uint32_t r)
{
    return selection_target(s, TYPED_INT, r);
}
static inline void selection_finish_int(Selection *s, uint32_t r, uint32_t g)
{
    selection_finish(s, TYPED_INT, r, g);
}

/* ---- choosers ---- */

/* typed_select_numbers.c */
void select_arithmetic(Selection *s, const InsnView *insn);
void select_arithmetic_imm(Selection *s, const InsnView *insn);
void select_compare(Selection *s, const InsnView *insn);
void select_for(Selection *s, const InsnView *insn);
void select_load_int(Selection *s, const InsnView *insn);
void select_constant(Selection *s, const InsnView *insn);

/* typed_select_arrays.c: slots, arrays, structs in them, library functions */
void select_move(Selection *s, const InsnView *insn);
void select_drop(Selection *s, const InsnView *insn);
void select_get_index(Selection *s, const InsnView *insn);
void select_set_index(Selection *s, const InsnView *insn);
void select_set_field(Selection *s, const InsnView *insn);
void select_builtin(Selection *s, const InsnView *insn);

/* typed_select_calls.c: the ways into typed code and from it to other functions */
void select_entries(Selection *s);
void select_function(Selection *s, const InsnView *insn);
void select_call(Selection *s, const InsnView *insn);
void select_return(Selection *s, const InsnView *insn);

#endif
