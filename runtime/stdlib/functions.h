/*
 * functions.h - the C functions behind the rows of builtins.def and methods.def, and what they
 * share.
 *
 * builtin.h says how arguments and results are owned.
 */
#ifndef RUFF_RUNTIME_STDLIB_FUNCTIONS_H
#define RUFF_RUNTIME_STDLIB_FUNCTIONS_H

#include "runtime/callback.h"
#include "runtime/error.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/stdlib/capability.h"

#define BUILTIN(name, canonical, min, max, class, flags, capability, signature, doc, arity_error, \
                type_error, function)                                                             \
    Value function(VM *vm, Value *args, uint32_t argc);
#define METHOD(name, kinds, min, max, flags, signature, doc, type_error, function) \
    Value function(VM *vm, Value *args, uint32_t argc);
#include "runtime/stdlib/builtins.def"
#include "runtime/stdlib/methods.def"
#undef METHOD
#undef BUILTIN

/* What a builtin returns after raising. */
static inline Value raised(void)
{
    return value_make(TAG_EXCEPTION, 0);
}
/* Raises a printf-style message. */
#define RAISE(vm, ...) (vm_throw((vm), __VA_ARGS__), raised())
/* Raises the message before, the debug text of v, and after. */
Value raise_debug(VM *vm, const char *before, Value v, const char *after);

/* The result for an object that may be NULL because raised. */
static inline Value result_object(ValueTag tag, const void *object)
{
    return object ? value_object(tag, object) : raised();
}
static inline Value result_string(String *s)
{
    return result_object(TAG_STRING, s);
}
static inline Value result_array(Array *a)
{
    return result_object(TAG_ARRAY, a);
}
static inline Value result_dict(Dict *d)
{
    return result_object(TAG_DICT, d);
}
static inline Value result_status(Status status, Value v)
{
    return status == STATUS_OK ? v : raised();
}

/* Moves an argument out: the caller has nothing left to release. */
static inline Value take_arg(Value *arg)
{
    Value v = *arg;
    *arg = value_null();
    return v;
}

/* A second reference, for a result. */
static inline Value retained(Value v)
{
    value_retain(v);
    return v;
}

/* A number argument as an int: floats truncate, saturating; NaN gives 0. */
int64_t number_to_int(Value v);
static inline double number_to_float(Value v)
{
    return v.tag == TAG_INT ? (double)v.i : v.f;
}

/* The pair [collection, value] that removers return; both consumed, also when it raises. */
Value result_pair(VM *vm, Value collection, Value v);

/* Calls back with borrowed arguments, as many as the calls were begun for; *result is owned. */
Status callback_1(VM *vm, Callback *callback, Value a, Value *result);
Status callback_2(VM *vm, Callback *callback, Value a, Value b, Value *result);
/* Calls a predicate; *truth is the truthiness of its result. */
Status callback_predicate(VM *vm, Callback *callback, Value a, bool *truth);
/* The same for a single call. */
Status call_predicate(VM *vm, Value callee, Value a, bool *truth);

#endif
