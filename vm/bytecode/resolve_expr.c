/* The resolver's walk over expressions, in textual order. */
#include "runtime/stdlib/builtin.h"
#include "vm/bytecode/resolve.h"

bool is_mutating_call(const PostfixExpr *postfix, const Expr *base, uint32_t index)
{
    const PostfixLink *links = postfix->links;
    if (base->kind != EXPR_NAME || base->parenthesised || index + 1 >= postfix->count ||
        (links[index].kind != LINK_FIELD && links[index].kind != LINK_OPT_FIELD) ||
        links[index + 1].kind != LINK_CALL) {
        return false;
    }
    for (uint32_t i = 0; i < index; i++) {
        if (links[i].kind != LINK_FIELD && links[i].kind != LINK_INDEX) {
            return false;
        }
    }
    const Name *name = links[index].as.field.name;
    return builtin_is_mutating_name(name->text, name->length_bytes);
}

static void resolve_all(Resolver *r, Expr *const *exprs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        resolve_expr(r, exprs[i]);
    }
}

static void resolve_postfix(Resolver *r, const PostfixExpr *postfix)
{
    resolve_expr(r, postfix->base);
    for (uint32_t i = 0; i < postfix->count; i++) {
        const PostfixLink *link = &postfix->links[i];
        if (link->kind == LINK_CALL) {
            resolve_all(r, link->as.call.args, link->as.call.count);
        } else if (link->kind == LINK_INDEX) {
            resolve_expr(r, link->as.index);
        } else if (is_mutating_call(postfix, postfix->base, i)) {
            r->function->has_mutating_calls = true;
        }
    }
}

static void resolve_dict(Resolver *r, const DictEntry *entries, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (entries[i].key != NULL) {
            resolve_expr(r, entries[i].key);
        }
        resolve_expr(r, entries[i].value);
    }
}

static void resolve_struct_literal(Resolver *r, const Expr *expr)
{
    resolve_read(r, expr, expr->as.struct_lit.name);
    for (uint32_t i = 0; i < expr->as.struct_lit.count; i++) {
        const FieldInit *field = &expr->as.struct_lit.fields[i];
        if (resolver_seen(r, expr, field->name)) {
            diagnostics_add_compile(r->diagnostics, field->pos, NULL,
                                    "Duplicate field '%s' in struct literal", field->name->text);
        }
        resolve_expr(r, field->value);
    }
}

static void resolve_tag(Resolver *r, const Expr *expr)
{
    static const char *const long_names[] = {
        [TAG_OK] = "Result::Ok", [TAG_ERR] = "Result::Err", [TAG_SOME] = "Option::Some"};
    const TagExpr *tag = expr->as.tag;
    resolve_all(r, tag->args, tag->arg_count);
    if (tag->builtin == TAG_NONE) {
        if (tag->has_parens) {
            diagnostics_add_compile(r->diagnostics, expr->pos, NULL,
                                    "Option::None takes no arguments");
        }
    } else if (tag->builtin != TAG_USER && tag->arg_count != 1) {
        diagnostics_add_compile(r->diagnostics, expr->pos, NULL,
                                "%s(...) requires exactly one argument", long_names[tag->builtin]);
    }
}

static void resolve_throw(Resolver *r, const Expr *expr)
{
    if (expr->as.throw_.wrong_arity) {
        diagnostics_add_compile(r->diagnostics, expr->pos, NULL,
                                "throw() requires exactly one argument");
    }
    if (expr->as.throw_.operand != NULL) {
        resolve_expr(r, expr->as.throw_.operand);
    }
}

static void resolve_yield(Resolver *r, const Expr *expr)
{
    if (!r->can_yield) {
        diagnostics_add_compile(r->diagnostics, expr->pos, NULL,
                                "Yield can only be used inside generator functions");
    }
    if (expr->as.yield.operand != NULL) {
        resolve_expr(r, expr->as.yield.operand);
    }
}

static void resolve_chain(Resolver *r, const ChainExpr *chain)
{
    resolve_expr(r, chain->first);
    for (uint32_t i = 0; i < chain->count; i++) {
        resolve_expr(r, chain->links[i].operand);
    }
}

void resolve_expr(Resolver *r, const Expr *expr)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BOOL:
    case EXPR_NULL:
        return;
    case EXPR_NAME:
        resolve_read(r, expr, expr->as.name);
        return;
    case EXPR_INTERP:
        for (uint32_t i = 0; i < expr->as.interp.count; i++) {
            if (expr->as.interp.parts[i].expr != NULL) {
                resolve_expr(r, expr->as.interp.parts[i].expr);
            }
        }
        return;
    case EXPR_ARRAY:
        for (uint32_t i = 0; i < expr->as.array.count; i++) {
            resolve_expr(r, expr->as.array.elements[i].value);
        }
        return;
    case EXPR_DICT:
        resolve_dict(r, expr->as.dict.entries, expr->as.dict.count);
        return;
    case EXPR_STRUCT:
        resolve_struct_literal(r, expr);
        return;
    case EXPR_TAG:
        resolve_tag(r, expr);
        return;
    case EXPR_CHAIN:
        resolve_chain(r, &expr->as.chain);
        return;
    case EXPR_POSTFIX:
        resolve_postfix(r, &expr->as.postfix);
        return;
    case EXPR_UNARY:
        resolve_expr(r, expr->as.unary.operand);
        return;
    case EXPR_THROW:
        resolve_throw(r, expr);
        return;
    case EXPR_YIELD:
        resolve_yield(r, expr);
        return;
    case EXPR_FUNCTION:
        resolve_function(r, expr->as.function, NULL, NULL);
        return;
    case EXPR_SPAWN:
        resolve_detached(r, expr->as.spawn);
        return;
    }
}
