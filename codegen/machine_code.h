/*
 * machine_code.h - a function's machine code and where each of its instructions stands in it.
 *
 * Lives in low memory of the VM, since the code counts its own entries there; belongs to the Jit.
 * When the code dies (invalidate.h) the record is kept for the next compilation of the same
 * function.
 */
#ifndef RUFF_CODEGEN_MACHINE_CODE_H
#define RUFF_CODEGEN_MACHINE_CODE_H

#include "codegen/burned_in.h"
#include "vm/bytecode/code.h"

#define MACHINE_NO_OFFSET UINT32_MAX

typedef struct MachineCode {
    uint64_t entries;     /* calls that came in through the entry; counted by the code itself */
    uint64_t nanoseconds; /* what compiling took */
    Code *code;
    uint8_t *start;         /* in the executable view; the entry */
    uint32_t bytes;         /* all of it */
    uint32_t hot_bytes;     /* of which are the instructions' fast paths */
    uint32_t insn_count;    /* instructions, EXTRA words not counted */
    uint32_t *offsets;      /* by index of the Insn; MACHINE_NO_OFFSET: EXTRA word */
    uint32_t *cold_offsets; /* likewise, of the cold parts */
    uint32_t *loop_offsets; /* where the interpreter enters, one for each LOOP in order */
    BurnedPlaces burned;    /* this code relies on them */
    struct MachineCode *next;
} MachineCode;

/* Whose machine code stands at this offset from the start: the index of an Insn. The function's
 * entry counts as the first one's. */
uint32_t machine_code_index(const MachineCode *machine, uint32_t offset);

/* Machine code of the instruction with this index; NULL: an EXTRA word. */
static inline const uint8_t *machine_code_address(const MachineCode *machine, uint32_t index)
{
    uint32_t offset = machine->offsets[index];
    return offset == MACHINE_NO_OFFSET ? NULL : machine->start + offset;
}

#endif
