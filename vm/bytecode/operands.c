#include "vm/bytecode/operands.h"

#include <string.h>

#include "runtime/array.h"

bool operand_is_register(OperandKind kind)
{
    switch (kind) {
    case OPERAND_DEF:
    case OPERAND_USE:
    case OPERAND_MOVE:
    case OPERAND_CELL:
    case OPERAND_PLACE:
    case OPERAND_BASE:
    case OPERAND_STATE:
        return true;
    default:
        return false;
    }
}

ResultKind opcode_result(Opcode op)
{
    switch (op) {
    case OP_LOAD_UNSET:
    case OP_LOAD_NULL:
    case OP_LOAD_BOOL:
    case OP_LOAD_INT:
    case OP_LOAD_BUILTIN:
    case OP_TO_BOOL:
    case OP_FOR_RANGE_NEXT:
    case OP_YIELD:
    case OP_PATH_CALL:
    case OP_EQ: /* results of comparison methods are turned into bools */
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
        return RESULT_PLAIN;
    case OP_MOVE:
    case OP_COPY:
    case OP_NEG:
    case OP_NOT:
    case OP_ADD_INT:
    case OP_SUB_INT:
    case OP_MUL_INT:
    case OP_DIV_INT:
    case OP_MOD_INT:
        return RESULT_AS_B;
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
        return RESULT_AS_B_AND_C;
    case OP_LOAD_CONST:
        return RESULT_CONSTANT;
    default:
        return RESULT_OWNED;
    }
}

bool opcode_has_target(Opcode op)
{
    return (opcode_info[op].effects & EFFECT_BRANCH) != 0;
}

int64_t insn_target(const InsnWord *code, uint32_t pc)
{
    InsnWord word = code[pc];
    const OpcodeInfo *info = &opcode_info[word.op >> OP_FLAG_BITS];
    if (info->b == OPERAND_JUMP_LO) {
        return (int64_t)pc + insn_imm32(word.b, word.c);
    }
    uint16_t distance = info->a == OPERAND_JUMP   ? word.a
                        : info->b == OPERAND_JUMP ? word.b
                                                  : word.c;
    return (int64_t)pc + (int16_t)distance;
}

bool opcode_is_path_begin(Opcode op)
{
    return op >= OP_PATH_LOCAL && op <= OP_PATH_GLOBAL;
}

bool opcode_is_path_step(Opcode op)
{
    return op == OP_PATH_INDEX || op == OP_PATH_FIELD;
}

bool opcode_is_path_end(Opcode op)
{
    return op >= OP_PATH_SET_INDEX && op <= OP_PATH_METHOD;
}

typedef struct ConstantPool {
    const Value *values;
    uint32_t count;
} ConstantPool;

static uint32_t constant_array_count(ConstantPool pool, uint32_t index)
{
    if (index >= pool.count || pool.values[index].tag != TAG_ARRAY) {
        return 0;
    }
    return (uint32_t)pool.values[index].array->count;
}

static void add_operand(RegOperands *out, RegRole role, uint32_t slot, uint8_t flag, uint32_t first,
                        uint32_t count)
{
    if (count > 0) {
        out->items[out->count++] = (RegOperand){.role = (uint8_t)role,
                                                .flag = flag,
                                                .operand = (uint8_t)slot,
                                                .first = first,
                                                .count = count};
        if (first + count > out->extent) {
            out->extent = first + count;
        }
    }
}

static void add_window(RegOperands *out, uint32_t base, uint32_t skip, uint32_t count)
{
    add_operand(out, ROLE_WINDOW, 1, 0, base + skip, count);
    out->clobber_from = base;
    if (base + skip + count > out->extent) {
        out->extent = base + skip + count;
    }
}

static void add_base(RegOperands *out, const InsnView *insn, uint32_t slot, ConstantPool constants)
{
    uint32_t base = insn->operand[slot];
    uint32_t c = insn->operand[2];
    uint32_t count = c;
    switch (insn->op) {
    case OP_CALL:
        add_window(out, base, 1, c + 1);
        return;
    case OP_CALL_GLOBAL:
    case OP_CALL_BUILTIN:
        add_window(out, base, 2, c);
        return;
    case OP_CALL_METHOD:
        add_window(out, base, 2, c + 1);
        return;
    case OP_PATH_METHOD:
        add_window(out, base, 3, c);
        return;
    case OP_NEW_DICT:
        count = 2 * c;
        break;
    case OP_NEW_DICT_SHAPED:
        count = constant_array_count(constants, c);
        break;
    case OP_NEW_STRUCT:
        count = constant_array_count(constants, insn->extra[0]);
        break;
    case OP_NEW_STRUCT_DEF:
        count = insn->extra[0];
        break;
    default:
        break;
    }
    add_operand(out, ROLE_RUN, slot, 0, base, count);
}

static void add_state(RegOperands *out, const InsnView *insn, uint32_t slot)
{
    uint32_t first = insn->operand[slot];
    switch (insn->op) {
    case OP_FOR_PREP:
        add_operand(out, ROLE_STATE_NEW, slot, 0, first, 2);
        break;
    case OP_FOR_RANGE_PREP:
        add_operand(out, ROLE_RANGE_NEW, slot, 0, first, 3);
        break;
    default:
        add_operand(out, ROLE_STATE, slot, 0, first, insn->op == OP_FOR_RANGE_NEXT ? 3 : 2);
        break;
    }
}

static void add_read(RegOperands *out, const InsnView *insn, uint32_t slot, OperandKind kind,
                     ConstantPool constants)
{
    uint8_t flag = (uint8_t)(OP_FLAG_A << slot);
    uint32_t r = insn->operand[slot];
    switch (kind) {
    case OPERAND_USE:
        add_operand(out, ROLE_USE, slot, flag & opcode_info[insn->op].consumes, r, 1);
        break;
    case OPERAND_MOVE:
        add_operand(out, ROLE_MOVE, slot, 0, r, 1);
        break;
    case OPERAND_CELL:
        add_operand(out, ROLE_CELL, slot, 0, r, 1);
        break;
    case OPERAND_PLACE:
        add_operand(out, ROLE_PLACE, slot, 0, r, 1);
        break;
    case OPERAND_BASE:
        add_base(out, insn, slot, constants);
        break;
    default:
        break;
    }
}

void operands_of(const InsnView *insn, const Value *constants, uint32_t constant_count,
                 RegOperands *out)
{
    const ConstantPool pool = {constants, constant_count};
    const OpcodeInfo *info = &opcode_info[insn->op];
    const OperandKind kinds[3] = {info->a, info->b, info->c};
    out->count = 0;
    out->def = REG_NONE;
    out->clobber_from = REG_NONE;
    out->extent = 0;
    for (uint32_t slot = 0; slot < 3; slot++) {
        add_read(out, insn, slot, kinds[slot], pool);
    }
    for (uint32_t slot = 0; slot < 3; slot++) {
        if (kinds[slot] == OPERAND_STATE) {
            add_state(out, insn, slot);
        } else if (kinds[slot] == OPERAND_DEF) {
            add_operand(out, ROLE_DEF, slot, 0, insn->operand[slot], 1);
            out->def = insn->operand[slot];
        }
    }
}

bool result_is_plain(const InsnView *insn, const Value *constants, const RegState *before)
{
    switch (opcode_result(insn->op)) {
    case RESULT_OWNED:
        return false;
    case RESULT_PLAIN:
        return true;
    case RESULT_AS_B:
        return bit_test(before->plain, insn->operand[1]);
    case RESULT_AS_B_AND_C:
        return bit_test(before->plain, insn->operand[1]) &&
               bit_test(before->plain, insn->operand[2]);
    case RESULT_CONSTANT:
        return !value_is_heap(constants[insn->operand[1]]);
    }
    return false;
}

static void clear_range(RegState *state, uint32_t first, uint32_t count)
{
    for (uint32_t r = first; r < first + count; r++) {
        bit_clear(state->owned, r);
        bit_clear(state->plain, r);
    }
}

static void clear_from(RegState *state, uint32_t first)
{
    uint32_t word = first >> 6;
    if (word >= state->words) {
        return;
    }
    uint64_t keep = (UINT64_C(1) << (first & 63)) - 1;
    state->owned[word] &= keep;
    state->plain[word] &= keep;
    for (word++; word < state->words; word++) {
        state->owned[word] = 0;
        state->plain[word] = 0;
    }
}

static void set_owned(RegState *state, uint32_t r)
{
    bit_set(state->owned, r);
    bit_clear(state->plain, r);
}

static void set_plain(RegState *state, uint32_t r)
{
    bit_set(state->plain, r);
    bit_clear(state->owned, r);
}

static void apply_operand(RegState *state, const InsnView *insn, const RegOperand *operand)
{
    uint32_t first = operand->first;
    switch ((RegRole)operand->role) {
    case ROLE_USE:
        if (insn->flags & operand->flag) {
            clear_range(state, first, 1);
        }
        break;
    case ROLE_MOVE:
        bit_clear(state->owned, first);
        break;
    case ROLE_PLACE:
        set_owned(state, first);
        break;
    case ROLE_RUN:
    case ROLE_WINDOW:
        clear_range(state, first, operand->count);
        break;
    case ROLE_STATE_NEW:
        set_owned(state, first);
        set_plain(state, first + 1);
        break;
    case ROLE_RANGE_NEW:
        for (uint32_t r = first; r < first + operand->count; r++) {
            set_plain(state, r);
        }
        break;
    case ROLE_CELL:
    case ROLE_STATE:
    case ROLE_DEF:
        break;
    }
}

void registers_apply(RegState *state, const InsnView *insn, const RegOperands *operands,
                     const Value *constants, bool at_end)
{
    bool plain = operands->def != REG_NONE && result_is_plain(insn, constants, state);
    for (uint32_t i = 0; i < operands->count; i++) {
        apply_operand(state, insn, &operands->items[i]);
    }
    if (operands->clobber_from != REG_NONE) {
        clear_from(state, operands->clobber_from);
    }
    if (operands->def != REG_NONE && !at_end) {
        if (plain) {
            set_plain(state, operands->def);
        } else {
            set_owned(state, operands->def);
        }
    }
}

void registers_raise(RegState *state, const InsnView *insn, const RegOperands *operands)
{
    if (operands->clobber_from != REG_NONE) {
        clear_from(state, operands->clobber_from);
    } else if (insn->op == OP_YIELD) {
        bit_clear(state->owned, insn->operand[1]);
    }
}
