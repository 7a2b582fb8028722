#include "vm/interp/roots.h"

#include "vm/bytecode/operands.h"
#include "vm/interp/generator.h"
#include "vm/interp/loader.h"
#include "vm/interp/scheduler.h"
#include "vm/interp/unwind.h"

static void visit_frame(VM *vm, Value *fp, const uint64_t *owned, RootVisitor visit, void *context)
{
    uint32_t words = bit_words(frame_code(fp)->proto->register_count);
    visit(vm, fp[-1], context);
    for (uint32_t word = 0; word < words; word++) {
        for (uint64_t bits = owned[word]; bits != 0; bits &= bits - 1) {
            visit(vm, fp[word * 64 + (uint32_t)__builtin_ctzll(bits)], context);
        }
    }
}

/* A frame whose instruction pc is in progress. */
static void visit_calling_frame(VM *vm, Value *fp, const Insn *pc, RootVisitor visit, void *context)
{
    const Code *code = frame_code(fp);
    uint64_t owned[OWNED_WORDS];
    ownership_in(code->proto, (uint32_t)(pc - code->insns), owned);
    visit_frame(vm, fp, owned, visit, context);
}

static void visit_error(VM *vm, RootVisitor visit, void *context)
{
    const PendingError *error = &vm->error;
    if (error->message) {
        visit(vm, value_string(error->message), context);
    }
    if (error->file) {
        visit(vm, value_string(error->file), context);
    }
    visit(vm, error->value, context);
    visit(vm, error->cause, context);
    visit(vm, error->rethrown, context);
    visit(vm, error->stack, context);
}

static void visit_rest(VM *vm, Value *caller, RootVisitor visit, void *context)
{
    for (Value *fp = caller; fp; fp = frame_header(fp)->caller) {
        visit_calling_frame(vm, fp, frame_header(fp)->pc, visit, context);
    }
    for (const GeneratorRun *run = vm->interp->running; run; run = run->outer) {
        visit(vm, value_object(TAG_GENERATOR, run->generator), context);
    }
    visit_error(vm, visit, context);
    loader_visit_roots(vm, visit, context);
    scheduler_visit_roots(vm, visit, context);
}

void roots_visit(VM *vm, RootVisitor visit, void *context)
{
    if (!vm->fp) {
        visit_rest(vm, NULL, visit, context);
        return;
    }
    visit_calling_frame(vm, vm->fp, vm->pc, visit, context);
    visit_rest(vm, frame_header(vm->fp)->caller, visit, context);
}

void roots_visit_at(VM *vm, Value *fp, const Insn *pc, RootVisitor visit, void *context)
{
    const Code *code = frame_code(fp);
    uint64_t owned[OWNED_WORDS];
    ownership_before(code->proto, (uint32_t)(pc - code->insns), owned);
    visit_frame(vm, fp, owned, visit, context);
    visit_rest(vm, frame_header(fp)->caller, visit, context);
}

/* Frames that C has entered do not stand in a window of the caller's registers. */
static bool called_directly(Value *fp, Value *caller)
{
    const Insn *pc = frame_header(caller)->pc;
    switch (INSN_OPCODE(*pc)) {
    case OP_FOR_NEXT:
        return frame_register(caller, pc->a)->tag == TAG_GENERATOR &&
               caller + frame_code(caller)->register_count + RESUMED_LINKAGE == fp;
    case OP_CALL:
    case OP_CALL_GLOBAL:
    case OP_CALL_METHOD:
    case OP_PATH_METHOD:
        return frame_register(caller, pc->b) + FRAME_LINKAGE == fp;
    default:
        return false;
    }
}

bool roots_are_complete(const VM *vm, Value *fp)
{
    if (vm->interp->running) {
        return false; /* C has resumed a frame, maybe from outside of all others */
    }
    for (Value *caller; (caller = frame_header(fp)->caller) != NULL; fp = caller) {
        if (!called_directly(fp, caller)) {
            return false;
        }
    }
    return true;
}
