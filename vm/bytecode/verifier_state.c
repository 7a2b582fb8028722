#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/bytecode/ownership_map.h"
#include "vm/bytecode/verifier_parts.h"

#define NO_HANDLER UINT32_MAX

/* What the registers hold at a place: the two sets of RegState, and two that the maps do not have
 * but the interpreter relies on: cells of captured variables, and state of FOR_NEXT loops. */
typedef struct Frame {
    uint64_t owned[REG_WORDS_MAX], plain[REG_WORDS_MAX];
    uint64_t cells[REG_WORDS_MAX], loops[REG_WORDS_MAX];
} Frame;

/* Rows are walked from in the order they are first arrived at; what the maps do not have is taken
 * from that first arrival, and every later one must agree. */
typedef struct StateVerifier {
    Verifier *v;
    const Proto *proto;
    uint32_t words;
    uint32_t *handler_at; /* pc -> index of the innermost handler */
    uint64_t **special;   /* row -> cells and loops; NULL: not arrived at yet */
    uint32_t *work;       /* rows still to walk from */
    uint32_t work_count;
    Frame frame;
    uint32_t path_place; /* local that the path at hand changes, REG_NONE */
} StateVerifier;

static bool fail(StateVerifier *s, uint32_t pc, const char *what)
{
    return verify_fail(s->v, pc, what);
}

static RegState reg_state(StateVerifier *s, Frame *frame)
{
    return (RegState){frame->owned, frame->plain, s->words};
}

static bool is_owned(const StateVerifier *s, uint32_t r)
{
    return bit_test(s->frame.owned, r);
}

static bool is_defined(const StateVerifier *s, uint32_t r)
{
    return bit_test(s->frame.owned, r) || bit_test(s->frame.plain, r);
}

/* ---- rows ---- */

static bool verify_rows(StateVerifier *s)
{
    const Proto *proto = s->proto;
    for (uint32_t i = 0; i < proto->ownership_count; i++) {
        const OwnershipEntry *row = &proto->ownership[i];
        bool ordered = i == 0 ? row->pc == 0 : row->pc > proto->ownership[i - 1].pc;
        if (!ordered || row->pc >= proto->code_count ||
            (s->v->places[row->pc] & (PLACE_START | PLACE_INSIDE)) != PLACE_START) {
            return fail(s, row->pc, "ownership row at a wrong place");
        }
        if ((uint64_t)row->bitmap + 2 * s->words > proto->ownership_word_count) {
            return fail(s, row->pc, "ownership bitmap out of range");
        }
        RegState state = reg_state(s, &s->frame);
        ownership_row(proto, row, &state);
        uint64_t beyond =
            proto->register_count % 64 == 0 ? 0 : ~UINT64_C(0) << (proto->register_count % 64);
        for (uint32_t k = 0; k < s->words; k++) {
            uint64_t outside = k + 1 == s->words ? beyond : 0;
            if ((state.owned[k] & state.plain[k]) ||
                ((state.owned[k] | state.plain[k]) & outside)) {
                return fail(s, row->pc, "ownership bitmap contradicts itself");
            }
        }
    }
    return proto->ownership_count > 0 || fail(s, 0, "no ownership map");
}

/* The frame at hand against a row that control arrives at. raised: registers that the handler does
 * not know are released by the unwinder. */
static bool agrees(const StateVerifier *s, const Frame *from, const Frame *row,
                   const uint64_t *special, bool raised)
{
    for (uint32_t k = 0; k < s->words; k++) {
        uint64_t known = row->owned[k] | row->plain[k];
        uint64_t differ = (from->cells[k] ^ special[k]) | (from->loops[k] ^ special[k + s->words]);
        if ((row->owned[k] & ~(from->owned[k] | from->plain[k])) ||
            (row->plain[k] & ~from->plain[k]) || (!raised && (from->owned[k] & ~row->owned[k])) ||
            (differ & known)) {
            return false;
        }
    }
    return true;
}

static bool arrive(StateVerifier *s, uint32_t from_pc, uint32_t pc, Frame *from, bool raised)
{
    const OwnershipEntry *row = ownership_find_row(s->proto, pc);
    if (row == NULL) {
        return fail(s, from_pc, "control arrives where there is no ownership row");
    }
    uint32_t index = (uint32_t)(row - s->proto->ownership);
    Frame known;
    RegState state = reg_state(s, &known);
    ownership_row(s->proto, row, &state);
    if (s->special[index] == NULL) {
        uint64_t *special = malloc((2 * s->words + 1) * sizeof *special);
        if (special == NULL) {
            return verify_exhausted(s->v);
        }
        for (uint32_t k = 0; k < s->words; k++) {
            uint64_t kept = known.owned[k] | known.plain[k];
            special[k] = from->cells[k] & kept;
            special[k + s->words] = from->loops[k] & kept;
        }
        s->special[index] = special;
        s->work[s->work_count++] = index;
    }
    return agrees(s, from, &known, s->special[index], raised) ||
           fail(s, from_pc,
                raised ? "handler expects other registers to be owned"
                       : "ownership differs where control joins");
}

/* ---- one instruction ---- */

/* Whether another operand before this one gives the same register up. */
static bool consumed_before(const RegOperands *operands, uint8_t flags, uint32_t end, uint32_t reg)
{
    for (uint32_t i = 0; i < end; i++) {
        const RegOperand *o = &operands->items[i];
        bool consumes = o->role == ROLE_MOVE || o->role == ROLE_RUN || o->role == ROLE_WINDOW ||
                        (o->role == ROLE_USE && (flags & o->flag));
        if (consumes && reg >= o->first && reg < o->first + o->count) {
            return true;
        }
    }
    return false;
}

static bool check_consumed(StateVerifier *s, uint32_t pc, const InsnView *insn,
                           const RegOperands *operands, uint32_t i)
{
    const RegOperand *o = &operands->items[i];
    for (uint32_t r = o->first; r < o->first + o->count; r++) {
        if (is_owned(s, r) && consumed_before(operands, insn->flags, i, r)) {
            return fail(s, pc, "register consumed twice");
        }
        bool is_place = r == s->path_place;
        for (uint32_t k = 0; k < operands->count; k++) {
            is_place |= operands->items[k].role == ROLE_PLACE && operands->items[k].first == r;
        }
        if (is_place) {
            return fail(s, pc, "place is consumed");
        }
    }
    return true;
}

/* Cells may be handed on and dropped, loop state only dropped. */
static bool check_special(StateVerifier *s, uint32_t pc, Opcode op, const RegOperand *o)
{
    for (uint32_t r = o->first; r < o->first + o->count; r++) {
        if (bit_test(s->frame.loops, r) && op != OP_DROP) {
            return fail(s, pc, "loop state used as a value");
        }
        if (bit_test(s->frame.cells, r) && op != OP_DROP && op != OP_MOVE && op != OP_COPY) {
            return fail(s, pc, "cell used as a value");
        }
    }
    return true;
}

static bool check_loop_state(StateVerifier *s, uint32_t pc, const InsnView *insn,
                             const RegOperand *o)
{
    uint32_t first = o->first;
    if (insn->op == OP_FOR_NEXT) {
        bool valid = is_owned(s, first) && bit_test(s->frame.plain, first + 1) &&
                     bit_test(s->frame.loops, first) && bit_test(s->frame.loops, first + 1);
        return valid || fail(s, pc, "FOR_NEXT without FOR_PREP");
    }
    for (uint32_t r = first; r < first + o->count; r++) {
        if (!bit_test(s->frame.plain, r)) {
            return fail(s, pc, "FOR_RANGE_NEXT without FOR_RANGE_PREP");
        }
    }
    return true;
}

static bool check_read(StateVerifier *s, uint32_t pc, const InsnView *insn,
                       const RegOperands *operands, uint32_t i)
{
    const RegOperand *o = &operands->items[i];
    for (uint32_t r = o->first; r < o->first + o->count; r++) {
        if (!is_defined(s, r)) {
            return fail(s, pc, "read of a dead register");
        }
    }
    switch ((RegRole)o->role) {
    case ROLE_CELL:
        return bit_test(s->frame.cells, o->first) || fail(s, pc, "register holds no cell");
    case ROLE_STATE:
        return check_loop_state(s, pc, insn, o);
    case ROLE_USE:
        if ((insn->flags & o->flag) && !is_owned(s, o->first)) {
            return fail(s, pc, "plain register consumed");
        }
        if (!(insn->flags & o->flag)) {
            return check_special(s, pc, insn->op, o);
        }
        break;
    case ROLE_PLACE:
        return check_special(s, pc, insn->op, o);
    default:
        break;
    }
    return check_special(s, pc, insn->op, o) && check_consumed(s, pc, insn, operands, i);
}

static bool check_written(StateVerifier *s, uint32_t pc, const InsnView *insn,
                          const RegOperands *operands, const RegOperand *o)
{
    for (uint32_t r = o->first; r < o->first + o->count; r++) {
        if (is_owned(s, r) && !consumed_before(operands, insn->flags, operands->count, r)) {
            return fail(s, pc, "owned register is overwritten");
        }
    }
    return true;
}

/* Registers that a call overwrites must be dead or its own. */
static bool check_clobbered(StateVerifier *s, uint32_t pc, const InsnView *insn,
                            const RegOperands *operands)
{
    for (uint32_t r = operands->clobber_from; r < s->proto->register_count; r++) {
        if ((r & 63) == 0 && s->frame.owned[r >> 6] == 0) {
            r += 63;
            continue;
        }
        if (is_owned(s, r) && !consumed_before(operands, insn->flags, operands->count, r)) {
            return fail(s, pc, "owned register above a call's window");
        }
    }
    return s->path_place == REG_NONE || s->path_place < operands->clobber_from ||
           fail(s, pc, "owned register above a call's window");
}

static bool check_operands(StateVerifier *s, uint32_t pc, const InsnView *insn,
                           const RegOperands *operands)
{
    for (uint32_t i = 0; i < operands->count; i++) {
        const RegOperand *o = &operands->items[i];
        bool written =
            o->role == ROLE_DEF || o->role == ROLE_STATE_NEW || o->role == ROLE_RANGE_NEW;
        if (written ? !check_written(s, pc, insn, operands, o)
                    : !check_read(s, pc, insn, operands, i)) {
            return false;
        }
    }
    if (insn->op == OP_CLOSURE) {
        for (uint32_t i = 1; i <= insn->operand[2]; i++) {
            InsnWord word = s->proto->code[pc + i];
            if (word.a == 0 && !bit_test(s->frame.cells, word.b / REG_SCALE)) {
                return fail(s, pc + i, "register holds no cell");
            }
        }
    }
    return operands->clobber_from == REG_NONE || check_clobbered(s, pc, insn, operands);
}

static void forget_special(Frame *frame, uint32_t r)
{
    bit_clear(frame->cells, r);
    bit_clear(frame->loops, r);
}

static void apply(StateVerifier *s, Frame *frame, const InsnView *insn, const RegOperands *operands,
                  bool at_end)
{
    bool cell = insn->op == OP_NEW_CELL || ((insn->op == OP_MOVE || insn->op == OP_COPY) &&
                                            bit_test(frame->cells, insn->operand[1]));
    RegState state = reg_state(s, frame);
    registers_apply(&state, insn, operands, s->proto->constants, at_end);
    for (uint32_t i = 0; i < operands->count; i++) {
        const RegOperand *o = &operands->items[i];
        for (uint32_t r = o->first; r < o->first + o->count && o->role != ROLE_STATE; r++) {
            if (!bit_test(frame->owned, r) || o->role >= ROLE_STATE_NEW) {
                forget_special(frame, r);
            }
        }
    }
    if (insn->op == OP_FOR_PREP) {
        bit_set(frame->loops, insn->operand[0]);
        bit_set(frame->loops, insn->operand[0] + 1);
    } else if (cell && !at_end) {
        bit_set(frame->cells, operands->def);
    }
    for (uint32_t k = 0; operands->clobber_from != REG_NONE && k < s->words; k++) {
        frame->cells[k] &= frame->owned[k];
        frame->loops[k] &= frame->owned[k] | frame->plain[k];
    }
}

static bool check_raise(StateVerifier *s, uint32_t pc, const InsnView *insn,
                        const RegOperands *operands)
{
    if (!(opcode_info[insn->op].effects & EFFECT_THROWS) || s->handler_at[pc] == NO_HANDLER) {
        return true;
    }
    Frame raised = s->frame;
    RegState state = reg_state(s, &raised);
    registers_raise(&state, insn, operands);
    return arrive(s, pc, s->proto->handlers[s->handler_at[pc]].target, &raised, true);
}

static bool check_leaks(StateVerifier *s, uint32_t pc)
{
    for (uint32_t k = 0; k < s->words; k++) {
        if (s->frame.owned[k] != 0) {
            return fail(s, pc, "register is still owned at RETURN");
        }
    }
    return true;
}

/* Steps over the instruction at pc and sees that everywhere it may lead agrees. */
static bool step(StateVerifier *s, uint32_t pc, const InsnView *insn)
{
    RegOperands operands;
    operands_of(insn, s->proto->constants, s->proto->constant_count, &operands);
    if (!check_operands(s, pc, insn, &operands) || !check_raise(s, pc, insn, &operands)) {
        return false;
    }
    if (opcode_has_target(insn->op)) {
        Frame taken = s->frame;
        apply(s, &taken, insn, &operands, true);
        if (!arrive(s, pc, (uint32_t)insn_target(s->proto->code, pc), &taken, false)) {
            return false;
        }
    }
    apply(s, &s->frame, insn, &operands, false);
    if (insn->op == OP_PATH_LOCAL) {
        s->path_place = insn->operand[0];
    } else if (!opcode_is_path_step(insn->op)) {
        s->path_place = REG_NONE;
    }
    if (insn->op == OP_RETURN || insn->op == OP_RETURN_NULL) {
        return check_leaks(s, pc);
    }
    return true;
}

/* From a row to the end of straight-line code or the next row. */
static bool walk(StateVerifier *s, uint32_t row)
{
    const Proto *proto = s->proto;
    RegState state = reg_state(s, &s->frame);
    ownership_row(proto, &proto->ownership[row], &state);
    memcpy(s->frame.cells, s->special[row], s->words * sizeof(uint64_t));
    memcpy(s->frame.loops, s->special[row] + s->words, s->words * sizeof(uint64_t));
    s->path_place = REG_NONE;
    uint32_t next_row_pc =
        row + 1 < proto->ownership_count ? proto->ownership[row + 1].pc : UINT32_MAX;
    for (uint32_t pc = proto->ownership[row].pc;;) {
        InsnView insn = word_view(proto->code, pc);
        if (!step(s, pc, &insn)) {
            return false;
        }
        if (opcode_info[insn.op].effects & EFFECT_END) {
            return true;
        }
        uint32_t from = pc;
        pc += word_count(&insn);
        if (pc == next_row_pc) {
            return arrive(s, from, pc, &s->frame, false);
        }
    }
}

/* ---- the whole ---- */

/* As in the flow graph: inner ranges first, places that have a handler are skipped over. */
static bool assign_handlers(StateVerifier *s)
{
    const Proto *proto = s->proto;
    uint32_t *next = malloc((proto->code_count + 1) * sizeof *next);
    if (next == NULL) {
        return false;
    }
    for (uint32_t pc = 0; pc <= proto->code_count; pc++) {
        next[pc] = pc;
    }
    for (uint32_t i = 0; i < proto->handler_count; i++) {
        for (uint32_t pc = proto->handlers[i].start; pc < proto->handlers[i].end;) {
            if (next[pc] == pc) {
                s->handler_at[pc] = i;
                next[pc] = pc + 1;
            }
            next[pc] = next[next[pc]];
            pc = next[pc];
        }
    }
    free(next);
    return true;
}

static bool prepare(StateVerifier *s)
{
    s->handler_at = malloc(s->proto->code_count * sizeof *s->handler_at);
    s->special = calloc(s->proto->ownership_count + 1, sizeof *s->special);
    s->work = malloc((s->proto->ownership_count + 1) * sizeof *s->work);
    if (s->handler_at == NULL || s->special == NULL || s->work == NULL) {
        return false;
    }
    for (uint32_t pc = 0; pc < s->proto->code_count; pc++) {
        s->handler_at[pc] = NO_HANDLER;
    }
    return s->proto->handler_count == 0 || assign_handlers(s);
}

static bool verify_from_entry(StateVerifier *s)
{
    Frame entry = {0};
    for (uint32_t r = 0; r < s->proto->info.param_count; r++) {
        bit_set(entry.owned, r);
    }
    if (!arrive(s, 0, 0, &entry, false)) {
        return false;
    }
    while (s->work_count > 0) {
        if (!walk(s, s->work[--s->work_count])) {
            return false;
        }
    }
    return true;
}

bool verify_states(Verifier *v)
{
    StateVerifier *s = calloc(1, sizeof *s);
    bool valid = false;
    if (s != NULL) {
        s->v = v;
        s->proto = v->proto;
        s->words = bit_words(v->proto->register_count);
        valid = prepare(s) ? verify_rows(s) && verify_from_entry(s) : verify_exhausted(v);
        for (uint32_t i = 0; s->special != NULL && i < v->proto->ownership_count; i++) {
            free(s->special[i]);
        }
        free(s->special);
        free(s->handler_at);
        free(s->work);
        free(s);
    } else {
        verify_exhausted(v);
    }
    return valid;
}
