/* Functions, methods, struct defaults and the top level of a module. */
#include "runtime/str.h"
#include "vm/bytecode/compile.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- names and nesting */

static String *plain_name(Compiler *compiler, const Name *name)
{
    static const char anonymous[] = "<lambda>";
    return name != NULL ? compiler_string(compiler, name->text, name->length_bytes)
                        : compiler_string(compiler, anonymous, strlen(anonymous));
}

static String *member_name(Compiler *compiler, const Name *struct_name, const Name *member)
{
    size_t struct_bytes = struct_name->length_bytes;
    size_t total_bytes = struct_bytes + 1 + member->length_bytes;
    char *text = compiler_alloc(compiler, total_bytes + 1);
    memcpy(text, struct_name->text, struct_bytes);
    text[struct_bytes] = '.';
    memcpy(text + struct_bytes + 1, member->text, member->length_bytes);
    return compiler_string(compiler, text, total_bytes);
}

/* Hands a finished function to the one around it; its index there. */
static uint32_t add_proto(Emitter *e, Proto *nested)
{
    Proto *proto = e->proto;
    check_limit(e, proto->proto_count + 1, UINT16_MAX, "nested functions");
    Proto **grown = realloc(proto->protos, (proto->proto_count + 1) * sizeof(Proto *));
    if (grown == NULL) {
        proto_free(e->compiler->vm, nested);
        compiler_fail(e->compiler);
    }
    proto->protos = grown;
    proto->protos[proto->proto_count] = nested;
    return proto->proto_count++;
}

/* dst = closure over the variables that the function and those inside it capture. */
static void emit_closure(Emitter *e, const FunctionScope *function, Proto *nested, SourcePos pos,
                         uint32_t dst)
{
    uint32_t index = add_proto(e, nested);
    emit_at(e, pos, OP_CLOSURE, dst, index, function->capture_count);
    for (uint32_t i = 0; i < function->capture_count; i++) {
        const Variable *variable = function->captures[i];
        if (variable->function == e->function) {
            emit_extra(e, 0, variable->reg, 0);
        } else {
            emit_extra(e, 1, capture_index(e, variable), 0);
        }
    }
}

/* ---------------------------------------------------------------- bodies */

static void begin_variable(Emitter *e, Variable *variable, uint32_t reg)
{
    variable->reg = reg;
    if (variable->is_captured) {
        emit(e, OP_NEW_CELL, reg, reg, 0);
    }
}

static void begin_parameters(Emitter *e, const AstFunction *function, uint32_t first)
{
    for (uint32_t i = 0; i < function->param_count; i++) {
        const Resolution *resolution = resolution_of(&e->compiler->program, &function->params[i]);
        if (resolution->kind == RESOLVED_VARIABLE) {
            begin_variable(e, resolution->variable, first + i);
        }
    }
}

/* A method without self: the fields it uses become variables. */
static void begin_fields(Emitter *e)
{
    const FunctionScope *function = e->function;
    for (uint32_t i = 0; i < function->field_count; i++) {
        Variable *field = function->field_variables[i];
        if (field->is_used) {
            uint32_t reg = allocate(e, 1);
            emit(e, OP_GET_FIELD, reg, 0, name_constant(e, field->name));
            begin_variable(e, field, reg);
        }
    }
    if (function->receiver != NULL && function->receiver->is_used) {
        begin_variable(e, function->receiver, 0);
    }
}

static Proto *compile_body(Emitter *e, const AstFunction *function)
{
    position(e, function->pos);
    begin_parameters(e, function, e->function->fields != NULL ? 1 : 0);
    if (e->function->fields != NULL) {
        begin_fields(e);
    }
    compile_statements(e, &function->body);
    emit(e, OP_RETURN_NULL, 0, 0, 0);
    return emitter_close(e);
}

static uint32_t flags_of(const AstFunction *function)
{
    return (function->is_generator ? FUNCTION_GENERATOR : 0) |
           (function->is_async ? FUNCTION_ASYNC : 0) |
           (function->name == NULL ? FUNCTION_ANONYMOUS : 0);
}

void compile_closure(Emitter *e, const AstFunction *function, uint32_t dst)
{
    if (e->unreachable) {
        return;
    }
    Compiler *compiler = e->compiler;
    FunctionScope *scope = function_scope_of(&compiler->program, function);
    Emitter *inner = emitter_open(compiler, scope, function->pos, function->param_count);
    inner->proto->info.name = plain_name(compiler, function->name);
    inner->proto->info.flags = flags_of(function);
    emit_closure(e, scope, compile_body(inner, function), function->pos, dst);
}

void compile_method(Emitter *e, const AstFunction *method, const StructDecl *decl, uint32_t dst)
{
    Compiler *compiler = e->compiler;
    FunctionScope *scope = function_scope_of(&compiler->program, method);
    uint32_t hidden = scope->fields != NULL ? 1 : 0;
    Emitter *inner = emitter_open(compiler, scope, method->pos, method->param_count + hidden);
    inner->proto->info.name = member_name(compiler, decl->name, method->name);
    inner->proto->info.flags = flags_of(method) | FUNCTION_METHOD;
    emit_closure(e, scope, compile_body(inner, method), method->pos, dst);
}

void compile_default(Emitter *e, const StructField *field, const StructDecl *decl, uint32_t dst)
{
    Value literal;
    if (field->default_value == NULL) {
        emit(e, OP_LOAD_UNSET, dst, 0, 0);
        return;
    }
    if (literal_value(e, field->default_value, &literal)) {
        compile_to(e, field->default_value, dst);
        return;
    }
    Compiler *compiler = e->compiler;
    FunctionScope *scope = function_scope_of(&compiler->program, field);
    Emitter *inner = emitter_open(compiler, scope, field->pos, 0);
    inner->proto->info.name = member_name(compiler, decl->name, field->name);
    uint32_t value = compile_operand(inner, field->default_value);
    emit(inner, OP_RETURN, value, 0, 0);
    emit_closure(e, scope, emitter_close(inner), field->pos, dst);
}

Proto *compile_main(Compiler *compiler)
{
    static const char name[] = "<module>";
    const Block *program = &compiler->ast->program;
    Emitter *e = emitter_open(compiler, compiler->program.main, program->start, 0);
    e->proto->info.name = compiler_string(compiler, name, strlen(name));
    compile_hoisted(e, program);
    compile_statements(e, program);
    emit(e, OP_RETURN_NULL, 0, 0, 0);
    return emitter_close(e);
}
