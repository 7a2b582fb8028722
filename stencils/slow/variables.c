/*
 * variables.c - whole-instruction versions of the moves, variable accesses and jumps whose fast
 * path is in ops/: reached when a reference has to be freed, a variable is unset, or a flag asks
 * for more.
 */
#include "runtime/cycle.h"
#include "runtime/module.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "stencils/kernels/slots.h"
#include "stencils/slow/support.h"

SlowResult slow_nop(VM *vm, Value *fp, Insn *pc)
{
    (void)vm, (void)fp;
    return slow_done(pc + 1);
}

SlowResult slow_extra(VM *vm, Value *fp, Insn *pc)
{
    (void)fp, (void)pc;
    vm_throw(vm, "Internal error: an operand word was executed");
    return slow_raised();
}

SlowResult slow_move(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    value_copy(RA, RB);
    return slow_done(pc + 1);
}

SlowResult slow_copy(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    slot_copy_counted(RA, RB);
    return slow_done(pc + 1);
}

SlowResult slow_drop(VM *vm, Value *fp, Insn *pc)
{
    value_release(vm, *RA);
    return slow_done(pc + 1);
}

SlowResult slow_load_unset(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    *RA = value_unset();
    return slow_done(pc + 1);
}

SlowResult slow_load_null(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    *RA = value_null();
    return slow_done(pc + 1);
}

SlowResult slow_load_bool(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    *RA = value_bool(pc->b != 0);
    return slow_done(pc + 1);
}

SlowResult slow_load_int(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    *RA = value_int(insn_imm32(pc->b, pc->c));
    return slow_done(pc + 1);
}

SlowResult slow_load_const(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    value_copy(RA, pc->feedback.constant);
    return slow_done(pc + 1);
}

SlowResult slow_load_builtin(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    *RA = value_builtin(pc->feedback.builtin);
    return slow_done(pc + 1);
}

static SlowResult undefined_variable(VM *vm, const String *name)
{
    vm_throw(vm, "Undefined variable: %s", name->data);
    return slow_raised();
}

SlowResult slow_check_set(VM *vm, Value *fp, Insn *pc)
{
    if (RA->tag == TAG_UNSET) {
        return undefined_variable(vm, slow_name(fp, pc->b));
    }
    return slow_done(pc + 1);
}

static SlowResult read_variable(VM *vm, Value *fp, Insn *pc, const Value *variable, String *name)
{
    if (variable->tag == TAG_UNSET) {
        return undefined_variable(vm, name);
    }
    slot_copy_counted(RA, variable);
    return slow_done(pc + 1);
}

static SlowResult write_variable(VM *vm, Value *fp, Insn *pc, Value *variable)
{
    Value old = *variable;
    value_copy(variable, RB);
    module_global_replaced(vm, variable, old);
    value_release(vm, old);
    return slow_done(pc + 1);
}

static SlowResult write_cell(VM *vm, Value *fp, Insn *pc, Cell *cell)
{
    container_note_value(&cell->header, *RB);
    return write_variable(vm, fp, pc, &cell->value);
}

SlowResult slow_get_global(VM *vm, Value *fp, Insn *pc)
{
    return read_variable(vm, fp, pc, pc->feedback.place,
                         frame_code(fp)->module->program->global_names[pc->b]);
}

/* A library name that is also a global declared further down, or that a whole-module import may
 * bind. */
SlowResult slow_get_dynamic(VM *vm, Value *fp, Insn *pc)
{
    Code *code = frame_code(fp);
    const Value *variable = &code->globals[pc->b];
    const String *name = slow_name(fp, pc->c);
    Value v = *variable;
    if (v.tag == TAG_UNSET) {
        const Builtin *builtin = builtin_find(name->data, name->len_bytes);
        if (builtin) {
            v = value_builtin(builtin);
        } else if (!builtin_constant_find(name->data, name->len_bytes, &v)) {
            return undefined_variable(vm, name);
        }
    }
    slot_copy_counted(RA, &v);
    return slow_done(pc + 1);
}

SlowResult slow_set_global(VM *vm, Value *fp, Insn *pc)
{
    return write_variable(vm, fp, pc, pc->feedback.place);
}

SlowResult slow_new_cell(VM *vm, Value *fp, Insn *pc)
{
    Value v = *RB;
    if (!slow_consumes_b(pc)) {
        value_retain(v);
    }
    Cell *cell = cell_new(vm, v);
    if (!cell) {
        if (!slow_consumes_b(pc)) {
            value_release(vm, v);
        }
        return slow_raised();
    }
    *RA = value_object(TAG_CELL, cell);
    return slow_done(pc + 1);
}

SlowResult slow_get_cell(VM *vm, Value *fp, Insn *pc)
{
    return read_variable(vm, fp, pc, &RB->cell->value, slow_name(fp, pc->c));
}

SlowResult slow_set_cell(VM *vm, Value *fp, Insn *pc)
{
    return write_cell(vm, fp, pc, RA->cell);
}

SlowResult slow_get_capture(VM *vm, Value *fp, Insn *pc)
{
    return read_variable(vm, fp, pc, &frame_function(fp)->captures[pc->b]->value,
                         slow_name(fp, pc->c));
}

SlowResult slow_set_capture(VM *vm, Value *fp, Insn *pc)
{
    return write_cell(vm, fp, pc, frame_function(fp)->captures[pc->a]);
}

/* Code of a nested function, made when its first closure is. */
static Code *nested_code(VM *vm, Code *outer, uint32_t index)
{
    if (!outer->codes[index]) {
        outer->codes[index] =
            code_new(vm, outer->proto->protos[index], outer->globals, outer->module);
    }
    return outer->codes[index];
}

SlowResult slow_closure(VM *vm, Value *fp, Insn *pc)
{
    slow_enter_runtime(vm, fp, pc);
    uint32_t count = pc->c;
    Code *code = nested_code(vm, frame_code(fp), pc->b);
    Function *function = code ? function_new(vm, code, &code->proto->info, count) : NULL;
    if (!function) {
        return slow_raised();
    }
    for (uint32_t i = 0; i < count; i++) {
        const Insn *source = pc + 1 + i;
        Cell *cell = source->a ? frame_function(fp)->captures[source->b]
                               : frame_register(fp, source->b)->cell;
        object_retain(&cell->header);
        function->captures[i] = cell;
    }
    *RA = value_object(TAG_FUNCTION, function);
    return slow_done(pc + 1 + count);
}

SlowResult slow_throw_text(VM *vm, Value *fp, Insn *pc)
{
    vm_throw(vm, "%s", slow_name(fp, pc->a)->data);
    return slow_raised();
}

SlowResult slow_jump(VM *vm, Value *fp, Insn *pc)
{
    (void)vm, (void)fp;
    return slow_done(pc + insn_imm32(pc->b, pc->c));
}

SlowResult slow_jump_if_null(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    return slow_done(RA->tag == TAG_NULL ? pc + insn_imm32(pc->b, pc->c) : pc + 1);
}

SlowResult slow_jump_if_not_null(VM *vm, Value *fp, Insn *pc)
{
    (void)vm;
    return slow_done(RA->tag != TAG_NULL ? pc + insn_imm32(pc->b, pc->c) : pc + 1);
}
