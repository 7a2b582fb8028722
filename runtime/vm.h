/*
 * vm.h - the state of one isolate: heap, value stack, pending error, globals of the runtime.
 *
 * The first block of fields is known to the assembly shim and to machine code by offset; the
 * offsets are asserted below. The VM owns everything it points to. One VM runs on one thread.
 */
#ifndef RUFF_RUNTIME_VM_H
#define RUFF_RUNTIME_VM_H

#include "runtime/callback.h"
#include "runtime/error.h"
#include "runtime/heap.h"
#include "runtime/shape.h"
#include "runtime/structs.h"
#include "runtime/value.h"

/* A place on the way of PATH_ instructions. The last step is kept pending until the next
 * instruction shows whether it is passed through or stored to. */
typedef enum PathStep { PATH_STEP_NONE, PATH_STEP_INDEX, PATH_STEP_FIELD } PathStep;

#define PATH_TRAIL_MAX 16
#define ERROR_KINDS    4 /* layouts of struct Error: with and without cause, value */

typedef struct PathState {
    Value *slot;       /* the place, if it is a whole value; NULL within packed storage */
    uint64_t tag;      /* of the value at the place */
    uint64_t *payload; /* its payload word */
    PathStep pending;
    Value key;                     /* of the pending step: index value, or field name; borrowed */
    Object *trail[PATH_TRAIL_MAX]; /* containers passed through, for the cycle collector's marks */
    uint32_t depth;
} PathState;

/* What the library asks of the scheduler; set by vm/interp. */
typedef struct AsyncHooks {
    /* Resolves the promise (retained) with null in so many milliseconds. */
    Status (*resolve_later)(VM *vm, Promise *promise, int64_t milliseconds);
    /* The result of part, now or when it comes, becomes result number index of a promise of
     * promise_all; a rejection rejects that. */
    Status (*join)(VM *vm, Promise *all, int64_t index, Promise *part);
} AsyncHooks;

/* Why the program is to stop (vm->interrupt); raised by vm_throw_interrupted(). */
typedef enum Interrupt { INTERRUPT_NONE, INTERRUPT_SIGNAL, INTERRUPT_TIMEOUT } Interrupt;

typedef struct LowChunk LowChunk;

struct VM {
    /* Known by offset to assembly. */
    uintptr_t native_limit;      /* a call with rsp below this is one call too deep */
    const void *dispatch;        /* handler table of the interpreter */
    uintptr_t native_top;        /* first rsp of the reserved native stack */
    uintptr_t native_sp;         /* rsp of the handler that runs a slow function */
    Value *stack_end;            /* end of the value stack less the reserve of one frame */
    Value *top;                  /* first free slot: set before a builtin is called */
    volatile uint32_t interrupt; /* an Interrupt: set by signals, polled at LOOP headers */
    struct Insn *leave;          /* two instructions LEAVE: a slow function goes on here to leave
                                    its frame, at the second one if that is suspended */
    uint64_t *machine_exits;     /* by MachineExit; set by codegen before machine code runs */
    Value *fp;                   /* frame whose instruction runs a slow function or builtin */
    struct Insn *pc;             /* its instruction */

    Value *stack; /* the value stack (mmap'ed, large, committed on touch) */
    size_t stack_bytes;
    Value result;         /* with this result a slow function leaves its frame */
    uint64_t resumptions; /* of suspended frames, into machine code */
    PathState path;       /* of the PATH_ instructions, between begin and end */

    Heap heap;
    PendingError error;
    String *oom_message;

    uint64_t hash_seed;
    uint32_t next_shape_id;
    uint32_t next_function_id;
    struct InternTable *interned;
    struct ShapeTable *shapes;
    String *empty_string;
    String *ascii_chars[128];
    String *text_ok, *text_err, *text_some, *text_none; /* interned tag texts (variant.h) */
    String *text_message, *text_cause;                  /* interned field names (error.c) */
    Variant *none;
    StructDef *error_defs[ERROR_KINDS]; /* index: bit 0 with cause, bit 1 with value */
    Instance
        *spare_errors[ERROR_KINDS]; /* error.c: for errors that are caught without memory; NULLs */
    struct CycleCollector *cycles;

    /* Set by vm/interp: calls any callable with argc arguments (consumed); result owned. */
    Status (*call)(VM *vm, Value callee, Value *args, uint32_t argc, Value *result);
    /* The same for many calls with at most CALLBACK_ARGS_MAX arguments: callback.h. */
    void (*begin_calls)(VM *vm, Callback *callback, Value callee, uint32_t argc);
    Status (*call_again)(VM *vm, Callback *callback, Value *result);
    void (*end_calls)(VM *vm, Callback *callback);
    /* Set by vm/interp: runs a generator to its next yield. *done true: it has ended. */
    Status (*resume)(VM *vm, Generator *generator, Value *yielded, bool *done);
    /* Set by vm/interp: display of frames etc. for the cycle collector: calls visit on every owned
     * value on the stack. */
    void (*visit_roots)(VM *vm, void (*visit)(VM *vm, Value v, void *context), void *context);
    AsyncHooks async;
    struct Interp *interp; /* vm/interp: modules, code, scheduler, limits */
    /* Set by codegen; NULL: no machine code. Counters by name, for the builtin jit_stats(): the
     * i-th one's value, false beyond the last. */
    bool (*jit_counter)(VM *vm, uint32_t i, const char **name, uint64_t *value);
    /* Set by codegen: a global, at this place, no longer holds this function, which is immortal
     * because machine code relies on it. NULL: there is no such code. */
    void (*function_replaced)(VM *vm, const Value *place, Function *old);
    struct StdlibState *stdlib; /* runtime/stdlib: random state, clocks */

    uint32_t capabilities; /* CAPABILITY_* granted (runtime/stdlib/builtin.h) */
    int script_argc;
    char **script_argv;
    uint32_t timeout_ms; /* of --timeout, for its message */
    uint32_t max_depth;
    uint32_t depth_used; /* Ruff calls active below the current native segment */

    LowChunk *low_chunks; /* runtime/low_memory.h */
    /* What new code gets (vm/bytecode/code.h); set by codegen when there is machine code. */
    const void *code_entry;                      /* NULL: the interpreter's plain entry */
    uint32_t first_call_count, first_trip_count; /* count up; zero: time to compile */
};

#define VM_OFFSET_NATIVE_LIMIT  0
#define VM_OFFSET_DISPATCH      8
#define VM_OFFSET_NATIVE_TOP    16
#define VM_OFFSET_NATIVE_SP     24
#define VM_OFFSET_STACK_END     32
#define VM_OFFSET_TOP           40
#define VM_OFFSET_INTERRUPT     48
#define VM_OFFSET_LEAVE         56
#define VM_OFFSET_MACHINE_EXITS 64
#define VM_OFFSET_FP            72
#define VM_OFFSET_PC            80
_Static_assert(offsetof(VM, native_limit) == VM_OFFSET_NATIVE_LIMIT, "shim offset");
_Static_assert(offsetof(VM, dispatch) == VM_OFFSET_DISPATCH, "shim offset");
_Static_assert(offsetof(VM, native_top) == VM_OFFSET_NATIVE_TOP, "shim offset");
_Static_assert(offsetof(VM, native_sp) == VM_OFFSET_NATIVE_SP, "shim offset");
_Static_assert(offsetof(VM, stack_end) == VM_OFFSET_STACK_END, "shim offset");
_Static_assert(offsetof(VM, top) == VM_OFFSET_TOP, "shim offset");
_Static_assert(offsetof(VM, interrupt) == VM_OFFSET_INTERRUPT, "shim offset");
_Static_assert(offsetof(VM, leave) == VM_OFFSET_LEAVE, "shim offset");
_Static_assert(offsetof(VM, machine_exits) == VM_OFFSET_MACHINE_EXITS, "shim offset");
_Static_assert(offsetof(VM, fp) == VM_OFFSET_FP, "shim offset");
_Static_assert(offsetof(VM, pc) == VM_OFFSET_PC, "shim offset");

/* The runtime part of a VM (heap, interning, constants, Error definitions); false: out of memory.
 * vm/interp/isolate.h builds the complete one. memory_limit_bytes 0: none. */
bool vm_runtime_init(VM *vm, size_t memory_limit_bytes);
void vm_runtime_destroy(VM *vm);

#endif
