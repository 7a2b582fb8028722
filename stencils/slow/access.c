/*
 * access.c - elements and fields of every kind of value, and filling the inline caches.
 */
#include "stencils/slow/access.h"

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/cycle.h"
#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "stencils/kernels/field.h"
#include "stencils/kernels/index.h"
#include "stencils/slow/support.h"

bool access_normalize(int64_t *index, size_t count)
{
    if (*index < 0) {
        *index += (int64_t)count;
    }
    return (uint64_t)*index < count;
}

static Status out_of_bounds(VM *vm, int64_t index)
{
    return vm_throw(vm, "Index out of bounds: %lld", (long long)index);
}

/* Raises with the key quoted as in the source. */
static Status missing_key(VM *vm, Value key)
{
    if (key.tag == TAG_INT) {
        return vm_throw(vm, "Missing map key: %lld", (long long)key.i);
    }
    char text[256];
    size_t n = 0;
    const String *s = key.string;
    for (uint32_t i = 0; i < s->len_bytes && n < sizeof text - 6; i++) {
        char c = s->data[i];
        const char *escape = c == '"'    ? "\\\""
                             : c == '\\' ? "\\\\"
                             : c == '\n' ? "\\n"
                             : c == '\t' ? "\\t"
                             : c == '\r' ? "\\r"
                                         : NULL;
        if (escape) {
            text[n++] = escape[0];
            text[n++] = escape[1];
        } else {
            text[n++] = c;
        }
    }
    return vm_throw(vm, "Missing map key: \"%.*s\"", (int)n, text);
}

static Status read_string(VM *vm, String *s, int64_t index, Value *out)
{
    int64_t i = index;
    if (!access_normalize(&i, s->char_count)) {
        return out_of_bounds(vm, index);
    }
    String *character = str_char_at(vm, s, (uint32_t)i);
    *out = value_string(character);
    return character ? STATUS_OK : STATUS_THROW;
}

Status access_index(VM *vm, Value object, Value index, Value *out)
{
    DictKey key;
    if (object.tag == TAG_DICT && dict_key_of_value(index, &key)) {
        if (!dict_get(vm, object.dict, key, out)) {
            return missing_key(vm, index);
        }
        value_retain(*out);
        return STATUS_OK;
    }
    if (index.tag != TAG_INT) {
        return vm_throw(vm, "Invalid index operation");
    }
    int64_t i = index.i;
    switch (object.tag) {
    case TAG_ARRAY:
        if (!access_normalize(&i, object.array->count)) {
            return out_of_bounds(vm, index.i);
        }
        *out = array_get(object.array, (size_t)i);
        value_retain(*out);
        return STATUS_OK;
    case TAG_STRING:
        return read_string(vm, object.string, i, out);
    case TAG_BYTES:
        if (!access_normalize(&i, object.bytes->count)) {
            return out_of_bounds(vm, index.i);
        }
        *out = value_int(object.bytes->data[i]);
        return STATUS_OK;
    default:
        return vm_throw(vm, "Invalid index operation");
    }
}

static void note_index(Insn *pc, Value object)
{
    if (object.tag == TAG_ARRAY) {
        uint32_t kind = object.array->elem_tag;
        pc->feedback.kinds |= kind == TAG_INT     ? FEEDBACK_ARRAY_INT
                              : kind == TAG_FLOAT ? FEEDBACK_ARRAY_FLOAT
                                                  : FEEDBACK_ARRAY_OTHER;
    } else {
        pc->feedback.kinds |= object.tag == TAG_DICT     ? FEEDBACK_DICT
                              : object.tag == TAG_STRING ? FEEDBACK_STRING
                                                         : FEEDBACK_OTHER;
    }
}

static SlowResult get_index(VM *vm, Value *fp, Insn *pc, Value index)
{
    Value object = *RB, result = value_null();
    note_index(pc, object);
    if (access_index(vm, object, index, &result) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, object);
    }
    if (slow_consumes_c(pc)) {
        value_release(vm, index);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

SlowResult slow_get_index(VM *vm, Value *fp, Insn *pc)
{
    return get_index(vm, fp, pc, *RC);
}

SlowResult slow_get_index_int(VM *vm, Value *fp, Insn *pc)
{
    return get_index(vm, fp, pc, value_int((int16_t)pc->c));
}

Value *access_cache_field(VM *vm, Value object, String *name, Feedback *cache)
{
    int32_t slot;
    if (object.tag == TAG_STRUCT) {
        Instance *instance = object.instance;
        slot = struct_def_find_field(instance->def, name);
        if (slot < 0) {
            return NULL;
        }
        cache->kinds |= cache->id != 0 ? FEEDBACK_POLYMORPHIC : 0;
        cache->id = instance->shape_id;
        cache->slot = (uint16_t)(offsetof(Instance, fields) + (size_t)slot * sizeof(Value));
        return &instance->fields[slot];
    }
    if (object.tag == TAG_DICT && object.dict->kind == DICT_SHAPED) {
        slot = shape_find(vm, object.dict->shape, name);
        if (slot < 0) {
            return NULL;
        }
        cache->kinds |= FEEDBACK_DICT | (cache->id != 0 ? FEEDBACK_POLYMORPHIC : 0);
        cache->id = object.dict->shape_id;
        cache->slot = (uint16_t)((size_t)slot * sizeof(Value));
        return &object.dict->slots[slot];
    }
    return NULL;
}

void access_cache_key(const Dict *d, Value key, Feedback *cache)
{
    cache->kinds |= FEEDBACK_DICT;
    if (d->kind != DICT_SHAPED || key.tag != TAG_STRING || key.o->rc != 0 ||
        (cache->kinds & FEEDBACK_POLYMORPHIC) != 0) {
        return;
    }
    for (uint32_t slot = 0; slot < d->count; slot++) {
        if (d->shape->keys[slot] == key.string) {
            cache->kinds |= cache->id != 0 ? FEEDBACK_POLYMORPHIC : 0;
            cache->id = d->shape_id;
            cache->slot = (uint16_t)(slot * sizeof(Value));
            return;
        }
    }
}

Status access_field(VM *vm, Value object, String *name, Value *out)
{
    switch (object.tag) {
    case TAG_STRUCT: {
        int32_t slot = struct_def_find_field(object.instance->def, name);
        if (slot < 0) {
            return vm_throw(vm, "Field not found: %s", name->data);
        }
        *out = object.instance->fields[slot];
        value_retain(*out);
        return STATUS_OK;
    }
    case TAG_DICT:
        if (!dict_get(vm, object.dict, dict_key_of_string(name), out)) {
            *out = value_null();
        }
        value_retain(*out);
        return STATUS_OK;
    case TAG_MODULE:
        if (!dict_get(vm, object.module->exports, dict_key_of_string(name), out)) {
            return vm_throw(vm, "Field not found: %s", name->data);
        }
        value_retain(*out);
        return STATUS_OK;
    default:
        return vm_throw(vm, "Cannot access field or method '%s' on non-struct value", name->data);
    }
}

SlowResult slow_get_field(VM *vm, Value *fp, Insn *pc)
{
    Value object = *RB, result = value_null();
    String *name = slow_name(fp, pc->c);
    const Value *field = field_cached(&object, &pc->feedback);
    if (!field) {
        field = access_cache_field(vm, object, name, &pc->feedback);
    }
    if (field) {
        slot_copy_counted(&result, field);
    } else if (access_field(vm, object, name, &result) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, object);
    }
    value_copy(RA, &result);
    return slow_done(pc + 1);
}

Status access_set_index(VM *vm, uint64_t tag, uint64_t *payload, Value index, Value v)
{
    DictKey key;
    if (tag == TAG_ARRAY && index.tag == TAG_INT) {
        Array **place = (Array **)(void *)payload;
        int64_t i = index.i;
        if (!access_normalize(&i, (*place)->count)) {
            return out_of_bounds(vm, index.i);
        }
        return array_set(vm, place, (size_t)i, v);
    }
    if (tag == TAG_DICT && dict_key_of_value(index, &key)) {
        return dict_set(vm, (Dict **)(void *)payload, key, v);
    }
    return vm_throw(vm, "Invalid index assignment");
}

Status access_set_field(VM *vm, uint64_t tag, uint64_t *payload, String *name, Value v)
{
    if (tag == TAG_DICT) {
        return dict_set_constant(vm, (Dict **)(void *)payload, name, v);
    }
    if (tag != TAG_STRUCT) {
        return vm_throw(vm, "Cannot set field on non-struct value");
    }
    Instance **place = (Instance **)(void *)payload;
    int32_t slot = struct_def_find_field((*place)->def, name);
    if (slot < 0) {
        return vm_throw(vm, "Field not found: %s", name->data);
    }
    if (instance_make_unique(vm, place) != STATUS_OK) {
        return STATUS_THROW;
    }
    Value *field = &(*place)->fields[slot];
    Value old = *field;
    container_note_value(&(*place)->header, v);
    value_copy(field, &v);
    value_release(vm, old);
    return STATUS_OK;
}

SlowResult slow_set_index(VM *vm, Value *fp, Insn *pc)
{
    Value *object = RA;
    Value index = *RB;
    note_index(pc, *object);
    if (access_set_index(vm, object->tag, &object->bits, index, *RC) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, index);
    }
    return slow_done(pc + 1);
}

SlowResult slow_set_field(VM *vm, Value *fp, Insn *pc)
{
    Value *object = RA;
    String *name = slow_name(fp, pc->b);
    if (access_set_field(vm, object->tag, &object->bits, name, *RC) != STATUS_OK) {
        return slow_raised();
    }
    access_cache_field(vm, *object, name, &pc->feedback);
    return slow_done(pc + 1);
}
