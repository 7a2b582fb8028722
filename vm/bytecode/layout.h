/*
 * layout.h - from the rewritten instructions of a builder to the words of a Proto.
 *
 * Labels become distances. Conditional jumps have 16 bits for theirs: one that is too far is
 * inverted and jumps over an unconditional jump. Jumps to the next instruction vanish.
 */
#ifndef RUFF_VM_BYTECODE_LAYOUT_H
#define RUFF_VM_BYTECODE_LAYOUT_H

#include "vm/bytecode/builder.h"

/* Fills code, lines, handlers and ownership of the proto. False: out of memory, or builder->limit
 * says what is too large. */
bool layout_pack(Builder *b, Proto *proto);

#endif
