#include "runtime/bytes.h"

#include <string.h>

#include "runtime/heap_inline.h"

Bytes *bytes_alloc(VM *vm, size_t count)
{
    if (count > SIZE_MAX / 4) {
        vm_throw_oom(vm);
        return NULL;
    }
    Bytes *bytes = heap_alloc_object(vm, sizeof *bytes + count, TAG_BYTES);
    if (bytes) {
        bytes->count = count;
    }
    return bytes;
}

Bytes *bytes_new(VM *vm, const void *data, size_t count)
{
    Bytes *bytes = bytes_alloc(vm, count);
    if (bytes && count > 0) {
        memcpy(bytes->data, data, count);
    }
    return bytes;
}

Bytes *bytes_slice(VM *vm, const Bytes *bytes, size_t start, size_t end)
{
    return bytes_new(vm, bytes->data + start, start < end ? end - start : 0);
}

bool bytes_equal(const Bytes *a, const Bytes *b)
{
    return a->count == b->count && memcmp(a->data, b->data, a->count) == 0;
}

void bytes_free(VM *vm, Bytes *bytes)
{
    heap_free_object_fast(vm, &bytes->header, sizeof *bytes + bytes->count);
}
