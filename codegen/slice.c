#include "codegen/slice.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/target.h"
#include "codegen/typed_emit.h"
#include "codegen/typed_flow.h"
#include "runtime/low_memory.h"
#include "stencils/frame.h"

#ifdef RUFF_HAS_MACHINE_CODE

typedef struct Selection {
    VM *vm;
    TypedFlow *flow;
    TypedCode *typed;
    TypedOps ops;
    uint32_t pc;
    const TypedState *state; /* before the instruction */
    int32_t exit;            /* of the instruction, if it has one already; else -1 */
    const char *refusal;     /* NULL: none so far */
} Selection;

static void refuse(Selection *s, const char *why)
{
    if (!s->refusal) {
        s->refusal = why;
    }
}

static Insn *insn_at(const Selection *s, uint32_t pc)
{
    return &s->flow->code->insns[pc];
}

static TypedOp *emit(Selection *s, uint16_t stencil)
{
    TypedOp *op = typed_ops_add(&s->ops, stencil, s->pc);
    if (!op) {
        refuse(s, "out of memory");
        static TypedOp nowhere;
        return &nowhere;
    }
    return op;
}

static void emit_slot(Selection *s, uint16_t stencil, uint32_t r, int32_t imm)
{
    TypedOp *op = emit(s, stencil);
    op->a = (uint16_t)(r * REG_SCALE);
    op->imm = imm;
}

/* ---- exits ---- */

static uint32_t tag_of(uint8_t kind)
{
    return kind == TYPED_INT ? TAG_INT : TAG_FLOAT;
}

static uint8_t saved_index(const Selection *s, uint32_t r, uint8_t kind)
{
    uint8_t location = s->flow->location[r][kind];
    if (location == TYPED_IN_MEMORY) {
        return TYPED_FROM_SLOT;
    }
    return kind == TYPED_INT ? location : (uint8_t)(TYPED_INTS + location);
}

static int32_t add_exit(Selection *s, TypedExit **out)
{
    TypedExit *exit = low_memory_new(s->vm, sizeof *exit);
    int32_t index = exit ? typed_ops_add_exit(&s->ops, exit) : -1;
    if (index < 0) {
        refuse(s, "out of memory");
        static TypedExit nowhere;
        *out = &nowhere;
        return -1;
    }
    exit->owner = s->typed;
    exit->pc = insn_at(s, s->pc);
    exit->result = TYPED_NO_RESULT;
    *out = exit;
    return index;
}

static void add_slot(TypedExit *exit, uint32_t r, uint32_t tag, uint8_t from)
{
    exit->slots[exit->slot_count++] = (TypedSlot){(uint8_t)r, (uint8_t)tag, from};
}

/* The frame as it is before the instruction. A register that is unboxed but not needed becomes
 * null, lest anybody takes what its slot holds for a reference. */
static TypedExit *snapshot(Selection *s, int32_t *index)
{
    TypedExit *exit;
    *index = add_exit(s, &exit);
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX && !s->refusal; r++) {
        uint8_t kind = s->state->kinds[r];
        if (!typed_is_unboxed(kind)) {
            continue;
        }
        if (s->flow->live[s->pc] >> r & 1) {
            add_slot(exit, r, tag_of(kind), saved_index(s, r, kind));
        } else {
            add_slot(exit, r, TAG_NULL, TYPED_FROM_SLOT);
        }
    }
    return exit;
}

/* Lets the op leave to its instruction. Ops that undo nothing share the exit. */
static void can_leave(Selection *s, TypedOp *op)
{
    if (s->exit < 0) {
        snapshot(s, &s->exit);
    }
    op->exit = s->exit;
}

static TypedExit *can_leave_undoing(Selection *s, TypedOp *op, TypedUndo how, uint32_t dst,
                                    uint32_t src)
{
    TypedExit *exit = snapshot(s, &op->exit);
    exit->undo = (uint8_t)how;
    exit->undo_dst = (uint8_t)dst;
    exit->undo_src = (uint8_t)src;
    return exit;
}

/* ---- operands ---- */

static uint32_t register_count(uint8_t kind)
{
    return kind == TYPED_INT ? TYPED_INTS : TYPED_FLOATS;
}

/* A virtual register that is nobody's: for an operand in memory. */
static uint32_t spare_register(const Selection *s, uint8_t kind, uint32_t number)
{
    uint32_t first = kind == TYPED_INT ? s->flow->free_int : s->flow->free_float;
    return (first + number) % register_count(kind);
}

static void load(Selection *s, uint8_t kind, uint32_t r, uint32_t to)
{
    emit_slot(s, kind == TYPED_INT ? typed_stencils.load[to] : typed_stencils.load_float[to], r, 0);
}

static void store(Selection *s, uint8_t kind, uint32_t r, uint32_t from)
{
    emit_slot(s, kind == TYPED_INT ? typed_stencils.store[from] : typed_stencils.store_float[from],
              r, 0);
}

/* The virtual register that holds an operand; `spare`: which of the free ones it is loaded into if
 * it is in memory. */
static uint32_t use(Selection *s, uint8_t kind, uint32_t r, uint32_t spare)
{
    if (s->state->kinds[r] != kind) {
        refuse(s, "an operand is of an unknown or unexpected kind");
        return 0;
    }
    uint8_t location = s->flow->location[r][kind];
    if (location != TYPED_IN_MEMORY) {
        return location;
    }
    uint32_t to = spare_register(s, kind, spare);
    load(s, kind, r, to);
    return to;
}

static uint32_t use_int(Selection *s, uint32_t r, uint32_t spare)
{
    return use(s, TYPED_INT, r, spare);
}

/* Where the result for r is made. */
static uint32_t target(const Selection *s, uint8_t kind, uint32_t r)
{
    uint8_t location = s->flow->location[r][kind];
    return location == TYPED_IN_MEMORY ? spare_register(s, kind, 0) : location;
}

static uint32_t target_int(const Selection *s, uint32_t r)
{
    return target(s, TYPED_INT, r);
}

static void finish(Selection *s, uint8_t kind, uint32_t r, uint32_t from)
{
    if (s->flow->location[r][kind] == TYPED_IN_MEMORY) {
        store(s, kind, r, from);
    }
}

static void finish_int(Selection *s, uint32_t r, uint32_t g)
{
    finish(s, TYPED_INT, r, g);
}

static void copy(Selection *s, uint8_t kind, uint32_t to, uint32_t from)
{
    if (to != from) {
        emit(s,
             kind == TYPED_INT ? typed_stencils.mov[to][from] : typed_stencils.mov_float[to][from]);
    }
}

static void move(Selection *s, uint8_t kind, uint32_t to, uint32_t from)
{
    uint8_t location = s->flow->location[to][kind];
    if (location == TYPED_IN_MEMORY) {
        store(s, kind, to, from);
    } else {
        copy(s, kind, location, from);
    }
}

static void move_int(Selection *s, uint32_t to, uint32_t g)
{
    move(s, TYPED_INT, to, g);
}

/* ---- instructions ---- */

/* dst = l OP r with two addresses. The exit of a division leaves everything as it was: its
 * destination is then a spare register or the dividend itself. */
static void select_float_arithmetic(Selection *s, const InsnView *insn)
{
    uint32_t l = use(s, TYPED_FLOAT, insn->operand[1], 0);
    uint32_t r = use(s, TYPED_FLOAT, insn->operand[2], 1);
    uint32_t dst = target(s, TYPED_FLOAT, insn->operand[0]);
    bool swaps = insn->op == OP_ADD || insn->op == OP_MUL;
    if (swaps && dst == r) {
        r = l, l = dst;
    }
    uint32_t at = dst;
    if (dst == r && dst != l) { /* the right operand is needed: work elsewhere */
        at = 7;
        for (uint32_t k = 0; k < TYPED_FLOATS; k++) {
            at = k >= s->flow->free_float && k != r ? k : at;
        }
        if (at == 7) {
            refuse(s, "too many floats at once");
            return;
        }
    }
    copy(s, TYPED_FLOAT, at, l);
    switch (insn->op) {
    case OP_ADD:
        emit(s, typed_stencils.add_float[at][r]);
        break;
    case OP_SUB:
        emit(s, typed_stencils.sub_float[at][r]);
        break;
    case OP_MUL:
        emit(s, typed_stencils.mul_float[at][r]);
        break;
    default:
        can_leave(s, emit(s, typed_stencils.div_float[at][r]));
    }
    copy(s, TYPED_FLOAT, dst, at);
    finish(s, TYPED_FLOAT, insn->operand[0], dst);
}

static void select_arithmetic(Selection *s, const InsnView *insn)
{
    if (s->state->kinds[insn->operand[1]] == TYPED_FLOAT) {
        select_float_arithmetic(s, insn);
        return;
    }
    uint32_t l = use_int(s, insn->operand[1], 0), r = use_int(s, insn->operand[2], 1);
    uint32_t dst = target_int(s, insn->operand[0]);
    if (insn->op == OP_MUL || insn->op == OP_MOD) {
        TypedOp *op = emit(s, insn->op == OP_MUL ? typed_stencils.mul_int[dst][l][r]
                                                 : typed_stencils.mod_int[dst][l][r]);
        can_leave(s, op);
    } else if (insn->op == OP_ADD) {
        TypedOp *op = emit(s, typed_stencils.add_int[dst][l][r]);
        TypedUndo how = dst == l && dst == r   ? UNDO_DOUBLE
                        : dst == l || dst == r ? UNDO_ADD
                                               : UNDO_NONE;
        can_leave_undoing(s, op, how, dst, dst == l ? r : l);
    } else {
        TypedOp *op = emit(s, typed_stencils.sub_int[dst][l][r]);
        TypedUndo how = dst == l ? UNDO_SUB : dst == r ? UNDO_SUB_FROM : UNDO_NONE;
        can_leave_undoing(s, op, how, dst, dst == l ? r : l);
    }
    finish_int(s, insn->operand[0], dst);
}

static void select_arithmetic_imm(Selection *s, const InsnView *insn)
{
    int32_t imm = (int16_t)insn->operand[2];
    uint32_t src = use_int(s, insn->operand[1], 0), dst = target_int(s, insn->operand[0]);
    if (insn->op == OP_MUL_INT) {
        TypedOp *op = emit(s, typed_stencils.mul_imm[dst][src]);
        op->imm = imm;
        can_leave(s, op);
    } else {
        imm = insn->op == OP_SUB_INT ? -imm : imm;
        TypedOp *op = emit(s, typed_stencils.add_imm[dst][src]);
        op->imm = imm;
        TypedUndo how = dst == src ? UNDO_ADD_IMM : UNDO_NONE;
        can_leave_undoing(s, op, how, dst, src)->undo_imm = imm;
    }
    finish_int(s, insn->operand[0], dst);
}

/* In the order of the opcodes JUMP_EQ.. and JUMP_NOT_EQ... */
static const TypedCondition conditions[2][6] = {
    {TYPED_EQ, TYPED_NE, TYPED_LT, TYPED_LE, TYPED_GT, TYPED_GE},
    {TYPED_NE, TYPED_EQ, TYPED_GE, TYPED_GT, TYPED_LE, TYPED_LT},
};

static void select_compare(Selection *s, const InsnView *insn)
{
    bool literal = insn->op >= OP_JUMP_EQ_INT;
    uint32_t form = (uint32_t)insn->op - (literal ? OP_JUMP_EQ_INT : OP_JUMP_EQ);
    TypedCondition condition = conditions[form / 6][form % 6];
    uint32_t l = use_int(s, insn->operand[1], 0);
    TypedOp *op;
    if (literal) {
        op = emit(s, typed_stencils.jump_imm[condition][l]);
        op->imm = (int16_t)insn->operand[2];
    } else {
        uint32_t r = use_int(s, insn->operand[2], 1);
        if (condition == TYPED_LE || condition == TYPED_GT) { /* the other way round */
            condition = condition == TYPED_LE ? TYPED_GE : TYPED_LT;
            uint32_t swap = l;
            l = r, r = swap;
        }
        op = emit(s, typed_stencils.jump_int[condition][l][r]);
    }
    op->target = (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
}

static void select_for(Selection *s, const InsnView *insn)
{
    const uint32_t state = insn->operand[0], item = insn->operand[1];
    if (insn->op == OP_FOR_PREP) {
        move_int(s, state, use_int(s, item, 0));
        uint32_t zero = target_int(s, state + 1);
        emit(s, typed_stencils.const_int[zero]);
        finish_int(s, state + 1, zero);
        return;
    }
    uint32_t position = use_int(s, state + 1, 0), limit = use_int(s, state, 1);
    TypedOp *op = emit(s, typed_stencils.jump_int[TYPED_GE][position][limit]);
    op->target = (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
    move_int(s, item, position);
    op = emit(s, typed_stencils.add_imm[position][position]);
    op->imm = 1;
    can_leave_undoing(s, op, UNDO_ADD_IMM, position, position)->undo_imm = 1;
    finish_int(s, state + 1, position);
}

static void select_return(Selection *s, const InsnView *insn)
{
    if (!s->typed->self) {
        can_leave(s, emit(s, typed_stencils.release_callee));
    }
    if (insn->op == OP_RETURN_NULL) {
        emit(s, typed_stencils.return_null);
    } else if (s->state->kinds[insn->operand[0]] == TYPED_BOXED) {
        emit_slot(s, typed_stencils.return_slot, insn->operand[0], 0);
    } else if (s->state->kinds[insn->operand[0]] == TYPED_FLOAT) {
        emit(s, typed_stencils.return_float[use(s, TYPED_FLOAT, insn->operand[0], 0)]);
    } else {
        emit(s, typed_stencils.return_int[use_int(s, insn->operand[0], 0)]);
    }
}

static void select_move(Selection *s, const InsnView *insn)
{
    const uint32_t a = insn->operand[0], b = insn->operand[1];
    uint8_t kind = s->state->kinds[b];
    if (kind == TYPED_BOXED) {
        TypedOp *op =
            emit(s, insn->op == OP_COPY ? typed_stencils.copy_slot : typed_stencils.move_slot);
        op->a = (uint16_t)(a * REG_SCALE);
        op->b = (uint16_t)(b * REG_SCALE);
    } else if (typed_is_unboxed(kind)) {
        move(s, kind, a, use(s, kind, b, 0));
    } else {
        refuse(s, "moves something unknown");
    }
}

static void select_constant(Selection *s, const InsnView *insn)
{
    const Value *constant = insn_at(s, s->pc)->feedback.constant;
    uint8_t kind = constant->tag == TAG_FLOAT ? TYPED_FLOAT : TYPED_INT;
    if (constant->tag != TAG_FLOAT && constant->tag != TAG_INT) {
        refuse(s, "a constant that is no number");
    }
    uint32_t dst = target(s, kind, insn->operand[0]);
    emit(s, kind == TYPED_FLOAT ? typed_stencils.const_float[dst] : typed_stencils.const_wide[dst])
        ->constant = constant->bits;
    finish(s, kind, insn->operand[0], dst);
}

/* ---- arrays ---- */

static void need_boxed(Selection *s, uint32_t r)
{
    if (s->state->kinds[r] != TYPED_BOXED) {
        refuse(s, "an array that is none");
    }
}

/* The op's array is in slot r; where it may leave is here. */
static void on_array(Selection *s, TypedOp *op, uint32_t r)
{
    op->b = (uint16_t)(r * REG_SCALE);
    int32_t index = s->exit;
    if (index < 0) {
        snapshot(s, &index);
        s->exit = index;
    }
    op->exit = index;
    if (index >= 0) {
        s->ops.exits[index]->shape = (uint32_t)op->imm;
    }
}

/* Shape and offset that the instruction at pc has cached. */
static void select_field(Selection *s, TypedOp *op, uint32_t pc)
{
    const Feedback *cache = &insn_at(s, pc)->feedback;
    if (cache->id == 0 || cache->id > INT32_MAX) {
        refuse(s, "a field that has not been seen");
    }
    op->imm = (int32_t)cache->id;
    op->c = cache->slot;
}

static void select_get_index(Selection *s, const InsnView *insn)
{
    const uint32_t array = insn->operand[1];
    uint32_t index = use_int(s, insn->operand[2], 0);
    need_boxed(s, array);
    if (typed_flow_fusion(s->flow, s->pc) == FUSED_GET_FIELD) {
        uint32_t result = typed_view(s->flow, s->pc + 1).operand[0];
        uint32_t dst = target(s, TYPED_FLOAT, result);
        TypedOp *op = emit(s, typed_stencils.get_field[dst][index]);
        select_field(s, op, s->pc + 1);
        on_array(s, op, array);
        finish(s, TYPED_FLOAT, result, dst);
    } else if (insn->flags & OP_FLAG_B) {
        refuse(s, "gives up an array with its element");
    } else {
        uint32_t dst = target_int(s, insn->operand[0]);
        on_array(s, emit(s, typed_stencils.get_int[dst][index]), array);
        finish_int(s, insn->operand[0], dst);
    }
}

static void select_set_index(Selection *s, const InsnView *insn)
{
    uint32_t index = use_int(s, insn->operand[1], 0), value = use_int(s, insn->operand[2], 1);
    need_boxed(s, insn->operand[0]);
    on_array(s, emit(s, typed_stencils.set_int[index][value]), insn->operand[0]);
}

static void select_set_field(Selection *s, const InsnView *insn)
{
    if (typed_flow_fusion(s->flow, s->pc) != FUSED_SET_FIELD) {
        refuse(s, "a store along a path");
        return;
    }
    uint32_t index = use_int(s, typed_view(s->flow, s->pc + 1).operand[0], 0);
    uint32_t value = use(s, TYPED_FLOAT, typed_view(s->flow, s->pc + 2).operand[1], 0);
    need_boxed(s, insn->operand[0]);
    TypedOp *op = emit(s, typed_stencils.set_field[value][index]);
    select_field(s, op, s->pc + 2);
    on_array(s, op, insn->operand[0]);
}

static void select_builtin(Selection *s, const InsnView *insn)
{
    const uint32_t argument = insn->operand[1] + FRAME_LINKAGE;
    uint32_t dst, src;
    switch (typed_flow_builtin(s->flow, s->pc)) {
    case TYPED_LEN:
        need_boxed(s, argument);
        dst = target_int(s, insn->operand[0]);
        on_array(s, emit(s, typed_stencils.length[dst]), argument);
        finish_int(s, insn->operand[0], dst);
        break;
    case TYPED_SQRT:
        src = use(s, TYPED_FLOAT, argument, 0);
        dst = target(s, TYPED_FLOAT, insn->operand[0]);
        can_leave(s, emit(s, typed_stencils.sqrt_float[dst][src]));
        finish(s, TYPED_FLOAT, insn->operand[0], dst);
        break;
    case TYPED_NO_BUILTIN:
        refuse(s, "calls the library");
    }
}

static void select_drop(Selection *s, const InsnView *insn)
{
    uint8_t kind = s->state->kinds[insn->operand[0]];
    if (kind == TYPED_BOXED) {
        TypedOp *op = emit(s, typed_stencils.drop);
        op->a = (uint16_t)(insn->operand[0] * REG_SCALE);
        can_leave(s, op);
    } else if (!typed_is_unboxed(kind) && kind != TYPED_SELF) {
        refuse(s, "drops something unknown");
    }
}

/* ---- calls ---- */

/* What is needed behind a call goes to its slot, tag included: callees may look at the frame. */
static void spill(Selection *s, uint64_t kept)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        uint8_t kind = s->state->kinds[r];
        if (!(kept >> r & 1) || !typed_is_unboxed(kind)) {
            continue;
        }
        if (!(s->state->tagged >> r & 1)) {
            emit_slot(s, typed_stencils.store_tag, r, (int32_t)tag_of(kind));
        }
        if (s->flow->location[r][kind] != TYPED_IN_MEMORY) {
            store(s, kind, r, s->flow->location[r][kind]);
        }
    }
}

static void reload(Selection *s, uint64_t kept)
{
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX; r++) {
        uint8_t kind = s->state->kinds[r];
        bool loads = (kept >> r & 1) && typed_is_unboxed(kind);
        if (loads && s->flow->location[r][kind] != TYPED_IN_MEMORY) {
            load(s, kind, r, s->flow->location[r][kind]);
        }
    }
}

/* Arguments to where the typed entry expects them: ints in g0.. in their order, others in the
 * window. Several are moved through their slots, so that none is overwritten before it is read. */
static uint32_t pass_arguments(Selection *s, uint32_t first, uint32_t count)
{
    const TypedState *entry = &s->flow->before[0];
    uint32_t ints = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[first + i];
        if (kind != entry->kinds[i] || kind == TYPED_DEAD || kind == TYPED_FLOAT) {
            refuse(s, "calls itself with other kinds of arguments");
        }
        ints += kind == TYPED_INT;
    }
    uint32_t g = 0;
    for (uint32_t pass = ints == 1 ? 1 : 0; pass < 2; pass++) {
        g = 0;
        for (uint32_t i = 0; i < count && !s->refusal; i++) {
            uint8_t location = s->flow->location[first + i][TYPED_INT];
            if (s->state->kinds[first + i] != TYPED_INT) {
                continue;
            }
            if (pass == 0 && location != TYPED_IN_MEMORY) {
                emit_slot(s, typed_stencils.store[location], first + i, 0);
            } else if (pass == 1 && ints == 1 && location != TYPED_IN_MEMORY) {
                if (location != 0) {
                    emit(s, typed_stencils.mov[0][location]);
                }
            } else if (pass == 1) {
                emit_slot(s, typed_stencils.load[g], first + i, 0);
            }
            g++;
        }
    }
    return g;
}

/* Before the call, with the arguments in place: everything else is in its slot. */
static void snapshot_call(Selection *s, TypedOp *op, uint64_t kept, uint32_t first, uint32_t count)
{
    TypedExit *exit;
    uint8_t g = 0;
    op->exit = add_exit(s, &exit);
    for (uint32_t r = 0; r < TYPED_REGISTERS_MAX && !s->refusal; r++) {
        uint8_t kind = s->state->kinds[r];
        if (!typed_is_unboxed(kind)) {
            continue;
        }
        if (r >= first && r < first + count) {
            add_slot(exit, r, TAG_INT, g++);
        } else {
            add_slot(exit, r, kept >> r & 1 ? tag_of(kind) : TAG_NULL, TYPED_FROM_SLOT);
        }
    }
}

static void select_own_function(Selection *s, const InsnView *insn)
{
    Function *function = typed_flow_own_function(s->flow, s->pc);
    if (!function || function != s->typed->self) {
        refuse(s, "reads a global");
        return;
    }
    TypedOp *op = emit(s, typed_stencils.store_function);
    op->a = (uint16_t)(insn->operand[0] * REG_SCALE);
    op->constant = (uint64_t)(uintptr_t)function;
}

static void select_call(Selection *s, const InsnView *insn)
{
    const uint32_t dst = insn->operand[0], window = insn->operand[1], count = insn->operand[2];
    const uint32_t first = window + FRAME_LINKAGE;
    Function *callee = s->typed->self;
    bool own = insn->op == OP_CALL ? s->state->kinds[window + 1] == TYPED_SELF
                                   : typed_flow_own_function(s->flow, s->pc) == callee;
    if (!own || !callee || count != s->flow->code->param_count) {
        refuse(s, "calls another function than itself");
        return;
    }
    uint64_t kept = s->flow->live[s->pc + 2] & ~(UINT64_C(1) << dst);
    if (window < 64) {
        kept &= (UINT64_C(1) << window) - 1;
    }
    spill(s, kept);
    if (pass_arguments(s, first, count) > TYPED_INTS) {
        refuse(s, "too many arguments");
        return;
    }
    uint32_t g = target_int(s, dst);
    TypedOp *op = emit(s, typed_stencils.call[g]);
    op->b = (uint16_t)(window * REG_SCALE);
    op->c = (uint16_t)(first * REG_SCALE);
    op->constant = (uint64_t)(uintptr_t)callee;
    op->calls = true;
    snapshot_call(s, op, kept, first, count);
    TypedExit *result;
    op->result_exit = add_exit(s, &result);
    result->result = (uint16_t)dst;
    finish_int(s, dst, g);
    reload(s, kept);
}

/* ---- the function ---- */

static void select_insn(Selection *s)
{
    InsnView insn = typed_view(s->flow, s->pc);
    uint32_t dst;
    switch (insn.op) {
    case OP_NOP:
        break;
    case OP_LOAD_INT:
        dst = target_int(s, insn.operand[0]);
        emit(s, typed_stencils.const_int[dst])->imm =
            insn_imm32((uint16_t)insn.operand[1], (uint16_t)insn.operand[2]);
        finish_int(s, insn.operand[0], dst);
        break;
    case OP_MOVE:
    case OP_COPY:
        select_move(s, &insn);
        break;
    case OP_LOAD_CONST:
        select_constant(s, &insn);
        break;
    case OP_GET_GLOBAL:
        select_own_function(s, &insn);
        break;
    case OP_GET_INDEX:
        select_get_index(s, &insn);
        break;
    case OP_SET_INDEX:
        select_set_index(s, &insn);
        break;
    case OP_PATH_LOCAL:
        select_set_field(s, &insn);
        break;
    case OP_CALL_BUILTIN:
        select_builtin(s, &insn);
        break;
    case OP_GET_FIELD: /* selected with the instruction before, or not at all */
        if (s->pc == 0 || typed_flow_fusion(s->flow, s->pc - 1) != FUSED_GET_FIELD) {
            refuse(s, "a field of something unknown");
        }
        break;
    case OP_PATH_INDEX:
    case OP_PATH_SET_FIELD:
        break;
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
        select_arithmetic(s, &insn);
        break;
    case OP_ADD_INT:
    case OP_SUB_INT:
    case OP_MUL_INT:
        select_arithmetic_imm(s, &insn);
        break;
    case OP_JUMP:
        emit(s, typed_stencils.jump)->target =
            (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
        break;
    case OP_LOOP:
        can_leave(s, emit(s, typed_stencils.poll));
        break;
    case OP_FOR_PREP:
    case OP_FOR_NEXT:
        select_for(s, &insn);
        break;
    case OP_DROP:
        select_drop(s, &insn);
        break;
    case OP_CALL:
    case OP_CALL_GLOBAL:
        select_call(s, &insn);
        break;
    case OP_RETURN:
    case OP_RETURN_NULL:
        select_return(s, &insn);
        break;
    default:
        if (insn.op >= OP_JUMP_EQ && insn.op <= OP_JUMP_NOT_GE_INT) {
            select_compare(s, &insn);
        } else {
            refuse(s, opcode_info[insn.op].name);
        }
    }
}

/* Arguments from the slots, after all of them have been looked at. */
static void select_generic_entry(Selection *s)
{
    if (s->typed->self) {
        TypedOp *op = emit(s, typed_stencils.check_callee);
        op->constant = (uint64_t)(uintptr_t)s->typed->self;
        op->exit = TYPED_EXIT_TO_BASELINE;
    }
    const uint32_t count = s->flow->code->param_count;
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[i];
        if (typed_is_unboxed(kind)) {
            emit_slot(s, typed_stencils.check_tag, i, (int32_t)tag_of(kind));
            s->ops.items[s->ops.count - 1].exit = TYPED_EXIT_TO_BASELINE;
        }
    }
    uint32_t next[TYPED_KIND_COUNT] = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[i];
        if (typed_is_unboxed(kind) && next[kind] < register_count(kind)) {
            load(s, kind, i, next[kind]++);
        }
    }
}

/* Unboxed parameters arrive in the first virtual registers of their kind. A location is never above
 * the arrival, so that moving them in order overwrites nothing. */
static void select_typed_entry(Selection *s)
{
    const uint32_t count = s->flow->code->param_count;
    TypedOp *op = emit(s, typed_stencils.enter);
    TypedExit *exit;
    op->exit = add_exit(s, &exit);
    exit->at_entry = true;
    s->ops.entry_exit = op->exit;
    uint8_t next[TYPED_KIND_COUNT] = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t kind = s->state->kinds[i];
        if (typed_is_unboxed(kind)) {
            uint8_t base = kind == TYPED_INT ? 0 : TYPED_INTS;
            add_slot(exit, i, tag_of(kind), (uint8_t)(base + next[kind]++));
        }
    }
    if (next[TYPED_INT] > TYPED_INTS || next[TYPED_FLOAT] > TYPED_FLOATS) {
        refuse(s, "too many parameters");
    }
    for (uint32_t pass = 0; pass < 2 && !s->refusal; pass++) {
        memset(next, 0, sizeof next);
        for (uint32_t i = 0; i < count; i++) {
            uint8_t kind = s->state->kinds[i];
            if (!typed_is_unboxed(kind)) {
                continue;
            }
            bool in_memory = s->flow->location[i][kind] == TYPED_IN_MEMORY;
            if ((s->flow->live[0] >> i & 1) && (pass == 0) == in_memory) {
                move(s, kind, i, next[kind]);
            }
            next[kind]++;
        }
    }
}

/* The function itself, if it is burned into its own calls. */
static Function *find_self(const TypedFlow *flow)
{
    for (uint32_t pc = 0; pc < flow->count; pc++) {
        Opcode op = typed_view(flow, pc).op;
        if (flow->before[pc].reached && (op == OP_CALL_GLOBAL || op == OP_GET_GLOBAL)) {
            return typed_flow_own_function(flow, pc);
        }
    }
    return NULL;
}

static void select_all(Selection *s)
{
    s->typed->self = find_self(s->flow);
    Jit *jit = s->vm->interp->tier.jit;
    if (s->typed->self && !burned_in_keep(&jit->burned, s->typed->self)) {
        refuse(s, "out of memory");
    }
    s->state = &s->flow->before[0];
    select_generic_entry(s);
    s->ops.typed_entry = s->ops.count;
    select_typed_entry(s);
    for (s->pc = 0; s->pc < s->flow->count && !s->refusal; s->pc++) {
        s->state = &s->flow->before[s->pc];
        s->exit = -1;
        if (s->state->reached && typed_view(s->flow, s->pc).op != OP_EXTRA) {
            typed_ops_begin(&s->ops, s->pc);
            select_insn(s);
        }
    }
}

TypedCode *slice_compile(VM *vm, Jit *jit, Code *code, const char **refusal)
{
    TypedFlow flow;
    if (code->param_count == UINT32_MAX || !typed_flow_analyse(&flow, code, refusal)) {
        *refusal = *refusal ? *refusal : "suspends itself";
        return NULL;
    }
    TypedCode *typed = low_memory_new(vm, sizeof *typed);
    Selection s = {.vm = vm, .flow = &flow, .typed = typed};
    if (!typed || !typed_ops_init(&s.ops, flow.count)) {
        s.refusal = "out of memory";
    } else {
        typed->code = code;
        select_all(&s);
    }
    if (!s.refusal) {
        s.refusal = typed_emit(vm, jit, &s.ops, typed);
    }
    typed_ops_free(&s.ops);
    typed_flow_free(&flow);
    *refusal = s.refusal;
    return s.refusal ? NULL : typed;
}

#endif
