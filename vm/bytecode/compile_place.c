/* Places: variables and what is reached from them by fields and indexes, as things to be changed.
 */
#include "vm/bytecode/compile.h"

#include <stdio.h>
#include <string.h>

static const Resolution *root_resolution(const Emitter *e, const Expr *root)
{
    return resolution_of(&e->compiler->program, root);
}

Place place_of_name(Emitter *e, const Expr *root)
{
    return (Place){.root = root, .resolution = root_resolution(e, root)};
}

Place place_prepare(Emitter *e, const Expr *root, const PostfixLink *links, uint32_t count,
                    bool unstable)
{
    Place place = place_of_name(e, root);
    place.count = count;
    place.steps = compiler_alloc(e->compiler, (count + 1) * sizeof *place.steps);
    for (uint32_t i = 0; !unstable && i < count; i++) {
        unstable = links[i].kind == LINK_INDEX && may_mutate(e, links[i].as.index);
    }
    for (uint32_t i = 0; i < count; i++) {
        PlaceStep *step = &place.steps[i];
        step->pos = links[i].pos;
        step->is_index = links[i].kind == LINK_INDEX;
        if (!step->is_index) {
            step->operand = name_constant(e, links[i].as.field.name);
        } else if (unstable) {
            step->operand = compile_temporary(e, links[i].as.index);
        } else {
            step->operand = compile_operand(e, links[i].as.index);
        }
    }
    return place;
}

void place_read(Emitter *e, const Place *place, uint32_t dst)
{
    uint32_t mark = e->next_register;
    const Expr *root = place->root;
    if (place->count == 0) {
        read_resolved(e, place->resolution, root->as.name, root->pos, dst);
        return;
    }
    uint32_t value = local_register(e, place->resolution, root->pos);
    uint32_t between = allocate(e, 1);
    if (value == NO_REGISTER) {
        value = between;
        read_resolved(e, place->resolution, root->as.name, root->pos, value);
    }
    for (uint32_t i = 0; i < place->count; i++) {
        const PlaceStep *step = &place->steps[i];
        uint32_t target = i + 1 == place->count ? dst : between;
        emit_at(e, step->pos, step->is_index ? OP_GET_INDEX : OP_GET_FIELD, target, value,
                step->operand);
        value = target;
    }
    e->next_register = mark;
}

/* ---------------------------------------------------------------- what may not be changed */

static bool is_undefined_root(const Resolution *resolution)
{
    return resolution->kind == RESOLVED_BUILTIN || resolution->kind == RESOLVED_DISCARD;
}

static const char *binding_text(const Resolution *resolution)
{
    return mutability_of(resolution) == BINDING_CONST ? "const" : "immutable let";
}

bool place_refuses(Emitter *e, const Place *place, SourcePos pos)
{
    const Expr *root = place->root;
    if (is_undefined_root(place->resolution)) {
        emit_throw_text(e, root->pos, "Undefined variable: %s", root->as.name->text);
        return true;
    }
    if (mutability_of(place->resolution) != BINDING_MUTABLE) {
        emit_throw_text(e, pos, "Cannot mutate %s binding: %s", binding_text(place->resolution),
                        root->as.name->text);
        return true;
    }
    return false;
}

bool root_is_changeable(Emitter *e, const Expr *root, uint32_t *refusal)
{
    const Resolution *resolution = root_resolution(e, root);
    *refusal = 0;
    if (is_undefined_root(resolution) ||
        (resolution->kind == RESOLVED_DYNAMIC && !resolution->global->is_declared)) {
        return false;
    }
    if (mutability_of(resolution) == BINDING_MUTABLE) {
        return true;
    }
    char text[1200];
    int len = snprintf(text, sizeof text, "Cannot mutate %s binding: %s", binding_text(resolution),
                       root->as.name->text);
    *refusal = 1 + text_constant(e, text, (size_t)len);
    check_limit(e, *refusal, UINT16_MAX, "constants");
    return false;
}

/* ---------------------------------------------------------------- paths and stores */

static void begin_path(Emitter *e, const Place *place)
{
    const Resolution *resolution = place->resolution;
    const Expr *root = place->root;
    uint32_t reg = local_register(e, resolution, root->pos);
    position(e, root->pos);
    if (reg != NO_REGISTER) {
        emit(e, OP_PATH_LOCAL, reg, 0, 0);
    } else if (is_global(resolution)) {
        emit(e, OP_PATH_GLOBAL, global_slot(e->compiler, resolution->global), 0, 0);
    } else if (resolution->variable->function != e->function) {
        emit(e, OP_PATH_CAPTURE, capture_index(e, resolution->variable),
             name_constant(e, root->as.name), 0);
    } else {
        emit(e, OP_PATH_CELL, resolution->variable->reg, name_constant(e, root->as.name), 0);
    }
}

static void walk_steps(Emitter *e, const Place *place, uint32_t count)
{
    begin_path(e, place);
    for (uint32_t i = 0; i < count; i++) {
        const PlaceStep *step = &place->steps[i];
        emit_at(e, step->pos, step->is_index ? OP_PATH_INDEX : OP_PATH_FIELD, step->operand, 0, 0);
    }
}

void place_walk(Emitter *e, const Place *place, SourcePos pos)
{
    walk_steps(e, place, place->count);
    position(e, pos);
}

uint32_t place_value(Emitter *e, const Expr *target, const Expr *value)
{
    if (target->kind != EXPR_POSTFIX || target->as.postfix.count != 1 || value->kind != EXPR_NAME) {
        return compile_temporary(e, value);
    }
    const PostfixLink *link = &target->as.postfix.links[0];
    const Resolution *root = root_resolution(e, target->as.postfix.base);
    const Resolution *source = root_resolution(e, value);
    if (!is_plain_register(e, root) || root->variable == source->variable ||
        (link->kind == LINK_INDEX && may_mutate(e, link->as.index))) {
        return compile_temporary(e, value);
    }
    return compile_operand(e, value);
}

/* name[i] := v and name.f := v for a local variable that is not captured. */
static void store_in_local(Emitter *e, const PlaceStep *step, uint32_t root, uint32_t value)
{
    if (!step->is_index) {
        emit_at(e, step->pos, OP_SET_FIELD, root, step->operand, value);
        return;
    }
    uint32_t index = step->operand;
    if (index == root) {
        index = allocate(e, 1);
        move_to(e, index, root);
    }
    emit_at(e, step->pos, OP_SET_INDEX, root, index, value);
}

void place_store(Emitter *e, const Place *place, SourcePos pos, uint32_t value)
{
    const Expr *root = place->root;
    if (place->count == 0) {
        store_resolved(e, place->resolution, root->as.name, root->pos, value);
        return;
    }
    if (place_refuses(e, place, pos)) {
        return;
    }
    const PlaceStep *last = &place->steps[place->count - 1];
    uint32_t reg = local_register(e, place->resolution, root->pos);
    if (place->count == 1 && reg != NO_REGISTER) {
        store_in_local(e, last, reg, value);
        return;
    }
    walk_steps(e, place, place->count - 1);
    emit_at(e, last->pos, last->is_index ? OP_PATH_SET_INDEX : OP_PATH_SET_FIELD, last->operand,
            value, 0);
}

/* ---------------------------------------------------------------- mutating methods */

static bool arguments_mutate(const Emitter *e, const PostfixLink *call)
{
    for (uint32_t i = 0; i < call->as.call.count; i++) {
        if (may_mutate(e, call->as.call.args[i])) {
            return true;
        }
    }
    return false;
}

static bool arguments_have_effects(const Emitter *e, const PostfixLink *call)
{
    for (uint32_t i = 0; i < call->as.call.count; i++) {
        if (!is_simple(e, call->as.call.args[i])) {
            return true;
        }
    }
    return false;
}

void compile_mutating_call(Emitter *e, const PostfixExpr *postfix, uint32_t index, uint32_t piped,
                           uint32_t dst)
{
    const PostfixLink *method = &postfix->links[index];
    const PostfixLink *call = method + 1;
    uint32_t mark = e->next_register;
    int32_t missing = new_label(e);
    int32_t end = new_label(e);
    bool optional = method->kind == LINK_OPT_FIELD;
    Place place = place_prepare(e, postfix->base, postfix->links, index, arguments_mutate(e, call));
    /* The object is evaluated before the arguments: whatever that raises comes first. */
    bool is_set = index == 0 && is_simple(e, postfix->base);
    if (optional || (!is_set && arguments_have_effects(e, call))) {
        uint32_t object = allocate(e, 1);
        place_read(e, &place, object);
        if (optional) {
            emit_jump(e, OP_JUMP_IF_NULL, object, 0, 0, missing);
        }
    }
    uint32_t window = allocate(e, 3);
    uint32_t count = compile_arguments(e, call, piped);
    place_walk(e, &place, call->pos);
    emit(e, OP_PATH_METHOD, dst, window, count);
    emit_extra(e, name_constant(e, method->as.field.name), 0, 0);
    if (optional) {
        emit_jump(e, OP_JUMP, 0, 0, 0, end);
        bind_label(e, missing);
        emit(e, OP_LOAD_NULL, dst, 0, 0);
        bind_label(e, end);
    }
    e->next_register = mark;
}
