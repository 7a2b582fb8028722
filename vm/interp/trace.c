#include "vm/interp/trace.h"

#include <string.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "runtime/str.h"

static uint32_t count_functions(const Value *fp)
{
    uint32_t count = 0;
    for (; fp; fp = frame_header((Value *)(uintptr_t)fp)->caller) {
        count += (frame_function(fp)->info->flags & FUNCTION_TOP_LEVEL) == 0;
    }
    return count;
}

/* Names of the active functions, outermost first; NULL: no memory (nothing is pending then). */
static Array *active_names(VM *vm, Value *fp)
{
    uint32_t count = count_functions(fp), i = count;
    Array *names = array_new(vm, count);
    for (uint32_t j = 0; names && j < count; j++) {
        if (array_push(vm, &names, value_string(vm->empty_string)) != STATUS_OK) {
            object_release(vm, &names->header);
            names = NULL;
        }
    }
    for (Value *f = fp; names && f; f = frame_header(f)->caller) {
        const FunctionInfo *info = frame_function(f)->info;
        if ((info->flags & FUNCTION_TOP_LEVEL) == 0) {
            names->objects[--i] = (Object *)info->name; /* interned: immortal */
        }
    }
    return names;
}

void trace_locate(VM *vm, Value *fp, Insn *pc)
{
    PendingError *error = &vm->error;
    if (error->located || error->is_exit) {
        return;
    }
    error->located = true;
    const Code *code = frame_code(fp);
    proto_position(code->proto, (uint32_t)(pc - code->insns), &error->line, &error->column);
    PendingError keep = *error; /* a failing allocation below raises itself */
    *error = (PendingError){.active = false};
    String *file = code->proto->file ? str_from_cstr(vm, code->proto->file) : NULL;
    Array *names = active_names(vm, fp);
    vm_error_clear(vm);
    *error = keep;
    error->file = file;
    error->stack = names ? value_array(names) : value_unset();
}
