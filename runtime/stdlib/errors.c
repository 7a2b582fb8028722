/* error(message): raises at once. */
#include "runtime/format.h"
#include "runtime/stdlib/functions.h"

Value builtin_error(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[0].tag == TAG_STRING) {
        vm_throw_string(vm, retained(args[0]).string);
        return raised();
    }
    Buffer text;
    buffer_init(&text, vm);
    String *message = format_debug(&text, args[0]) == STATUS_OK ? buffer_to_string(&text) : NULL;
    if (message) {
        vm_throw_string(vm, message);
    }
    buffer_free(&text);
    return raised();
}
