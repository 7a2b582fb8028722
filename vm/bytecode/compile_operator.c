/* Binary and unary operators, conditions. */
#include "vm/bytecode/compile.h"

/* ---------------------------------------------------------------- opcodes of operators */

_Static_assert(OP_MOD - OP_ADD == BINARY_MOD - BINARY_ADD, "arithmetic opcodes in order");
_Static_assert(OP_MOD_INT - OP_ADD_INT == BINARY_MOD - BINARY_ADD, "arithmetic opcodes in order");
_Static_assert(OP_GE - OP_EQ == BINARY_GE - BINARY_EQ, "comparison opcodes in order");
_Static_assert(OP_JUMP_GE - OP_JUMP_EQ == BINARY_GE - BINARY_EQ, "jump opcodes in order");
_Static_assert(OP_JUMP_NOT_GE - OP_JUMP_NOT_EQ == BINARY_GE - BINARY_EQ, "jump opcodes in order");
_Static_assert(OP_JUMP_GE_INT - OP_JUMP_EQ_INT == BINARY_GE - BINARY_EQ, "jump opcodes in order");
_Static_assert(OP_JUMP_NOT_GE_INT - OP_JUMP_NOT_EQ_INT == BINARY_GE - BINARY_EQ,
               "jump opcodes in order");

static bool is_comparison(BinaryOp op)
{
    return op >= BINARY_EQ && op <= BINARY_GE;
}

static Opcode operator_opcode(BinaryOp op)
{
    return is_comparison(op) ? (Opcode)(OP_EQ + (op - BINARY_EQ))
                             : (Opcode)(OP_ADD + (op - BINARY_ADD));
}

static Opcode jump_opcode(BinaryOp op, bool when, bool immediate)
{
    Opcode first = immediate ? (when ? OP_JUMP_EQ_INT : OP_JUMP_NOT_EQ_INT)
                             : (when ? OP_JUMP_EQ : OP_JUMP_NOT_EQ);
    return (Opcode)(first + (op - BINARY_EQ));
}

/* An int literal that fits the operand of the *_INT opcodes. */
static bool immediate_int(const Expr *expr, uint32_t *out)
{
    int64_t i;
    if (!literal_int(expr, &i) || i < INT16_MIN || i > INT16_MAX) {
        return false;
    }
    *out = (uint16_t)(int16_t)i;
    return true;
}

void compile_arithmetic(Emitter *e, BinaryOp op, SourcePos pos, uint32_t dst, uint32_t left,
                        const Expr *right)
{
    uint32_t mark = e->next_register;
    uint32_t immediate;
    if (!is_comparison(op) && immediate_int(right, &immediate) &&
        (immediate != 0 || (op != BINARY_DIV && op != BINARY_MOD))) {
        emit_at(e, pos, (Opcode)(OP_ADD_INT + (op - BINARY_ADD)), dst, left, immediate);
    } else {
        uint32_t operand = compile_operand(e, right);
        emit_at(e, pos, operator_opcode(op), dst, left, operand);
    }
    e->next_register = mark;
}

/* ---------------------------------------------------------------- chains */

static bool fold(BinaryOp op, int64_t left, int64_t right, int64_t *out)
{
    switch (op) {
    case BINARY_ADD:
        return !__builtin_add_overflow(left, right, out);
    case BINARY_SUB:
        return !__builtin_sub_overflow(left, right, out);
    case BINARY_MUL:
        return !__builtin_mul_overflow(left, right, out);
    default:
        return false;
    }
}

/* Folds the int literals a chain begins with; the number of links that are done. */
static uint32_t fold_prefix(const ChainExpr *chain, int64_t *value)
{
    int64_t right, result;
    uint32_t done = 0;
    if (!literal_int(chain->first, value)) {
        return 0;
    }
    while (done < chain->count && literal_int(chain->links[done].operand, &right) &&
           fold(chain->links[done].op, *value, right, &result)) {
        *value = result;
        done++;
    }
    return done;
}

/* Applies links [from, to) to the operand in `left`, which is a variable's or the register `mark`;
 * the result in dst, intermediate ones in `mark`. */
static void apply_links(Emitter *e, const ChainExpr *chain, uint32_t from, uint32_t to,
                        uint32_t left, uint32_t dst, uint32_t mark)
{
    for (uint32_t i = from; i < to; i++) {
        const ChainLink *link = &chain->links[i];
        uint32_t target = i + 1 < to ? mark : dst;
        compile_arithmetic(e, link->op, link->pos, target, left, link->operand);
        if (i + 1 < to) {
            e->next_register = mark;
            left = allocate(e, 1);
        }
    }
}

static uint32_t chain_start(Emitter *e, const ChainExpr *chain, uint32_t done, int64_t folded)
{
    if (done > 0) {
        uint32_t reg = allocate(e, 1);
        load_int(e, reg, folded);
        return reg;
    }
    return compile_operand_before(e, chain->first, chain->links[0].operand);
}

static void compile_operators(Emitter *e, const ChainExpr *chain, uint32_t dst)
{
    uint32_t mark = e->next_register;
    int64_t folded = 0;
    uint32_t done = fold_prefix(chain, &folded);
    if (done == chain->count) {
        load_int(e, dst, folded);
        return;
    }
    if (dst + 1 == mark) {
        e->next_register = dst; /* a destination on top is free until the end */
    }
    uint32_t between = e->next_register;
    uint32_t left = chain_start(e, chain, done, folded);
    apply_links(e, chain, done, chain->count, left, dst, between);
    e->next_register = mark;
}

static void compile_truth(Emitter *e, const Expr *expr, uint32_t dst)
{
    int32_t otherwise = new_label(e);
    int32_t end = new_label(e);
    compile_jump(e, expr, otherwise, false);
    emit(e, OP_LOAD_BOOL, dst, 1, 0);
    emit_jump(e, OP_JUMP, 0, 0, 0, end);
    bind_label(e, otherwise);
    emit(e, OP_LOAD_BOOL, dst, 0, 0);
    bind_label(e, end);
}

static void compile_coalesce(Emitter *e, const ChainExpr *chain, uint32_t dst)
{
    int32_t end = new_label(e);
    compile_to(e, chain->first, dst);
    for (uint32_t i = 0; i < chain->count; i++) {
        emit_jump(e, OP_JUMP_IF_NOT_NULL, dst, 0, 0, end);
        compile_to(e, chain->links[i].operand, dst);
    }
    bind_label(e, end);
}

void compile_chain(Emitter *e, const Expr *expr, uint32_t dst)
{
    const ChainExpr *chain = &expr->as.chain;
    switch (chain->level) {
    case CHAIN_PIPE:
        compile_pipe(e, expr, dst);
        return;
    case CHAIN_COALESCE:
        compile_coalesce(e, chain, dst);
        return;
    case CHAIN_OR:
    case CHAIN_AND:
        compile_truth(e, expr, dst);
        return;
    case CHAIN_EQUALITY:
    case CHAIN_COMPARISON:
    case CHAIN_TERM:
    case CHAIN_FACTOR:
        compile_operators(e, chain, dst);
        return;
    }
}

void compile_unary(Emitter *e, const Expr *expr, uint32_t dst)
{
    static const Opcode opcodes[] = {
        [UNARY_NEG] = OP_NEG, [UNARY_NOT] = OP_NOT, [UNARY_AWAIT] = OP_AWAIT};
    uint32_t mark = e->next_register;
    uint32_t operand = compile_operand(e, expr->as.unary.operand);
    emit_at(e, expr->pos, opcodes[expr->as.unary.op], dst, operand, 0);
    e->next_register = mark;
}

/* ---------------------------------------------------------------- conditions */

/* Always a bool, so that `!` needs no check. */
static bool is_boolean(const Expr *expr)
{
    if (expr->kind == EXPR_CHAIN) {
        ChainLevel level = expr->as.chain.level;
        return level == CHAIN_AND || level == CHAIN_OR || level == CHAIN_EQUALITY ||
               level == CHAIN_COMPARISON;
    }
    return expr->kind == EXPR_BOOL;
}

static void jump_comparison(Emitter *e, const ChainExpr *chain, int32_t label, bool when)
{
    uint32_t mark = e->next_register;
    uint32_t last = chain->count - 1;
    const ChainLink *link = &chain->links[last];
    uint32_t left;
    if (last == 0) {
        left = compile_operand_before(e, chain->first, link->operand);
    } else {
        left = allocate(e, 1);
        uint32_t first = compile_operand_before(e, chain->first, chain->links[0].operand);
        apply_links(e, chain, 0, last, first, left, left + 1);
        e->next_register = left + 1;
    }
    uint32_t immediate;
    if (immediate_int(link->operand, &immediate)) {
        position(e, link->pos);
        emit_jump(e, jump_opcode(link->op, when, true), 0, left, immediate, label);
    } else {
        uint32_t right = compile_operand(e, link->operand);
        position(e, link->pos);
        emit_jump(e, jump_opcode(link->op, when, false), 0, left, right, label);
    }
    e->next_register = mark;
}

/* `&&` and `||`: an operand that is `decisive` decides the whole. */
static void jump_logical(Emitter *e, const ChainExpr *chain, int32_t label, bool when)
{
    bool decisive = chain->level == CHAIN_OR;
    int32_t past = new_label(e);
    int32_t target = decisive == when ? label : past;
    compile_jump(e, chain->first, target, decisive);
    for (uint32_t i = 0; i + 1 < chain->count; i++) {
        compile_jump(e, chain->links[i].operand, target, decisive);
    }
    compile_jump(e, chain->links[chain->count - 1].operand, label, when);
    bind_label(e, past);
}

void compile_jump(Emitter *e, const Expr *expr, int32_t label, bool when)
{
    if (expr->kind == EXPR_BOOL) {
        if (expr->as.boolean == when) {
            emit_jump(e, OP_JUMP, 0, 0, 0, label);
        }
        return;
    }
    if (expr->kind == EXPR_UNARY && expr->as.unary.op == UNARY_NOT &&
        is_boolean(expr->as.unary.operand)) {
        compile_jump(e, expr->as.unary.operand, label, !when);
        return;
    }
    if (expr->kind == EXPR_CHAIN) {
        const ChainExpr *chain = &expr->as.chain;
        if (chain->level == CHAIN_AND || chain->level == CHAIN_OR) {
            jump_logical(e, chain, label, when);
            return;
        }
        if (chain->level == CHAIN_EQUALITY || chain->level == CHAIN_COMPARISON) {
            jump_comparison(e, chain, label, when);
            return;
        }
    }
    uint32_t mark = e->next_register;
    uint32_t value = compile_operand(e, expr);
    position(e, expr->pos);
    emit_jump(e, when ? OP_JUMP_IF : OP_JUMP_IF_NOT, value, 0, 0, label);
    e->next_register = mark;
}
