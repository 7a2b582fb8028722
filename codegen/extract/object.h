/*
 * object.h - reads a relocatable ELF file of 64 bits, little-endian: the parts of stencils, their
 * relocations, and constants.
 *
 * Every offset in the file is checked before it is used. Sections other than .text.hot.*,
 * .text.cold.*, .rodata.cst* and those that hold nothing for the program are refused.
 */
#ifndef RUFF_CODEGEN_EXTRACT_OBJECT_H
#define RUFF_CODEGEN_EXTRACT_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum PartKind { PART_HOT, PART_COLD, PART_CONSTANTS } PartKind;

/* What a relocation refers to: a part of the object and an offset in it, or an undefined symbol. */
typedef struct Relocation {
    uint32_t offset;
    uint32_t type;
    int64_t addend;
    int part;           /* index into parts; -1: symbol */
    uint64_t value;     /* offset within that part */
    const char *symbol; /* undefined symbol's name */
} Relocation;

typedef struct Part {
    PartKind kind;
    const char *name; /* of the stencil; constants: of the section */
    const uint8_t *bytes;
    size_t byte_count;
    uint64_t alignment;
    Relocation *relocations; /* sorted by offset */
    size_t relocation_count;
} Part;

typedef struct ObjectFile {
    uint16_t machine; /* EM_* */
    Part *parts;
    size_t part_count;
} ObjectFile;

/* The object refers to `bytes`. False: refused, extract_message(). */
bool object_read(ObjectFile *object, const uint8_t *bytes, size_t byte_count);

#endif
