/*
 * verifier.h - rejects malformed bytecode before it can run.
 *
 * Checks every word: known opcode, allowed flags, registers below register_count, constants,
 * protos, globals, captures and handler targets in range, jumps to instruction starts (backwards
 * only to loop headers), EXTRA words where required and nowhere else, paths unbroken (begin, steps,
 * end adjacent, no jump into the middle), and by simulating the ownership maps over the
 * control-flow graph: no DEF of an owned register, no use of a dead one, no leak at RETURN, equal
 * states where control joins, and the kinds of value that instructions take for granted
 * (verifier_kinds.h). After it has passed, the interpreter may trust the code blindly:
 * tests/fuzz/fuzz_bytecode.c runs what it accepts.
 */
#ifndef RUFF_VM_BYTECODE_VERIFIER_H
#define RUFF_VM_BYTECODE_VERIFIER_H

#include "vm/bytecode/proto.h"

/* False: message says what is wrong and where, or is empty if there was no memory
 * to find out. Checks nested protos too. */
bool verify_proto(const Proto *proto, uint32_t global_count, char *message, size_t message_bytes);
/* The same for a whole program, whose top level is entered without arguments. */
bool verify_program(const ProgramProto *program, char *message, size_t message_bytes);

#endif
