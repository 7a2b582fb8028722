/* The script's arguments, environment and end. */
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/format.h"
#include "runtime/stdlib/functions.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define ARGUMENT_SEPARATOR '\x1f' /* between the words in RUFF_SCRIPT_ARGS */

/* Bytes of the valid character at text, 0: there is none. */
static size_t valid_char_bytes(const char *text, size_t len_bytes)
{
    size_t needed = utf8_char_bytes((unsigned char)text[0]);
    return needed <= len_bytes && utf8_is_valid(text, needed) ? needed : 0;
}

static Status add_lossy(Buffer *b, const char *text, size_t len_bytes)
{
    for (size_t i = 0; i < len_bytes;) {
        size_t valid = valid_char_bytes(text + i, len_bytes - i);
        Status status = valid ? buffer_add(b, text + i, valid) : buffer_add_cstr(b, "\uFFFD");
        if (status != STATUS_OK) {
            return STATUS_THROW;
        }
        i += valid ? valid : 1;
    }
    return STATUS_OK;
}

/* Text from outside: bytes that are no UTF-8 become U+FFFD. */
static String *outside_text(VM *vm, const char *text, size_t len_bytes)
{
    if (utf8_is_valid(text, len_bytes)) {
        return str_new(vm, text, len_bytes);
    }
    Buffer b;
    buffer_init(&b, vm);
    String *s = add_lossy(&b, text, len_bytes) == STATUS_OK ? buffer_to_string(&b) : NULL;
    buffer_free(&b);
    return s;
}

static Status push_word(VM *vm, Array **words, const char *word, size_t len_bytes)
{
    String *s = outside_text(vm, word, len_bytes);
    if (!s) {
        return STATUS_THROW;
    }
    Status status = array_push(vm, words, value_string(s));
    if (status != STATUS_OK) {
        value_release(vm, value_string(s));
    }
    return status;
}

static Status push_joined_words(VM *vm, Array **words, const char *joined)
{
    while (*joined) {
        const char *end = strchrnul(joined, ARGUMENT_SEPARATOR);
        if (push_word(vm, words, joined, (size_t)(end - joined)) != STATUS_OK) {
            return STATUS_THROW;
        }
        joined = end + (*end != '\0');
    }
    return STATUS_OK;
}

Value builtin_args(VM *vm, Value *args, uint32_t argc)
{
    (void)args, (void)argc;
    Array *words = array_new(vm, (size_t)vm->script_argc);
    if (!words) {
        return raised();
    }
    const char *joined = getenv("RUFF_SCRIPT_ARGS");
    Status status = joined ? push_joined_words(vm, &words, joined) : STATUS_OK;
    for (int i = 0; !joined && i < vm->script_argc && status == STATUS_OK; i++) {
        status = push_word(vm, &words, vm->script_argv[i], strlen(vm->script_argv[i]));
    }
    if (status != STATUS_OK) {
        value_release(vm, value_array(words));
        return raised();
    }
    return value_array(words);
}

Value builtin_env(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *name = args[0].string;
    bool possible = strlen(name->data) == name->len_bytes && !strchr(name->data, '=');
    const char *text = possible ? getenv(name->data) : NULL;
    return result_string(text ? outside_text(vm, text, strlen(text)) : str_empty(vm));
}

Value builtin_exit(VM *vm, Value *args, uint32_t argc)
{
    int64_t code = argc > 0 ? number_to_int(args[0]) : 0;
    vm_throw_exit(vm, (int)(code & 255));
    return raised();
}
