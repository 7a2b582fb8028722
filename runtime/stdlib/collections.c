/* Sets, queues and stacks. */
#include "runtime/collection.h"

#include "runtime/array.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"

static Value result_collection(Collection *c)
{
    return c ? value_collection(c) : raised();
}

/* Adds a second reference to v, unless the program is to stop. */
static Status add_retained(VM *vm, Collection **place, Value v)
{
    value_retain(v);
    Status status = vm_poll(vm) == STATUS_OK ? collection_add(vm, place, v) : STATUS_THROW;
    if (status != STATUS_OK) {
        value_release(vm, v);
    }
    return status;
}

/* A collection of the elements of the array that may be the first argument. */
static Value from_array(VM *vm, ValueTag kind, const Value *args, uint32_t argc)
{
    Collection *c = collection_new(vm, kind);
    const Array *array = argc > 0 ? args[0].array : NULL;
    for (size_t i = 0; c && array && i < array->count; i++) {
        if (add_retained(vm, &c, array_get(array, i)) != STATUS_OK) {
            value_release(vm, value_collection(c));
            return raised();
        }
    }
    return result_collection(c);
}

static Value to_array(VM *vm, const Collection *c)
{
    Array *array = array_new(vm, c->count);
    size_t cursor = 0;
    Value v;
    while (array && collection_next(c, &cursor, &v)) {
        value_retain(v);
        if (vm_poll(vm) != STATUS_OK || array_push(vm, &array, v) != STATUS_OK) {
            value_release(vm, v);
            value_release(vm, value_array(array));
            return raised();
        }
    }
    return result_array(array);
}

/* f(collection, v): the collection with v, in place if nobody else holds it. */
static Value add(VM *vm, Value *args)
{
    if (collection_add(vm, &args[0].collection, args[1]) != STATUS_OK) {
        return raised();
    }
    take_arg(&args[1]);
    return take_arg(&args[0]);
}

typedef Status (*TakeFunction)(VM *vm, Collection **place, Value *taken);

/* The pair of what is left and what was taken. The pair is made first, so that nothing can fail
 * once the element is out. */
static Value take_pair(VM *vm, Value *arg, TakeFunction take)
{
    const Value mixed[] = {value_null(), value_int(0)};
    Array *pair = array_from_values(vm, mixed, 2);
    if (!pair) {
        return raised();
    }
    Value taken;
    if (take(vm, &arg->collection, &taken) != STATUS_OK) {
        value_release(vm, value_array(pair));
        return raised();
    }
    array_set(vm, &pair, 0, take_arg(arg));
    array_set(vm, &pair, 1, taken.tag == TAG_UNSET ? value_null() : taken);
    return value_array(pair);
}

static Value or_null(Value borrowed)
{
    return borrowed.tag == TAG_UNSET ? value_null() : retained(borrowed);
}

/* --- sets ------------------------------------------------------------------------------------ */

Value builtin_set(VM *vm, Value *args, uint32_t argc)
{
    return from_array(vm, TAG_SET, args, argc);
}

Value builtin_set_add(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return add(vm, args);
}

Value builtin_set_has(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    bool found = false;
    Status status = collection_set_has(vm, args[0].collection, args[1], &found);
    return result_status(status, value_bool(found));
}

Value builtin_set_remove(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    bool removed;
    if (collection_set_remove(vm, &args[0].collection, args[1], &removed) != STATUS_OK) {
        return raised();
    }
    return take_arg(&args[0]);
}

/* Adds the elements of from whose membership in `other` is `wanted` (other NULL: all). */
static Status add_selected(VM *vm, Collection **place, const Collection *from,
                           const Collection *other, bool wanted)
{
    size_t cursor = 0;
    Value v;
    while (collection_next(from, &cursor, &v)) {
        bool found = wanted;
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (other && collection_set_has(vm, other, v, &found) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (found == wanted && add_retained(vm, place, v) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

/* A new set, or raised if status says so. */
static Value finish_set(VM *vm, Collection *set, Status status)
{
    if (status != STATUS_OK) {
        value_release(vm, value_collection(set));
        return raised();
    }
    return value_collection(set);
}

Value builtin_set_union(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Collection *set = collection_new(vm, TAG_SET);
    if (!set) {
        return raised();
    }
    Status status = add_selected(vm, &set, args[0].collection, NULL, true);
    if (status == STATUS_OK) {
        status = add_selected(vm, &set, args[1].collection, NULL, true);
    }
    return finish_set(vm, set, status);
}

Value builtin_set_intersect(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Collection *set = collection_new(vm, TAG_SET);
    if (!set) {
        return raised();
    }
    return finish_set(vm, set,
                      add_selected(vm, &set, args[0].collection, args[1].collection, true));
}

Value builtin_set_difference(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Collection *set = collection_new(vm, TAG_SET);
    if (!set) {
        return raised();
    }
    return finish_set(vm, set,
                      add_selected(vm, &set, args[0].collection, args[1].collection, false));
}

Value builtin_set_to_array(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return to_array(vm, args[0].collection);
}

/* --- queues ---------------------------------------------------------------------------------- */

Value builtin_queue(VM *vm, Value *args, uint32_t argc)
{
    return from_array(vm, TAG_QUEUE, args, argc);
}

Value builtin_queue_enqueue(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return add(vm, args);
}

Value builtin_queue_dequeue(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return take_pair(vm, &args[0], collection_take_front);
}

Value builtin_queue_peek(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return or_null(collection_front(args[0].collection));
}

Value builtin_queue_size(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int((int64_t)args[0].collection->count);
}

Value builtin_queue_is_empty(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_bool(args[0].collection->count == 0);
}

Value builtin_queue_to_array(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return to_array(vm, args[0].collection);
}

/* --- stacks ---------------------------------------------------------------------------------- */

Value builtin_stack(VM *vm, Value *args, uint32_t argc)
{
    return from_array(vm, TAG_STACK, args, argc);
}

Value builtin_stack_push(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return add(vm, args);
}

Value builtin_stack_pop(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return take_pair(vm, &args[0], collection_take_back);
}

Value builtin_stack_peek(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return or_null(collection_back(args[0].collection));
}

Value builtin_stack_size(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int((int64_t)args[0].collection->count);
}

Value builtin_stack_is_empty(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_bool(args[0].collection->count == 0);
}

Value builtin_stack_to_array(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return to_array(vm, args[0].collection);
}
