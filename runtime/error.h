/*
 * error.h - the pending exception of a VM.
 *
 * Raising stores what was thrown in vm->error and returns STATUS_THROW (or NULL). Where it was
 * raised is added by the interpreter when it begins to unwind (it alone knows frames): line,
 * column, names of active functions. `except` turns the whole into an instance of the struct Error.
 * vm_throw_oom() needs no memory.
 */
#ifndef RUFF_RUNTIME_ERROR_H
#define RUFF_RUNTIME_ERROR_H

#include "runtime/status.h"
#include "runtime/value.h"

typedef struct PendingError {
    bool active;
    bool located;     /* trace below has been filled in */
    bool uncatchable; /* passes all handlers: exit(), Ctrl-C, --timeout */
    bool is_exit;     /* ends the program with exit_code and without a report */
    int exit_code;
    String *message;       /* owned reference */
    Value value;           /* owned: the thrown value if neither string nor Error, else TAG_UNSET */
    Value cause;           /* owned: `cause` field of a thrown struct, else TAG_UNSET */
    Value rethrown;        /* owned: the Error instance if one was thrown, else TAG_UNSET */
    Value stack;           /* owned: array of names, outermost first; TAG_UNSET until located */
    String *file;          /* owned reference or NULL */
    uint32_t line, column; /* 0: unknown */
} PendingError;

/* Raises an error with a printf-style message. Extra conversion: none; use %s, %.*s, %lld, ... */
Status vm_throw(VM *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Raises with a ready message (consumed). */
Status vm_throw_string(VM *vm, String *message);
/* `throw v` (10.3): message from the kind of value; v consumed. */
Status vm_throw_value(VM *vm, Value v);
Status vm_throw_oom(VM *vm);
#define EXIT_CODE_INTERRUPTED 130 /* after Ctrl-C */
/* exit(code): see is_exit. */
Status vm_throw_exit(VM *vm, int code);
/* vm->interrupt is set: raises what it stands for, which is uncatchable. */
Status vm_throw_interrupted(VM *vm);
/* Before a walk over a value goes into a container `depth` levels down, to do what `action` says:
 * raises beyond MAX_VALUE_NESTING, and when the program is to stop, because a value whose parts are
 * shared may be larger by far than its memory. */
#define MAX_VALUE_NESTING 4096
Status vm_enter_nested(VM *vm, uint32_t depth, const char *action);
void vm_error_clear(VM *vm);
/* Sets aside what catching an error of each kind needs without memory; false: no memory (nothing is
 * pending then). */
bool vm_error_prepare(VM *vm);
/* The Error instance for `except` (owned); clears the pending error. TAG_UNSET: out of memory is
 * pending instead. */
Value vm_error_take(VM *vm);

#endif
