/*
 * jit_options.h - the options --jit... of the commands that run scripts.
 */
#ifndef RUFF_VM_CLI_JIT_OPTIONS_H
#define RUFF_VM_CLI_JIT_OPTIONS_H

#include "codegen/jit.h"

typedef enum JitOptionResult {
    JIT_OPTION_OTHER,
    JIT_OPTION_TAKEN,
    JIT_OPTION_INVALID
} JitOptionResult;

/* Takes one word of the command line. JIT_OPTION_INVALID: *form is the option with its value's
 * name, as messages show it, and *value what was given. */
JitOptionResult jit_option_parse(const char *word, JitOptions *options, const char **form,
                                 const char **value);

#endif
