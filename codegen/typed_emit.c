#include "codegen/typed_emit.h"

#include <stdlib.h>
#include <string.h>

#include "codegen/gdb_jit.h"
#include "codegen/observe.h"
#include "codegen/target.h"
#include "runtime/low_memory.h"

bool typed_ops_init(TypedOps *ops, uint32_t insn_count)
{
    *ops = (TypedOps){.entry_exit = TYPED_NO_EXIT};
    ops->firsts = malloc((insn_count + 1) * sizeof *ops->firsts);
    if (ops->firsts) {
        memset(ops->firsts, 0xff, (insn_count + 1) * sizeof *ops->firsts);
    }
    return ops->firsts != NULL;
}

void typed_ops_free(TypedOps *ops)
{
    free(ops->items);
    free(ops->firsts);
    free(ops->exits);
    *ops = (TypedOps){0};
}

void typed_ops_begin(TypedOps *ops, uint32_t pc)
{
    ops->firsts[pc] = ops->count;
}

TypedOp *typed_ops_add(TypedOps *ops, uint16_t stencil, uint32_t pc)
{
    if (ops->count == ops->capacity) {
        uint32_t capacity = ops->capacity ? 2 * ops->capacity : 64;
        TypedOp *grown = realloc(ops->items, capacity * sizeof *grown);
        if (!grown) {
            return NULL;
        }
        ops->items = grown;
        ops->capacity = capacity;
    }
    TypedOp *op = &ops->items[ops->count++];
    *op = (TypedOp){.stencil = stencil,
                    .pc = pc,
                    .target = TYPED_NO_TARGET,
                    .exit = TYPED_NO_EXIT,
                    .result_exit = TYPED_NO_EXIT,
                    .stress_exit = TYPED_NO_EXIT};
    return op;
}

int32_t typed_ops_add_exit(TypedOps *ops, TypedExit *exit)
{
    if (ops->exit_count == ops->exit_capacity) {
        uint32_t capacity = ops->exit_capacity ? 2 * ops->exit_capacity : 32;
        TypedExit **grown = realloc(ops->exits, capacity * sizeof *grown);
        if (!grown) {
            return -1;
        }
        ops->exits = grown;
        ops->exit_capacity = capacity;
    }
    ops->exits[ops->exit_count] = exit;
    return (int32_t)ops->exit_count++;
}

#ifdef RUFF_HAS_MACHINE_CODE

#define COPY_PIECE_BYTES    32u
#define BASELINE_STUB_BYTES (TARGET_COUNT_BYTES + TARGET_JUMP_BYTES)

typedef struct Emission {
    VM *vm;
    Jit *jit;
    TypedOps *ops;
    TypedCode *typed;
    uint32_t stubs; /* offset of the first exit's stub; one each, then one more for each call */
    uint32_t hot_bytes, cold_bytes, call_count;
    uint8_t *start, *out;
    bool fits;
} Emission;

static const Stencil *stencil_of_op(const TypedOp *op)
{
    return &stencils[op->stencil];
}

static uint32_t lead_bytes(const TypedOp *op)
{
    return op->stress_exit == TYPED_NO_EXIT ? 0 : TARGET_ROTATE_EXIT_BYTES;
}

/* Where the stencil begins. */
static uint32_t body_of(const TypedOp *op)
{
    return op->hot + lead_bytes(op);
}

static void measure(Emission *e)
{
    uint32_t hot = TARGET_COUNT_BYTES;
    for (uint32_t i = 0; i < e->ops->count; i++) {
        TypedOp *op = &e->ops->items[i];
        if (i == e->ops->typed_entry) { /* where the function calls itself */
            hot = (hot + CODE_CACHE_ALIGNMENT - 1) & ~((uint32_t)CODE_CACHE_ALIGNMENT - 1);
        }
        op->hot = hot;
        hot += lead_bytes(op) + stencil_of_op(op)->hot_bytes;
        e->cold_bytes += stencil_of_op(op)->cold_bytes;
        e->call_count += op->calls;
    }
    uint32_t cold = hot + COPY_PIECE_BYTES;
    e->hot_bytes = hot;
    for (uint32_t i = 0; i < e->ops->count; i++) {
        e->ops->items[i].cold = cold;
        cold += stencil_of_op(&e->ops->items[i])->cold_bytes;
    }
    e->stubs = cold + COPY_PIECE_BYTES;
}

static int64_t address_of(const Emission *e, uint32_t offset)
{
    return (int64_t)(uintptr_t)e->start + offset;
}

/* Behind the stubs of all exits: the way to baseline code. */
static uint32_t baseline_stub(const Emission *e)
{
    return e->ops->exit_count + e->call_count;
}

static int64_t exit_address(const Emission *e, int32_t exit)
{
    uint32_t stub = exit == TYPED_EXIT_TO_BASELINE ? baseline_stub(e) : (uint32_t)exit;
    return address_of(e, e->stubs + stub * TARGET_EXIT_BYTES);
}

static uint32_t target_offset(Emission *e, uint32_t pc)
{
    uint32_t first = e->ops->firsts[pc];
    e->fits &= first < e->ops->count;
    return first < e->ops->count ? e->ops->items[first].hot : 0;
}

static int64_t hole_value(Emission *e, const TypedOp *op, const StencilHole *hole)
{
    switch ((HoleKind)hole->kind) {
    case HOLE_A:
        return op->a;
    case HOLE_B:
        return op->b;
    case HOLE_C:
        return op->c;
    case HOLE_IMM32:
        return op->imm;
    case HOLE_PC:
    case HOLE_PC_RELATIVE:
        return (int64_t)(uintptr_t)&e->typed->code->insns[op->pc];
    case HOLE_CONSTANT_BITS:
        return (int64_t)(op->constant & UINT32_MAX);
    case HOLE_CONSTANT_BITS_HIGH:
        return (int64_t)(op->constant >> 32);
    case HOLE_REGISTER_BYTES:
        return (int64_t)e->typed->code->register_count * (int64_t)sizeof(Value);
    case HOLE_CONT:
        return address_of(e, body_of(op) + stencil_of_op(op)->hot_bytes);
    case HOLE_TARGET:
        return address_of(e, target_offset(e, op->target));
    case HOLE_HOT:
        return address_of(e, body_of(op));
    case HOLE_COLD:
        return address_of(e, op->cold);
    case HOLE_SIDE_EXIT:
        e->fits &= op->exit != TYPED_NO_EXIT;
        return exit_address(e, op->exit);
    case HOLE_RESULT_EXIT:
        e->fits &= op->result_exit != TYPED_NO_EXIT;
        return exit_address(e, op->result_exit);
    case HOLE_TYPED_CALLEE:
        return op->typed_entry ? (int64_t)(uintptr_t)op->typed_entry
                               : address_of(e, e->typed->typed_entry);
    case HOLE_FUNCTION_CODE:
        return (int64_t)(uintptr_t)op->callee->code;
    default:
        break;
    }
    if (hole->kind >= HOLE_SYMBOL) {
        return (int64_t)(uintptr_t)stencil_symbols[hole->kind - HOLE_SYMBOL];
    }
    e->fits = false;
    return 0;
}

static void patch(Emission *e, const TypedOp *op, uint32_t part, const StencilHole *holes,
                  uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = part + holes[i].offset;
        int64_t value = hole_value(e, op, &holes[i]) + holes[i].addend;
        e->fits &= target_patch(e->out + at, (uintptr_t)e->start + part,
                                (HoleEncoding)holes[i].encoding, value);
        if (holes[i].kind == HOLE_TYPED_CALLEE || holes[i].kind == HOLE_FUNCTION_CODE) {
            e->typed->returns[e->typed->return_count++].offset = at + 4;
        }
    }
}

static void emit_ops(Emission *e)
{
    for (uint32_t i = 0; i < e->ops->count; i++) {
        const TypedOp *op = &e->ops->items[i];
        const Stencil *stencil = stencil_of_op(op);
        if (lead_bytes(op) != 0) {
            e->fits &= target_rotate_exit(e->out + op->hot, (uintptr_t)e->start + op->hot,
                                          &e->jit->counters->exit_pattern,
                                          (uintptr_t)exit_address(e, op->stress_exit));
        }
        memcpy(e->out + body_of(op), stencil->hot, stencil->hot_bytes);
        memcpy(e->out + op->cold, stencil->cold, stencil->cold_bytes);
        patch(e, op, body_of(op), stencil->hot_holes, stencil->hot_hole_count);
        patch(e, op, op->cold, stencil->cold_holes, stencil->cold_hole_count);
    }
}

static void emit_stub(Emission *e, uint32_t offset, const TypedExit *exit, const char *destination)
{
    e->fits &= target_exit(e->out + offset, (uintptr_t)e->start + offset, (uintptr_t)exit,
                           (uintptr_t)destination);
}

static void emit_stubs(Emission *e)
{
    uint32_t offset = e->stubs, calls = 0;
    for (uint32_t i = 0; i < e->ops->exit_count; i++) {
        const TypedExit *exit = e->ops->exits[i];
        emit_stub(e, offset, exit,
                  (int32_t)i == e->ops->entry_exit  ? jit_typed_entry_exit
                  : exit->result != TYPED_NO_RESULT ? jit_typed_result
                                                    : jit_typed_exit);
        offset += TARGET_EXIT_BYTES;
    }
    for (uint32_t i = 0; i < e->ops->count; i++) {
        const TypedOp *op = &e->ops->items[i];
        if (op->calls) {
            emit_stub(e, offset, e->ops->exits[op->result_exit], jit_typed_lazy_result);
            e->typed->returns[calls++].lazy = offset;
            offset += TARGET_EXIT_BYTES;
        }
    }
    target_count(e->out + offset, &e->jit->counters->exits[MACHINE_EXIT_ENTRY]);
    offset += TARGET_COUNT_BYTES;
    e->fits &= target_jump(e->out + offset, (uintptr_t)e->start + offset,
                           (uintptr_t)e->typed->code->machine->start);
}

/* False: *refusal says why. */
static bool reserve(Emission *e, uint32_t bytes, const char **refusal)
{
    TypedCode *typed = e->typed;
    typed->returns = low_memory_new(e->vm, (e->call_count + 1) * sizeof *typed->returns);
    typed->exits = low_memory_new(e->vm, (e->ops->exit_count + 1) * sizeof *typed->exits);
    if (!typed->returns || !typed->exits || !low_memory_reaches(typed, sizeof *typed)) {
        *refusal = "no memory below 2 GiB";
        return false;
    }
    memcpy(typed->exits, e->ops->exits, e->ops->exit_count * sizeof *typed->exits);
    typed->exit_count = e->ops->exit_count;
    e->start = code_cache_reserve(&e->jit->cache, bytes);
    if (!e->start) {
        *refusal = e->jit->cache.refusal;
        return false;
    }
    e->out = code_cache_writable(&e->jit->cache, e->start, bytes);
    *refusal = e->jit->cache.refusal;
    return e->out != NULL;
}

/* Lines of the ops: fast parts, then slow parts. */
static void tell_debugger(const Emission *e)
{
    const Proto *proto = e->typed->code->proto;
    const uint32_t count = e->ops->count;
    DebugLine *lines = malloc(2 * (size_t)count * sizeof *lines);
    for (uint32_t i = 0; lines && i < count; i++) {
        const TypedOp *op = &e->ops->items[i];
        uint32_t line, column;
        proto_position(proto, op->pc, &line, &column);
        lines[i] = (DebugLine){.offset = op->hot, .line = line};
        lines[count + i] = (DebugLine){.offset = op->cold, .line = line};
    }
    gdb_jit_add_code(e->jit->gdb, proto, e->start, e->typed->bytes, lines, lines ? 2 * count : 0);
    free(lines);
}

const char *typed_emit(VM *vm, Jit *jit, TypedOps *ops, TypedCode *typed)
{
    Emission e = {.vm = vm, .jit = jit, .ops = ops, .typed = typed, .fits = true};
    measure(&e);
    uint32_t bytes =
        e.stubs + baseline_stub(&e) * TARGET_EXIT_BYTES + BASELINE_STUB_BYTES + COPY_PIECE_BYTES;
    const char *refusal;
    if (!reserve(&e, bytes, &refusal)) {
        return refusal;
    }
    typed->start = e.start;
    typed->bytes = bytes;
    typed->typed_entry = ops->items[ops->typed_entry].hot;
    target_nothing(e.out, typed->typed_entry); /* the gap before it */
    target_count(e.out, &typed->entries);
    emit_ops(&e);
    emit_stubs(&e);
    if (!e.fits) {
        code_cache_release(&jit->cache, e.start, bytes);
        return "an address does not fit its hole";
    }
    if (!code_cache_publish(&jit->cache, e.start, bytes)) {
        return jit->cache.refusal;
    }
    if (jit->perf_map) {
        observe_perf_map(jit->perf_map, typed->code->proto, e.start, bytes);
    }
    if (jit->gdb) {
        tell_debugger(&e);
    }
    return NULL;
}

#endif
