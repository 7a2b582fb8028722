#include "vm/bytecode/builder.h"

#include <string.h>

#include "vm/bytecode/layout.h"
#include "vm/bytecode/operands.h"
#include "vm/bytecode/ownership_map.h"
#include "vm/bytecode/vector.h"

#define CONSTANT_MAX   65536u
#define INSN_MAX       (1u << 22)
#define INDEX_MIN_SIZE 64u

void builder_init(Builder *b, VM *vm, uint32_t param_count)
{
    memset(b, 0, sizeof *b);
    b->vm = vm;
    b->param_count = param_count;
    b->register_count = param_count;
    if (param_count > REG_MAX) {
        b->limit = REGISTER_LIMIT_TEXT;
    }
}

/* Constant arrays belong to one function: nothing else refers to them. */
static void free_constants(Builder *b)
{
    for (uint32_t i = 0; i < b->constant_count; i++) {
        proto_release_constant(b->vm, b->constants[i]);
    }
    free(b->constants);
}

void builder_free(Builder *b)
{
    free_constants(b);
    free(b->insns);
    free(b->labels);
    free(b->handlers);
    free(b->constant_index);
    ownership_marks_free(b->marks);
    memset(b, 0, sizeof *b);
}

static void set_limit(Builder *b, const char *text)
{
    if (b->limit == NULL) {
        b->limit = text;
    }
}

static void count_registers(Builder *b, const BuildInsn *insn, const BuildInsn *extra)
{
    InsnView view = build_insn_view(insn, extra);
    RegOperands operands;
    operands_of(&view, b->constants, b->constant_count, &operands);
    if (operands.extent > REG_MAX) {
        set_limit(b, REGISTER_LIMIT_TEXT);
    } else if (operands.extent > b->register_count) {
        b->register_count = operands.extent;
    }
}

uint32_t builder_emit(Builder *b, Opcode op, uint32_t a, uint32_t b_operand, uint32_t c)
{
    return builder_emit_jump(b, op, a, b_operand, c, BUILDER_NO_LABEL);
}

uint32_t builder_emit_jump(Builder *b, Opcode op, uint32_t a, uint32_t b_operand, uint32_t c,
                           int32_t label)
{
    if (b->insn_count >= INSN_MAX) {
        set_limit(b, "Function is too large");
    }
    if (b->limit != NULL || b->out_of_memory ||
        !VECTOR_RESERVE(b->insns, b->insn_capacity, b->insn_count + 1)) {
        b->out_of_memory |= b->limit == NULL;
        return b->insn_count == 0 ? 0 : b->insn_count - 1;
    }
    uint32_t index = b->insn_count++;
    b->insns[index] = (BuildInsn){.op = (uint8_t)op,
                                  .a = a,
                                  .b = b_operand,
                                  .c = c,
                                  .label = label,
                                  .line = b->line,
                                  .column = b->column};
    /* The length of a run may stand in the word behind: counted again when that arrives. */
    if (op != OP_EXTRA) {
        count_registers(b, &b->insns[index], NULL);
    } else if (index > 0 && opcode_info[b->insns[index - 1].op].words == 2) {
        count_registers(b, &b->insns[index - 1], &b->insns[index]);
    }
    if (op == OP_LOOP && a >= b->loop_count) {
        b->loop_count = a + 1;
    }
    return index;
}

int32_t builder_label(Builder *b)
{
    if (b->out_of_memory || !VECTOR_RESERVE(b->labels, b->label_capacity, b->label_count + 1)) {
        b->out_of_memory = true;
        return 0;
    }
    b->labels[b->label_count] = UINT32_MAX;
    return (int32_t)b->label_count++;
}

void builder_bind(Builder *b, int32_t label)
{
    if (label >= 0 && (uint32_t)label < b->label_count) {
        b->labels[label] = b->insn_count;
    }
}

void builder_handler(Builder *b, int32_t start_label, int32_t end_label, int32_t target_label)
{
    if (b->out_of_memory ||
        !VECTOR_RESERVE(b->handlers, b->handler_capacity, b->handler_count + 1)) {
        b->out_of_memory = true;
        return;
    }
    b->handlers[b->handler_count++] = (BuildHandler){start_label, end_label, target_label};
}

void builder_position(Builder *b, uint32_t line, uint32_t column)
{
    b->line = line;
    b->column = column;
}

static uint32_t hash_constant(Value v)
{
    uint64_t h = (v.bits ^ (v.tag << 56)) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(h >> 32);
}

static bool grow_index(Builder *b)
{
    uint32_t size = b->constant_index_size == 0 ? INDEX_MIN_SIZE : b->constant_index_size * 2;
    uint32_t *table = calloc(size, sizeof *table);
    if (table == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < b->constant_count; i++) {
        uint32_t slot = hash_constant(b->constants[i]) & (size - 1);
        while (table[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = i + 1;
    }
    free(b->constant_index);
    b->constant_index = table;
    b->constant_index_size = size;
    return true;
}

/* Slot of the table that holds an equal constant or is free. */
static uint32_t *find_constant(Builder *b, Value v)
{
    uint32_t mask = b->constant_index_size - 1;
    uint32_t slot = hash_constant(v) & mask;
    while (b->constant_index[slot] != 0) {
        Value other = b->constants[b->constant_index[slot] - 1];
        if (other.tag == v.tag && other.bits == v.bits) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return &b->constant_index[slot];
}

static bool reserve_constant(Builder *b)
{
    if (b->constant_count >= CONSTANT_MAX) {
        set_limit(b, "Function has more than 65536 constants");
        return false;
    }
    if (((b->constant_count + 1) * 2 > b->constant_index_size && !grow_index(b)) ||
        !VECTOR_RESERVE(b->constants, b->constant_capacity, b->constant_count + 1)) {
        b->out_of_memory = true;
        return false;
    }
    return true;
}

uint32_t builder_constant(Builder *b, Value constant)
{
    if (!reserve_constant(b)) {
        proto_release_constant(b->vm, constant);
        return 0;
    }
    uint32_t *slot = find_constant(b, constant);
    if (*slot != 0) {
        return *slot - 1;
    }
    b->constants[b->constant_count++] = constant;
    *slot = b->constant_count;
    return b->constant_count - 1;
}

static void move_constants(Builder *b, Proto *proto)
{
    proto->constants = b->constants;
    proto->constant_count = b->constant_count;
    b->constants = NULL;
    b->constant_count = 0;
    b->constant_capacity = 0;
    b->constant_index_size = 0;
    free(b->constant_index);
    b->constant_index = NULL;
}

bool builder_finish(Builder *b, Proto *proto)
{
    if (b->out_of_memory || b->limit != NULL) {
        return false;
    }
    if (!ownership_rewrite(b)) {
        b->out_of_memory |= b->limit == NULL;
        return false;
    }
    proto->info.param_count = b->param_count;
    proto->register_count = b->register_count;
    proto->loop_count = b->loop_count;
    move_constants(b, proto);
    if (!layout_pack(b, proto)) {
        b->out_of_memory |= b->limit == NULL;
        return false;
    }
    return true;
}
