/* Statements that are neither loops, matches, assignments nor declarations. */
#include "vm/bytecode/compile.h"
#include "vm/bytecode/ownership.h"

/* The names of func, struct and enum declarations are visible in the whole block. */
static void begin_hoisted(Emitter *e, const Block *block)
{
    const Scope *scope = scope_of(&e->compiler->program, block);
    for (Variable *v = scope->hoisted; v != NULL; v = v->next_hoisted) {
        v->reg = allocate(e, 1);
        if (v->is_captured || v->maybe_unset) {
            emit(e, OP_LOAD_UNSET, v->reg, 0, 0);
        }
        if (v->is_captured) {
            emit(e, OP_NEW_CELL, v->reg, v->reg, 0);
        }
    }
}

void compile_statements(Emitter *e, const Block *block)
{
    begin_hoisted(e, block);
    for (uint32_t i = 0; i < block->count; i++) {
        compile_stmt(e, block->statements[i]);
    }
}

void compile_block(Emitter *e, const Block *block)
{
    uint32_t mark = e->next_register;
    compile_statements(e, block);
    e->next_register = mark;
}

static void compile_if(Emitter *e, const Stmt *stmt)
{
    int32_t end = new_label(e);
    for (uint32_t i = 0; i < stmt->as.if_.count; i++) {
        const IfArm *arm = &stmt->as.if_.arms[i];
        bool is_last = i + 1 == stmt->as.if_.count && stmt->as.if_.else_body == NULL;
        int32_t next = is_last ? end : new_label(e);
        compile_jump(e, arm->condition, next, false);
        compile_block(e, &arm->body);
        if (!is_last) {
            emit_jump(e, OP_JUMP, 0, 0, 0, end);
            bind_label(e, next);
        }
    }
    if (stmt->as.if_.else_body != NULL) {
        compile_block(e, stmt->as.if_.else_body);
    }
    bind_label(e, end);
}

static void compile_return(Emitter *e, const Stmt *stmt)
{
    uint32_t mark = e->next_register;
    if (stmt->as.return_.value == NULL) {
        emit_at(e, stmt->pos, OP_RETURN_NULL, 0, 0, 0);
    } else {
        uint32_t value = compile_operand(e, stmt->as.return_.value);
        emit_at(e, stmt->pos, OP_RETURN, value, 0, 0);
    }
    e->next_register = mark;
}

static bool any_raises(const Emitter *e, uint32_t from)
{
    for (uint32_t i = from; i < e->builder.insn_count; i++) {
        if (opcode_info[e->builder.insns[i].op].effects & EFFECT_THROWS) {
            return true;
        }
    }
    return false;
}

static void compile_handler(Emitter *e, const Stmt *stmt)
{
    const PatternName *error = &stmt->as.try_.error;
    const Resolution *resolution = resolution_of(&e->compiler->program, error);
    uint32_t mark = e->next_register;
    uint32_t reg = begin_new(e, resolution);
    emit_at(e, stmt->pos, OP_CATCH, reg != NO_REGISTER ? reg : allocate(e, 1), 0, 0);
    finish_new(e, resolution);
    compile_statements(e, stmt->as.try_.handler);
    e->next_register = mark;
}

static void compile_try(Emitter *e, const Stmt *stmt)
{
    int32_t start = new_label(e);
    int32_t end = new_label(e);
    int32_t handler = new_label(e);
    int32_t after = new_label(e);
    uint32_t first = e->builder.insn_count;
    bind_label(e, start);
    compile_block(e, stmt->as.try_.body);
    bind_label(e, end);
    if (!any_raises(e, first)) {
        return;
    }
    emit_jump(e, OP_JUMP, 0, 0, 0, after);
    builder_handler(&e->builder, start, end, handler);
    e->label_used[handler] = true;
    bind_label(e, handler);
    compile_handler(e, stmt);
    bind_label(e, after);
}

static void compile_const(Emitter *e, const Stmt *stmt)
{
    const PatternName *name = &stmt->as.const_.name;
    assign_resolved(e, resolution_of(&e->compiler->program, name), name->name, name->pos,
                    stmt->as.const_.value);
}

void compile_stmt(Emitter *e, const Stmt *stmt)
{
    switch ((StmtKind)stmt->kind) {
    case STMT_EXPR:
        compile_effect(e, stmt->as.expr);
        return;
    case STMT_LET:
        compile_destructuring(e, stmt->as.let.pattern, stmt->as.let.value);
        return;
    case STMT_CONST:
        compile_const(e, stmt);
        return;
    case STMT_DESTRUCTURE:
        compile_destructuring(e, stmt->as.destructure.pattern, stmt->as.destructure.value);
        return;
    case STMT_ASSIGN:
        compile_assignment(e, stmt);
        return;
    case STMT_FUNCTION:
    case STMT_STRUCT:
    case STMT_ENUM:
        compile_declaration(e, stmt);
        return;
    case STMT_IMPORT:
        compile_import(e, stmt);
        return;
    case STMT_FROM_IMPORT:
        compile_from_import(e, stmt);
        return;
    case STMT_EXPORT:
        compile_export(e, stmt);
        return;
    case STMT_RETURN:
        compile_return(e, stmt);
        return;
    case STMT_BREAK:
        emit_jump(e, OP_JUMP, 0, 0, 0, e->loop->break_label);
        return;
    case STMT_CONTINUE:
        emit_jump(e, OP_JUMP, 0, 0, 0, e->loop->continue_label);
        return;
    case STMT_IF:
        compile_if(e, stmt);
        return;
    case STMT_MATCH:
        compile_match(e, stmt);
        return;
    case STMT_WHILE:
        compile_while(e, stmt->pos, stmt->as.while_.condition, stmt->as.while_.body);
        return;
    case STMT_LOOP:
        compile_while(e, stmt->pos, stmt->as.loop.condition, stmt->as.loop.body);
        return;
    case STMT_FOR:
        compile_for(e, stmt);
        return;
    case STMT_TRY:
        compile_try(e, stmt);
        return;
    case STMT_TEST:
    case STMT_TEST_GROUP:
    case STMT_TEST_SETUP:
    case STMT_TEST_TEARDOWN:
        return; /* only `ruff test-run` runs them */
    }
}
