/* Loops: while, loop, for. */
#include "runtime/builtin_info.h"
#include "vm/bytecode/compile.h"

#include <string.h>

#define CONDITION_BUDGET 24 /* nodes of a condition that may be emitted twice */

/* Takes one node and everything below it off the budget; functions are never emitted twice. */
static bool is_small(const Expr *expr, int *budget)
{
    if (--*budget < 0) {
        return false;
    }
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BOOL:
    case EXPR_NULL:
    case EXPR_NAME:
        return true;
    case EXPR_UNARY:
        return is_small(expr->as.unary.operand, budget);
    case EXPR_CHAIN: {
        const ChainExpr *chain = &expr->as.chain;
        bool small = is_small(chain->first, budget);
        for (uint32_t i = 0; small && i < chain->count; i++) {
            small = is_small(chain->links[i].operand, budget);
        }
        return small;
    }
    case EXPR_POSTFIX: {
        const PostfixExpr *postfix = &expr->as.postfix;
        bool small = is_small(postfix->base, budget);
        for (uint32_t i = 0; small && i < postfix->count; i++) {
            const PostfixLink *link = &postfix->links[i];
            if (link->kind == LINK_INDEX) {
                small = is_small(link->as.index, budget);
            } else if (link->kind == LINK_CALL) {
                for (uint32_t j = 0; small && j < link->as.call.count; j++) {
                    small = is_small(link->as.call.args[j], budget);
                }
            }
        }
        return small;
    }
    default:
        return false;
    }
}

static bool is_endless(const Expr *condition)
{
    return condition == NULL || (condition->kind == EXPR_BOOL && condition->as.boolean);
}

static void compile_body(Emitter *e, Loop *loop, const Block *body)
{
    loop->outer = e->loop;
    e->loop = loop;
    compile_block(e, body);
    e->loop = loop->outer;
}

/* Tested once before the loop and then at its end: one jump for each iteration. */
static void compile_inverted(Emitter *e, SourcePos pos, const Expr *condition, const Block *body)
{
    int32_t head = new_label(e);
    Loop loop = {.break_label = new_label(e), .continue_label = new_label(e)};
    compile_jump(e, condition, loop.break_label, false);
    bind_label(e, head);
    emit_loop(e, pos);
    compile_body(e, &loop, body);
    bind_label(e, loop.continue_label);
    compile_jump(e, condition, head, true);
    bind_label(e, loop.break_label);
}

void compile_while(Emitter *e, SourcePos pos, const Expr *condition, const Block *body)
{
    int budget = CONDITION_BUDGET;
    if (!is_endless(condition) && is_small(condition, &budget)) {
        compile_inverted(e, pos, condition, body);
        return;
    }
    int32_t head = new_label(e);
    Loop loop = {.break_label = new_label(e), .continue_label = head};
    bind_label(e, head);
    emit_loop(e, pos);
    if (!is_endless(condition)) {
        compile_jump(e, condition, loop.break_label, false);
    }
    compile_body(e, &loop, body);
    emit_back_edge(e, pos, head);
    bind_label(e, loop.break_label);
}

/* ---------------------------------------------------------------- for */

/* The call if the iterable is range(...) of the prelude, which needs no array then. */
static const PostfixLink *range_call(const Emitter *e, const Expr *iterable)
{
    if (iterable->kind != EXPR_POSTFIX || iterable->as.postfix.count != 1) {
        return NULL;
    }
    const PostfixLink *call = &iterable->as.postfix.links[0];
    if (call->kind != LINK_CALL || call->as.call.count < 1 || call->as.call.count > 3) {
        return NULL;
    }
    const Builtin *builtin = called_builtin(e, iterable->as.postfix.base);
    return builtin != NULL && strcmp(builtin->name, "range") == 0 ? call : NULL;
}

/* Makes the loop's state; its first register. */
static uint32_t begin_iteration(Emitter *e, const Expr *iterable, const PostfixLink *range)
{
    uint32_t state = allocate(e, range != NULL ? 3 : 2);
    uint32_t mark = e->next_register;
    if (range != NULL) {
        uint32_t count = compile_arguments(e, range, NO_REGISTER);
        emit_at(e, range->pos, OP_FOR_RANGE_PREP, state, mark, count);
    } else {
        uint32_t value = compile_operand(e, iterable);
        emit_at(e, iterable->pos, OP_FOR_PREP, state, value, 0);
    }
    e->next_register = mark;
    return state;
}

void compile_for(Emitter *e, const Stmt *stmt)
{
    const Pattern *pattern = stmt->as.for_.pattern;
    const Expr *iterable = stmt->as.for_.iterable;
    uint32_t mark = e->next_register;
    const PostfixLink *range = range_call(e, iterable);
    uint32_t state = begin_iteration(e, iterable, range);
    int32_t head = new_label(e);
    Loop loop = {.outer = e->loop, .break_label = new_label(e), .continue_label = head};
    bind_label(e, head);
    emit_loop(e, stmt->pos);
    uint32_t variable = begin_pattern(e, pattern);
    uint32_t item = variable != NO_REGISTER ? variable : allocate(e, 1);
    position(e, iterable->pos);
    emit_jump(e, range != NULL ? OP_FOR_RANGE_NEXT : OP_FOR_NEXT, state, item, 0, loop.break_label);
    if (variable != NO_REGISTER) {
        finish_new(e, resolution_of(&e->compiler->program, pattern));
    } else {
        unpack_pattern(e, pattern, item);
    }
    e->loop = &loop;
    compile_statements(e, stmt->as.for_.body);
    e->loop = loop.outer;
    emit_back_edge(e, stmt->pos, head);
    bind_label(e, loop.break_label);
    e->next_register = mark;
}
