/* match: clauses are tests in textual order, each jumping on to the next when it fails. */
#include <string.h>

#include "vm/bytecode/compile.h"

static const char *short_tag(TagBuiltin builtin)
{
    static const char *const names[] = {
        [TAG_OK] = "Ok", [TAG_ERR] = "Err", [TAG_SOME] = "Some", [TAG_NONE] = "None"};
    return names[builtin];
}

static uint32_t tag_constant(Emitter *e, const TagPattern *tag)
{
    if (tag->builtin == TAG_USER) {
        return variant_constant(e, tag->enum_name, tag->variant);
    }
    const char *text = short_tag(tag->builtin);
    return text_constant(e, text, strlen(text));
}

static void test_pattern(Emitter *e, const CasePattern *pattern, uint32_t value, int32_t failed);

/* The payload at an index against a pattern inside the parentheses of a tag. */
static void test_part(Emitter *e, const CasePattern *part, uint32_t value, uint32_t index,
                      int32_t failed)
{
    if (part->kind == CASE_ANY) {
        return;
    }
    if (part->kind == CASE_BIND) {
        const Resolution *resolution = resolution_of(&e->compiler->program, part);
        uint32_t reg = begin_new(e, resolution);
        if (reg != NO_REGISTER) {
            emit(e, OP_GET_PAYLOAD, reg, value, index);
            finish_new(e, resolution);
        }
        return;
    }
    emit_jump(e, OP_JUMP_NO_PAYLOAD, value, index, 0, failed);
    /* Kept until the arm ends: names bound further inside lie above it. */
    uint32_t payload = allocate(e, 1);
    emit(e, OP_GET_PAYLOAD, payload, value, index);
    test_pattern(e, part, payload, failed);
}

static void test_tag(Emitter *e, const TagPattern *tag, uint32_t value, int32_t failed)
{
    emit_jump(e, OP_JUMP_NOT_TAG, value, tag_constant(e, tag), 0, failed);
    check_limit(e, tag->part_count, UINT16_MAX, "patterns for one tag");
    for (uint32_t i = 0; i < tag->part_count; i++) {
        test_part(e, tag->parts[i], value, i, failed);
    }
}

static void test_pattern(Emitter *e, const CasePattern *pattern, uint32_t value, int32_t failed)
{
    position(e, pattern->pos);
    switch (pattern->kind) {
    case CASE_ANY:
    case CASE_BIND:
        return;
    case CASE_LITERAL: {
        Value literal = value_null();
        literal_value(e, pattern->as.literal, &literal);
        emit_jump(e, OP_JUMP_NOT_LITERAL, value, constant_of(e, literal), 0, failed);
        return;
    }
    case CASE_WORD:
        emit_jump(e, OP_JUMP_NOT_STRING, value, name_constant(e, pattern->as.name), 0, failed);
        return;
    case CASE_TAG:
        test_tag(e, &pattern->as.tag, value, failed);
        return;
    }
}

static void compile_clause(Emitter *e, const MatchClause *clause, uint32_t subject, int32_t end)
{
    uint32_t mark = e->next_register;
    int32_t failed = new_label(e);
    test_pattern(e, clause->pattern, subject, failed);
    if (clause->guard != NULL) {
        compile_jump(e, clause->guard, failed, false);
    }
    compile_statements(e, &clause->body);
    emit_jump(e, OP_JUMP, 0, 0, 0, end);
    bind_label(e, failed);
    e->next_register = mark;
}

/* Variables that assignments in the arms make in the scope around the match. */
static void begin_created(Emitter *e, const Stmt *stmt)
{
    const MatchInfo *match = match_info_of(&e->compiler->program, stmt);
    for (Variable *v = match == NULL ? NULL : match->created; v != NULL; v = v->next_in_match) {
        if (v->global != NULL && v->global->needs_slot) {
            continue;
        }
        v->reg = allocate(e, 1);
        emit(e, OP_LOAD_UNSET, v->reg, 0, 0);
        if (v->is_captured) {
            emit(e, OP_NEW_CELL, v->reg, v->reg, 0);
        }
    }
}

static bool arms_may_mutate(const Emitter *e, const Stmt *stmt)
{
    for (uint32_t i = 0; i < stmt->as.match.count; i++) {
        const Expr *guard = stmt->as.match.clauses[i].guard;
        if (guard != NULL && may_mutate(e, guard)) {
            return true;
        }
    }
    return false;
}

void compile_match(Emitter *e, const Stmt *stmt)
{
    begin_created(e, stmt);
    uint32_t mark = e->next_register;
    const Expr *expr = stmt->as.match.subject;
    uint32_t subject =
        arms_may_mutate(e, stmt) ? compile_temporary(e, expr) : compile_operand(e, expr);
    int32_t end = new_label(e);
    const MatchClause *otherwise = NULL;
    for (uint32_t i = 0; i < stmt->as.match.count; i++) {
        const MatchClause *clause = &stmt->as.match.clauses[i];
        if (clause->pattern == NULL) {
            otherwise = clause;
        } else {
            compile_clause(e, clause, subject, end);
        }
    }
    if (otherwise != NULL) {
        uint32_t arm_mark = e->next_register;
        compile_statements(e, &otherwise->body);
        e->next_register = arm_mark;
    }
    bind_label(e, end);
    e->next_register = mark;
}
