#include "tests/vm/interp/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/cycle.h"
#include "runtime/str.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"

static char result[1000];
static size_t objects_before;

VM *script_vm_with(uint32_t max_depth)
{
    IsolateOptions options = {.max_depth = max_depth, .capabilities = UINT32_MAX};
    VM *vm = isolate_new(&options);
    if (!vm) {
        abort();
    }
    objects_before = heap_live_objects(&vm->heap);
    return vm;
}

VM *script_vm(void)
{
    return script_vm_with(0);
}

const char *script_error(VM *vm)
{
    if (vm->error.is_exit) {
        snprintf(result, sizeof result, "exit %d", vm->error.exit_code);
    } else {
        const char *message = vm->error.message ? vm->error.message->data : "";
        snprintf(result, sizeof result, "%s", message);
    }
    vm_error_clear(vm);
    return result;
}

const char *script_run(VM *vm, const char *text)
{
    DiagnosticList diagnostics;
    diagnostics_init(&diagnostics);
    LoadStatus status = loader_run_main(vm, "<test>", text, strlen(text), &diagnostics);
    const char *first = diagnostics.count > 0 ? diagnostics.items[0].message : "";
    snprintf(result, sizeof result, "%s", first);
    diagnostics_free(&diagnostics);
    return status == LOAD_RAISED ? script_error(vm) : result;
}

Value script_value(VM *vm, const char *text)
{
    DiagnosticList diagnostics;
    diagnostics_init(&diagnostics);
    LoadStatus status = loader_run_main(vm, "<test>", text, strlen(text), &diagnostics);
    diagnostics_free(&diagnostics);
    Value v = vm->error.value;
    if (status != LOAD_RAISED || v.tag == TAG_UNSET) {
        fprintf(stderr, "the script threw no value: %s\n", script_error(vm));
        abort();
    }
    vm->error.value = value_unset();
    vm_error_clear(vm);
    return v;
}

void script_vm_free(VM *vm)
{
    vm_error_clear(vm);
    scheduler_destroy(vm);
    loader_destroy(vm);
    cycle_collect_all(vm);
    tier_destroy(vm); /* with the functions that machine code relied on */
    loader_free_code(vm);
    if (heap_live_objects(&vm->heap) != objects_before) {
        fprintf(stderr, "%zu objects are left\n", heap_live_objects(&vm->heap) - objects_before);
        abort();
    }
    isolate_free(vm);
}
