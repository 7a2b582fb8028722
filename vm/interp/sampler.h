/*
 * sampler.h - looks, many times a second, where a running program stands.
 *
 * A timer's signal interrupts the thread wherever it is: in a handler of the interpreter, in
 * machine code, in a function of C that an instruction has called. The signal handler reads the
 * position from the registers (handlers: r13 fp, r14 pc; machine code: r13 fp, the instruction by
 * TierHooks.locate; C: vm->fp and vm->pc, which every way from code to C sets), walks the frame
 * headers on the value stack, and writes the instructions that it finds, innermost first, into
 * memory that was reserved beforehand. It follows no pointer but those from frame to frame, which
 * it keeps within the value stack; whether an instruction is one is for the reader to check. So
 * code that leaves headers out (the typed tier) gives wrong callers at worst.
 *
 * The timer runs in real time, which alone is fine enough, but a tick counts only when the thread
 * has used up its share of processor time: waiting and being kept waiting by others is not sampled.
 *
 * In the portable engine, where no register can be relied on, the tick is taken by the engine
 * behind the instruction in progress (sampler_take).
 *
 * One sampler at a time in a process; other threads are not sampled. Uses SIGPROF.
 */
#ifndef RUFF_VM_INTERP_SAMPLER_H
#define RUFF_VM_INTERP_SAMPLER_H

#include <signal.h>
#include <time.h>

#include "runtime/vm.h"
#include "vm/bytecode/insn.h"

#define SAMPLER_DEFAULT_HZ 1000u
#define SAMPLER_MAX_HZ     10000u
#define SAMPLER_MAX_FRAMES 256u /* of one sample, from the innermost outwards */

/* What the thread was executing. */
typedef enum SampleKind {
    SAMPLE_OUTSIDE,     /* no Ruff function was active: compiling, scheduling, writing */
    SAMPLE_INTERPRETER, /* a handler */
    SAMPLE_MACHINE,     /* machine code of the JIT */
    SAMPLE_C,           /* a function of C on behalf of an instruction: library, memory, compiler */
    SAMPLE_KIND_COUNT
} SampleKind;

typedef struct Sampler {
    VM *vm;
    uint64_t *words; /* the samples, one behind the other */
    size_t capacity, used;
    uint64_t period_ns, due_ns; /* processor time of the thread: of a sample, at the next one */
    uint64_t last_ns;           /* at the last tick */
    uint64_t began_ns, cpu_ns;  /* when it was started; used up until it was stopped */
    uint64_t lost;              /* samples for which there was no room */
    uint32_t waiting;           /* portable engine: ticks not yet taken */
    uintptr_t handlers, handlers_end; /* native engine: code with vm, fp, pc in registers */
    uintptr_t shared, shared_end;     /* of these what machine code shares */
    timer_t timer;
    void *signal_stack;
} Sampler;

/* Begins to sample the VM, whose code will run on this thread. False: errno says why. */
bool sampler_start(Sampler *sampler, VM *vm, uint32_t rate_hz);
void sampler_stop(Sampler *sampler);
void sampler_free(Sampler *sampler);
/* The portable engine: the instruction at pc of the frame at fp was in progress. */
void sampler_take(Sampler *sampler, Value *fp, const Insn *pc, SampleKind kind);

typedef struct Sample {
    SampleKind kind;
    bool cut;        /* there were more frames */
    uint32_t weight; /* ticks that it stands for */
    uint32_t count;
    const uint64_t *insns; /* addresses, innermost first; maybe not of instructions */
} Sample;

/* The sample at *position, which begins at 0 and is moved on; false: that was all. */
bool sampler_next(const Sampler *sampler, size_t *position, Sample *sample);

#endif
