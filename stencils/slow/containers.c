/*
 * containers.c - literals: arrays, dicts, structs, tagged values.
 *
 * The values stand in consecutive registers and move into the new object.
 */
#include "runtime/array.h"
#include "runtime/cycle.h"
#include "runtime/dict.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "stencils/kernels/slots.h"
#include "stencils/slow/support.h"

SlowResult slow_new_array(VM *vm, Value *fp, Insn *pc)
{
    Array *a = array_from_values(vm, RB, pc->c);
    if (!a) {
        return slow_raised();
    }
    *RA = value_array(a);
    return slow_done(pc + 1);
}

SlowResult slow_array_push(VM *vm, Value *fp, Insn *pc)
{
    return slow_status(array_push(vm, &RA->array, *RB), pc + 1);
}

SlowResult slow_array_spread(VM *vm, Value *fp, Insn *pc)
{
    Value tail = *RB;
    if (tail.tag != TAG_ARRAY) {
        vm_throw(vm, "Can only spread arrays");
        return slow_raised();
    }
    if (array_extend(vm, &RA->array, tail.array) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, tail);
    }
    return slow_done(pc + 1);
}

static Status insert(VM *vm, Dict **place, Value key, Value v)
{
    DictKey k;
    if (!dict_key_of_value(key, &k)) {
        return vm_throw(vm, "Dict keys must be strings or integers");
    }
    return dict_set(vm, place, k, v);
}

SlowResult slow_new_dict(VM *vm, Value *fp, Insn *pc)
{
    Dict *d = dict_new(vm);
    if (!d) {
        return slow_raised();
    }
    Value *pairs = RB;
    uint32_t count = pc->c;
    for (uint32_t i = 0; i < count; i++) {
        const Value *pair = &pairs[(size_t)2 * i];
        /* Counted here and once more below, so that a failure leaves every register its own. */
        value_retain(pair[1]);
        if (insert(vm, &d, pair[0], pair[1]) != STATUS_OK) {
            value_release(vm, pair[1]);
            object_release(vm, &d->header);
            return slow_raised();
        }
    }
    slow_release_run(vm, pairs, 2 * count);
    *RA = value_dict(d);
    return slow_done(pc + 1);
}

/* The shape of a literal with constant keys, from the instruction's cache. */
static Shape *literal_shape(VM *vm, Value *fp, Insn *pc)
{
    Shape *shape = (Shape *)(uintptr_t)pc->feedback.bits;
    if (likely(shape != NULL)) {
        return shape;
    }
    const Array *names = slow_constant(fp, pc->c).array;
    shape = shape_root(vm);
    for (size_t i = 0; shape && i < names->count; i++) {
        shape = shape_add(vm, shape, (String *)names->objects[i]);
    }
    pc->feedback.bits = (uint64_t)(uintptr_t)shape;
    return shape;
}

/* Shapes have run out: an ordinary dict. */
static SlowResult unshaped_literal(VM *vm, Value *fp, Insn *pc)
{
    const Array *names = slow_constant(fp, pc->c).array;
    Dict *d = vm->error.active ? NULL : dict_new(vm);
    if (!d) {
        return slow_raised();
    }
    Value *values = RB;
    for (size_t i = 0; i < names->count; i++) {
        value_retain(values[i]);
        if (insert(vm, &d, array_get(names, i), values[i]) != STATUS_OK) {
            value_release(vm, values[i]);
            object_release(vm, &d->header);
            return slow_raised();
        }
    }
    slow_release_run(vm, values, (uint32_t)names->count);
    *RA = value_dict(d);
    return slow_done(pc + 1);
}

SlowResult slow_new_dict_shaped(VM *vm, Value *fp, Insn *pc)
{
    Shape *shape = literal_shape(vm, fp, pc);
    if (!shape) {
        return unshaped_literal(vm, fp, pc);
    }
    Dict *d = dict_new_shaped(vm, shape, RB);
    if (!d) {
        return slow_raised();
    }
    *RA = value_dict(d);
    return slow_done(pc + 1);
}

SlowResult slow_dict_insert(VM *vm, Value *fp, Insn *pc)
{
    Value key = *RB;
    if (insert(vm, &RA->dict, key, *RC) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, key);
    }
    return slow_done(pc + 1);
}

SlowResult slow_dict_spread(VM *vm, Value *fp, Insn *pc)
{
    Value source = *RB;
    if (source.tag != TAG_DICT) {
        vm_throw(vm, "Can only spread dicts");
        return slow_raised();
    }
    if (dict_update(vm, &RA->dict, source.dict) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, source);
    }
    return slow_done(pc + 1);
}

/* Gives the fields that a literal left out their defaults; they are TAG_UNSET until then. */
static Status fill_defaults(VM *vm, Instance *instance)
{
    const StructDef *def = instance->def;
    for (uint32_t i = 0; i < def->field_count; i++) {
        if (instance->fields[i].tag != TAG_UNSET) {
            continue;
        }
        Value v = def->defaults[i];
        if (v.tag == TAG_UNSET) {
            v = value_null();
        } else if (v.tag == TAG_FUNCTION) {
            if (vm->call(vm, v, NULL, 0, &v) != STATUS_OK) {
                return STATUS_THROW;
            }
        } else {
            value_retain(v);
        }
        container_note_value(&instance->header, v);
        instance->fields[i] = v;
    }
    return STATUS_OK;
}

/* Cache of a struct literal: the definition's id, and in the EXTRA word's feedback 16 slot numbers
 * of 4 bits, if the literal is small enough. In Feedback.slot the number of fields, if they are
 * given in their order and are all there is: then the fast path need not look at the numbers. */
#define LITERAL_CACHE_MAX 16u

static void fill_cached(Instance *instance, const Insn *pc, const Value *values, uint32_t count)
{
    uint64_t slots = pc[1].feedback.bits;
    for (uint32_t i = 0; i < count; i++) {
        Value v = values[i];
        container_note_value(&instance->header, v);
        value_copy(&instance->fields[slots & 15], &v);
        slots >>= 4;
    }
}

/* Puts the values into their fields by name; *complete if none is left out. */
static Status fill_by_name(VM *vm, Insn *pc, Instance *instance, const Array *names,
                           const Value *values)
{
    const StructDef *def = instance->def;
    uint64_t slots = 0;
    bool in_order = def->hidden_count == 0;
    for (size_t i = 0; i < names->count; i++) {
        const String *name = (const String *)names->objects[i];
        int32_t slot = struct_def_find_field(def, name);
        if (slot < 0) {
            return vm_throw(vm, "Unknown field '%s' for struct %s", name->data, def->name->data);
        }
        container_note_value(&instance->header, values[i]);
        instance->fields[slot] = values[i];
        slots |= (uint64_t)(slot & 15) << (4 * (i & 15));
        in_order &= slot == (int32_t)i;
    }
    if (def->field_count == names->count && names->count <= LITERAL_CACHE_MAX) {
        pc->feedback.id = def->id;
        pc->feedback.slot = in_order ? (uint16_t)def->field_count : 0;
        pc[1].feedback.bits = slots;
    }
    return STATUS_OK;
}

/* Frees an instance under construction whose given values still belong to the registers. */
static void discard_instance(VM *vm, Instance *instance, const Array *names)
{
    for (size_t i = 0; i < names->count; i++) {
        int32_t slot = struct_def_find_field(instance->def, (const String *)names->objects[i]);
        if (slot >= 0) {
            instance->fields[slot] = value_unset();
        }
    }
    object_release(vm, &instance->header);
}

static SlowResult struct_uncached(VM *vm, Value *fp, Insn *pc, const Array *names)
{
    StructDef *def = RB->struct_def;
    slow_enter_runtime(vm, fp, pc);
    Instance *instance = instance_new(vm, def);
    if (!instance) {
        return slow_raised();
    }
    for (uint32_t i = 0; i < def->field_count; i++) {
        instance->fields[i] = value_unset();
    }
    if (fill_by_name(vm, pc, instance, names, RC) != STATUS_OK ||
        fill_defaults(vm, instance) != STATUS_OK) {
        discard_instance(vm, instance, names);
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, *RB);
    }
    *RA = value_object(TAG_STRUCT, instance);
    return slow_done(pc + 2);
}

SlowResult slow_new_struct(VM *vm, Value *fp, Insn *pc)
{
    Value def = *RB;
    const Array *names = slow_constant(fp, pc[1].a).array;
    if (def.tag != TAG_STRUCT_DEF) {
        vm_throw(vm, "Undefined struct: %s", slow_name(fp, pc[1].b)->data);
        return slow_raised();
    }
    if (def.struct_def->id != pc->feedback.id) {
        return struct_uncached(vm, fp, pc, names);
    }
    Instance *instance = instance_new(vm, def.struct_def);
    if (!instance) {
        return slow_raised();
    }
    fill_cached(instance, pc, RC, (uint32_t)names->count);
    if (slow_consumes_b(pc)) {
        value_release(vm, def);
    }
    *RA = value_object(TAG_STRUCT, instance);
    return slow_done(pc + 2);
}

SlowResult slow_new_variant(VM *vm, Value *fp, Insn *pc)
{
    if (pc[1].b == TAG_OPTION && pc->c == 0) {
        *RA = variant_none(vm);
        return slow_done(pc + 2);
    }
    Variant *variant = variant_new(vm, (ValueTag)pc[1].b, slow_name(fp, pc[1].a), RB, pc->c);
    if (!variant) {
        return slow_raised();
    }
    *RA = value_object((ValueTag)pc[1].b, variant);
    return slow_done(pc + 2);
}
