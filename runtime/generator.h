/*
 * generator.h - a suspended frame: generators, and the bodies of async functions.
 *
 * While suspended the registers of the frame are kept in `saved` (block, owned); registers that
 * own no reference are stored so that releasing them does nothing (TAG_UNSET or no heap tag).
 * The fast paths (stencils/kernels/generators.h) and vm/interp move them to the stack to resume and
 * back to suspend; here is only the object.
 */
#ifndef RUFF_RUNTIME_GENERATOR_H
#define RUFF_RUNTIME_GENERATOR_H

#include "runtime/object.h"

typedef enum GeneratorState {
    GENERATOR_CREATED,   /* arguments are in saved, the body has not begun */
    GENERATOR_SUSPENDED, /* at a yield or await */
    GENERATOR_RUNNING,   /* its registers are on the stack */
    GENERATOR_DONE,
} GeneratorState;

struct Generator {
    Object header;
    uint32_t state;       /* GeneratorState */
    uint32_t saved_count; /* values in saved */
    Function *function;   /* counted */
    Value *saved;
    uint32_t saved_capacity; /* registers of the function */
    uint32_t pc;             /* index of the instruction to continue with */
    const void *machine;     /* its machine code, while the function's Code has the version below;
                                NULL: not known */
    uint32_t machine_version;
    Promise *promise;   /* async body: what it settles (counted), else NULL */
    Generator *next;    /* async body: behind it in the scheduler's queue of ready tasks */
    size_t cycle_index; /* position among the cycle collector's members; GENERATOR_NO_MEMBER */
};

#define GENERATOR_NO_MEMBER SIZE_MAX

/* Function retained; saved has room for capacity values, saved_count is 0. */
Generator *generator_new(VM *vm, Function *function, uint32_t capacity);
/* Its variables have been saved, and one of them may lead back to it: the cycle collector takes
 * care of it from now on. */
void generator_watch(VM *vm, Generator *generator);
/* Releases what is saved: the generator has ended. */
void generator_finish(VM *vm, Generator *generator);
void generator_free(VM *vm, Generator *generator);

#endif
