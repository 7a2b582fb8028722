/* The growing byte buffer of format.h. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define INITIAL_BYTES 128u

void buffer_init(Buffer *b, VM *vm)
{
    *b = (Buffer){.vm = vm};
}

void buffer_free(Buffer *b)
{
    heap_free_block(b->vm, b->data, b->capacity_bytes);
    *b = (Buffer){.vm = b->vm};
}

static Status reserve(Buffer *b, size_t more_bytes)
{
    if (likely(more_bytes <= b->capacity_bytes - b->len_bytes)) {
        return STATUS_OK;
    }
    if (more_bytes > SIZE_MAX / 4 - b->len_bytes) {
        return vm_throw_oom(b->vm);
    }
    size_t capacity_bytes = b->capacity_bytes ? b->capacity_bytes * 2 : INITIAL_BYTES;
    if (capacity_bytes < b->len_bytes + more_bytes) {
        capacity_bytes = b->len_bytes + more_bytes;
    }
    char *data = heap_realloc_block(b->vm, b->data, b->capacity_bytes, capacity_bytes);
    if (!data) {
        return STATUS_THROW;
    }
    b->data = data;
    b->capacity_bytes = capacity_bytes;
    return STATUS_OK;
}

Status buffer_add(Buffer *b, const char *bytes, size_t len_bytes)
{
    if (len_bytes == 0) {
        return STATUS_OK;
    }
    if (reserve(b, len_bytes) != STATUS_OK) {
        return STATUS_THROW;
    }
    memcpy(b->data + b->len_bytes, bytes, len_bytes);
    b->len_bytes += len_bytes;
    return STATUS_OK;
}

Status buffer_add_cstr(Buffer *b, const char *text)
{
    return buffer_add(b, text, strlen(text));
}

Status buffer_addf(Buffer *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room_bytes = b->capacity_bytes - b->len_bytes;
    char *end = b->data ? b->data + b->len_bytes : NULL;
    int len_bytes = vsnprintf(end, room_bytes, format, args);
    va_end(args);
    Status status = STATUS_OK;
    if (len_bytes > 0 && (size_t)len_bytes >= room_bytes) {
        status = reserve(b, (size_t)len_bytes + 1);
        if (status == STATUS_OK) {
            vsnprintf(b->data + b->len_bytes, (size_t)len_bytes + 1, format, again);
        }
    }
    va_end(again);
    if (status == STATUS_OK && len_bytes > 0) {
        b->len_bytes += (size_t)len_bytes;
    }
    return status;
}

String *buffer_to_string(Buffer *b)
{
    return str_new(b->vm, b->data, b->len_bytes);
}
