#include "codegen/burned_in.h"

#include <stdlib.h>

#include "runtime/low_memory.h"
#include "vm/bytecode/code.h"

/* Room for one element more; false: no memory. */
static bool reserve_one(void **elements, uint32_t count, uint32_t *capacity)
{
    if (count < *capacity) {
        return true;
    }
    uint32_t grown_capacity = *capacity ? 2 * *capacity : 16;
    void *grown = realloc(*elements, grown_capacity * sizeof(void *));
    if (!grown) {
        return false;
    }
    *elements = grown;
    *capacity = grown_capacity;
    return true;
}

static bool is_unstable(const BurnedIn *burned, const Value *global)
{
    for (uint32_t i = 0; i < burned->unstable_count; i++) {
        if (burned->unstable[i] == global) {
            return true;
        }
    }
    return false;
}

bool burned_in_keep(BurnedIn *burned, Function *function)
{
    if (function->header.rc == 0) {
        return true;
    }
    if (!reserve_one((void **)&burned->functions, burned->function_count,
                     &burned->function_capacity)) {
        return false;
    }
    burned->functions[burned->function_count++] = function;
    function->header.rc = 0;
    return true;
}

Function *burned_in_candidate(const BurnedIn *burned, const Value *global, uint32_t argc)
{
    if (global->tag != TAG_FUNCTION) {
        return NULL;
    }
    Function *function = global->function;
    const Code *code = function->code;
    bool plain = function->capture_count == 0 && code->param_count == argc &&
                 low_memory_reaches(code, sizeof *code);
    return plain && !is_unstable(burned, global) ? function : NULL;
}

Function *burned_in_callee(BurnedIn *burned, const Value *global, uint32_t argc)
{
    Function *function = burned_in_candidate(burned, global, argc);
    return function && burned_in_keep(burned, function) ? function : NULL;
}

void burned_in_distrust(BurnedIn *burned, const Value *global)
{
    /* Without memory for it the global may be trusted, and disappoint, once more. */
    if (!is_unstable(burned, global) &&
        reserve_one((void **)&burned->unstable, burned->unstable_count,
                    &burned->unstable_capacity)) {
        burned->unstable[burned->unstable_count++] = global;
    }
}

bool burned_places_have(const BurnedPlaces *places, const Value *global)
{
    for (uint32_t i = 0; i < places->count; i++) {
        if (places->globals[i] == global) {
            return true;
        }
    }
    return false;
}

bool burned_places_add(BurnedPlaces *places, const Value *global)
{
    if (burned_places_have(places, global)) {
        return true;
    }
    if (!reserve_one((void **)&places->globals, places->count, &places->capacity)) {
        return false;
    }
    places->globals[places->count++] = global;
    return true;
}

void burned_places_free(BurnedPlaces *places)
{
    free(places->globals);
    *places = (BurnedPlaces){0};
}

void burned_in_destroy(VM *vm, BurnedIn *burned)
{
    for (uint32_t i = 0; i < burned->function_count; i++) {
        function_free(vm, burned->functions[i]);
    }
    free(burned->functions);
    free(burned->unstable);
    *burned = (BurnedIn){0};
}
