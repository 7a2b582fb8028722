#include "vm/bytecode/verifier_kinds.h"

#include <stdlib.h>
#include <string.h>

/* Arrivals that change a row before single kinds of values are no longer told apart there: bounds
 * the work in loops with very many variables. */
#define CHANGES_MAX 16u

KindSet kinds_of_result(const Kinds *kinds, const InsnView *insn, const Value *constants)
{
    switch (insn->op) {
    case OP_MOVE:
    case OP_COPY:
        return kinds_of(kinds, insn->operand[1]);
    case OP_LOAD_UNSET:
        return KIND_UNSET;
    case OP_LOAD_CONST:
        return KIND_OF(constants[insn->operand[1]].tag);
    case OP_NEW_CELL:
        return KIND_CELL;
    case OP_CLOSURE:
        return KIND_OF(TAG_FUNCTION);
    case OP_NEW_ARRAY:
        return KIND_OF(TAG_ARRAY);
    case OP_NEW_DICT:
    case OP_NEW_DICT_SHAPED:
        return KIND_OF(TAG_DICT);
    case OP_IMPORT:
        return KIND_OF(TAG_MODULE);
    default:
        return KINDS_VALUE;
    }
}

static KindSet united(const KindRow *row, KindSet a, KindSet b)
{
    KindSet set = a | b;
    bool widen = row->changes > CHANGES_MAX && (set & KINDS_VALUE);
    return widen ? set | KINDS_VALUE : set;
}

/* Nothing is recorded at most rows: they share this one. */
static KindRow no_kinds;

void kinds_row_free(KindRow *row)
{
    if (row != &no_kinds) {
        free(row);
    }
}

static KindRow *row_new(uint32_t capacity)
{
    KindRow *row = malloc(sizeof *row + capacity * sizeof row->items[0]);
    if (row != NULL) {
        row->count = 0;
        row->changes = 0;
    }
    return row;
}

static void append(KindRow *row, uint32_t reg, KindSet set)
{
    if (set != KINDS_VALUE) {
        row->items[row->count].reg = reg;
        row->items[row->count++].set = set;
    }
}

/* Registers of one word that are recorded and alive. */
static uint64_t recorded_word(const Kinds *kinds, const RegState *alive, uint32_t word)
{
    return kinds->recorded[word] & (alive->owned[word] | alive->plain[word]);
}

static uint32_t recorded_count(const Kinds *kinds, const RegState *alive)
{
    uint32_t count = 0;
    for (uint32_t word = 0; word < alive->words; word++) {
        count += (uint32_t)__builtin_popcountll(recorded_word(kinds, alive, word));
    }
    return count;
}

static KindRow *first_arrival(const Kinds *kinds, const RegState *alive, uint32_t count)
{
    KindRow *row = row_new(count);
    for (uint32_t word = 0; row != NULL && word < alive->words; word++) {
        for (uint64_t bits = recorded_word(kinds, alive, word); bits != 0; bits &= bits - 1) {
            uint32_t reg = word * 64 + (uint32_t)__builtin_ctzll(bits);
            append(row, reg, kinds->sets[reg]);
        }
    }
    return row;
}

/* Both lists are in order of registers: what is missing in one may hold any value there. */
static KindRow *unite(const KindRow *old, const Kinds *kinds, const RegState *alive, uint32_t count)
{
    KindRow *row = row_new(old->count + count);
    uint32_t next = 0;
    if (row == NULL) {
        return NULL;
    }
    row->changes = old->changes + 1;
    for (uint32_t word = 0; word < alive->words; word++) {
        for (uint64_t bits = recorded_word(kinds, alive, word); bits != 0; bits &= bits - 1) {
            uint32_t reg = word * 64 + (uint32_t)__builtin_ctzll(bits);
            for (; next < old->count && old->items[next].reg < reg; next++) {
                append(row, old->items[next].reg, united(row, old->items[next].set, KINDS_VALUE));
            }
            bool both = next < old->count && old->items[next].reg == reg;
            append(row, reg,
                   united(row, both ? old->items[next].set : KINDS_VALUE, kinds->sets[reg]));
            next += both;
        }
    }
    for (; next < old->count; next++) {
        append(row, old->items[next].reg, united(row, old->items[next].set, KINDS_VALUE));
    }
    return row;
}

static bool same_rows(const KindRow *a, const KindRow *b)
{
    return a->count == b->count && memcmp(a->items, b->items, a->count * sizeof a->items[0]) == 0;
}

bool kinds_join(KindRow **row, const Kinds *kinds, const RegState *alive, bool *changed)
{
    uint32_t count = recorded_count(kinds, alive);
    *changed = *row == NULL;
    if (*row == NULL) {
        *row = count == 0 ? &no_kinds : first_arrival(kinds, alive, count);
        return *row != NULL;
    }
    if ((*row)->count == 0 && count == 0) {
        return true;
    }
    KindRow *joined = unite(*row, kinds, alive, count);
    if (joined == NULL) {
        return false;
    }
    *changed = !same_rows(*row, joined);
    if (!*changed) {
        joined->changes = (*row)->changes;
    }
    kinds_row_free(*row);
    *row = joined;
    return true;
}

void kinds_load(Kinds *kinds, const KindRow *row, uint32_t words)
{
    memset(kinds->recorded, 0, words * sizeof kinds->recorded[0]);
    for (uint32_t i = 0; i < row->count; i++) {
        kinds_record(kinds, row->items[i].reg, row->items[i].set);
    }
}
