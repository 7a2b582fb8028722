/*
 * frame.h - layout of a call frame on the value stack, the same in every tier.
 *
 *   fp[-2]  FrameHeader: where this frame stands while it calls, and the caller's fp
 *   fp[-1]  the callee: a function value that the frame owns
 *   fp[0..] parameters, locals, temporaries (register_count of them)
 *
 * The frame of a generator or async function stands one slot above the registers of the frame that
 * has resumed it:
 *   fp[-3]  its Generator, borrowed from the resumer
 *
 * The caller lays a window out in its own registers: header at b, callee at b+1, arguments from b+2
 * on, which become the callee's first registers. On the native stack a frame is exactly 16 bytes:
 * return address and the caller's fp.
 */
#ifndef RUFF_STENCILS_FRAME_H
#define RUFF_STENCILS_FRAME_H

#include "runtime/function.h"
#include "vm/bytecode/code.h"

typedef struct FrameHeader {
    Insn *pc;      /* the call in progress; valid while the frame is suspended */
    Value *caller; /* fp of the calling frame, across native segments too; NULL: none */
} FrameHeader;

_Static_assert(sizeof(FrameHeader) == sizeof(Value), "the header takes one slot");

/* Slots between a window's first register and the callee's register 0. */
#define FRAME_LINKAGE 2
/* Slots between the end of the resumer's registers and register 0 of a resumed frame. */
#define RESUMED_LINKAGE 3

static inline FrameHeader *frame_header(Value *fp)
{
    return (FrameHeader *)(void *)(fp - 2);
}
static inline Function *frame_function(const Value *fp)
{
    return fp[-1].function;
}
static inline Code *frame_code(const Value *fp)
{
    return fp[-1].function->code;
}

/* The generator or async body whose frame this is. */
static inline Generator *frame_generator(const Value *fp)
{
    return fp[-3].generator;
}

/* A register from its pre-scaled operand. */
static inline Value *frame_register(Value *fp, uint16_t operand)
{
    return (Value *)(void *)((char *)fp + operand);
}

/* Makes `callee_fp` a called frame: links it to the caller, which stands at pc. */
static inline void frame_link(Value *callee_fp, Value *fp, Insn *pc)
{
    frame_header(fp)->pc = pc;
    frame_header(callee_fp)->caller = fp;
}

#endif
