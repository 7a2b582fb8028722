#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/bytecode/verifier_kinds.h"
#include "vm/bytecode/verifier_parts.h"

/* What the registers hold at a place: the two sets of RegState. */
typedef struct Frame {
    uint64_t owned[REG_WORDS_MAX], plain[REG_WORDS_MAX];
} Frame;

/* Rows are walked from when they are first arrived at, and again whenever another way there has
 * more kinds of values in the registers. */
typedef struct StateVerifier {
    Verifier *v;
    const Proto *proto;
    uint32_t words;
    uint32_t *handler_at; /* pc -> index of the innermost handler */
    KindRow **rows;       /* kinds at each row; NULL: not arrived at yet */
    uint8_t *queued;      /* rows in `work` */
    uint32_t *work;       /* rows still to walk from */
    uint32_t work_count;
    Frame frame;
    Kinds kinds;
    uint32_t path_place;               /* local that the path at hand changes, REG_NONE */
    uint64_t path_keys[REG_WORDS_MAX]; /* registers that its steps have read */
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
        if (row->bitmap + UINT64_C(2) * s->words > proto->ownership_word_count) {
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
static bool agrees(const StateVerifier *s, const Frame *from, const Frame *row, bool raised)
{
    for (uint32_t k = 0; k < s->words; k++) {
        if ((row->owned[k] & ~(from->owned[k] | from->plain[k])) ||
            (row->plain[k] & ~from->plain[k]) || (!raised && (from->owned[k] & ~row->owned[k]))) {
            return false;
        }
    }
    return true;
}

static bool arrive(StateVerifier *s, uint32_t from_pc, uint32_t pc, const Frame *from, bool raised)
{
    const OwnershipEntry *row = ownership_find_row(s->proto, pc);
    if (row == NULL) {
        return fail(s, from_pc, "control arrives where there is no ownership row");
    }
    uint32_t index = (uint32_t)(row - s->proto->ownership);
    Frame known;
    RegState state = reg_state(s, &known);
    ownership_row(s->proto, row, &state);
    bool changed = false;
    if (!kinds_join(&s->rows[index], &s->kinds, &state, &changed)) {
        return verify_exhausted(s->v);
    }
    if (changed && !s->queued[index]) {
        s->queued[index] = 1;
        s->work[s->work_count++] = index;
    }
    return agrees(s, from, &known, raised) ||
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

/* Kinds that the instruction can stand in one of its registers. */
static KindSet kinds_allowed(const StateVerifier *s, const InsnView *insn, const RegOperand *o,
                             uint32_t reg)
{
    switch (insn->op) {
    case OP_DROP:
        return ~UINT32_C(0);
    case OP_MOVE:
    case OP_COPY:
        return KINDS_VALUE | KIND_UNSET | KIND_CELL;
    case OP_CHECK_SET:
    case OP_NEW_CELL:
        return KINDS_VALUE | KIND_UNSET;
    case OP_FOR_NEXT:
        return reg == o->first ? KIND_LOOP_ITEMS : KIND_LOOP_POSITION;
    case OP_FOR_RANGE_NEXT:
        return KIND_OF(TAG_INT);
    case OP_ARRAY_PUSH:
    case OP_ARRAY_SPREAD:
        return o->role == ROLE_PLACE ? KIND_OF(TAG_ARRAY) : KINDS_VALUE;
    case OP_DICT_INSERT:
    case OP_DICT_SPREAD:
        return o->role == ROLE_PLACE ? KIND_OF(TAG_DICT) : KINDS_VALUE;
    case OP_UNWRAP:
        return KIND_SUCCESS;
    case OP_GET_PAYLOAD:
    case OP_JUMP_NO_PAYLOAD:
        return KIND_VARIANT;
    case OP_IMPORT_NAME:
    case OP_IMPORT_ALL:
        return KIND_OF(TAG_MODULE);
    case OP_NEW_STRUCT_DEF: /* defaults, then methods */
        return reg - o->first < s->proto->templates[insn->operand[1]].field_count
                   ? KINDS_VALUE | KIND_UNSET
                   : KIND_OF(TAG_FUNCTION);
    default:
        return o->role == ROLE_CELL ? KIND_CELL : KINDS_VALUE;
    }
}

static bool check_kinds(StateVerifier *s, uint32_t pc, const InsnView *insn, const RegOperand *o)
{
    for (uint32_t r = o->first; r < o->first + o->count; r++) {
        KindSet kinds = kinds_of(&s->kinds, r);
        if ((kinds & ~kinds_allowed(s, insn, o, r)) == 0) {
            continue;
        }
        if (o->role == ROLE_STATE) {
            return fail(s, pc,
                        insn->op == OP_FOR_NEXT ? "FOR_NEXT without FOR_PREP"
                                                : "FOR_RANGE_NEXT without FOR_RANGE_PREP");
        }
        if (o->role == ROLE_CELL) {
            return fail(s, pc, "register holds no cell");
        }
        return fail(s, pc,
                    kinds & KIND_CELL       ? "cell used as a value"
                    : kinds & KIND_UNSET    ? "unset register used as a value"
                    : kinds & KINDS_SPECIAL ? "loop state used as a value"
                                            : "register holds a wrong kind of value");
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
    if (!check_kinds(s, pc, insn, o)) {
        return false;
    }
    switch ((RegRole)o->role) {
    case ROLE_CELL:
    case ROLE_STATE:
    case ROLE_PLACE:
        return true;
    case ROLE_USE:
        if (!(insn->flags & o->flag)) {
            return true;
        }
        if (!is_owned(s, o->first)) {
            return fail(s, pc, "plain register consumed");
        }
        break;
    default:
        break;
    }
    return check_consumed(s, pc, insn, operands, i);
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

/* The VM looks at the last step of a path when the end has used its arguments up. */
static bool check_path_keys(StateVerifier *s, uint32_t pc, const RegOperands *operands)
{
    for (uint32_t i = 0; i < operands->count; i++) {
        const RegOperand *o = &operands->items[i];
        uint32_t end = o->role == ROLE_RUN ? o->first + o->count : o->first;
        for (uint32_t r = o->first; r < end; r++) {
            if (bit_test(s->path_keys, r)) {
                return fail(s, pc, "index of a path is consumed");
            }
        }
    }
    for (uint32_t r = operands->clobber_from; r < s->proto->register_count; r++) {
        if (bit_test(s->path_keys, r)) {
            return fail(s, pc, "index of a path above a call's window");
        }
    }
    return true;
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
            uint32_t reg = word.b / REG_SCALE;
            if (word.a == 0 && (!is_defined(s, reg) || kinds_of(&s->kinds, reg) != KIND_CELL)) {
                return fail(s, pc + i, "register holds no cell");
            }
        }
    }
    if (opcode_is_path_end(insn->op) && !check_path_keys(s, pc, operands)) {
        return false;
    }
    return operands->clobber_from == REG_NONE || check_clobbered(s, pc, insn, operands);
}

static void apply(StateVerifier *s, Frame *frame, const InsnView *insn, const RegOperands *operands,
                  bool at_end)
{
    RegState state = reg_state(s, frame);
    registers_apply(&state, insn, operands, s->proto->constants, at_end);
}

static void record_written(StateVerifier *s, const RegOperand *o, KindSet result)
{
    uint32_t first = o->first;
    if (o->role == ROLE_DEF) {
        kinds_record(&s->kinds, first, result);
    } else if (o->role == ROLE_STATE_NEW) {
        kinds_record(&s->kinds, first, KIND_LOOP_ITEMS);
        kinds_record(&s->kinds, first + 1, KIND_LOOP_POSITION);
    } else if (o->role == ROLE_RANGE_NEW) {
        for (uint32_t r = first; r < first + o->count; r++) {
            kinds_record(&s->kinds, r, KIND_OF(TAG_INT));
        }
    }
}

/* What an operand is known to be once the instruction has gone on to the next. */
static void narrow(Kinds *kinds, uint32_t reg, KindSet to)
{
    KindSet both = kinds_of(kinds, reg) & to;
    kinds_record(kinds, reg, both != 0 ? both : to);
}

static void apply_kinds(StateVerifier *s, const InsnView *insn, const RegOperands *operands)
{
    KindSet result = kinds_of_result(&s->kinds, insn, s->proto->constants);
    for (uint32_t i = 0; i < operands->count; i++) {
        record_written(s, &operands->items[i], result);
    }
    if (insn->op == OP_CHECK_SET) {
        narrow(&s->kinds, insn->operand[0], KINDS_VALUE);
    } else if (insn->op == OP_JUMP_NOT_TAG) {
        narrow(&s->kinds, insn->operand[0], KIND_VARIANT);
    } else if (insn->op == OP_PATH_LOCAL) {
        kinds_record(&s->kinds, insn->operand[0], KINDS_VALUE);
    }
}

/* Arrives at the target of a jump that is taken. */
static bool take_jump(StateVerifier *s, uint32_t pc, const InsnView *insn,
                      const RegOperands *operands)
{
    Frame taken = s->frame;
    uint32_t target = (uint32_t)insn_target(s->proto->code, pc);
    apply(s, &taken, insn, operands, true);
    if (insn->op != OP_JUMP_IF_SUCCESS) {
        return arrive(s, pc, target, &taken, false);
    }
    KindSet before = kinds_of(&s->kinds, insn->operand[0]);
    kinds_record(&s->kinds, insn->operand[0], KIND_SUCCESS);
    bool agreed = arrive(s, pc, target, &taken, false);
    kinds_record(&s->kinds, insn->operand[0], before);
    return agreed;
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

/* Keeps in mind what the path at hand has read; no instruction stands between its parts. */
static void follow_path(StateVerifier *s, const InsnView *insn)
{
    if (opcode_is_path_begin(insn->op)) {
        memset(s->path_keys, 0, s->words * sizeof s->path_keys[0]);
        s->path_place = insn->op == OP_PATH_LOCAL ? insn->operand[0] : REG_NONE;
    } else if (insn->op == OP_PATH_INDEX) {
        bit_set(s->path_keys, insn->operand[0]);
    } else if (opcode_is_path_end(insn->op)) {
        s->path_place = REG_NONE;
    }
}

/* Steps over the instruction at pc and sees that everywhere it may lead agrees. */
static bool step(StateVerifier *s, uint32_t pc, const InsnView *insn)
{
    RegOperands operands;
    operands_of(insn, s->proto->constants, s->proto->constant_count, &operands);
    if (!check_operands(s, pc, insn, &operands) || !check_raise(s, pc, insn, &operands)) {
        return false;
    }
    if (opcode_has_target(insn->op) && !take_jump(s, pc, insn, &operands)) {
        return false;
    }
    apply(s, &s->frame, insn, &operands, false);
    apply_kinds(s, insn, &operands);
    follow_path(s, insn);
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
    kinds_load(&s->kinds, s->rows[row], s->words);
    s->queued[row] = 0;
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
    s->rows = calloc(s->proto->ownership_count + 1, sizeof(KindRow *));
    s->queued = calloc(s->proto->ownership_count + 1, 1);
    s->work = malloc((s->proto->ownership_count + 1) * sizeof *s->work);
    if (s->handler_at == NULL || s->rows == NULL || s->queued == NULL || s->work == NULL) {
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
        valid = prepare(s)
                    ? verify_rows(s) && verify_loops(v, s->handler_at) && verify_from_entry(s)
                    : verify_exhausted(v);
        for (uint32_t i = 0; s->rows != NULL && i < v->proto->ownership_count; i++) {
            kinds_row_free(s->rows[i]);
        }
        free((void *)s->rows);
        free(s->queued);
        free(s->handler_at);
        free(s->work);
        free(s);
    } else {
        verify_exhausted(v);
    }
    return valid;
}
