/* Strings from parts of strings: trimming, cutting, filling up, replacing. */
#include <string.h>

#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/search.h"
#include "runtime/stdlib/text.h"

static Value too_long(VM *vm)
{
    return RAISE(vm, "String exceeds maximum length");
}

/* A string that was filled in, or raised if status says so. */
static Value finished(VM *vm, String *s, Status status)
{
    if (unlikely(status != STATUS_OK)) {
        object_release(vm, &s->header);
        return raised();
    }
    return value_string(s);
}

static Value trimmed(VM *vm, Value v, bool at_start, bool at_end)
{
    const String *s = v.string;
    size_t start = 0, end = s->len_bytes;
    text_trim(vm, s->data, &start, &end, at_start, at_end);
    if (vm_poll(vm) != STATUS_OK) {
        return raised();
    }
    if (end - start == s->len_bytes) {
        return retained(v);
    }
    return result_string(text_piece(vm, s, start, end));
}

Value builtin_trim(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return trimmed(vm, args[0], true, true);
}

Value builtin_trim_start(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return trimmed(vm, args[0], true, false);
}

Value builtin_trim_end(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return trimmed(vm, args[0], false, true);
}

/* --- replace ------------------------------------------------------------------------------- */

/* An empty pattern matches before every character and at the end. */
static Value insert_everywhere(VM *vm, const String *s, const String *to)
{
    uint64_t total = s->len_bytes + ((uint64_t)s->char_count + 1) * to->len_bytes;
    if (total > STR_MAX_BYTES) {
        return too_long(vm);
    }
    String *result = str_alloc(vm, total);
    if (!result) {
        return raised();
    }
    char *out = result->data;
    for (size_t at = 0; at < s->len_bytes && !vm_must_stop(vm);) {
        size_t n = utf8_char_bytes((unsigned char)s->data[at]);
        out = mempcpy(out, to->data, to->len_bytes);
        out = mempcpy(out, s->data + at, n);
        at += n;
    }
    if (vm_poll(vm) != STATUS_OK) {
        return finished(vm, result, STATUS_THROW);
    }
    memcpy(out, to->data, to->len_bytes);
    str_finish(result);
    return value_string(result);
}

/* There may be room for nothing but the result: when a search was stopped the rest is not copied.
 */
static void copy_replacing(const VM *vm, char *out, const String *s, const String *from,
                           const String *to)
{
    const char *at = s->data, *end = s->data + s->len_bytes;
    for (;;) {
        const char *match = search_bytes(vm, at, end, from->data, from->len_bytes);
        if (!match && vm_must_stop(vm)) {
            return;
        }
        const char *stop = match ? match : end;
        out = mempcpy(out, at, (size_t)(stop - at));
        if (!match) {
            return;
        }
        out = mempcpy(out, to->data, to->len_bytes);
        at = match + from->len_bytes;
    }
}

Value builtin_replace(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string, *from = args[1].string, *to = args[2].string;
    if (from->len_bytes == 0) {
        return insert_everywhere(vm, s, to);
    }
    size_t count = search_count(vm, s, from);
    if (vm_poll(vm) != STATUS_OK) {
        return raised();
    }
    if (count == 0) {
        return retained(args[0]);
    }
    uint64_t total = s->len_bytes - count * from->len_bytes;
    if (to->len_bytes > 0 && count > (STR_MAX_BYTES - total) / to->len_bytes) {
        return too_long(vm);
    }
    String *result = str_alloc(vm, total + count * to->len_bytes);
    if (!result) {
        return raised();
    }
    result->char_count =
        (uint32_t)(s->char_count - count * from->char_count + count * to->char_count);
    copy_replacing(vm, result->data, s, from, to);
    return finished(vm, result, vm_poll(vm));
}

/* --- parts --------------------------------------------------------------------------------- */

static uint32_t clamp_index(Value number, uint32_t char_count)
{
    int64_t i = number_to_int(number);
    return i <= 0 ? 0 : i < char_count ? (uint32_t)i : char_count;
}

Value builtin_substring(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    String *s = args[0].string;
    uint32_t start = clamp_index(args[1], s->char_count);
    uint32_t end = clamp_index(args[2], s->char_count);
    if (start >= end) {
        return result_string(str_empty(vm));
    }
    return result_string(str_slice(vm, s, start, end));
}

Value builtin_char_at(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    String *s = args[0].string;
    uint32_t i = clamp_index(args[1], s->char_count);
    return result_string(i < s->char_count ? str_char_at(vm, s, i) : str_empty(vm));
}

Value builtin_truncate(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    String *s = args[0].string;
    const String *suffix = args[2].string;
    int64_t length = number_to_int(args[1]);
    if (length < 0 || s->char_count <= length) {
        return retained(args[0]);
    }
    int64_t keep = length > suffix->char_count ? length - suffix->char_count : 0;
    String *head = str_slice(vm, s, 0, (uint32_t)keep);
    String *result = head ? str_concat(vm, head, suffix) : NULL;
    if (head) {
        object_release(vm, &head->header);
    }
    return result_string(result);
}

/* --- repetition ---------------------------------------------------------------------------- */

Value builtin_repeat(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    int64_t count = number_to_int(args[1]);
    if (count <= 0 || s->len_bytes == 0) {
        return result_string(str_empty(vm));
    }
    if (count > (int64_t)(STR_MAX_BYTES / s->len_bytes)) {
        return too_long(vm);
    }
    return result_string(str_repeat(vm, s, (size_t)count));
}

static Value padded(VM *vm, const Value *args, bool in_front)
{
    const String *s = args[0].string;
    const char *unit = args[2].string->len_bytes ? args[2].string->data : " ";
    size_t unit_bytes = utf8_char_bytes((unsigned char)unit[0]);
    int64_t width = number_to_int(args[1]);
    if (width <= s->char_count) {
        return retained(args[0]);
    }
    uint64_t count = (uint64_t)width - s->char_count;
    if (count > (STR_MAX_BYTES - s->len_bytes) / unit_bytes) {
        return too_long(vm);
    }
    String *result = str_alloc(vm, s->len_bytes + count * unit_bytes);
    if (!result) {
        return raised();
    }
    size_t pad_bytes = count * unit_bytes;
    memcpy(result->data + (in_front ? pad_bytes : 0), s->data, s->len_bytes);
    result->char_count = (uint32_t)width;
    return finished(
        vm, result,
        str_fill(vm, result->data + (in_front ? 0 : s->len_bytes), unit, unit_bytes, count));
}

Value builtin_pad_left(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return padded(vm, args, true);
}

Value builtin_pad_right(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return padded(vm, args, false);
}

Value builtin_str_reverse(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    if (s->char_count < 2) {
        return retained(args[0]);
    }
    String *result = str_alloc(vm, s->len_bytes);
    if (!result) {
        return raised();
    }
    char *out = result->data + s->len_bytes;
    for (size_t at = 0; at < s->len_bytes && !vm_must_stop(vm);) {
        size_t n = utf8_char_bytes((unsigned char)s->data[at]);
        out -= n;
        memcpy(out, s->data + at, n);
        at += n;
    }
    result->char_count = s->char_count;
    return finished(vm, result, vm_poll(vm));
}
