/*
 * observe.h - what a user can see of machine code: log lines, statistics, the perf map.
 */
#ifndef RUFF_CODEGEN_OBSERVE_H
#define RUFF_CODEGEN_OBSERVE_H

#include "codegen/jit.h"

void observe_log_compiled(FILE *out, const MachineCode *machine, TierReason reason);
/* A way out of typed code is taken for the first time. */
void observe_log_exit(FILE *out, const Code *code, const Insn *pc, MachineExit reason);
/* How often machine code was left, a line for each reason that occurred. */
void observe_log_exits(FILE *out, const Jit *jit);
/* which: prefix of the function's name */
void observe_log_invalidated(FILE *out, const Code *code, const char *which, uint64_t redirected);
/* Totals, then a line for each function that was compiled. */
void observe_stats(FILE *out, VM *vm, const Jit *jit);
/* A line for perf, which looks into /tmp/perf-PID.map. */
void observe_perf_map(FILE *out, const Proto *proto, const uint8_t *start, uint32_t bytes);

#endif
