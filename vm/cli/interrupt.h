/*
 * interrupt.h - what ends a running script from outside: Ctrl-C and --timeout.
 *
 * The first SIGINT makes the script stop at its next loop iteration or call, with output flushed
 * and exit code 130; a second one ends the process at once, whatever it is doing.
 * A timeout stops it at the same places with an error that no handler catches. A library function
 * that goes on for two seconds more is ended together with the process.
 */
#ifndef RUFF_VM_CLI_INTERRUPT_H
#define RUFF_VM_CLI_INTERRUPT_H

#include "runtime/vm.h"

/* Installs the handlers (SIGPIPE is ignored: writing reports the closed pipe). One VM at a time. */
void interrupt_install(VM *vm);
void interrupt_remove(void);

/* Stops the VM of interrupt_install in so many milliseconds; 0: never. Uses SIGALRM. */
void interrupt_start_timeout(uint32_t milliseconds);
/* From here on it takes the time that it takes. Does nothing without a timeout. */
void interrupt_end_timeout(void);

#endif
