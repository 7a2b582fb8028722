/*
 * path.c - nested stores: m[i].f[j] := v.
 *
 * A path begins at a variable and goes inwards step by step, making each container on the way
 * unique (which no program can observe). The VM holds the place reached so far as an interior
 * pointer; nothing that could move it runs before the path's end, since path instructions stand
 * directly behind each other. The last step stays pending, so that the end can store through its
 * container: packed arrays have no 16-byte slots to point to.
 */
#include <string.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/cycle.h"
#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "stencils/kernels/path.h"
#include "stencils/slow/access.h"
#include "stencils/slow/operators.h"
#include "stencils/slow/method.h"
#include "stencils/slow/support.h"

static SlowResult begin_variable(VM *vm, Insn *pc, Value *place, const String *name)
{
    if (place->tag == TAG_UNSET) {
        vm_throw(vm, "Undefined variable: %s", name->data);
        return slow_raised();
    }
    path_begin(&vm->path, place);
    return slow_done(pc + 1);
}

SlowResult slow_path_local(VM *vm, Value *fp, Insn *pc)
{
    path_begin(&vm->path, RA);
    return slow_done(pc + 1);
}

SlowResult slow_path_cell(VM *vm, Value *fp, Insn *pc)
{
    return begin_variable(vm, pc, &RA->cell->value, slow_name(fp, pc->b));
}

SlowResult slow_path_capture(VM *vm, Value *fp, Insn *pc)
{
    return begin_variable(vm, pc, &frame_function(fp)->captures[pc->a]->value,
                          slow_name(fp, pc->b));
}

SlowResult slow_path_global(VM *vm, Value *fp, Insn *pc)
{
    return begin_variable(vm, pc, pc->feedback.place,
                          frame_code(fp)->module->program->global_names[pc->a]);
}

/* The container at the place, which the next step or the end will change. */
static Status enter_container(VM *vm)
{
    PathState *path = &vm->path;
    Status status = STATUS_OK;
    switch (path->tag) {
    case TAG_ARRAY:
        status = array_make_unique(vm, (Array **)(void *)path->payload);
        break;
    case TAG_DICT:
        status = dict_make_unique(vm, (Dict **)(void *)path->payload);
        break;
    case TAG_STRUCT:
        status = instance_make_unique(vm, (Instance **)(void *)path->payload);
        break;
    default:
        return STATUS_OK;
    }
    if (status == STATUS_OK && path->depth < PATH_TRAIL_MAX) {
        path->trail[path->depth++] = path_container(path).o;
    }
    return status;
}

/* A container that now holds v somewhere inside must be followed by the cycle collector. */
static void note_trail(VM *vm, Value v)
{
    for (uint32_t i = 0; i < vm->path.depth; i++) {
        container_note_value(vm->path.trail[i], v);
    }
}

/* Moves the place to element `key` of the unique array it stands at. */
static Status step_into_array(VM *vm, PathState *path, Value key)
{
    Array *a = path_container(path).array;
    int64_t i = key.i;
    if (key.tag != TAG_INT) {
        return vm_throw(vm, "Invalid index operation");
    }
    if (!access_normalize(&i, a->count)) {
        return vm_throw(vm, "Index out of bounds: %lld", (long long)key.i);
    }
    if (a->elem_tag == ARRAY_MIXED) {
        path_point_to(path, &a->values[i]);
        return STATUS_OK;
    }
    path->slot = NULL;
    path->tag = a->elem_tag;
    /* A bool is no container: its word is never stored to through the path. */
    path->payload = a->elem_tag == TAG_BOOL ? &path->key.bits : &a->words[i];
    return STATUS_OK;
}

static Status step_into_dict(VM *vm, PathState *path, DictKey key, Value shown)
{
    uint64_t tag;
    uint64_t *payload = dict_value_payload(vm, path_container(path).dict, key, &tag);
    if (!payload) {
        Value unused;
        /* Raises the usual read error. */
        return access_index(vm, path_container(path), shown, &unused);
    }
    path->slot = NULL;
    path->payload = payload;
    path->tag = tag;
    return STATUS_OK;
}

static Status step_field(VM *vm, PathState *path, Value name, Insn *step)
{
    Value object = path_container(path), unused;
    Value *field = access_cache_field(vm, object, name.string, &step->feedback);
    if (field) {
        path_point_to(path, field);
        return STATUS_OK;
    }
    if (object.tag == TAG_DICT) {
        DictKey key = dict_key_of_string(name.string);
        if (dict_has(vm, object.dict, key)) {
            return step_into_dict(vm, path, key, name);
        }
        /* A missing entry reads as null, which nothing can be stored into. */
        path->slot = NULL;
        path->tag = TAG_NULL;
        path->payload = &path->key.bits;
        return STATUS_OK;
    }
    if (object.tag == TAG_MODULE) {
        return vm_throw(vm, "Cannot set field on non-struct value");
    }
    Status status = access_field(vm, object, name.string, &unused);
    return status == STATUS_OK ? vm_throw(vm, "Cannot set field on non-struct value") : status;
}

/* Passes through the pending step, which the instruction `step` made: the place becomes the element
 * itself. */
static Status resolve_pending(VM *vm, Insn *step)
{
    PathState *path = &vm->path;
    PathStep pending = path->pending;
    if (pending == PATH_STEP_NONE) {
        return STATUS_OK;
    }
    if (enter_container(vm) != STATUS_OK) {
        return STATUS_THROW;
    }
    path->pending = PATH_STEP_NONE;
    if (pending == PATH_STEP_FIELD) {
        return step_field(vm, path, path->key, step);
    }
    DictKey key;
    if (path->tag == TAG_ARRAY) {
        return step_into_array(vm, path, path->key);
    }
    if (path->tag == TAG_DICT && dict_key_of_value(path->key, &key)) {
        return step_into_dict(vm, path, key, path->key);
    }
    return vm_throw(vm, "Invalid index operation");
}

static SlowResult make_step(VM *vm, Insn *pc, PathStep kind, Value key)
{
    if (resolve_pending(vm, pc - 1) != STATUS_OK) {
        return slow_raised();
    }
    vm->path.pending = kind;
    vm->path.key = key;
    return slow_done(pc + 1);
}

SlowResult slow_path_index(VM *vm, Value *fp, Insn *pc)
{
    return make_step(vm, pc, PATH_STEP_INDEX, *RA);
}

SlowResult slow_path_field(VM *vm, Value *fp, Insn *pc)
{
    return make_step(vm, pc, PATH_STEP_FIELD, slow_constant(fp, pc->a));
}

SlowResult slow_path_set_index(VM *vm, Value *fp, Insn *pc)
{
    Value index = *RA, v = *RB;
    if (resolve_pending(vm, pc - 1) != STATUS_OK) {
        return slow_raised();
    }
    note_trail(vm, v);
    if (access_set_index(vm, vm->path.tag, vm->path.payload, index, v) != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_a(pc)) {
        value_release(vm, index);
    }
    return slow_done(pc + 1);
}

SlowResult slow_path_set_field(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RB;
    if (resolve_pending(vm, pc - 1) != STATUS_OK) {
        return slow_raised();
    }
    String *name = slow_name(fp, pc->a);
    note_trail(vm, v);
    if (access_set_field(vm, vm->path.tag, vm->path.payload, name, v) != STATUS_OK) {
        return slow_raised();
    }
    access_cache_field(vm, path_container(&vm->path), name, &pc->feedback);
    return slow_done(pc + 1);
}

/* Stores v (consumed on success) at the place, whatever holds it. */
static Status store(VM *vm, Insn *pc, Value v)
{
    PathState *path = &vm->path;
    note_trail(vm, v);
    switch (path->pending) {
    case PATH_STEP_INDEX:
        return access_set_index(vm, path->tag, path->payload, path->key, v);
    case PATH_STEP_FIELD: {
        Status status = access_set_field(vm, path->tag, path->payload, path->key.string, v);
        access_cache_field(vm, path_container(path), path->key.string, &pc[-1].feedback);
        return status;
    }
    default: {
        Value old = *path->slot;
        value_copy(path->slot, &v);
        value_release(vm, old);
        return STATUS_OK;
    }
    }
}

/* The object that the place holds, with the pending step passed through in a copy of the path; NULL
 * if it is not `expected`. The containers on the way are unique afterwards. */
static Object **place_of(VM *vm, Value expected, Insn *pc)
{
    PathState outer = vm->path;
    Status status = resolve_pending(vm, pc - 1);
    PathState inner = vm->path;
    vm->path = outer;
    if (status != STATUS_OK) {
        vm_error_clear(vm);
        return NULL;
    }
    Object **place = (Object **)(void *)inner.payload;
    return inner.tag == expected.tag && *place == expected.o ? place : NULL;
}

/* place := a + b. If the place and operand a are the only holders of a string or array, it grows
 * where it is: a's reference is given up for that. */
static bool add_in_place(VM *vm, Insn *pc, Value *l, Value r, bool l_consumed, Status *status)
{
    bool growable = (l->tag == TAG_STRING && r.tag == TAG_STRING) ||
                    (l->tag == TAG_ARRAY && r.tag == TAG_ARRAY);
    if (!growable || !l_consumed || l->o->rc != 2 || l->o == r.o) {
        return false;
    }
    Object **place = place_of(vm, *l, pc);
    if (!place) {
        return false;
    }
    l->o->rc--;
    if (l->tag == TAG_STRING) {
        *status = str_append(vm, (String **)(void *)place, r.string);
    } else {
        note_trail(vm, r);
        *status = array_extend(vm, (Array **)(void *)place, r.array);
    }
    if (*status != STATUS_OK) {
        object_retain(l->o);
    }
    return true;
}

/* Ruff code has run since the path was walked: it may have run other paths, and have changed or
 * freed the containers on the way. Walks from the variable again to the end `pc`. */
static Status walk_again(VM *vm, Value *fp, Insn *pc)
{
    Insn *at = pc - 1;
    while (INSN_OPCODE(*at) == OP_PATH_INDEX || INSN_OPCODE(*at) == OP_PATH_FIELD) {
        at--;
    }
    for (; at < pc; at++) {
        if (slow_table[INSN_OPCODE(*at)](vm, fp, at).next == NULL) {
            return STATUS_THROW;
        }
    }
    return STATUS_OK;
}

SlowResult slow_path_add(VM *vm, Value *fp, Insn *pc)
{
    Value *l = RA;
    Value r = *RB, result;
    Status status;
    slow_enter_runtime(vm, fp, pc);
    bool l_consumed = slow_consumes_a(pc);
    if (!add_in_place(vm, pc, l, r, l_consumed, &status)) {
        Value left = *l;
        status = operator_arith(vm, OPERATOR_ADD, left, r, &result);
        if (status == STATUS_OK) {
            bool ran_method = left.tag == TAG_STRUCT;
            status = ran_method ? walk_again(vm, fp, pc) : STATUS_OK;
            if (status == STATUS_OK) {
                status = store(vm, pc, result);
            }
            if (status != STATUS_OK) {
                value_release(vm, result);
            }
        }
        if (status == STATUS_OK && l_consumed) {
            value_release(vm, left);
        }
    }
    if (status != STATUS_OK) {
        return slow_raised();
    }
    if (slow_consumes_b(pc)) {
        value_release(vm, r);
    }
    return slow_done(pc + 1);
}

/* place := builtin(args), args[0] read from the place. With the place as the only other holder the
 * place's reference is lent to the builtin, so that it works in place; such builtins give the same
 * kind of value back. */
SlowResult slow_path_call(VM *vm, Value *fp, Insn *pc)
{
    Value *args = RB;
    uint32_t argc = pc->c;
    const Builtin *builtin = pc[1].feedback.builtin;
    slow_enter_runtime(vm, fp, pc);
    Value first = args[0];
    Object **place = NULL;
    if ((builtin->flags & (BUILTIN_UPDATES | BUILTIN_CALLS_BACK)) == BUILTIN_UPDATES &&
        value_is_heap(first) && first.o->rc == 2) {
        place = place_of(vm, first, pc);
    }
    if (place) {
        first.o->rc--;
    }
    Value result = builtin_call(vm, builtin, args, argc);
    if (place && (result.tag == TAG_EXCEPTION || args[0].o == first.o)) {
        /* It was not taken: both references stand again. */
        if (args[0].tag == first.tag) {
            object_retain(first.o);
            place = NULL;
        }
    }
    if (result.tag == TAG_EXCEPTION) {
        return slow_raised();
    }
    Status status = STATUS_OK;
    if (place) {
        note_trail(vm, result);
        *place = result.o;
    } else {
        if (builtin->flags & BUILTIN_CALLS_BACK) {
            status = walk_again(vm, fp, pc);
        }
        if (status == STATUS_OK) {
            status = store(vm, pc, result);
        }
    }
    if (status != STATUS_OK) {
        value_release(vm, result);
        return slow_raised();
    }
    slow_release_run(vm, args, argc);
    *RA = value_null();
    return slow_done(pc + 2);
}

/* Any other method of the value at the place: it gets a copy of the receiver. */
static SlowResult method_of_copy(VM *vm, Value *fp, Insn *pc, String *name)
{
    Value receiver = path_container(&vm->path);
    value_retain(receiver);
    value_copy(&RB[FRAME_LINKAGE], &receiver);
    return method_call(vm, fp, pc, name);
}

static bool appends(const String *name)
{
    return strcmp(name->data, "push") == 0 || strcmp(name->data, "append") == 0;
}

SlowResult slow_path_method(VM *vm, Value *fp, Insn *pc)
{
    Value *window = RB;
    Value *args = window + FRAME_LINKAGE + 1;
    uint32_t argc = pc->c;
    String *name = slow_name(fp, pc[1].a);
    slow_enter_runtime(vm, fp, pc);
    if (resolve_pending(vm, pc - 1) != STATUS_OK) {
        slow_release_run(vm, args, argc);
        return slow_raised();
    }
    uint64_t tag = vm->path.tag;
    if (tag != TAG_ARRAY && tag != TAG_DICT) {
        return method_of_copy(vm, fp, pc, name);
    }
    if (tag == TAG_DICT && method_dict_entry(vm, path_container(&vm->path).dict, name)) {
        return method_of_copy(vm, fp, pc, name);
    }
    for (uint32_t i = 0; i < argc; i++) {
        note_trail(vm, args[i]);
    }
    bool found = false;
    Value result = builtin_mutate(vm, (ValueTag)tag, (Object **)(void *)vm->path.payload, name,
                                  args, argc, &found);
    if (!found) {
        return method_of_copy(vm, fp, pc, name);
    }
    slow_release_run(vm, args, argc);
    if (result.tag == TAG_EXCEPTION) {
        return slow_raised();
    }
    if (tag == TAG_ARRAY && argc == 1 && appends(name)) {
        pc->feedback.id = PATH_METHOD_APPENDS;
    }
    value_copy(RA, &result);
    return slow_done(pc + 2);
}
