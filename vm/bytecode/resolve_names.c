/* Scopes and the rules of language page 5.2 to 5.5. */
#include <string.h>

#include "runtime/stdlib/builtin.h"
#include "vm/bytecode/resolve.h"

static bool name_is_prelude(const Name *name)
{
    Value constant;
    return builtin_find(name->text, name->length_bytes) != NULL ||
           builtin_constant_find(name->text, name->length_bytes, &constant);
}

Scope *scope_open(Resolver *r, ScopeKind kind)
{
    Scope *scope = resolver_alloc(r, sizeof *scope);
    scope->parent = r->scope;
    scope->function = r->function;
    scope->kind = kind;
    scope->hoisted_tail = &scope->hoisted;
    r->scope = scope;
    return scope;
}

void scope_close(Resolver *r)
{
    r->scope = r->scope->parent;
}

static Variable *scope_find(const Resolver *r, const Scope *scope, const Name *name)
{
    return pointer_map_get(&r->variables, scope, name);
}

static void bind(Resolver *r, const void *node, Resolution resolution)
{
    Resolution *stored = resolver_alloc(r, sizeof *stored);
    *stored = resolution;
    if (!pointer_map_set(&r->out->bindings, node, NULL, stored)) {
        resolver_fail(r);
    }
}

GlobalName *global_name(Resolver *r, const Name *name)
{
    GlobalName *global = pointer_map_get(&r->out->globals, name, NULL);
    if (global == NULL) {
        global = resolver_alloc(r, sizeof *global);
        global->name = name;
        global->slot = -1;
        if (!pointer_map_set(&r->out->globals, name, NULL, global)) {
            resolver_fail(r);
        }
    }
    return global;
}

/* ---------------------------------------------------------------- making variables */

static Variable *variable_new(Resolver *r, Scope *scope, const Name *name)
{
    Variable *variable = resolver_alloc(r, sizeof *variable);
    variable->name = name;
    variable->function = scope->function;
    if (scope->kind == SCOPE_MODULE) {
        variable->global = global_name(r, name);
        variable->global->is_declared = true;
        if (r->out->imports_modules || ++r->module_variables > MAX_TOP_LEVEL_REGISTERS) {
            variable->global->needs_slot = true;
        }
    }
    if (!pointer_map_set(&r->variables, scope, name, variable)) {
        resolver_fail(r);
    }
    return variable;
}

static void pass_declaration(Resolver *r, Variable *variable, Declaration declaration,
                             Mutability mutability)
{
    variable->is_passed = true;
    variable->declaration = declaration;
    variable->mutability = mutability;
    GlobalName *global = variable->global;
    if (global == NULL) {
        return;
    }
    if (!global->is_passed) {
        global->is_passed = true;
        global->sequence = r->sequence++;
    }
    global->mutability = mutability;
    if (!variable->is_hoisted) {
        global->is_reassigned = true;
    }
}

void hoist(Resolver *r, const Name *name, Declaration declaration)
{
    if (name == r->ast->name_underscore || scope_find(r, r->scope, name) != NULL) {
        return;
    }
    Variable *variable = variable_new(r, r->scope, name);
    variable->is_hoisted = true;
    variable->declaration = declaration;
    if (variable->global != NULL) {
        variable->global->is_hoisted = true;
        variable->global->needs_slot = true;
    } else {
        *r->scope->hoisted_tail = variable;
        r->scope->hoisted_tail = &variable->next_hoisted;
    }
}

static bool may_declare_again(const Variable *variable, Declaration declaration)
{
    return declaration == DECLARED_IMPORT || variable->declaration == DECLARED_IMPORT ||
           (declaration == DECLARED_FUNCTION && variable->declaration == DECLARED_FUNCTION);
}

void declare(Resolver *r, const void *node, const Name *name, SourcePos pos,
             Declaration declaration, Mutability mutability)
{
    if (name == NULL || name == r->ast->name_underscore) {
        bind(r, node, (Resolution){.kind = RESOLVED_DISCARD});
        return;
    }
    Variable *variable = scope_find(r, r->scope, name);
    if (variable != NULL && variable->is_passed) {
        if (!may_declare_again(variable, declaration)) {
            diagnostics_add_compile(r->diagnostics, pos, NULL,
                                    "Duplicate declaration in the same scope: %s", name->text);
        } else if (declaration != variable->declaration) {
            variable = NULL;
        }
    }
    bool is_new = variable == NULL || !variable->is_passed;
    if (variable == NULL) {
        variable = variable_new(r, r->scope, name);
    }
    pass_declaration(r, variable, declaration, mutability);
    bind(r, node,
         (Resolution){.kind = RESOLVED_VARIABLE,
                      .creates = is_new && !variable->is_hoisted,
                      .variable = variable,
                      .global = variable->global});
}

Variable *declare_silently(Resolver *r, const Name *name)
{
    Variable *variable = scope_find(r, r->scope, name);
    if (variable == NULL) {
        variable = variable_new(r, r->scope, name);
        pass_declaration(r, variable, DECLARED_KEYWORD, BINDING_MUTABLE);
    }
    return variable;
}

/* Rule 3: a bare assignment makes a variable, from an arm of a match in the scope around it. */
static void create_bare(Resolver *r, const void *node, const Name *name)
{
    Scope *scope = r->scope;
    MatchInfo *match = scope->kind == SCOPE_ARM ? scope->match : NULL;
    if (match != NULL) {
        scope = match->target;
    }
    Variable *variable = scope_find(r, scope, name); /* hoisted, further down */
    bool is_new = variable == NULL;
    if (is_new) {
        variable = variable_new(r, scope, name);
        if (match != NULL) {
            variable->maybe_unset = true;
            variable->next_in_match = match->created;
            match->created = variable;
        }
    }
    variable->is_used = true;
    pass_declaration(r, variable, DECLARED_BARE, BINDING_MUTABLE);
    bind(r, node,
         (Resolution){.kind = RESOLVED_VARIABLE,
                      .creates = is_new && match == NULL,
                      .variable = variable,
                      .global = variable->global});
}

/* ---------------------------------------------------------------- using variables */

static void add_capture(Resolver *r, FunctionScope *function, Variable *variable)
{
    if (function->capture_count == function->capture_capacity) {
        uint32_t capacity = function->capture_capacity * 2 + 4;
        Variable **grown = resolver_alloc(r, capacity * sizeof(Variable *));
        for (uint32_t i = 0; i < function->capture_count; i++) {
            grown[i] = function->captures[i];
        }
        function->captures = grown;
        function->capture_capacity = capacity;
    }
    function->captures[function->capture_count++] = variable;
}

/* Every function between the use and the variable's own passes the cell on. */
static void note_capture(Resolver *r, Variable *variable)
{
    if (r->dead_depth > 0) {
        return;
    }
    variable->is_captured = true;
    for (FunctionScope *f = r->function; f != variable->function; f = f->parent) {
        if (resolver_seen(r, f, variable)) {
            return;
        }
        add_capture(r, f, variable);
    }
}

static void note_global_use(Resolver *r, GlobalName *global)
{
    for (FunctionScope *f = r->function; f->parent != NULL; f = f->parent) {
        if (pointer_map_get(&r->uses, f, global) != NULL) {
            return;
        }
        if (!pointer_map_set(&r->uses, f, global, global)) {
            resolver_fail(r);
        }
    }
}

static void use_variable(Resolver *r, const void *node, Variable *variable)
{
    variable->is_used = true;
    if (variable->global != NULL) {
        note_global_use(r, variable->global);
        if (r->function != variable->function && r->dead_depth == 0) {
            variable->global->needs_slot = true;
        }
    } else if (r->function != variable->function) {
        note_capture(r, variable);
    }
    bind(r, node,
         (Resolution){.kind = RESOLVED_VARIABLE, .variable = variable, .global = variable->global});
}

static void use_global(Resolver *r, const void *node, GlobalName *global, ResolutionKind kind)
{
    note_global_use(r, global);
    if (r->dead_depth == 0) {
        global->needs_slot = true;
    }
    bind(r, node, (Resolution){.kind = kind, .global = global});
}

void resolve_read(Resolver *r, const void *node, const Name *name)
{
    if (name == r->ast->name_underscore) {
        bind(r, node, (Resolution){.kind = RESOLVED_DISCARD});
        return;
    }
    for (Scope *scope = r->scope; scope != NULL; scope = scope->parent) {
        Variable *variable = scope_find(r, scope, name);
        if (variable == NULL) {
            continue;
        }
        if (variable->is_passed) {
            use_variable(r, node, variable);
            return;
        }
        if (scope->kind != SCOPE_MODULE && variable->is_hoisted) {
            variable->maybe_unset = true;
            use_variable(r, node, variable);
            return;
        }
    }
    GlobalName *global = pointer_map_get(&r->out->globals, name, NULL);
    bool is_declared = global != NULL && global->is_declared;
    bool is_prelude = name_is_prelude(name);
    if (is_declared && (global->is_hoisted || !is_prelude)) {
        use_global(r, node, global, RESOLVED_GLOBAL);
    } else if (!is_prelude) {
        use_global(r, node, global_name(r, name), RESOLVED_GLOBAL);
    } else if (is_declared || r->out->imports_modules) {
        use_global(r, node, global_name(r, name), RESOLVED_DYNAMIC);
    } else {
        bind(r, node, (Resolution){.kind = RESOLVED_BUILTIN});
    }
}

/* Rule 2: whether an assignment here means the module's variable of that name. */
static bool assigns_global(const Resolver *r, const GlobalName *global)
{
    if (global == NULL || !global->is_declared) {
        return false;
    }
    if (r->function->parent == NULL) {
        return global->is_passed;
    }
    return (global->is_passed && global->sequence < r->function->outer_sequence) ||
           pointer_map_get(&r->uses, r->function, global) != NULL;
}

void resolve_assignment(Resolver *r, const void *node, const Name *name)
{
    if (name == r->ast->name_underscore) {
        bind(r, node, (Resolution){.kind = RESOLVED_DISCARD});
        return;
    }
    for (Scope *scope = r->scope; scope->kind != SCOPE_MODULE; scope = scope->parent) {
        Variable *variable = scope_find(r, scope, name);
        if (variable != NULL && variable->is_passed) {
            use_variable(r, node, variable);
            return;
        }
    }
    Variable *variable = scope_find(r, r->out->main->scope, name);
    GlobalName *global = pointer_map_get(&r->out->globals, name, NULL);
    if (!assigns_global(r, global)) {
        create_bare(r, node, name);
        return;
    }
    global->is_reassigned = true;
    if (variable != NULL && variable->is_passed) {
        use_variable(r, node, variable);
    } else {
        use_global(r, node, global, RESOLVED_GLOBAL);
    }
}
