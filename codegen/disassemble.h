/*
 * disassemble.h - machine code as text for --jit-dump.
 *
 * libcapstone does it if its header was there when ruff was built and the library can be loaded
 * when it is wanted; ruff does not depend on it. Otherwise the bytes are shown in hexadecimal.
 */
#ifndef RUFF_CODEGEN_DISASSEMBLE_H
#define RUFF_CODEGEN_DISASSEMBLE_H

#include <stdint.h>

typedef struct Disassembler Disassembler;

/* NULL: only hexadecimal. */
Disassembler *disassembler_new(void);
/* Takes one row of text, without newline. */
typedef void (*DisassembledRow)(void *context, const char *text);

/* The instructions in code[0 .. bytes), one a row; disassembler may be NULL. */
void disassemble_bytes(Disassembler *disassembler, const uint8_t *code, uint32_t bytes,
                       DisassembledRow row, void *context);
void disassembler_free(Disassembler *disassembler);

#endif
