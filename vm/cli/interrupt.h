/*
 * interrupt.h - Ctrl-C.
 *
 * The first SIGINT makes the script stop at its next loop iteration or call, with output flushed
 * and exit code 130; a second one ends the process at once, whatever it is doing.
 */
#ifndef RUFF_VM_CLI_INTERRUPT_H
#define RUFF_VM_CLI_INTERRUPT_H

#include "runtime/vm.h"

/* Installs the handlers (SIGPIPE is ignored: writing reports the closed pipe). One VM at a time. */
void interrupt_install(VM *vm);
void interrupt_remove(void);

#endif
