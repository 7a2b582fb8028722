/*
 * script.h - running texts in a complete VM, for tests of the interpreter.
 *
 * A script tells its result by throwing it: a string is the message, anything else its debug text.
 */
#ifndef RUFF_TESTS_VM_INTERP_SCRIPT_H
#define RUFF_TESTS_VM_INTERP_SCRIPT_H

#include "vm/interp/isolate.h"

/* A VM with all capabilities. Aborts the test when there is no memory. */
VM *script_vm(void);
VM *script_vm_with(uint32_t max_depth);

/* Runs a text as main script. What it threw in the end; "" if it just ended, "exit N", or the first
 * diagnostic. Valid until the next call. */
const char *script_run(VM *vm, const char *text);
/* The value that a text throws, owned; aborts the test if it throws none. */
Value script_value(VM *vm, const char *text);
/* Text and code of the pending error, as script_run() gives it; clears it. */
const char *script_error(VM *vm);

/* Gives everything back. Objects that nothing held and that are left nevertheless abort the test.
 */
void script_vm_free(VM *vm);

#endif
