/* Variables: where they live and how they are read and written. */
#include "runtime/stdlib/builtin.h"
#include "vm/bytecode/compile.h"

bool is_global(const Resolution *resolution)
{
    return resolution->global != NULL &&
           (resolution->variable == NULL || resolution->global->needs_slot);
}

Mutability mutability_of(const Resolution *resolution)
{
    if (resolution->variable != NULL) {
        return resolution->variable->mutability;
    }
    return resolution->global != NULL ? resolution->global->mutability : BINDING_MUTABLE;
}

bool is_stable(const Emitter *e, const Resolution *resolution)
{
    const GlobalName *global = resolution->global;
    return is_global(resolution) && global->is_hoisted && !global->is_reassigned &&
           resolution->kind != RESOLVED_DYNAMIC && !e->compiler->program.imports_modules;
}

uint32_t capture_index(const Emitter *e, const Variable *variable)
{
    uint32_t i = 0;
    while (e->function->captures[i] != variable) {
        i++;
    }
    return i;
}

static bool is_outer(const Emitter *e, const Variable *variable)
{
    return variable->function != e->function;
}

static uint32_t slot_of(Emitter *e, const Resolution *resolution)
{
    return global_slot(e->compiler, resolution->global);
}

static void read_prelude(Emitter *e, const Name *name, uint32_t dst)
{
    Value constant;
    if (builtin_constant_find(name->text, name->length_bytes, &constant)) {
        emit(e, OP_LOAD_CONST, dst, constant_of(e, constant), 0);
    } else {
        emit(e, OP_LOAD_BUILTIN, dst, name_constant(e, name), 0);
    }
}

static void read_variable(Emitter *e, const Variable *variable, uint32_t dst)
{
    if (is_outer(e, variable)) {
        emit(e, OP_GET_CAPTURE, dst, capture_index(e, variable), name_constant(e, variable->name));
    } else if (variable->is_captured) {
        emit(e, OP_GET_CELL, dst, variable->reg, name_constant(e, variable->name));
    } else {
        if (variable->maybe_unset) {
            emit(e, OP_CHECK_SET, variable->reg, name_constant(e, variable->name), 0);
        }
        move_to(e, dst, variable->reg);
    }
}

void read_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                   uint32_t dst)
{
    position(e, pos);
    if (resolution->kind == RESOLVED_DISCARD) {
        emit_throw_text(e, pos, "Undefined variable: %s", name->text);
    } else if (resolution->kind == RESOLVED_BUILTIN) {
        read_prelude(e, name, dst);
    } else if (resolution->kind == RESOLVED_DYNAMIC) {
        emit(e, OP_GET_DYNAMIC, dst, slot_of(e, resolution), name_constant(e, name));
    } else if (is_global(resolution)) {
        emit(e, OP_GET_GLOBAL, dst, slot_of(e, resolution), 0);
    } else {
        read_variable(e, resolution->variable, dst);
    }
}

uint32_t local_register(Emitter *e, const Resolution *resolution, SourcePos pos)
{
    const Variable *variable = resolution->variable;
    if (resolution->kind != RESOLVED_VARIABLE || is_global(resolution) || is_outer(e, variable) ||
        variable->is_captured) {
        return NO_REGISTER;
    }
    if (variable->maybe_unset) {
        emit_at(e, pos, OP_CHECK_SET, variable->reg, name_constant(e, variable->name), 0);
    }
    return variable->reg;
}

uint32_t begin_new(Emitter *e, const Resolution *resolution)
{
    if (resolution->kind != RESOLVED_VARIABLE || !resolution->creates || is_global(resolution)) {
        return NO_REGISTER;
    }
    resolution->variable->reg = allocate(e, 1);
    return resolution->variable->reg;
}

void finish_new(Emitter *e, const Resolution *resolution)
{
    const Variable *variable = resolution->variable;
    if (variable != NULL && variable->is_captured && !is_global(resolution)) {
        emit(e, OP_NEW_CELL, variable->reg, variable->reg, 0);
    }
}

static bool refuses_assignment(Emitter *e, const Resolution *resolution, const Name *name,
                               SourcePos pos)
{
    Mutability mutability = mutability_of(resolution);
    if (resolution->creates || mutability == BINDING_MUTABLE) {
        return false;
    }
    emit_throw_text(e, pos, "Cannot reassign %s binding: %s",
                    mutability == BINDING_CONST ? "const" : "immutable let", name->text);
    return true;
}

void store_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                    uint32_t value)
{
    if (resolution->kind == RESOLVED_DISCARD || refuses_assignment(e, resolution, name, pos)) {
        return;
    }
    const Variable *variable = resolution->variable;
    if (is_global(resolution)) {
        emit(e, OP_SET_GLOBAL, slot_of(e, resolution), value, 0);
    } else if (is_outer(e, variable)) {
        emit(e, OP_SET_CAPTURE, capture_index(e, variable), value, 0);
    } else if (variable->is_captured) {
        emit(e, OP_SET_CELL, variable->reg, value, 0);
    } else {
        move_to(e, variable->reg, value);
    }
}

bool is_plain_register(const Emitter *e, const Resolution *resolution)
{
    return resolution->kind == RESOLVED_VARIABLE && !is_global(resolution) &&
           !is_outer(e, resolution->variable) && !resolution->variable->is_captured;
}

void assign_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                     const Expr *value)
{
    uint32_t fresh = begin_new(e, resolution);
    uint32_t mark = e->next_register;
    if (fresh != NO_REGISTER) {
        compile_to(e, value, fresh);
        finish_new(e, resolution);
    } else if (resolution->kind == RESOLVED_DISCARD) {
        compile_effect(e, value);
    } else if (is_plain_register(e, resolution) && mutability_of(resolution) == BINDING_MUTABLE) {
        compile_assigned(e, value, resolution->variable->reg);
    } else {
        store_resolved(e, resolution, name, pos, compile_operand(e, value));
    }
    e->next_register = mark;
}
