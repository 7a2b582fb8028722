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

Status call_back_1(VM *vm, Value callee, Value a, Value *result)
{
    value_retain(a);
    return vm->call(vm, callee, &a, 1, result);
}

Status call_back_2(VM *vm, Value callee, Value a, Value b, Value *result)
{
    Value args[2] = {retained(a), retained(b)};
    return vm->call(vm, callee, args, 2, result);
}

Status call_predicate(VM *vm, Value callee, Value a, bool *truth)
{
    Value result;
    if (call_back_1(vm, callee, a, &result) != STATUS_OK) {
        return STATUS_THROW;
    }
    *truth = value_is_truthy(result);
    value_release(vm, result);
    return STATUS_OK;
}
