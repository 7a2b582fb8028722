/* Emitters: instructions, registers, labels and constants of one function. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/str.h"
#include "vm/bytecode/compile.h"
#include "vm/bytecode/ownership.h"

Emitter *emitter_open(Compiler *compiler, FunctionScope *function, SourcePos pos,
                      uint32_t param_count)
{
    Emitter *e = compiler_alloc(compiler, sizeof *e);
    e->proto = calloc(1, sizeof *e->proto);
    if (e->proto == NULL) {
        compiler_fail(compiler);
    }
    builder_init(&e->builder, compiler->vm, param_count);
    e->compiler = compiler;
    e->outer = compiler->emitter;
    e->function = function;
    e->pos = pos;
    e->next_register = param_count;
    e->proto->file = compiler->file;
    e->proto->line = pos.line;
    e->proto->capture_count = function->capture_count;
    e->proto->info.param_count = param_count;
    compiler->emitter = e;
    check_limit(e, function->capture_count, UINT16_MAX, "captured variables");
    check_limit(e, param_count, REG_MAX / 2, "parameters");
    return e;
}

void emitter_free(Emitter *e)
{
    builder_free(&e->builder);
    proto_free(e->compiler->vm, e->proto);
    free(e->label_used);
}

static void report_limit(Emitter *e)
{
    const String *name = e->proto->info.name;
    diagnostics_add_compile(e->compiler->diagnostics, e->pos, NULL, "%s (in function %s)",
                            e->builder.limit, name != NULL ? name->data : "<module>");
}

Proto *emitter_close(Emitter *e)
{
    Compiler *compiler = e->compiler;
    if (e->builder.limit == NULL && !builder_finish(&e->builder, e->proto) &&
        e->builder.limit == NULL) {
        compiler_fail(compiler);
    }
    if (e->builder.limit != NULL) {
        report_limit(e);
    }
    Proto *proto = e->proto;
    compiler->emitter = e->outer;
    builder_free(&e->builder);
    free(e->label_used);
    return proto;
}

void check_limit(Emitter *e, uint32_t count, uint32_t max, const char *what)
{
    if (count > max && e->builder.limit == NULL) {
        char text[96];
        int len = snprintf(text, sizeof text, "Function exceeds the limit of %u %s", max, what);
        e->builder.limit = arena_copy_text(&e->compiler->arena, text, (size_t)len);
        if (e->builder.limit == NULL) {
            compiler_fail(e->compiler);
        }
    }
}

/* ---------------------------------------------------------------- registers */

uint32_t allocate(Emitter *e, uint32_t count)
{
    if (count > REG_MAX || e->next_register + count > REG_MAX) {
        if (e->builder.limit == NULL) {
            e->builder.limit = REGISTER_LIMIT_TEXT;
        }
        return 0;
    }
    uint32_t first = e->next_register;
    e->next_register += count;
    return first;
}

void move_to(Emitter *e, uint32_t dst, uint32_t src)
{
    if (dst != src) {
        emit(e, OP_COPY, dst, src, 0);
    }
}

/* ---------------------------------------------------------------- instructions */

void position(Emitter *e, SourcePos pos)
{
    builder_position(&e->builder, pos.line, pos.column);
}

void emit(Emitter *e, Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    if (e->unreachable) {
        return;
    }
    builder_emit(&e->builder, op, a, b, c);
    if (opcode_info[op].effects & EFFECT_END) {
        e->unreachable = true;
    }
}

void emit_at(Emitter *e, SourcePos pos, Opcode op, uint32_t a, uint32_t b, uint32_t c)
{
    position(e, pos);
    emit(e, op, a, b, c);
}

void emit_extra(Emitter *e, uint32_t a, uint32_t b, uint32_t c)
{
    emit(e, OP_EXTRA, a, b, c);
}

void emit_throw_text(Emitter *e, SourcePos pos, const char *format, ...)
{
    char text[2200]; /* identifiers have at most 256 characters */
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len < 0 || (size_t)len >= sizeof text) {
        len = (int)sizeof text - 1;
    }
    emit_at(e, pos, OP_THROW_TEXT, text_constant(e, text, (size_t)len), 0, 0);
}

void emit_loop(Emitter *e, SourcePos pos)
{
    check_limit(e, e->loop_id, UINT16_MAX, "loops");
    emit_at(e, pos, OP_LOOP, e->loop_id++, 0, 0);
}

void emit_back_edge(Emitter *e, SourcePos pos, int32_t head)
{
    position(e, pos);
    emit_jump(e, OP_JUMP, 0, 0, 0, head);
}

/* ---------------------------------------------------------------- labels */

int32_t new_label(Emitter *e)
{
    int32_t label = builder_label(&e->builder);
    if ((uint32_t)label >= e->label_capacity) {
        uint32_t capacity = e->label_capacity == 0 ? 32 : e->label_capacity * 2;
        bool *grown = realloc(e->label_used, capacity * sizeof *grown);
        if (grown == NULL) {
            compiler_fail(e->compiler);
        }
        e->label_used = grown;
        e->label_capacity = capacity;
    }
    e->label_used[label] = false;
    return label;
}

void emit_jump(Emitter *e, Opcode op, uint32_t a, uint32_t b, uint32_t c, int32_t label)
{
    if (e->unreachable) {
        return;
    }
    e->label_used[label] = true;
    builder_emit_jump(&e->builder, op, a, b, c, label);
    if (opcode_info[op].effects & EFFECT_END) {
        e->unreachable = true;
    }
}

void bind_label(Emitter *e, int32_t label)
{
    if (e->label_used[label]) {
        e->unreachable = false;
    }
    builder_bind(&e->builder, label);
}

/* ---------------------------------------------------------------- constants */

uint32_t constant_of(Emitter *e, Value v)
{
    return builder_constant(&e->builder, v);
}

uint32_t text_constant(Emitter *e, const char *text, size_t len_bytes)
{
    return constant_of(e, value_string(compiler_string(e->compiler, text, len_bytes)));
}

uint32_t name_constant(Emitter *e, const Name *name)
{
    return text_constant(e, name->text, name->length_bytes);
}

uint32_t variant_constant(Emitter *e, const Name *enum_name, const Name *variant)
{
    size_t enum_bytes = enum_name->length_bytes;
    size_t total_bytes = enum_bytes + 2 + variant->length_bytes;
    char *text = compiler_alloc(e->compiler, total_bytes + 1);
    memcpy(text, enum_name->text, enum_bytes);
    memcpy(text + enum_bytes, "::", 2);
    memcpy(text + enum_bytes + 2, variant->text, variant->length_bytes);
    return text_constant(e, text, total_bytes);
}

uint32_t array_constant(Emitter *e, const Value *values, uint32_t count)
{
    Array *array = array_from_values(e->compiler->vm, values, count);
    if (array == NULL) {
        compiler_fail(e->compiler);
    }
    array->header.rc = 0; /* immortal: whoever changes it copies it first */
    return constant_of(e, value_array(array));
}

void load_int(Emitter *e, uint32_t dst, int64_t i)
{
    if (i >= INT32_MIN && i <= INT32_MAX) {
        uint32_t bits = (uint32_t)(int32_t)i;
        emit(e, OP_LOAD_INT, dst, bits & 0xffff, bits >> 16);
    } else {
        emit(e, OP_LOAD_CONST, dst, constant_of(e, value_int(i)), 0);
    }
}
