/*
 * check_refs.h - the proof that ownership is right: counts all references and compares.
 *
 * With --check-refs the portable engine calls check_refs() before every instruction. A check
 * follows everything from the roots (roots.h) and from what the cycle collector watches, which
 * leads to garbage that it has not collected yet, and counts the references to each object met; the
 * count in its header must be the same. While C functions stand between Ruff frames (callbacks,
 * generators, modules being loaded) they may hold references that nobody can see, so then a header
 * may say more, but never less.
 *
 * A check takes time proportional to the heap and the depth of calls. Small programs are checked
 * before every instruction. After a check that took more than CHECK_REFS_SMALL steps, as many
 * instructions are skipped as keep the average at that many steps for an instruction; and after
 * CHECK_REFS_DENSE instructions the checks grow rarer in proportion to the time that the program
 * has been running. What is skipped follows from the program alone, so a failure happens again at
 * the same place.
 */
#ifndef RUFF_VM_INTERP_CHECK_REFS_H
#define RUFF_VM_INTERP_CHECK_REFS_H

#include "vm/interp/interp.h"

#define CHECK_REFS_SMALL     256u
#define CHECK_REFS_DENSE     65536u
#define CHECK_REFS_EXIT_CODE 6

/* Something is wrong with the count of an object. */
typedef struct RefMismatch {
    const Object *object;
    uint32_t counted; /* references found; header->rc says something else */
} RefMismatch;

/* Checks the whole heap with the program standing before pc. False: *mismatch says what is wrong.
 * *cost: how many steps it took. Without memory for its tables a check finds nothing wrong. */
bool check_refs_now(VM *vm, Value *fp, const Insn *pc, RefMismatch *mismatch, size_t *cost);

/* Called before every instruction; ends the process with a report when a count is wrong. */
void check_refs(VM *vm, Value *fp, Insn *pc);

#endif
