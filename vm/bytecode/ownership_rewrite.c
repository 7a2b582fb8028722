#include "vm/bytecode/flow_graph.h"
#include "vm/bytecode/liveness.h"
#include "vm/bytecode/ownership_map.h"
#include "vm/bytecode/value_kinds.h"
#include "vm/bytecode/vector.h"

#define INSN_MAX    (1u << 21)
#define NO_INSN     UINT32_MAX
#define SCRATCH_REG 2u /* registers that the pass may add to a function */

/* Part of a vector of registers. */
typedef struct DropList {
    uint32_t first, count;
} DropList;

/* A jump edge on which values die: a block of its own behind the function. */
typedef struct SplitEdge {
    int32_t label, target_label;
    uint32_t target;
    DropList drops;
    uint32_t line, column;
} SplitEdge;

typedef struct Rewriter {
    Builder *b;
    FlowGraph graph;
    Liveness liveness;
    ValueKinds kinds;
    OwnershipMarks *marks;
    BuildInsn *out;
    uint32_t out_count, out_capacity;
    uint32_t *block_start; /* block -> index in out; one more for the end */
    DropList *start_drops; /* block -> what dies on its only edge in */
    SplitEdge *splits;
    uint32_t split_count, split_capacity;
    uint32_t scratch_move, scratch_def;
    uint32_t registers_used;
    /* the block at hand */
    uint32_t block;
    NodeList nodes;
    uint32_t *death_first; /* node -> where its deaths begin; they end where the next ones begin */
    uint32_t death_first_capacity;
    DeathList deaths;
    uint64_t *live, *live_out;
    RegState state;     /* plain registers; owned is not looked at */
    uint32_t renamable; /* last instruction in out, if its result may still be renamed */
    /* the node at hand */
    Node node;
    uint32_t epoch; /* a register is dying, ... if its entry equals epoch */
    uint32_t *dying, *consumed, *place;
} Rewriter;

/* ---- emitting ---- */

static bool emit(Rewriter *w, const BuildInsn *insn)
{
    if (w->out_count >= INSN_MAX) {
        w->b->limit = "Function is too large";
        return false;
    }
    if (!VECTOR_RESERVE(w->out, w->out_capacity, w->out_count + 1)) {
        return false;
    }
    w->out[w->out_count++] = *insn;
    w->renamable = NO_INSN;
    return true;
}

static bool emit_op(Rewriter *w, Opcode op, uint32_t a, uint32_t b, const BuildInsn *near)
{
    BuildInsn insn = {.op = (uint8_t)op,
                      .a = a,
                      .b = b,
                      .label = BUILDER_NO_LABEL,
                      .line = near->line,
                      .column = near->column};
    return emit(w, &insn);
}

static bool emit_drops(Rewriter *w, DropList drops, const BuildInsn *near)
{
    for (uint32_t i = 0; i < drops.count; i++) {
        if (!emit_op(w, OP_DROP, w->marks->drops[drops.first + i], 0, near)) {
            return false;
        }
    }
    return true;
}

static bool is_plain(const Rewriter *w, uint32_t reg)
{
    return bit_test(w->state.plain, reg);
}

static bool is_dying(const Rewriter *w, uint32_t reg)
{
    return w->dying[reg] == w->epoch;
}

/* True if the handler of the block at hand reads the register. */
static bool handler_reads(const Rewriter *w, uint32_t reg)
{
    uint32_t handler = w->graph.blocks[w->block].handler;
    return handler != NO_BLOCK && w->node.throws &&
           bit_test(live_in_of(&w->liveness, handler), reg);
}

/* ---- moves, copies and loads whose result nobody reads ---- */

static bool is_pure_load(Opcode op)
{
    return op == OP_LOAD_UNSET || op == OP_LOAD_NULL || op == OP_LOAD_BOOL || op == OP_LOAD_INT ||
           op == OP_LOAD_CONST || op == OP_LOAD_BUILTIN;
}

/* b = ...; a = b with b dead afterwards is a = ... */
static bool rename_result(Rewriter *w, uint32_t from, uint32_t to)
{
    if (w->renamable == NO_INSN || w->out[w->renamable].a != from) {
        return false;
    }
    w->out[w->renamable].a = to;
    w->renamable = NO_INSN;
    return true;
}

static bool rewrite_transfer(Rewriter *w, const BuildInsn *insn)
{
    uint32_t to = insn->a;
    uint32_t from = insn->b;
    bool from_dies = is_dying(w, from);
    if (to == from || is_dying(w, to)) {
        bool drop = from_dies && !is_plain(w, from);
        return !drop || emit_op(w, OP_DROP, from, 0, insn);
    }
    if (from_dies && rename_result(w, from, to)) {
        return true;
    }
    return emit_op(w, from_dies || is_plain(w, from) ? OP_MOVE : OP_COPY, to, from, insn);
}

/* ---- operands ---- */

static void stamp_operands(Rewriter *w)
{
    const Node *node = &w->node;
    for (uint32_t i = 0; i < node->operand_count; i++) {
        const RegOperand *reg = &node->operands[i].reg;
        if (reg->role == ROLE_PLACE || reg->role == ROLE_STATE) {
            w->place[reg->first] = w->epoch;
        } else if (reg->role == ROLE_RUN || reg->role == ROLE_WINDOW) {
            for (uint32_t r = reg->first; r < reg->first + reg->count; r++) {
                w->consumed[r] = w->epoch;
            }
        }
    }
}

/* The value may go with this operand: nothing reads it from this register afterwards. */
static bool may_give_up(const Rewriter *w, uint32_t reg)
{
    return w->place[reg] != w->epoch && (is_dying(w, reg) || reg == w->node.def);
}

static void count_register(Rewriter *w, uint32_t reg)
{
    if (reg >= w->registers_used) {
        w->registers_used = reg + 1;
    }
}

/* A MOVE operand that is needed afterwards gives up a copy instead. */
static bool copy_moved(Rewriter *w, uint32_t *copied)
{
    const BuildInsn *last = &w->b->insns[w->node.last];
    *copied = NO_INSN;
    for (uint32_t i = 0; i < w->node.operand_count; i++) {
        const RegOperand *reg = &w->node.operands[i].reg;
        bool in_place = w->place[reg->first] == w->epoch;
        if (reg->role != ROLE_MOVE || (is_plain(w, reg->first) && !in_place)) {
            continue;
        }
        bool lost_when_raised = last->op == OP_YIELD && handler_reads(w, reg->first);
        if (may_give_up(w, reg->first) && !lost_when_raised) {
            w->consumed[reg->first] = w->epoch;
            continue;
        }
        *copied = i;
        count_register(w, w->scratch_move);
        if (!emit_op(w, OP_COPY, w->scratch_move, reg->first, last)) {
            return false;
        }
    }
    return true;
}

static void set_operand(BuildInsn *insn, uint32_t operand, uint32_t reg)
{
    uint32_t *const operands[3] = {&insn->a, &insn->b, &insn->c};
    *operands[operand] = reg;
}

/* From the last operand to the first: a register that occurs twice goes with its last occurrence.
 */
static void flag_last_uses(Rewriter *w, uint32_t out_first)
{
    for (uint32_t i = w->node.operand_count; i-- > 0;) {
        const NodeOperand *operand = &w->node.operands[i];
        uint32_t reg = operand->reg.first;
        if (operand->reg.role == ROLE_USE && operand->reg.flag != 0 && !is_plain(w, reg) &&
            w->consumed[reg] != w->epoch && may_give_up(w, reg)) {
            w->out[out_first + operand->insn - w->node.first].flags |= operand->reg.flag;
            w->consumed[reg] = w->epoch;
        }
    }
}

/* Whether the register that the node writes holds a reference at that moment. */
static bool overwrites_owned(const Rewriter *w)
{
    uint32_t def = w->node.def;
    const BuildInsn *last = &w->b->insns[w->node.last];
    if (def == REG_NONE || opcode_has_target((Opcode)last->op) || w->consumed[def] == w->epoch) {
        return false;
    }
    if (w->place[def] == w->epoch) {
        return true;
    }
    bool read = handler_reads(w, def);
    for (uint32_t i = 0; i < w->node.operand_count && !read; i++) {
        read = w->node.operands[i].reg.first == def &&
               w->node.operands[i].reg.role != ROLE_STATE_NEW &&
               w->node.operands[i].reg.role != ROLE_RANGE_NEW;
    }
    return read && !is_plain(w, def);
}

/* ---- after the node ---- */

/* The result went to a scratch register because its own was still occupied. */
static bool replace_result(Rewriter *w)
{
    const BuildInsn *last = &w->b->insns[w->node.last];
    uint32_t def = w->node.def;
    if (!emit_op(w, OP_DROP, def, 0, last)) {
        return false;
    }
    if (!is_dying(w, def)) {
        return emit_op(w, OP_MOVE, def, w->scratch_def, last);
    }
    return is_plain(w, def) || emit_op(w, OP_DROP, w->scratch_def, 0, last);
}

static bool needs_drop(const Rewriter *w, uint32_t reg, bool def_replaced)
{
    if (reg == w->node.def) {
        return !def_replaced && !is_plain(w, reg);
    }
    return w->consumed[reg] != w->epoch && !is_plain(w, reg);
}

static bool drop_dead(Rewriter *w, const uint32_t *deaths, uint32_t count, bool def_replaced)
{
    const BuildInsn *last = &w->b->insns[w->node.last];
    for (uint32_t i = 0; i < count; i++) {
        if (needs_drop(w, deaths[i], def_replaced) && !emit_op(w, OP_DROP, deaths[i], 0, last)) {
            return false;
        }
    }
    return true;
}

/* ---- edges ---- */

static bool add_drop(Rewriter *w, DropList *drops, uint32_t reg)
{
    OwnershipMarks *m = w->marks;
    if (!VECTOR_RESERVE(m->drops, m->drop_capacity, m->drop_count + 1)) {
        return false;
    }
    m->drops[m->drop_count++] = reg;
    drops->count++;
    return true;
}

/* What dies on the way from the branch at hand to a block. */
static bool collect_edge_drops(Rewriter *w, uint32_t to, const uint32_t *deaths, uint32_t count,
                               bool falls, DropList *drops)
{
    const uint64_t *live_in = live_in_of(&w->liveness, to);
    *drops = (DropList){w->marks->drop_count, 0};
    for (uint32_t i = 0; i < count; i++) {
        if (needs_drop(w, deaths[i], false) && !add_drop(w, drops, deaths[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < w->liveness.words; i++) {
        uint64_t dead = w->live_out[i] & ~live_in[i] & ~w->state.plain[i];
        for (; dead != 0; dead &= dead - 1) {
            if (!add_drop(w, drops, i * 64 + (uint32_t)__builtin_ctzll(dead))) {
                return false;
            }
        }
    }
    uint32_t def = w->node.def;
    if (falls && def != REG_NONE && !bit_test(live_in, def) && !is_plain(w, def)) {
        return add_drop(w, drops, def);
    }
    return true;
}

static bool split_edge(Rewriter *w, uint32_t target, DropList drops)
{
    BuildInsn *branch = &w->out[w->out_count - 1];
    if (!VECTOR_RESERVE(w->splits, w->split_capacity, w->split_count + 1)) {
        return false;
    }
    int32_t label = builder_label(w->b);
    if (w->b->out_of_memory) {
        return false;
    }
    w->splits[w->split_count++] =
        (SplitEdge){label, branch->label, target, drops, branch->line, branch->column};
    branch->label = label;
    return true;
}

static bool rewrite_edges(Rewriter *w, const uint32_t *deaths, uint32_t count)
{
    const Block *at = &w->graph.blocks[w->block];
    DropList drops;
    if (at->target != NO_BLOCK) {
        const Block *target = &w->graph.blocks[at->target];
        if (!collect_edge_drops(w, at->target, deaths, count, false, &drops)) {
            return false;
        }
        bool only_edge = target->edge_count == 1 && !target->is_handler;
        if (drops.count > 0 && only_edge && at->target > w->block) {
            w->start_drops[at->target] = drops;
        } else if (drops.count > 0 && !split_edge(w, at->target, drops)) {
            return false;
        }
    }
    if (at->fall != NO_BLOCK) {
        if (!collect_edge_drops(w, at->fall, deaths, count, true, &drops)) {
            return false;
        }
        return emit_drops(w, drops, &w->b->insns[w->node.last]);
    }
    return true;
}

/* ---- nodes and blocks ---- */

static bool emit_node(Rewriter *w, const uint32_t *deaths, uint32_t death_count)
{
    uint32_t copied;
    stamp_operands(w);
    if (!copy_moved(w, &copied)) {
        return false;
    }
    uint32_t first = w->out_count;
    for (uint32_t i = 0; i < w->node.length; i++) {
        if (!emit(w, &w->b->insns[w->node.first + i])) {
            return false;
        }
    }
    if (copied != NO_INSN) {
        const NodeOperand *operand = &w->node.operands[copied];
        set_operand(&w->out[first + operand->insn - w->node.first], operand->reg.operand,
                    w->scratch_move);
    }
    flag_last_uses(w, first);
    bool replaced = overwrites_owned(w);
    if (replaced) {
        count_register(w, w->scratch_def);
        w->out[first + w->node.last - w->node.first].a = w->scratch_def;
    }
    node_apply(&w->state, w->b, &w->node, false);
    uint8_t effects = opcode_info[w->b->insns[w->node.last].op].effects;
    if (effects & EFFECT_BRANCH) {
        return rewrite_edges(w, deaths, death_count);
    }
    if (effects & EFFECT_END) {
        return true; /* what THROW has read is released by the unwinder */
    }
    if (replaced && !replace_result(w)) {
        return false;
    }
    uint32_t before_drops = w->out_count;
    if (!drop_dead(w, deaths, death_count, replaced)) {
        return false;
    }
    if (w->node.def != REG_NONE && !replaced && w->out_count == before_drops) {
        w->renamable = first + w->node.last - w->node.first;
    }
    return true;
}

static bool rewrite_node(Rewriter *w, const uint32_t *deaths, uint32_t death_count)
{
    const BuildInsn *insn = &w->b->insns[w->node.first];
    Opcode op = (Opcode)insn->op;
    w->epoch++;
    for (uint32_t i = 0; i < death_count; i++) {
        w->dying[deaths[i]] = w->epoch;
    }
    if (op == OP_MOVE || op == OP_COPY) {
        bool done = rewrite_transfer(w, insn);
        node_apply(&w->state, w->b, &w->node, false);
        return done;
    }
    if (op == OP_NOP || (is_pure_load(op) && is_dying(w, w->node.def))) {
        return true;
    }
    return emit_node(w, deaths, death_count);
}

/* Backward over the block: fills death_first and deaths, the last node's deaths first. */
static bool find_deaths(Rewriter *w, const Block *block)
{
    if (!node_list_read(&w->nodes, w->b, block) ||
        !VECTOR_RESERVE(w->death_first, w->death_first_capacity, w->nodes.count + 1) ||
        !VECTOR_RESERVE(w->deaths.regs, w->deaths.capacity, 1)) {
        return false;
    }
    liveness_out(&w->liveness, &w->graph, w->block, w->live);
    for (uint32_t i = 0; i < w->liveness.words; i++) {
        w->live_out[i] = w->live[i];
    }
    w->deaths.count = 0;
    for (uint32_t i = w->nodes.count; i-- > 0;) {
        w->death_first[i] = w->deaths.count;
        if (!node_read(&w->node, w->b, w->nodes.first[i], block->end) ||
            !liveness_step(&w->liveness, &w->graph, w->block, &w->node, w->live, &w->deaths)) {
            return false;
        }
    }
    return true;
}

static bool rewrite_block(Rewriter *w)
{
    const Block *block = &w->graph.blocks[w->block];
    const uint64_t *plain_in = plain_in_of(&w->kinds, w->block);
    for (uint32_t i = 0; i < w->kinds.words; i++) {
        w->state.plain[i] = plain_in[i];
    }
    w->renamable = NO_INSN;
    if (!emit_drops(w, w->start_drops[w->block], &w->b->insns[block->first]) ||
        !find_deaths(w, block)) {
        return false;
    }
    for (uint32_t i = 0; i < w->nodes.count; i++) {
        uint32_t first = w->death_first[i];
        uint32_t end = i == 0 ? w->deaths.count : w->death_first[i - 1];
        if (!node_read(&w->node, w->b, w->nodes.first[i], block->end) ||
            !rewrite_node(w, w->deaths.regs + first, end - first)) {
            return false;
        }
    }
    return true;
}

static bool add_mark(Rewriter *w, uint32_t block, DropList drops)
{
    OwnershipMarks *m = w->marks;
    if (!VECTOR_RESERVE(m->marks, m->mark_capacity, m->mark_count + 1)) {
        return false;
    }
    m->marks[m->mark_count++] = (OwnershipMark){w->out_count, block, drops.first, drops.count};
    return true;
}

/* Parameters that are never read die at once; variables that may be read before they are written
 * get a value to find. */
static bool rewrite_entry(Rewriter *w)
{
    const uint64_t *live = live_in_of(&w->liveness, 0);
    const BuildInsn *near = &w->b->insns[0];
    for (uint32_t r = 0; r < w->b->register_count; r++) {
        bool is_param = r < w->b->param_count;
        if (is_param != bit_test(live, r) &&
            !emit_op(w, is_param ? OP_DROP : OP_LOAD_UNSET, r, 0, near)) {
            return false;
        }
    }
    return true;
}

static bool rewrite_blocks(Rewriter *w)
{
    if (!rewrite_entry(w)) {
        return false;
    }
    for (w->block = 0; w->block < w->graph.block_count; w->block++) {
        const Block *block = &w->graph.blocks[w->block];
        w->block_start[w->block] = w->out_count;
        if (!block->reachable) {
            continue;
        }
        if (block->is_target && !add_mark(w, w->block, w->start_drops[w->block])) {
            return false;
        }
        if (!rewrite_block(w)) {
            return false;
        }
    }
    w->block_start[w->graph.block_count] = w->out_count;
    return true;
}

static bool emit_splits(Rewriter *w)
{
    for (uint32_t i = 0; i < w->split_count; i++) {
        const SplitEdge *split = &w->splits[i];
        BuildInsn jump = {.op = OP_JUMP,
                          .label = split->target_label,
                          .line = split->line,
                          .column = split->column};
        w->b->labels[split->label] = w->out_count;
        if (!add_mark(w, split->target, split->drops) || !emit_drops(w, split->drops, &jump) ||
            !emit(w, &jump)) {
            return false;
        }
    }
    return true;
}

/* ---- the whole ---- */

static void move_labels(Rewriter *w, uint32_t label_count)
{
    Builder *b = w->b;
    for (uint32_t i = 0; i < label_count; i++) {
        uint32_t at = b->labels[i];
        if (at == UINT32_MAX) {
            continue;
        }
        uint32_t block = at >= b->insn_count ? w->graph.block_count : w->graph.block_at[at];
        b->labels[i] = block == NO_BLOCK ? UINT32_MAX : w->block_start[block];
    }
}

/* Handlers that nothing can reach are gone from the code. */
static void keep_reached_handlers(Rewriter *w)
{
    Builder *b = w->b;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < b->handler_count; i++) {
        uint32_t at = b->labels[b->handlers[i].target_label];
        uint32_t block = at < b->insn_count ? w->graph.block_at[at] : NO_BLOCK;
        if (block != NO_BLOCK && w->graph.blocks[block].reachable) {
            b->handlers[kept++] = b->handlers[i];
        }
    }
    b->handler_count = kept;
}

static bool rewriter_init(Rewriter *w, Builder *b)
{
    uint32_t registers = b->register_count + SCRATCH_REG;
    uint32_t words = bit_words(registers);
    w->b = b;
    w->registers_used = b->register_count;
    w->scratch_move = b->register_count;
    w->scratch_def = b->register_count + 1;
    w->marks = calloc(1, sizeof *w->marks);
    b->marks = w->marks;
    if (w->marks == NULL || !flow_graph_build(&w->graph, b) ||
        !liveness_build(&w->liveness, &w->graph, registers) ||
        !value_kinds_build(&w->kinds, &w->graph, registers)) {
        return false;
    }
    w->block_start = malloc((w->graph.block_count + 1) * sizeof *w->block_start);
    w->start_drops = calloc(w->graph.block_count + 1, sizeof *w->start_drops);
    w->live = malloc(words * sizeof *w->live);
    w->live_out = malloc(words * sizeof *w->live_out);
    w->state.words = words;
    w->state.plain = malloc(words * sizeof *w->state.plain);
    w->state.owned = calloc(words, sizeof *w->state.owned);
    w->dying = calloc(registers, sizeof *w->dying);
    w->consumed = calloc(registers, sizeof *w->consumed);
    w->place = calloc(registers, sizeof *w->place);
    return w->block_start != NULL && w->start_drops != NULL && w->live != NULL &&
           w->live_out != NULL && w->state.plain != NULL && w->state.owned != NULL &&
           w->dying != NULL && w->consumed != NULL && w->place != NULL;
}

static void rewriter_free(Rewriter *w)
{
    flow_graph_free(&w->graph);
    liveness_free(&w->liveness);
    value_kinds_free(&w->kinds);
    free(w->out);
    free(w->block_start);
    free(w->start_drops);
    free(w->splits);
    free(w->nodes.first);
    free(w->death_first);
    free(w->deaths.regs);
    free(w->live);
    free(w->live_out);
    free(w->state.plain);
    free(w->state.owned);
    free(w->node.operands);
    free(w->dying);
    free(w->consumed);
    free(w->place);
}

/* The rewritten code replaces the old; the marks take over the sets. */
static void rewriter_commit(Rewriter *w)
{
    Builder *b = w->b;
    free(b->insns);
    b->insns = w->out;
    b->insn_count = w->out_count;
    b->insn_capacity = w->out_capacity;
    w->out = NULL;
    w->marks->words = w->liveness.words;
    w->marks->live_in = w->liveness.live_in;
    w->marks->plain_in = w->kinds.plain_in;
    w->liveness.live_in = NULL;
    w->kinds.plain_in = NULL;
    b->register_count = w->registers_used;
}

bool ownership_rewrite(Builder *b)
{
    if (b->register_count + SCRATCH_REG > REG_MAX) {
        b->limit = REGISTER_LIMIT_TEXT;
        return false;
    }
    /* Behind the last instruction the function returns null; usually nothing gets there. */
    builder_emit(b, OP_RETURN_NULL, 0, 0, 0);
    if (b->out_of_memory || b->limit != NULL) {
        return false;
    }
    Rewriter w = {.renamable = NO_INSN};
    uint32_t label_count = b->label_count;
    bool done = rewriter_init(&w, b) && rewrite_blocks(&w);
    if (done) {
        keep_reached_handlers(&w);
        move_labels(&w, label_count);
        done = emit_splits(&w);
    }
    if (done) {
        rewriter_commit(&w);
    }
    rewriter_free(&w);
    return done;
}
