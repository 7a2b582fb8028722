/*
 * code.h - a Proto as one isolate runs it: entry pointers, instruction stream with feedback.
 *
 * Calling is calling code->entry, in every tier: it is the interpreter's entry until the function
 * tiers up. Created when a closure is made of the proto for the first time; owned by the VM, in low
 * memory, freed with it. Globals are resolved to their slots when the stream is made.
 */
#ifndef RUFF_VM_BYTECODE_CODE_H
#define RUFF_VM_BYTECODE_CODE_H

#include "vm/bytecode/proto.h"

struct Code {
    const void *entry;       /* generic native entry (first: machine code loads it at offset 0) */
    const void *typed_entry; /* reserved for the optimizing tier: unboxed arguments; NULL */
    uint32_t param_count; /* UINT32_MAX for generators and async functions: never called directly */
    uint32_t register_count;
    uint32_t version;    /* incremented when machine code is replaced */
    uint32_t call_count; /* counts up; zero: time to compile (vm/interp/tier.h) */
    const Proto *proto;
    Insn *insns;                 /* stream, proto->code_count long, in low memory of the VM */
    Value *globals;              /* slots of the module's globals */
    struct CallSite *call_sites; /* machine code that calls this code directly: to relink; NULL */
    Code **codes;                /* of the nested protos, made on first use */
    uint16_t *argument_kinds;    /* feedback: kinds seen for each parameter at entry; NULL */
    Module *module;              /* whose globals it uses */
    struct MachineCode *machine; /* codegen: of this code; NULL: none */
};

#define CODE_OFFSET_ENTRY 0
_Static_assert(offsetof(Code, entry) == CODE_OFFSET_ENTRY, "machine code knows this offset");

/* What `entry` of new code is: defined by the interpreter (vm/interp). */
extern const void *interp_entry_pointer;

/* Code of a verified proto, whose globals are the slots given. NULL: out of memory is pending. */
Code *code_new(VM *vm, const Proto *proto, Value *globals, Module *module);
/* With the codes of its nested functions; no function may be left that uses them. */
void code_free(VM *vm, Code *code);

#endif
