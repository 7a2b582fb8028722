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

static void begin_calls(VM *vm, Callback *callback, Value callee, uint32_t argc)
{
    (void)vm;
    callback->callee = callee;
    callback->argc = argc;
    callback->args = callback->other_args;
}

static Status call_again(VM *vm, Callback *callback, Value *result)
{
    return vm->call(vm, callback->callee, callback->args, callback->argc, result);
}

static void end_calls(VM *vm, Callback *callback)
{
    (void)vm, (void)callback;
}

void test_vm_set_call(VM *vm, Status (*call)(VM *vm, Value callee, Value *args, uint32_t argc,
                                             Value *result))
{
    vm->call = call;
    vm->begin_calls = begin_calls;
    vm->call_again = call_again;
    vm->end_calls = end_calls;
}
