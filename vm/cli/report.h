/*
 * report.h - how an uncaught run-time error is shown (language.md 10.4, cli.md 2.4).
 */
#ifndef RUFF_VM_CLI_REPORT_H
#define RUFF_VM_CLI_REPORT_H

#include "runtime/vm.h"
#include "vm/cli/source_file.h"

typedef struct ReportOptions {
    const SourceFile *main_source; /* excerpts of other files are read from disk */
    bool json;                     /* the envelope, on standard output */
    bool old_engine_codes;         /* --interpreter: RUFRUN001 / runtime, without a call stack */
} ReportOptions;

/* Shows vm->error; standard output has been flushed. */
void report_uncaught(VM *vm, const ReportOptions *options);
/* The JSON envelope of a compile error (options->json). */
void report_compile_error(const char *message, const ReportOptions *options);

#endif
