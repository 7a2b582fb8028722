/*
 * json.h - the little JSON that commands print.
 */
#ifndef RUFF_VM_CLI_JSON_H
#define RUFF_VM_CLI_JSON_H

#include <stdio.h>

/* A string literal with everything escaped that must be. */
void json_print_string(FILE *out, const char *text);

#endif
