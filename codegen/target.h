/*
 * target.h - what the compiler must know of a machine: how holes are filled in, and the few
 * instructions that are written directly instead of coming from a stencil. One directory per target
 * implements it. `at` is always where the bytes will run, `out` where they are written.
 */
#ifndef RUFF_CODEGEN_TARGET_H
#define RUFF_CODEGEN_TARGET_H

#include <stdbool.h>
#include <stdint.h>

#include "stencils/stencil.h"

/* Is there machine code in this build? The tables fit one target, and only the native engine can
 * enter what is made of them. */
#if !defined(RUFF_PORTABLE) && defined(__x86_64__) && \
    __has_include("stencils/generated/x86_64-linux/stencil_table.inc")
#define RUFF_HAS_MACHINE_CODE 1
#endif

#define TARGET_COUNT_BYTES       8u  /* target_count */
#define TARGET_JUMP_BYTES        5u  /* target_jump */
#define TARGET_ROTATE_EXIT_BYTES 14u /* target_rotate_exit */

/* Stores value in a hole; false: it does not fit. */
bool target_patch(uint8_t *out, uintptr_t at, HoleEncoding encoding, int64_t value);
/* Adds one to a counter below 2 GiB. */
void target_count(uint8_t *out, const uint64_t *counter);
/* Jumps. */
bool target_jump(uint8_t *out, uintptr_t at, uintptr_t destination);
/* Rotates a pattern of 64 bits below 2 GiB, and jumps if a one came out. */
bool target_rotate_exit(uint8_t *out, uintptr_t at, const uint64_t *pattern, uintptr_t destination);

#endif
