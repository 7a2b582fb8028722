/*
 * The abstract syntax tree. It mirrors the grammar of the language page; almost nothing is
 * desugared.
 *
 * OWNERSHIP  Every node, array, name and text belongs to the Ast's arena and dies with
 *   ast_free(). Nodes are immutable once parse_source() has returned. `source` is borrowed from
 *   the caller, who keeps it alive as long as offsets into it are used.
 *
 * NAMES  are interned: compare `const Name *` by pointer within one Ast. `self` is an ordinary
 *   Name spelled "self", `_` one spelled "_" (see ast->name_self, ast->name_underscore).
 *
 * POSITIONS  `pos` is where errors about a node are reported: for a name its first character, for
 *   a binary operator the operator, for a call or method call the '(', for an index the '[', for
 *   a field the '.' or '?.', for '?' itself, for a prefix operator the operator, for throw, yield,
 *   await and spawn the word, for a struct literal its name, for literals their first character.
 *   `start` is the first character of the whole node, `end_offset` the byte after its last.
 *
 * NO DEEP RECURSION  Chains of any length are flat arrays:
 *   - EXPR_CHAIN holds one precedence level, left to right:
 *       value = eval(first); for each link: value = apply(value, link.op, eval(link.operand)).
 *     `a + b - c * d` is CHAIN_TERM{a, [+ b], [- CHAIN_FACTOR{c, [* d]}]}. A parenthesised
 *     operand is a node of its own. All links of a chain belong to one level, so a chain of
 *     level CHAIN_AND, CHAIN_OR or CHAIN_COALESCE has only && / || / ?? links: each link may end
 *     the evaluation early.
 *   - EXPR_POSTFIX holds a base and its calls, indexes, fields and `?`, applied left to right.
 *     A method call is a LINK_FIELD or LINK_OPT_FIELD directly followed by a LINK_CALL.
 *   - STMT_IF holds an array of (condition, block) arms for `if … else if …`.
 *   Walk these with a loop. What remains nested is bounded by the parser: expressions by
 *   RUFF_MAX_EXPRESSION_DEPTH, blocks by RUFF_MAX_BLOCK_DEPTH (both counted through function
 *   bodies), so recursive consumers go at most about 256 expressions + 128 blocks deep.
 *
 * WHAT THE COMPILER MUST CHECK  (compile errors, not parser diagnostics)
 *   - break / continue outside a loop of the same function, spawn block or test;
 *   - duplicate declarations in a scope, including repeated parameter names, names repeated in
 *     one pattern (destructuring or the binders of one case), repeated enum variants, a field and
 *     method (or two fields) of one name in a struct;
 *   - EXPR_THROW with wrong_arity: `throw() requires exactly one argument`;
 *   - EXPR_TAG with builtin != TAG_USER and a wrong arg_count: `Result::Ok(...) requires exactly
 *     one argument` (Err, Some likewise), `Option::None takes no arguments`;
 *   - repeated fields in a struct literal: `Duplicate field 'F' in struct literal`;
 *   - EXPR_YIELD outside a function (also directly in a spawn block or test):
 *     `Yield can only be used inside generator functions`;
 *   - AstFunction with is_async and is_generator: `Async generators are not supported: NAME`;
 *     a method with is_generator: `Generator methods are not supported for structs: S.M`;
 *   - STMT_EXPORT at top level marks names; anywhere else it is just its statement.
 */
#ifndef RUFF_VM_SYNTAX_AST_H
#define RUFF_VM_SYNTAX_AST_H

#include "vm/syntax/arena.h"
#include "vm/syntax/names.h"

#include <stdbool.h>
#include <stdint.h>

#define RUFF_MAX_SOURCE_BYTES     1048576
#define RUFF_MAX_IDENTIFIER_CHARS 256
#define RUFF_MAX_STRING_CHARS     1048576
#define RUFF_MAX_NUMBER_CHARS     512
#define RUFF_MAX_ARRAY_ELEMENTS   65536
#define RUFF_MAX_DICT_ENTRIES     65536
#define RUFF_MAX_EXPRESSION_DEPTH 256
#define RUFF_MAX_BLOCK_DEPTH      128

/* Lines and columns start at 1; a column counts characters. The offset is in bytes. */
typedef struct SourcePos {
    uint32_t line;
    uint32_t column;
    uint32_t offset;
} SourcePos;

/* A piece of source text, kept for tools only; length 0: absent. */
typedef struct SourceRange {
    uint32_t offset;
    uint32_t length_bytes;
} SourceRange;

/* The value of a string literal after escapes; NUL-terminated for convenience. */
typedef struct AstText {
    const char *bytes;
    uint32_t length_bytes;
    uint32_t length_chars;
} AstText;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;
typedef struct CasePattern CasePattern;
typedef struct AstFunction AstFunction; /* runtime/value.h has a Function */

typedef struct Block {
    Stmt **statements;
    uint32_t count;
    SourcePos start;     /* the '{'; for the program the first character of the file */
    uint32_t end_offset; /* after the '}' */
    SourcePos end;       /* the '}' or the end of the file */
} Block;

/* ------------------------------------------------------------------ expressions */

typedef enum ExprKind {
    EXPR_INT,      /* as.integer */
    EXPR_FLOAT,    /* as.floating */
    EXPR_STRING,   /* as.text */
    EXPR_BOOL,     /* as.boolean */
    EXPR_NULL,     /* */
    EXPR_NAME,     /* as.name; also `self` and `_` */
    EXPR_INTERP,   /* as.interp: "text ${expr} text" */
    EXPR_ARRAY,    /* as.array */
    EXPR_DICT,     /* as.dict */
    EXPR_STRUCT,   /* as.struct_lit: Name { field: value } */
    EXPR_TAG,      /* as.tag: E::V, E::V(args), Ok(e), Err(e), Some(e), None */
    EXPR_CHAIN,    /* as.chain: binary operators of one level, see above */
    EXPR_POSTFIX,  /* as.postfix: calls, indexes, fields, `?`, see above */
    EXPR_UNARY,    /* as.unary: - ! await */
    EXPR_THROW,    /* as.throw_ */
    EXPR_YIELD,    /* as.yield: operand may be NULL */
    EXPR_FUNCTION, /* as.function: anonymous */
    EXPR_SPAWN,    /* as.spawn */
} ExprKind;

/* From the loosest to the tightest binding. */
typedef enum ChainLevel {
    CHAIN_PIPE,
    CHAIN_COALESCE,
    CHAIN_OR,
    CHAIN_AND,
    CHAIN_EQUALITY,
    CHAIN_COMPARISON,
    CHAIN_TERM,
    CHAIN_FACTOR,
} ChainLevel;

typedef enum BinaryOp {
    BINARY_PIPE,
    BINARY_COALESCE,
    BINARY_OR,
    BINARY_AND,
    BINARY_EQ,
    BINARY_NE,
    BINARY_LT,
    BINARY_LE,
    BINARY_GT,
    BINARY_GE,
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_DIV,
    BINARY_MOD,
} BinaryOp;

typedef enum UnaryOp { UNARY_NEG, UNARY_NOT, UNARY_AWAIT } UnaryOp;

typedef struct ChainLink {
    Expr *operand;
    SourcePos pos; /* the operator */
    BinaryOp op;
} ChainLink;

typedef struct ChainExpr {
    Expr *first;
    ChainLink *links; /* at least one */
    uint32_t count;
    ChainLevel level;
} ChainExpr;

typedef enum PostfixKind {
    LINK_CALL,      /* as.call */
    LINK_INDEX,     /* as.index */
    LINK_FIELD,     /* as.field */
    LINK_OPT_FIELD, /* as.field, written ?. */
    LINK_TRY,       /* ? */
} PostfixKind;

typedef struct PostfixLink {
    PostfixKind kind;
    SourcePos pos;       /* '(' '[' '.' '?.' '?' */
    uint32_t end_offset; /* the byte after this link */
    union {
        struct {
            Expr **args;
            uint32_t count;
        } call;
        Expr *index;
        struct {
            const Name *name;
            SourcePos pos; /* of the name itself */
        } field;
    } as;
} PostfixLink;

typedef struct PostfixExpr {
    Expr *base;
    PostfixLink *links; /* at least one */
    uint32_t count;
} PostfixExpr;

/* One part of an interpolated string: an expression, or text when expr is NULL. */
typedef struct InterpPart {
    Expr *expr;
    AstText text; /* never empty */
} InterpPart;

typedef struct ArrayElement {
    Expr *value;
    bool is_spread; /* ...value */
    SourcePos pos;  /* of the element or its `...` */
} ArrayElement;

typedef struct DictEntry {
    Expr *key; /* NULL: ...value */
    Expr *value;
    SourcePos pos;
} DictEntry;

typedef struct FieldInit {
    const Name *name;
    Expr *value;
    SourcePos pos; /* of the name */
} FieldInit;

/* The tags of the built-in Result and Option types, however they are spelled. */
typedef enum TagBuiltin { TAG_USER, TAG_OK, TAG_ERR, TAG_SOME, TAG_NONE } TagBuiltin;

typedef struct TagExpr {
    TagBuiltin builtin;
    bool has_parens;
    const Name *enum_name; /* NULL for the short forms Ok, Err, Some, None */
    const Name *variant;
    Expr **args; /* short forms have exactly one (None: zero); long forms any number */
    uint32_t arg_count;
} TagExpr;

struct Expr {
    uint8_t kind; /* ExprKind */
    bool parenthesised;
    uint32_t end_offset;
    SourcePos pos;
    SourcePos start;
    union {
        int64_t integer;
        double floating;
        bool boolean;
        const Name *name;
        AstText text;
        ChainExpr chain;
        PostfixExpr postfix;
        TagExpr *tag;
        AstFunction *function;
        Block *spawn;
        struct {
            InterpPart *parts;
            uint32_t count;
        } interp;
        struct {
            ArrayElement *elements;
            uint32_t count;
        } array;
        struct {
            DictEntry *entries;
            uint32_t count;
        } dict;
        struct {
            const Name *name;
            FieldInit *fields;
            uint32_t count;
        } struct_lit;
        struct {
            Expr *operand;
            UnaryOp op;
        } unary;
        struct {
            Expr *operand;    /* NULL if wrong_arity */
            bool wrong_arity; /* throw, throw(), throw(a, b): a compile error */
        } throw_;
        struct {
            Expr *operand; /* NULL: null */
        } yield;
    } as;
};

/* ------------------------------------------------------------------ functions */

typedef struct Param {
    const Name *name;
    SourcePos pos;
    SourceRange type;
} Param;

struct AstFunction {
    const Name *name; /* NULL: anonymous */
    SourcePos pos;    /* of the name, or of the word func */
    SourcePos start;  /* of `async` or `func` */
    uint32_t end_offset;
    Param *params;
    uint32_t param_count;
    bool is_async;
    bool has_star;
    bool is_generator; /* func*, or its own body (not a nested function) contains yield */
    SourceRange return_type;
    Block body;
};

/* ------------------------------------------------------------------ patterns */

typedef enum PatternKind { PATTERN_NAME, PATTERN_DISCARD, PATTERN_ARRAY, PATTERN_DICT } PatternKind;

typedef struct PatternName {
    const Name *name; /* NULL: `_`, discarded */
    SourcePos pos;
} PatternName;

/* Destructuring pattern of let, mut, for and bare assignment. */
struct Pattern {
    PatternKind kind;
    SourcePos pos;
    union {
        const Name *name;
        struct {
            Pattern **elements;
            uint32_t count;
            bool has_rest;
            PatternName rest;
        } array;
        struct {
            PatternName *names;
            uint32_t count;
            bool has_rest;
            PatternName rest;
        } dict;
    } as;
};

typedef enum CasePatternKind {
    CASE_ANY,     /* _ */
    CASE_LITERAL, /* as.literal: EXPR_INT, EXPR_FLOAT (sign applied), STRING, BOOL, NULL */
    CASE_TAG,     /* as.tag */
    CASE_WORD,    /* as.name: a bare name at the top of a case; equals that string, binds nothing */
    CASE_BIND,    /* as.name: a name inside the parentheses of a tag; binds */
} CasePatternKind;

typedef struct TagPattern {
    TagBuiltin builtin;
    bool has_parens;       /* without parentheses the payload is ignored */
    const Name *enum_name; /* NULL for the short forms */
    const Name *variant;
    CasePattern **parts;
    uint32_t part_count;
} TagPattern;

struct CasePattern {
    CasePatternKind kind;
    SourcePos pos;
    union {
        Expr *literal;
        const Name *name;
        TagPattern tag;
    } as;
};

/* ------------------------------------------------------------------ statements */

typedef enum StmtKind {
    STMT_EXPR,         /* as.expr */
    STMT_LET,          /* as.let: let, mut */
    STMT_CONST,        /* as.const_ */
    STMT_DESTRUCTURE,  /* as.destructure: pattern := value */
    STMT_ASSIGN,       /* as.assign */
    STMT_FUNCTION,     /* as.function */
    STMT_STRUCT,       /* as.struct_ */
    STMT_ENUM,         /* as.enum_ */
    STMT_IMPORT,       /* as.import: import m */
    STMT_FROM_IMPORT,  /* as.from_import */
    STMT_EXPORT,       /* as.export: never holds another STMT_EXPORT */
    STMT_RETURN,       /* as.return_ */
    STMT_BREAK,        /* */
    STMT_CONTINUE,     /* */
    STMT_IF,           /* as.if_ */
    STMT_MATCH,        /* as.match */
    STMT_WHILE,        /* as.while_ */
    STMT_LOOP,         /* as.loop */
    STMT_FOR,          /* as.for_ */
    STMT_TRY,          /* as.try_ */
    STMT_TEST,         /* as.test */
    STMT_TEST_GROUP,   /* as.test */
    STMT_TEST_SETUP,   /* as.test, without name */
    STMT_TEST_TEARDOWN /* as.test, without name */
} StmtKind;

typedef enum AssignOp {
    ASSIGN_SET, /* := and = */
    ASSIGN_ADD,
    ASSIGN_SUB,
    ASSIGN_MUL,
    ASSIGN_DIV,
    ASSIGN_MOD,
} AssignOp;

typedef struct IfArm {
    Expr *condition;
    Block body;
    SourcePos pos; /* the word `if` */
} IfArm;

typedef struct MatchClause {
    CasePattern *pattern; /* NULL: default */
    Expr *guard;          /* NULL: none */
    Block body;           /* a single statement after the colon is a block of one */
    SourcePos pos;        /* the word case or default */
    bool is_braced;
} MatchClause;

typedef struct StructField {
    const Name *name;
    SourcePos pos;
    Expr *default_value; /* NULL: null */
    SourceRange type;
} StructField;

typedef struct StructDecl {
    const Name *name;
    SourcePos name_pos;
    StructField *fields;
    uint32_t field_count;
    AstFunction **methods; /* in textual order */
    uint32_t method_count;
} StructDecl;

struct Stmt {
    uint8_t kind; /* StmtKind */
    uint32_t end_offset;
    SourcePos pos; /* the keyword; for an assignment its operator; else the start */
    SourcePos start;
    union {
        Expr *expr;
        AstFunction *function;
        StructDecl *struct_;
        struct {
            Pattern *pattern;
            Expr *value;
            SourceRange type;
            bool is_mutable;
        } let;
        struct {
            PatternName name; /* name.name NULL for `const _` */
            Expr *value;
            SourceRange type;
        } const_;
        struct {
            Pattern *pattern;
            Expr *value;
        } destructure;
        struct {
            Expr *target; /* EXPR_NAME, or EXPR_POSTFIX on one with only fields and indexes */
            Expr *value;
            AssignOp op;
        } assign;
        struct {
            const Name *name;
            SourcePos name_pos;
            PatternName *variants;
            uint32_t count;
        } enum_;
        struct {
            const Name *name;
            SourcePos name_pos;
        } import;
        struct {
            const Name *module; /* with its dots: a.b.c */
            PatternName *names;
            uint32_t count;
        } from_import;
        Stmt *export;
        struct {
            Expr *value; /* NULL: null */
        } return_;
        struct {
            IfArm *arms;
            uint32_t count;
            Block *else_body; /* NULL: none */
        } if_;
        struct {
            Expr *subject;
            MatchClause *clauses; /* in textual order; of several defaults the last counts */
            uint32_t count;
        } match;
        struct {
            Expr *condition;
            Block *body;
        } while_;
        struct {
            Expr *condition; /* NULL: endless */
            Block *body;
        } loop;
        struct {
            Pattern *pattern;
            Expr *iterable;
            Block *body;
        } for_;
        struct {
            Block *body;
            PatternName error; /* name NULL: none or `_` */
            Block *handler;
        } try_;
        struct {
            AstText name; /* bytes NULL without a name */
            Block *body;
        } test;
    } as;
};

/* ------------------------------------------------------------------ the whole file */

typedef struct Ast {
    Arena arena;
    NameTable names; /* the compiler may intern further names */
    const Name *name_self;
    const Name *name_underscore;
    const char *source; /* borrowed; without a byte order mark stripped: offsets are into this */
    uint32_t source_length_bytes;
    Block program;
} Ast;

/* The operator's spelling in messages: "+", "&&", "|>", … */
const char *ast_binary_op_text(BinaryOp op);
const char *ast_unary_op_text(UnaryOp op);

#endif
