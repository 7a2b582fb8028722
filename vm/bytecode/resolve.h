/*
 * resolve.h - inside of the resolver, shared by resolver.c (the walk over statements and
 * functions), resolve_expr.c (over expressions) and resolve_names.c (scopes and the rules of
 * names).
 *
 * Nothing here returns failures: when the arena is exhausted, resolver_fail() jumps back to
 * resolve_program(). Everything in between lives in the arena, so nothing leaks.
 */
#ifndef RUFF_VM_BYTECODE_RESOLVE_H
#define RUFF_VM_BYTECODE_RESOLVE_H

#include <setjmp.h>

#include "vm/bytecode/resolver.h"

/* Registers that top-level variables may take; further ones become globals. */
#define MAX_TOP_LEVEL_REGISTERS 1500

typedef struct Resolver {
    ResolvedProgram *out;
    const Ast *ast;
    CompileOptions options;
    DiagnosticList *diagnostics;
    PointerMap variables; /* (Scope, Name) -> newest Variable */
    PointerMap uses;      /* (FunctionScope, GlobalName): used as a global so far */
    PointerMap seen;      /* (node or FunctionScope, Name or Variable): met already */
    Scope *scope;
    FunctionScope *function;
    uint32_t sequence; /* counts declarations on module level */
    uint32_t module_variables;
    uint32_t loop_depth; /* loops around, within the function */
    uint32_t dead_depth; /* > 0: inside a test or spawn block, which is checked but not emitted */
    bool can_yield;
    jmp_buf failed;
} Resolver;

_Noreturn void resolver_fail(Resolver *r);
void *resolver_alloc(Resolver *r, size_t size_bytes); /* zeroed */
/* True the second time it is called with the same pair. */
bool resolver_seen(Resolver *r, const void *first, const void *second);

/* ---- resolve_names.c ---- */
Scope *scope_open(Resolver *r, ScopeKind kind);
void scope_close(Resolver *r);
GlobalName *global_name(Resolver *r, const Name *name); /* made if need be */
/* A variable declared in the current scope; node is where the emitter asks. `_` declares nothing.
 */
void declare(Resolver *r, const void *node, const Name *name, SourcePos pos,
             Declaration declaration, Mutability mutability);
/* A variable that no node declares: a field in a method without self, the receiver itself. */
Variable *declare_silently(Resolver *r, const Name *name);
/* A func, struct or enum name at the start of its block. */
void hoist(Resolver *r, const Name *name, Declaration declaration);
/* The target of an assignment without keyword (5.3). */
void resolve_assignment(Resolver *r, const void *node, const Name *name);
void resolve_read(Resolver *r, const void *node, const Name *name);

/* ---- resolve_globals.c ---- */
void collect_globals(Resolver *r, const Block *program);

/* ---- resolve_expr.c ---- */
void resolve_expr(Resolver *r, const Expr *expr);

/* ---- resolver.c ---- */
void resolve_function(Resolver *r, const AstFunction *function, const Name *struct_name,
                      const StructDecl *fields);
/* The contents of a test or spawn block: only checked. */
void resolve_detached(Resolver *r, const Block *block);
FunctionScope *function_open(Resolver *r);
void function_close(Resolver *r);

#endif
