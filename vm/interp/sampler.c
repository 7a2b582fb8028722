#include "vm/interp/sampler.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "stencils/frame.h"
#include "vm/interp/interp.h"

#ifndef RUFF_PORTABLE
#include <ucontext.h>
#endif

#define BUFFER_BYTES       ((size_t)512 << 20) /* of addresses; memory when written */
#define BUFFER_FLOOR_BYTES ((size_t)4 << 20)
#define SIGNAL_STACK_BYTES ((size_t)64 << 10)
#define IDLE_SHARE         8u /* a thread that used less than this part of a tick was waiting */

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

static Sampler *volatile active;

static uint64_t thread_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* ---- samples in memory: a word of counts, then the addresses ---- */

static uint64_t pack(const Sample *sample)
{
    return (uint64_t)sample->weight << 32 | (uint64_t)sample->kind << 24 |
           (uint64_t)sample->cut << 16 | sample->count;
}

bool sampler_next(const Sampler *sampler, size_t *position, Sample *sample)
{
    if (*position >= sampler->used) {
        return false;
    }
    const uint64_t word = sampler->words[*position];
    *sample = (Sample){.kind = (SampleKind)(word >> 24 & 0xff),
                       .cut = (word >> 16 & 0xff) != 0,
                       .weight = (uint32_t)(word >> 32),
                       .count = (uint32_t)(word & 0xffff),
                       .insns = &sampler->words[*position + 1]};
    *position += 1 + sample->count;
    return true;
}

static bool is_frame(const VM *vm, const Value *fp)
{
    const uintptr_t offset = (uintptr_t)fp - (uintptr_t)vm->stack;
    return offset < vm->stack_bytes && offset >= FRAME_LINKAGE * sizeof(Value) &&
           offset % sizeof(Value) == 0;
}

/* Appends the calls that led to the frame. Each caller lies below its callee. */
static void add_callers(Sampler *sampler, Value *fp, Sample *sample, uint64_t *insns)
{
    while (is_frame(sampler->vm, fp)) {
        Value *caller = frame_header(fp)->caller;
        if (caller >= fp || !is_frame(sampler->vm, caller)) {
            return;
        }
        if (sample->count == SAMPLER_MAX_FRAMES) {
            sample->cut = true;
            return;
        }
        insns[sample->count++] = (uint64_t)(uintptr_t)frame_header(caller)->pc;
        fp = caller;
    }
}

static void record(Sampler *sampler, SampleKind kind, Value *fp, const Insn *pc, uint32_t weight)
{
    VM *vm = sampler->vm;
    if (sampler->capacity - sampler->used < 1 + SAMPLER_MAX_FRAMES) {
        sampler->lost += weight;
        return;
    }
    uint64_t *insns = &sampler->words[sampler->used + 1];
    Sample sample = {.kind = kind, .weight = weight};
    if (kind != SAMPLE_OUTSIDE) {
        insns[sample.count++] = (uint64_t)(uintptr_t)pc;
        add_callers(sampler, fp, &sample, insns);
        /* In the few instructions that push or pop a frame, fp is the callee's and pc the call. */
        if (kind != SAMPLE_C && sample.count > 1 && insns[0] == insns[1]) {
            sample.count--;
            for (uint32_t i = 0; i < sample.count; i++) {
                insns[i] = insns[i + 1];
            }
        }
    }
    sampler->words[sampler->used] = pack(&sample);
    sampler->used += 1 + sample.count;
    if (vm->heap.bytes_used > vm->heap.bytes_peak) {
        vm->heap.bytes_peak = vm->heap.bytes_used;
    }
}

/* ---- the tick ---- */

#ifndef RUFF_PORTABLE

extern const void *const interp_dispatch[];
extern const char interp_entry[], interp_counting_entry[], jit_resume[], jit_suspend[];
extern const char op_after_call[], op_after_resume[], op_raised[];
extern const char ruff_call[], ruff_shim_end[], jit_slow[], jit_shared_end[];

/* From the first handler to a little behind the beginning of the last: LOOP_NATIVE, which is the
 * last in the source, is one jump. */
#define LAST_HANDLER_BYTES 4u

static void widen(Sampler *sampler, const void *begin, const void *end)
{
    const uintptr_t first = (uintptr_t)begin, last = (uintptr_t)end;
    sampler->handlers = first < sampler->handlers ? first : sampler->handlers;
    sampler->handlers_end = last > sampler->handlers_end ? last : sampler->handlers_end;
}

/* The beginning of the handler that is the next one behind the address. */
static uintptr_t behind(const Sampler *sampler, uintptr_t address)
{
    uintptr_t next = sampler->handlers_end;
    for (size_t i = 0; i < OP_COUNT << OP_FLAG_BITS; i++) {
        const uintptr_t handler = (uintptr_t)interp_dispatch[i];
        next = handler > address && handler < next ? handler : next;
    }
    return next;
}

static void find_handlers(Sampler *sampler)
{
    const char *const others[] = {interp_entry,  interp_counting_entry, jit_resume, jit_suspend,
                                  op_after_call, op_after_resume,       op_raised};
    sampler->handlers = UINTPTR_MAX;
    for (size_t i = 0; i < OP_COUNT << OP_FLAG_BITS; i++) {
        widen(sampler, interp_dispatch[i], (const char *)interp_dispatch[i] + LAST_HANDLER_BYTES);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        widen(sampler, others[i], others[i] + LAST_HANDLER_BYTES);
    }
    sampler->shared = (uintptr_t)jit_resume; /* and jit_suspend, which is the next in the source */
    sampler->shared_end = behind(sampler, (uintptr_t)jit_suspend);
}

static bool lies_between(uintptr_t address, const char *begin, const char *end)
{
    return address >= (uintptr_t)begin && address < (uintptr_t)end;
}

static void on_tick_at(Sampler *sampler, const ucontext_t *context)
{
    VM *vm = sampler->vm;
    const greg_t *registers = context->uc_mcontext.gregs;
    const uintptr_t address = (uintptr_t)registers[REG_RIP];
    Value *fp = (Value *)(uintptr_t)registers[REG_R13]; // NOLINT(performance-no-int-to-ptr)
    const Insn *pc = vm->interp->tier.locate ? vm->interp->tier.locate(vm, address) : NULL;
    if (pc) {
        record(sampler, SAMPLE_MACHINE, fp, pc, 1);
        return;
    }
    const bool in_handler = address >= sampler->handlers && address < sampler->handlers_end;
    if (in_handler || lies_between(address, ruff_call, ruff_shim_end) ||
        lies_between(address, jit_slow, jit_shared_end)) {
        pc = (const Insn *)(uintptr_t)registers[REG_R14]; // NOLINT(performance-no-int-to-ptr)
        const bool is_shared = address >= sampler->shared && address < sampler->shared_end;
        const bool is_machine = is_shared && vm->interp->tier.locate;
        record(sampler, is_machine ? SAMPLE_MACHINE : SAMPLE_INTERPRETER, fp, pc, 1);
        return;
    }
    record(sampler, vm->fp ? SAMPLE_C : SAMPLE_OUTSIDE, vm->fp, vm->pc, 1);
}

#else

static void find_handlers(Sampler *sampler)
{
    (void)sampler;
}

#endif

void sampler_take(Sampler *sampler, Value *fp, const Insn *pc, SampleKind kind)
{
    sigset_t tick, before;
    sigemptyset(&tick);
    sigaddset(&tick, SIGPROF);
    pthread_sigmask(SIG_BLOCK, &tick, &before);
    record(sampler, kind, fp, pc, sampler->waiting);
    sampler->waiting = 0;
    sampler->vm->interp->sample_due = false;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Has the thread used up its share of processor time? What a sleeping one uses to take this signal
 * does not count. */
static bool is_due(Sampler *sampler)
{
    const uint64_t now_ns = thread_nanoseconds(), used_ns = now_ns - sampler->last_ns;
    sampler->last_ns = now_ns;
    if (used_ns < sampler->period_ns / IDLE_SHARE) {
        sampler->due_ns += used_ns;
        return false;
    }
    if (now_ns < sampler->due_ns) {
        return false;
    }
    sampler->due_ns += sampler->period_ns;
    if (sampler->due_ns < now_ns) {
        sampler->due_ns = now_ns + sampler->period_ns;
    }
    return true;
}

static void on_tick(int signal_number, siginfo_t *info, void *context)
{
    (void)signal_number, (void)info, (void)context;
    Sampler *sampler = active;
    const int error = errno;
    if (sampler && is_due(sampler)) {
#ifdef RUFF_PORTABLE
        sampler->waiting++;
        sampler->vm->interp->sample_due = true;
#else
        on_tick_at(sampler, context);
#endif
    }
    errno = error;
}

/* ---- beginning and end ---- */

static bool reserve(Sampler *sampler)
{
    for (size_t bytes = BUFFER_BYTES; bytes >= BUFFER_FLOOR_BYTES; bytes /= 2) {
        void *words = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (words != MAP_FAILED) {
            sampler->words = words;
            sampler->capacity = bytes / sizeof *sampler->words;
            return true;
        }
    }
    return false;
}

/* The native stack of the handlers may be almost used up when the signal comes. */
static bool install_handler(Sampler *sampler)
{
    sampler->signal_stack = malloc(SIGNAL_STACK_BYTES);
    if (!sampler->signal_stack) {
        return false;
    }
    const stack_t stack = {.ss_sp = sampler->signal_stack, .ss_size = SIGNAL_STACK_BYTES};
    struct sigaction action = {.sa_sigaction = on_tick,
                               .sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    return sigaltstack(&stack, NULL) == 0 && sigaction(SIGPROF, &action, NULL) == 0;
}

static bool start_timer(Sampler *sampler)
{
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF};
    event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
    if (timer_create(CLOCK_MONOTONIC, &event, &sampler->timer) != 0) {
        return false;
    }
    const struct timespec period = {.tv_sec = (time_t)(sampler->period_ns / 1000000000u),
                                    .tv_nsec = (long)(sampler->period_ns % 1000000000u)};
    const struct itimerspec times = {.it_interval = period, .it_value = period};
    return timer_settime(sampler->timer, 0, &times, NULL) == 0;
}

bool sampler_start(Sampler *sampler, VM *vm, uint32_t rate_hz)
{
    *sampler = (Sampler){.vm = vm, .period_ns = 1000000000u / rate_hz};
    sampler->began_ns = thread_nanoseconds();
    sampler->last_ns = sampler->began_ns;
    sampler->due_ns = sampler->began_ns + sampler->period_ns;
    find_handlers(sampler);
    vm->interp->sampler = sampler;
    active = sampler;
    if (!reserve(sampler) || !install_handler(sampler) || !start_timer(sampler)) {
        active = NULL;
        sampler_free(sampler);
        return false;
    }
    return true;
}

void sampler_stop(Sampler *sampler)
{
    const stack_t none = {.ss_flags = SS_DISABLE};
    sampler->cpu_ns = thread_nanoseconds() - sampler->began_ns;
    timer_delete(sampler->timer);
    signal(SIGPROF, SIG_IGN); /* one may be on its way */
    active = NULL;
    sigaltstack(&none, NULL);
    if (sampler->waiting > 0) {
        sampler_take(sampler, NULL, NULL, SAMPLE_OUTSIDE);
    }
    sampler->vm->interp->sampler = NULL;
}

void sampler_free(Sampler *sampler)
{
    if (sampler->words) {
        munmap(sampler->words, sampler->capacity * sizeof *sampler->words);
    }
    free(sampler->signal_stack);
    *sampler = (Sampler){0};
}
