/*
 * verifier_kinds.h - what kind of thing a register may hold, as far as the interpreter relies on
 * it.
 *
 * Most instructions check the kind of their operands when they run. A few trust the compiler: a
 * cell is read as a cell, a literal under construction is an array. For those the verifier follows,
 * for every register, the set of kinds that it may hold; a register about which nothing is recorded
 * holds any value of the language (KINDS_VALUE). Where control joins, the sets are united.
 */
#ifndef RUFF_VM_BYTECODE_VERIFIER_KINDS_H
#define RUFF_VM_BYTECODE_VERIFIER_KINDS_H

#include "vm/bytecode/operands.h"
#include "vm/bytecode/ownership_map.h"

/* A set of kinds: a bit for each ValueTag, and some that are no tags. */
typedef uint32_t KindSet;

#define KIND_OF(tag)       (UINT32_C(1) << (tag))
#define KIND_UNSET         KIND_OF(TAG_UNSET)
#define KIND_CELL          KIND_OF(TAG_CELL)
#define KIND_LOOP_ITEMS    (UINT32_C(1) << 29) /* what FOR_PREP iterates over */
#define KIND_LOOP_POSITION (UINT32_C(1) << 30) /* ... and how far it is */
#define KIND_SUCCESS       (UINT32_C(1) << 31) /* Ok(v) or Some(v) */
#define KIND_VARIANT \
    (KIND_OF(TAG_TAGGED) | KIND_OF(TAG_RESULT) | KIND_OF(TAG_OPTION) | KIND_SUCCESS)
/* Kinds that no instruction may take for a value. */
#define KINDS_SPECIAL \
    (KIND_UNSET | KIND_CELL | KIND_OF(TAG_EXCEPTION) | KIND_LOOP_ITEMS | KIND_LOOP_POSITION)
#define KINDS_VALUE (~KINDS_SPECIAL)

_Static_assert(TAG_COUNT <= 29, "the other kinds stand behind the tags");

/* The registers at the place that is looked at. */
typedef struct Kinds {
    uint64_t recorded[REG_WORDS_MAX]; /* registers whose set is not KINDS_VALUE */
    KindSet sets[REG_MAX];            /* of those */
} Kinds;

/* The same at a row of the ownership map, for the registers that are alive there. */
typedef struct KindRow {
    uint32_t count, changes;
    struct KindItem {
        uint32_t reg;
        KindSet set;
    } items[];
} KindRow;

static inline KindSet kinds_of(const Kinds *kinds, uint32_t reg)
{
    return bit_test(kinds->recorded, reg) ? kinds->sets[reg] : KINDS_VALUE;
}

static inline void kinds_record(Kinds *kinds, uint32_t reg, KindSet set)
{
    if (set == KINDS_VALUE) {
        bit_clear(kinds->recorded, reg);
    } else {
        bit_set(kinds->recorded, reg);
        kinds->sets[reg] = set;
    }
}

/* What the instruction writes to its destination, which is no operand of it. */
KindSet kinds_of_result(const Kinds *kinds, const InsnView *insn, const Value *constants);

/* Control arrives at a row: unites its sets (*row; NULL: first arrival) with those of the registers
 * alive there (words of bits). *changed: it has to be walked from (again). False: no memory. */
bool kinds_join(KindRow **row, const Kinds *kinds, const RegState *alive, bool *changed);
void kinds_row_free(KindRow *row);
/* The registers as they are at a row. */
void kinds_load(Kinds *kinds, const KindRow *row, uint32_t words);

#endif
