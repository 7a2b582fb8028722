/*
 * stencil_table.c - the generated stencils, and which one an instruction has.
 */
#ifndef RUFF_PORTABLE

#include "stencils/stencil.h"
#include "stencils/typed_stencils.h"

#include "runtime/vm.h"
#include "stencils/machine_exit.h"

#include "stencils/generated/x86_64-linux/stencil_table.inc"

_Static_assert(TAG_EXCEPTION == 6, "machine_code.S knows this tag");
_Static_assert(VM_OFFSET_NATIVE_SP == 24 && VM_OFFSET_LEAVE == 56 && VM_OFFSET_MACHINE_EXITS == 64,
               "machine_code.S knows these offsets");
_Static_assert(sizeof(Insn) == 16, "machine_code.S steps over an instruction");
_Static_assert(MACHINE_EXIT_UNFORESEEN == 0 && MACHINE_EXIT_RETURN == 1 &&
                   MACHINE_EXIT_SUSPENSION == 2 && MACHINE_EXIT_HANDLER == 3,
               "machine_code.S counts these");

const uint16_t stencil_count = STENCIL_COUNT;
const uint16_t stencil_entry = STENCIL_ENTRY;
const uint16_t stencil_exit = STENCIL_EXIT;
const uint16_t stencil_call_known = STENCIL_CALL_KNOWN;
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
#define CONSUMING_B(name, flags) ROW(name, flags) = STENCIL_##name##_B,
#include "stencils/fast_ops.def"
};

/* 0, the entry's, is no instruction's. */
_Static_assert(STENCIL_ENTRY == 0, "the stencil that stands for none");
#define FAST(name, allowed)
#define BY_PLACE(name) [OP_##name] = STENCIL_##name##_IN_PLACE,
static const uint16_t in_place[OP_COUNT] = {
#include "stencils/fast_ops.def"
};

uint16_t stencil_for(const Insn *insn, uint16_t op)
{
    uint16_t special = insn->a == insn->b ? in_place[op >> OP_FLAG_BITS] : 0;
    return special != 0 ? special : stencil_of[op];
}

/* ---- typed tier ---- */

#define G1(name) \
    {STENCIL_##name##_g0, STENCIL_##name##_g1, STENCIL_##name##_g2, STENCIL_##name##_g3}
#define G2(name) {G1(name##_g0), G1(name##_g1), G1(name##_g2), G1(name##_g3)}
#define G3(name) {G2(name##_g0), G2(name##_g1), G2(name##_g2), G2(name##_g3)}

#define F1(name)                                                    \
    {STENCIL_##name##_f0, STENCIL_##name##_f1, STENCIL_##name##_f2, \
     STENCIL_##name##_f3, STENCIL_##name##_f4, STENCIL_##name##_f5}
#define F2(name) \
    {F1(name##_f0), F1(name##_f1), F1(name##_f2), F1(name##_f3), F1(name##_f4), F1(name##_f5)}
#define FG(name) \
    {G1(name##_f0), G1(name##_f1), G1(name##_f2), G1(name##_f3), G1(name##_f4), G1(name##_f5)}

const TypedStencils typed_stencils = {
    .get_int = G2(get_int),
    .set_int = G2(set_int),
    .const_wide = G1(const_wide),
    .length = G1(length),
    .add_float = F2(add_float),
    .sub_float = F2(sub_float),
    .mul_float = F2(mul_float),
    .div_float = F2(div_float),
    .mov_float = F2(mov),
    .sqrt_float = F2(sqrt),
    .const_float = F1(const),
    .load_float = F1(load),
    .store_float = F1(store),
    .return_float = F1(return),
    .get_field = FG(get_field),
    .set_field = FG(set_field),
    .store_function = STENCIL_store_function,
    .copy_slot = STENCIL_copy_slot,
    .move_slot = STENCIL_move_slot,
    .add_int = G3(add_int),
    .sub_int = G3(sub_int),
    .mul_int = G3(mul_int),
    .mod_int = G3(mod_int),
    .add_imm = G2(add_imm),
    .mul_imm = G2(mul_imm),
    .mov = G2(mov),
    .const_int = G1(const),
    .load = G1(load),
    .store = G1(store),
    .return_int = G1(return),
    .jump_int = {G2(jump_lt), G2(jump_ge), G2(jump_eq), G2(jump_ne)},
    .jump_imm = {G1(jump_lt_imm), G1(jump_ge_imm), G1(jump_eq_imm), G1(jump_ne_imm),
                 G1(jump_le_imm), G1(jump_gt_imm)},
    .call = {G1(call), F1(call), STENCIL_call_slot},
    .call_entry = {G1(call_entry), F1(call_entry), STENCIL_call_entry_slot},
    .leave = STENCIL_leave,
    .check_tag = STENCIL_check_tag,
    .check_callee = STENCIL_check_callee,
    .release_callee = STENCIL_release_callee,
    .enter = STENCIL_enter,
    .store_tag = STENCIL_store_tag,
    .poll = STENCIL_poll,
    .jump = STENCIL_jump,
    .drop = STENCIL_drop,
    .return_slot = STENCIL_return_slot,
    .return_null = STENCIL_return_null,
};

TypedExitFunction stencil_typed_exit;

#endif
