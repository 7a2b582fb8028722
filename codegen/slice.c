#include "codegen/slice.h"

#include <string.h>

#include "codegen/stress.h"
#include "codegen/target.h"
#include "codegen/typed_select.h"
#include "runtime/low_memory.h"

#ifdef RUFF_HAS_MACHINE_CODE

static void select_insn(Selection *s)
{
    InsnView insn = typed_view(s->flow, s->pc);
    switch (insn.op) {
    case OP_NOP:
        break;
    case OP_LOAD_INT:
        select_load_int(s, &insn);
        break;
    case OP_MOVE:
    case OP_COPY:
        select_move(s, &insn);
        break;
    case OP_LOAD_CONST:
        select_constant(s, &insn);
        break;
    case OP_GET_GLOBAL:
        select_function(s, &insn);
        break;
    case OP_GET_INDEX:
        select_get_index(s, &insn);
        break;
    case OP_SET_INDEX:
        select_set_index(s, &insn);
        break;
    case OP_PATH_LOCAL:
        select_set_field(s, &insn);
        break;
    case OP_CALL_BUILTIN:
        select_builtin(s, &insn);
        break;
    case OP_GET_FIELD: /* selected with the instruction before, or not at all */
        if (s->pc == 0 || typed_flow_fusion(s->flow, s->pc - 1) != FUSED_GET_FIELD) {
            selection_refuse(s, "a field of something unknown");
        }
        break;
    case OP_PATH_INDEX:
    case OP_PATH_SET_FIELD:
        break;
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
        select_arithmetic(s, &insn);
        break;
    case OP_ADD_INT:
    case OP_SUB_INT:
    case OP_MUL_INT:
        select_arithmetic_imm(s, &insn);
        break;
    case OP_JUMP:
        selection_emit(s, typed_stencils.jump)->target =
            (uint32_t)insn_target(s->flow->code->proto->code, s->pc);
        break;
    case OP_LOOP:
        selection_can_leave(s, selection_emit(s, typed_stencils.poll));
        break;
    case OP_FOR_PREP:
    case OP_FOR_NEXT:
        select_for(s, &insn);
        break;
    case OP_DROP:
        select_drop(s, &insn);
        break;
    case OP_CALL:
    case OP_CALL_GLOBAL:
        select_call(s, &insn);
        break;
    case OP_RETURN:
    case OP_RETURN_NULL:
        select_return(s, &insn);
        break;
    default:
        if (insn.op >= OP_JUMP_EQ && insn.op <= OP_JUMP_NOT_GE_INT) {
            select_compare(s, &insn);
        } else {
            selection_refuse(s, opcode_info[insn.op].name);
        }
    }
}

/* The function itself, if it is burned into its own calls. */
static Function *find_self(const TypedFlow *flow)
{
    for (uint32_t pc = 0; pc < flow->count; pc++) {
        const TypedState *state = &flow->before[pc];
        Opcode op = typed_view(flow, pc).op;
        if (!state->reached || (op != OP_CALL_GLOBAL && op != OP_CALL)) {
            continue;
        }
        Function *function = typed_flow_callee(flow, pc, state).function;
        if (function && function->code == flow->code) {
            return function;
        }
    }
    return NULL;
}

static void select_all(Selection *s)
{
    s->typed->self = find_self(s->flow);
    s->typed->result = typed_flow_result(s->flow);
    memcpy(s->typed->parameters, s->flow->before[0].kinds, s->flow->code->param_count);
    if (s->typed->self && !burned_in_keep(&s->jit->burned, s->typed->self)) {
        selection_refuse(s, "out of memory");
    }
    s->state = &s->flow->before[0];
    select_entries(s);
    for (s->pc = 0; s->pc < s->flow->count && !s->refusal; s->pc++) {
        s->state = &s->flow->before[s->pc];
        s->exit = -1;
        memset(s->taken, 0, sizeof s->taken);
        if (!s->state->reached || typed_view(s->flow, s->pc).op == OP_EXTRA) {
            continue;
        }
        typed_ops_begin(&s->ops, s->pc);
        const uint32_t first = s->ops.count;
        if (s->flow->doomed[s->pc]) {
            selection_can_leave(s, selection_emit(s, typed_stencils.leave));
            s->ops.exits[s->exit]->doomed = true;
        } else {
            select_insn(s);
        }
        if (first < s->ops.count &&
            stress_may_leave(s->jit->options.stress, s->flow->code, selection_insn(s, s->pc))) {
            selection_may_leave_before(s, first);
        }
    }
}

/* Not NULL: why not. */
static const char *compile(Selection *s)
{
    s->typed = low_memory_new(s->vm, sizeof *s->typed);
    if (!s->typed || !typed_ops_init(&s->ops, s->flow->count)) {
        return "out of memory";
    }
    s->typed->code = s->flow->code;
    select_all(s);
    const char *refusal = s->refusal;
    if (!refusal) {
        refusal = typed_emit(s->vm, s->jit, &s->ops, s->typed);
    }
    if (refusal) {
        typed_code_free_lists(s->typed);
    }
    return refusal;
}

TypedCode *slice_compile(VM *vm, Jit *jit, Code *code, const char **refusal)
{
    TypedFlow flow;
    if (code->param_count == UINT32_MAX || !typed_flow_analyse(&flow, jit, code, refusal)) {
        *refusal = *refusal ? *refusal : "suspends itself";
        return NULL;
    }
    Selection s = {.vm = vm, .jit = jit, .flow = &flow};
    *refusal = compile(&s);
    typed_ops_free(&s.ops);
    typed_flow_free(&flow);
    return *refusal ? NULL : s.typed;
}

#endif
