/*
 * isolate_end.h - the end of an isolate in a test: has everything been released?
 */
#ifndef RUFF_TESTS_SUPPORT_ISOLATE_END_H
#define RUFF_TESTS_SUPPORT_ISOLATE_END_H

#include "vm/interp/isolate.h"

/* Ends the isolate; the pending error goes with it. How many objects nobody released: freeing the
 * heap would hide them. objects_before: how many there were after isolate_new(). */
size_t isolate_end(VM *vm, size_t objects_before);

#endif
