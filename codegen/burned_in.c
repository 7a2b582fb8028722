#include "codegen/burned_in.h"

#include <stdlib.h>
#include <string.h>

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

/* Where the global stands in the list, or would. */
static uint32_t place_of(const BurnedIn *burned, const Value *global)
{
    uint32_t low = 0, high = burned->relied_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if ((uintptr_t)burned->relied[middle] < (uintptr_t)global) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool stands_at(const BurnedIn *burned, uint32_t i, const Value *global)
{
    return i < burned->relied_count && burned->relied[i] == global;
}

bool burned_in_is_relied_on(const BurnedIn *burned, const Value *global)
{
    return stands_at(burned, place_of(burned, global), global);
}

bool burned_in_rely(BurnedIn *burned, const Value *global)
{
    const uint32_t i = place_of(burned, global);
    if (stands_at(burned, i, global)) {
        return true;
    }
    if (!reserve_one((void **)&burned->relied, burned->relied_count, &burned->relied_capacity)) {
        return false;
    }
    memmove(&burned->relied[i + 1], &burned->relied[i],
            (burned->relied_count - i) * sizeof(Value *));
    burned->relied[i] = global;
    burned->relied_count++;
    return true;
}

void burned_in_forget(BurnedIn *burned, const Value *global)
{
    const uint32_t i = place_of(burned, global);
    if (stands_at(burned, i, global)) {
        burned->relied_count--;
        memmove(&burned->relied[i], &burned->relied[i + 1],
                (burned->relied_count - i) * sizeof(Value *));
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
    free(burned->relied);
    *burned = (BurnedIn){0};
}
