/* Calling a builtin: capability, number and kinds of the arguments are checked from its row. */
#include <string.h>

#include "runtime/format.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/signature.h"
#include "runtime/str.h"
#include "runtime/vm.h"

/* Piece number i of a text whose pieces are separated by '|'; the last one stands for all further.
 */
static const char *text_piece(const char *text, uint32_t i, size_t *len_bytes)
{
    const char *bar = strchr(text, '|');
    for (; i > 0 && bar; i--) {
        text = bar + 1;
        bar = strchr(text, '|');
    }
    *len_bytes = bar ? (size_t)(bar - text) : strlen(text);
    return text;
}

/* Raises with a text of a row: {n} is the number of arguments, {dbg} the debug text of v. */
static void throw_row_text(VM *vm, const char *text, size_t len_bytes, uint32_t argc, Value v)
{
    Buffer b;
    buffer_init(&b, vm);
    Status status = STATUS_OK;
    const char *end = text + len_bytes;
    while (text < end && status == STATUS_OK) {
        const char *brace = memchr(text, '{', (size_t)(end - text));
        size_t plain = brace ? (size_t)(brace - text) : (size_t)(end - text);
        status = buffer_add(&b, text, plain);
        text += plain;
        if (!brace || status != STATUS_OK) {
            continue;
        }
        if (strncmp(text, "{n}", 3) == 0) {
            status = buffer_addf(&b, "%u", argc);
            text += 3;
        } else if (strncmp(text, "{dbg}", 5) == 0) {
            status = format_debug(&b, v);
            text += 5;
        } else {
            status = buffer_add(&b, text++, 1);
        }
    }
    String *message = status == STATUS_OK ? buffer_to_string(&b) : NULL;
    if (message) {
        vm_throw_string(vm, message);
    }
    buffer_free(&b);
}

static Status add_kind_name(Buffer *b, const char *word, size_t len_bytes)
{
    static const char *const long_names[][2] = {{"num", "number"}, {"fn", "function"}};
    for (size_t i = 0; i < 2; i++) {
        if (strlen(long_names[i][0]) == len_bytes &&
            memcmp(long_names[i][0], word, len_bytes) == 0) {
            return buffer_add_cstr(b, long_names[i][1]);
        }
    }
    return buffer_add(b, word, len_bytes);
}

/* "array, dict or bytes" from "array|dict|bytes". */
static Status add_kinds(Buffer *b, const Parameter *parameter)
{
    const char *word = parameter->kind;
    const char *end = word + parameter->kind_bytes;
    Status status = STATUS_OK;
    while (word < end && status == STATUS_OK) {
        const char *bar = memchr(word, '|', (size_t)(end - word));
        const char *stop = bar ? bar : end;
        if (word != parameter->kind) {
            status = buffer_add_cstr(b, bar ? ", " : " or ");
        }
        if (status == STATUS_OK) {
            status = add_kind_name(b, word, (size_t)(stop - word));
        }
        word = stop + 1;
    }
    return status;
}

static void throw_general_kind(VM *vm, const Builtin *builtin, uint32_t i, const char *got)
{
    Parameter parameter;
    if (!signature_parameter(builtin->signature, i, &parameter)) {
        parameter = (Parameter){.name = "", .kind = "any", .kind_bytes = 3};
    }
    Buffer b;
    buffer_init(&b, vm);
    if (buffer_addf(&b, "%s() expects ", builtin->canonical) == STATUS_OK &&
        add_kinds(&b, &parameter) == STATUS_OK &&
        buffer_addf(&b, " for argument '%.*s', got %s", (int)parameter.name_bytes, parameter.name,
                    got) == STATUS_OK) {
        String *message = buffer_to_string(&b);
        if (message) {
            vm_throw_string(vm, message);
        }
    }
    buffer_free(&b);
}

/* Argument i has a wrong kind, or is missing (class L). */
static Value wrong_kind(VM *vm, const Builtin *builtin, const Value *args, uint32_t argc,
                        uint32_t i)
{
    if (builtin->type_error) {
        size_t len_bytes;
        const char *text = text_piece(builtin->type_error, i, &len_bytes);
        throw_row_text(vm, text, len_bytes, argc, i < argc ? args[i] : value_null());
    } else {
        throw_general_kind(vm, builtin, i, i < argc ? value_type_name(args[i]) : "nothing");
    }
    return raised();
}

static void throw_arity(VM *vm, const Builtin *builtin, uint32_t argc)
{
    const char *name = builtin->canonical;
    int min = builtin->min_args, max = builtin->max_args;
    if (builtin->arity_class == 'M') { /* methods: the receiver is not counted */
        min--;
        max--;
        argc--;
    }
    if (builtin->arity_error) {
        size_t len_bytes;
        const char *text =
            text_piece(builtin->arity_error, (int64_t)argc > min ? 1 : 0, &len_bytes);
        throw_row_text(vm, text, len_bytes, argc, value_null());
    } else if (max < 0) {
        vm_throw(vm, "%s expects at least %d arguments, got %u", name, min, argc);
    } else if (max != min) {
        vm_throw(vm, "%s expects %d to %d arguments, got %u", name, min, max, argc);
    } else {
        bool singular = builtin->arity_class == 'S' && min == 1;
        vm_throw(vm, "%s expects %d argument%s, got %u", name, min, singular ? "" : "s", argc);
    }
}

static Value check_kinds_and_call(VM *vm, const Builtin *builtin, Value *args, uint32_t argc)
{
    uint32_t checked = builtin->kind_count < argc ? builtin->kind_count : argc;
    for (uint32_t i = 0; i < checked; i++) {
        if (unlikely((builtin->kinds[i] >> args[i].tag & 1) == 0)) {
            return wrong_kind(vm, builtin, args, argc, i);
        }
    }
    return builtin->function(vm, args, argc);
}

static Value call_unusual(VM *vm, const Builtin *builtin, Value *args, uint32_t argc)
{
    if (capability_check(vm, builtin) != STATUS_OK) {
        return raised();
    }
    bool too_few = (int64_t)argc < builtin->min_args;
    bool too_many = builtin->max_args >= 0 && (int64_t)argc > builtin->max_args;
    if (builtin->arity_class == 'L' && too_many) {
        argc = (uint32_t)builtin->max_args;
    } else if (builtin->arity_class == 'L' && too_few) {
        for (uint32_t i = 0; i < argc && i < builtin->kind_count; i++) {
            if ((builtin->kinds[i] >> args[i].tag & 1) == 0) {
                return wrong_kind(vm, builtin, args, argc, i);
            }
        }
        return wrong_kind(vm, builtin, args, argc, argc);
    } else if (too_few || too_many) {
        throw_arity(vm, builtin, argc);
        return raised();
    }
    return check_kinds_and_call(vm, builtin, args, argc);
}

Value builtin_call(VM *vm, const Builtin *builtin, Value *args, uint32_t argc)
{
    /* As unsigned numbers max -1 is above every argc. */
    bool count_fits = argc >= (uint32_t)builtin->min_args && argc <= (uint32_t)builtin->max_args;
    if (unlikely(!count_fits || (builtin->capability & ~vm->capabilities) != 0)) {
        return call_unusual(vm, builtin, args, argc);
    }
    return check_kinds_and_call(vm, builtin, args, argc);
}
