/*
 * declare.c - struct and enum declarations.
 */
#include "runtime/array.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "stencils/slow/support.h"

SlowResult slow_new_struct_def(VM *vm, Value *fp, Insn *pc)
{
    const StructTemplate *model = &frame_code(fp)->proto->templates[pc->b];
    Value *defaults = RC;
    Value *methods = defaults + model->field_count;
    StructDef *def =
        struct_def_new(vm, model->name, model->fields, model->field_count, 0, model->method_count);
    if (!def) {
        return slow_raised();
    }
    for (uint32_t i = 0; i < model->field_count; i++) {
        struct_def_set_default(def, i, defaults[i]);
    }
    for (uint32_t i = 0; i < model->method_count; i++) {
        struct_def_set_method(def, i, model->methods[i], methods[i].function);
    }
    *RA = value_object(TAG_STRUCT_DEF, def);
    return slow_done(pc + 2);
}

SlowResult slow_new_enum_def(VM *vm, Value *fp, Insn *pc)
{
    const Array *names = slow_constant(fp, pc->b).array;
    String **strings = (String **)(void *)names->objects;
    EnumDef *def = enum_def_new(vm, strings[0], strings + 1, (uint32_t)names->count - 1);
    if (!def) {
        return slow_raised();
    }
    *RA = value_object(TAG_ENUM_DEF, def);
    return slow_done(pc + 1);
}
