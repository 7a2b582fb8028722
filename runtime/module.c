#include "runtime/module.h"

#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/heap_inline.h"
#include "runtime/release.h"
#include "runtime/str.h"
#include "runtime/vm.h"

Module *module_new(VM *vm, String *name, String *file, uint32_t global_count)
{
    Dict *exports = dict_new(vm);
    Value *globals = exports ? heap_alloc_block(vm, global_count * sizeof(Value)) : NULL;
    Module *module = globals ? heap_alloc_object(vm, sizeof *module, TAG_MODULE) : NULL;
    if (!module) {
        heap_free_block(vm, globals, global_count * sizeof(Value));
        release_object_later(vm, exports);
        return NULL;
    }
    object_retain(&name->header);
    if (file) {
        object_retain(&file->header);
    }
    module->state = MODULE_LOADING;
    module->global_count = global_count;
    module->name = name;
    module->file = file;
    module->exports = exports;
    module->globals = globals;
    module->program = NULL;
    for (uint32_t i = 0; i < global_count; i++) {
        globals[i] = value_unset();
    }
    return module;
}

void module_free(VM *vm, Module *module)
{
    for (uint32_t i = 0; i < module->global_count; i++) {
        release_value_later(vm, module->globals[i]);
    }
    heap_free_block(vm, module->globals, module->global_count * sizeof(Value));
    release_object_later(vm, module->exports);
    release_object_later(vm, module->name);
    release_object_later(vm, module->file);
    heap_free_object_fast(vm, &module->header, sizeof *module);
}

void module_global_replaced(VM *vm, const Value *place, Value old)
{
    if (old.tag == TAG_FUNCTION && old.function->header.rc == 0 && vm->function_replaced) {
        vm->function_replaced(vm, place, old.function);
    }
}
