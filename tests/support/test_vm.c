#include "tests/support/test_vm.h"

#include <stdlib.h>

#include "runtime/str.h"

VM *test_vm_new_limited(size_t memory_limit_bytes)
{
    VM *vm = malloc(sizeof *vm);
    if (!vm || !vm_runtime_init(vm, memory_limit_bytes)) {
        abort();
    }
    return vm;
}

VM *test_vm_new(void)
{
    return test_vm_new_limited(0);
}

void test_vm_free(VM *vm)
{
    vm_runtime_destroy(vm);
    free(vm);
}

const char *test_error_message(const VM *vm)
{
    return vm->error.active && vm->error.message ? vm->error.message->data : "";
}
