/* Lazy stages over arrays, generators and iterators: making them, stepping, consuming. */
#include "runtime/iterator.h"

#include "runtime/array_inline.h"
#include "runtime/generator.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/iterate.h"
#include "runtime/stdlib/iteration.h"
#include "runtime/variant.h"
#include "runtime/vm.h"

/* --- stepping ------------------------------------------------------------------------------- */

static Status next_of_array(const Array *a, int64_t *position, Value *item, bool *done)
{
    if ((uint64_t)*position >= a->count) {
        *done = true;
        return STATUS_OK;
    }
    *item = retained(array_get(a, (size_t)(*position)++));
    return STATUS_OK;
}

static Status next_mapped(VM *vm, Iterator *it, Value *item, bool *done)
{
    Value x;
    if (iterate_next(vm, it->source, &x, done) != STATUS_OK) {
        return STATUS_THROW;
    }
    return *done ? STATUS_OK : vm->call(vm, it->other, &x, 1, item);
}

static Status next_filtered(VM *vm, Iterator *it, Value *item, bool *done)
{
    for (;;) {
        Value x;
        bool keep = false;
        if (iterate_next(vm, it->source, &x, done) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (*done) {
            return STATUS_OK;
        }
        Status status = call_predicate(vm, it->other, x, &keep);
        if (status == STATUS_OK && keep) {
            *item = x;
            return STATUS_OK;
        }
        value_release(vm, x);
        if (status != STATUS_OK) {
            return STATUS_THROW;
        }
    }
}

static Status next_taken(VM *vm, Iterator *it, Value *item, bool *done)
{
    if (it->position >= it->limit) {
        *done = true;
        return STATUS_OK;
    }
    it->position++;
    return iterate_next(vm, it->source, item, done);
}

static Status next_after_skipped(VM *vm, Iterator *it, Value *item, bool *done)
{
    for (; it->position < it->limit; it->position++) {
        Value x;
        if (iterate_next(vm, it->source, &x, done) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (*done) {
            return STATUS_OK;
        }
        value_release(vm, x);
    }
    return iterate_next(vm, it->source, item, done);
}

static Status make_pair(VM *vm, Value a, Value b, Value *item)
{
    Value pair = result_pair(vm, a, b);
    if (pair.tag == TAG_EXCEPTION) {
        return STATUS_THROW;
    }
    *item = pair;
    return STATUS_OK;
}

static Status next_enumerated(VM *vm, Iterator *it, Value *item, bool *done)
{
    Value x;
    if (iterate_next(vm, it->source, &x, done) != STATUS_OK) {
        return STATUS_THROW;
    }
    return *done ? STATUS_OK : make_pair(vm, value_int(it->position++), x, item);
}

static Status next_zipped(VM *vm, Iterator *it, Value *item, bool *done)
{
    Value a, b;
    if (iterate_next(vm, it->source, &a, done) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (*done) {
        return STATUS_OK;
    }
    Status status = it->other.tag == TAG_ARRAY
                        ? next_of_array(it->other.array, &it->other_position, &b, done)
                        : iterate_next(vm, it->other, &b, done);
    if (status != STATUS_OK || *done) {
        value_release(vm, a);
        return status;
    }
    return make_pair(vm, a, b, item);
}

static Status next_flattened(VM *vm, Iterator *it, Value *item, bool *done)
{
    for (;;) {
        if (it->other.tag == TAG_ARRAY) {
            bool at_end = false;
            next_of_array(it->other.array, &it->other_position, item, &at_end);
            if (!at_end) {
                return STATUS_OK;
            }
            Value spent = it->other;
            it->other = value_null();
            value_release(vm, spent);
        }
        Value x;
        if (iterate_next(vm, it->source, &x, done) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (*done) {
            return STATUS_OK;
        }
        if (x.tag != TAG_ARRAY) {
            *item = x;
            return STATUS_OK;
        }
        it->other = x;
        it->other_position = 0;
    }
}

static Status next_chunk(VM *vm, Iterator *it, Value *item, bool *done)
{
    Array *piece = array_new(vm, 0);
    bool at_end = false;
    Status status = piece ? STATUS_OK : STATUS_THROW;
    for (int64_t i = 0; i < it->limit && status == STATUS_OK && !at_end; i++) {
        Value x;
        status = iterate_next(vm, it->source, &x, &at_end);
        if (status == STATUS_OK && !at_end) {
            status = array_push_unique(vm, piece, x);
            if (status != STATUS_OK) {
                value_release(vm, x);
            }
        }
    }
    if (status == STATUS_OK && piece->count > 0) {
        *item = value_array(piece);
        return STATUS_OK;
    }
    *done = status == STATUS_OK;
    if (piece) {
        object_release(vm, &piece->header);
    }
    return status;
}

static Status step(VM *vm, Iterator *it, Value *item, bool *done)
{
    switch ((IteratorKind)it->kind) {
    case ITERATOR_ARRAY:
        return next_of_array(it->source.array, &it->position, item, done);
    case ITERATOR_GENERATOR:
        return iterate_next(vm, it->source, item, done);
    case ITERATOR_MAP:
        return next_mapped(vm, it, item, done);
    case ITERATOR_FILTER:
        return next_filtered(vm, it, item, done);
    case ITERATOR_TAKE:
        return next_taken(vm, it, item, done);
    case ITERATOR_SKIP:
        return next_after_skipped(vm, it, item, done);
    case ITERATOR_ENUMERATE:
        return next_enumerated(vm, it, item, done);
    case ITERATOR_ZIP:
        return next_zipped(vm, it, item, done);
    case ITERATOR_FLATTEN:
        return next_flattened(vm, it, item, done);
    case ITERATOR_CHUNK:
        return next_chunk(vm, it, item, done);
    }
    return STATUS_THROW;
}

Status iterate_next(VM *vm, Value source, Value *item, bool *done)
{
    *done = false;
    if (source.tag == TAG_GENERATOR) {
        return vm->resume(vm, source.generator, item, done);
    }
    Iterator *it = source.iterator;
    if (it->done) {
        *done = true;
        return STATUS_OK;
    }
    if (vm_poll(vm) != STATUS_OK) {
        return STATUS_THROW;
    }
    Status status = step(vm, it, item, done);
    if (*done) {
        it->done = true;
    }
    return status;
}

/* --- making stages -------------------------------------------------------------------------- */

/* Wraps args[0] into a stage; args[0] and other are moved. */
static Value make_stage(VM *vm, IteratorKind kind, Value *args, Value *other, int64_t limit)
{
    if (args[0].tag == TAG_ARRAY) {
        Iterator *over = iterator_new(vm, ITERATOR_ARRAY, args[0], value_null(), 0);
        if (!over) {
            return raised();
        }
        args[0] = value_object(TAG_ITERATOR, over);
    }
    Iterator *it = iterator_new(vm, kind, args[0], other ? *other : value_null(), limit);
    if (!it) {
        return raised();
    }
    if (it->depth > ITERATOR_MAX_DEPTH) {
        args[0] = value_object(TAG_ITERATOR, it);
        if (other) {
            *other = value_null();
        }
        return RAISE(vm, "Maximum data nesting depth of %u exceeded while iterating",
                     ITERATOR_MAX_DEPTH);
    }
    args[0] = value_null();
    if (other) {
        *other = value_null();
    }
    return value_object(TAG_ITERATOR, it);
}

Value method_map(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_MAP, args, &args[1], 0);
}

Value method_filter(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_FILTER, args, &args[1], 0);
}

Value method_take(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_TAKE, args, NULL, args[1].i);
}

Value method_skip(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_SKIP, args, NULL, args[1].i);
}

Value method_enumerate(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_ENUMERATE, args, NULL, 0);
}

Value method_flatten(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return make_stage(vm, ITERATOR_FLATTEN, args, NULL, 0);
}

Value method_chunk(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[1].i < 1) {
        return RAISE(vm, "chunk() size must be positive");
    }
    return make_stage(vm, ITERATOR_CHUNK, args, NULL, args[1].i);
}

Value method_zip(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[1].tag != TAG_GENERATOR && args[1].tag != TAG_ITERATOR) {
        bool known;
        Value items = iteration_items(vm, args[1], &known);
        if (!known) {
            return RAISE(vm, "Cannot iterate over non-iterable type: %s", value_type_name(args[1]));
        }
        if (items.tag == TAG_EXCEPTION) {
            return raised();
        }
        value_release(vm, args[1]);
        args[1] = items;
    }
    return make_stage(vm, ITERATOR_ZIP, args, &args[1], 0);
}

/* --- consuming ------------------------------------------------------------------------------ */

Value method_collect(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return args[0].tag == TAG_ARRAY ? take_arg(&args[0]) : iteration_collect(vm, args[0]);
}

Value method_reduce(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value accumulator = take_arg(&args[1]);
    for (;;) {
        Value pair[2] = {accumulator, value_null()};
        bool done = false;
        if (iterate_next(vm, args[0], &pair[1], &done) != STATUS_OK) {
            value_release(vm, accumulator);
            return raised();
        }
        if (done) {
            return accumulator;
        }
        if (vm->call(vm, args[2], pair, 2, &accumulator) != STATUS_OK) {
            return raised();
        }
    }
}

Value method_next(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value item;
    bool done = false;
    if (iterate_next(vm, args[0], &item, &done) != STATUS_OK) {
        return raised();
    }
    if (done) {
        return variant_none(vm);
    }
    Value some = variant_some(vm, item);
    if (some.tag == TAG_UNSET) {
        value_release(vm, item);
        return raised();
    }
    return some;
}
