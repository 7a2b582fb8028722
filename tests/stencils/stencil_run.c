#include "tests/stencils/stencil_run.h"
#include "tests/stencils/stencil_coverage.h"

#ifdef RUFF_HAS_MACHINE_CODE

#include <criterion/criterion.h>
#include <string.h>
#include <sys/mman.h>

#include "vm/interp/interp.h"

#define CODE_BYTES  4096u
#define COLD_OFFSET 2048u /* far from the hot part, like in a function */
#define FRAME_SLOTS (REG_MAX + 64)
#define FRAME_BYTES (32 * REG_SCALE)

/* mov eax, 0x100 + n; ret */
#define ENDING_TAG   0x100u
#define ENDING_BYTES 6u

StencilRun stencil_run;

#define INSN_COUNT 8u
static Insn insns[INSN_COUNT]; /* in the binary, and so below 2 GiB */
static Value frame[FRAME_SLOTS];
static uint8_t *code;
static size_t used;
static struct Interp interp; /* what unwinding remembers of places */

typedef struct Returned {
    uint64_t tag, bits;
} Returned;

extern Returned ruff_enter(VM *vm, Value *fp, const void *entry, uintptr_t native_sp);
extern const void *const interp_dispatch[];

/* The function in the frame: no registers to release, whatever the stencil's operands are. */
static HandlerRange handler;
static struct {
    Function function;
    Cell *captures[STENCIL_RUN_CAPTURES];
} frame_callee;

static void enter_function(void)
{
    static InsnWord words[INSN_COUNT]; /* NOPs */
    static OwnershipEntry ownership;
    static uint64_t bitmap[2];
    static Proto proto;
    static Code callee_code;
    proto = (Proto){.code = words, .code_count = INSN_COUNT, .ownership = &ownership};
    proto.ownership_count = 1;
    proto.ownership_words = bitmap;
    proto.handlers = &handler;
    callee_code = (Code){.proto = &proto, .insns = insns};
    frame_callee.function.header.rc = 9;
    frame_callee.function.code = &callee_code;
    for (uint32_t i = 0; i < STENCIL_RUN_CAPTURES; i++) {
        stencil_run.cells[i].header.rc = 2;
        frame_callee.function.captures[i] = &stencil_run.cells[i];
    }
    stencil_run.fp[-1] = value_object(TAG_FUNCTION, &frame_callee.function);
    stencil_run.vm.error.located = true; /* its trace needs a whole VM */
}

void stencil_run_catch(void)
{
    handler = (HandlerRange){0, INSN_COUNT, (uint32_t)(stencil_run_leave() - insns)};
    ((Proto *)frame_callee.function.code->proto)->handler_count = 1;
}

void stencil_run_begin(void)
{
    memset(&stencil_run, 0, sizeof stencil_run);
    memset(insns, 0, sizeof insns);
    memset(frame, 0, sizeof frame);
    code = mmap(NULL, CODE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT,
                -1, 0);
    cr_assert(code != MAP_FAILED);
    stencil_run.fp = frame + 4;
    stencil_run.insn = insns + 2;
    stencil_run.vm.dispatch = interp_dispatch;
    stencil_run.vm.machine_exits = stencil_run.exits;
    stencil_run.vm.stack_end = frame + FRAME_SLOTS;
    enter_function();
}

void stencil_run_end(void)
{
    munmap(code, CODE_BYTES);
    stencil_coverage_write();
}

static Insn *target_insn(void)
{
    return stencil_run.insn + 4;
}

Insn *stencil_run_leave(void)
{
    return stencil_run.insn + 5;
}

static SlowResult slow(VM *vm, Value *fp, Insn *pc)
{
    stencil_run.was_slow = true;
    cr_assert_eq(vm, &stencil_run.vm);
    cr_assert_eq(fp, stencil_run.fp);
    cr_assert_eq(pc, stencil_run.insn);
    cr_assert_eq((uintptr_t)__builtin_frame_address(0) % 16, 0, "the stack is not aligned");
    switch (stencil_run.slow_next) {
    case SLOW_TO_TARGET:
        return slow_done(target_insn());
    case SLOW_TO_LEAVE:
        return slow_done(stencil_run_leave());
    case SLOW_CALLS:
        return (SlowResult){stencil_run.insn + 1, stencil_run.slow_callee};
    case SLOW_RAISES:
        frame_function(fp)->header.rc = 9; /* unwinding gives one up, and there is no heap */
        return slow_raised();
    case SLOW_TO_NEXT:
        break;
    }
    return slow_done(stencil_run.insn + 1);
}

/* Stands for kernel_release(). */
static void note_release(VM *vm, Object *o)
{
    cr_assert_eq(vm, &stencil_run.vm);
    cr_assert_eq((uintptr_t)__builtin_frame_address(0) % 16, 0, "the stack is not aligned");
    stencil_run.released = o;
}

static int64_t symbol_value(uint16_t symbol)
{
    if (strcmp(stencil_symbol_names[symbol], "kernel_release") == 0) {
        return (int64_t)(intptr_t)note_release;
    }
    return (int64_t)(intptr_t)stencil_symbols[symbol];
}

static uint8_t *add_bytes(const uint8_t *bytes, size_t count)
{
    uint8_t *at = code + used;
    memcpy(at, bytes, count);
    used += count;
    return at;
}

static uint8_t *add_ending(StencilEnding ending)
{
    const uint8_t bytes[ENDING_BYTES] = {0xb8, (uint8_t)ending, ENDING_TAG >> 8, 0, 0, 0xc3};
    return add_bytes(bytes, sizeof bytes);
}

/* Where the parts of the stencil and its ways out stand. */
typedef struct Places {
    uint8_t *hot, *cold, *cont, *target;
} Places;

static int64_t half(uint64_t bits, bool upper)
{
    return (int64_t)(upper ? bits >> 32 : bits & UINT32_MAX);
}

static int64_t hole_value(const StencilHole *hole, const Places *places)
{
    const Insn *insn = stencil_run.insn;
    switch ((HoleKind)hole->kind) {
    case HOLE_A:
        return insn->a;
    case HOLE_B:
        return insn->b;
    case HOLE_C:
        return insn->c;
    case HOLE_SIMM_C:
        return (int16_t)insn->c;
    case HOLE_IMM32:
        return insn_imm32(insn->b, insn->c);
    case HOLE_PC:
    case HOLE_PC_RELATIVE:
        return (int64_t)(intptr_t)insn;
    case HOLE_NEXT_PC:
        return (int64_t)(intptr_t)(insn + 1);
    case HOLE_NEXT_CODE:
        return (int64_t)(intptr_t)places->cont;
    case HOLE_TARGET_PC:
        return (int64_t)(intptr_t)target_insn();
    case HOLE_GLOBAL:
    case HOLE_GLOBAL_HIGH:
        return half((uintptr_t)insn->feedback.place, hole->kind == HOLE_GLOBAL_HIGH);
    case HOLE_GLOBAL_CALLEE:
    case HOLE_GLOBAL_CALLEE_HIGH:
        return half((uintptr_t)insn[1].feedback.place, hole->kind == HOLE_GLOBAL_CALLEE_HIGH);
    case HOLE_FUNCTION:
    case HOLE_FUNCTION_HIGH:
        return half(insn[1].feedback.place->bits, hole->kind == HOLE_FUNCTION_HIGH);
    case HOLE_FUNCTION_CODE:
        return (int64_t)(intptr_t)insn[1].feedback.place->function->code;
    case HOLE_CONSTANT_TAG:
        return (int64_t)insn->feedback.constant->tag;
    case HOLE_CONSTANT_BITS:
    case HOLE_CONSTANT_BITS_HIGH:
        return half(insn->feedback.constant->bits, hole->kind == HOLE_CONSTANT_BITS_HIGH);
    case HOLE_CONSTANT_A:
    case HOLE_CONSTANT_A_HIGH:
        return half((uintptr_t)insn->feedback.constant, hole->kind == HOLE_CONSTANT_A_HIGH);
    case HOLE_REGISTER_BYTES:
        return FRAME_BYTES;
    case HOLE_SLOW_FUNCTION:
        return (int64_t)(intptr_t)slow;
    case HOLE_CONT:
        return (int64_t)(intptr_t)places->cont;
    case HOLE_TARGET:
        return (int64_t)(intptr_t)places->target;
    case HOLE_HOT:
        return (int64_t)(intptr_t)places->hot;
    case HOLE_COLD:
        return (int64_t)(intptr_t)places->cold;
    case HOLE_SIDE_EXIT: /* of the typed tier */
    case HOLE_RESULT_EXIT:
    case HOLE_TYPED_CALLEE:
    case HOLE_SYMBOL:
    case HOLE_KIND_COUNT:
        break;
    }
    cr_assert(hole->kind >= HOLE_SYMBOL && hole->kind < HOLE_SYMBOL + stencil_symbol_count,
              "a hole of unknown kind");
    return symbol_value((uint16_t)(hole->kind - HOLE_SYMBOL));
}

static void patch(uint8_t *part, const StencilHole *holes, size_t count, const Places *places)
{
    for (size_t i = 0; i < count; i++) {
        uint8_t *at = part + holes[i].offset;
        int64_t value = hole_value(&holes[i], places) + holes[i].addend;
        cr_assert(target_patch(at, (uintptr_t)part, (HoleEncoding)holes[i].encoding, value));
    }
}

void stencil_run_index(uint16_t index)
{
    const Stencil *stencil = &stencils[index];
    cr_assert_eq(mprotect(code, CODE_BYTES, PROT_READ | PROT_WRITE), 0);
    used = 0;
    Places places = {.hot = add_bytes(stencil->hot, stencil->hot_bytes)};
    places.cont = add_ending(ENDED_AT_CONT);
    places.target = add_ending(ENDED_AT_TARGET);
    cr_assert_leq(used, COLD_OFFSET);
    used = COLD_OFFSET;
    places.cold = add_bytes(stencil->cold, stencil->cold_bytes);
    cr_assert_leq(used, CODE_BYTES);
    patch(places.hot, stencil->hot_holes, stencil->hot_hole_count, &places);
    patch(places.cold, stencil->cold_holes, stencil->cold_hole_count, &places);
    cr_assert_eq(mprotect(code, CODE_BYTES, PROT_READ | PROT_EXEC), 0);
    stencil_run_leave()->op = OP_LEAVE << OP_FLAG_BITS;
    stencil_run.was_slow = false;
    stencil_run.released = NULL;
    interp = (struct Interp){0};
    stencil_run.vm.interp = &interp;
    Returned returned = ruff_enter(&stencil_run.vm, stencil_run.fp, places.hot, 0);
    bool by_return = returned.tag < ENDING_TAG;
    stencil_run.ending = by_return ? ENDED_BY_RETURN : (StencilEnding)(returned.tag - ENDING_TAG);
    stencil_run.returned_tag = returned.tag;
    stencil_run.returned_bits = returned.bits;
    stencil_coverage_note(index, stencil_run.was_slow);
}

void stencil_run_op(uint16_t op, uint16_t a, uint16_t b, uint16_t c)
{
    stencil_run.insn->op = op;
    stencil_run.insn->a = a;
    stencil_run.insn->b = b;
    stencil_run.insn->c = c;
    stencil_run_index(stencil_for(stencil_run.insn, op));
}

static const void *executable(const uint8_t *bytes, size_t count)
{
    void *place =
        mmap(NULL, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    cr_assert(place != MAP_FAILED);
    memcpy(place, bytes, count);
    cr_assert_eq(mprotect(place, count, PROT_READ | PROT_EXEC), 0);
    return place;
}

const void *stencil_run_callee(void)
{
    /* mov rax, [r13]; mov rdx, [r13 + 8]; ret */
    static const uint8_t bytes[] = {0x49, 0x8b, 0x45, 0x00, 0x49, 0x8b, 0x55, 0x08, 0xc3};
    static const void *callee;
    return callee = callee ? callee : executable(bytes, sizeof bytes);
}

const void *stencil_run_raising_callee(void)
{
    /* mov eax, TAG_EXCEPTION; xor edx, edx; ret */
    static const uint8_t bytes[] = {0xb8, TAG_EXCEPTION, 0, 0, 0, 0x31, 0xd2, 0xc3};
    static const void *callee;
    return callee = callee ? callee : executable(bytes, sizeof bytes);
}

#endif
