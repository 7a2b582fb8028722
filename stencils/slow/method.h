/*
 * method.h - method calls by the rules of language.md 7.4.
 */
#ifndef RUFF_STENCILS_SLOW_METHOD_H
#define RUFF_STENCILS_SLOW_METHOD_H

#include "stencils/slow.h"

/* receiver.name(args) for an instruction of the form of CALL_METHOD: window at operand b with the
 * receiver at [b+2], c arguments behind it, all consumed. */
SlowResult method_call(VM *vm, Value *fp, Insn *pc, String *name);
/* Does a dict have an entry of that name that is a function? It then shadows built-in methods. */
bool method_dict_entry(VM *vm, const Dict *d, String *name);

#endif
