#include "tests/support/bytecode_random.h"

#define VARIABLES  7u /* parameters included */
#define CELLS      2u
#define FIRST_CELL VARIABLES
#define FIRST_TEMP (VARIABLES + CELLS)
#define DEPTH_MAX  5u

typedef struct Generator {
    BytecodeTest *t;
    Builder *b;
    uint64_t random;
    uint32_t budget;
    uint32_t temp; /* first free temporary */
    uint32_t loops;
    int32_t break_label, continue_label;
    uint32_t text;
} Generator;

static void statements(Generator *g, uint32_t depth);

static uint32_t pick(Generator *g, uint32_t bound)
{
    g->random = g->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((g->random >> 33) % bound);
}

static uint32_t variable(Generator *g)
{
    return pick(g, VARIABLES);
}

static uint32_t cell(Generator *g)
{
    return FIRST_CELL + pick(g, CELLS);
}

/* A register that may be read: a variable or a fresh temporary with something in it. */
static uint32_t operand(Generator *g)
{
    if (pick(g, 3)) {
        return variable(g);
    }
    uint32_t temp = g->temp++;
    switch (pick(g, 5)) {
    case 0:
        builder_emit(g->b, OP_LOAD_INT, temp, 7, 0);
        break;
    case 1:
        builder_emit(g->b, OP_LOAD_CONST, temp, g->text, 0);
        break;
    case 2:
        builder_emit(g->b, OP_GET_GLOBAL, temp, 0, 0);
        break;
    case 3:
        builder_emit(g->b, OP_GET_CELL, temp, cell(g), g->text);
        break;
    default:
        builder_emit(g->b, OP_COPY, temp, variable(g), 0);
        break;
    }
    return temp;
}

static void emit_call(Generator *g, uint32_t to)
{
    static const Opcode calls[] = {OP_CALL, OP_CALL_GLOBAL, OP_CALL_BUILTIN, OP_CALL_METHOD};
    Opcode op = calls[pick(g, 4)];
    uint32_t base = g->temp;
    uint32_t count = pick(g, 3);
    uint32_t skip = op == OP_CALL ? 1 : 2;
    uint32_t total = count + (op == OP_CALL || op == OP_CALL_METHOD);
    for (uint32_t i = 0; i < total; i++) {
        g->temp = base + skip + i + 1;
        uint32_t saved = g->temp;
        builder_emit(g->b, OP_COPY, base + skip + i, operand(g), 0);
        g->temp = saved;
    }
    g->temp = base;
    builder_emit(g->b, op, to, base, count);
    builder_emit(g->b, OP_EXTRA, op == OP_CALL || op == OP_CALL_GLOBAL ? 0 : g->text, 0, 0);
}

/* Something that writes the register. */
static void expression(Generator *g, uint32_t to)
{
    uint32_t saved = g->temp;
    uint32_t left = operand(g);
    uint32_t right = operand(g);
    switch (pick(g, 11)) {
    case 0:
        builder_emit(g->b, OP_ADD, to, left, right);
        break;
    case 1:
        builder_emit(g->b, OP_ADD_INT, to, left, 1);
        break;
    case 2:
        builder_emit(g->b, OP_LT, to, left, right);
        break;
    case 3:
        builder_emit(g->b, OP_COPY, to, left, 0);
        break;
    case 4:
        builder_emit(g->b, OP_MOVE, to, left, 0);
        break;
    case 5:
        builder_emit(g->b, OP_UNPACK_ELEMENT, to, left, 0);
        break;
    case 6: {
        uint32_t base = g->temp;
        uint32_t count = pick(g, 3);
        for (uint32_t i = 0; i < count; i++) {
            builder_emit(g->b, OP_COPY, base + i, variable(g), 0);
        }
        builder_emit(g->b, OP_NEW_ARRAY, to, base, count);
        break;
    }
    case 7: {
        uint32_t temp = g->temp++;
        expression(g, temp);
        builder_emit(g->b, OP_MOVE, to, temp, 0);
        break;
    }
    case 8:
        builder_emit(g->b, OP_YIELD, to, left, 0);
        break;
    default:
        emit_call(g, to);
        break;
    }
    g->temp = saved;
}

static void emit_store(Generator *g)
{
    uint32_t saved = g->temp;
    uint32_t key = operand(g);
    uint32_t value = operand(g);
    switch (pick(g, 4)) {
    case 0:
        builder_emit(g->b, OP_SET_INDEX, variable(g), key, value);
        break;
    case 1:
        builder_emit(g->b, OP_SET_GLOBAL, 0, value, 0);
        break;
    case 2:
        builder_emit(g->b, OP_SET_CELL, cell(g), value, 0);
        break;
    default: {
        uint32_t other = operand(g);
        builder_emit(g->b, OP_PATH_LOCAL, variable(g), 0, 0);
        for (uint32_t i = pick(g, 3); i > 0; i--) {
            builder_emit(g->b, OP_PATH_INDEX, pick(g, 2) ? key : other, 0, 0);
        }
        builder_emit(g->b, OP_PATH_SET_INDEX, other, value, 0);
        break;
    }
    }
    g->temp = saved;
}

static void emit_branch(Generator *g, int32_t label)
{
    uint32_t saved = g->temp;
    uint32_t left = operand(g);
    uint32_t right = operand(g);
    switch (pick(g, 4)) {
    case 0:
        builder_emit_jump(g->b, OP_JUMP_IF, left, 0, 0, label);
        break;
    case 1:
        builder_emit_jump(g->b, OP_JUMP_IF_NULL, left, 0, 0, label);
        break;
    case 2:
        builder_emit_jump(g->b, OP_JUMP_LT, 0, left, right, label);
        break;
    default:
        builder_emit_jump(g->b, OP_JUMP_NOT_LT, 0, left, right, label);
        break;
    }
    g->temp = saved;
}

static void emit_if(Generator *g, uint32_t depth)
{
    int32_t other = builder_label(g->b);
    int32_t end = builder_label(g->b);
    emit_branch(g, other);
    statements(g, depth + 1);
    builder_emit_jump(g->b, OP_JUMP, 0, 0, 0, end);
    builder_bind(g->b, other);
    if (pick(g, 2)) {
        statements(g, depth + 1);
    }
    builder_bind(g->b, end);
}

static void emit_loop(Generator *g, uint32_t depth)
{
    int32_t saved_break = g->break_label;
    int32_t saved_continue = g->continue_label;
    uint32_t saved_temp = g->temp;
    uint32_t kind = pick(g, 4);
    uint32_t state = g->temp;
    uint32_t item = state + 3;
    g->temp += 4;
    g->break_label = builder_label(g->b);
    g->continue_label = builder_label(g->b);
    if (kind == 0) {
        builder_emit(g->b, OP_FOR_PREP, state, variable(g), 0);
    } else if (kind == 1) {
        builder_emit(g->b, OP_LOAD_INT, g->temp, 10, 0);
        builder_emit(g->b, OP_FOR_RANGE_PREP, state, g->temp, 1);
    }
    int32_t body = builder_label(g->b);
    if (kind == 3) { /* tested at the bottom */
        builder_emit_jump(g->b, OP_JUMP, 0, 0, 0, g->continue_label);
        builder_bind(g->b, body);
    } else {
        builder_bind(g->b, g->continue_label);
    }
    builder_emit(g->b, OP_LOOP, g->loops++, 0, 0);
    if (kind <= 1) {
        builder_emit_jump(g->b, kind == 0 ? OP_FOR_NEXT : OP_FOR_RANGE_NEXT, state, item, 0,
                          g->break_label);
        if (pick(g, 2)) {
            builder_emit(g->b, OP_COPY, variable(g), item, 0);
        }
    } else if (kind == 2) {
        emit_branch(g, g->break_label);
    }
    statements(g, depth + 1);
    if (kind == 3) {
        builder_bind(g->b, g->continue_label);
        emit_branch(g, body);
    } else {
        builder_emit_jump(g->b, OP_JUMP, 0, 0, 0, g->continue_label);
    }
    builder_bind(g->b, g->break_label);
    g->break_label = saved_break;
    g->continue_label = saved_continue;
    g->temp = saved_temp;
}

static void emit_try(Generator *g, uint32_t depth)
{
    int32_t start = builder_label(g->b);
    int32_t end = builder_label(g->b);
    int32_t handler = builder_label(g->b);
    int32_t after = builder_label(g->b);
    builder_bind(g->b, start);
    statements(g, depth + 1);
    builder_bind(g->b, end);
    builder_emit_jump(g->b, OP_JUMP, 0, 0, 0, after);
    builder_bind(g->b, handler);
    uint32_t saved = g->temp++;
    builder_emit(g->b, OP_CATCH, pick(g, 2) ? saved : variable(g), 0, 0);
    statements(g, depth + 1);
    builder_bind(g->b, after);
    builder_handler(g->b, start, end, handler);
    g->temp = saved;
}

static void emit_end(Generator *g)
{
    switch (pick(g, 3)) {
    case 0:
        builder_emit(g->b, OP_RETURN, variable(g), 0, 0);
        break;
    case 1:
        builder_emit(g->b, OP_THROW, variable(g), 0, 0);
        break;
    default:
        if (g->break_label >= 0) {
            builder_emit_jump(g->b, OP_JUMP, 0, 0, 0,
                              pick(g, 2) ? g->break_label : g->continue_label);
        }
        break;
    }
}

static void statements(Generator *g, uint32_t depth)
{
    for (uint32_t count = 1 + pick(g, 4); count > 0 && g->budget > 0; count--) {
        g->budget--;
        uint32_t kind = pick(g, depth < DEPTH_MAX ? 14 : 9);
        if (kind < 5) {
            expression(g, variable(g));
        } else if (kind < 6) {
            expression(g, g->temp); /* its value is not used */
        } else if (kind < 9) {
            emit_store(g);
        } else if (kind < 11) {
            emit_if(g, depth);
        } else if (kind < 13) {
            emit_loop(g, depth);
        } else {
            emit_try(g, depth);
        }
    }
    if (depth > 0 && pick(g, 8) == 0) {
        emit_end(g);
    }
}

void bytecode_emit_random(BytecodeTest *t, uint64_t seed, uint32_t statement_budget)
{
    Generator g = {.t = t,
                   .b = &t->b,
                   .random = seed * UINT64_C(0x9e3779b97f4a7c15) + 1,
                   .budget = statement_budget,
                   .temp = FIRST_TEMP,
                   .break_label = BUILDER_NO_LABEL};
    g.text = bytecode_string(t, "assert");
    for (uint32_t i = BYTECODE_RANDOM_PARAMS; i < VARIABLES; i++) {
        builder_emit(g.b, OP_LOAD_NULL, i, 0, 0);
    }
    for (uint32_t i = 0; i < CELLS; i++) {
        builder_emit(g.b, OP_LOAD_NULL, FIRST_CELL + i, 0, 0);
        builder_emit(g.b, OP_NEW_CELL, FIRST_CELL + i, FIRST_CELL + i, 0);
    }
    /* Each part can be skipped, so that one that returns does not end the program. */
    while (g.budget > 0) {
        int32_t skip = builder_label(g.b);
        emit_branch(&g, skip);
        statements(&g, 0);
        builder_bind(g.b, skip);
    }
    builder_emit(g.b, OP_RETURN, variable(&g), 0, 0);
}
