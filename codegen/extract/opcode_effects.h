/*
 * opcode_effects.h - what opcodes.def says of an opcode, by its name.
 */
#ifndef RUFF_CODEGEN_EXTRACT_OPCODE_EFFECTS_H
#define RUFF_CODEGEN_EXTRACT_OPCODE_EFFECTS_H

#include <stdbool.h>

typedef struct OpcodeEffects {
    bool calls;    /* its slow function may have a function called */
    bool branches; /* it may jump */
} OpcodeEffects;

/* name: of an opcode, or of a variant of one (_B: operand b is consumed; _IN_PLACE: operands a and
 * b are the same). False: neither. */
bool opcode_effects(const char *name, OpcodeEffects *effects);

#endif
