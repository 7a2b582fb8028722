/*
 * invalidate.h - the end of machine code that relied on something which has changed.
 *
 * Dead code is never entered again: calls, loops, handlers and resumptions of its function go to
 * the interpreter, which counts from the start and may have it compiled anew, later each time.
 * Frames that are suspended in it go on in the interpreter when what they called returns: their
 * return addresses on the native stack are replaced (lazy deoptimisation). A frame of the baseline
 * is the interpreter's at every call, so it returns into the interpreter; then no address leads
 * into the code and its memory is released at once. A frame of typed code returns to the exit of
 * its call, which rebuilds the interpreter's frame from the exit's record; the memory is released
 * with the last of them. Typed code dies with the baseline code of its function and with typed code
 * that it calls directly.
 */
#ifndef RUFF_CODEGEN_INVALIDATE_H
#define RUFF_CODEGEN_INVALIDATE_H

#include "codegen/jit.h"

/* The global no longer holds the function that may be burned in somewhere. For
 * vm->function_replaced. */
void invalidate_global(VM *vm, const Value *global, Function *old);

#endif
