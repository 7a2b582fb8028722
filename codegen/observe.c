#include "codegen/observe.h"

#include <inttypes.h>

#include "codegen/target.h"
#include "runtime/str.h"

#ifdef RUFF_HAS_MACHINE_CODE

static const char *file_of(const Proto *proto)
{
    return proto->file ? proto->file : "?";
}

static double microseconds(uint64_t nanoseconds)
{
    return (double)nanoseconds / 1000.0;
}

void observe_log_compiled(FILE *out, const MachineCode *machine, TierReason reason)
{
    static const char *const reasons[] = {"calls", "a loop", "resumptions"};
    const Proto *proto = machine->code->proto;
    fprintf(out,
            "jit: compiled %s (%s:%" PRIu32 ") because of %s: %" PRIu32 " instructions, %" PRIu32
            " bytes (%" PRIu32 " hot), %.1f us\n",
            proto->info.name->data, file_of(proto), proto->line, reasons[reason],
            machine->insn_count, machine->bytes, machine->hot_bytes,
            microseconds(machine->nanoseconds));
}

static const char *const exit_texts[MACHINE_EXIT_COUNT] = {
#define MACHINE_EXIT(NAME, name, text) text,
#include "stencils/machine_exits.def"
#undef MACHINE_EXIT
};

void observe_log_exit(FILE *out, const Code *code, const Insn *pc, MachineExit reason)
{
    const Proto *proto = code->proto;
    uint32_t line, column;
    proto_position(proto, (uint32_t)(pc - code->insns), &line, &column);
    fprintf(out, "jit: %s leaves typed code at %s:%" PRIu32 ":%" PRIu32 ": %s\n",
            proto->info.name->data, file_of(proto), line, column, exit_texts[reason]);
}

void observe_log_exits(FILE *out, const Jit *jit)
{
    for (uint32_t i = 0; i < MACHINE_EXIT_COUNT; i++) {
        uint64_t taken = jit->counters->exits[i];
        if (taken > 0) {
            fprintf(out, "jit: exits from machine code: %" PRIu64 " because of %s\n", taken,
                    exit_texts[i]);
        }
    }
}

void observe_log_invalidated(FILE *out, const Code *code, const char *which, uint64_t redirected)
{
    fprintf(out,
            "jit: %s%s is dead: a function that it calls is not what its name means now; "
            "%" PRIu64 " returns redirected\n",
            which, code->proto->info.name->data, redirected);
}

void observe_stats(FILE *out, VM *vm, const Jit *jit)
{
    const char *name;
    uint64_t value;
    for (uint32_t i = 0; jit_counter(vm, i, &name, &value); i++) {
        fprintf(out, "jit: %-20s %" PRIu64 "\n", name, value);
    }
    fputs("jit: entries by calls, bytes of machine code, function\n", out);
    for (const MachineCode *machine = jit->first; machine; machine = machine->next) {
        const Proto *proto = machine->code->proto;
        fprintf(out, "jit: %12" PRIu64 " %8" PRIu32 "  %s (%s:%" PRIu32 ")\n", machine->entries,
                machine->bytes, proto->info.name->data, file_of(proto), proto->line);
    }
}

void observe_perf_map(FILE *out, const Proto *proto, const uint8_t *start, uint32_t bytes)
{
    fprintf(out, "%" PRIxPTR " %" PRIx32 " ruff:%s %s:%" PRIu32 "\n", (uintptr_t)start, bytes,
            proto->info.name->data, file_of(proto), proto->line);
    fflush(out);
}

#endif
