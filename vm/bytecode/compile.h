/*
 * compile.h - inside of the compiler: one Emitter for each function under construction, and what
 * the compile_*.c files offer each other.
 *
 * Code generation is driven by destinations. An expression is asked for in one of four ways:
 *   compile_to(expr, dst)   its value in a given register. dst must be fresh: not the register of a
 *                           variable that the expression can read (compile_assigned() for those)
 *   compile_operand(expr)   its value in some register, a local variable's own if that is safe
 *   compile_effect(expr)    no value
 *   compile_jump(expr, ..)  a jump on its truthiness, without making a bool
 *
 * Registers are a stack: a variable takes the next one where it is declared and keeps it to the end
 * of its scope; temporaries lie above the variables. Whoever allocates resets next_register to its
 * mark. A call's window is allocated at the top, so everything alive lies below it.
 *
 * After an instruction that does not fall through the emitter is `unreachable`: nothing is emitted
 * until a label is bound that a jump refers to.
 *
 * When memory runs out compiler_fail() jumps back to compile_program(), which frees all emitters.
 */
#ifndef RUFF_VM_BYTECODE_COMPILE_H
#define RUFF_VM_BYTECODE_COMPILE_H

#include <setjmp.h>

#include "vm/bytecode/builder.h"
#include "vm/bytecode/resolver.h"

typedef struct Loop {
    struct Loop *outer;
    int32_t break_label, continue_label;
} Loop;

typedef struct Emitter Emitter;

typedef struct Compiler {
    VM *vm;
    const Ast *ast;
    const char *file;
    CompileOptions options;
    DiagnosticList *diagnostics;
    Arena arena;
    ResolvedProgram program;
    Emitter *emitter;
    GlobalName **globals; /* by slot */
    uint32_t global_count, global_capacity;
    jmp_buf failed;
} Compiler;

struct Emitter {
    Compiler *compiler;
    Emitter *outer;
    FunctionScope *function;
    const Name *struct_name; /* of a method */
    Builder builder;
    Proto *proto;
    SourcePos pos; /* of the function */
    uint32_t next_register;
    uint32_t loop_id;
    bool unreachable;
    bool *label_used; /* by label: a jump to it has been emitted */
    uint32_t label_capacity;
    Loop *loop;
};

#define NO_REGISTER UINT32_MAX

/* ---- compiler.c ---- */
_Noreturn void compiler_fail(Compiler *compiler);
void *compiler_alloc(Compiler *compiler, size_t size_bytes); /* in the arena, zeroed */
String *compiler_string(Compiler *compiler, const char *text, size_t len_bytes); /* interned */
uint32_t global_slot(Compiler *compiler, GlobalName *global);

/* ---- emit.c: instructions, registers, labels, constants ---- */
Emitter *emitter_open(Compiler *compiler, FunctionScope *function, SourcePos pos,
                      uint32_t param_count);
/* Finishes the function; the emitter is gone afterwards. */
Proto *emitter_close(Emitter *e);
void emitter_free(Emitter *e); /* with its unfinished Proto */
uint32_t allocate(Emitter *e, uint32_t count);
void emit(Emitter *e, Opcode op, uint32_t a, uint32_t b, uint32_t c);
void emit_at(Emitter *e, SourcePos pos, Opcode op, uint32_t a, uint32_t b, uint32_t c);
/* The word behind a two-word instruction. */
void emit_extra(Emitter *e, uint32_t a, uint32_t b, uint32_t c);
void emit_jump(Emitter *e, Opcode op, uint32_t a, uint32_t b, uint32_t c, int32_t label);
void position(Emitter *e, SourcePos pos);
int32_t new_label(Emitter *e);
void bind_label(Emitter *e, int32_t label);
/* The header of the loop statement at pos, and the jump back to it: an interrupt is noticed at
 * either and reported there. */
void emit_loop(Emitter *e, SourcePos pos);
void emit_back_edge(Emitter *e, SourcePos pos, int32_t head);
void move_to(Emitter *e, uint32_t dst, uint32_t src); /* nothing if they are the same */
uint32_t constant_of(Emitter *e, Value v);
uint32_t name_constant(Emitter *e, const Name *name);
uint32_t text_constant(Emitter *e, const char *text, size_t len_bytes);
/* The tag text `Enum::Variant`. */
uint32_t variant_constant(Emitter *e, const Name *enum_name, const Name *variant);
/* A constant array; the values are interned strings or need no counting. */
uint32_t array_constant(Emitter *e, const Value *values, uint32_t count);
void load_int(Emitter *e, uint32_t dst, int64_t i);
/* Raises an error with a printf-style message. */
__attribute__((format(printf, 3, 4))) void emit_throw_text(Emitter *e, SourcePos pos,
                                                           const char *format, ...);
void check_limit(Emitter *e, uint32_t count, uint32_t max, const char *what);

/* ---- compile_expr.c ---- */
void compile_to(Emitter *e, const Expr *expr, uint32_t dst);
uint32_t compile_operand(Emitter *e, const Expr *expr);
/* As compile_operand, for a value that is still needed after `later` has been evaluated. */
uint32_t compile_operand_before(Emitter *e, const Expr *expr, const Expr *later);
uint32_t compile_temporary(Emitter *e, const Expr *expr);
void compile_effect(Emitter *e, const Expr *expr);
/* The value to the register of a variable that the expression itself may read. */
void compile_assigned(Emitter *e, const Expr *expr, uint32_t dst);
/* Whether evaluating the expression may change a local variable in place. */
bool may_mutate(const Emitter *e, const Expr *expr);
bool literal_value(Emitter *e, const Expr *expr, Value *out); /* int, float, string, bool, null */
bool literal_int(const Expr *expr, int64_t *out);
/* No calls, nothing that raises or has an effect. */
bool is_simple(const Emitter *e, const Expr *expr);

/* ---- compile_operator.c ---- */
void compile_chain(Emitter *e, const Expr *expr, uint32_t dst);
void compile_unary(Emitter *e, const Expr *expr, uint32_t dst);
void compile_jump(Emitter *e, const Expr *expr, int32_t label, bool when);
/* dst = left OP right, with an immediate where the right side is a small literal. */
void compile_arithmetic(Emitter *e, BinaryOp op, SourcePos pos, uint32_t dst, uint32_t left,
                        const Expr *right);

/* ---- compile_literal.c ---- */
void compile_array(Emitter *e, const Expr *expr, uint32_t dst);
void compile_dict(Emitter *e, const Expr *expr, uint32_t dst);
void compile_struct_literal(Emitter *e, const Expr *expr, uint32_t dst);
void compile_tag(Emitter *e, const Expr *expr, uint32_t dst);
void compile_interpolation(Emitter *e, const Expr *expr, uint32_t dst);

/* ---- compile_call.c ---- */
void compile_postfix(Emitter *e, const Expr *expr, uint32_t dst);
void compile_pipe(Emitter *e, const Expr *expr, uint32_t dst);
/* The library function that `name(...)` calls, NULL if the expression is something else. */
const Builtin *called_builtin(const Emitter *e, const Expr *callee);
/* The arguments into the next registers, first the value of a pipe unless NO_REGISTER; their
 * number. */
uint32_t compile_arguments(Emitter *e, const PostfixLink *call, uint32_t piped);

/* ---- compile_name.c: variables ---- */
bool is_global(const Resolution *resolution); /* lives in a slot of the module */
Mutability mutability_of(const Resolution *resolution);
/* Whether this is a function or type of the top level that nothing ever replaces. */
bool is_stable(const Emitter *e, const Resolution *resolution);
uint32_t capture_index(const Emitter *e, const Variable *variable);
void read_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                   uint32_t dst);
/* The register of a local variable that can be an operand as it is, else NO_REGISTER. */
uint32_t local_register(Emitter *e, const Resolution *resolution, SourcePos pos);
/* A variable of this function that is neither captured nor a global. */
bool is_plain_register(const Emitter *e, const Resolution *resolution);
/* A local variable made here gets its register, into which its first value may be computed; then
 * finish_new() makes the cell if it is captured. Anything else: NO_REGISTER. */
uint32_t begin_new(Emitter *e, const Resolution *resolution);
void finish_new(Emitter *e, const Resolution *resolution);
/* Stores the value in a register, to be given up, in a variable that is not new. */
void store_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                    uint32_t value);
/* name := value, whatever kind of declaration or assignment it is. */
void assign_resolved(Emitter *e, const Resolution *resolution, const Name *name, SourcePos pos,
                     const Expr *value);

/* ---- compile_place.c: `name.f[i]` as something that can be changed ---- */
typedef struct PlaceStep {
    bool is_index;
    uint32_t operand; /* register of the index or constant of the name */
    SourcePos pos;
} PlaceStep;

typedef struct Place {
    const Expr *root; /* EXPR_NAME */
    const Resolution *resolution;
    PlaceStep *steps;
    uint32_t count;
} Place;

/* A place without steps. */
Place place_of_name(Emitter *e, const Expr *root);
/* Evaluates the indexes of the first `count` links. unstable: what is evaluated afterwards may
 * change local variables in place. */
Place place_prepare(Emitter *e, const Expr *root, const PostfixLink *links, uint32_t count,
                    bool unstable);
void place_read(Emitter *e, const Place *place, uint32_t dst);
/* The value to be stored, in a register that place_store() accepts. */
uint32_t place_value(Emitter *e, const Expr *target, const Expr *value);
void place_store(Emitter *e, const Place *place, SourcePos pos, uint32_t value);
/* Raises if the root may not be changed (let, const, no variable): true. */
bool place_refuses(Emitter *e, const Place *place, SourcePos pos);
/* Begins the path and takes all its steps: one end instruction must follow. */
void place_walk(Emitter *e, const Place *place, SourcePos pos);
/* Whether a call of a mutating method changes a variable of this kind in place; for a let or const
 * *refusal is the error then, as 1 + constant, else 0. */
bool root_is_changeable(Emitter *e, const Expr *root, uint32_t *refusal);
/* name.steps.method(arguments) in place; links[index] is the method's field. */
void compile_mutating_call(Emitter *e, const PostfixExpr *postfix, uint32_t index, uint32_t piped,
                           uint32_t dst);

/* ---- compile_assign.c ---- */
void compile_assignment(Emitter *e, const Stmt *stmt);

/* ---- compile_pattern.c ---- */
void compile_destructuring(Emitter *e, const Pattern *pattern, const Expr *value);
/* Gives the new variables of a pattern their registers; the register of the variable if the pattern
 * is just the name of one, else NO_REGISTER. */
uint32_t begin_pattern(Emitter *e, const Pattern *pattern);
/* Takes the value in a register apart, which is not the register of a variable of the pattern. */
void unpack_pattern(Emitter *e, const Pattern *pattern, uint32_t value);

/* ---- compile_stmt.c ---- */
void compile_block(Emitter *e, const Block *block);      /* a scope of its own */
void compile_statements(Emitter *e, const Block *block); /* with its hoisted names */
void compile_stmt(Emitter *e, const Stmt *stmt);

/* ---- compile_loop.c ---- */
void compile_while(Emitter *e, SourcePos pos, const Expr *condition, const Block *body);
void compile_for(Emitter *e, const Stmt *stmt);

/* ---- compile_match.c ---- */
void compile_match(Emitter *e, const Stmt *stmt);

/* ---- compile_function.c ---- */
void compile_closure(Emitter *e, const AstFunction *function, uint32_t dst);
void compile_method(Emitter *e, const AstFunction *method, const StructDecl *decl, uint32_t dst);
void compile_default(Emitter *e, const StructField *field, const StructDecl *decl, uint32_t dst);
Proto *compile_main(Compiler *compiler);

/* ---- compile_declare.c: func, struct, enum, imports, exports ---- */
void compile_declaration(Emitter *e, const Stmt *stmt); /* STMT_FUNCTION, STMT_STRUCT, STMT_ENUM */
void compile_import(Emitter *e, const Stmt *stmt);
void compile_from_import(Emitter *e, const Stmt *stmt);
void compile_export(Emitter *e, const Stmt *stmt);
/* What takes effect before the first statement of a module. */
void compile_hoisted(Emitter *e, const Block *program);

#endif
