#include "runtime/stdlib/functions.h"

#include <math.h>

#include "runtime/array.h"
#include "runtime/format.h"
#include "runtime/vm.h"

Value raise_debug(VM *vm, const char *before, Value v, const char *after)
{
    Buffer text;
    buffer_init(&text, vm);
    if (buffer_add_cstr(&text, before) == STATUS_OK && format_debug(&text, v) == STATUS_OK &&
        buffer_add_cstr(&text, after) == STATUS_OK) {
        String *message = buffer_to_string(&text);
        if (message) {
            vm_throw_string(vm, message);
        }
    }
    buffer_free(&text);
    return raised();
}

int64_t number_to_int(Value v)
{
    if (v.tag == TAG_INT) {
        return v.i;
    }
    if (v.f >= 9223372036854775808.0) {
        return INT64_MAX;
    }
    if (v.f < -9223372036854775808.0) {
        return INT64_MIN;
    }
    return isnan(v.f) ? 0 : (int64_t)v.f;
}

Value result_pair(VM *vm, Value collection, Value v)
{
    const Value values[2] = {collection, v};
    Array *pair = array_from_values(vm, values, 2);
    if (!pair) {
        value_release(vm, collection);
        value_release(vm, v);
    }
    return result_array(pair);
}

Status callback_1(VM *vm, Callback *callback, Value a, Value *result)
{
    value_retain(a);
    value_copy(&callback->args[0], &a);
    return vm->call_again(vm, callback, result);
}

Status callback_2(VM *vm, Callback *callback, Value a, Value b, Value *result)
{
    value_retain(b);
    value_copy(&callback->args[1], &b);
    return callback_1(vm, callback, a, result);
}

static Status take_truth(VM *vm, Status status, Value result, bool *truth)
{
    if (unlikely(status != STATUS_OK)) {
        return STATUS_THROW;
    }
    *truth = value_is_truthy(result);
    value_release(vm, result);
    return STATUS_OK;
}

Status callback_predicate(VM *vm, Callback *callback, Value a, bool *truth)
{
    Value result = value_null();
    Status status = callback_1(vm, callback, a, &result);
    return take_truth(vm, status, result, truth);
}

Status call_predicate(VM *vm, Value callee, Value a, bool *truth)
{
    Value result = value_null(), arg = retained(a);
    Status status = vm->call(vm, callee, &arg, 1, &result);
    return take_truth(vm, status, result, truth);
}
