/*
 * test_vm.h - a VM with the runtime only: heap, strings, values, errors; no interpreter.
 */
#ifndef RUFF_TESTS_SUPPORT_TEST_VM_H
#define RUFF_TESTS_SUPPORT_TEST_VM_H

#include "runtime/vm.h"

/* Aborts the test when there is no memory. */
VM *test_vm_new(void);
/* With a memory limit; 0: none. */
VM *test_vm_new_limited(size_t memory_limit_bytes);
void test_vm_free(VM *vm);

/* What callbacks do, single ones and series, without an interpreter: as vm->call. */
void test_vm_set_call(VM *vm, Status (*call)(VM *vm, Value callee, Value *args, uint32_t argc,
                                             Value *result));

/* Text of the pending error, or "" if there is none. */
const char *test_error_message(const VM *vm);

#endif
