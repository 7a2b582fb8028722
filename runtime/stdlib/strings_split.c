/* Strings to arrays and back: split, lines, words, join. */
#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/format.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/search.h"
#include "runtime/stdlib/text.h"

/* Appends bytes [start, end) of s to an array under construction. */
static Status push_piece(VM *vm, Array *pieces, const String *s, size_t start, size_t end)
{
    String *piece = text_piece(vm, s, start, end);
    if (unlikely(piece == NULL)) {
        return STATUS_THROW;
    }
    if (unlikely(array_push_unique(vm, pieces, value_string(piece)) != STATUS_OK)) {
        object_release(vm, &piece->header);
        return STATUS_THROW;
    }
    return STATUS_OK;
}

/* The pieces, unless it was raised or the loop that made them was left to stop. */
static Value finish_pieces(VM *vm, Array *pieces, Status status)
{
    if (status != STATUS_OK || vm_poll(vm) != STATUS_OK) {
        object_release(vm, &pieces->header);
        return raised();
    }
    return value_array(pieces);
}

/* "", every character, "". */
static Value split_characters(VM *vm, const String *s)
{
    Array *pieces = array_new(vm, (size_t)s->char_count + 2);
    if (!pieces) {
        return raised();
    }
    Status status = push_piece(vm, pieces, s, 0, 0);
    for (size_t at = 0; status == STATUS_OK && at < s->len_bytes && !vm_must_stop(vm);) {
        size_t n = utf8_char_bytes((unsigned char)s->data[at]);
        status = push_piece(vm, pieces, s, at, at + n);
        at += n;
    }
    if (status == STATUS_OK) {
        status = push_piece(vm, pieces, s, s->len_bytes, s->len_bytes);
    }
    return finish_pieces(vm, pieces, status);
}

Value builtin_split(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string, *separator = args[1].string;
    if (separator->len_bytes == 0) {
        return split_characters(vm, s);
    }
    const char *at = s->data, *end = s->data + s->len_bytes, *match;
    Array *pieces = array_new(vm, 4);
    if (!pieces) {
        return raised();
    }
    do {
        match = search_bytes(vm, at, end, separator->data, separator->len_bytes);
        if (!match && vm_must_stop(vm)) {
            break;
        }
        const char *stop = match ? match : end;
        if (push_piece(vm, pieces, s, (size_t)(at - s->data), (size_t)(stop - s->data)) !=
            STATUS_OK) {
            return finish_pieces(vm, pieces, STATUS_THROW);
        }
        at = stop + separator->len_bytes;
    } while (match);
    return finish_pieces(vm, pieces, STATUS_OK);
}

Value builtin_lines(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    Array *pieces = array_new(vm, 4);
    if (!pieces) {
        return raised();
    }
    Status status = STATUS_OK;
    for (size_t start = 0; status == STATUS_OK && start < s->len_bytes;) {
        const char *newline = search_bytes(vm, s->data + start, s->data + s->len_bytes, "\n", 1);
        if (!newline && vm_must_stop(vm)) {
            break;
        }
        size_t stop = newline ? (size_t)(newline - s->data) : s->len_bytes;
        bool crlf = newline && stop > start && s->data[stop - 1] == '\r';
        status = push_piece(vm, pieces, s, start, stop - crlf);
        start = stop + 1;
    }
    return finish_pieces(vm, pieces, status);
}

Value builtin_words(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    Array *pieces = array_new(vm, 0);
    if (!pieces) {
        return raised();
    }
    Status status = STATUS_OK;
    size_t start = 0, at = 0;
    while (status == STATUS_OK && at < s->len_bytes && !vm_must_stop(vm)) {
        size_t n = utf8_char_bytes((unsigned char)s->data[at]);
        if (text_is_space(utf8_get(s->data + at))) {
            status = at > start ? push_piece(vm, pieces, s, start, at) : STATUS_OK;
            start = at + n;
        }
        at += n;
    }
    if (status == STATUS_OK && at > start) {
        status = push_piece(vm, pieces, s, start, at);
    }
    return finish_pieces(vm, pieces, status);
}

/* --- join ---------------------------------------------------------------------------------- */

/* Bytes and characters of all strings of an array together, as far as there are only strings or
 * the program is to stop. */
static bool measure_strings(const VM *vm, const Array *a, uint64_t *bytes, uint64_t *chars)
{
    for (size_t i = 0; i < a->count; i++) {
        Value v = array_get(a, i);
        if (v.tag != TAG_STRING || vm_must_stop(vm)) {
            return false;
        }
        *bytes += v.string->len_bytes;
        *chars += v.string->char_count;
    }
    return true;
}

static String *join_strings(VM *vm, const Array *a, const String *separator, uint64_t bytes,
                            uint64_t chars)
{
    uint64_t gaps = a->count - 1;
    if (separator->len_bytes > 0 && gaps > STR_MAX_BYTES / separator->len_bytes) {
        vm_throw(vm, "String exceeds maximum length");
        return NULL;
    }
    String *result = str_alloc(vm, bytes + gaps * separator->len_bytes);
    if (!result) {
        return NULL;
    }
    char *out = result->data;
    for (size_t i = 0; i < a->count && !vm_must_stop(vm); i++) {
        const String *s = array_get(a, i).string;
        if (i > 0) {
            out = mempcpy(out, separator->data, separator->len_bytes);
        }
        out = mempcpy(out, s->data, s->len_bytes);
    }
    result->char_count = (uint32_t)(chars + gaps * separator->char_count);
    if (vm_poll(vm) != STATUS_OK) {
        object_release(vm, &result->header);
        return NULL;
    }
    return result;
}

static Status add_element(Buffer *b, Value v)
{
    bool scalar = v.tag <= TAG_FLOAT || v.tag == TAG_STRING;
    return scalar ? format_display(b, v) : format_debug(b, v);
}

Value builtin_join(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const Array *a = args[0].array;
    const String *separator = args[1].string;
    uint64_t bytes = 0, chars = 0;
    if (a->count == 0) {
        return result_string(str_empty(vm));
    }
    if (measure_strings(vm, a, &bytes, &chars)) {
        return result_string(join_strings(vm, a, separator, bytes, chars));
    }
    Buffer b;
    buffer_init(&b, vm);
    Status status = STATUS_OK;
    for (size_t i = 0; i < a->count && status == STATUS_OK; i++) {
        if (i > 0) {
            status = buffer_add(&b, separator->data, separator->len_bytes);
        }
        if (status == STATUS_OK) {
            status = add_element(&b, array_get(a, i));
        }
    }
    String *result = status == STATUS_OK ? buffer_to_string(&b) : NULL;
    buffer_free(&b);
    return result_string(result);
}
