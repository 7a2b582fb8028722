/* Literals of containers: arrays, dicts, structs, tagged values, interpolated strings. */
#include <string.h>

#include "runtime/shape.h"
#include "runtime/str.h"
#include "vm/bytecode/compile.h"

#define PIECE        64u   /* elements that are collected in registers at a time */
#define CONSTANT_RUN 8u    /* literals in a row that are worth a constant array */
#define POOL_MINIMUM 1024u /* dict entries from which literals come out of constant arrays */

/* ---------------------------------------------------------------- arrays */

/* How many elements from `first` on are literals without spread. */
static uint32_t literal_run(Emitter *e, const ArrayElement *elements, uint32_t count,
                            uint32_t first)
{
    Value ignored;
    uint32_t i = first;
    while (i < count && !elements[i].is_spread && literal_value(e, elements[i].value, &ignored)) {
        i++;
    }
    return i - first;
}

static uint32_t constant_elements(Emitter *e, const ArrayElement *elements, uint32_t count)
{
    Value *values = compiler_alloc(e->compiler, count * sizeof *values);
    for (uint32_t i = 0; i < count; i++) {
        literal_value(e, elements[i].value, &values[i]);
    }
    return array_constant(e, values, count);
}

static void add_element(Emitter *e, const ArrayElement *element, uint32_t dst)
{
    uint32_t mark = e->next_register;
    if (element->is_spread) {
        uint32_t value = compile_operand(e, element->value);
        emit_at(e, element->pos, OP_ARRAY_SPREAD, dst, value, 0);
    } else {
        uint32_t value = compile_temporary(e, element->value);
        emit(e, OP_ARRAY_PUSH, dst, value, 0);
    }
    e->next_register = mark;
}

static void add_elements(Emitter *e, const ArrayElement *elements, uint32_t count, uint32_t dst)
{
    uint32_t i = 0;
    while (i < count) {
        uint32_t run = literal_run(e, elements, count, i);
        if (run < CONSTANT_RUN) {
            for (uint32_t end = i + (run == 0 ? 1 : run); i < end; i++) {
                add_element(e, &elements[i], dst);
            }
            continue;
        }
        uint32_t mark = e->next_register;
        uint32_t part = allocate(e, 1);
        emit(e, OP_LOAD_CONST, part, constant_elements(e, elements + i, run), 0);
        emit(e, OP_ARRAY_SPREAD, dst, part, 0);
        e->next_register = mark;
        i += run;
    }
}

void compile_array(Emitter *e, const Expr *expr, uint32_t dst)
{
    const ArrayElement *elements = expr->as.array.elements;
    uint32_t count = expr->as.array.count;
    uint32_t mark = e->next_register;
    if (count >= CONSTANT_RUN && literal_run(e, elements, count, 0) == count) {
        emit(e, OP_LOAD_CONST, dst, constant_elements(e, elements, count), 0);
        return;
    }
    uint32_t first = 0;
    while (first < count && first < PIECE && !elements[first].is_spread) {
        first++;
    }
    uint32_t base = mark;
    for (uint32_t i = 0; i < first; i++) {
        compile_temporary(e, elements[i].value);
    }
    emit_at(e, expr->pos, OP_NEW_ARRAY, dst, base, first);
    e->next_register = mark;
    if (first < count) {
        add_elements(e, elements + first, count - first, dst);
    }
}

/* ---------------------------------------------------------------- dicts */

/* Distinct names as keys, none of which is the text of an integer: a shape. */
static bool keys_make_shape(Emitter *e, const DictEntry *entries, uint32_t count, Value *keys)
{
    if (count == 0 || count > SHAPE_MAX_KEYS) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        int64_t number;
        if (entries[i].key == NULL || entries[i].key->kind != EXPR_STRING) {
            return false;
        }
        literal_value(e, entries[i].key, &keys[i]);
        if (str_to_canonical_int(keys[i].string, &number)) {
            return false;
        }
        for (uint32_t j = 0; j < i; j++) {
            if (keys[j].string == keys[i].string) {
                return false;
            }
        }
    }
    return true;
}

static void compile_shaped(Emitter *e, const Expr *expr, const Value *keys, uint32_t dst)
{
    uint32_t mark = e->next_register;
    uint32_t count = expr->as.dict.count;
    for (uint32_t i = 0; i < count; i++) {
        compile_temporary(e, expr->as.dict.entries[i].value);
    }
    emit_at(e, expr->pos, OP_NEW_DICT_SHAPED, dst, mark, array_constant(e, keys, count));
    e->next_register = mark;
}

/* Literals of a large dict, in one constant array: a function has at most 65,536 constants. */
typedef struct LiteralPool {
    uint32_t reg; /* NO_REGISTER: none */
} LiteralPool;

static LiteralPool pool_new(Emitter *e, const DictEntry *entries, uint32_t count, bool of_keys)
{
    if (count < POOL_MINIMUM) {
        return (LiteralPool){NO_REGISTER};
    }
    Value *values = compiler_alloc(e->compiler, count * sizeof *values);
    for (uint32_t i = 0; i < count; i++) {
        const Expr *expr = of_keys ? entries[i].key : entries[i].value;
        if (expr == NULL || !literal_value(e, expr, &values[i])) {
            values[i] = value_null();
        }
    }
    LiteralPool pool = {allocate(e, 1)};
    emit(e, OP_LOAD_CONST, pool.reg, array_constant(e, values, count), 0);
    return pool;
}

static uint32_t pool_operand(Emitter *e, LiteralPool pool, const Expr *expr, uint32_t i)
{
    Value value;
    if (pool.reg == NO_REGISTER || !literal_value(e, expr, &value)) {
        return compile_temporary(e, expr);
    }
    uint32_t reg = allocate(e, 1);
    load_int(e, reg, i);
    emit(e, OP_GET_INDEX, reg, pool.reg, reg);
    return reg;
}

static void add_entries(Emitter *e, const Expr *expr, uint32_t dst)
{
    const DictEntry *entries = expr->as.dict.entries;
    uint32_t count = expr->as.dict.count;
    LiteralPool keys = pool_new(e, entries, count, true);
    LiteralPool values = pool_new(e, entries, count, false);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t mark = e->next_register;
        if (entries[i].key == NULL) {
            uint32_t source = compile_operand(e, entries[i].value);
            emit_at(e, entries[i].pos, OP_DICT_SPREAD, dst, source, 0);
        } else {
            uint32_t key = pool_operand(e, keys, entries[i].key, i);
            uint32_t value = pool_operand(e, values, entries[i].value, i);
            emit_at(e, entries[i].key->pos, OP_DICT_INSERT, dst, key, value);
        }
        e->next_register = mark;
    }
}

static bool has_spread(const DictEntry *entries, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (entries[i].key == NULL) {
            return true;
        }
    }
    return false;
}

void compile_dict(Emitter *e, const Expr *expr, uint32_t dst)
{
    const DictEntry *entries = expr->as.dict.entries;
    uint32_t count = expr->as.dict.count;
    uint32_t mark = e->next_register;
    Value keys[SHAPE_MAX_KEYS];
    if (keys_make_shape(e, entries, count, keys)) {
        compile_shaped(e, expr, keys, dst);
        return;
    }
    if (count <= PIECE / 2 && !has_spread(entries, count)) {
        for (uint32_t i = 0; i < count; i++) {
            compile_temporary(e, entries[i].key);
            compile_temporary(e, entries[i].value);
        }
        emit_at(e, count > 0 ? entries[0].key->pos : expr->pos, OP_NEW_DICT, dst, mark, count);
    } else {
        emit_at(e, expr->pos, OP_NEW_DICT, dst, mark, 0);
        add_entries(e, expr, dst);
    }
    e->next_register = mark;
}

/* ---------------------------------------------------------------- structs and tagged values */

/* No variable and no import can be behind the name. */
static bool is_unknown(const Emitter *e, const Resolution *resolution)
{
    const Compiler *compiler = e->compiler;
    if (resolution->kind == RESOLVED_BUILTIN || resolution->kind == RESOLVED_DISCARD) {
        return true;
    }
    return resolution->kind == RESOLVED_GLOBAL && !resolution->global->is_declared &&
           !compiler->program.imports_modules;
}

void compile_struct_literal(Emitter *e, const Expr *expr, uint32_t dst)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, expr);
    const Name *name = expr->as.struct_lit.name;
    uint32_t count = expr->as.struct_lit.count;
    uint32_t mark = e->next_register;
    if (is_unknown(e, resolution)) {
        emit_throw_text(e, expr->pos, "Undefined struct: %s", name->text);
        return;
    }
    uint32_t definition = local_register(e, resolution, expr->pos);
    if (definition == NO_REGISTER) {
        definition = allocate(e, 1);
        read_resolved(e, resolution, name, expr->pos, definition);
    }
    uint32_t base = e->next_register;
    Value *names = compiler_alloc(e->compiler, (count + 1) * sizeof *names);
    for (uint32_t i = 0; i < count; i++) {
        const FieldInit *field = &expr->as.struct_lit.fields[i];
        names[i] = value_string(
            compiler_string(e->compiler, field->name->text, field->name->length_bytes));
        compile_temporary(e, field->value);
    }
    emit_at(e, expr->pos, OP_NEW_STRUCT, dst, definition, base);
    emit_extra(e, array_constant(e, names, count), name_constant(e, name), 0);
    e->next_register = mark;
}

static uint32_t tag_text(Emitter *e, const TagExpr *tag, ValueTag *kind)
{
    static const char *const short_names[] = {
        [TAG_OK] = "Ok", [TAG_ERR] = "Err", [TAG_SOME] = "Some", [TAG_NONE] = "None"};
    if (tag->builtin != TAG_USER) {
        const char *text = short_names[tag->builtin];
        *kind = tag->builtin == TAG_OK || tag->builtin == TAG_ERR ? TAG_RESULT : TAG_OPTION;
        return text_constant(e, text, strlen(text));
    }
    *kind = TAG_TAGGED;
    return variant_constant(e, tag->enum_name, tag->variant);
}

void compile_tag(Emitter *e, const Expr *expr, uint32_t dst)
{
    const TagExpr *tag = expr->as.tag;
    uint32_t mark = e->next_register;
    for (uint32_t i = 0; i < tag->arg_count; i++) {
        compile_temporary(e, tag->args[i]);
    }
    ValueTag kind;
    uint32_t text = tag_text(e, tag, &kind);
    emit_at(e, expr->pos, OP_NEW_VARIANT, dst, mark, tag->arg_count);
    emit_extra(e, text, kind, 0);
    e->next_register = mark;
}

/* ---------------------------------------------------------------- interpolation */

static void compile_part(Emitter *e, const InterpPart *part)
{
    if (part->expr != NULL) {
        compile_temporary(e, part->expr);
    } else {
        uint32_t text = text_constant(e, part->text.bytes, part->text.length_bytes);
        emit(e, OP_LOAD_CONST, allocate(e, 1), text, 0);
    }
}

/* Long ones in pieces: what there is so far is the first part of the next piece. */
void compile_interpolation(Emitter *e, const Expr *expr, uint32_t dst)
{
    const InterpPart *parts = expr->as.interp.parts;
    uint32_t count = expr->as.interp.count;
    uint32_t mark = e->next_register;
    for (uint32_t i = 0; i < count; i++) {
        if (e->next_register - mark == PIECE) {
            emit_at(e, expr->pos, OP_CONCAT, mark, mark, PIECE);
            e->next_register = mark + 1;
        }
        compile_part(e, &parts[i]);
    }
    emit_at(e, expr->pos, OP_CONCAT, dst, mark, e->next_register - mark);
    e->next_register = mark;
}
