/*
 * ownership_map.h - from what the ownership pass knows to the rows of a Proto.
 *
 * A row of the map stands at every place where control arrives other than from the instruction
 * before, and at least every OWNERSHIP_ROW_DISTANCE instructions, so that the state at any pc is
 * found by a short walk. Its bitmap is two sets, owned and plain registers, one behind the other;
 * equal ones are stored once. Together the rows prove the code: the verifier needs one pass.
 */
#ifndef RUFF_VM_BYTECODE_OWNERSHIP_MAP_H
#define RUFF_VM_BYTECODE_OWNERSHIP_MAP_H

#include "vm/bytecode/operands.h"

#define OWNERSHIP_ROW_DISTANCE 64u
#define REG_WORDS_MAX          ((REG_MAX + 63) / 64)

/* Control arrives at instruction insn as it does at the start of a block, with some more registers
 * owned that are dropped on the way. */
typedef struct OwnershipMark {
    uint32_t insn, block;
    uint32_t drop_first, drop_count;
} OwnershipMark;

typedef struct OwnershipMarks {
    uint64_t *live_in, *plain_in; /* sets of `words` words for each block */
    uint32_t words;
    OwnershipMark *marks; /* in order of insn */
    uint32_t mark_count, mark_capacity;
    uint32_t *drops;
    uint32_t drop_count, drop_capacity;
} OwnershipMarks;

void ownership_marks_free(OwnershipMarks *marks);

/* Builds proto->ownership for finished code. pcs: instruction index of the builder -> pc. False:
 * out of memory. */
bool ownership_map_build(Proto *proto, const OwnershipMarks *marks, const uint32_t *pcs);

/* The state of a row. */
void ownership_row(const Proto *proto, const OwnershipEntry *row, RegState *state);
/* Row at exactly this pc, NULL if there is none. */
const OwnershipEntry *ownership_find_row(const Proto *proto, uint32_t pc);

#endif
