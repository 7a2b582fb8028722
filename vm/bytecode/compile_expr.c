/* Expressions: the four ways of asking for a value, see compile.h. */
#include "vm/bytecode/compile.h"

#include "runtime/str.h"

/* ---------------------------------------------------------------- questions about expressions */

bool literal_int(const Expr *expr, int64_t *out)
{
    if (expr->kind == EXPR_INT) {
        *out = expr->as.integer;
        return true;
    }
    if (expr->kind == EXPR_UNARY && expr->as.unary.op == UNARY_NEG &&
        expr->as.unary.operand->kind == EXPR_INT) {
        *out = -expr->as.unary.operand->as.integer;
        return true;
    }
    return false;
}

bool literal_value(Emitter *e, const Expr *expr, Value *out)
{
    int64_t i;
    if (literal_int(expr, &i)) {
        *out = value_int(i);
        return true;
    }
    switch ((ExprKind)expr->kind) {
    case EXPR_FLOAT:
        *out = value_float(expr->as.floating);
        return true;
    case EXPR_BOOL:
        *out = value_bool(expr->as.boolean);
        return true;
    case EXPR_NULL:
        *out = value_null();
        return true;
    case EXPR_STRING:
        *out = value_string(
            compiler_string(e->compiler, expr->as.text.bytes, expr->as.text.length_bytes));
        return true;
    case EXPR_UNARY:
        if (expr->as.unary.op == UNARY_NEG && expr->as.unary.operand->kind == EXPR_FLOAT) {
            *out = value_float(-expr->as.unary.operand->as.floating);
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool is_simple(const Emitter *e, const Expr *expr)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BOOL:
    case EXPR_NULL:
    case EXPR_FUNCTION:
        return true;
    case EXPR_NAME: {
        const Resolution *resolution = resolution_of(&e->compiler->program, expr);
        return resolution->kind == RESOLVED_VARIABLE && !is_global(resolution) &&
               !resolution->variable->maybe_unset;
    }
    default:
        return false;
    }
}

static bool any_mutates(Expr *const *exprs, uint32_t count);
static bool mutates(const Expr *expr);

static bool postfix_mutates(const PostfixExpr *postfix)
{
    if (mutates(postfix->base)) {
        return true;
    }
    for (uint32_t i = 0; i < postfix->count; i++) {
        const PostfixLink *link = &postfix->links[i];
        if (link->kind == LINK_CALL) {
            if (any_mutates(link->as.call.args, link->as.call.count)) {
                return true;
            }
        } else if (link->kind == LINK_INDEX) {
            if (mutates(link->as.index)) {
                return true;
            }
        } else if (is_mutating_call(postfix, postfix->base, i)) {
            return true;
        }
    }
    return false;
}

static bool dict_mutates(const DictEntry *entries, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if ((entries[i].key != NULL && mutates(entries[i].key)) || mutates(entries[i].value)) {
            return true;
        }
    }
    return false;
}

static bool any_mutates(Expr *const *exprs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (mutates(exprs[i])) {
            return true;
        }
    }
    return false;
}

static bool interpolation_mutates(const InterpPart *parts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (parts[i].expr != NULL && mutates(parts[i].expr)) {
            return true;
        }
    }
    return false;
}

static bool chain_mutates(const ChainExpr *chain)
{
    bool found = mutates(chain->first);
    for (uint32_t i = 0; !found && i < chain->count; i++) {
        found = mutates(chain->links[i].operand);
    }
    return found;
}

/* Whether a mutating method is called on a variable, outside nested functions. */
static bool mutates(const Expr *expr)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INTERP:
        return interpolation_mutates(expr->as.interp.parts, expr->as.interp.count);
    case EXPR_ARRAY:
        for (uint32_t i = 0; i < expr->as.array.count; i++) {
            if (mutates(expr->as.array.elements[i].value)) {
                return true;
            }
        }
        return false;
    case EXPR_DICT:
        return dict_mutates(expr->as.dict.entries, expr->as.dict.count);
    case EXPR_STRUCT:
        for (uint32_t i = 0; i < expr->as.struct_lit.count; i++) {
            if (mutates(expr->as.struct_lit.fields[i].value)) {
                return true;
            }
        }
        return false;
    case EXPR_TAG:
        return any_mutates(expr->as.tag->args, expr->as.tag->arg_count);
    case EXPR_CHAIN:
        return chain_mutates(&expr->as.chain);
    case EXPR_POSTFIX:
        return postfix_mutates(&expr->as.postfix);
    case EXPR_UNARY:
        return mutates(expr->as.unary.operand);
    case EXPR_THROW:
        return expr->as.throw_.operand != NULL && mutates(expr->as.throw_.operand);
    case EXPR_YIELD:
        return expr->as.yield.operand != NULL && mutates(expr->as.yield.operand);
    default:
        return false;
    }
}

bool may_mutate(const Emitter *e, const Expr *expr)
{
    return e->function->has_mutating_calls && mutates(expr);
}

/* ---------------------------------------------------------------- values */

uint32_t compile_temporary(Emitter *e, const Expr *expr)
{
    uint32_t reg = allocate(e, 1);
    compile_to(e, expr, reg);
    return reg;
}

uint32_t compile_operand(Emitter *e, const Expr *expr)
{
    if (expr->kind == EXPR_NAME) {
        uint32_t reg = local_register(e, resolution_of(&e->compiler->program, expr), expr->pos);
        if (reg != NO_REGISTER) {
            return reg;
        }
    }
    return compile_temporary(e, expr);
}

uint32_t compile_operand_before(Emitter *e, const Expr *expr, const Expr *later)
{
    return expr->kind == EXPR_NAME && may_mutate(e, later) ? compile_temporary(e, expr)
                                                           : compile_operand(e, expr);
}

static void compile_throw(Emitter *e, const Expr *expr)
{
    uint32_t mark = e->next_register;
    uint32_t value = compile_operand(e, expr->as.throw_.operand);
    emit_at(e, expr->pos, OP_THROW, value, 0, 0);
    e->next_register = mark;
}

static void compile_yield(Emitter *e, const Expr *expr, uint32_t dst)
{
    uint32_t mark = e->next_register;
    uint32_t value;
    if (expr->as.yield.operand != NULL) {
        value = compile_operand(e, expr->as.yield.operand);
    } else {
        value = allocate(e, 1);
        emit(e, OP_LOAD_NULL, value, 0, 0);
    }
    emit_at(e, expr->pos, OP_YIELD, dst, value, 0);
    e->next_register = mark;
}

static void load_literal(Emitter *e, const Expr *expr, uint32_t dst)
{
    Value value = value_null();
    literal_value(e, expr, &value);
    if (value.tag == TAG_INT) {
        load_int(e, dst, value.i);
    } else if (value.tag == TAG_BOOL) {
        emit(e, OP_LOAD_BOOL, dst, value.b, 0);
    } else if (value.tag == TAG_NULL) {
        emit(e, OP_LOAD_NULL, dst, 0, 0);
    } else {
        emit(e, OP_LOAD_CONST, dst, constant_of(e, value), 0);
    }
}

void compile_to(Emitter *e, const Expr *expr, uint32_t dst)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BOOL:
    case EXPR_NULL:
        load_literal(e, expr, dst);
        return;
    case EXPR_NAME:
        read_resolved(e, resolution_of(&e->compiler->program, expr), expr->as.name, expr->pos, dst);
        return;
    case EXPR_INTERP:
        compile_interpolation(e, expr, dst);
        return;
    case EXPR_ARRAY:
        compile_array(e, expr, dst);
        return;
    case EXPR_DICT:
        compile_dict(e, expr, dst);
        return;
    case EXPR_STRUCT:
        compile_struct_literal(e, expr, dst);
        return;
    case EXPR_TAG:
        compile_tag(e, expr, dst);
        return;
    case EXPR_CHAIN:
        compile_chain(e, expr, dst);
        return;
    case EXPR_POSTFIX:
        compile_postfix(e, expr, dst);
        return;
    case EXPR_UNARY: {
        Value value;
        if (literal_value(e, expr, &value)) {
            load_literal(e, expr, dst);
        } else {
            compile_unary(e, expr, dst);
        }
        return;
    }
    case EXPR_THROW:
        compile_throw(e, expr);
        return;
    case EXPR_YIELD:
        compile_yield(e, expr, dst);
        return;
    case EXPR_FUNCTION:
        compile_closure(e, expr->as.function, dst);
        return;
    case EXPR_SPAWN:
        emit_throw_text(e, expr->pos, "spawn is not available in this version of Ruff");
        return;
    }
}

/* These write their destination before they have read everything. */
static bool writes_early(const Expr *expr)
{
    return (expr->kind == EXPR_CHAIN && expr->as.chain.level == CHAIN_COALESCE) ||
           expr->kind == EXPR_ARRAY || expr->kind == EXPR_DICT;
}

void compile_assigned(Emitter *e, const Expr *expr, uint32_t dst)
{
    uint32_t mark = e->next_register;
    if (writes_early(expr)) {
        move_to(e, dst, compile_temporary(e, expr));
    } else {
        if (dst + 1 == mark) {
            allocate(e, 1); /* dst is on top but not free: see compile_call.c */
        }
        compile_to(e, expr, dst);
    }
    e->next_register = mark;
}

void compile_effect(Emitter *e, const Expr *expr)
{
    uint32_t mark = e->next_register;
    if (expr->kind == EXPR_CHAIN &&
        (expr->as.chain.level == CHAIN_AND || expr->as.chain.level == CHAIN_OR)) {
        int32_t end = new_label(e);
        compile_jump(e, expr, end, true);
        bind_label(e, end);
    } else {
        compile_temporary(e, expr);
    }
    e->next_register = mark;
}
