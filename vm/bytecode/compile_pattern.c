/* Destructuring of arrays, dicts and structs. */
#include "runtime/str.h"
#include "vm/bytecode/compile.h"

#define SPREAD_OUT_MAX 16u /* elements of `[a, b] := [x, y]` that need no array */

/* ---------------------------------------------------------------- registers of new names */

static void begin_name(Emitter *e, const void *node)
{
    begin_new(e, resolution_of(&e->compiler->program, node));
}

/* New variables get their registers below the value that is taken apart. */
static void begin_names(Emitter *e, const Pattern *pattern)
{
    switch (pattern->kind) {
    case PATTERN_NAME:
        begin_name(e, pattern);
        return;
    case PATTERN_DISCARD:
        return;
    case PATTERN_ARRAY:
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            begin_names(e, pattern->as.array.elements[i]);
        }
        if (pattern->as.array.has_rest) {
            begin_name(e, &pattern->as.array.rest);
        }
        return;
    case PATTERN_DICT:
        for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
            begin_name(e, &pattern->as.dict.names[i]);
        }
        if (pattern->as.dict.has_rest) {
            begin_name(e, &pattern->as.dict.rest);
        }
        return;
    }
}

/* ---------------------------------------------------------------- taking apart */

static bool is_new_local(const Resolution *resolution)
{
    return resolution->kind == RESOLVED_VARIABLE && resolution->creates && !is_global(resolution);
}

/* name = OP(value, operand) */
static void unpack_name(Emitter *e, const void *node, const Name *name, SourcePos pos, Opcode op,
                        uint32_t value, uint32_t operand)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, node);
    if (resolution->kind == RESOLVED_DISCARD) {
        return;
    }
    if (is_new_local(resolution)) {
        emit_at(e, pos, op, resolution->variable->reg, value, operand);
        finish_new(e, resolution);
        return;
    }
    uint32_t mark = e->next_register;
    uint32_t part = allocate(e, 1);
    emit_at(e, pos, op, part, value, operand);
    store_resolved(e, resolution, name, pos, part);
    e->next_register = mark;
}

static void unpack_array(Emitter *e, const Pattern *pattern, uint32_t value)
{
    uint32_t count = pattern->as.array.count;
    check_limit(e, count, UINT16_MAX, "elements in one pattern");
    for (uint32_t i = 0; i < count; i++) {
        const Pattern *element = pattern->as.array.elements[i];
        if (element->kind == PATTERN_NAME) {
            unpack_name(e, element, element->as.name, element->pos, OP_UNPACK_ELEMENT, value, i);
        } else if (element->kind != PATTERN_DISCARD) {
            uint32_t mark = e->next_register;
            uint32_t part = allocate(e, 1);
            emit(e, OP_UNPACK_ELEMENT, part, value, i);
            unpack_pattern(e, element, part);
            e->next_register = mark;
        }
    }
    if (pattern->as.array.has_rest) {
        const PatternName *rest = &pattern->as.array.rest;
        unpack_name(e, rest, rest->name, rest->pos, OP_UNPACK_REST, value, count);
    }
}

static uint32_t names_constant(Emitter *e, const Pattern *pattern)
{
    uint32_t count = pattern->as.dict.count;
    Value *names = compiler_alloc(e->compiler, (count + 1) * sizeof *names);
    uint32_t named = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Name *name = pattern->as.dict.names[i].name;
        if (name != NULL) {
            names[named++] =
                value_string(compiler_string(e->compiler, name->text, name->length_bytes));
        }
    }
    return array_constant(e, names, named);
}

static void unpack_dict(Emitter *e, const Pattern *pattern, uint32_t value)
{
    for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
        const PatternName *name = &pattern->as.dict.names[i];
        if (name->name != NULL) {
            unpack_name(e, name, name->name, name->pos, OP_UNPACK_FIELD, value,
                        name_constant(e, name->name));
        }
    }
    if (pattern->as.dict.has_rest) {
        const PatternName *rest = &pattern->as.dict.rest;
        unpack_name(e, rest, rest->name, rest->pos, OP_UNPACK_OTHERS, value,
                    names_constant(e, pattern));
    }
}

static void unpack_whole(Emitter *e, const Pattern *pattern, uint32_t value)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, pattern);
    if (is_new_local(resolution)) {
        move_to(e, resolution->variable->reg, value);
        finish_new(e, resolution);
    } else {
        store_resolved(e, resolution, pattern->as.name, pattern->pos, value);
    }
}

void unpack_pattern(Emitter *e, const Pattern *pattern, uint32_t value)
{
    if (pattern->kind == PATTERN_ARRAY) {
        unpack_array(e, pattern, value);
    } else if (pattern->kind == PATTERN_DICT) {
        unpack_dict(e, pattern, value);
    } else if (pattern->kind == PATTERN_NAME) {
        unpack_whole(e, pattern, value);
    }
}

uint32_t begin_pattern(Emitter *e, const Pattern *pattern)
{
    begin_names(e, pattern);
    const Resolution *resolution =
        pattern->kind == PATTERN_NAME ? resolution_of(&e->compiler->program, pattern) : NULL;
    return resolution != NULL && is_new_local(resolution) ? resolution->variable->reg : NO_REGISTER;
}

/* ---------------------------------------------------------------- statements */

/* [a, b] := [x, y], as in swapping: no array is needed in between. */
static bool spreads_out(const Pattern *pattern, const Expr *value)
{
    if (pattern->kind != PATTERN_ARRAY || value->kind != EXPR_ARRAY || pattern->as.array.has_rest ||
        pattern->as.array.count != value->as.array.count ||
        pattern->as.array.count > SPREAD_OUT_MAX) {
        return false;
    }
    for (uint32_t i = 0; i < pattern->as.array.count; i++) {
        PatternKind kind = pattern->as.array.elements[i]->kind;
        if ((kind != PATTERN_NAME && kind != PATTERN_DISCARD) ||
            value->as.array.elements[i].is_spread) {
            return false;
        }
    }
    return true;
}

void compile_destructuring(Emitter *e, const Pattern *pattern, const Expr *value)
{
    if (pattern->kind == PATTERN_NAME) {
        assign_resolved(e, resolution_of(&e->compiler->program, pattern), pattern->as.name,
                        pattern->pos, value);
        return;
    }
    if (pattern->kind == PATTERN_DISCARD) {
        compile_effect(e, value);
        return;
    }
    begin_names(e, pattern);
    uint32_t mark = e->next_register;
    if (spreads_out(pattern, value)) {
        uint32_t count = value->as.array.count;
        for (uint32_t i = 0; i < count; i++) {
            compile_temporary(e, value->as.array.elements[i].value);
        }
        for (uint32_t i = 0; i < count; i++) {
            unpack_pattern(e, pattern->as.array.elements[i], mark + i);
        }
    } else {
        unpack_pattern(e, pattern, compile_temporary(e, value));
    }
    e->next_register = mark;
}
