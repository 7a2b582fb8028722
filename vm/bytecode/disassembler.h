/*
 * disassembler.h - bytecode as text, source line beside it, for `ruff disasm FILE`.
 */
#ifndef RUFF_VM_BYTECODE_DISASSEMBLER_H
#define RUFF_VM_BYTECODE_DISASSEMBLER_H

#include <stdio.h>

#include "vm/bytecode/proto.h"

/* source may be NULL. Nested functions follow. */
void disassemble_program(FILE *out, const ProgramProto *program, const char *source,
                         size_t source_bytes);
/* One instruction, without newline. */
void disassemble_insn(FILE *out, const Proto *proto, uint32_t pc);

#endif
