/* print, eprint, input, format. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/format.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/output.h"
#include "runtime/stdlib/text.h"
#include "runtime/vm.h"

static Status format_line(Buffer *b, const Value *args, uint32_t argc)
{
    for (uint32_t i = 0; i < argc; i++) {
        if ((i > 0 && buffer_add(b, " ", 1) != STATUS_OK) ||
            format_display(b, args[i]) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return buffer_add(b, "\n", 1);
}

/* Adds a scalar or string to the output; nothing can go wrong on the way. */
static void print_simple(Value v)
{
    char text[FORMAT_FLOAT_MAX];
    switch (v.tag) {
    case TAG_STRING:
        output_add(v.string->data, v.string->len_bytes);
        break;
    case TAG_INT:
        output_add(text, format_int(text, v.i));
        break;
    case TAG_FLOAT:
        output_add(text, format_float(text, v.f));
        break;
    case TAG_BOOL:
        output_add(v.bits ? "true" : "false", v.bits ? 4 : 5);
        break;
    default:
        output_add("null", 4);
        break;
    }
}

static bool all_simple(const Value *args, uint32_t argc)
{
    for (uint32_t i = 0; i < argc; i++) {
        bool simple = args[i].tag <= TAG_FLOAT || args[i].tag == TAG_STRING;
        if (!simple) {
            return false;
        }
    }
    return true;
}

Value builtin_print(VM *vm, Value *args, uint32_t argc)
{
    if (likely(all_simple(args, argc))) {
        output_begin();
        for (uint32_t i = 0; i < argc; i++) {
            if (i > 0) {
                output_add(" ", 1);
            }
            print_simple(args[i]);
        }
        output_add("\n", 1);
        return result_status(output_end(vm), value_null());
    }
    Buffer b;
    buffer_init(&b, vm);
    Status status = format_line(&b, args, argc);
    if (status == STATUS_OK) {
        status = output_write(vm, b.data, b.len_bytes);
    }
    buffer_free(&b);
    return result_status(status, value_null());
}

Value builtin_eprint(VM *vm, Value *args, uint32_t argc)
{
    Buffer b;
    buffer_init(&b, vm);
    Status status = format_line(&b, args, argc);
    if (status == STATUS_OK) {
        output_write_error(vm, b.data, b.len_bytes);
    }
    buffer_free(&b);
    return result_status(status, value_null());
}

Value builtin_input(VM *vm, Value *args, uint32_t argc)
{
    if (argc == 1 &&
        output_write(vm, args[0].string->data, args[0].string->len_bytes) != STATUS_OK) {
        return raised();
    }
    if (output_flush(vm) != STATUS_OK) {
        return raised();
    }
    char *line = NULL;
    size_t capacity_bytes = 0;
    ssize_t length = getline(&line, &capacity_bytes, stdin);
    clearerr(stdin);
    if (length < 0 && vm->interrupt) {
        free(line);
        vm_throw_interrupted(vm);
        return raised();
    }
    String *s = length > 0 ? text_from_bytes(vm, line, (size_t)length) : str_empty(vm);
    free(line);
    if (!s) {
        return raised();
    }
    size_t start = 0, end = s->len_bytes;
    text_trim(vm, s->data, &start, &end, false, true);
    String *trimmed = text_piece(vm, s, start, end);
    object_release(vm, &s->header);
    return result_string(trimmed);
}

/* --- format -------------------------------------------------------------------------------- */

static Status format_wrong_type(VM *vm, char conversion, Value v)
{
    char before[64];
    snprintf(before, sizeof before, "format() %%%c requires numeric argument, got ", conversion);
    raise_debug(vm, before, v, "");
    return STATUS_THROW;
}

static Status format_text(Buffer *b, Value v)
{
    switch (v.tag) {
    case TAG_STRING:
    case TAG_INT:
    case TAG_FLOAT:
    case TAG_BOOL:
    case TAG_NULL:
        return format_display(b, v);
    case TAG_ARRAY:
        return buffer_add_cstr(b, "[Array]");
    case TAG_DICT:
        return buffer_add_cstr(b, "{Dict}");
    default:
        return format_debug(b, v);
    }
}

static Status format_conversion(VM *vm, Buffer *b, char conversion, Value v)
{
    if (conversion == 's') {
        return format_text(b, v);
    }
    if (conversion == 'd' && v.tag == TAG_BOOL) {
        return format_display(b, value_int(v.bits ? 1 : 0));
    }
    if (!value_is_number(v)) {
        return format_wrong_type(vm, conversion, v);
    }
    return format_display(b, conversion == 'd' ? value_int(number_to_int(v)) : v);
}

static Status format_template(VM *vm, Buffer *b, const Value *args, uint32_t argc)
{
    const char *at = args[0].string->data;
    const char *end = at + args[0].string->len_bytes;
    uint32_t next = 1;
    Status status = STATUS_OK;
    while (at < end && status == STATUS_OK) {
        const char *percent = memchr(at, '%', (size_t)(end - at));
        size_t plain = (size_t)((percent ? percent : end) - at);
        status = buffer_add(b, at, plain);
        at += plain;
        if (!percent || status != STATUS_OK) {
            continue;
        }
        char conversion = at + 1 < end ? at[1] : '\0';
        if (conversion == '%') {
            status = buffer_add(b, "%", 1);
            at += 2;
        } else if (conversion != 's' && conversion != 'd' && conversion != 'f') {
            status = buffer_add(b, at++, 1);
        } else if (next >= argc) {
            status = vm_throw(vm, "format() missing argument for placeholder %%%c", conversion);
        } else {
            status = format_conversion(vm, b, conversion, args[next++]);
            at += 2;
        }
    }
    return status;
}

Value builtin_format(VM *vm, Value *args, uint32_t argc)
{
    Buffer b;
    buffer_init(&b, vm);
    String *s = format_template(vm, &b, args, argc) == STATUS_OK ? buffer_to_string(&b) : NULL;
    buffer_free(&b);
    return result_string(s);
}
