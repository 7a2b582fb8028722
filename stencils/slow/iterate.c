/*
 * iterate.c - for loops over everything but ints and arrays.
 *
 * State registers: [container, position]. The position is an index, a byte offset (strings) or a
 * cursor (dicts, sets); generators and iterators keep their own.
 */
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/str.h"
#include "runtime/stdlib/iterate.h"
#include "stencils/kernels/index.h"
#include "stencils/slow/support.h"

/* The int that a float truncates to, within 64 bits. */
static int64_t truncate_float(double f)
{
    if (!(f > -9223372036854775808.0)) {
        return f != f ? 0 : INT64_MIN;
    }
    return f >= 9223372036854775808.0 ? INT64_MAX : (int64_t)f;
}

static bool is_iterable(Value v)
{
    switch (v.tag) {
    case TAG_INT:
    case TAG_STRING:
    case TAG_ARRAY:
    case TAG_DICT:
    case TAG_BYTES:
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
    case TAG_GENERATOR:
    case TAG_ITERATOR:
        return true;
    default:
        return false;
    }
}

SlowResult slow_for_prep(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RB;
    if (v.tag == TAG_FLOAT) {
        v = value_int(truncate_float(v.f));
    }
    if (!is_iterable(v)) {
        vm_throw(vm, "Cannot iterate over non-iterable type: %s", value_type_name(v));
        return slow_raised();
    }
    RA[0] = v;
    RA[1] = value_int(0);
    return slow_done(pc + 1);
}

/* The character at byte offset *position; false at the end. */
static Status next_character(VM *vm, String *s, int64_t *position, Value *item, bool *done)
{
    if ((uint64_t)*position >= s->len_bytes) {
        *done = true;
        return STATUS_OK;
    }
    unsigned char lead = (unsigned char)s->data[*position];
    if (lead < 0x80) {
        *item = value_string(str_ascii_char(vm, lead));
        *position += 1;
        return STATUS_OK;
    }
    uint32_t len_bytes = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    String *character = str_new(vm, s->data + *position, len_bytes);
    *position += len_bytes;
    *item = value_string(character);
    return character ? STATUS_OK : STATUS_THROW;
}

/* Next item of a container that is no int; owned. */
static Status next_item(VM *vm, Value *state, Value *item, bool *done)
{
    Value container = state[0];
    int64_t *position = &state[1].i;
    size_t cursor = (size_t)*position;
    DictKey key;
    Value value;
    switch (container.tag) {
    case TAG_ARRAY:
        *done = !array_read(container.array, *position, item);
        *position += 1;
        return STATUS_OK;
    case TAG_STRING:
        return next_character(vm, container.string, position, item, done);
    case TAG_BYTES:
        if (cursor >= container.bytes->count) {
            *done = true;
            return STATUS_OK;
        }
        *item = value_int(container.bytes->data[cursor]);
        *position += 1;
        return STATUS_OK;
    case TAG_DICT:
        if (!dict_next(container.dict, &cursor, &key, &value)) {
            *done = true;
            return STATUS_OK;
        }
        *position = (int64_t)cursor;
        *item = dict_key_to_value(vm, key);
        return item->tag == TAG_UNSET ? STATUS_THROW : STATUS_OK;
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        *done = !collection_next(container.collection, &cursor, item);
        *position = (int64_t)cursor;
        if (!*done) {
            value_retain(*item);
        }
        return STATUS_OK;
    default:
        return iterate_next(vm, container, item, done);
    }
}

SlowResult slow_for_next(VM *vm, Value *fp, Insn *pc)
{
    Value *state = RA;
    if (state[0].tag == TAG_INT) {
        if (state[1].i >= state[0].i) {
            return slow_done(pc + (int16_t)pc->c);
        }
        *RB = value_int(state[1].i++);
        return slow_done(pc + 1);
    }
    slow_enter_runtime(vm, fp, pc);
    Value item;
    bool done = false;
    if (next_item(vm, state, &item, &done) != STATUS_OK) {
        return slow_raised();
    }
    if (done) {
        return slow_done(pc + (int16_t)pc->c);
    }
    value_copy(RB, &item);
    return slow_done(pc + 1);
}

/* Int argument of range(); floats truncate. */
static bool range_argument(Value v, int64_t *out)
{
    if (v.tag == TAG_INT) {
        *out = v.i;
        return true;
    }
    if (v.tag == TAG_FLOAT) {
        *out = truncate_float(v.f);
        return true;
    }
    return false;
}

SlowResult slow_for_range_prep(VM *vm, Value *fp, Insn *pc)
{
    Value *args = RB;
    uint32_t argc = pc->c;
    int64_t start = 0, stop = 0, step = 1;
    bool ok = range_argument(args[0], argc == 1 ? &stop : &start);
    if (ok && argc > 1) {
        ok = range_argument(args[1], &stop);
    }
    if (ok && argc > 2) {
        ok = range_argument(args[2], &step);
    }
    if (!ok || step == 0) {
        vm_throw(vm, ok ? "range() step cannot be zero" : "range() requires numeric arguments");
        return slow_raised();
    }
    uint64_t distance =
        step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    bool empty = step > 0 ? start >= stop : start <= stop;
    Value *state = RA;
    state[0] = value_int(start);
    state[1] = value_int(empty ? 0 : (int64_t)((distance - 1) / stride + 1));
    state[2] = value_int(step);
    return slow_done(pc + 1);
}

SlowResult slow_for_range_next(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    Value *state = RA;
    if (state[1].i == 0) {
        return slow_done(pc + (int16_t)pc->c);
    }
    *RB = value_int(state[0].i);
    state[1].i--;
    state[0].i = (int64_t)((uint64_t)state[0].i + (uint64_t)state[2].i);
    return slow_done(pc + 1);
}
