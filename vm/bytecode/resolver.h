/*
 * resolver.h - which variable every name of a program means, decided before any code is emitted.
 *
 * One walk over the tree in textual order keeps the scopes of language page 5 and notes, for every
 * place where a name is read, assigned or declared, what it stands for. It also finds which
 * variables closures capture, which top-level variables must be globals, and all compile errors
 * except limits. The emitter then only looks its answers up, by the address of the syntax node.
 *
 * Everything lives in the arena given to resolve_program() and dies with it. When memory runs out
 * the walk ends and resolve_program() gives false.
 */
#ifndef RUFF_VM_BYTECODE_RESOLVER_H
#define RUFF_VM_BYTECODE_RESOLVER_H

#include "vm/bytecode/compiler.h"
#include "vm/bytecode/pointer_map.h"

typedef struct Variable Variable;
typedef struct Scope Scope;
typedef struct FunctionScope FunctionScope;
typedef struct MatchInfo MatchInfo;

typedef enum Mutability { BINDING_MUTABLE, BINDING_LET, BINDING_CONST } Mutability;

typedef enum Declaration {
    DECLARED_BARE,     /* by an assignment */
    DECLARED_KEYWORD,  /* let, mut, const, parameter, loop variable, except name, binder, field */
    DECLARED_FUNCTION, /* may be repeated in a scope */
    DECLARED_TYPE,     /* struct, enum */
    DECLARED_IMPORT,   /* replaces and is replaced freely */
} Declaration;

/* A name on the level of the module: one slot, whatever declares it and however often. */
typedef struct GlobalName {
    const Name *name;
    bool is_declared;      /* the module's top level declares it somewhere */
    bool is_hoisted;       /* by func, struct or enum: set before the first statement */
    bool is_reassigned;    /* something else than its hoisted declarations may set it */
    bool needs_slot;       /* not just a register of the top level */
    bool is_passed;        /* the walk has passed its first declaration */
    uint32_t sequence;     /* of that declaration, in textual order */
    Mutability mutability; /* of the latest declaration */
    int32_t slot;          /* given by the emitter on first use; -1: none yet */
} GlobalName;

struct Variable {
    const Name *name;
    FunctionScope *function;
    GlobalName *global; /* variables of the module's scope */
    Variable *next_hoisted;
    Variable *next_in_match;
    Mutability mutability;
    Declaration declaration;
    bool is_passed;   /* the walk has passed its declaration */
    bool is_hoisted;  /* visible in its whole block */
    bool is_captured; /* lives in a cell */
    bool maybe_unset; /* may be read before it has a value */
    bool is_used;
    uint32_t reg; /* the emitter's: register of the value or of the cell */
};

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_BLOCK, SCOPE_ARM, SCOPE_FIELDS } ScopeKind;

struct Scope {
    Scope *parent;
    FunctionScope *function;
    ScopeKind kind;
    MatchInfo *match;  /* SCOPE_ARM: the match whose enclosing scope takes bare-created variables */
    Variable *hoisted; /* func, struct and enum names declared in a block, in textual order */
    Variable **hoisted_tail;
};

/* A match statement that does not stand directly in an arm: the variables that bare assignments in
 * its arms create in the enclosing scope. */
struct MatchInfo {
    Scope *target;
    Variable *created;
};

struct FunctionScope {
    FunctionScope *parent;      /* NULL: the top level of the module */
    Scope *scope;               /* parameters and body */
    Scope *fields;              /* of a method without self: the receiver's fields; else NULL */
    Variable *receiver;         /* of such a method, under the name self; NULL if that is a field */
    Variable **field_variables; /* one for each field of the struct */
    uint32_t field_count;
    Variable **captures; /* of enclosing functions, in capture order */
    uint32_t capture_count, capture_capacity;
    uint32_t outer_sequence; /* of declarations: where the outermost function around begins */
    bool is_generator;
    bool has_mutating_calls; /* `name.push(v)` and the like: operands must be copied with care */
};

typedef enum ResolutionKind {
    RESOLVED_VARIABLE,
    RESOLVED_GLOBAL,  /* a name of the module not passed yet, or an unknown one */
    RESOLVED_DYNAMIC, /* the global if it is set, else the prelude's */
    RESOLVED_BUILTIN, /* the prelude's function or constant */
    RESOLVED_DISCARD  /* `_` */
} ResolutionKind;

typedef struct Resolution {
    ResolutionKind kind;
    bool creates; /* an assignment that makes its variable, in the scope where it stands */
    Variable *variable;
    GlobalName *global; /* of variables on module level too */
} Resolution;

typedef struct ResolvedProgram {
    Arena *arena;
    PointerMap bindings; /* node -> Resolution, see resolution_of */
    PointerMap scopes;   /* Block, MatchClause -> Scope; match Stmt -> MatchInfo;
                            AstFunction, StructField -> FunctionScope;
                            export Stmt that counts -> its Scope */
    PointerMap globals;  /* Name -> GlobalName */
    FunctionScope *main;
    bool imports_modules; /* `import m` at top level: unknown names may come from it */
} ResolvedProgram;

/* Compile errors go to diagnostics. False: out of memory. */
bool resolve_program(ResolvedProgram *out, Arena *arena, const Ast *ast, CompileOptions options,
                     DiagnosticList *diagnostics);

/* What a name stands for at a node: an Expr (EXPR_NAME, EXPR_STRUCT), a Pattern, PatternName,
 * Param, StructField or CasePattern that binds, an AstFunction or StructDecl for the declared name,
 * the Stmt of an enum or import, the Stmt of a compound assignment for reading its target. */
const Resolution *resolution_of(const ResolvedProgram *program, const void *node);
Scope *scope_of(const ResolvedProgram *program, const void *node);
FunctionScope *function_scope_of(const ResolvedProgram *program, const void *node);
MatchInfo *match_info_of(const ResolvedProgram *program, const Stmt *stmt);

/* Whether an export statement stands on the top level of a module that is imported. */
bool exports_names(const ResolvedProgram *program, const Stmt *export_stmt);

/* The place `name.f[i]` that a method call at links[index] would change in place: true if the
 * method's name is a mutating one, the base a plain name and everything before it a field or an
 * index. */
bool is_mutating_call(const PostfixExpr *postfix, const Expr *base, uint32_t index);

#endif
