/* Conversion between kinds of values, and questions about kinds. */
#include <string.h>
#include <strings.h>

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/parse_number.h"
#include "runtime/stdlib/text.h"

/* The text of a string without surrounding whitespace. */
static const char *trimmed(const VM *vm, const String *s, size_t *len_bytes)
{
    size_t start = 0, end = s->len_bytes;
    text_trim(vm, s->data, &start, &end, true, true);
    *len_bytes = end - start;
    return s->data + start;
}

static bool int_from_string(const VM *vm, const String *s, int64_t *out)
{
    size_t len_bytes;
    const char *text = trimmed(vm, s, &len_bytes);
    return parse_int_text(text, len_bytes, out);
}

static bool float_from_string(const VM *vm, const String *s, double *out)
{
    size_t len_bytes;
    const char *text = trimmed(vm, s, &len_bytes);
    return parse_float_text(text, len_bytes, out);
}

static Value cannot_convert(VM *vm, Value v, const char *target)
{
    if (vm_poll(vm) != STATUS_OK) {
        return raised();
    }
    switch (v.tag) {
    case TAG_STRING:
        return RAISE(vm, "Cannot convert '%s' to %s", v.string->data, target);
    case TAG_NULL:
    case TAG_ARRAY:
    case TAG_DICT:
        return RAISE(vm, "Cannot convert %s to %s", value_type_name(v), target);
    default:
        return RAISE(vm, "Cannot convert value to %s", target);
    }
}

Value builtin_to_int(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value v = args[0];
    int64_t i;
    if (value_is_number(v)) {
        return value_int(number_to_int(v));
    }
    if (v.tag == TAG_BOOL) {
        return value_int(v.bits ? 1 : 0);
    }
    if (v.tag == TAG_STRING && int_from_string(vm, v.string, &i)) {
        return value_int(i);
    }
    return cannot_convert(vm, v, "int");
}

Value builtin_to_float(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Value v = args[0];
    double f;
    if (value_is_number(v)) {
        return value_float(number_to_float(v));
    }
    if (v.tag == TAG_BOOL) {
        return value_float(v.bits ? 1.0 : 0.0);
    }
    if (v.tag == TAG_STRING && float_from_string(vm, v.string, &f)) {
        return value_float(f);
    }
    return cannot_convert(vm, v, "float");
}

static String *digits_of(VM *vm, int64_t i)
{
    char text[FORMAT_INT_MAX];
    size_t len_bytes = format_int(text, i);
    String *s = len_bytes > 1 ? str_alloc(vm, len_bytes) : str_new(vm, text, 1);
    if (s && len_bytes > 1) {
        memcpy(s->data, text, len_bytes);
        s->char_count = (uint32_t)len_bytes;
    }
    return s;
}

Value builtin_to_string(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    if (args[0].tag == TAG_INT) {
        return result_string(digits_of(vm, args[0].i));
    }
    return result_string(value_to_string(vm, args[0]));
}

Value builtin_to_bool(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    Value v = args[0];
    if (v.tag == TAG_STRING) {
        const String *s = v.string;
        bool no = s->len_bytes == 0 || (s->len_bytes == 1 && s->data[0] == '0') ||
                  (s->len_bytes == 5 && strcasecmp(s->data, "false") == 0);
        return value_bool(!no);
    }
    return value_bool(value_is_truthy(v));
}

Value builtin_is_truthy(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    (void)argc;
    return value_bool(value_is_truthy(args[0]));
}

Value builtin_parse_int(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    int64_t i;
    if (!int_from_string(vm, args[0].string, &i)) {
        return vm_poll(vm) != STATUS_OK
                   ? raised()
                   : RAISE(vm, "Cannot parse '%s' as integer", args[0].string->data);
    }
    return value_int(i);
}

Value builtin_parse_float(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    double f;
    if (!float_from_string(vm, args[0].string, &f)) {
        return vm_poll(vm) != STATUS_OK
                   ? raised()
                   : RAISE(vm, "Cannot parse '%s' as float", args[0].string->data);
    }
    return value_float(f);
}

/* --- constructors -------------------------------------------------------------------------- */

Value builtin_bytes(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    Bytes *bytes = bytes_alloc(vm, a->count);
    for (size_t i = 0; bytes && i < a->count; i++) {
        Value v = array_get(a, i);
        if (vm_poll_at(vm, i) != STATUS_OK) {
            object_release(vm, &bytes->header);
            return raised();
        }
        if (v.tag == TAG_INT && v.i >= 0 && v.i <= 255) {
            bytes->data[i] = (uint8_t)v.i;
            continue;
        }
        object_release(vm, &bytes->header);
        if (v.tag != TAG_INT) {
            return RAISE(vm, "bytes() requires an array of integers");
        }
        return RAISE(vm, "bytes() requires integers in range 0-255, got %lld", (long long)v.i);
    }
    return result_object(TAG_BYTES, bytes);
}

Value builtin_array(VM *vm, Value *args, uint32_t argc)
{
    Array *a = array_from_values(vm, args, argc);
    for (uint32_t i = 0; a && i < argc; i++) {
        args[i] = value_null();
    }
    return result_array(a);
}

Value builtin_dict(VM *vm, Value *args, uint32_t argc)
{
    (void)args;
    (void)argc;
    return result_dict(dict_new(vm));
}

/* --- questions about kinds ----------------------------------------------------------------- */

Value builtin_type(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return result_string(str_from_cstr(vm, value_type_name(args[0])));
}

static Value is_kind(const Value *args, uint32_t argc, ValueTag tag)
{
    return value_bool(argc == 1 && args[0].tag == tag);
}

#define KIND_TEST(name, tag)                                    \
    Value builtin_is_##name(VM *vm, Value *args, uint32_t argc) \
    {                                                           \
        (void)vm;                                               \
        return is_kind(args, argc, tag);                        \
    }

KIND_TEST(int, TAG_INT)
KIND_TEST(float, TAG_FLOAT)
KIND_TEST(string, TAG_STRING)
KIND_TEST(bool, TAG_BOOL)
KIND_TEST(array, TAG_ARRAY)
KIND_TEST(dict, TAG_DICT)
KIND_TEST(null, TAG_NULL)

Value builtin_is_function(VM *vm, Value *args, uint32_t argc)
{
    (void)vm;
    return value_bool(argc == 1 && (args[0].tag == TAG_FUNCTION || args[0].tag == TAG_BUILTIN));
}
