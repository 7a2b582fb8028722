#include "runtime/variant.h"

#include <string.h>

#include "runtime/cycle.h"
#include "runtime/heap_inline.h"
#include "runtime/release.h"

static size_t object_bytes(uint32_t payload_count)
{
    return sizeof(Variant) + (size_t)payload_count * sizeof(Value);
}

Variant *variant_new(VM *vm, ValueTag tag_kind, String *tag, const Value *payload, uint32_t count)
{
    Variant *variant = heap_alloc_object(vm, object_bytes(count), tag_kind);
    if (!variant) {
        return NULL;
    }
    variant->payload_count = count;
    variant->unused = 0;
    variant->tag = tag;
    for (uint32_t i = 0; i < count; i++) {
        value_copy(&variant->payload[i], &payload[i]);
        container_note_value(&variant->header, payload[i]);
    }
    return variant;
}

static Value single(VM *vm, ValueTag kind, String *tag, Value v)
{
    Variant *variant = variant_new(vm, kind, tag, &v, 1);
    return variant ? value_object(kind, variant) : value_unset();
}

Value variant_some(VM *vm, Value v)
{
    return single(vm, TAG_OPTION, vm->text_some, v);
}

Value variant_none(VM *vm)
{
    return value_object(TAG_OPTION, vm->none);
}

Value variant_ok(VM *vm, Value v)
{
    return single(vm, TAG_RESULT, vm->text_ok, v);
}

Value variant_err(VM *vm, Value v)
{
    return single(vm, TAG_RESULT, vm->text_err, v);
}

void variant_free(VM *vm, Variant *variant)
{
    for (uint32_t i = 0; i < variant->payload_count; i++) {
        release_value_later(vm, variant->payload[i]);
    }
    heap_free_object_fast(vm, &variant->header, object_bytes(variant->payload_count));
}
