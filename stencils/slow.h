/*
 * slow.h - everything an instruction may need beyond its fast path, as ordinary C functions.
 *
 * Every opcode has one: it does the whole instruction, flags included, so a handler or stencil may
 * leave to it at any point before its first effect. Interpreter, portable interpreter and machine
 * code share them. The result says where to go on:
 *   next == NULL        the instruction has raised (vm->error is pending)
 *   callee_fp != NULL   a Ruff function must be called: its window is complete; the result goes to
 *                       operand a of the instruction, then go on at next
 *   else                done; go on at next
 */
#ifndef RUFF_STENCILS_SLOW_H
#define RUFF_STENCILS_SLOW_H

#include "runtime/status.h"
#include "stencils/frame.h"

typedef struct SlowResult {
    Insn *next;
    Value *callee_fp;
} SlowResult;

typedef SlowResult (*SlowFunction)(VM *vm, Value *fp, Insn *pc);

/* Indexed by opcode; no entry is NULL. */
extern const SlowFunction slow_table[];

static inline SlowResult slow_done(Insn *next)
{
    return (SlowResult){next, NULL};
}
static inline SlowResult slow_raised(void)
{
    return (SlowResult){NULL, NULL};
}
static inline SlowResult slow_status(Status status, Insn *next)
{
    return (SlowResult){status == STATUS_OK ? next : NULL, NULL};
}

/* Called by the shim when one call more would be too deep, or an interrupt is pending: consumes the
 * window and raises. */
SlowResult slow_call_too_deep(VM *vm, Value *fp, Insn *pc, Value *callee_fp);
/* Calls a generator or async function whose window is complete (consumed): the result is the
 * generator or promise. vm/interp. */
SlowResult slow_call_suspendable(VM *vm, Value *fp, Insn *pc, Value *window);
/* The callee's registers would pass the end of the value stack: releases the window, raises. */
void slow_stack_overflow(VM *vm, Value *callee_fp);
/* Releases the callee of a returning frame when it holds the last reference. */
void slow_release_callee(VM *vm, Value *fp);

/* Where the exception pending in vm goes on within the frame at fp, whose instruction pc has
 * raised: the handler, with everything else released; or NULL: the frame has released all it owned.
 */
Insn *interp_unwind(VM *vm, Value *fp, Insn *pc);

/* The function whose frame begins at fp has been called often enough: compiles it if it can be.
 * Where to enter it now. */
const void *interp_hot_call(VM *vm, Value *fp);

/* A suspended frame goes on at pc, and its function either has machine code or has been resumed
 * often enough to be compiled: where to enter it; NULL: in the interpreter. */
const void *interp_resume_address(VM *vm, Value *fp, Insn *pc);

#define SLOW(name) SlowResult slow_##name(VM *vm, Value *fp, Insn *pc)
/* slow/arith.c */
SLOW(add);
SLOW(sub);
SLOW(mul);
SLOW(div);
SLOW(mod);
SLOW(arith_int);
SLOW(neg);
SLOW(not);
SLOW(to_bool);
/* slow/compare.c */
SLOW(compare);
SLOW(jump_compare);
SLOW(jump_compare_int);
SLOW(jump_if);
SLOW(jump_if_not);
/* slow/variables.c */
SLOW(nop);
SLOW(extra);
SLOW(move);
SLOW(copy);
SLOW(drop);
SLOW(load_unset);
SLOW(load_null);
SLOW(load_bool);
SLOW(load_int);
SLOW(load_const);
SLOW(load_builtin);
SLOW(check_set);
SLOW(get_global);
SLOW(set_global);
SLOW(get_dynamic);
SLOW(new_cell);
SLOW(get_cell);
SLOW(set_cell);
SLOW(get_capture);
SLOW(set_capture);
SLOW(closure);
SLOW(throw_text);
SLOW(jump);
SLOW(loop);
SLOW(jump_loop);
SLOW(jump_if_null);
SLOW(jump_if_not_null);
/* slow/iterate.c */
SLOW(for_prep);
SLOW(for_next);
SLOW(for_range_prep);
SLOW(for_range_next);
/* slow/containers.c */
SLOW(new_array);
SLOW(array_push);
SLOW(array_spread);
SLOW(new_dict);
SLOW(new_dict_shaped);
SLOW(dict_insert);
SLOW(dict_spread);
SLOW(new_struct);
SLOW(new_variant);
/* slow/access.c */
SLOW(get_index);
SLOW(get_index_int);
SLOW(get_field);
SLOW(set_index);
SLOW(set_field);
/* slow/path.c */
SLOW(path_local);
SLOW(path_cell);
SLOW(path_capture);
SLOW(path_global);
SLOW(path_index);
SLOW(path_field);
SLOW(path_set_index);
SLOW(path_set_field);
SLOW(path_add);
SLOW(path_call);
SLOW(path_method);
/* slow/call.c */
SLOW(call);
SLOW(call_global);
SLOW(call_builtin);
SLOW(call_method);
/* slow/control.c */
SLOW(throw);
SLOW(catch);
SLOW(jump_if_success);
SLOW(unwrap);
SLOW(concat);
/* slow/match.c */
SLOW(jump_not_tag);
SLOW(jump_no_payload);
SLOW(get_payload);
SLOW(jump_not_string);
SLOW(jump_not_literal);
SLOW(unpack_element);
SLOW(unpack_rest);
SLOW(unpack_field);
SLOW(unpack_others);
/* slow/declare.c */
SLOW(new_struct_def);
SLOW(new_enum_def);
/* vm/interp (generators, async functions, modules) */
SLOW(return);
SLOW(return_null);
SLOW(leave);
SLOW(yield);
SLOW(await);
SLOW(import);
SLOW(import_name);
SLOW(import_all);
SLOW(export);
#undef SLOW

#endif
