/*
 * verifier_parts.h - between the two halves of the verifier: verifier.c checks every word by
 * itself, verifier_state.c who owns what along every path, verifier_loops.c that every circle has a
 * loop header.
 */
#ifndef RUFF_VM_BYTECODE_VERIFIER_PARTS_H
#define RUFF_VM_BYTECODE_VERIFIER_PARTS_H

#include "vm/bytecode/operands.h"

enum {                   /* Verifier.places: what stands at a pc */
       PLACE_START = 1,  /* an instruction begins */
       PLACE_INSIDE = 2, /* ... in the middle of a path: nothing may arrive here from elsewhere */
       PLACE_CATCH = 4,  /* a handler begins */
};

typedef struct Verifier {
    const Proto *proto;
    uint32_t global_count;
    uint8_t *places; /* code_count entries */
    char *message;
    size_t message_bytes;
    bool exhausted; /* there was no memory to look closer */
} Verifier;

/* Records what is wrong at pc; always false. */
bool verify_fail(Verifier *v, uint32_t pc, const char *what);

/* There is no memory to go on; always false. */
bool verify_exhausted(Verifier *v);

#define NO_HANDLER UINT32_MAX

/* Every circle that control can run in has a LOOP, so that each of its rounds can be interrupted.
 * handler_at: pc -> index of the innermost handler, or NO_HANDLER. */
bool verify_loops(Verifier *v, const uint32_t *handler_at);

/* Second half: every word has been found well-formed and `places` is filled. */
bool verify_states(Verifier *v);

#endif
