#include "vm/interp/isolate.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "runtime/cycle.h"
#include "runtime/stdlib/builtin.h"
#include "vm/interp/generator.h"
#include "vm/interp/loader.h"
#include "vm/interp/roots.h"
#include "vm/interp/scheduler.h"

/* Virtual size; pages are committed when touched. 100,000 frames of 300 registers fit. */
#define VALUE_STACK_BYTES ((size_t)512 << 20)
#define VALUE_STACK_FLOOR ((size_t)16 << 20)
#define STACK_RESERVE     256u /* values beyond stack_end that builtins' windows may use */
#define C_STACK_RESERVE   ((size_t)256 << 10)

static Insn leave_insns[2] = {{.op = OP_LEAVE << OP_FLAG_BITS}, {.op = OP_LEAVE << OP_FLAG_BITS}};

static bool map_value_stack(VM *vm)
{
    for (size_t bytes = VALUE_STACK_BYTES; bytes >= VALUE_STACK_FLOOR; bytes /= 2) {
        void *stack = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (stack != MAP_FAILED) {
            vm->stack = stack;
            vm->stack_bytes = bytes;
            vm->stack_end = vm->stack + bytes / sizeof(Value) - STACK_RESERVE;
            vm->top = vm->stack;
            return true;
        }
    }
    return false;
}

/* The portable engine's callbacks recurse on the C stack: below this address they must stop. */
static uintptr_t c_stack_floor(void)
{
    struct rlimit limit;
    size_t bytes = (size_t)8 << 20;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        bytes = limit.rlim_cur;
    }
    return (uintptr_t)__builtin_frame_address(0) - bytes + 2 * C_STACK_RESERVE;
}

static bool init(VM *vm, const IsolateOptions *options)
{
    if (!vm_runtime_init(vm, options->max_memory_bytes) || !map_value_stack(vm)) {
        return false;
    }
    vm->interp = calloc(1, sizeof *vm->interp);
    if (!vm->interp) {
        return false;
    }
    vm->max_depth = options->max_depth ? options->max_depth : INTERP_DEFAULT_MAX_DEPTH;
    vm->capabilities = options->capabilities;
    vm->script_argc = options->argc;
    vm->script_argv = options->argv;
    vm->interp->check_refs = options->check_refs;
    vm->leave = leave_insns;
    vm->native_limit = c_stack_floor();
    vm->call = interp_call;
    vm->begin_calls = interp_begin_calls;
    vm->call_again = interp_call_again;
    vm->end_calls = interp_end_calls;
    vm->resume = generator_resume;
    vm->visit_roots = roots_visit;
    return engine_init(vm) && stdlib_init(vm) && loader_init(vm) && scheduler_init(vm);
}

VM *isolate_new(const IsolateOptions *options)
{
    VM *vm = calloc(1, sizeof *vm);
    if (vm && !init(vm, options)) {
        isolate_free(vm);
        return NULL;
    }
    return vm;
}

void isolate_free(VM *vm)
{
    vm_error_clear(vm);
    if (vm->interp) {
        scheduler_destroy(vm);
        loader_destroy(vm); /* modules, their globals */
        stdlib_destroy(vm);
        cycle_collect_all(vm);
        tier_destroy(vm);
        loader_free_code(vm); /* every function is gone: codes and protos */
        engine_destroy(vm);
        free(vm->interp);
    }
    vm_runtime_destroy(vm);
    if (vm->stack) {
        munmap(vm->stack, vm->stack_bytes);
    }
    free(vm);
}
