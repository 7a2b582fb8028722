/*
 * time_limit.h - stops a script that runs too long, as Ctrl-C would: for fuzz targets.
 */
#ifndef RUFF_TESTS_SUPPORT_TIME_LIMIT_H
#define RUFF_TESTS_SUPPORT_TIME_LIMIT_H

#include "runtime/vm.h"

/* Interrupts the VM after this many ms of wall time. */
void time_limit_begin(VM *vm, unsigned ms);
void time_limit_end(void);

#endif
