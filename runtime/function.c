/* Function objects and cells of captured variables. */
#include "runtime/function.h"

#include <string.h>

#include "runtime/cycle.h"
#include "runtime/heap_inline.h"
#include "runtime/release.h"

static size_t function_bytes(uint32_t capture_count)
{
    return sizeof(Function) + capture_count * sizeof(Cell *);
}

Function *function_new(VM *vm, Code *code, const FunctionInfo *info, uint32_t capture_count)
{
    if (capture_count > 0) {
        cycle_poll(vm);
    }
    Function *function = heap_alloc_object(vm, function_bytes(capture_count), TAG_FUNCTION);
    if (unlikely(function == NULL)) {
        return NULL;
    }
    function->id = ++vm->next_function_id;
    function->capture_count = capture_count;
    function->code = code;
    function->info = info;
    function->cycle_index = 0;
    if (capture_count > 0) {
        memset(function->captures, 0, capture_count * sizeof(Cell *));
        if (unlikely(!cycle_register(vm, &function->header))) {
            heap_free_object_fast(vm, &function->header, function_bytes(capture_count));
            return NULL;
        }
    }
    return function;
}

void function_free(VM *vm, Function *function)
{
    if (function->capture_count > 0) {
        cycle_unregister(vm, &function->header);
    }
    for (uint32_t i = 0; i < function->capture_count; i++) {
        release_object_later(vm, function->captures[i]);
    }
    heap_free_object_fast(vm, &function->header, function_bytes(function->capture_count));
}

Cell *cell_new(VM *vm, Value v)
{
    Cell *cell = heap_alloc_object(vm, sizeof(Cell), TAG_CELL);
    if (likely(cell != NULL)) {
        cell->header.flags |= OBJECT_MAY_HOLD_CYCLE;
        value_copy(&cell->value, &v);
    }
    return cell;
}

void cell_free(VM *vm, Cell *cell)
{
    release_value_later(vm, cell->value);
    heap_free_object_fast(vm, &cell->header, sizeof(Cell));
}
