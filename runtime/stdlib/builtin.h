/*
 * builtin.h - the library functions: one table that drives dispatch, arity and type errors,
 * `ruff help NAME`, capabilities and completion.
 *
 * Every builtin is one row in builtins.def. A builtin gets its arguments in args[0..argc), which
 * the CALLER owns and releases afterwards: a builtin that wants to keep or change one takes it
 * over by moving it out (args[i] = value_null()) - so `push(xs, v)` works in place when xs holds
 * the only reference. Arguments must be left as they were when it raises. Result: owned, or
 * TAG_EXCEPTION with vm->error pending.
 *
 * Arity and argument kinds are checked from the table before the function runs, so that a builtin
 * sees only what its row allows.
 */
#ifndef RUFF_RUNTIME_STDLIB_BUILTIN_H
#define RUFF_RUNTIME_STDLIB_BUILTIN_H

#include "runtime/builtin_info.h"
#include "runtime/error.h"
#include "runtime/value.h"

/* Looks a name up (aliases included); NULL: no such builtin. */
const Builtin *builtin_find(const char *name, size_t len_bytes);
/* All rows, sorted by name, for help and nearest-name suggestions. */
const Builtin *builtin_table(size_t *count);
/* Capability check, arity check, kind check, call. args stay owned by the caller. */
Value builtin_call(VM *vm, const Builtin *builtin, Value *args, uint32_t argc);

/* Built-in methods (language.md 7.6, 12.2): the builtin that `receiver.name(...)` means, or NULL.
 */
const Builtin *builtin_method_find(ValueTag receiver, const String *name);
/* One of these methods after another, some more than once: start with *cursor = 0; NULL at the end.
 */
const Builtin *builtin_method_next(size_t *cursor);
/* Mutating methods (4.3). receiver points at the payload word of the place: changed in place. The
 * args are owned by the caller. found = false: not a mutating method of this kind of value. */
Value builtin_mutate(VM *vm, ValueTag receiver, Object **place, const String *name, Value *args,
                     uint32_t argc, bool *found);
/* The names above, known at compile time: push append insert remove clear pop remove_at update. */
bool builtin_is_mutating_name(const char *name, size_t len_bytes);

/* The prelude constants PI and E; false: no such constant. */
bool builtin_constant_find(const char *name, size_t len_bytes, Value *out);

/* State of the library in a VM (random generator, clocks, output buffer). */
bool stdlib_init(VM *vm);
void stdlib_destroy(VM *vm);
/* Writes buffered standard output; called before reports, input and exit. */
void stdlib_flush(VM *vm);

#endif
