#include "tests/runtime/stdlib/library_call.h"

#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"

Value library_call(VM *vm, const char *name, Value *args, uint32_t argc)
{
    const Builtin *builtin = builtin_find(name, strlen(name));
    cr_assert(builtin != NULL, "no builtin %s", name);
    Value result = builtin_call(vm, builtin, args, argc);
    for (uint32_t i = 0; i < argc; i++) {
        value_release(vm, args[i]);
    }
    return result;
}

Value library_text(VM *vm, const char *text)
{
    String *s = str_from_cstr(vm, text);
    cr_assert(s != NULL);
    return value_string(s);
}

Value library_ints(VM *vm, const int64_t *ints, size_t count)
{
    Array *a = array_new(vm, count);
    cr_assert(a != NULL);
    for (size_t i = 0; i < count; i++) {
        cr_assert(array_push(vm, &a, value_int(ints[i])) == STATUS_OK);
    }
    return value_array(a);
}
