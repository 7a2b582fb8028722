#include "vm/bytecode/layout.h"

#include <string.h>

#include "vm/bytecode/operands.h"
#include "vm/bytecode/ownership_map.h"
#include "vm/bytecode/vector.h"

typedef struct Layout {
    Builder *b;
    Proto *proto;
    uint32_t *pcs;    /* instruction -> pc; one more for the end */
    uint8_t *words;   /* instruction -> words it takes */
    uint8_t *is_long; /* jump whose distance does not fit */
} Layout;

/* Which operand holds a 16-bit distance, -1: none. */
static int short_jump_operand(Opcode op)
{
    const OpcodeInfo *info = &opcode_info[op];
    return info->a == OPERAND_JUMP   ? 0
           : info->b == OPERAND_JUMP ? 1
           : info->c == OPERAND_JUMP ? 2
                                     : -1;
}

/* The jump that is taken when this one is not; OP_NOP if there is none. */
static Opcode inverse_jump(Opcode op)
{
    const uint32_t kinds = OP_JUMP_NOT_EQ - OP_JUMP_EQ;
    if (op >= OP_JUMP_EQ && op <= OP_JUMP_GE) {
        return (Opcode)(op + kinds);
    }
    if (op >= OP_JUMP_NOT_EQ && op <= OP_JUMP_NOT_GE) {
        return (Opcode)(op - kinds);
    }
    if (op >= OP_JUMP_EQ_INT && op <= OP_JUMP_GE_INT) {
        return (Opcode)(op + kinds);
    }
    if (op >= OP_JUMP_NOT_EQ_INT && op <= OP_JUMP_NOT_GE_INT) {
        return (Opcode)(op - kinds);
    }
    return OP_NOP;
}

/* Of an instruction with a target, when targets_are_bound() has seen that it is somewhere. */
static uint32_t target_index(const Layout *l, const BuildInsn *insn)
{
    return l->b->labels[insn->label];
}

static bool targets_are_bound(const Layout *l)
{
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        const BuildInsn *insn = &l->b->insns[i];
        if (!opcode_has_target((Opcode)insn->op)) {
            continue;
        }
        bool known = insn->label >= 0 && (uint32_t)insn->label < l->b->label_count;
        if (!known || target_index(l, insn) >= l->b->insn_count) {
            l->b->limit = "Jump to a label that is nowhere";
            return false;
        }
    }
    return true;
}

static void place(Layout *l)
{
    uint32_t pc = 0;
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        l->pcs[i] = pc;
        pc += l->words[i];
    }
    l->pcs[l->b->insn_count] = pc;
}

/* Lengthens jumps that do not reach. True if there were any. */
static bool lengthen(Layout *l)
{
    bool any = false;
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        const BuildInsn *insn = &l->b->insns[i];
        if (l->is_long[i] || short_jump_operand((Opcode)insn->op) < 0) {
            continue;
        }
        int64_t distance = (int64_t)l->pcs[target_index(l, insn)] - l->pcs[i];
        if (distance < INT16_MIN || distance > INT16_MAX) {
            l->is_long[i] = 1;
            l->words[i] = inverse_jump((Opcode)insn->op) != OP_NOP ? 2 : 3;
            any = true;
        }
    }
    return any;
}

static void size_words(Layout *l)
{
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        const BuildInsn *insn = &l->b->insns[i];
        bool vanishes = insn->op == OP_JUMP && target_index(l, insn) == i + 1;
        l->words[i] = vanishes ? 0 : 1;
    }
    do {
        place(l);
    } while (lengthen(l));
}

/* ---- packing ---- */

static bool pack_operand(Layout *l, OperandKind kind, uint32_t value, uint16_t *out)
{
    if (operand_is_register(kind)) {
        *out = (uint16_t)(value * REG_SCALE);
        return true;
    }
    bool fits = value <= UINT16_MAX || (kind == OPERAND_SIMM && (int32_t)value >= INT16_MIN);
    if (!fits) {
        l->b->limit = kind == OPERAND_GLOBAL ? "Module has more than 65536 globals"
                                             : "Function has too many parts of one kind";
        return false;
    }
    *out = (uint16_t)value;
    return true;
}

static InsnWord far_jump(int64_t distance)
{
    uint32_t bits = (uint32_t)(int32_t)distance;
    return (InsnWord){
        .op = OP_JUMP << OP_FLAG_BITS, .b = (uint16_t)bits, .c = (uint16_t)(bits >> 16)};
}

static void set_word_operand(InsnWord *word, int operand, uint16_t value)
{
    uint16_t *place = operand == 0 ? &word->a : operand == 1 ? &word->b : &word->c;
    *place = value;
}

/* A conditional jump whose operands but the distance stand in word. */
static void pack_short_jump(const Layout *l, uint32_t i, InsnWord word, InsnWord *out)
{
    const BuildInsn *insn = &l->b->insns[i];
    int operand = short_jump_operand((Opcode)insn->op);
    int64_t distance = (int64_t)l->pcs[target_index(l, insn)] - l->pcs[i];
    if (!l->is_long[i]) {
        set_word_operand(&word, operand, (uint16_t)(int16_t)distance);
        out[0] = word;
        return;
    }
    /* +0: the branch, to +2; +1: what the other way does. */
    Opcode inverse = inverse_jump((Opcode)insn->op);
    set_word_operand(&word, operand, 2);
    if (inverse != OP_NOP) {
        word.op = (uint16_t)(inverse << OP_FLAG_BITS | insn->flags);
        out[1] = far_jump(distance - 1);
    } else {
        out[1] = far_jump(2);
        out[2] = far_jump(distance - 2);
    }
    out[0] = word;
}

/* The registers of captures in the words behind CLOSURE are scaled like all others. */
static bool extra_is_register(const Layout *l, uint32_t i)
{
    uint32_t at = i;
    while (at > 0 && l->b->insns[at].op == OP_EXTRA) {
        at--;
    }
    return l->b->insns[at].op == OP_CLOSURE && l->b->insns[i].a == 0;
}

static bool pack_insn(Layout *l, uint32_t i, InsnWord *out)
{
    const BuildInsn *insn = &l->b->insns[i];
    const OpcodeInfo *info = &opcode_info[insn->op];
    uint32_t b = insn->b;
    uint32_t c = insn->c;
    if (info->b == OPERAND_IMM_LO && b > UINT16_MAX) {
        c = b >> 16;
        b &= UINT16_MAX;
    } else if (insn->op == OP_EXTRA && extra_is_register(l, i)) {
        b *= REG_SCALE;
    }
    InsnWord word = {.op = (uint16_t)(insn->op << OP_FLAG_BITS | insn->flags)};
    bool is_jump = opcode_has_target((Opcode)insn->op);
    bool skip[3] = {info->a == OPERAND_JUMP, info->b == OPERAND_JUMP || info->b == OPERAND_JUMP_LO,
                    info->c == OPERAND_JUMP || info->c == OPERAND_JUMP_HI};
    if ((!skip[0] && !pack_operand(l, info->a, insn->a, &word.a)) ||
        (!skip[1] && !pack_operand(l, info->b, b, &word.b)) ||
        (!skip[2] && !pack_operand(l, info->c, c, &word.c))) {
        return false;
    }
    if (!is_jump) {
        *out = word;
    } else if (info->b == OPERAND_JUMP_LO) {
        int64_t distance = (int64_t)l->pcs[target_index(l, insn)] - l->pcs[i];
        InsnWord jump = far_jump(distance);
        word.b = jump.b;
        word.c = jump.c;
        *out = word;
    } else {
        pack_short_jump(l, i, word, out);
    }
    return true;
}

static bool pack_code(Layout *l)
{
    Proto *proto = l->proto;
    proto->code_count = l->pcs[l->b->insn_count];
    proto->code = calloc(proto->code_count + 1, sizeof *proto->code);
    if (proto->code == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        if (l->words[i] > 0 && !pack_insn(l, i, &proto->code[l->pcs[i]])) {
            return false;
        }
    }
    return true;
}

static bool pack_lines(Layout *l)
{
    Proto *proto = l->proto;
    uint32_t capacity = 0;
    const LineEntry *last = NULL;
    for (uint32_t i = 0; i < l->b->insn_count; i++) {
        const BuildInsn *insn = &l->b->insns[i];
        if (l->words[i] == 0 ||
            (last != NULL && last->line == insn->line && last->column == insn->column)) {
            continue;
        }
        if (!VECTOR_RESERVE(proto->lines, capacity, proto->line_count + 1)) {
            return false;
        }
        proto->lines[proto->line_count] = (LineEntry){l->pcs[i], insn->line, insn->column};
        last = &proto->lines[proto->line_count++];
    }
    return true;
}

static bool pack_handlers(Layout *l)
{
    const Builder *b = l->b;
    Proto *proto = l->proto;
    proto->handlers = calloc(b->handler_count + 1, sizeof *proto->handlers);
    if (proto->handlers == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < b->handler_count; i++) {
        HandlerRange range = {l->pcs[b->labels[b->handlers[i].start_label]],
                              l->pcs[b->labels[b->handlers[i].end_label]],
                              l->pcs[b->labels[b->handlers[i].target_label]]};
        if (range.start < range.end) {
            proto->handlers[proto->handler_count++] = range;
        }
    }
    return true;
}

bool layout_pack(Builder *b, Proto *proto)
{
    size_t count = (size_t)b->insn_count + 1;
    Layout l = {.b = b, .proto = proto};
    l.pcs = malloc(count * sizeof *l.pcs);
    l.words = malloc(count);
    l.is_long = calloc(count, 1);
    bool done = l.pcs != NULL && l.words != NULL && l.is_long != NULL && targets_are_bound(&l);
    if (done) {
        size_words(&l);
        done = pack_code(&l) && pack_lines(&l) && pack_handlers(&l) &&
               ownership_map_build(proto, b->marks, l.pcs);
    }
    free(l.pcs);
    free(l.words);
    free(l.is_long);
    return done;
}
