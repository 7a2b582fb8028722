/*
 * stencil_table.c - the generated stencils, and which one an instruction has.
 */
#ifndef RUFF_PORTABLE

#include "stencils/stencil.h"

#include "runtime/vm.h"

#include "stencils/generated/x86_64-linux/stencil_table.inc"

_Static_assert(TAG_EXCEPTION == 6, "machine_code.S knows this tag");
_Static_assert(VM_OFFSET_NATIVE_SP == 24, "machine_code.S knows this offset");

const uint16_t stencil_count = STENCIL_COUNT;
const uint16_t stencil_entry = STENCIL_ENTRY;
const uint16_t stencil_exit = STENCIL_EXIT;
const uint16_t stencil_symbol_count = sizeof stencil_symbols / sizeof *stencil_symbols;

StencilResume stencil_resume_address;

enum { /* the words of opcodes.def */
       THROWS = 0,
       HEAP = 0,
       RESTART = 0,
       END = 0,
       CALLS = 1,
       BRANCH = 2,
};

/* Without a fast path: by what the slow function may ask for. */
#define SLOW_STENCIL(effects)                                                                      \
    (((effects) & CALLS) ? (((effects) & BRANCH) ? STENCIL_SLOW_CALLS_BRANCH : STENCIL_SLOW_CALLS) \
                         : (((effects) & BRANCH) ? STENCIL_SLOW_BRANCH : STENCIL_SLOW_PLAIN))

#define ROW(name, flags) [(OP_##name << OP_FLAG_BITS) | (flags)]
/* Where the fast path is not right for the flags, the row keeps its slow stencil (and an allowed
 * one is repeated). */
#define FAST_ROW(name, allowed, flags) \
    ROW(name, ((flags) & ~(allowed)) ? (flags) & (allowed) : (flags)) = STENCIL_##name,

/* The later of two rows for the same instruction counts. */
#pragma GCC diagnostic ignored "-Woverride-init"

const uint16_t stencil_of[OP_COUNT << OP_FLAG_BITS] = {
#define OP(name, a, b, c, consumes, words, effects)                            \
    [OP_##name << OP_FLAG_BITS...(OP_##name << OP_FLAG_BITS) + OP_FLAG_MASK] = \
        SLOW_STENCIL(effects),
#include "vm/bytecode/opcodes.def"
#undef OP
/* clang-format off: it never comes to rest here */
#define FAST(name, allowed)    \
    FAST_ROW(name, allowed, 0) \
    FAST_ROW(name, allowed, 1) \
    FAST_ROW(name, allowed, 2) \
    FAST_ROW(name, allowed, 3) \
    FAST_ROW(name, allowed, 4) \
    FAST_ROW(name, allowed, 5) FAST_ROW(name, allowed, 6) FAST_ROW(name, allowed, 7)
/* clang-format on */
#include "stencils/fast_ops.def"
#undef FAST
    /* These look at the flag of operand b. */
    ROW(GET_INDEX, OP_FLAG_B) = STENCIL_GET_INDEX_B,
    ROW(GET_INDEX, OP_FLAG_B | OP_FLAG_C) = STENCIL_GET_INDEX_B,
    ROW(GET_INDEX_INT, OP_FLAG_B) = STENCIL_GET_INDEX_INT_B,
    ROW(GET_FIELD, OP_FLAG_B) = STENCIL_GET_FIELD_B,
};

#endif
