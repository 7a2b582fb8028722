/*
 * Postfix expressions: calls, method calls, indexes, fields, `?`; and the pipe.
 *
 * A chain of links is worked off from the left. The value so far is put where the next link wants
 * it: in the callee's or receiver's slot of a new window, in a temporary, or, after the last link,
 * in the destination.
 */
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "vm/bytecode/compile.h"

typedef struct Walk {
    const PostfixExpr *postfix;
    uint32_t mark;   /* registers from here on are free between links */
    uint32_t dst;    /* of the whole expression */
    uint32_t piped;  /* register of the first argument of the last call; NO_REGISTER: none */
    uint32_t value;  /* register of the value so far */
    uint32_t window; /* of the call for which that value is callee or receiver */
} Walk;

static bool is_method(const PostfixExpr *postfix, uint32_t i)
{
    const PostfixLink *link = &postfix->links[i];
    return (link->kind == LINK_FIELD || link->kind == LINK_OPT_FIELD) && i + 1 < postfix->count &&
           postfix->links[i + 1].kind == LINK_CALL;
}

/* The register for the value that link i works on. All temporaries are given up; operands of the
 * instruction to come may still stand in them. */
static uint32_t place_for(Emitter *e, Walk *walk, uint32_t i)
{
    e->next_register = walk->mark;
    if (i == walk->postfix->count) {
        return walk->dst;
    }
    if (walk->postfix->links[i].kind == LINK_CALL) {
        walk->window = allocate(e, 2);
        return walk->window + 1;
    }
    if (is_method(walk->postfix, i)) {
        walk->window = allocate(e, 3);
        return walk->window + 2;
    }
    return allocate(e, 1);
}

uint32_t compile_arguments(Emitter *e, const PostfixLink *call, uint32_t piped)
{
    uint32_t count = call->as.call.count;
    if (piped != NO_REGISTER) {
        move_to(e, allocate(e, 1), piped);
        count++;
    }
    for (uint32_t i = 0; i < call->as.call.count; i++) {
        compile_temporary(e, call->as.call.args[i]);
    }
    return count;
}

static uint32_t piped_at(const Walk *walk, uint32_t call)
{
    return call + 1 == walk->postfix->count ? walk->piped : NO_REGISTER;
}

/* ---------------------------------------------------------------- links */

static void walk_call(Emitter *e, Walk *walk, uint32_t i)
{
    const PostfixLink *link = &walk->postfix->links[i];
    uint32_t window = walk->window;
    uint32_t count = compile_arguments(e, link, piped_at(walk, i));
    walk->value = place_for(e, walk, i + 1);
    emit_at(e, link->pos, OP_CALL, walk->value, window, count);
    emit_extra(e, 0, 0, 0);
}

/* What makes a call of a mutating method on a let or const an error; 0: nothing. */
static uint32_t refusal_of(Emitter *e, const Walk *walk, uint32_t i)
{
    uint32_t refusal = 0;
    const Expr *base = walk->postfix->base;
    if (is_mutating_call(walk->postfix, base, i)) {
        root_is_changeable(e, base, &refusal);
    }
    return refusal;
}

static void walk_method(Emitter *e, Walk *walk, uint32_t i)
{
    const PostfixLink *link = &walk->postfix->links[i];
    const PostfixLink *call = link + 1;
    uint32_t window = walk->window;
    int32_t missing = new_label(e);
    int32_t end = new_label(e);
    bool optional = link->kind == LINK_OPT_FIELD;
    if (optional) {
        emit_jump(e, OP_JUMP_IF_NULL, window + 2, 0, 0, missing);
    }
    uint32_t count = compile_arguments(e, call, piped_at(walk, i + 1));
    walk->value = place_for(e, walk, i + 2);
    emit_at(e, call->pos, OP_CALL_METHOD, walk->value, window, count);
    emit_extra(e, name_constant(e, link->as.field.name), refusal_of(e, walk, i), 0);
    if (optional) {
        emit_jump(e, OP_JUMP, 0, 0, 0, end);
        bind_label(e, missing);
        emit(e, OP_LOAD_NULL, walk->value, 0, 0);
        bind_label(e, end);
    }
}

static void walk_field(Emitter *e, Walk *walk, uint32_t i)
{
    const PostfixLink *link = &walk->postfix->links[i];
    uint32_t object = walk->value;
    uint32_t name = name_constant(e, link->as.field.name);
    walk->value = place_for(e, walk, i + 1);
    if (link->kind == LINK_FIELD) {
        emit_at(e, link->pos, OP_GET_FIELD, walk->value, object, name);
        return;
    }
    int32_t missing = new_label(e);
    int32_t end = new_label(e);
    emit_jump(e, OP_JUMP_IF_NULL, object, 0, 0, missing);
    emit_at(e, link->pos, OP_GET_FIELD, walk->value, object, name);
    emit_jump(e, OP_JUMP, 0, 0, 0, end);
    bind_label(e, missing);
    emit(e, OP_LOAD_NULL, walk->value, 0, 0);
    bind_label(e, end);
}

static void walk_index(Emitter *e, Walk *walk, uint32_t i)
{
    const PostfixLink *link = &walk->postfix->links[i];
    uint32_t object = walk->value;
    int64_t index;
    if (literal_int(link->as.index, &index) && index >= INT16_MIN && index <= INT16_MAX) {
        walk->value = place_for(e, walk, i + 1);
        emit_at(e, link->pos, OP_GET_INDEX_INT, walk->value, object, (uint16_t)(int16_t)index);
    } else {
        uint32_t operand = compile_operand(e, link->as.index);
        walk->value = place_for(e, walk, i + 1);
        emit_at(e, link->pos, OP_GET_INDEX, walk->value, object, operand);
    }
}

static void walk_try(Emitter *e, Walk *walk, uint32_t i)
{
    uint32_t result = walk->value;
    int32_t success = new_label(e);
    position(e, walk->postfix->links[i].pos);
    emit_jump(e, OP_JUMP_IF_SUCCESS, result, 0, 0, success);
    emit(e, OP_RETURN, result, 0, 0);
    bind_label(e, success);
    walk->value = place_for(e, walk, i + 1);
    emit(e, OP_UNWRAP, walk->value, result, 0);
}

/* ---------------------------------------------------------------- beginnings */

static const Builtin *builtin_of(const Emitter *e, const Expr *expr)
{
    if (expr->kind != EXPR_NAME ||
        resolution_of(&e->compiler->program, expr)->kind != RESOLVED_BUILTIN) {
        return NULL;
    }
    return builtin_find(expr->as.name->text, expr->as.name->length_bytes);
}

const Builtin *called_builtin(const Emitter *e, const Expr *callee)
{
    return builtin_of(e, callee);
}

/* A call of a prelude function whose name is known. */
static void begin_builtin_call(Emitter *e, Walk *walk, const char *name, uint32_t i)
{
    const PostfixLink *link = &walk->postfix->links[i];
    uint32_t window = allocate(e, 2);
    uint32_t count = compile_arguments(e, link, piped_at(walk, i));
    walk->value = place_for(e, walk, i + 1);
    emit_at(e, link->pos, OP_CALL_BUILTIN, walk->value, window, count);
    emit_extra(e, text_constant(e, name, strlen(name)), 0, 0);
}

static bool arguments_are_simple(const Emitter *e, const PostfixLink *call)
{
    for (uint32_t i = 0; i < call->as.call.count; i++) {
        if (!is_simple(e, call->as.call.args[i])) {
            return false;
        }
    }
    return true;
}

/* The callee counts as evaluated before the arguments, so a global may be read at the call itself
 * only if they cannot change it. */
static bool calls_global(const Emitter *e, const Resolution *resolution, const PostfixLink *call)
{
    if (!is_global(resolution) || resolution->kind == RESOLVED_DYNAMIC) {
        return false;
    }
    return is_stable(e, resolution) ||
           (resolution->global->is_declared && arguments_are_simple(e, call));
}

static void begin_global_call(Emitter *e, Walk *walk, GlobalName *global)
{
    const PostfixLink *link = &walk->postfix->links[0];
    uint32_t window = allocate(e, 2);
    uint32_t count = compile_arguments(e, link, piped_at(walk, 0));
    walk->value = place_for(e, walk, 1);
    emit_at(e, link->pos, OP_CALL_GLOBAL, walk->value, window, count);
    emit_extra(e, global_slot(e->compiler, global), 0, 0);
}

/* `Promise.all` is one name of the prelude unless Promise is a variable. */
static bool begin_promise_all(Emitter *e, Walk *walk, uint32_t *next)
{
    static const char name[] = "Promise.all";
    const PostfixExpr *postfix = walk->postfix;
    const Expr *base = postfix->base;
    const PostfixLink *first = &postfix->links[0];
    if (base->kind != EXPR_NAME || strcmp(base->as.name->text, "Promise") != 0 ||
        first->kind != LINK_FIELD || strcmp(first->as.field.name->text, "all") != 0) {
        return false;
    }
    const Resolution *resolution = resolution_of(&e->compiler->program, base);
    if (resolution->kind != RESOLVED_GLOBAL || resolution->global->is_declared) {
        return false;
    }
    if (is_method(postfix, 0)) {
        begin_builtin_call(e, walk, name, 1);
        *next = 2;
    } else {
        walk->value = place_for(e, walk, 1);
        emit(e, OP_LOAD_BUILTIN, walk->value, text_constant(e, name, strlen(name)), 0);
        *next = 1;
    }
    return true;
}

static bool begin_direct_call(Emitter *e, Walk *walk)
{
    const Expr *base = walk->postfix->base;
    const PostfixLink *first = &walk->postfix->links[0];
    if (base->kind != EXPR_NAME || first->kind != LINK_CALL) {
        return false;
    }
    if (builtin_of(e, base) != NULL) {
        begin_builtin_call(e, walk, base->as.name->text, 0);
        return true;
    }
    const Resolution *resolution = resolution_of(&e->compiler->program, base);
    if (calls_global(e, resolution, first)) {
        begin_global_call(e, walk, resolution->global);
        return true;
    }
    return false;
}

/* `name.steps.push(v)`: the number of links worked off, 0 if there is no such call. */
static uint32_t begin_mutating_call(Emitter *e, Walk *walk)
{
    const PostfixExpr *postfix = walk->postfix;
    uint32_t refusal;
    for (uint32_t i = 0; i + 1 < postfix->count; i++) {
        if (is_mutating_call(postfix, postfix->base, i)) {
            if (!root_is_changeable(e, postfix->base, &refusal)) {
                return 0;
            }
            walk->value = place_for(e, walk, i + 2);
            if (walk->value == e->next_register) {
                allocate(e, 1); /* the operands of a path outlive it: no sharing */
            }
            compile_mutating_call(e, postfix, i, piped_at(walk, i + 1), walk->value);
            return i + 2;
        }
    }
    return 0;
}

static void begin_value(Emitter *e, Walk *walk)
{
    const PostfixExpr *postfix = walk->postfix;
    const PostfixLink *first = &postfix->links[0];
    if (first->kind == LINK_CALL || is_method(postfix, 0)) {
        walk->value = place_for(e, walk, 0);
        compile_to(e, postfix->base, walk->value);
    } else if (first->kind == LINK_INDEX) {
        walk->value = compile_operand_before(e, postfix->base, first->as.index);
    } else {
        walk->value = compile_operand(e, postfix->base);
    }
}

/* Evaluates what the links begin with; the number of links that are done. */
static uint32_t begin_walk(Emitter *e, Walk *walk)
{
    uint32_t next;
    if (begin_promise_all(e, walk, &next)) {
        return next;
    }
    if (begin_direct_call(e, walk)) {
        return 1;
    }
    next = begin_mutating_call(e, walk);
    if (next == 0) {
        begin_value(e, walk);
    }
    return next;
}

static void compile_links(Emitter *e, const PostfixExpr *postfix, uint32_t piped, uint32_t dst)
{
    uint32_t mark = e->next_register;
    Walk walk = {.postfix = postfix, .mark = mark, .dst = dst, .piped = piped};
    if (dst + 1 == mark && dst != piped) {
        walk.mark = dst; /* a destination on top is free until the end: windows may begin there */
    }
    e->next_register = walk.mark;
    uint32_t i = begin_walk(e, &walk);
    while (i < postfix->count) {
        switch (postfix->links[i].kind) {
        case LINK_CALL:
            walk_call(e, &walk, i);
            i++;
            break;
        case LINK_INDEX:
            walk_index(e, &walk, i);
            i++;
            break;
        case LINK_TRY:
            walk_try(e, &walk, i);
            i++;
            break;
        case LINK_FIELD:
        case LINK_OPT_FIELD:
            if (is_method(postfix, i)) {
                walk_method(e, &walk, i);
                i += 2;
            } else {
                walk_field(e, &walk, i);
                i++;
            }
            break;
        }
    }
    e->next_register = mark;
}

void compile_postfix(Emitter *e, const Expr *expr, uint32_t dst)
{
    compile_links(e, &expr->as.postfix, NO_REGISTER, dst);
}

/* ---------------------------------------------------------------- the pipe */

/* x |> f and x |> f(a): x stands in a register. */
static void pipe_into(Emitter *e, const ChainLink *link, uint32_t piped, uint32_t dst)
{
    Expr *target = link->operand;
    if (target->kind == EXPR_POSTFIX && !target->parenthesised &&
        target->as.postfix.links[target->as.postfix.count - 1].kind == LINK_CALL) {
        compile_links(e, &target->as.postfix, piped, dst);
        return;
    }
    PostfixLink call = {.kind = LINK_CALL, .pos = link->pos};
    PostfixExpr postfix = {.base = target, .links = &call, .count = 1};
    compile_links(e, &postfix, piped, dst);
}

void compile_pipe(Emitter *e, const Expr *expr, uint32_t dst)
{
    const ChainExpr *chain = &expr->as.chain;
    uint32_t mark = e->next_register;
    uint32_t value = compile_temporary(e, chain->first);
    for (uint32_t i = 0; i < chain->count; i++) {
        pipe_into(e, &chain->links[i], value, i + 1 == chain->count ? dst : value);
    }
    e->next_register = mark;
}
