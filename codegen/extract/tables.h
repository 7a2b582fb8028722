/*
 * tables.h - writes the stencils of an object file as C tables.
 *
 * The output is included by stencils/stencil_table.c: an enum STENCIL_NAME, bytes, holes, symbols,
 * constants. It depends on nothing but the object.
 */
#ifndef RUFF_CODEGEN_EXTRACT_TABLES_H
#define RUFF_CODEGEN_EXTRACT_TABLES_H

#include <stdio.h>

#include "codegen/extract/object.h"

/* False: refused; out is then incomplete. */
bool tables_write(const ObjectFile *object, FILE *out);

#endif
