/*
 * isolate.h - a complete VM: runtime, library, value stack, engine, module cache, scheduler.
 */
#ifndef RUFF_VM_INTERP_ISOLATE_H
#define RUFF_VM_INTERP_ISOLATE_H

#include "vm/interp/interp.h"

typedef struct IsolateOptions {
    size_t max_memory_bytes; /* 0: no limit */
    uint32_t max_depth;      /* 0: the default */
    uint32_t capabilities;   /* CAPABILITY_*; all: UINT32_MAX */
    int argc;                /* words for args() */
    char **argv;
    bool check_refs;
} IsolateOptions;

/* NULL: not enough memory or address space. */
VM *isolate_new(const IsolateOptions *options);
/* Gives everything back. */
void isolate_free(VM *vm);

#endif
