/* Bits of 64-bit ints in two's complement. */
#include "runtime/stdlib/functions.h"

Value builtin_bit_and(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int(args[0].i & args[1].i);
}

Value builtin_bit_or(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int(args[0].i | args[1].i);
}

Value builtin_bit_xor(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int(args[0].i ^ args[1].i);
}

Value builtin_bit_not(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    return value_int(~args[0].i);
}

static bool shift_in_range(VM *vm, const char *name, int64_t shift)
{
    if (shift < 0 || shift > 63) {
        vm_throw(vm, "%s() expects a shift amount between 0 and 63", name);
        return false;
    }
    return true;
}

Value builtin_bit_shl(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (!shift_in_range(vm, "bit_shl", args[1].i)) {
        return raised();
    }
    return value_int((int64_t)((uint64_t)args[0].i << args[1].i));
}

Value builtin_bit_shr(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return shift_in_range(vm, "bit_shr", args[1].i) ? value_int(args[0].i >> args[1].i) : raised();
}
