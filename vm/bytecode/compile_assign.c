/* Assignment statements: plain and compound, to variables and to places. */
#include <string.h>

#include "runtime/builtin_info.h"
#include "vm/bytecode/compile.h"

static BinaryOp operator_of(AssignOp op)
{
    static const BinaryOp operators[] = {[ASSIGN_ADD] = BINARY_ADD,
                                         [ASSIGN_SUB] = BINARY_SUB,
                                         [ASSIGN_MUL] = BINARY_MUL,
                                         [ASSIGN_DIV] = BINARY_DIV,
                                         [ASSIGN_MOD] = BINARY_MOD};
    return operators[op];
}

/* ---------------------------------------------------------------- recognising updates in place */

/* Whether adding this can lengthen a string or an array; plain numbers are better off without a
 * path. */
static bool may_append(const Expr *expr)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_BOOL:
    case EXPR_NULL:
        return false;
    case EXPR_UNARY:
        return expr->as.unary.op == UNARY_AWAIT;
    case EXPR_CHAIN: {
        const ChainExpr *chain = &expr->as.chain;
        if (chain->level == CHAIN_TERM) {
            return chain->links[chain->count - 1].op == BINARY_ADD;
        }
        return chain->level == CHAIN_PIPE || chain->level == CHAIN_COALESCE;
    }
    default:
        return true;
    }
}

static bool same_variable(const Emitter *e, const Expr *a, const Expr *b)
{
    if (a->kind != EXPR_NAME || b->kind != EXPR_NAME || a->as.name != b->as.name) {
        return false;
    }
    const Resolution *left = resolution_of(&e->compiler->program, a);
    const Resolution *right = resolution_of(&e->compiler->program, b);
    return !left->creates && left->variable == right->variable && left->global == right->global &&
           left->kind == right->kind;
}

/* Evaluating the index once or twice, before or after anything else, makes no difference. */
static bool same_index(const Emitter *e, const Expr *a, const Expr *b)
{
    int64_t left, right;
    if (literal_int(a, &left) && literal_int(b, &right)) {
        return left == right;
    }
    if (a->kind == EXPR_STRING && b->kind == EXPR_STRING) {
        return a->as.text.length_bytes == b->as.text.length_bytes &&
               memcmp(a->as.text.bytes, b->as.text.bytes, a->as.text.length_bytes) == 0;
    }
    return same_variable(e, a, b) && is_plain_register(e, resolution_of(&e->compiler->program, a));
}

static bool same_place(const Emitter *e, const Expr *a, const Expr *b)
{
    if (a->kind != EXPR_POSTFIX || b->kind != EXPR_POSTFIX) {
        return same_variable(e, a, b);
    }
    const PostfixExpr *left = &a->as.postfix;
    const PostfixExpr *right = &b->as.postfix;
    if (left->count != right->count || !same_variable(e, left->base, right->base)) {
        return false;
    }
    for (uint32_t i = 0; i < left->count; i++) {
        const PostfixLink *l = &left->links[i];
        const PostfixLink *r = &right->links[i];
        bool same =
            l->kind == r->kind &&
            (l->kind == LINK_INDEX ? same_index(e, l->as.index, r->as.index)
                                   : l->kind == LINK_FIELD && l->as.field.name == r->as.field.name);
        if (!same) {
            return false;
        }
    }
    return true;
}

/* place := place + tail: the tail, else NULL. */
static const ChainLink *appended(const Emitter *e, const Expr *target, const Expr *value)
{
    if (value->kind != EXPR_CHAIN || value->as.chain.level != CHAIN_TERM ||
        value->as.chain.count != 1 || value->as.chain.links[0].op != BINARY_ADD) {
        return NULL;
    }
    const ChainLink *link = &value->as.chain.links[0];
    return may_append(link->operand) && same_place(e, target, value->as.chain.first) &&
                   !may_mutate(e, link->operand)
               ? link
               : NULL;
}

/* place := f(place, ...) with a library function that updates its first argument: f, else NULL. */
static const Builtin *updated(const Emitter *e, const Expr *target, const Expr *value)
{
    if (value->kind != EXPR_POSTFIX || value->as.postfix.count != 1 ||
        value->as.postfix.links[0].kind != LINK_CALL) {
        return NULL;
    }
    const PostfixLink *call = &value->as.postfix.links[0];
    const Builtin *builtin = called_builtin(e, value->as.postfix.base);
    return builtin != NULL && (builtin->flags & BUILTIN_UPDATES) && call->as.call.count > 0 &&
                   same_place(e, target, call->as.call.args[0]) && !may_mutate(e, value)
               ? builtin
               : NULL;
}

static Place prepare_target(Emitter *e, const Expr *target, bool unstable)
{
    if (target->kind == EXPR_NAME) {
        return place_of_name(e, target);
    }
    const PostfixExpr *postfix = &target->as.postfix;
    return place_prepare(e, postfix->base, postfix->links, postfix->count, unstable);
}

static bool is_changeable(const Place *place)
{
    return place->resolution->kind != RESOLVED_BUILTIN &&
           place->resolution->kind != RESOLVED_DISCARD && !place->resolution->creates &&
           mutability_of(place->resolution) == BINDING_MUTABLE;
}

/* place += tail, where `current` has been read from the place. */
static void append_in_place(Emitter *e, const Place *place, SourcePos pos, uint32_t current,
                            const Expr *tail)
{
    uint32_t operand = compile_operand(e, tail);
    place_walk(e, place, pos);
    emit(e, OP_PATH_ADD, current, operand, 0);
}

static void update_in_place(Emitter *e, const Place *place, const Builtin *builtin,
                            const PostfixLink *call)
{
    uint32_t result = allocate(e, 1);
    uint32_t base = allocate(e, 1);
    place_read(e, place, base);
    for (uint32_t i = 1; i < call->as.call.count; i++) {
        compile_temporary(e, call->as.call.args[i]);
    }
    place_walk(e, place, call->pos);
    emit(e, OP_PATH_CALL, result, base, call->as.call.count);
    emit_extra(e, text_constant(e, builtin->name, strlen(builtin->name)), 0, 0);
}

/* x = x + t, x = push(x, v), ... for places that are not simply a register: true if it was one. */
static bool compile_update(Emitter *e, const Expr *target, const Expr *value)
{
    const ChainLink *tail = appended(e, target, value);
    const Builtin *builtin = tail == NULL ? updated(e, target, value) : NULL;
    if (tail == NULL && builtin == NULL) {
        return false;
    }
    const Expr *root = target->kind == EXPR_NAME ? target : target->as.postfix.base;
    Place place = place_of_name(e, root);
    if (!is_changeable(&place) ||
        (target->kind == EXPR_NAME && is_plain_register(e, place.resolution))) {
        return false;
    }
    place = prepare_target(e, target, false);
    if (builtin != NULL) {
        update_in_place(e, &place, builtin, &value->as.postfix.links[0]);
    } else {
        uint32_t current = allocate(e, 1);
        place_read(e, &place, current);
        append_in_place(e, &place, tail->pos, current, tail->operand);
    }
    return true;
}

/* ---------------------------------------------------------------- statements */

static void compile_compound_name(Emitter *e, const Stmt *stmt)
{
    const Expr *target = stmt->as.assign.target;
    const Expr *value = stmt->as.assign.value;
    BinaryOp op = operator_of(stmt->as.assign.op);
    const Resolution *source = resolution_of(&e->compiler->program, stmt);
    Place place = place_of_name(e, target);
    const Resolution *destination = place.resolution;
    bool same = source->variable == destination->variable && source->global == destination->global;
    if (same && is_plain_register(e, source) && is_changeable(&place) && !may_mutate(e, value)) {
        uint32_t reg = local_register(e, source, target->pos);
        compile_arithmetic(e, op, stmt->pos, reg, reg, value);
        return;
    }
    uint32_t fresh = begin_new(e, destination);
    uint32_t mark = e->next_register;
    uint32_t current = allocate(e, 1);
    read_resolved(e, source, target->as.name, target->pos, current);
    if (op == BINARY_ADD && same && is_changeable(&place) && may_append(value) &&
        source->kind != RESOLVED_DYNAMIC) {
        append_in_place(e, &place, stmt->pos, current, value);
    } else if (fresh != NO_REGISTER) {
        compile_arithmetic(e, op, stmt->pos, fresh, current, value);
        finish_new(e, destination);
    } else {
        compile_arithmetic(e, op, stmt->pos, current, current, value);
        place_store(e, &place, stmt->pos, current);
    }
    e->next_register = mark;
}

static void compile_compound_place(Emitter *e, const Stmt *stmt)
{
    const Expr *value = stmt->as.assign.value;
    BinaryOp op = operator_of(stmt->as.assign.op);
    Place place = prepare_target(e, stmt->as.assign.target, may_mutate(e, value));
    uint32_t current = allocate(e, 1);
    place_read(e, &place, current);
    if (op == BINARY_ADD && may_append(value) && is_changeable(&place)) {
        append_in_place(e, &place, stmt->pos, current, value);
    } else {
        compile_arithmetic(e, op, stmt->pos, current, current, value);
        place_store(e, &place, stmt->pos, current);
    }
}

void compile_assignment(Emitter *e, const Stmt *stmt)
{
    const Expr *target = stmt->as.assign.target;
    const Expr *value = stmt->as.assign.value;
    uint32_t mark = e->next_register;
    if (stmt->as.assign.op != ASSIGN_SET) {
        if (target->kind == EXPR_NAME) {
            compile_compound_name(e, stmt);
            return;
        }
        compile_compound_place(e, stmt);
    } else if (compile_update(e, target, value)) {
        e->next_register = mark;
        return;
    } else if (target->kind == EXPR_NAME) {
        assign_resolved(e, resolution_of(&e->compiler->program, target), target->as.name,
                        target->pos, value);
        return;
    } else {
        uint32_t reg = place_value(e, target, value);
        Place place = prepare_target(e, target, false);
        place_store(e, &place, stmt->pos, reg);
    }
    e->next_register = mark;
}
