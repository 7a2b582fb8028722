/* Declarations: func, struct, enum, import, export. */
#include "runtime/str.h"
#include "vm/bytecode/compile.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- structs and enums */

static String *interned(Emitter *e, const Name *name)
{
    return compiler_string(e->compiler, name->text, name->length_bytes);
}

static String **name_list(Emitter *e, uint32_t count)
{
    String **names = calloc(count + 1, sizeof(String *));
    if (names == NULL) {
        compiler_fail(e->compiler);
    }
    return names;
}

/* Of several methods with one name the last counts. */
static bool is_overridden(const StructDecl *decl, uint32_t method)
{
    for (uint32_t i = method + 1; i < decl->method_count; i++) {
        if (decl->methods[i]->name == decl->methods[method]->name) {
            return true;
        }
    }
    return false;
}

/* Index of a template for NEW_STRUCT_DEF in the function's proto. */
static uint32_t add_template(Emitter *e, const StructDecl *decl)
{
    Proto *proto = e->proto;
    check_limit(e, proto->template_count + 1, UINT16_MAX, "struct declarations");
    StructTemplate *grown = realloc(proto->templates, (proto->template_count + 1) * sizeof *grown);
    if (grown == NULL) {
        compiler_fail(e->compiler);
    }
    proto->templates = grown;
    StructTemplate *template = &grown[proto->template_count];
    *template = (StructTemplate){.name = interned(e, decl->name)};
    proto->template_count++;
    template->fields = name_list(e, decl->field_count);
    template->methods = name_list(e, decl->method_count);
    for (uint32_t i = 0; i < decl->field_count; i++) {
        template->fields[template->field_count++] = interned(e, decl->fields[i].name);
    }
    for (uint32_t i = 0; i < decl->method_count; i++) {
        if (!is_overridden(decl, i)) {
            template->methods[template->method_count++] = interned(e, decl->methods[i]->name);
        }
    }
    return proto->template_count - 1;
}

static void make_struct(Emitter *e, const StructDecl *decl, uint32_t dst)
{
    uint32_t mark = e->next_register;
    uint32_t template = add_template(e, decl);
    for (uint32_t i = 0; i < decl->field_count; i++) {
        compile_default(e, &decl->fields[i], decl, allocate(e, 1));
    }
    for (uint32_t i = 0; i < decl->method_count; i++) {
        if (!is_overridden(decl, i)) {
            compile_method(e, decl->methods[i], decl, allocate(e, 1));
        }
    }
    emit_at(e, decl->name_pos, OP_NEW_STRUCT_DEF, dst, template, mark);
    emit_extra(e, e->next_register - mark, 0, 0);
    e->next_register = mark;
}

static void make_enum(Emitter *e, const Stmt *stmt, uint32_t dst)
{
    uint32_t count = stmt->as.enum_.count;
    Value *names = compiler_alloc(e->compiler, (count + 1) * sizeof *names);
    names[0] = value_string(interned(e, stmt->as.enum_.name));
    for (uint32_t i = 0; i < count; i++) {
        names[i + 1] = value_string(interned(e, stmt->as.enum_.variants[i].name));
    }
    emit_at(e, stmt->as.enum_.name_pos, OP_NEW_ENUM_DEF, dst, array_constant(e, names, count + 1),
            0);
}

/* ---------------------------------------------------------------- declarations */

static void make_declared(Emitter *e, const Stmt *stmt, uint32_t dst)
{
    if (stmt->kind == STMT_FUNCTION) {
        compile_closure(e, stmt->as.function, dst);
    } else if (stmt->kind == STMT_STRUCT) {
        make_struct(e, stmt->as.struct_, dst);
    } else {
        make_enum(e, stmt, dst);
    }
}

static const void *declaring_node(const Stmt *stmt)
{
    if (stmt->kind == STMT_FUNCTION) {
        return stmt->as.function;
    }
    return stmt->kind == STMT_STRUCT ? (const void *)stmt->as.struct_ : (const void *)stmt;
}

static const Name *declared_name(const Stmt *stmt)
{
    if (stmt->kind == STMT_FUNCTION) {
        return stmt->as.function->name;
    }
    return stmt->kind == STMT_STRUCT ? stmt->as.struct_->name : stmt->as.enum_.name;
}

static bool is_declaration(const Stmt *stmt)
{
    return stmt->kind == STMT_FUNCTION || stmt->kind == STMT_STRUCT || stmt->kind == STMT_ENUM;
}

static void declare_now(Emitter *e, const Stmt *stmt)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, declaring_node(stmt));
    if (e->unreachable) {
        return;
    }
    uint32_t fresh = begin_new(e, resolution);
    uint32_t mark = e->next_register;
    if (fresh != NO_REGISTER) {
        make_declared(e, stmt, fresh);
        finish_new(e, resolution);
    } else if (is_plain_register(e, resolution)) {
        make_declared(e, stmt, resolution->variable->reg);
    } else {
        uint32_t value = allocate(e, 1);
        make_declared(e, stmt, value);
        store_resolved(e, resolution, declared_name(stmt), stmt->pos, value);
    }
    e->next_register = mark;
}

static bool is_top_level(const Emitter *e, const Stmt *stmt)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, declaring_node(stmt));
    return resolution->variable != NULL && resolution->variable->global != NULL;
}

void compile_declaration(Emitter *e, const Stmt *stmt)
{
    if (!is_top_level(e, stmt)) {
        declare_now(e, stmt);
    }
}

void compile_hoisted(Emitter *e, const Block *program)
{
    for (uint32_t i = 0; i < program->count; i++) {
        const Stmt *stmt = program->statements[i];
        stmt = stmt->kind == STMT_EXPORT ? stmt->as.export : stmt;
        if (is_declaration(stmt) && is_top_level(e, stmt)) {
            declare_now(e, stmt);
        }
    }
}

/* ---------------------------------------------------------------- modules */

void compile_import(Emitter *e, const Stmt *stmt)
{
    const Name *name = stmt->as.import.name;
    const Resolution *resolution = resolution_of(&e->compiler->program, stmt);
    uint32_t fresh = resolution == NULL ? NO_REGISTER : begin_new(e, resolution);
    uint32_t mark = e->next_register;
    uint32_t module = fresh != NO_REGISTER ? fresh : allocate(e, 1);
    emit_at(e, stmt->pos, OP_IMPORT, module, name_constant(e, name), 0);
    if (resolution == NULL) {
        emit(e, OP_IMPORT_ALL, module, name_constant(e, name), 0);
    } else if (fresh != NO_REGISTER) {
        finish_new(e, resolution);
    } else {
        store_resolved(e, resolution, name, stmt->pos, module);
    }
    e->next_register = mark;
}

static void import_name(Emitter *e, const PatternName *imported, uint32_t module,
                        uint32_t module_name)
{
    const Resolution *resolution = resolution_of(&e->compiler->program, imported);
    uint32_t fresh =
        resolution->creates && !is_global(resolution) ? resolution->variable->reg : NO_REGISTER;
    uint32_t mark = e->next_register;
    uint32_t value = fresh != NO_REGISTER ? fresh : allocate(e, 1);
    emit_at(e, imported->pos, OP_IMPORT_NAME, value, module, name_constant(e, imported->name));
    emit_extra(e, module_name, 0, 0);
    if (fresh != NO_REGISTER) {
        finish_new(e, resolution);
    } else {
        store_resolved(e, resolution, imported->name, imported->pos, value);
    }
    e->next_register = mark;
}

void compile_from_import(Emitter *e, const Stmt *stmt)
{
    uint32_t count = stmt->as.from_import.count;
    for (uint32_t i = 0; i < count; i++) {
        begin_new(e, resolution_of(&e->compiler->program, &stmt->as.from_import.names[i]));
    }
    uint32_t mark = e->next_register;
    uint32_t module = allocate(e, 1);
    uint32_t module_name = name_constant(e, stmt->as.from_import.module);
    emit_at(e, stmt->pos, OP_IMPORT, module, module_name, 0);
    for (uint32_t i = 0; i < count; i++) {
        if (stmt->as.from_import.names[i].name != NULL) {
            import_name(e, &stmt->as.from_import.names[i], module, module_name);
        }
    }
    e->next_register = mark;
}

static void export_name(Emitter *e, const Name *name)
{
    GlobalName *global =
        name == NULL ? NULL : pointer_map_get(&e->compiler->program.globals, name, NULL);
    if (global != NULL) {
        emit(e, OP_EXPORT, name_constant(e, name), global_slot(e->compiler, global), 0);
    }
}

static void export_pattern(Emitter *e, const Pattern *pattern)
{
    if (pattern->kind == PATTERN_NAME) {
        export_name(e, pattern->as.name);
    } else if (pattern->kind == PATTERN_ARRAY) {
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            export_pattern(e, pattern->as.array.elements[i]);
        }
        export_name(e, pattern->as.array.rest.name);
    } else if (pattern->kind == PATTERN_DICT) {
        for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
            export_name(e, pattern->as.dict.names[i].name);
        }
        export_name(e, pattern->as.dict.rest.name);
    }
}

static void export_names_of(Emitter *e, const Stmt *stmt)
{
    position(e, stmt->pos);
    if (is_declaration(stmt)) {
        export_name(e, declared_name(stmt));
    } else if (stmt->kind == STMT_LET) {
        export_pattern(e, stmt->as.let.pattern);
    } else if (stmt->kind == STMT_DESTRUCTURE) {
        export_pattern(e, stmt->as.destructure.pattern);
    } else if (stmt->kind == STMT_CONST) {
        export_name(e, stmt->as.const_.name.name);
    } else if (stmt->kind == STMT_ASSIGN && stmt->as.assign.target->kind == EXPR_NAME) {
        export_name(e, stmt->as.assign.target->as.name);
    } else if (stmt->kind == STMT_EXPR && stmt->as.expr->kind == EXPR_NAME) {
        export_name(e, stmt->as.expr->as.name);
    }
}

void compile_export(Emitter *e, const Stmt *stmt)
{
    const Stmt *inner = stmt->as.export;
    bool exports = exports_names(&e->compiler->program, stmt);
    bool is_name = inner->kind == STMT_EXPR && inner->as.expr->kind == EXPR_NAME;
    if (!exports || !is_name) {
        compile_stmt(e, inner);
    }
    if (exports) {
        export_names_of(e, inner);
    }
}
