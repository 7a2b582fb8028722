#include "vm/syntax/ast_dump.h"

#include <inttypes.h>

static void dump_block(FILE *out, const Block *block);
static void dump_function(FILE *out, const AstFunction *function);

static void dump_text(FILE *out, AstText text)
{
    fputc('"', out);
    for (uint32_t i = 0; i < text.length_bytes; i++) {
        char c = text.bytes[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c == '\n')
            fputs("\\n", out);
        else if (c == '\t')
            fputs("\\t", out);
        else if (c == '\r')
            fputs("\\r", out);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static const char *name_text(const Name *name)
{
    return name ? name->text : "_";
}

/* ------------------------------------------------------------------ expressions */

static void dump_chain(FILE *out, const ChainExpr *chain)
{
    fputs("(chain ", out);
    ast_dump_expr(out, chain->first);
    for (uint32_t i = 0; i < chain->count; i++) {
        fprintf(out, " (%s ", ast_binary_op_text(chain->links[i].op));
        ast_dump_expr(out, chain->links[i].operand);
        fputc(')', out);
    }
    fputc(')', out);
}

static void dump_args(FILE *out, Expr *const *args, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        fputc(' ', out);
        ast_dump_expr(out, args[i]);
    }
}

static void dump_postfix(FILE *out, const PostfixExpr *postfix)
{
    fputs("(postfix ", out);
    ast_dump_expr(out, postfix->base);
    for (uint32_t i = 0; i < postfix->count; i++) {
        const PostfixLink *link = &postfix->links[i];
        switch (link->kind) {
        case LINK_CALL:
            fputs(" (call", out);
            dump_args(out, link->as.call.args, link->as.call.count);
            fputc(')', out);
            break;
        case LINK_INDEX:
            fputs(" (index ", out);
            ast_dump_expr(out, link->as.index);
            fputc(')', out);
            break;
        case LINK_FIELD:
            fprintf(out, " .%s", link->as.field.name->text);
            break;
        case LINK_OPT_FIELD:
            fprintf(out, " ?.%s", link->as.field.name->text);
            break;
        case LINK_TRY:
            fputs(" ?", out);
            break;
        }
    }
    fputc(')', out);
}

static void dump_tag_name(FILE *out, const Name *enum_name, const Name *variant)
{
    if (enum_name)
        fprintf(out, "%s::", enum_name->text);
    fputs(variant->text, out);
}

static void dump_tag(FILE *out, const TagExpr *tag)
{
    fputs("(tag ", out);
    dump_tag_name(out, tag->enum_name, tag->variant);
    if (tag->has_parens)
        fputs(" of", out);
    dump_args(out, tag->args, tag->arg_count);
    fputc(')', out);
}

static void dump_interp(FILE *out, const Expr *expr)
{
    fputs("(interp", out);
    for (uint32_t i = 0; i < expr->as.interp.count; i++) {
        const InterpPart *part = &expr->as.interp.parts[i];
        fputc(' ', out);
        if (part->expr)
            ast_dump_expr(out, part->expr);
        else
            dump_text(out, part->text);
    }
    fputc(')', out);
}

static void dump_collection(FILE *out, const Expr *expr)
{
    if (expr->kind == EXPR_ARRAY) {
        fputs("(array", out);
        for (uint32_t i = 0; i < expr->as.array.count; i++) {
            fputs(expr->as.array.elements[i].is_spread ? " ..." : " ", out);
            ast_dump_expr(out, expr->as.array.elements[i].value);
        }
    } else if (expr->kind == EXPR_DICT) {
        fputs("(dict", out);
        for (uint32_t i = 0; i < expr->as.dict.count; i++) {
            const DictEntry *entry = &expr->as.dict.entries[i];
            fputs(entry->key ? " (" : " ...", out);
            if (entry->key) {
                ast_dump_expr(out, entry->key);
                fputc(' ', out);
            }
            ast_dump_expr(out, entry->value);
            if (entry->key)
                fputc(')', out);
        }
    } else {
        fprintf(out, "(struct-literal %s", expr->as.struct_lit.name->text);
        for (uint32_t i = 0; i < expr->as.struct_lit.count; i++) {
            fprintf(out, " (%s ", expr->as.struct_lit.fields[i].name->text);
            ast_dump_expr(out, expr->as.struct_lit.fields[i].value);
            fputc(')', out);
        }
    }
    fputc(')', out);
}

static void dump_word(FILE *out, const char *word, const Expr *operand)
{
    fprintf(out, "(%s", word);
    if (operand) {
        fputc(' ', out);
        ast_dump_expr(out, operand);
    }
    fputc(')', out);
}

void ast_dump_expr(FILE *out, const Expr *expr)
{
    switch ((ExprKind)expr->kind) {
    case EXPR_INT:
        fprintf(out, "%" PRId64, expr->as.integer);
        break;
    case EXPR_FLOAT:
        fprintf(out, "%.17gf", expr->as.floating);
        break;
    case EXPR_STRING:
        dump_text(out, expr->as.text);
        break;
    case EXPR_BOOL:
        fputs(expr->as.boolean ? "true" : "false", out);
        break;
    case EXPR_NULL:
        fputs("null", out);
        break;
    case EXPR_NAME:
        fputs(expr->as.name->text, out);
        break;
    case EXPR_INTERP:
        dump_interp(out, expr);
        break;
    case EXPR_ARRAY:
    case EXPR_DICT:
    case EXPR_STRUCT:
        dump_collection(out, expr);
        break;
    case EXPR_TAG:
        dump_tag(out, expr->as.tag);
        break;
    case EXPR_CHAIN:
        dump_chain(out, &expr->as.chain);
        break;
    case EXPR_POSTFIX:
        dump_postfix(out, &expr->as.postfix);
        break;
    case EXPR_UNARY:
        dump_word(out, ast_unary_op_text(expr->as.unary.op), expr->as.unary.operand);
        break;
    case EXPR_THROW:
        dump_word(out, expr->as.throw_.wrong_arity ? "throw-wrong-arity" : "throw",
                  expr->as.throw_.operand);
        break;
    case EXPR_YIELD:
        dump_word(out, "yield", expr->as.yield.operand);
        break;
    case EXPR_FUNCTION:
        dump_function(out, expr->as.function);
        break;
    case EXPR_SPAWN:
        fputs("(spawn ", out);
        dump_block(out, expr->as.spawn);
        fputc(')', out);
        break;
    }
}

/* ------------------------------------------------------------------ functions and patterns */

static void dump_function(FILE *out, const AstFunction *function)
{
    fprintf(out, "(%sfunc%s", function->is_async ? "async-" : "",
            function->is_generator ? "*" : "");
    if (function->name)
        fprintf(out, " %s", function->name->text);
    fputs(" (", out);
    for (uint32_t i = 0; i < function->param_count; i++)
        fprintf(out, "%s%s", i ? " " : "", function->params[i].name->text);
    fputs(") ", out);
    dump_block(out, &function->body);
    fputc(')', out);
}

static void dump_pattern(FILE *out, const Pattern *pattern)
{
    switch (pattern->kind) {
    case PATTERN_DISCARD:
        fputc('_', out);
        break;
    case PATTERN_NAME:
        fputs(pattern->as.name->text, out);
        break;
    case PATTERN_ARRAY:
        fputs("(array-pattern", out);
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            fputc(' ', out);
            dump_pattern(out, pattern->as.array.elements[i]);
        }
        if (pattern->as.array.has_rest)
            fprintf(out, " ...%s", name_text(pattern->as.array.rest.name));
        fputc(')', out);
        break;
    case PATTERN_DICT:
        fputs("(dict-pattern", out);
        for (uint32_t i = 0; i < pattern->as.dict.count; i++)
            fprintf(out, " %s", name_text(pattern->as.dict.names[i].name));
        if (pattern->as.dict.has_rest)
            fprintf(out, " ...%s", name_text(pattern->as.dict.rest.name));
        fputc(')', out);
        break;
    }
}

static void dump_case_pattern(FILE *out, const CasePattern *pattern)
{
    switch (pattern->kind) {
    case CASE_ANY:
        fputc('_', out);
        break;
    case CASE_LITERAL:
        ast_dump_expr(out, pattern->as.literal);
        break;
    case CASE_WORD:
        fprintf(out, "(word %s)", pattern->as.name->text);
        break;
    case CASE_BIND:
        fprintf(out, "(bind %s)", pattern->as.name->text);
        break;
    case CASE_TAG:
        fputs("(tag ", out);
        dump_tag_name(out, pattern->as.tag.enum_name, pattern->as.tag.variant);
        for (uint32_t i = 0; i < pattern->as.tag.part_count; i++) {
            fputc(' ', out);
            dump_case_pattern(out, pattern->as.tag.parts[i]);
        }
        fputc(')', out);
        break;
    }
}

/* ------------------------------------------------------------------ statements */

static void dump_block(FILE *out, const Block *block)
{
    fputc('{', out);
    for (uint32_t i = 0; i < block->count; i++) {
        if (i)
            fputc(' ', out);
        ast_dump_stmt(out, block->statements[i]);
    }
    fputc('}', out);
}

static void dump_names(FILE *out, const PatternName *names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        fprintf(out, " %s", names[i].name->text);
    fputc(')', out);
}

static void dump_if(FILE *out, const Stmt *stmt)
{
    fputs("(if", out);
    for (uint32_t i = 0; i < stmt->as.if_.count; i++) {
        fputc(' ', out);
        ast_dump_expr(out, stmt->as.if_.arms[i].condition);
        fputc(' ', out);
        dump_block(out, &stmt->as.if_.arms[i].body);
    }
    if (stmt->as.if_.else_body) {
        fputs(" else ", out);
        dump_block(out, stmt->as.if_.else_body);
    }
    fputc(')', out);
}

static void dump_match(FILE *out, const Stmt *stmt)
{
    fputs("(match ", out);
    ast_dump_expr(out, stmt->as.match.subject);
    for (uint32_t i = 0; i < stmt->as.match.count; i++) {
        const MatchClause *clause = &stmt->as.match.clauses[i];
        fputs(clause->pattern ? " (case " : " (default", out);
        if (clause->pattern)
            dump_case_pattern(out, clause->pattern);
        if (clause->guard) {
            fputs(" if ", out);
            ast_dump_expr(out, clause->guard);
        }
        fputc(' ', out);
        dump_block(out, &clause->body);
        fputc(')', out);
    }
    fputc(')', out);
}

static void dump_struct(FILE *out, const StructDecl *decl)
{
    fprintf(out, "(struct %s", decl->name->text);
    for (uint32_t i = 0; i < decl->field_count; i++) {
        fprintf(out, " (field %s", decl->fields[i].name->text);
        if (decl->fields[i].default_value) {
            fputc(' ', out);
            ast_dump_expr(out, decl->fields[i].default_value);
        }
        fputc(')', out);
    }
    for (uint32_t i = 0; i < decl->method_count; i++) {
        fputc(' ', out);
        dump_function(out, decl->methods[i]);
    }
    fputc(')', out);
}

static void dump_loop(FILE *out, const char *word, const Expr *condition, const Block *body)
{
    fprintf(out, "(%s ", word);
    if (condition) {
        ast_dump_expr(out, condition);
        fputc(' ', out);
    }
    dump_block(out, body);
    fputc(')', out);
}

static void dump_for(FILE *out, const Stmt *stmt)
{
    fputs("(for ", out);
    dump_pattern(out, stmt->as.for_.pattern);
    fputc(' ', out);
    ast_dump_expr(out, stmt->as.for_.iterable);
    fputc(' ', out);
    dump_block(out, stmt->as.for_.body);
    fputc(')', out);
}

static void dump_try(FILE *out, const Stmt *stmt)
{
    fputs("(try ", out);
    dump_block(out, stmt->as.try_.body);
    fprintf(out, " except %s ", name_text(stmt->as.try_.error.name));
    dump_block(out, stmt->as.try_.handler);
    fputc(')', out);
}

static void dump_test(FILE *out, const char *word, const Stmt *stmt)
{
    fprintf(out, "(%s ", word);
    if (stmt->as.test.name.bytes) {
        dump_text(out, stmt->as.test.name);
        fputc(' ', out);
    }
    dump_block(out, stmt->as.test.body);
    fputc(')', out);
}

static void dump_binding(FILE *out, const char *word, const Pattern *pattern, const Expr *value)
{
    fprintf(out, "(%s ", word);
    dump_pattern(out, pattern);
    fputc(' ', out);
    ast_dump_expr(out, value);
    fputc(')', out);
}

static void dump_assign(FILE *out, const Stmt *stmt)
{
    static const char *const ops[] = {
        [ASSIGN_SET] = ":=", [ASSIGN_ADD] = "+=", [ASSIGN_SUB] = "-=",
        [ASSIGN_MUL] = "*=", [ASSIGN_DIV] = "/=", [ASSIGN_MOD] = "%="};
    fprintf(out, "(assign %s ", ops[stmt->as.assign.op]);
    ast_dump_expr(out, stmt->as.assign.target);
    fputc(' ', out);
    ast_dump_expr(out, stmt->as.assign.value);
    fputc(')', out);
}

/* Declarations and other statements without inner control flow. */
static void dump_plain_stmt(FILE *out, const Stmt *stmt)
{
    switch ((StmtKind)stmt->kind) {
    case STMT_EXPR:
        ast_dump_expr(out, stmt->as.expr);
        break;
    case STMT_LET:
        dump_binding(out, stmt->as.let.is_mutable ? "mut" : "let", stmt->as.let.pattern,
                     stmt->as.let.value);
        break;
    case STMT_CONST:
        fprintf(out, "(const %s ", name_text(stmt->as.const_.name.name));
        ast_dump_expr(out, stmt->as.const_.value);
        fputc(')', out);
        break;
    case STMT_DESTRUCTURE:
        dump_binding(out, "destructure", stmt->as.destructure.pattern, stmt->as.destructure.value);
        break;
    case STMT_ASSIGN:
        dump_assign(out, stmt);
        break;
    case STMT_ENUM:
        fprintf(out, "(enum %s", stmt->as.enum_.name->text);
        dump_names(out, stmt->as.enum_.variants, stmt->as.enum_.count);
        break;
    case STMT_IMPORT:
        fprintf(out, "(import %s)", stmt->as.import.name->text);
        break;
    case STMT_FROM_IMPORT:
        fprintf(out, "(from %s", stmt->as.from_import.module->text);
        dump_names(out, stmt->as.from_import.names, stmt->as.from_import.count);
        break;
    case STMT_RETURN:
        dump_word(out, "return", stmt->as.return_.value);
        break;
    case STMT_BREAK:
        fputs("(break)", out);
        break;
    default:
        fputs("(continue)", out);
        break;
    }
}

void ast_dump_stmt(FILE *out, const Stmt *stmt)
{
    switch ((StmtKind)stmt->kind) {
    case STMT_FUNCTION:
        dump_function(out, stmt->as.function);
        break;
    case STMT_STRUCT:
        dump_struct(out, stmt->as.struct_);
        break;
    case STMT_EXPORT:
        fputs("(export ", out);
        ast_dump_stmt(out, stmt->as.export);
        fputc(')', out);
        break;
    case STMT_IF:
        dump_if(out, stmt);
        break;
    case STMT_MATCH:
        dump_match(out, stmt);
        break;
    case STMT_WHILE:
        dump_loop(out, "while", stmt->as.while_.condition, stmt->as.while_.body);
        break;
    case STMT_LOOP:
        dump_loop(out, "loop", stmt->as.loop.condition, stmt->as.loop.body);
        break;
    case STMT_FOR:
        dump_for(out, stmt);
        break;
    case STMT_TRY:
        dump_try(out, stmt);
        break;
    case STMT_TEST:
        dump_test(out, "test", stmt);
        break;
    case STMT_TEST_GROUP:
        dump_test(out, "test_group", stmt);
        break;
    case STMT_TEST_SETUP:
        dump_test(out, "test_setup", stmt);
        break;
    case STMT_TEST_TEARDOWN:
        dump_test(out, "test_teardown", stmt);
        break;
    default:
        dump_plain_stmt(out, stmt);
        break;
    }
}

void ast_dump(FILE *out, const Ast *ast)
{
    for (uint32_t i = 0; i < ast->program.count; i++) {
        ast_dump_stmt(out, ast->program.statements[i]);
        fputc('\n', out);
    }
}
