/*
 * assembly_checks.h - the rules that a stencil's x86-64 instructions keep.
 *
 * No stack: a frame is exactly the 16 bytes that a call pushes. vm, fp, the dispatch table and rbp
 * are never written. No 16-byte move touches memory: slots are written by two 8-byte stores, from
 * which a wide load cannot be forwarded. Exceptions are the exact lines of asm by which stencils
 * call.
 */
#ifndef RUFF_CODEGEN_EXTRACT_ASSEMBLY_CHECKS_H
#define RUFF_CODEGEN_EXTRACT_ASSEMBLY_CHECKS_H

#include <stdbool.h>

/* Names of functions of C that stencils may call (stencils/kernels/calls.h). */
#define KERNEL_PREFIX "kernel_"

/* One instruction that is no jump and no return. in_asm: it was written by hand. False: refused. */
bool assembly_check(const char *op, const char *instruction, bool in_asm);
/* Addresses of slots that registers hold, while the hot part is read in order. A slot is written by
 * displacement from fp as it is read, or the processor's memory renaming takes the next read for
 * one of something else (measured on Zen 4: whole programs 1.6 times slower). All zero: none. */
typedef struct SlotAddresses {
    char registers[8][8];
    unsigned count;
} SlotAddresses;

/* The next instruction of a hot part. False: it writes a slot through a register. */
bool assembly_check_slots(const char *op, const char *instruction, SlotAddresses *addresses);
/* A symbol that a stencil jumps to. */
bool assembly_check_tail(const char *op, const char *symbol);

#endif
