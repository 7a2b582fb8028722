/*
 * invalidate.h - the end of machine code that relied on something which has changed.
 *
 * Dead code is never entered again: calls, loops, handlers and resumptions of its function go to
 * the interpreter, which counts from the start and may have it compiled anew, later each time.
 * Frames that are suspended in it go on in the interpreter when what they called returns: their
 * return addresses on the native stack are replaced (lazy deoptimisation; a frame of the baseline
 * is the interpreter's at every call, so there is nothing to rebuild). Then no address leads into
 * the code and its memory is released at once.
 */
#ifndef RUFF_CODEGEN_INVALIDATE_H
#define RUFF_CODEGEN_INVALIDATE_H

#include "codegen/jit.h"

/* The global no longer holds the function that may be burned in somewhere. For
 * vm->function_replaced. */
void invalidate_global(VM *vm, const Value *global, Function *old);

#endif
