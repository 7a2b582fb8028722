/*
 * generators.h - resuming and suspending the frame of a generator, without C between the two
 * frames.
 *
 * A suspended frame is the registers that are needed behind its YIELD, in Generator.saved. Resuming
 * copies them to the value stack, above the registers of the resumer; suspending copies them back.
 * Whoever is resumed comes back by a return like that of any call; its state then tells whether it
 * is suspended again or has ended.
 */
#ifndef RUFF_STENCILS_KERNELS_GENERATORS_H
#define RUFF_STENCILS_KERNELS_GENERATORS_H

#include "runtime/cycle.h"
#include "runtime/generator.h"
#include "runtime/refcount.h"
#include "stencils/frame.h"
#include "stencils/kernels/slots.h"

/* What a YIELD remembers in its feedback: the registers that are owned behind it, and above them
 * one more than the number of registers to save. 0: nothing yet, or they are too many. */
#define YIELD_OWNED_BITS     56u
#define YIELD_PLAN(owned, n) ((owned) | (uint64_t)((n) + 1) << YIELD_OWNED_BITS)
#define YIELD_PLANNED(plan)  ((plan) & (((uint64_t)1 << YIELD_OWNED_BITS) - 1))

/* They are few, and handlers have few registers. */
#ifdef __clang__
#define NOT_UNROLLED _Pragma("clang loop unroll(disable)")
#else
#define NOT_UNROLLED
#endif

/* Neither running nor at its end? */
static inline bool generator_is_resumable(const Generator *g)
{
    return g->state <= GENERATOR_SUSPENDED;
}

/* Whose frame the one at fp is; its header and the counts are left. */
static inline void generator_link(Generator *g, Value *fp)
{
    slot_set_words(&fp[-3], TAG_GENERATOR, (uint64_t)(uintptr_t)g);
    slot_set_words(&fp[-1], TAG_FUNCTION, (uint64_t)(uintptr_t)g->function);
}

/* Moves the saved registers to the frame at fp, whose linkage is complete; where it goes on. */
static inline __attribute__((always_inline)) Insn *generator_enter(Generator *g, Value *fp)
{
    Function *function = g->function;
    const Value *saved = g->saved;
    const uint32_t count = g->saved_count;
    NOT_UNROLLED
    for (uint32_t i = 0; i < count; i++) {
        value_copy(&fp[i], &saved[i]);
    }
    object_retain(&function->header);
    g->state = GENERATOR_RUNNING;
    g->saved_count = 0;
    return &function->code->insns[g->pc];
}

/* Copies the registers that are needed behind the YIELD to the generator. False: the cycle
 * collector is to know of it first. Nothing has happened until generator_leave(). */
static inline __attribute__((always_inline)) bool generator_save(Generator *g, const Value *fp,
                                                                 uint64_t plan)
{
    const uint32_t count = (uint32_t)(plan >> YIELD_OWNED_BITS) - 1;
    Value *saved = g->saved;
    uint64_t owned = plan;
    NOT_UNROLLED
    for (uint32_t i = 0; i < count; i++, owned >>= 1) {
        Value v;
        value_copy(&v, &fp[i]);
        if (v.tag >= TAG_FIRST_HEAP) {
            if ((owned & 1) == 0) {
                v.tag = TAG_UNSET; /* what has been given up must not be released */
            } else if (value_may_hold_cycle(v) && unlikely(g->cycle_index == GENERATOR_NO_MEMBER)) {
                return false;
            }
        }
        value_copy(&saved[i], &v);
    }
    return true;
}

/* The frame is suspended behind the YIELD at pc, whose result, once it goes on, is null. */
static inline __attribute__((always_inline)) void generator_leave(Generator *g, const Insn *pc)
{
    Function *function = g->function;
    const Code *code = function->code;
    slot_set_null(frame_register(g->saved, pc->a));
    g->saved_count = (uint32_t)(pc->feedback.bits >> YIELD_OWNED_BITS) - 1;
    g->pc = (uint32_t)(pc + 1 - code->insns);
    g->machine_version = code->version;
    g->state = GENERATOR_SUSPENDED;
    function->header.rc -= function->header.rc != 0; /* the generator holds it, too */
}

#endif
