/*
 * match.c - patterns: tags and payloads of match, and destructuring.
 */
#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "stencils/slow/support.h"

static bool is_variant(Value v)
{
    return v.tag == TAG_TAGGED || v.tag == TAG_RESULT || v.tag == TAG_OPTION;
}

SlowResult slow_jump_not_tag(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    Value v = *RA;
    bool matches = is_variant(v) && v.variant->tag == slow_name(fp, pc->b);
    return slow_done(matches ? pc + 1 : pc + (int16_t)pc->c);
}

SlowResult slow_jump_no_payload(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    return slow_done(pc->b < RA->variant->payload_count ? pc + 1 : pc + (int16_t)pc->c);
}

SlowResult slow_get_payload(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    const Variant *variant = RB->variant;
    Value v = pc->c < variant->payload_count ? variant->payload[pc->c] : value_null();
    value_retain(v);
    value_copy(RA, &v);
    return slow_done(pc + 1);
}

SlowResult slow_jump_not_string(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    Value v = *RA;
    bool matches = v.tag == TAG_STRING && str_equal(v.string, slow_name(fp, pc->b));
    return slow_done(matches ? pc + 1 : pc + (int16_t)pc->c);
}

SlowResult slow_jump_not_literal(VM *vm, Value *fp, Insn *pc)
{
    bool equal = false;
    if (value_equal(vm, *RA, slow_constant(fp, pc->b), &equal) != STATUS_OK) {
        return slow_raised();
    }
    return slow_done(equal ? pc + 1 : pc + (int16_t)pc->c);
}

SlowResult slow_unpack_element(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    Value source = *RB, v = value_null();
    if (source.tag == TAG_ARRAY && pc->c < source.array->count) {
        v = array_get(source.array, pc->c);
        value_retain(v);
    }
    value_copy(RA, &v);
    return slow_done(pc + 1);
}

SlowResult slow_unpack_rest(VM *vm, Value *fp, Insn *pc)
{
    Value source = *RB;
    Array *rest = source.tag == TAG_ARRAY && pc->c < source.array->count
                      ? array_slice(vm, source.array, pc->c, source.array->count)
                      : array_new(vm, 0);
    if (!rest) {
        return slow_raised();
    }
    *RA = value_array(rest);
    return slow_done(pc + 1);
}

SlowResult slow_unpack_field(VM *vm, Value *fp, Insn *pc)
{
    Value source = *RB, v = value_null();
    String *name = slow_name(fp, pc->c);
    if (source.tag == TAG_DICT) {
        if (!dict_get(vm, source.dict, dict_key_of_string(name), &v)) {
            v = value_null();
        }
    } else if (source.tag == TAG_STRUCT) {
        int32_t slot = struct_def_find_field(source.instance->def, name);
        v = slot >= 0 ? source.instance->fields[slot] : value_null();
    }
    value_retain(v);
    value_copy(RA, &v);
    return slow_done(pc + 1);
}

static bool is_named(const Array *names, const String *key)
{
    for (size_t i = 0; i < names->count; i++) {
        if (str_equal((const String *)names->objects[i], key)) {
            return true;
        }
    }
    return false;
}

static Status add_other(VM *vm, Dict **others, DictKey key, Value v)
{
    value_retain(v);
    Status status = dict_set(vm, others, key, v);
    if (status != STATUS_OK) {
        value_release(vm, v);
    }
    return status;
}

static Status others_of_dict(VM *vm, const Dict *source, const Array *names, Dict **others)
{
    size_t cursor = 0;
    DictKey key;
    Value v;
    Status status = STATUS_OK;
    while (status == STATUS_OK && dict_next(source, &cursor, &key, &v)) {
        if (!key.string || !is_named(names, key.string)) {
            status = add_other(vm, others, key, v);
        }
    }
    return status;
}

static Status others_of_instance(VM *vm, const Instance *source, const Array *names, Dict **others)
{
    const StructDef *def = source->def;
    Status status = STATUS_OK;
    for (uint32_t i = 0; i < def->field_count && status == STATUS_OK; i++) {
        String *name = def->field_names[i];
        if (!is_named(names, name)) {
            status = add_other(vm, others, dict_key_of_string(name), source->fields[i]);
        }
    }
    return status;
}

SlowResult slow_unpack_others(VM *vm, Value *fp, Insn *pc)
{
    Value source = *RB;
    const Array *names = slow_constant(fp, pc->c).array;
    Dict *others = dict_new(vm);
    if (!others) {
        return slow_raised();
    }
    Status status = STATUS_OK;
    if (source.tag == TAG_DICT) {
        status = others_of_dict(vm, source.dict, names, &others);
    } else if (source.tag == TAG_STRUCT) {
        status = others_of_instance(vm, source.instance, names, &others);
    }
    if (status != STATUS_OK) {
        object_release(vm, &others->header);
        return slow_raised();
    }
    *RA = value_dict(others);
    return slow_done(pc + 1);
}
