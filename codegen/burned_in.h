/*
 * burned_in.h - which functions machine code may take for granted: those that globals hold.
 *
 * A call through a global is compiled as a call of the function that the global holds then, if that
 * is a plain function without captures. Such a function becomes immortal, so that neither caller
 * nor frame counts it; giving the global another value kills the code (invalidate.h), and the
 * global counts as unstable: nothing is burned in from it again. The immortal functions are freed
 * with the Jit, which is after the last frame and global and before their Codes.
 */
#ifndef RUFF_CODEGEN_BURNED_IN_H
#define RUFF_CODEGEN_BURNED_IN_H

#include "runtime/function.h"

typedef struct BurnedIn {
    Function **functions; /* immortal */
    const Value **unstable;
    const Value **relied; /* on which living code may rely, by address */
    uint32_t function_count, function_capacity;
    uint32_t unstable_count, unstable_capacity;
    uint32_t relied_count, relied_capacity;
} BurnedIn;

/* Globals from which one piece of machine code has functions burned in. */
typedef struct BurnedPlaces {
    const Value **globals;
    uint32_t count, capacity;
} BurnedPlaces;

/* The function to burn into a call with argc arguments through this global; NULL: none. It is
 * immortal from now on. */
Function *burned_in_callee(BurnedIn *burned, const Value *global, uint32_t argc);
/* The same function, which nothing happens to yet. */
Function *burned_in_candidate(const BurnedIn *burned, const Value *global, uint32_t argc);
/* Makes the function immortal; false: no memory to remember it. */
bool burned_in_keep(BurnedIn *burned, Function *function);
/* The global has changed after something was burned in from it. */
void burned_in_distrust(BurnedIn *burned, const Value *global);
/* Code that is being compiled relies on the global; false: no memory to remember it. */
bool burned_in_rely(BurnedIn *burned, const Value *global);
/* May living code rely on it? Asked at each assignment that replaces an immortal function, which
 * may be as often as a loop runs. */
bool burned_in_is_relied_on(const BurnedIn *burned, const Value *global);
/* All code that did is dead. */
void burned_in_forget(BurnedIn *burned, const Value *global);
/* Frees the functions. */
void burned_in_destroy(VM *vm, BurnedIn *burned);

bool burned_places_have(const BurnedPlaces *places, const Value *global);
/* Once each. False: no memory. */
bool burned_places_add(BurnedPlaces *places, const Value *global);
void burned_places_free(BurnedPlaces *places);

#endif
