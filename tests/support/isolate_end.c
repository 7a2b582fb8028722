#include "tests/support/isolate_end.h"

#include "runtime/cycle.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"

size_t isolate_end(VM *vm, size_t objects_before)
{
    vm_error_clear(vm);
    scheduler_destroy(vm);
    loader_destroy(vm);
    cycle_collect_all(vm);
    cycle_collect_all(vm); /* where single allocations fail, one of the two succeeds */
    loader_free_code(vm);
    size_t left = heap_live_objects(&vm->heap) - objects_before;
    isolate_free(vm);
    return left;
}
