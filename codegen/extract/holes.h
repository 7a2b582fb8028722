/*
 * holes.h - what the relocations of a target mean as holes of a stencil.
 *
 * holes_<target>.c knows the target's relocations; holes.c the names of holes, which are the same
 * everywhere.
 */
#ifndef RUFF_CODEGEN_EXTRACT_HOLES_H
#define RUFF_CODEGEN_EXTRACT_HOLES_H

#include "codegen/extract/object.h"
#include "stencils/stencil.h"

/* How a relocation stores its value. */
typedef struct RelocationForm {
    HoleEncoding encoding; /* of each 4 bytes */
    unsigned byte_count;   /* 4 or 8 */
} RelocationForm;

/* False: a relocation that stencils cannot have. */
bool holes_x86_64_form(uint32_t type, RelocationForm *form);

/* A hole with the name of its symbol where it has one. */
typedef struct NamedHole {
    StencilHole hole;
    bool wide;          /* 8 bytes: the upper half is a hole of the next kind */
    const char *symbol; /* HOLE_SYMBOL; NULL: the constants */
} NamedHole;

/* The hole that a relocation of a part makes. constant_base: where, among all constants, those of
 * the part that it refers to begin. False: refused. */
bool holes_from_relocation(const ObjectFile *object, const Part *part, const Relocation *relocation,
                           const size_t *constant_bases, NamedHole *out);

#endif
