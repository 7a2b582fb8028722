/* Upper and lower case of whole strings, and the styles of names made of words. */
#include "runtime/poll.h"
#include "runtime/stdlib/case_map.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/text.h"

#define ASCII_CASE_BIT 0x20

/* The string that was built in the buffer, which is freed. */
static Value finish(Buffer *b, Status status)
{
    String *s = status == STATUS_OK ? buffer_to_string(b) : NULL;
    buffer_free(b);
    return result_string(s);
}

/* Copies ASCII text; letters from first to last, all of one case, are changed to the other. */
static inline void copy_other_case(char *out, const char *text, uint32_t len_bytes, char first,
                                   char last)
{
    for (uint32_t i = 0; i < len_bytes; i++) {
        out[i] = text[i] >= first && text[i] <= last ? (char)(text[i] ^ ASCII_CASE_BIT) : text[i];
    }
}

static Status copy_long_text(VM *vm, char *out, const String *s, char first, char last)
{
    for (size_t start = 0, end; start < s->len_bytes; start = end) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        end = poll_piece_end(start, s->len_bytes);
        copy_other_case(out + start, s->data + start, (uint32_t)(end - start), first, last);
    }
    return STATUS_OK;
}

static inline Value other_case(VM *vm, const String *s, char first, char last)
{
    String *copy = str_alloc(vm, s->len_bytes);
    if (!copy) {
        return raised();
    }
    copy->char_count = s->char_count;
    if (likely(s->len_bytes <= POLL_PIECE)) {
        copy_other_case(copy->data, s->data, s->len_bytes, first, last);
    } else if (copy_long_text(vm, copy->data, s, first, last) != STATUS_OK) {
        object_release(vm, &copy->header);
        return raised();
    }
    return value_string(copy);
}

Value builtin_to_upper(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    if (str_is_ascii(s)) {
        return other_case(vm, s, 'a', 'z');
    }
    Buffer b;
    buffer_init(&b, vm);
    return finish(&b, case_add_text_upper(&b, s->data, s->len_bytes));
}

Value builtin_to_lower(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    if (str_is_ascii(s)) {
        return other_case(vm, s, 'A', 'Z');
    }
    Buffer b;
    buffer_init(&b, vm);
    return finish(&b, case_add_text_lower(&b, s->data, s->len_bytes));
}

Value builtin_capitalize(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    if (s->len_bytes == 0) {
        return retained(args[0]);
    }
    Buffer b;
    buffer_init(&b, vm);
    size_t first_bytes = utf8_char_bytes((unsigned char)s->data[0]);
    Status status = case_add_upper(&b, utf8_get(s->data));
    if (status == STATUS_OK) {
        status = case_add_text_lower(&b, s->data + first_bytes, s->len_bytes - first_bytes);
    }
    return finish(&b, status);
}

/* --- styles -------------------------------------------------------------------------------- */

/* Steps through characters: false at the end. */
static bool next_char(const String *s, size_t *at, uint32_t *c)
{
    if (*at >= s->len_bytes) {
        return false;
    }
    *c = utf8_get(s->data + *at);
    *at += utf8_char_bytes((unsigned char)s->data[*at]);
    return true;
}

Value builtin_to_camel_case(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *s = args[0].string;
    Buffer b;
    buffer_init(&b, vm);
    Status status = STATUS_OK;
    bool after_separator = false;
    uint32_t c;
    for (size_t at = 0; status == STATUS_OK && next_char(s, &at, &c);) {
        if (!text_is_alphanumeric(c)) {
            after_separator = b.len_bytes > 0;
            status = vm_poll(vm);
            continue;
        }
        status = after_separator ? case_add_upper(&b, c) : case_add_lower(&b, c);
        after_separator = false;
    }
    return finish(&b, status);
}

static bool ends_with_underscore(const Buffer *b)
{
    return b->len_bytes > 0 && b->data[b->len_bytes - 1] == '_';
}

static Status add_snake_case(Buffer *b, const String *s)
{
    Status status = STATUS_OK;
    uint32_t c, previous = 0;
    for (size_t at = 0; status == STATUS_OK && next_char(s, &at, &c); previous = c) {
        if (text_is_alphanumeric(c)) {
            if (case_is_upper(c) && previous != 0 && !case_is_upper(previous)) {
                status = buffer_add(b, "_", 1);
            }
            if (status == STATUS_OK) {
                status = case_add_lower(b, c);
            }
        } else if ((text_is_space(c) || c == '-' || c == '_') && !ends_with_underscore(b)) {
            status = buffer_add(b, "_", 1);
        } else {
            status = vm_poll(b->vm);
        }
    }
    return status;
}

/* Cuts a character off both ends of what is in the buffer. */
static void trim_buffer(Buffer *b, char edge, size_t *start)
{
    *start = 0;
    while (b->len_bytes > 0 && b->data[b->len_bytes - 1] == edge) {
        b->len_bytes--;
    }
    while (*start < b->len_bytes && b->data[*start] == edge) {
        ++*start;
    }
}

static Value words_joined(VM *vm, const String *s, char joint)
{
    Buffer b;
    buffer_init(&b, vm);
    String *result = NULL;
    if (add_snake_case(&b, s) == STATUS_OK) {
        size_t start;
        trim_buffer(&b, '_', &start);
        for (size_t i = start; i < b.len_bytes; i++) {
            b.data[i] = b.data[i] == '_' ? joint : b.data[i];
        }
        result = b.len_bytes ? str_new(vm, b.data + start, b.len_bytes - start) : str_empty(vm);
    }
    buffer_free(&b);
    return result_string(result);
}

Value builtin_to_snake_case(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return words_joined(vm, args[0].string, '_');
}

Value builtin_to_kebab_case(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    return words_joined(vm, args[0].string, '-');
}

static Status add_slug(Buffer *b, const String *s)
{
    Status status = STATUS_OK;
    bool pending = false; /* a '-' that may be the first of two */
    uint32_t c;
    for (size_t at = 0; status == STATUS_OK && next_char(s, &at, &c);) {
        if (text_is_space(c) || c == '_') {
            status = pending ? vm_poll(b->vm) : buffer_add(b, "-", 1);
            pending = !pending;
        } else if (text_is_alphanumeric(c)) {
            pending = false;
            status = case_add_lower(b, c);
        }
    }
    return status;
}

Value builtin_slugify(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    Buffer b;
    buffer_init(&b, vm);
    String *result = NULL;
    if (add_slug(&b, args[0].string) == STATUS_OK) {
        size_t start;
        trim_buffer(&b, '-', &start);
        result = b.len_bytes ? str_new(vm, b.data + start, b.len_bytes - start) : str_empty(vm);
    }
    buffer_free(&b);
    return result_string(result);
}
