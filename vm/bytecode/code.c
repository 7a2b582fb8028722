#include "vm/bytecode/code.h"

#include <stdlib.h>

#include "runtime/error.h"
#include "runtime/low_memory.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "runtime/vm.h"
#include "vm/bytecode/operands.h"

static const Builtin *builtin_of_constant(const Proto *proto, uint32_t index)
{
    const String *name = proto->constants[index].string;
    return builtin_find(name->data, name->len_bytes);
}

/* Index of the try range that counts at pc; handler_count if there is none. */
static uint32_t innermost_handler(const Proto *proto, uint32_t pc)
{
    uint32_t i = 0;
    while (i < proto->handler_count &&
           (pc < proto->handlers[i].start || pc >= proto->handlers[i].end)) {
        i++;
    }
    return i;
}

/* Looks up what the instruction at pc will need each time it runs. */
static void resolve(const VM *vm, Code *code, uint32_t pc)
{
    const Proto *proto = code->proto;
    InsnView view = word_view(proto->code, pc);
    const OpcodeInfo *info = &opcode_info[view.op];
    Insn *insn = &code->insns[pc];
    switch (view.op) {
    case OP_LOAD_CONST:
        insn->feedback.constant = &proto->constants[view.operand[1]];
        break;
    case OP_LOAD_BUILTIN:
        insn->feedback.builtin = builtin_of_constant(proto, view.operand[1]);
        break;
    case OP_JUMP: {
        /* A loop's back edge and its header in one dispatch, unless the edge stands in a try range
         * of its own: what that handler reads need not be alive at a plain jump. */
        const Insn *target = insn + insn_imm32(insn->b, insn->c);
        uint32_t target_pc = (uint32_t)(target - code->insns);
        if (INSN_OPCODE(*target) == OP_LOOP &&
            innermost_handler(proto, pc) == innermost_handler(proto, target_pc)) {
            insn->op = OP_JUMP_LOOP << OP_FLAG_BITS;
        }
        break;
    }
    case OP_LOOP:
        insn->feedback.counter = vm->first_trip_count;
        break;
    case OP_CALL_BUILTIN:
    case OP_PATH_CALL:
        insn[1].feedback.builtin = builtin_of_constant(proto, view.extra[0]);
        break;
    case OP_CALL_GLOBAL:
        insn[1].feedback.place = &code->globals[view.extra[0]];
        break;
    default:
        if (info->a == OPERAND_GLOBAL) {
            insn->feedback.place = &code->globals[view.operand[0]];
        } else if (info->b == OPERAND_GLOBAL) {
            insn->feedback.place = &code->globals[view.operand[1]];
        }
        break;
    }
}

static void make_stream(const VM *vm, Code *code)
{
    const Proto *proto = code->proto;
    for (uint32_t pc = 0; pc < proto->code_count; pc++) {
        code->insns[pc].word = proto->code[pc];
    }
    for (uint32_t pc = 0; pc < proto->code_count;) {
        InsnView view = word_view(proto->code, pc);
        resolve(vm, code, pc);
        pc += word_count(&view);
    }
}

Code *code_new(VM *vm, const Proto *proto, Value *globals, Module *module)
{
    Code *code = low_memory_new(vm, sizeof *code); /* machine code calls through it */
    if (code != NULL) {
        code->proto = proto;
        code->insns = low_memory_new(vm, proto->code_count * sizeof *code->insns);
        code->codes = calloc(proto->proto_count + 1, sizeof *code->codes);
    }
    if (code == NULL || code->insns == NULL || code->codes == NULL) {
        code_free(vm, code);
        vm_throw_oom(vm);
        return NULL;
    }
    /* Generators and async functions run in frames of their own: no call may match their count. */
    bool suspends = (proto->info.flags & (FUNCTION_GENERATOR | FUNCTION_ASYNC)) != 0;
    code->entry = vm->code_entry ? vm->code_entry : interp_entry_pointer;
    code->call_count = vm->first_call_count;
    code->param_count = suspends ? UINT32_MAX : proto->info.param_count;
    code->register_count = proto->register_count;
    code->globals = globals;
    code->module = module;
    make_stream(vm, code);
    return code;
}

void code_free(VM *vm, Code *code)
{
    if (code == NULL) {
        return;
    }
    for (uint32_t i = 0; code->codes != NULL && i < code->proto->proto_count; i++) {
        code_free(vm, code->codes[i]);
    }
    free(code->codes);
    free(code->argument_kinds);
}
