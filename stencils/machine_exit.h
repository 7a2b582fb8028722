/*
 * machine_exit.h - the reasons for leaving machine code, which are counted in vm->machine_exits.
 */
#ifndef RUFF_STENCILS_MACHINE_EXIT_H
#define RUFF_STENCILS_MACHINE_EXIT_H

typedef enum MachineExit {
#define MACHINE_EXIT(NAME, name, text) MACHINE_EXIT_##NAME,
#include "stencils/machine_exits.def"
#undef MACHINE_EXIT
    MACHINE_EXIT_COUNT
} MachineExit;

#endif
