/*
 * bytecode_machine.c - the abstract machine of bytecode.h. It deliberately shares no code with the
 * ownership pass: what an instruction does to its registers is written down here once more.
 */
#include <stdio.h>
#include <stdlib.h>

#include "runtime/array.h"
#include "tests/support/bytecode.h"
#include "vm/bytecode/ownership.h"

typedef enum SlotKind { SLOT_GARBAGE, SLOT_GONE, SLOT_PLAIN, SLOT_HEAP } SlotKind;

typedef struct Machine {
    const Proto *proto;
    uint64_t random;
    SlotKind slots[REG_MAX];
    uint32_t pc;
    char message[160];
    bool failed;
    bool running;
} Machine;

static uint32_t next_random(Machine *m, uint32_t bound)
{
    m->random = m->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((m->random >> 33) % bound);
}

static void complain(Machine *m, const char *what, uint32_t reg)
{
    if (!m->failed) {
        snprintf(m->message, sizeof m->message, "pc %u (%s): %s r%u", m->pc,
                 opcode_info[m->proto->code[m->pc].op >> OP_FLAG_BITS].name, what, reg);
    }
    m->failed = true;
    m->running = false;
}

static SlotKind read_slot(Machine *m, uint32_t reg)
{
    if (m->slots[reg] != SLOT_PLAIN && m->slots[reg] != SLOT_HEAP) {
        complain(m, m->slots[reg] == SLOT_GONE ? "read after move of" : "read of garbage", reg);
    }
    return m->slots[reg];
}

static void give_up(Machine *m, uint32_t reg)
{
    if (read_slot(m, reg) == SLOT_HEAP) {
        m->slots[reg] = SLOT_GONE;
    }
}

static void write_slot(Machine *m, uint32_t reg, SlotKind kind)
{
    if (m->slots[reg] == SLOT_HEAP) {
        complain(m, "reference lost in", reg);
    }
    m->slots[reg] = kind;
}

static void give_up_run(Machine *m, uint32_t first, uint32_t count)
{
    for (uint32_t r = first; r < first + count; r++) {
        give_up(m, r);
        m->slots[r] = SLOT_GARBAGE;
    }
}

static void overwrite_from(Machine *m, uint32_t first)
{
    for (uint32_t r = first; r < m->proto->register_count; r++) {
        write_slot(m, r, SLOT_GARBAGE);
    }
}

static SlotKind any_kind(Machine *m)
{
    return next_random(m, 2) ? SLOT_HEAP : SLOT_PLAIN;
}

/* ---- operands of the instruction at hand ---- */

static InsnWord word(const Machine *m)
{
    return m->proto->code[m->pc];
}
static uint32_t ra(const Machine *m)
{
    return word(m).a / REG_SCALE;
}
static uint32_t rb(const Machine *m)
{
    return word(m).b / REG_SCALE;
}
static uint32_t rc(const Machine *m)
{
    return word(m).c / REG_SCALE;
}
static bool flag(const Machine *m, uint32_t bit)
{
    return (word(m).op & bit) != 0;
}

/* The window of a call: registers consumed, and where the callee's frame begins. */
static bool window(const Machine *m, uint32_t *first, uint32_t *count, uint32_t *base)
{
    *base = rb(m);
    switch (word(m).op >> OP_FLAG_BITS) {
    case OP_CALL:
        *first = *base + 1;
        *count = word(m).c + 1u;
        return true;
    case OP_CALL_GLOBAL:
    case OP_CALL_BUILTIN:
        *first = *base + 2;
        *count = word(m).c;
        return true;
    case OP_CALL_METHOD:
        *first = *base + 2;
        *count = word(m).c + 1u;
        return true;
    case OP_PATH_METHOD:
        *first = *base + 3;
        *count = word(m).c;
        return true;
    default:
        return false;
    }
}

/* ---- exceptions ---- */

static void unwind(Machine *m)
{
    uint64_t owned[(REG_MAX + 63) / 64] = {0};
    uint64_t kept[(REG_MAX + 63) / 64] = {0};
    uint32_t first, count, base;
    if (window(m, &first, &count, &base)) {
        give_up_run(m, first, count);
        overwrite_from(m, base);
    } else if (word(m).op >> OP_FLAG_BITS == OP_YIELD) {
        give_up(m, rb(m));
    }
    ownership_in(m->proto, m->pc, owned);
    const HandlerRange *handler = NULL;
    for (uint32_t i = 0; i < m->proto->handler_count && handler == NULL; i++) {
        const HandlerRange *range = &m->proto->handlers[i];
        handler = m->pc >= range->start && m->pc < range->end ? range : NULL;
    }
    if (handler != NULL) {
        ownership_before(m->proto, handler->target, kept);
    }
    for (uint32_t r = 0; r < m->proto->register_count; r++) {
        bool is_owned = (owned[r / 64] >> (r % 64)) & 1;
        bool is_kept = (kept[r / 64] >> (r % 64)) & 1;
        if (is_owned && !is_kept) {
            give_up(m, r);
        } else if (m->slots[r] == SLOT_HEAP && !is_kept) {
            complain(m, "exception loses", r);
        } else if (is_kept) {
            read_slot(m, r);
        }
    }
    m->running &= handler != NULL;
    if (handler != NULL) {
        m->pc = handler->target;
    }
}

/* ---- instructions ---- */

static void jump(Machine *m, int32_t distance)
{
    m->pc = (uint32_t)((int32_t)m->pc + distance);
}

static void use(Machine *m, uint32_t reg, bool consumed)
{
    if (consumed) {
        give_up(m, reg);
    } else {
        read_slot(m, reg);
    }
}

/* Both are read before either is given up: one register may be both. */
static void use_two(Machine *m)
{
    read_slot(m, rb(m));
    read_slot(m, rc(m));
    if (flag(m, OP_FLAG_B)) {
        give_up(m, rb(m));
    }
    if (flag(m, OP_FLAG_C)) {
        give_up(m, rc(m));
    }
}

static bool step_simple(Machine *m, Opcode op)
{
    uint32_t words = opcode_info[op].words;
    SlotKind kind = any_kind(m);
    switch (op) {
    case OP_MOVE:
        kind = read_slot(m, rb(m));
        give_up(m, rb(m));
        write_slot(m, ra(m), kind);
        break;
    case OP_COPY:
        write_slot(m, ra(m), read_slot(m, rb(m)));
        break;
    case OP_DROP:
        give_up(m, ra(m));
        break;
    case OP_LOAD_UNSET:
    case OP_LOAD_NULL:
    case OP_LOAD_BOOL:
    case OP_LOAD_INT:
        write_slot(m, ra(m), SLOT_PLAIN);
        break;
    case OP_LOAD_CONST: {
        bool heap = value_is_heap(m->proto->constants[word(m).b]);
        write_slot(m, ra(m), heap ? SLOT_HEAP : SLOT_PLAIN);
        break;
    }
    case OP_GET_GLOBAL:
        write_slot(m, ra(m), kind);
        break;
    case OP_SET_GLOBAL:
        give_up(m, rb(m));
        break;
    case OP_ADD:
        kind = read_slot(m, rb(m)) == SLOT_PLAIN && read_slot(m, rc(m)) == SLOT_PLAIN ? SLOT_PLAIN
                                                                                      : kind;
        use_two(m);
        write_slot(m, ra(m), kind);
        break;
    case OP_ADD_INT:
        kind = read_slot(m, rb(m)) == SLOT_PLAIN ? SLOT_PLAIN : kind;
        use(m, rb(m), flag(m, OP_FLAG_B));
        write_slot(m, ra(m), kind);
        break;
    case OP_LT:
        use_two(m);
        write_slot(m, ra(m), SLOT_PLAIN);
        break;
    case OP_UNPACK_ELEMENT:
        read_slot(m, rb(m));
        write_slot(m, ra(m), kind);
        break;
    case OP_NEW_CELL:
        use(m, rb(m), flag(m, OP_FLAG_B));
        write_slot(m, ra(m), SLOT_HEAP);
        break;
    case OP_GET_CELL:
        read_slot(m, rb(m));
        write_slot(m, ra(m), kind);
        break;
    case OP_SET_CELL:
        read_slot(m, ra(m));
        give_up(m, rb(m));
        break;
    case OP_NEW_ARRAY:
        give_up_run(m, rb(m), word(m).c);
        write_slot(m, ra(m), SLOT_HEAP);
        break;
    case OP_SET_INDEX:
        read_slot(m, ra(m));
        use(m, rb(m), flag(m, OP_FLAG_B));
        give_up(m, rc(m));
        read_slot(m, ra(m));
        break;
    case OP_CATCH:
        write_slot(m, ra(m), SLOT_HEAP);
        break;
    case OP_LOOP:
    case OP_NOP:
        break;
    case OP_YIELD:
        give_up(m, rb(m));
        write_slot(m, ra(m), SLOT_PLAIN);
        break;
    default:
        return false;
    }
    m->pc += words;
    return true;
}

static bool step_path(Machine *m, Opcode op)
{
    switch (op) {
    case OP_PATH_LOCAL:
        read_slot(m, ra(m));
        if (m->slots[ra(m)] == SLOT_PLAIN) {
            m->slots[ra(m)] = any_kind(m); /* what the end of the path puts there */
        }
        break;
    case OP_PATH_INDEX:
        read_slot(m, ra(m));
        break;
    case OP_PATH_SET_INDEX:
        use(m, ra(m), flag(m, OP_FLAG_A));
        give_up(m, rb(m));
        break;
    default:
        return false;
    }
    m->pc++;
    return true;
}

static bool step_call(Machine *m)
{
    uint32_t first, count, base;
    if (!window(m, &first, &count, &base)) {
        return false;
    }
    give_up_run(m, first, count);
    overwrite_from(m, base);
    write_slot(m, ra(m), any_kind(m));
    m->pc += 2;
    return true;
}

static bool step_loop(Machine *m, Opcode op)
{
    InsnWord w = word(m);
    bool ends = next_random(m, 3) == 0;
    switch (op) {
    case OP_FOR_PREP:
        give_up(m, rb(m));
        write_slot(m, ra(m), any_kind(m));
        write_slot(m, ra(m) + 1, SLOT_PLAIN);
        m->pc++;
        return true;
    case OP_FOR_RANGE_PREP:
        give_up_run(m, rb(m), w.c);
        for (uint32_t i = 0; i < 3; i++) {
            write_slot(m, ra(m) + i, SLOT_PLAIN);
        }
        m->pc++;
        return true;
    case OP_FOR_NEXT:
    case OP_FOR_RANGE_NEXT:
        read_slot(m, ra(m));
        read_slot(m, ra(m) + 1);
        if (ends) {
            jump(m, (int16_t)w.c);
        } else {
            write_slot(m, rb(m), op == OP_FOR_NEXT ? any_kind(m) : SLOT_PLAIN);
            m->pc++;
        }
        return true;
    default:
        return false;
    }
}

static bool step_jump(Machine *m, Opcode op)
{
    InsnWord w = word(m);
    bool taken = next_random(m, 2);
    int32_t distance = insn_imm32(w.b, w.c);
    switch (op) {
    case OP_JUMP:
        taken = true;
        break;
    case OP_JUMP_IF:
    case OP_JUMP_IF_NOT:
    case OP_JUMP_IF_NULL:
        use(m, ra(m), flag(m, OP_FLAG_A));
        break;
    case OP_JUMP_LT:
    case OP_JUMP_NOT_LT:
        use_two(m);
        distance = (int16_t)w.a;
        break;
    default:
        return false;
    }
    jump(m, taken ? distance : 1);
    return true;
}

static void check_nothing_left(Machine *m)
{
    for (uint32_t r = 0; r < m->proto->register_count && !m->failed; r++) {
        if (m->slots[r] == SLOT_HEAP) {
            complain(m, "leak of", r);
        }
    }
    m->running = false;
}

/* What the map says must be what the machine sees. */
static void check_map(Machine *m)
{
    uint64_t owned[(REG_MAX + 63) / 64] = {0};
    ownership_before(m->proto, m->pc, owned);
    for (uint32_t r = 0; r < m->proto->register_count; r++) {
        bool is_owned = (owned[r / 64] >> (r % 64)) & 1;
        if (is_owned ? m->slots[r] < SLOT_PLAIN : m->slots[r] == SLOT_HEAP) {
            complain(m, is_owned ? "map has dead" : "map lacks", r);
        }
    }
}

static void step(Machine *m)
{
    Opcode op = (Opcode)(word(m).op >> OP_FLAG_BITS);
    bool throws = (opcode_info[op].effects & EFFECT_THROWS) != 0;
    check_map(m);
    if (m->failed) {
        return;
    }
    if (op == OP_THROW) {
        read_slot(m, ra(m));
    }
    if (op == OP_THROW || op == OP_THROW_TEXT || (throws && next_random(m, 6) == 0)) {
        unwind(m);
    } else if (op == OP_RETURN || op == OP_RETURN_NULL) {
        if (op == OP_RETURN) {
            give_up(m, ra(m));
        }
        check_nothing_left(m);
    } else if (!step_simple(m, op) && !step_path(m, op) && !step_call(m) && !step_loop(m, op) &&
               !step_jump(m, op)) {
        complain(m, "machine does not know this instruction", 0);
    }
}

const char *bytecode_run_random(const Proto *proto, uint64_t seed, uint32_t max_steps)
{
    static char message[160];
    Machine *m = calloc(1, sizeof *m);
    if (m == NULL) {
        return "out of memory";
    }
    m->proto = proto;
    m->random = seed;
    m->running = true;
    for (uint32_t r = 0; r < proto->info.param_count; r++) {
        m->slots[r] = any_kind(m);
    }
    for (uint32_t i = 0; i < max_steps && m->running; i++) {
        step(m);
    }
    bool failed = m->failed;
    snprintf(message, sizeof message, "%s", m->message);
    free(m);
    return failed ? message : NULL;
}
