#include "codegen/baseline.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/stress.h"
#include "codegen/target.h"
#include "runtime/low_memory.h"
#include "stencils/slow.h"
#include "vm/bytecode/operands.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* Copies are rounded up to whole pieces: what is written too much is overwritten by what follows,
 * or falls into a gap of this size. */
#define GAP_BYTES        STENCIL_PIECE_BYTES
#define LOOP_ENTRY_BYTES (TARGET_COUNT_BYTES + TARGET_JUMP_BYTES)
#define MAX_BYTES        ((size_t)64 << 20)

/* An instruction, as the first pass has found it. */
typedef struct Step {
    uint32_t index;   /* of the Insn */
    uint16_t op;      /* Insn.op before the function was compiled */
    uint16_t stencil; /* chosen for it */
} Step;

/* A function being compiled. */
typedef struct Compilation {
    VM *vm;
    Jit *jit;
    Code *code;
    MachineCode *machine;
    BurnedPlaces burned;
    Step *steps;            /* step_count, and one behind the last for its index */
    uint32_t *offsets;      /* of the hot parts, by index of the Insn */
    uint32_t *cold_offsets; /* of the cold ones */
    uint32_t *loop_offsets; /* of the entries of LOOPs, in the order of the bytecode */
    uint32_t step_count, loop_count;
    size_t hot_bytes, cold_bytes;
    uint8_t *start, *out; /* executable and writable view */
    HoleValues values;    /* of the instruction at hand; the symbols stay */
    bool fits;            /* every hole could be filled in */
    bool again;           /* the function's code of an earlier compilation has died */
} Compilation;

/* Where one stencil's parts go, and what its holes mean. */
typedef struct Placement {
    const Stencil *stencil;
    const Step *step;
    uint32_t hot, cold; /* offsets from the start of the code */
} Placement;

static uint16_t original_op(const Insn *insn)
{
    return INSN_OPCODE(*insn) == OP_LOOP_NATIVE ? OP_LOOP << OP_FLAG_BITS : insn->op;
}

static uint32_t words_of(const Insn *insn)
{
    Opcode op = INSN_OPCODE(*insn);
    return op == OP_CLOSURE ? 1u + insn->c : opcode_info[op].words;
}

/* Is the function that the call's global holds burned in from now on? Not without memory to
 * remember the global. */
static bool burn_in(Compilation *c, const Insn *call)
{
    const Value *global = call[1].feedback.place;
    return burned_in_callee(&c->jit->burned, global, call->c) &&
           burned_in_rely(&c->jit->burned, global) && burned_places_add(&c->burned, global);
}

/* The one place that decides how an instruction is compiled: asked once for each. */
static uint16_t choose_stencil(Compilation *c, const Step *step)
{
    const Insn *insn = &c->code->insns[step->index];
    if (step->op >> OP_FLAG_BITS == OP_CALL_GLOBAL && burn_in(c, insn)) {
        return stencil_call_known;
    }
    return stencil_for(insn, step->op);
}

static bool is_loop(const Step *step)
{
    return step->op >> OP_FLAG_BITS == OP_LOOP;
}

/* ---- --jit-stress: places where machine code may be left ---- */

static bool may_leave(const Compilation *c, const Insn *insn)
{
    return stress_may_leave(c->jit->options.stress, c->code, insn);
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
    Step *step = c->steps;
    uint32_t i = 0;
    do { /* no function is without instructions */
        const Insn *insn = &insns[i];
        *step = (Step){.index = i, .op = original_op(insn)};
        step->stencil = choose_stencil(c, step);
        c->offsets[i] = (uint32_t)hot;
        hot += stencils[step->stencil].hot_bytes;
        cold += stencils[step->stencil].cold_bytes;
        if (may_leave(c, insn)) {
            hot += TARGET_ROTATE_EXIT_BYTES;
            cold += exit_bytes();
        }
        if (is_loop(step)) {
            c->loop_count++;
            cold += LOOP_ENTRY_BYTES;
        }
        const uint32_t end = i + words_of(insn);
        for (i++; i < end; i++) {
            c->offsets[i] = MACHINE_NO_OFFSET;
            c->cold_offsets[i] = MACHINE_NO_OFFSET;
        }
        step++;
    } while (i < count);
    step->index = count;
    c->step_count = (uint32_t)(step - c->steps);
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

static uint32_t address_of(const Compilation *c, uint32_t offset)
{
    return (uint32_t)(uintptr_t)(c->start + offset);
}

static uint32_t code_of(const Compilation *c, const Insn *insn)
{
    return address_of(c, c->offsets[insn - c->code->insns]);
}

static uint32_t low_half(const void *pointer)
{
    return (uint32_t)(uintptr_t)pointer;
}

static uint32_t *address_for(Compilation *c, uint32_t kind)
{
    return &c->values.addresses[kind - HOLE_FIRST_RELATIVE];
}

/* Kinds that are filled in without looking which of them a stencil has: most have most of these,
 * and the upper halves come with the lower ones. The others are found out when a stencil has them.
 */
#define COMMON_KINDS                                                                     \
    (1u << HOLE_A | 1u << HOLE_B | 1u << HOLE_C | 1u << HOLE_SIMM_C | 1u << HOLE_IMM32 | \
     1u << HOLE_PC | 1u << HOLE_NEXT_PC | 1u << HOLE_SLOW_FUNCTION | 1u << HOLE_CONT |   \
     1u << HOLE_HOT | 1u << HOLE_COLD | 1u << HOLE_PC_RELATIVE)
#define HIGH_KINDS                                                                            \
    (1u << HOLE_GLOBAL_HIGH | 1u << HOLE_GLOBAL_CALLEE_HIGH | 1u << HOLE_CONSTANT_BITS_HIGH | \
     1u << HOLE_CONSTANT_A_HIGH | 1u << HOLE_FUNCTION_HIGH)
#define TARGET_KINDS (1u << HOLE_TARGET | 1u << HOLE_TARGET_PC)
#define RARE_KINDS   (~(COMMON_KINDS | HIGH_KINDS | TARGET_KINDS))

static void fill_common(Compilation *c, const Placement *place)
{
    const Step *step = place->step;
    const Insn *insn = &c->code->insns[step->index];
    c->values.by_kind[HOLE_A] = insn->a;
    c->values.by_kind[HOLE_B] = insn->b;
    c->values.by_kind[HOLE_C] = insn->c;
    c->values.by_kind[HOLE_SIMM_C] = (uint32_t)(int16_t)insn->c;
    c->values.by_kind[HOLE_IMM32] = (uint32_t)insn_imm32(insn->b, insn->c);
    c->values.by_kind[HOLE_PC] = low_half(insn);
    c->values.by_kind[HOLE_NEXT_PC] = low_half(&c->code->insns[step[1].index]);
    c->values.by_kind[HOLE_SLOW_FUNCTION] =
        (uint32_t)(uintptr_t)slow_table[step->op >> OP_FLAG_BITS];
    *address_for(c, HOLE_CONT) = address_of(c, place->hot + place->stencil->hot_bytes);
    *address_for(c, HOLE_HOT) = address_of(c, place->hot);
    *address_for(c, HOLE_COLD) = address_of(c, place->cold);
    *address_for(c, HOLE_PC_RELATIVE) = low_half(insn);
}

static void fill_target(Compilation *c, const Insn *insn)
{
    const Insn *target = target_of(insn);
    c->values.by_kind[HOLE_TARGET_PC] = low_half(target);
    *address_for(c, HOLE_TARGET) = code_of(c, target);
}

/* Two holes, one kind after the other. */
static void fill_wide(Compilation *c, HoleKind kind, uint64_t bits)
{
    c->values.by_kind[kind] = (uint32_t)bits;
    c->values.by_kind[kind + 1] = (uint32_t)(bits >> 32);
}

static void fill_rare(Compilation *c, const Insn *insn, HoleKind kind)
{
    switch (kind) {
    case HOLE_GLOBAL:
        fill_wide(c, kind, (uintptr_t)insn->feedback.place);
        break;
    case HOLE_GLOBAL_CALLEE:
        fill_wide(c, kind, (uintptr_t)insn[1].feedback.place);
        break;
    case HOLE_FUNCTION:
        fill_wide(c, kind, insn[1].feedback.place->bits);
        break;
    case HOLE_FUNCTION_CODE:
        c->values.by_kind[kind] = low_half(insn[1].feedback.place->function->code);
        break;
    case HOLE_CONSTANT_TAG:
        c->values.by_kind[kind] = (uint32_t)insn->feedback.constant->tag;
        break;
    case HOLE_CONSTANT_BITS:
        fill_wide(c, kind, insn->feedback.constant->bits);
        break;
    case HOLE_CONSTANT_A:
        fill_wide(c, kind, (uintptr_t)&c->code->proto->constants[insn->a]);
        break;
    case HOLE_NEXT_CODE:
        c->values.by_kind[kind] = code_of(c, insn + words_of(insn));
        break;
    case HOLE_REGISTER_BYTES:
        c->values.by_kind[kind] = c->code->register_count * (uint32_t)sizeof(Value);
        break;
    default:
        c->fits = false;
        break;
    }
}

static void fill_values(Compilation *c, const Placement *place)
{
    const Insn *insn = &c->code->insns[place->step->index];
    const uint32_t kinds = place->stencil->kinds;
    fill_common(c, place);
    if (kinds & TARGET_KINDS) {
        fill_target(c, insn);
    }
    for (uint32_t rare = kinds & RARE_KINDS; rare != 0; rare &= rare - 1) {
        fill_rare(c, insn, (HoleKind)__builtin_ctz(rare));
    }
}

static void copy(uint8_t *out, const uint8_t *bytes, uint32_t count)
{
    for (uint32_t done = 0; done < count; done += STENCIL_PIECE_BYTES) {
        memcpy(out + done, bytes + done, STENCIL_PIECE_BYTES);
    }
}

static void emit(Compilation *c, const Placement *place)
{
    const Stencil *stencil = place->stencil;
    uint8_t *hot = c->out + place->hot, *cold = c->out + place->cold;
    copy(hot, stencil->hot, stencil->hot_bytes);
    copy(cold, stencil->cold, stencil->cold_bytes);
    fill_values(c, place);
    target_patch_part(hot, address_of(c, place->hot), stencil->hot_holes, stencil->hot_hole_count,
                      &c->values);
    target_patch_part(cold, address_of(c, place->cold), stencil->cold_holes,
                      stencil->cold_hole_count, &c->values);
}

/* A way out before the instruction, taken when the pattern says so. */
static void emit_exit(Compilation *c, const Step *step, uint32_t hot, uint32_t cold)
{
    const Stencil *stencil = &stencils[stencil_exit];
    JitCounters *counters = c->jit->counters;
    c->fits &= target_rotate_exit(c->out + hot, (uintptr_t)c->start + hot, &counters->exit_pattern,
                                  (uintptr_t)c->start + cold);
    target_count(c->out + cold, &counters->exits[MACHINE_EXIT_STRESS]);
    Placement place = {.stencil = stencil, .step = step};
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

static void emit_all(Compilation *c)
{
    const Stencil *entry = &stencils[stencil_entry];
    uint32_t cold = (uint32_t)c->hot_bytes + GAP_BYTES, loop = 0;
    target_count(c->out, &c->machine->entries);
    emit(c, &(Placement){entry, c->steps, TARGET_COUNT_BYTES, cold});
    cold += entry->cold_bytes;
    for (const Step *step = c->steps; step < c->steps + c->step_count; step++) {
        const Stencil *stencil = &stencils[step->stencil];
        uint32_t hot = c->offsets[step->index];
        if (may_leave(c, &c->code->insns[step->index])) {
            emit_exit(c, step, hot, cold);
            hot += TARGET_ROTATE_EXIT_BYTES;
            cold += exit_bytes();
        }
        emit(c, &(Placement){stencil, step, hot, cold});
        c->cold_offsets[step->index] = cold;
        cold += stencil->cold_bytes;
        if (is_loop(step)) {
            emit_loop_entry(c, loop++, c->offsets[step->index], cold);
            cold += LOOP_ENTRY_BYTES;
        }
    }
}

/* ---- the whole ---- */

bool baseline_reaches_runtime(void)
{
    for (uint32_t i = 0; i < stencil_symbol_count; i++) {
        if (!low_memory_reaches(stencil_symbols[i], 1)) {
            return false;
        }
    }
    for (uint32_t op = 0; op < OP_COUNT; op++) {
        if ((uintptr_t)slow_table[op] > INT32_MAX) {
            return false;
        }
    }
    return true;
}

/* The record of this function's code that died; NULL: there is none. */
static MachineCode *take_dead_record(Compilation *c)
{
    for (MachineCode **link = &c->jit->dead; *link; link = &(*link)->next) {
        MachineCode *record = *link;
        if (record->code == c->code) {
            *link = record->next;
            return record;
        }
    }
    return NULL;
}

static MachineCode *new_record(Compilation *c)
{
    MachineCode *record = low_memory_new(c->vm, sizeof *record);
    const size_t count = c->code->proto->code_count;
    uint32_t *offsets = low_memory_new(c->vm, 2 * count * sizeof *offsets);
    if (!record || !offsets) {
        return NULL;
    }
    record->code = c->code;
    record->offsets = offsets;
    record->cold_offsets = offsets + count;
    return record;
}

/* Memory that depends on the number of instructions only. */
static const char *allocate(Compilation *c)
{
    const Code *code = c->code;
    const uint32_t count = code->proto->code_count;
    c->machine = take_dead_record(c);
    c->again = c->machine != NULL;
    c->machine = c->machine ? c->machine : new_record(c);
    c->steps = malloc((count + 1) * sizeof *c->steps);
    if (!c->machine || !c->steps) {
        return "out of memory";
    }
    c->offsets = c->machine->offsets;
    c->cold_offsets = c->machine->cold_offsets;
    bool low = low_memory_reaches(code->insns, count * sizeof *code->insns) &&
               low_memory_reaches(code, sizeof *code) &&
               low_memory_reaches(c->machine, sizeof *c->machine);
    return low ? NULL : "no memory below 2 GiB";
}

static const char *reserve(Compilation *c, size_t bytes)
{
    if (!c->machine->loop_offsets) {
        c->machine->loop_offsets =
            low_memory_new(c->vm, (c->loop_count + 1) * sizeof *c->loop_offsets);
    }
    c->loop_offsets = c->machine->loop_offsets;
    if (!c->loop_offsets) {
        return "out of memory";
    }
    if (bytes > MAX_BYTES) {
        return "function too large";
    }
    c->start = code_cache_reserve(&c->jit->cache, bytes);
    if (!c->start) {
        return c->jit->cache.refusal;
    }
    c->out = code_cache_writable(&c->jit->cache, c->start, bytes);
    return c->out ? NULL : c->jit->cache.refusal;
}

static const char *compile(Compilation *c)
{
    const char *refusal = allocate(c);
    if (refusal) {
        return refusal;
    }
    measure(c);
    size_t bytes = c->hot_bytes + c->cold_bytes + (size_t)2 * GAP_BYTES;
    refusal = reserve(c, bytes);
    if (refusal) {
        return refusal;
    }
    c->machine->entries = 0;
    c->machine->start = c->start;
    c->machine->bytes = (uint32_t)bytes;
    c->machine->hot_bytes = (uint32_t)c->hot_bytes;
    c->machine->insn_count = c->step_count;
    emit_all(c);
    if (!c->fits) {
        code_cache_release(&c->jit->cache, c->start, bytes);
        return "a hole that cannot be filled in";
    }
    return code_cache_publish(&c->jit->cache, c->start, bytes) ? NULL : c->jit->cache.refusal;
}

MachineCode *baseline_compile(VM *vm, Jit *jit, Code *code, const char **refusal)
{
    Compilation c = {.vm = vm, .jit = jit, .code = code, .fits = true};
    for (uint32_t i = 0; i < stencil_symbol_count; i++) {
        *address_for(&c, HOLE_SYMBOL + i) = low_half(stencil_symbols[i]);
    }
    *refusal = compile(&c);
    free(c.steps);
    if (*refusal) {
        burned_places_free(&c.burned);
        return NULL;
    }
    c.machine->burned = c.burned;
    jit->counters->recompiled += c.again;
    return c.machine;
}

uint32_t machine_code_index(const MachineCode *machine, uint32_t offset)
{
    const uint32_t count = machine->code->proto->code_count;
    const uint32_t *starts = offset < machine->hot_bytes ? machine->offsets : machine->cold_offsets;
    uint32_t index = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (starts[i] != MACHINE_NO_OFFSET && starts[i] <= offset) {
            index = i;
        }
    }
    return index;
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

void baseline_uninstall(Code *code, uint32_t trip_count)
{
    for (uint32_t i = 0; i < code->proto->code_count; i += words_of(&code->insns[i])) {
        Insn *insn = &code->insns[i];
        if (INSN_OPCODE(*insn) == OP_LOOP_NATIVE) {
            insn->op = OP_LOOP << OP_FLAG_BITS;
            insn->feedback.counter = trip_count;
        }
    }
}

#endif
