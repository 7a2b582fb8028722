/*
 * output.h - standard output and standard error of the process.
 *
 * Standard output has one buffer for all isolates, so that their lines appear in the order in which
 * they were printed, and never mixed. It is written out when it is full, and after every print if
 * it goes to a terminal. A reader that has closed the pipe ends the program quietly, with the exit
 * code that a shell gives for SIGPIPE.
 */
#ifndef RUFF_RUNTIME_STDLIB_OUTPUT_H
#define RUFF_RUNTIME_STDLIB_OUTPUT_H

#include "runtime/status.h"
#include "runtime/value.h"

/* Between begin and end the output belongs to one thread. end raises what went wrong in between. */
void output_begin(void);
void output_add(const char *bytes, size_t len_bytes);
Status output_end(VM *vm);

/* begin, add, end. */
Status output_write(VM *vm, const char *bytes, size_t len_bytes);
Status output_flush(VM *vm);
/* To standard error, after flushing standard output. Failures are ignored. */
void output_write_error(VM *vm, const char *bytes, size_t len_bytes);

#endif
