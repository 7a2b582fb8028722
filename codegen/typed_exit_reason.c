#include "codegen/target.h"
#include "codegen/typed_code.h"

#include "runtime/array.h"
#include "runtime/structs.h"
#include "stencils/frame.h"
#include "vm/bytecode/operands.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* An element of an array, which is an int or has the exit's shape: what is it instead? */
static MachineExit element_reason(const TypedExit *exit, Value container, Value index, bool stores)
{
    if (container.tag != TAG_ARRAY) {
        return MACHINE_EXIT_TYPE;
    }
    const Array *array = container.array;
    if ((uint64_t)index.i >= array->count) {
        return MACHINE_EXIT_BOUNDS;
    }
    if (array->elem_tag != (exit->shape ? TAG_STRUCT : TAG_INT)) {
        return MACHINE_EXIT_TYPE;
    }
    if (!exit->shape) {
        return MACHINE_EXIT_SHARED;
    }
    const Instance *instance = (const Instance *)(const void *)array->objects[index.i];
    if (instance->shape_id != exit->shape) {
        return MACHINE_EXIT_SHAPE;
    }
    bool shared = stores && (array->header.rc != 1 || instance->header.rc != 1);
    return shared ? MACHINE_EXIT_SHARED : MACHINE_EXIT_TYPE;
}

static MachineExit builtin_reason(const InsnView *insn, const Value *fp)
{
    const Value argument = fp[insn->operand[1] + FRAME_LINKAGE];
    return argument.tag == TAG_ARRAY   ? MACHINE_EXIT_RELEASE
           : argument.tag == TAG_FLOAT ? MACHINE_EXIT_DOMAIN
                                       : MACHINE_EXIT_TYPE;
}

static bool is_zero(Value number)
{
    return number.tag == TAG_INT ? number.i == 0 : number.f == 0.0;
}

/* Of an instruction on numbers: they do not go together, unless the result does not fit. */
static MachineExit number_reason(const InsnView *insn, const Value *fp)
{
    const bool literal = insn->op >= OP_ADD_INT && insn->op <= OP_MUL_INT;
    const Value left = fp[insn->operand[1]];
    const uint64_t right = literal ? TAG_INT : fp[insn->operand[2]].tag;
    if (left.tag != right || (left.tag != TAG_INT && left.tag != TAG_FLOAT)) {
        return MACHINE_EXIT_TYPE;
    }
    bool divides = insn->op == OP_DIV || insn->op == OP_MOD;
    return divides && is_zero(fp[insn->operand[2]]) ? MACHINE_EXIT_DIVISION : MACHINE_EXIT_OVERFLOW;
}

/* Leaving before an instruction. */
static MachineExit instruction_reason(const TypedExit *exit, const Value *fp)
{
    if (exit->doomed) {
        return MACHINE_EXIT_THROW;
    }
    const Code *code = exit->owner->code;
    const uint32_t pc = (uint32_t)(exit->pc - code->insns);
    const InsnView insn = word_view(code->proto->code, pc);
    uint32_t index;
    switch (insn.op) {
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
    case OP_ADD_INT:
    case OP_SUB_INT:
    case OP_MUL_INT:
        return number_reason(&insn, fp);
    case OP_FOR_NEXT:
        return MACHINE_EXIT_OVERFLOW;
    case OP_GET_INDEX:
        return element_reason(exit, fp[insn.operand[1]], fp[insn.operand[2]], false);
    case OP_SET_INDEX:
        return element_reason(exit, fp[insn.operand[0]], fp[insn.operand[1]], true);
    case OP_PATH_LOCAL:
        index = word_view(code->proto->code, pc + 1).operand[0];
        return element_reason(exit, fp[insn.operand[0]], fp[index], true);
    case OP_CALL_BUILTIN:
        return builtin_reason(&insn, fp);
    case OP_DROP:
    case OP_RETURN:
    case OP_RETURN_NULL:
        return MACHINE_EXIT_RELEASE;
    case OP_CALL:
    case OP_CALL_GLOBAL:
    case OP_LOOP:
        return MACHINE_EXIT_LIMIT;
    default:
        return MACHINE_EXIT_TYPE;
    }
}

MachineExit typed_exit_reason(const TypedExit *exit, const Value *fp)
{
    if (exit->stress) {
        return MACHINE_EXIT_STRESS;
    }
    if (exit->at_entry) {
        return MACHINE_EXIT_LIMIT;
    }
    if (exit->result != TYPED_NO_RESULT) {
        return exit->owner->dead ? MACHINE_EXIT_INVALIDATION : MACHINE_EXIT_TYPE;
    }
    return instruction_reason(exit, fp);
}

#endif
