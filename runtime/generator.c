#include "runtime/generator.h"

#include "runtime/cycle.h"
#include "runtime/error.h"
#include "runtime/function.h"
#include "runtime/heap_inline.h"
#include "runtime/promise.h"
#include "runtime/release.h"

Generator *generator_new(VM *vm, Function *function, uint32_t capacity)
{
    cycle_poll(vm);
    Value *saved = heap_alloc_block(vm, capacity * sizeof(Value));
    Generator *generator = saved ? heap_alloc_object(vm, sizeof *generator, TAG_GENERATOR) : NULL;
    if (!generator) {
        heap_free_block(vm, saved, capacity * sizeof(Value));
        return NULL;
    }
    object_retain(&function->header);
    generator->state = GENERATOR_CREATED;
    generator->saved_count = 0;
    generator->function = function;
    generator->saved = saved;
    generator->saved_capacity = capacity;
    generator->pc = 0;
    generator->machine = NULL;
    generator->machine_version = 0;
    generator->promise = NULL;
    generator->next = NULL;
    generator->cycle_index = GENERATOR_NO_MEMBER;
    generator->header.flags |= OBJECT_MAY_HOLD_CYCLE;
    return generator;
}

void generator_watch(VM *vm, Generator *generator)
{
    /* Without memory it is tried again when the generator is suspended the next time. */
    if (generator->cycle_index == GENERATOR_NO_MEMBER && !cycle_register(vm, &generator->header)) {
        generator->cycle_index = GENERATOR_NO_MEMBER;
        vm_error_clear(vm);
    }
}

void generator_finish(VM *vm, Generator *generator)
{
    generator->state = GENERATOR_DONE;
    uint32_t count = generator->saved_count;
    generator->saved_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        value_release(vm, generator->saved[i]);
    }
}

void generator_free(VM *vm, Generator *generator)
{
    if (generator->cycle_index != GENERATOR_NO_MEMBER) {
        cycle_unregister(vm, &generator->header);
    }
    generator_finish(vm, generator);
    release_object_later(vm, generator->function);
    release_object_later(vm, generator->promise);
    heap_free_block(vm, generator->saved, generator->saved_capacity * sizeof(Value));
    heap_free_object_fast(vm, &generator->header, sizeof *generator);
}
