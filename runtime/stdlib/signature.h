/*
 * signature.h - reading the signature text of a builtin: names and kinds of its parameters.
 */
#ifndef RUFF_RUNTIME_STDLIB_SIGNATURE_H
#define RUFF_RUNTIME_STDLIB_SIGNATURE_H

#include <stddef.h>

#include "runtime/builtin_info.h"

typedef struct Parameter {
    const char *name;
    size_t name_bytes;
    const char *kind; /* "array|dict" */
    size_t kind_bytes;
} Parameter;

/* Parameter i of a signature; false: there is none. A parameter `kind...` stands for all further
 * ones. */
bool signature_parameter(const char *signature, size_t i, Parameter *out);
/* The kinds that a kind text allows, as a set of ValueTag bits; *known is set to false if it has a
 * word that is no kind. */
uint32_t signature_kind_mask(const Parameter *parameter, bool *known);
/* Fills in kinds and kind_count from the signature. */
void signature_kinds(Builtin *builtin);

#endif
