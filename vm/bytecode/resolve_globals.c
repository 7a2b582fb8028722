/* The names that the top level declares outside blocks (5.3), before the walk reaches them. */
#include "vm/bytecode/resolve.h"

static const Stmt *without_export(const Stmt *stmt)
{
    return stmt->kind == STMT_EXPORT ? stmt->as.export : stmt;
}

static void collect_name(Resolver *r, const Name *name)
{
    if (name != NULL && name != r->ast->name_underscore) {
        global_name(r, name)->is_declared = true;
    }
}

static void collect_pattern(Resolver *r, const Pattern *pattern)
{
    if (pattern->kind == PATTERN_NAME) {
        collect_name(r, pattern->as.name);
    } else if (pattern->kind == PATTERN_ARRAY) {
        for (uint32_t i = 0; i < pattern->as.array.count; i++) {
            collect_pattern(r, pattern->as.array.elements[i]);
        }
        collect_name(r, pattern->as.array.rest.name);
    } else if (pattern->kind == PATTERN_DICT) {
        for (uint32_t i = 0; i < pattern->as.dict.count; i++) {
            collect_name(r, pattern->as.dict.names[i].name);
        }
        collect_name(r, pattern->as.dict.rest.name);
    }
}

static void collect_statements(Resolver *r, const Block *block, bool in_arm);

static void collect_match(Resolver *r, const Stmt *stmt)
{
    for (uint32_t i = 0; i < stmt->as.match.count; i++) {
        collect_statements(r, &stmt->as.match.clauses[i].body, true);
    }
}

static void collect_declared(Resolver *r, const Stmt *stmt)
{
    if (stmt->kind == STMT_LET) {
        collect_pattern(r, stmt->as.let.pattern);
    } else if (stmt->kind == STMT_CONST) {
        collect_name(r, stmt->as.const_.name.name);
    } else if (stmt->kind == STMT_FUNCTION) {
        collect_name(r, stmt->as.function->name);
    } else if (stmt->kind == STMT_STRUCT) {
        collect_name(r, stmt->as.struct_->name);
    } else if (stmt->kind == STMT_ENUM) {
        collect_name(r, stmt->as.enum_.name);
    } else if (stmt->kind == STMT_IMPORT) {
        r->out->imports_modules = true;
    } else if (stmt->kind == STMT_FROM_IMPORT) {
        for (uint32_t i = 0; i < stmt->as.from_import.count; i++) {
            collect_name(r, stmt->as.from_import.names[i].name);
        }
    }
}

static void collect_statements(Resolver *r, const Block *block, bool in_arm)
{
    for (uint32_t i = 0; i < block->count; i++) {
        const Stmt *stmt = without_export(block->statements[i]);
        if (stmt->kind == STMT_ASSIGN) {
            if (stmt->as.assign.target->kind == EXPR_NAME) {
                collect_name(r, stmt->as.assign.target->as.name);
            }
        } else if (stmt->kind == STMT_DESTRUCTURE) {
            collect_pattern(r, stmt->as.destructure.pattern);
        } else if (stmt->kind == STMT_MATCH) {
            collect_match(r, stmt);
        } else if (!in_arm) {
            collect_declared(r, stmt);
        }
    }
}

void collect_globals(Resolver *r, const Block *program)
{
    collect_statements(r, program, false);
}
