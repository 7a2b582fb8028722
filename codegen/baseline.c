#include "codegen/baseline.h"

#include <string.h>

#include "codegen/target.h"
#include "runtime/low_memory.h"
#include "stencils/slow.h"
#include "vm/bytecode/operands.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* Copies are rounded up to whole pieces (stencil.h allows reading that far); what is written too
 * much is overwritten by what follows, or falls into this gap. */
#define COPY_PIECE_BYTES 32u
#define LOOP_ENTRY_BYTES (TARGET_COUNT_BYTES + TARGET_JUMP_BYTES)
#define MAX_BYTES        ((size_t)64 << 20)

/* A function being compiled. */
typedef struct Compilation {
    VM *vm;
    Jit *jit;
    Code *code;
    uint32_t *offsets;      /* of the hot parts, by index of the Insn */
    uint32_t *loop_offsets; /* of the entries of LOOPs, in the order of the bytecode */
    uint32_t loop_count, insn_count;
    size_t hot_bytes, cold_bytes;
    uint8_t *start, *out; /* executable and writable view */
    bool fits;
} Compilation;

/* Where one stencil's parts go, and what its holes mean. */
typedef struct Placement {
    const Stencil *stencil;
    const Insn *insn;   /* NULL: the function's entry */
    uint32_t hot, cold; /* offsets from the start of the code */
} Placement;

/* The opcode and flags that an instruction had before its function was compiled. */
static uint16_t original_op(const Insn *insn)
{
    return INSN_OPCODE(*insn) == OP_LOOP_NATIVE ? OP_LOOP << OP_FLAG_BITS : insn->op;
}

static const Stencil *stencil_for(const Insn *insn)
{
    return &stencils[stencil_of[original_op(insn)]];
}

static uint32_t words_of(const Insn *insn)
{
    Opcode op = INSN_OPCODE(*insn);
    return op == OP_CLOSURE ? 1u + insn->c : opcode_info[op].words;
}

/* ---- --jit-stress: places where machine code may be left ---- */

static bool may_leave(const Compilation *c, const Insn *insn)
{
    const Insn *first = c->code->insns;
    switch (c->jit->options.stress) {
    case JIT_STRESS_NONE:
        return false;
    case JIT_STRESS_DEOPT:
        return true;
    case JIT_STRESS_TIER:
        break;
    }
    if (insn == first || INSN_OPCODE(insn[-1]) == OP_LOOP) {
        return true;
    }
    const Insn *before =
        INSN_OPCODE(insn[-1]) == OP_EXTRA && insn - first >= 2 ? insn - 2 : insn - 1;
    return (opcode_info[INSN_OPCODE(*before)].effects & EFFECT_CALLS) != 0;
}

static uint32_t exit_bytes(void)
{
    const Stencil *stencil = &stencils[stencil_exit];
    return TARGET_COUNT_BYTES + stencil->hot_bytes + stencil->cold_bytes;
}

/* ---- first pass: sizes ---- */

static void measure(Compilation *c)
{
    const Insn *insns = c->code->insns;
    const uint32_t count = c->code->proto->code_count;
    const Stencil *entry = &stencils[stencil_entry];
    size_t hot = TARGET_COUNT_BYTES + entry->hot_bytes;
    size_t cold = entry->cold_bytes;
    for (uint32_t i = 0; i < count;) {
        const Insn *insn = &insns[i];
        const Stencil *stencil = stencil_for(insn);
        c->offsets[i] = (uint32_t)hot;
        hot += stencil->hot_bytes;
        cold += stencil->cold_bytes;
        if (may_leave(c, insn)) {
            hot += TARGET_ROTATE_EXIT_BYTES;
            cold += exit_bytes();
        }
        if (original_op(insn) >> OP_FLAG_BITS == OP_LOOP) {
            c->loop_count++;
            cold += LOOP_ENTRY_BYTES;
        }
        c->insn_count++;
        uint32_t words = words_of(insn);
        for (uint32_t extra = 1; extra < words; extra++) {
            c->offsets[i + extra] = MACHINE_NO_OFFSET;
        }
        i += words;
    }
    c->hot_bytes = hot;
    c->cold_bytes = cold;
}

/* ---- second pass: copy and patch ---- */

/* Where a jump goes; the instruction behind it if it is none. */
static const Insn *target_of(const Insn *insn)
{
    Opcode op = INSN_OPCODE(*insn);
    const OpcodeInfo *info = &opcode_info[op];
    if (op == OP_JUMP_LOOP) {
        return insn + insn_imm32(insn->b, insn->c) + 1;
    }
    if (info->b == OPERAND_JUMP_LO) {
        return insn + insn_imm32(insn->b, insn->c);
    }
    if (info->a == OPERAND_JUMP) {
        return insn + (int16_t)insn->a;
    }
    if (info->c == OPERAND_JUMP) {
        return insn + (int16_t)insn->c;
    }
    return insn + words_of(insn);
}

static int64_t address_of(const Compilation *c, uint32_t offset)
{
    return (int64_t)(uintptr_t)(c->start + offset);
}

static int64_t code_of(const Compilation *c, const Insn *insn)
{
    return address_of(c, c->offsets[insn - c->code->insns]);
}

static int64_t number_of(const void *pointer)
{
    return (int64_t)(uintptr_t)pointer;
}

/* Kinds of holes that few stencils have: found out when they are met. */
#define RARE_KINDS                                                                     \
    (1u << HOLE_SIMM_C | 1u << HOLE_IMM32 | 1u << HOLE_TARGET_PC | 1u << HOLE_GLOBAL | \
     1u << HOLE_GLOBAL_CALLEE | 1u << HOLE_CONSTANT_TAG | 1u << HOLE_CONSTANT_BITS |   \
     1u << HOLE_CONSTANT_A | 1u << HOLE_REGISTER_BYTES | 1u << HOLE_TARGET | 1u << HOLE_SYMBOL)

static int64_t rare_value(const Compilation *c, const Insn *insn, const StencilHole *hole)
{
    switch ((HoleKind)hole->kind) {
    case HOLE_SIMM_C:
        return (int16_t)insn->c;
    case HOLE_IMM32:
        return insn_imm32(insn->b, insn->c);
    case HOLE_TARGET_PC:
        return number_of(target_of(insn));
    case HOLE_GLOBAL:
        return number_of(insn->feedback.place);
    case HOLE_GLOBAL_CALLEE:
        return number_of(insn[1].feedback.place);
    case HOLE_CONSTANT_TAG:
        return (int64_t)insn->feedback.constant->tag;
    case HOLE_CONSTANT_BITS:
        return (int64_t)insn->feedback.constant->bits;
    case HOLE_CONSTANT_A:
        return number_of(&c->code->proto->constants[insn->a]);
    case HOLE_REGISTER_BYTES:
        return (int64_t)c->code->register_count * (int64_t)sizeof(Value);
    case HOLE_TARGET:
        return code_of(c, target_of(insn));
    case HOLE_SYMBOL:
        return number_of(stencil_symbols[hole->symbol]);
    default:
        return 0;
    }
}

/* The others, by kind. */
static void fill_values(const Compilation *c, const Placement *place,
                        int64_t values[HOLE_KIND_COUNT])
{
    const Insn *insn = place->insn;
    values[HOLE_A] = insn->a;
    values[HOLE_B] = insn->b;
    values[HOLE_C] = insn->c;
    values[HOLE_PC] = number_of(insn);
    values[HOLE_NEXT_PC] = number_of(insn + words_of(insn));
    values[HOLE_SLOW_FUNCTION] = (int64_t)(uintptr_t)slow_table[original_op(insn) >> OP_FLAG_BITS];
    values[HOLE_CONT] = address_of(c, place->hot + place->stencil->hot_bytes);
    values[HOLE_HOT] = address_of(c, place->hot);
    values[HOLE_COLD] = address_of(c, place->cold);
}

static void copy(uint8_t *out, const uint8_t *bytes, uint32_t count)
{
    for (uint32_t done = 0; done < count; done += COPY_PIECE_BYTES) {
        memcpy(out + done, bytes + done, COPY_PIECE_BYTES);
    }
}

static void patch(Compilation *c, const Insn *insn, const int64_t values[HOLE_KIND_COUNT],
                  uint32_t part, const StencilHole *holes, uint32_t hole_count)
{
    uint8_t *out = c->out + part;
    const uintptr_t at = (uintptr_t)c->start + part;
    bool fits = true;
    for (uint32_t i = 0; i < hole_count; i++) {
        const StencilHole *hole = &holes[i];
        int64_t value =
            RARE_KINDS >> hole->kind & 1 ? rare_value(c, insn, hole) : values[hole->kind];
        fits &= target_patch(out + hole->offset, at + hole->offset, (HoleEncoding)hole->encoding,
                             value + hole->addend);
    }
    c->fits &= fits;
}

static void emit(Compilation *c, const Placement *place)
{
    const Stencil *stencil = place->stencil;
    int64_t values[HOLE_KIND_COUNT];
    fill_values(c, place, values);
    copy(c->out + place->hot, stencil->hot, stencil->hot_bytes);
    copy(c->out + place->cold, stencil->cold, stencil->cold_bytes);
    patch(c, place->insn, values, place->hot, stencil->holes, stencil->hot_hole_count);
    patch(c, place->insn, values, place->cold, stencil->holes + stencil->hot_hole_count,
          stencil->cold_hole_count);
}

/* A way out before the instruction, taken when the pattern says so. */
static void emit_exit(Compilation *c, const Insn *insn, uint32_t hot, uint32_t cold)
{
    const Stencil *stencil = &stencils[stencil_exit];
    JitCounters *counters = c->jit->counters;
    c->fits &= target_rotate_exit(c->out + hot, (uintptr_t)c->start + hot, &counters->exit_pattern,
                                  (uintptr_t)c->start + cold);
    target_count(c->out + cold, &counters->exits[MACHINE_EXIT_STRESS]);
    Placement place = {.stencil = stencil, .insn = insn};
    place.hot = cold + TARGET_COUNT_BYTES;
    place.cold = place.hot + stencil->hot_bytes;
    emit(c, &place);
}

/* The interpreter's way in at a LOOP. */
static void emit_loop_entry(Compilation *c, uint32_t loop, uint32_t destination, uint32_t cold)
{
    uint32_t jump = cold + TARGET_COUNT_BYTES;
    c->loop_offsets[loop] = cold;
    target_count(c->out + cold, &c->jit->counters->loop_entries);
    c->fits &=
        target_jump(c->out + jump, (uintptr_t)c->start + jump, (uintptr_t)c->start + destination);
}

static void emit_all(Compilation *c, MachineCode *machine)
{
    const Insn *insns = c->code->insns;
    const uint32_t count = c->code->proto->code_count;
    const Stencil *entry = &stencils[stencil_entry];
    uint32_t cold = (uint32_t)c->hot_bytes + COPY_PIECE_BYTES, loop = 0;
    target_count(c->out, &machine->entries);
    Placement place = {.stencil = entry, .insn = insns};
    place.hot = TARGET_COUNT_BYTES;
    place.cold = cold;
    emit(c, &place);
    cold += entry->cold_bytes;
    for (uint32_t i = 0; i < count; i += words_of(&insns[i])) {
        const Insn *insn = &insns[i];
        uint32_t hot = c->offsets[i];
        if (may_leave(c, insn)) {
            emit_exit(c, insn, hot, cold);
            hot += TARGET_ROTATE_EXIT_BYTES;
            cold += exit_bytes();
        }
        place = (Placement){stencil_for(insn), insn, hot, cold};
        emit(c, &place);
        cold += place.stencil->cold_bytes;
        if (original_op(insn) >> OP_FLAG_BITS == OP_LOOP) {
            emit_loop_entry(c, loop++, c->offsets[i], cold);
            cold += LOOP_ENTRY_BYTES;
        }
    }
}

/* ---- the whole ---- */

static bool reserve(Compilation *c, size_t bytes, const char **refusal)
{
    if (bytes > MAX_BYTES) {
        *refusal = "function too large";
        return false;
    }
    c->start = code_cache_reserve(&c->jit->cache, bytes);
    if (!c->start) {
        *refusal = c->jit->cache.refusal;
        return false;
    }
    c->out = code_cache_writable(&c->jit->cache, c->start);
    return true;
}

MachineCode *baseline_compile(VM *vm, Jit *jit, Code *code, const char **refusal)
{
    Compilation c = {.vm = vm, .jit = jit, .code = code, .fits = true};
    const uint32_t count = code->proto->code_count;
    MachineCode *machine = low_memory_new(vm, sizeof *machine);
    c.offsets = low_memory_new(vm, count * sizeof *c.offsets);
    if (!machine || !c.offsets) {
        *refusal = "out of memory";
        return NULL;
    }
    if (!low_memory_reaches(code->insns, count * sizeof *code->insns) ||
        !low_memory_reaches(machine, sizeof *machine)) {
        *refusal = "no memory below 2 GiB";
        return NULL;
    }
    measure(&c);
    c.loop_offsets = low_memory_new(vm, (c.loop_count + 1) * sizeof *c.loop_offsets);
    if (!c.loop_offsets) {
        *refusal = "out of memory";
        return NULL;
    }
    size_t bytes = c.hot_bytes + c.cold_bytes + 2 * COPY_PIECE_BYTES;
    if (!reserve(&c, bytes, refusal)) {
        return NULL;
    }
    *machine = (MachineCode){.code = code,
                             .start = c.start,
                             .bytes = (uint32_t)bytes,
                             .hot_bytes = (uint32_t)c.hot_bytes,
                             .insn_count = c.insn_count,
                             .offsets = c.offsets,
                             .loop_offsets = c.loop_offsets};
    emit_all(&c, machine);
    if (!c.fits) {
        code_cache_release(&jit->cache, c.start, bytes);
        *refusal = "an address does not fit its hole";
        return NULL;
    }
    code_cache_publish(&jit->cache, c.start, bytes);
    return machine;
}

void baseline_install(MachineCode *machine)
{
    Code *code = machine->code;
    uint32_t loop = 0;
    for (uint32_t i = 0; i < code->proto->code_count; i += words_of(&code->insns[i])) {
        Insn *insn = &code->insns[i];
        if (INSN_OPCODE(*insn) == OP_LOOP) {
            insn->op = OP_LOOP_NATIVE << OP_FLAG_BITS;
            insn->feedback.machine = machine->start + machine->loop_offsets[loop++];
        } else if (INSN_OPCODE(*insn) == OP_JUMP_LOOP) {
            insn->op = OP_JUMP << OP_FLAG_BITS; /* it would jump past the loop's header */
        }
    }
    code->entry = machine->start;
    code->machine = machine;
}

#endif
