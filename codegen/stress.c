#include "codegen/stress.h"

#include "vm/bytecode/operands.h"

static bool is_loop(const Insn *insn)
{
    return INSN_OPCODE(*insn) == OP_LOOP || INSN_OPCODE(*insn) == OP_LOOP_NATIVE;
}

bool stress_may_leave(JitStress stress, const Code *code, const Insn *insn)
{
    const Insn *first = code->insns;
    switch (stress) {
    case JIT_STRESS_NONE:
        return false;
    case JIT_STRESS_DEOPT:
        return true;
    case JIT_STRESS_TIER:
        break;
    }
    if (insn == first || is_loop(&insn[-1])) {
        return true;
    }
    const Insn *before =
        INSN_OPCODE(insn[-1]) == OP_EXTRA && insn - first >= 2 ? insn - 2 : insn - 1;
    return (opcode_info[INSN_OPCODE(*before)].effects & EFFECT_CALLS) != 0;
}
