/*
 * call.c - calls of everything that is not a plain Ruff function, and the errors of calls.
 *
 * A call consumes its window (callee and arguments) in every case, also when it raises.
 */
#include "runtime/dict.h"
#include "runtime/module.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "stencils/slow/access.h"
#include "stencils/slow/method.h"
#include "stencils/slow/support.h"

static SlowResult raise_releasing(VM *vm, Value *window, uint32_t argc)
{
    slow_release_run(vm, &window[1], argc + 1);
    return slow_raised();
}

static Status wrong_argument_count(VM *vm, const Function *callee, uint32_t argc)
{
    uint32_t hidden = (callee->info->flags & FUNCTION_METHOD) ? 1 : 0;
    return vm_throw(vm, "%s expects %u arguments, got %u", callee->info->name->data,
                    callee->info->param_count - hidden, argc - hidden);
}

/* The window is complete; argc counts the receiver too. */
static SlowResult call_window(VM *vm, Value *fp, Insn *pc, Value *window, uint32_t argc)
{
    Value callee = window[1];
    if (callee.tag == TAG_FUNCTION) {
        const FunctionInfo *info = callee.function->info;
        if (info->param_count != argc) {
            wrong_argument_count(vm, callee.function, argc);
            return raise_releasing(vm, window, argc);
        }
        if (info->flags & (FUNCTION_GENERATOR | FUNCTION_ASYNC)) {
            slow_enter_runtime(vm, fp, pc);
            return slow_call_suspendable(vm, fp, pc, window);
        }
        frame_link(window + FRAME_LINKAGE, fp, pc);
        return (SlowResult){pc + 2, window + FRAME_LINKAGE};
    }
    if (callee.tag == TAG_BUILTIN) {
        slow_enter_runtime(vm, fp, pc);
        Value result = builtin_call(vm, callee.builtin, window + FRAME_LINKAGE, argc);
        slow_release_run(vm, window + FRAME_LINKAGE, argc);
        if (result.tag == TAG_EXCEPTION) {
            return slow_raised();
        }
        value_copy(RA, &result);
        return slow_done(pc + 2);
    }
    vm_throw(vm,
             "Cannot call non-function; the value being called is not callable. Pass a function, "
             "closure, or imported callable value instead.");
    return raise_releasing(vm, window, argc);
}

SlowResult slow_call(VM *vm, Value *fp, Insn *pc)
{
    return call_window(vm, fp, pc, RB, pc->c);
}

SlowResult slow_call_global(VM *vm, Value *fp, Insn *pc)
{
    Value *window = RB;
    Value callee = *pc[1].feedback.place;
    if (callee.tag == TAG_UNSET) {
        vm_throw(vm, "Undefined variable: %s",
                 frame_code(fp)->module->program->global_names[pc[1].a]->data);
        slow_release_run(vm, window + FRAME_LINKAGE, pc->c);
        return slow_raised();
    }
    value_retain(callee);
    window[1] = callee;
    return call_window(vm, fp, pc, window, pc->c);
}

SlowResult slow_call_builtin(VM *vm, Value *fp, Insn *pc)
{
    Value *args = RB + FRAME_LINKAGE;
    uint32_t argc = pc->c;
    slow_enter_runtime(vm, fp, pc);
    Value result = builtin_call(vm, pc[1].feedback.builtin, args, argc);
    slow_release_run(vm, args, argc);
    if (result.tag == TAG_EXCEPTION) {
        return slow_raised();
    }
    value_copy(RA, &result);
    return slow_done(pc + 2);
}

/* A function found in a field, entry or module is called with just the arguments: they move down
 * over the receiver, which is released. */
static SlowResult call_without_receiver(VM *vm, Value *fp, Insn *pc, Value *window, Value callee)
{
    uint32_t argc = pc->c;
    value_retain(callee);
    value_release(vm, window[2]);
    window[1] = callee;
    for (uint32_t i = 0; i < argc; i++) {
        value_copy(&window[2 + i], &window[3 + i]);
    }
    return call_window(vm, fp, pc, window, argc);
}

/* Calls the method of a struct and caches where it was found, if it takes this many arguments. */
static SlowResult call_struct_method(VM *vm, Value *fp, Insn *pc, Value *window, Function *method)
{
    StructDef *def = window[2].instance->def;
    uint32_t argc = pc->c + 1u;
    for (uint32_t i = 0; i < def->method_count; i++) {
        if (def->methods[i].function == method && method->code->param_count == argc) {
            pc->feedback.id = def->id;
            pc->feedback.slot = (uint16_t)i;
        }
    }
    object_retain(&method->header);
    window[1] = value_object(TAG_FUNCTION, method);
    return call_window(vm, fp, pc, window, argc);
}

bool method_dict_entry(VM *vm, const Dict *d, String *name)
{
    Value entry;
    return dict_get(vm, d, dict_key_of_string(name), &entry) &&
           (entry.tag == TAG_FUNCTION || entry.tag == TAG_BUILTIN);
}

static SlowResult call_builtin_method(VM *vm, Value *fp, Insn *pc, const Builtin *builtin)
{
    Value *args = RB + FRAME_LINKAGE;
    uint32_t argc = pc->c + 1u;
    slow_enter_runtime(vm, fp, pc);
    Value result = builtin_call(vm, builtin, args, argc);
    slow_release_run(vm, args, argc);
    if (result.tag == TAG_EXCEPTION) {
        return slow_raised();
    }
    value_copy(RA, &result);
    return slow_done(pc + 2);
}

/* Mutating methods on a temporary work on the temporary. */
static bool mutate_temporary(VM *vm, Value *fp, Insn *pc, String *name, SlowResult *result)
{
    Value *receiver = RB + FRAME_LINKAGE;
    if (receiver->tag != TAG_ARRAY && receiver->tag != TAG_DICT) {
        return false;
    }
    bool found = false;
    slow_enter_runtime(vm, fp, pc);
    Value value = builtin_mutate(vm, (ValueTag)receiver->tag, &receiver->o, name, receiver + 1,
                                 pc->c, &found);
    if (!found) {
        return false;
    }
    slow_release_run(vm, receiver, pc->c + 1u);
    if (value.tag != TAG_EXCEPTION && INSN_OPCODE(*pc) == OP_CALL_METHOD && pc[1].b != 0) {
        /* The receiver was read from a let or const variable: EXTRA b names the complaint. */
        value_release(vm, value);
        vm_throw(vm, "%s", slow_name(fp, (uint16_t)(pc[1].b - 1))->data);
        value.tag = TAG_EXCEPTION;
    }
    if (value.tag == TAG_EXCEPTION) {
        *result = slow_raised();
        return true;
    }
    value_copy(RA, &value);
    *result = slow_done(pc + 2);
    return true;
}

SlowResult method_call(VM *vm, Value *fp, Insn *pc, String *name)
{
    Value *window = RB;
    Value receiver = window[2], callee;
    SlowResult result;
    window[1] = value_unset();
    if (receiver.tag == TAG_STRUCT) {
        Function *method = struct_def_find_method(receiver.instance->def, name);
        if (method) {
            return call_struct_method(vm, fp, pc, window, method);
        }
        int32_t slot = struct_def_find_field(receiver.instance->def, name);
        if (slot >= 0) {
            return call_without_receiver(vm, fp, pc, window, receiver.instance->fields[slot]);
        }
        vm_throw(vm, "Field not found: %s", name->data);
        return raise_releasing(vm, window, pc->c + 1u);
    }
    if (receiver.tag == TAG_DICT && method_dict_entry(vm, receiver.dict, name)) {
        dict_get(vm, receiver.dict, dict_key_of_string(name), &callee);
        return call_without_receiver(vm, fp, pc, window, callee);
    }
    if (receiver.tag == TAG_MODULE) {
        if (!dict_get(vm, receiver.module->exports, dict_key_of_string(name), &callee)) {
            vm_throw(vm, "Field not found: %s", name->data);
            return raise_releasing(vm, window, pc->c + 1u);
        }
        return call_without_receiver(vm, fp, pc, window, callee);
    }
    if (mutate_temporary(vm, fp, pc, name, &result)) {
        return result;
    }
    const Builtin *builtin = builtin_method_find((ValueTag)receiver.tag, name);
    if (builtin) {
        return call_builtin_method(vm, fp, pc, builtin);
    }
    if (receiver.tag == TAG_DICT &&
        dict_get(vm, receiver.dict, dict_key_of_string(name), &callee)) {
        return call_without_receiver(vm, fp, pc, window, callee);
    }
    vm_throw(vm, "Cannot access field or method '%s' on non-struct value", name->data);
    return raise_releasing(vm, window, pc->c + 1u);
}

SlowResult slow_call_method(VM *vm, Value *fp, Insn *pc)
{
    return method_call(vm, fp, pc, slow_name(fp, pc[1].a));
}
