/*
 * target.h - what the compiler must know of a machine: how holes are filled in, and the few
 * instructions that are written directly instead of coming from a stencil.
 *
 * Each target has a directory with an encoding.h that defines, inline because they are most of what
 * compiling is (`at` is where the part or instruction will run, `out` where is written):
 *
 *   target_patch(out, at, encoding, value)   stores value in a hole; false: it does not fit
 *   target_patch_part(out, at, holes, count, values)
 *                                            fills in the holes of a part, all of whose values are
 *                                            known to fit, since all addresses are below 2 GiB
 *   target_synchronise()                     instruction fetch notices what was written through the
 *                                            other view of code that has run before
 *   target_count(out, counter)               adds one to a counter below 2 GiB
 *   target_jump(out, at, destination)        jumps; false: too far
 *   target_rotate_exit(out, at, pattern, destination)
 *                                            rotates 64 bits below 2 GiB, jumps if a one came out
 *   target_exit(out, at, argument, destination)
 *                                            jumps with an address below 4 GiB in the register that
 *                                            the ways out of typed code expect it in
 *   target_nothing(out, bytes)               goes on behind these bytes
 *   target_next_push(code, bytes, from, begin, end)
 *                                            finds where a call has a frame's word pushed (a file
 *                                            of its own, pushes.h)
 *   TARGET_COUNT_BYTES, TARGET_JUMP_BYTES, TARGET_ROTATE_EXIT_BYTES, TARGET_EXIT_BYTES
 *                                            how long the last four are
 */
#ifndef RUFF_CODEGEN_TARGET_H
#define RUFF_CODEGEN_TARGET_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stencils/stencil.h"

/* What the holes of an instruction hold, modulo 2^32. */
typedef struct HoleValues {
    uint32_t by_kind[HOLE_KIND_COUNT];       /* from HOLE_FIRST_RELATIVE on: scratch */
    uint32_t addresses[HOLE_RELATIVE_COUNT]; /* of the relative kinds */
} HoleValues;

/* Is there machine code in this build? The tables fit one target, and only the native engine can
 * enter what is made of them. */
#if !defined(RUFF_PORTABLE) && defined(__x86_64__) && \
    __has_include("stencils/generated/x86_64-linux/stencil_table.inc")
#define RUFF_HAS_MACHINE_CODE 1
#include "codegen/x86_64/encoding.h"
#include "codegen/x86_64/pushes.h"
#else
static inline void target_synchronise(void) {}
#endif

#endif
