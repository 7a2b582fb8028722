#include "vm/bytecode/ownership_map.h"

#include <string.h>

#include "vm/bytecode/vector.h"

void ownership_marks_free(OwnershipMarks *marks)
{
    if (marks != NULL) {
        free(marks->live_in);
        free(marks->plain_in);
        free(marks->marks);
        free(marks->drops);
        free(marks);
    }
}

/* ---- building ---- */

/* A place behind a widened jump: no mark of the pass stands there. */
typedef struct Pending {
    uint32_t pc; /* UINT32_MAX: none */
    uint64_t owned[REG_WORDS_MAX], plain[REG_WORDS_MAX];
} Pending;

typedef struct MapBuilder {
    Proto *proto;
    const OwnershipMarks *marks;
    const uint32_t *pcs;
    uint32_t words;
    uint32_t next_mark;
    RegState state;
    Pending pending[2];
    uint32_t row_capacity, word_capacity;
    uint32_t *table; /* bitmaps by hash: index + 1 */
    uint32_t table_size, bitmap_count;
} MapBuilder;

static uint32_t hash_words(const uint64_t *words, uint32_t count)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < count; i++) {
        h = (h ^ words[i]) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 29;
    }
    return (uint32_t)(h ^ h >> 32);
}

static bool grow_table(MapBuilder *m)
{
    uint32_t size = m->table_size == 0 ? 64 : m->table_size * 2;
    uint32_t *table = calloc(size, sizeof *table);
    if (table == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < m->bitmap_count; i++) {
        const uint64_t *words = &m->proto->ownership_words[(size_t)i * 2 * m->words];
        uint32_t slot = hash_words(words, 2 * m->words) & (size - 1);
        while (table[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = i + 1;
    }
    free(m->table);
    m->table = table;
    m->table_size = size;
    return true;
}

/* Appends the state as a bitmap, or finds an equal one. False: out of memory. */
static bool intern_bitmap(MapBuilder *m, uint32_t *index)
{
    Proto *proto = m->proto;
    uint32_t count = 2 * m->words;
    size_t half_bytes = m->words * sizeof(uint64_t);
    uint32_t end = m->bitmap_count * count;
    if ((m->bitmap_count + 1) * 2 > m->table_size && !grow_table(m)) {
        return false;
    }
    if (end > UINT32_MAX - count ||
        !VECTOR_RESERVE(proto->ownership_words, m->word_capacity, end + count + 1)) {
        return false;
    }
    uint64_t *words = proto->ownership_words + end;
    memcpy(words, m->state.owned, half_bytes);
    memcpy(words + m->words, m->state.plain, half_bytes);
    uint32_t slot = hash_words(words, count) & (m->table_size - 1);
    while (m->table[slot] != 0) {
        uint32_t other = (m->table[slot] - 1) * count;
        if (memcmp(proto->ownership_words + other, words, 2 * half_bytes) == 0) {
            *index = other;
            return true;
        }
        slot = (slot + 1) & (m->table_size - 1);
    }
    m->table[slot] = ++m->bitmap_count;
    proto->ownership_word_count = end + count;
    *index = end;
    return true;
}

static bool add_row(MapBuilder *m, uint32_t pc)
{
    Proto *proto = m->proto;
    uint32_t bitmap = 0;
    if (!VECTOR_RESERVE(proto->ownership, m->row_capacity, proto->ownership_count + 1) ||
        !intern_bitmap(m, &bitmap)) {
        return false;
    }
    proto->ownership[proto->ownership_count++] = (OwnershipEntry){pc, bitmap};
    return true;
}

static uint32_t mark_pc(const MapBuilder *m, uint32_t mark)
{
    return m->pcs[m->marks->marks[mark].insn];
}

static void load_mark(MapBuilder *m, const OwnershipMark *mark)
{
    const uint64_t *live = m->marks->live_in + (size_t)mark->block * m->marks->words;
    const uint64_t *plain = m->marks->plain_in + (size_t)mark->block * m->marks->words;
    for (uint32_t i = 0; i < m->words; i++) {
        m->state.owned[i] = live[i] & ~plain[i];
        m->state.plain[i] = live[i] & plain[i];
    }
    for (uint32_t i = 0; i < mark->drop_count; i++) {
        bit_set(m->state.owned, m->marks->drops[mark->drop_first + i]);
    }
}

static void load_pending(MapBuilder *m, const Pending *pending)
{
    memcpy(m->state.owned, pending->owned, m->words * sizeof(uint64_t));
    memcpy(m->state.plain, pending->plain, m->words * sizeof(uint64_t));
}

/* Finds the state at pc, adding a row where one is wanted. */
static bool arrive(MapBuilder *m, uint32_t pc)
{
    const OwnershipMark *mark = NULL;
    while (m->next_mark < m->marks->mark_count && mark_pc(m, m->next_mark) <= pc) {
        mark = &m->marks->marks[m->next_mark++];
    }
    const OwnershipEntry *last =
        m->proto->ownership_count > 0 ? &m->proto->ownership[m->proto->ownership_count - 1] : NULL;
    bool wanted = last == NULL || pc - last->pc >= OWNERSHIP_ROW_DISTANCE;
    for (uint32_t i = 0; i < 2; i++) {
        if (m->pending[i].pc == pc) {
            load_pending(m, &m->pending[i]);
            m->pending[i].pc = UINT32_MAX;
            wanted = true;
        }
    }
    if (mark != NULL) {
        load_mark(m, mark);
        wanted = true;
    }
    return !wanted || add_row(m, pc);
}

static bool has_mark_at(const MapBuilder *m, uint32_t pc)
{
    for (uint32_t i = m->next_mark; i < m->marks->mark_count && mark_pc(m, i) <= pc; i++) {
        if (mark_pc(m, i) == pc) {
            return true;
        }
    }
    return false;
}

/* Jumps over a word or two belong to widened jumps; every other target has a mark. */
static void note_pending(MapBuilder *m, uint32_t pc, const InsnView *view,
                         const RegOperands *operands)
{
    int64_t target = insn_target(m->proto->code, pc);
    if (target <= pc || target > (int64_t)pc + 2 || has_mark_at(m, (uint32_t)target)) {
        return;
    }
    Pending *pending = m->pending[0].pc == UINT32_MAX ? &m->pending[0] : &m->pending[1];
    pending->pc = (uint32_t)target;
    memcpy(pending->owned, m->state.owned, m->words * sizeof(uint64_t));
    memcpy(pending->plain, m->state.plain, m->words * sizeof(uint64_t));
    RegState state = {pending->owned, pending->plain, m->words};
    registers_apply(&state, view, operands, m->proto->constants, true);
}

static bool walk(MapBuilder *m)
{
    const Proto *proto = m->proto;
    for (uint32_t pc = 0; pc < proto->code_count;) {
        InsnView view = word_view(proto->code, pc);
        RegOperands operands;
        bool inside_path = opcode_is_path_step(view.op) || opcode_is_path_end(view.op);
        if (!inside_path && !arrive(m, pc)) {
            return false;
        }
        operands_of(&view, proto->constants, proto->constant_count, &operands);
        if (opcode_has_target(view.op)) {
            note_pending(m, pc, &view, &operands);
        }
        registers_apply(&m->state, &view, &operands, proto->constants, false);
        pc += word_count(&view);
    }
    return true;
}

bool ownership_map_build(Proto *proto, const OwnershipMarks *marks, const uint32_t *pcs)
{
    MapBuilder *m = calloc(1, sizeof *m);
    if (m == NULL) {
        return false;
    }
    uint64_t owned[REG_WORDS_MAX] = {0};
    uint64_t plain[REG_WORDS_MAX] = {0};
    m->proto = proto;
    m->marks = marks;
    m->pcs = pcs;
    m->words = bit_words(proto->register_count);
    m->state = (RegState){owned, plain, m->words};
    m->pending[0].pc = UINT32_MAX;
    m->pending[1].pc = UINT32_MAX;
    for (uint32_t i = 0; i < proto->info.param_count; i++) {
        bit_set(owned, i);
    }
    bool done = walk(m);
    free(m->table);
    free(m);
    return done;
}

/* ---- reading ---- */

void ownership_row(const Proto *proto, const OwnershipEntry *row, RegState *state)
{
    uint32_t words = bit_words(proto->register_count);
    const uint64_t *bitmap = proto->ownership_words + row->bitmap;
    for (uint32_t i = 0; i < words; i++) {
        state->owned[i] = bitmap[i];
        state->plain[i] = bitmap[words + i];
    }
    state->words = words;
}

/* The last row at or before pc. */
static const OwnershipEntry *row_before(const Proto *proto, uint32_t pc)
{
    uint32_t low = 0;
    uint32_t high = proto->ownership_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (proto->ownership[middle].pc <= pc) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &proto->ownership[low];
}

const OwnershipEntry *ownership_find_row(const Proto *proto, uint32_t pc)
{
    if (proto->ownership_count == 0) {
        return NULL;
    }
    const OwnershipEntry *row = row_before(proto, pc);
    return row->pc == pc ? row : NULL;
}

static void state_at(const Proto *proto, uint32_t pc, RegState *state)
{
    const OwnershipEntry *row = row_before(proto, pc);
    ownership_row(proto, row, state);
    for (uint32_t at = row->pc; at < pc;) {
        InsnView view = word_view(proto->code, at);
        RegOperands operands;
        operands_of(&view, proto->constants, proto->constant_count, &operands);
        registers_apply(state, &view, &operands, proto->constants, false);
        at += word_count(&view);
    }
}

void ownership_before(const Proto *proto, uint32_t pc, uint64_t *words)
{
    uint64_t plain[REG_WORDS_MAX];
    RegState state = {words, plain, 0};
    state_at(proto, pc, &state);
}

uint32_t ownership_kept_before(const Proto *proto, uint32_t pc, uint64_t *owned)
{
    uint64_t plain[REG_WORDS_MAX];
    RegState state = {owned, plain, 0};
    state_at(proto, pc, &state);
    uint32_t kept = proto->register_count;
    while (kept > 0 && !bit_test(owned, kept - 1) && !bit_test(plain, kept - 1)) {
        kept--;
    }
    return kept;
}

void ownership_in(const Proto *proto, uint32_t pc, uint64_t *words)
{
    uint64_t plain[REG_WORDS_MAX];
    RegState state = {words, plain, 0};
    state_at(proto, pc, &state);
    InsnView view = word_view(proto->code, pc);
    RegOperands operands;
    operands_of(&view, proto->constants, proto->constant_count, &operands);
    registers_raise(&state, &view, &operands);
}
