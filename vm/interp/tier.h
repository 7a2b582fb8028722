/*
 * tier.h - when the interpreter hands functions and loops over to machine code, and how it gets
 * there.
 *
 * The compiler stands above the interpreter: codegen/jit.c fills the hooks in. Without it they are
 * NULL, code has the plain entry and nothing is counted. With it, code begins with a counting entry
 * and counters that run up to zero; at zero the compiler is asked once. Whether or not it compiles,
 * it leaves code->entry such that this code is not counted again.
 */
#ifndef RUFF_VM_INTERP_TIER_H
#define RUFF_VM_INTERP_TIER_H

#include "runtime/vm.h"
#include "vm/bytecode/code.h"

typedef enum TierReason { TIER_CALLS, TIER_LOOP, TIER_RESUMPTIONS } TierReason;

typedef struct TierHooks {
    /* Code is hot. Swaps its entry and its loop headers if it can be compiled. */
    void (*compile)(VM *vm, Code *code, TierReason reason);
    /* Machine code of an instruction; NULL: none. */
    const void *(*address)(const Code *code, const Insn *pc);
    /* The instruction whose machine code stands at this address; NULL: there is none.
     * Async-signal-safe where the thread is at that address. */
    const Insn *(*locate)(VM *vm, uintptr_t address);
    /* Gives back all machine code; none of it is active, and no function is left. */
    void (*destroy)(VM *vm);
    struct Jit *jit;
} TierHooks;

/* The entry that counts calls. Native engine only. */
extern const void *const interp_counting_entry_pointer;

/* The loop whose LOOP stands at pc has made its trips: has it become a LOOP_NATIVE? */
bool tier_hot_loop(VM *vm, Value *fp, Insn *pc);
void tier_destroy(VM *vm);

#endif
