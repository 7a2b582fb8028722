/* The resolver's walk over statements, blocks and functions. */
#include "vm/bytecode/resolve.h"

#include <string.h>

static void resolve_stmt(Resolver *r, const Stmt *stmt);

_Noreturn void resolver_fail(Resolver *r)
{
    longjmp(r->failed, 1);
}

void *resolver_alloc(Resolver *r, size_t size_bytes)
{
    void *memory = arena_alloc_zeroed(r->out->arena, size_bytes);
    if (memory == NULL) {
        resolver_fail(r);
    }
    return memory;
}

bool resolver_seen(Resolver *r, const void *first, const void *second)
{
    if (pointer_map_get(&r->seen, first, second) != NULL) {
        return true;
    }
    if (!pointer_map_set(&r->seen, first, second, r)) {
        resolver_fail(r);
    }
    return false;
}

static void remember(Resolver *r, const void *node, void *scope)
{
    if (!pointer_map_set(&r->out->scopes, node, NULL, scope)) {
        resolver_fail(r);
    }
}

static const Stmt *without_export(const Stmt *stmt)
{
    return stmt->kind == STMT_EXPORT ? stmt->as.export : stmt;
}

/* ---------------------------------------------------------------- blocks */

static void hoist_declarations(Resolver *r, const Block *block)
{
    for (uint32_t i = 0; i < block->count; i++) {
        const Stmt *stmt = without_export(block->statements[i]);
        if (stmt->kind == STMT_FUNCTION) {
            hoist(r, stmt->as.function->name, DECLARED_FUNCTION);
        } else if (stmt->kind == STMT_STRUCT) {
            hoist(r, stmt->as.struct_->name, DECLARED_TYPE);
        } else if (stmt->kind == STMT_ENUM) {
            hoist(r, stmt->as.enum_.name, DECLARED_TYPE);
        }
    }
}

static void resolve_statements(Resolver *r, const Block *block)
{
    remember(r, block, r->scope);
    hoist_declarations(r, block);
    for (uint32_t i = 0; i < block->count; i++) {
        resolve_stmt(r, block->statements[i]);
    }
}

static void resolve_block(Resolver *r, const Block *block)
{
    scope_open(r, SCOPE_BLOCK);
    resolve_statements(r, block);
    scope_close(r);
}

static void resolve_loop_body(Resolver *r, const Block *block)
{
    r->loop_depth++;
    resolve_block(r, block);
    r->loop_depth--;
}

/* ---------------------------------------------------------------- functions */

/* What is around a function and does not reach into it. */
typedef struct Outside {
    uint32_t loop_depth;
    bool can_yield;
} Outside;

static Outside leave_outside(Resolver *r, bool can_yield)
{
    Outside outside = {r->loop_depth, r->can_yield};
    r->loop_depth = 0;
    r->can_yield = can_yield;
    return outside;
}

static void return_outside(Resolver *r, Outside outside)
{
    r->loop_depth = outside.loop_depth;
    r->can_yield = outside.can_yield;
}

FunctionScope *function_open(Resolver *r)
{
    FunctionScope *function = resolver_alloc(r, sizeof *function);
    function->parent = r->function;
    function->outer_sequence = r->function == NULL || r->function->parent == NULL
                                   ? r->sequence
                                   : r->function->outer_sequence;
    r->function = function;
    return function;
}

void function_close(Resolver *r)
{
    r->function = r->function->parent;
}

static void open_fields(Resolver *r, FunctionScope *scope, const StructDecl *fields)
{
    scope->fields = scope_open(r, SCOPE_FIELDS);
    scope->field_count = fields->field_count;
    scope->field_variables = resolver_alloc(r, fields->field_count * sizeof(Variable *));
    for (uint32_t i = 0; i < fields->field_count; i++) {
        scope->field_variables[i] = declare_silently(r, fields->fields[i].name);
    }
    Variable *receiver = declare_silently(r, r->ast->name_self);
    for (uint32_t i = 0; i < fields->field_count; i++) {
        if (scope->field_variables[i] == receiver) {
            return;
        }
    }
    scope->receiver = receiver;
}

static void check_function_kind(Resolver *r, const AstFunction *function, const Name *struct_name)
{
    const char *name = function->name != NULL ? function->name->text : "<lambda>";
    if (struct_name != NULL && function->is_generator) {
        diagnostics_add_compile(r->diagnostics, function->pos, NULL,
                                "Generator methods are not supported for structs: %s.%s",
                                struct_name->text, name);
    } else if (function->is_async && function->is_generator) {
        diagnostics_add_compile(r->diagnostics, function->pos, NULL,
                                "Async generators are not supported: %s", name);
    }
}

void resolve_function(Resolver *r, const AstFunction *function, const Name *struct_name,
                      const StructDecl *fields)
{
    check_function_kind(r, function, struct_name);
    FunctionScope *scope = function_open(r);
    scope->is_generator = function->is_generator;
    remember(r, function, scope);
    Outside outside = leave_outside(r, true);
    if (fields != NULL) {
        open_fields(r, scope, fields);
    }
    scope->scope = scope_open(r, SCOPE_BLOCK);
    for (uint32_t i = 0; i < function->param_count; i++) {
        const Param *param = &function->params[i];
        declare(r, param, param->name, param->pos, DECLARED_KEYWORD, BINDING_MUTABLE);
    }
    resolve_statements(r, &function->body);
    scope_close(r);
    if (fields != NULL) {
        scope_close(r);
    }
    return_outside(r, outside);
    function_close(r);
}

void resolve_detached(Resolver *r, const Block *block)
{
    function_open(r);
    Outside outside = leave_outside(r, false);
    r->dead_depth++;
    resolve_block(r, block);
    r->dead_depth--;
    return_outside(r, outside);
    function_close(r);
}

static void resolve_default(Resolver *r, const StructField *field)
{
    FunctionScope *scope = function_open(r);
    remember(r, field, scope);
    Outside outside = leave_outside(r, false);
    scope->scope = scope_open(r, SCOPE_BLOCK);
    resolve_expr(r, field->default_value);
    scope_close(r);
    return_outside(r, outside);
    function_close(r);
}

static void check_members(Resolver *r, const StructDecl *decl)
{
    for (uint32_t i = 0; i < decl->field_count; i++) {
        if (resolver_seen(r, decl, decl->fields[i].name)) {
            diagnostics_add_compile(r->diagnostics, decl->fields[i].pos, NULL,
                                    "Duplicate declaration in the same scope: %s",
                                    decl->fields[i].name->text);
        }
    }
    for (uint32_t i = 0; i < decl->method_count; i++) {
        const AstFunction *method = decl->methods[i];
        if (pointer_map_get(&r->seen, decl, method->name) != NULL) {
            diagnostics_add_compile(r->diagnostics, method->pos, NULL,
                                    "Duplicate declaration in the same scope: %s",
                                    method->name->text);
        }
    }
}

static void resolve_struct(Resolver *r, const StructDecl *decl)
{
    declare(r, decl, decl->name, decl->name_pos, DECLARED_TYPE, BINDING_MUTABLE);
    check_members(r, decl);
    for (uint32_t i = 0; i < decl->field_count; i++) {
        if (decl->fields[i].default_value != NULL) {
            resolve_default(r, &decl->fields[i]);
        }
    }
    for (uint32_t i = 0; i < decl->method_count; i++) {
        const AstFunction *method = decl->methods[i];
        bool has_self = method->param_count > 0 && method->params[0].name == r->ast->name_self;
        resolve_function(r, method, decl->name, has_self ? NULL : decl);
    }
}

static void resolve_enum(Resolver *r, const Stmt *stmt)
{
    declare(r, stmt, stmt->as.enum_.name, stmt->as.enum_.name_pos, DECLARED_TYPE, BINDING_MUTABLE);
    for (uint32_t i = 0; i < stmt->as.enum_.count; i++) {
        const PatternName *variant = &stmt->as.enum_.variants[i];
        if (variant->name != NULL && resolver_seen(r, stmt, variant->name)) {
            diagnostics_add_compile(r->diagnostics, variant->pos, NULL,
                                    "Duplicate declaration in the same scope: %s",
                                    variant->name->text);
        }
    }
}

/* ---------------------------------------------------------------- patterns */

/* How the names of a pattern become variables: declared, or assigned as by a bare assignment. */
typedef struct PatternUse {
    const Pattern *whole;
    bool declares;
    Mutability mutability;
} PatternUse;

static void resolve_pattern_name(Resolver *r, const PatternUse *use, const void *node,
                                 const Name *name, SourcePos pos)
{
    if (use->declares) {
        declare(r, node, name, pos, DECLARED_KEYWORD, use->mutability);
        return;
    }
    if (name == NULL) {
        resolve_assignment(r, node, r->ast->name_underscore);
        return;
    }
    if (name != r->ast->name_underscore && resolver_seen(r, use->whole, name)) {
        diagnostics_add_compile(r->diagnostics, pos, NULL,
                                "Duplicate declaration in the same scope: %s", name->text);
    }
    resolve_assignment(r, node, name);
}

static void resolve_pattern(Resolver *r, const PatternUse *use, const Pattern *pattern)
{
    switch (pattern->kind) {
    case PATTERN_NAME:
        resolve_pattern_name(r, use, pattern, pattern->as.name, pattern->pos);
        return;
    case PATTERN_DISCARD:
        return;
    case PATTERN_ARRAY:
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            resolve_pattern(r, use, pattern->as.array.elements[i]);
        }
        if (pattern->as.array.has_rest) {
            const PatternName *rest = &pattern->as.array.rest;
            resolve_pattern_name(r, use, rest, rest->name, rest->pos);
        }
        return;
    case PATTERN_DICT:
        for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
            const PatternName *name = &pattern->as.dict.names[i];
            resolve_pattern_name(r, use, name, name->name, name->pos);
        }
        if (pattern->as.dict.has_rest) {
            const PatternName *rest = &pattern->as.dict.rest;
            resolve_pattern_name(r, use, rest, rest->name, rest->pos);
        }
        return;
    }
}

static void declare_pattern(Resolver *r, const Pattern *pattern, Mutability mutability)
{
    resolve_pattern(r, &(PatternUse){pattern, true, mutability}, pattern);
}

static void resolve_case(Resolver *r, const CasePattern *pattern)
{
    if (pattern->kind == CASE_BIND) {
        declare(r, pattern, pattern->as.name, pattern->pos, DECLARED_KEYWORD, BINDING_MUTABLE);
    } else if (pattern->kind == CASE_TAG) {
        for (uint32_t i = 0; i < pattern->as.tag.part_count; i++) {
            resolve_case(r, pattern->as.tag.parts[i]);
        }
    }
}

/* ---------------------------------------------------------------- statements */

static void resolve_match(Resolver *r, const Stmt *stmt)
{
    resolve_expr(r, stmt->as.match.subject);
    MatchInfo *match = r->scope->kind == SCOPE_ARM ? r->scope->match : NULL;
    if (match == NULL) {
        match = resolver_alloc(r, sizeof *match);
        match->target = r->scope;
        remember(r, stmt, match);
    }
    for (uint32_t i = 0; i < stmt->as.match.count; i++) {
        const MatchClause *clause = &stmt->as.match.clauses[i];
        Scope *arm = scope_open(r, SCOPE_ARM);
        arm->match = match;
        if (clause->pattern != NULL) {
            resolve_case(r, clause->pattern);
        }
        if (clause->guard != NULL) {
            resolve_expr(r, clause->guard);
        }
        resolve_statements(r, &clause->body);
        scope_close(r);
    }
}

static void resolve_assign(Resolver *r, const Stmt *stmt)
{
    const Expr *target = stmt->as.assign.target;
    if (target->kind != EXPR_NAME) {
        resolve_expr(r, target);
        resolve_expr(r, stmt->as.assign.value);
        return;
    }
    if (stmt->as.assign.op != ASSIGN_SET) {
        resolve_read(r, stmt, target->as.name);
    }
    resolve_expr(r, stmt->as.assign.value);
    resolve_assignment(r, target, target->as.name);
}

static void resolve_for(Resolver *r, const Stmt *stmt)
{
    resolve_expr(r, stmt->as.for_.iterable);
    scope_open(r, SCOPE_BLOCK);
    declare_pattern(r, stmt->as.for_.pattern, BINDING_MUTABLE);
    r->loop_depth++;
    resolve_statements(r, stmt->as.for_.body);
    r->loop_depth--;
    scope_close(r);
}

static void resolve_try(Resolver *r, const Stmt *stmt)
{
    resolve_block(r, stmt->as.try_.body);
    scope_open(r, SCOPE_BLOCK);
    const PatternName *error = &stmt->as.try_.error;
    declare(r, error, error->name, error->pos, DECLARED_KEYWORD, BINDING_MUTABLE);
    resolve_statements(r, stmt->as.try_.handler);
    scope_close(r);
}

static void resolve_if(Resolver *r, const Stmt *stmt)
{
    for (uint32_t i = 0; i < stmt->as.if_.count; i++) {
        resolve_expr(r, stmt->as.if_.arms[i].condition);
        resolve_block(r, &stmt->as.if_.arms[i].body);
    }
    if (stmt->as.if_.else_body != NULL) {
        resolve_block(r, stmt->as.if_.else_body);
    }
}

static void resolve_from_import(Resolver *r, const Stmt *stmt)
{
    for (uint32_t i = 0; i < stmt->as.from_import.count; i++) {
        const PatternName *name = &stmt->as.from_import.names[i];
        declare(r, name, name->name, name->pos, DECLARED_IMPORT, BINDING_MUTABLE);
    }
}

static void resolve_import(Resolver *r, const Stmt *stmt)
{
    if (r->scope->kind == SCOPE_MODULE) {
        global_name(r, stmt->as.import.name)->needs_slot = true;
    } else {
        declare(r, stmt, stmt->as.import.name, stmt->as.import.name_pos, DECLARED_IMPORT,
                BINDING_MUTABLE);
    }
}

static void check_in_loop(Resolver *r, const Stmt *stmt, const char *word)
{
    if (r->loop_depth == 0) {
        diagnostics_add_compile(r->diagnostics, stmt->pos, NULL,
                                "%s can only be used inside a loop", word);
    }
}

static void export_name(Resolver *r, const Name *name)
{
    if (name != NULL) {
        global_name(r, name)->needs_slot = true;
    }
}

static void export_pattern(Resolver *r, const Pattern *pattern)
{
    if (pattern->kind == PATTERN_NAME) {
        export_name(r, pattern->as.name);
    } else if (pattern->kind == PATTERN_ARRAY) {
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            export_pattern(r, pattern->as.array.elements[i]);
        }
        export_name(r, pattern->as.array.rest.name);
    } else if (pattern->kind == PATTERN_DICT) {
        for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
            export_name(r, pattern->as.dict.names[i].name);
        }
        export_name(r, pattern->as.dict.rest.name);
    }
}

static void resolve_export(Resolver *r, const Stmt *stmt)
{
    const Stmt *inner = stmt->as.export;
    bool counts = r->options.is_module && r->scope->kind == SCOPE_MODULE;
    if (counts) {
        remember(r, stmt, r->scope);
        if (inner->kind == STMT_LET) {
            export_pattern(r, inner->as.let.pattern);
        } else if (inner->kind == STMT_DESTRUCTURE) {
            export_pattern(r, inner->as.destructure.pattern);
        } else if (inner->kind == STMT_CONST) {
            export_name(r, inner->as.const_.name.name);
        } else if (inner->kind == STMT_ASSIGN && inner->as.assign.target->kind == EXPR_NAME) {
            export_name(r, inner->as.assign.target->as.name);
        }
    }
    resolve_stmt(r, inner);
    if (counts && inner->kind == STMT_EXPR && inner->as.expr->kind == EXPR_NAME) {
        export_name(r, inner->as.expr->as.name);
    }
}

static void resolve_binding(Resolver *r, const Stmt *stmt)
{
    if (stmt->kind == STMT_LET) {
        resolve_expr(r, stmt->as.let.value);
        declare_pattern(r, stmt->as.let.pattern,
                        stmt->as.let.is_mutable ? BINDING_MUTABLE : BINDING_LET);
    } else if (stmt->kind == STMT_CONST) {
        const PatternName *name = &stmt->as.const_.name;
        resolve_expr(r, stmt->as.const_.value);
        declare(r, name, name->name, name->pos, DECLARED_KEYWORD, BINDING_CONST);
    } else {
        const Pattern *pattern = stmt->as.destructure.pattern;
        resolve_expr(r, stmt->as.destructure.value);
        resolve_pattern(r, &(PatternUse){pattern, false, BINDING_MUTABLE}, pattern);
    }
}

static void resolve_while(Resolver *r, const Expr *condition, const Block *body)
{
    if (condition != NULL) {
        resolve_expr(r, condition);
    }
    resolve_loop_body(r, body);
}

static void resolve_declared_function(Resolver *r, const AstFunction *function)
{
    /* A function's own name does not stand before the function: rule 2a. */
    uint32_t sequence = r->sequence;
    declare(r, function, function->name, function->pos, DECLARED_FUNCTION, BINDING_MUTABLE);
    uint32_t after = r->sequence;
    r->sequence = sequence;
    resolve_function(r, function, NULL, NULL);
    r->sequence = after;
}

static void resolve_stmt(Resolver *r, const Stmt *stmt)
{
    switch ((StmtKind)stmt->kind) {
    case STMT_EXPR:
        resolve_expr(r, stmt->as.expr);
        return;
    case STMT_LET:
    case STMT_CONST:
    case STMT_DESTRUCTURE:
        resolve_binding(r, stmt);
        return;
    case STMT_ASSIGN:
        resolve_assign(r, stmt);
        return;
    case STMT_FUNCTION:
        resolve_declared_function(r, stmt->as.function);
        return;
    case STMT_STRUCT:
        resolve_struct(r, stmt->as.struct_);
        return;
    case STMT_ENUM:
        resolve_enum(r, stmt);
        return;
    case STMT_IMPORT:
        resolve_import(r, stmt);
        return;
    case STMT_FROM_IMPORT:
        resolve_from_import(r, stmt);
        return;
    case STMT_EXPORT:
        resolve_export(r, stmt);
        return;
    case STMT_RETURN:
        if (stmt->as.return_.value != NULL) {
            resolve_expr(r, stmt->as.return_.value);
        }
        return;
    case STMT_BREAK:
        check_in_loop(r, stmt, "break");
        return;
    case STMT_CONTINUE:
        check_in_loop(r, stmt, "continue");
        return;
    case STMT_IF:
        resolve_if(r, stmt);
        return;
    case STMT_MATCH:
        resolve_match(r, stmt);
        return;
    case STMT_WHILE:
        resolve_while(r, stmt->as.while_.condition, stmt->as.while_.body);
        return;
    case STMT_LOOP:
        resolve_while(r, stmt->as.loop.condition, stmt->as.loop.body);
        return;
    case STMT_FOR:
        resolve_for(r, stmt);
        return;
    case STMT_TRY:
        resolve_try(r, stmt);
        return;
    case STMT_TEST:
    case STMT_TEST_GROUP:
    case STMT_TEST_SETUP:
    case STMT_TEST_TEARDOWN:
        resolve_detached(r, stmt->as.test.body);
        return;
    }
}

/* ---------------------------------------------------------------- the whole program */

bool resolve_program(ResolvedProgram *out, Arena *arena, const Ast *ast, CompileOptions options,
                     DiagnosticList *diagnostics)
{
    *out = (ResolvedProgram){.arena = arena};
    pointer_map_init(&out->bindings, arena);
    pointer_map_init(&out->scopes, arena);
    pointer_map_init(&out->globals, arena);
    Resolver *r = arena_alloc_zeroed(arena, sizeof *r);
    if (r == NULL) {
        return false;
    }
    r->out = out;
    r->ast = ast;
    r->options = options;
    r->diagnostics = diagnostics;
    r->sequence = 1; /* 0: globals known before */
    pointer_map_init(&r->variables, arena);
    pointer_map_init(&r->uses, arena);
    pointer_map_init(&r->seen, arena);
    if (setjmp(r->failed) != 0) {
        return false;
    }
    out->main = function_open(r);
    out->main->scope = scope_open(r, SCOPE_MODULE);
    collect_globals(r, &ast->program);
    resolve_statements(r, &ast->program);
    return true;
}

/* ---------------------------------------------------------------- answers */

const Resolution *resolution_of(const ResolvedProgram *program, const void *node)
{
    return pointer_map_get(&program->bindings, node, NULL);
}

Scope *scope_of(const ResolvedProgram *program, const void *node)
{
    return pointer_map_get(&program->scopes, node, NULL);
}

FunctionScope *function_scope_of(const ResolvedProgram *program, const void *node)
{
    return pointer_map_get(&program->scopes, node, NULL);
}

bool exports_names(const ResolvedProgram *program, const Stmt *export_stmt)
{
    return pointer_map_get(&program->scopes, export_stmt, NULL) != NULL;
}

MatchInfo *match_info_of(const ResolvedProgram *program, const Stmt *stmt)
{
    return pointer_map_get(&program->scopes, stmt, NULL);
}
