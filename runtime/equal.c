#include "runtime/equal.h"

#include <string.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/error.h"
#include "runtime/poll.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"

/* Of two arrays of ints or of bools, equally long. */
static Status words_equal(VM *vm, const Array *a, const Array *b, bool *equal)
{
    size_t elem_bytes = array_elem_bytes(a->elem_tag);
    *equal = true;
    for (size_t start = 0, end; start < a->count && *equal; start = end) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        end = poll_piece_end(start, a->count);
        *equal =
            memcmp((const char *)a->data + start * elem_bytes,
                   (const char *)b->data + start * elem_bytes, (end - start) * elem_bytes) == 0;
    }
    return STATUS_OK;
}

static Status arrays_equal(VM *vm, const Array *a, const Array *b, uint32_t depth, bool *equal)
{
    if (a->count != b->count) {
        *equal = false;
        return STATUS_OK;
    }
    if (a->elem_tag == b->elem_tag && (a->elem_tag == TAG_INT || a->elem_tag == TAG_BOOL)) {
        return words_equal(vm, a, b, equal);
    }
    *equal = true;
    for (size_t i = 0; i < a->count && *equal; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK ||
            value_equal_nested(vm, array_get(a, i), array_get(b, i), depth, equal) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

static Status dicts_equal(VM *vm, const Dict *a, const Dict *b, uint32_t depth, bool *equal)
{
    *equal = a->count == b->count;
    size_t cursor = 0;
    DictKey key;
    Value left, right;
    while (*equal && dict_next(a, &cursor, &key, &left)) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        if (!dict_get(vm, b, key, &right)) {
            *equal = false;
        } else if (value_equal_nested(vm, left, right, depth, equal) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

/* Definitions of one name from different places are compared by their fields. */
static Status instances_equal(VM *vm, const Instance *a, const Instance *b, uint32_t depth,
                              bool *equal)
{
    const StructDef *def = a->def;
    *equal = def == b->def ||
             (str_equal(def->name, b->def->name) && def->field_count == b->def->field_count);
    for (uint32_t i = 0; i < def->field_count && *equal; i++) {
        int32_t other =
            def == b->def ? (int32_t)i : struct_def_find_field(b->def, def->field_names[i]);
        if (other < 0) {
            *equal = false;
        } else if (value_equal_nested(vm, a->fields[i], b->fields[other], depth, equal) !=
                   STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

static Status variants_equal(VM *vm, const Variant *a, const Variant *b, uint32_t depth,
                             bool *equal)
{
    *equal = str_equal(a->tag, b->tag) && a->payload_count == b->payload_count;
    for (uint32_t i = 0; i < a->payload_count && *equal; i++) {
        if (value_equal_nested(vm, a->payload[i], b->payload[i], depth, equal) != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

static Status collections_equal(VM *vm, const Collection *a, const Collection *b, uint32_t depth,
                                bool *equal)
{
    *equal = a->count == b->count;
    size_t cursor_a = 0, cursor_b = 0;
    Value left, right;
    while (*equal && collection_next(a, &cursor_a, &left)) {
        Status status = vm_poll(vm);
        if (status != STATUS_OK) {
            return STATUS_THROW;
        }
        if (a->header.tag == TAG_SET) {
            status = collection_set_has_nested(vm, b, left, depth, equal);
        } else {
            collection_next(b, &cursor_b, &right);
            status = value_equal_nested(vm, left, right, depth, equal);
        }
        if (status != STATUS_OK) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

static Status containers_equal(VM *vm, Value a, Value b, uint32_t depth, bool *equal)
{
    if (vm_enter_nested(vm, depth, "comparing values") != STATUS_OK) {
        return STATUS_THROW;
    }
    depth++;
    switch (a.tag) {
    case TAG_ARRAY:
        return arrays_equal(vm, a.array, b.array, depth, equal);
    case TAG_DICT:
        return dicts_equal(vm, a.dict, b.dict, depth, equal);
    case TAG_STRUCT:
        return instances_equal(vm, a.instance, b.instance, depth, equal);
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        return variants_equal(vm, a.variant, b.variant, depth, equal);
    default:
        return collections_equal(vm, a.collection, b.collection, depth, equal);
    }
}

static double as_float(Value number)
{
    return number.tag == TAG_INT ? (double)number.i : number.f;
}

Status value_equal_nested(VM *vm, Value a, Value b, uint32_t depth, bool *equal)
{
    if (a.tag != b.tag) {
        *equal = value_is_number(a) && value_is_number(b) && float_equal(as_float(a), as_float(b));
        return STATUS_OK;
    }
    switch (a.tag) {
    case TAG_NULL:
    case TAG_UNSET:
        *equal = true;
        return STATUS_OK;
    case TAG_BOOL:
    case TAG_INT:
    case TAG_FUNCTION:
    case TAG_STRUCT_DEF:
    case TAG_ENUM_DEF:
        *equal = a.bits == b.bits;
        return STATUS_OK;
    case TAG_BUILTIN: /* an alias is the same function */
        *equal = a.builtin->function == b.builtin->function &&
                 strcmp(a.builtin->canonical, b.builtin->canonical) == 0;
        return STATUS_OK;
    case TAG_FLOAT:
        *equal = float_equal(a.f, b.f);
        return STATUS_OK;
    case TAG_STRING:
        *equal = str_equal(a.string, b.string);
        return STATUS_OK;
    case TAG_BYTES:
        *equal = bytes_equal(a.bytes, b.bytes);
        return STATUS_OK;
    case TAG_GENERATOR:
    case TAG_ITERATOR:
    case TAG_PROMISE:
    case TAG_MODULE:
        *equal = false;
        return STATUS_OK;
    default:
        return containers_equal(vm, a, b, depth, equal);
    }
}

Status value_equal(VM *vm, Value a, Value b, bool *equal)
{
    return value_equal_nested(vm, a, b, 0, equal);
}

bool value_shallow_equal(Value a, Value b)
{
    if (a.tag != b.tag) {
        return false;
    }
    switch (a.tag) {
    case TAG_NULL:
        return true;
    case TAG_BOOL:
    case TAG_INT:
        return a.bits == b.bits;
    case TAG_FLOAT:
        return float_equal(a.f, b.f);
    case TAG_STRING:
        return str_equal(a.string, b.string);
    default:
        return false;
    }
}
