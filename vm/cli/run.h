/*
 * run.h - running a script for another command: `ruff run` with something added.
 *
 * The command takes the options and arguments of `ruff run` besides its own; a process runs one.
 */
#ifndef RUFF_VM_CLI_RUN_H
#define RUFF_VM_CLI_RUN_H

#include "runtime/vm.h"

typedef enum Parsed { PARSED_OPTION, PARSED_UNKNOWN, PARSED_ERROR } Parsed;

typedef struct RunHooks {
    const char *command; /* for help and messages */
    /* Looks at the word argv[*i] before `ruff run` does, and moves *i to its value if it has one.
     * PARSED_ERROR: the complaint has been printed. NULL: there are no further options. */
    Parsed (*option)(int argc, char **argv, int *i);
    /* Just before the script is read by the VM and just after its last output, with the exit code
     * that it has earned (an error has been reported); the result of `end` is the command's exit
     * code. NULL: nothing. */
    void (*begin)(VM *vm);
    int (*end)(VM *vm, int exit_code);
} RunHooks;

/* As the `run` of a Command. */
int run_with_hooks(int argc, char **argv, const RunHooks *added);

#endif
