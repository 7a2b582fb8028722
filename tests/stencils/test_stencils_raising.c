/* Exceptions that leave a stencil: raised by its slow function or by what it called, caught in its
 * frame or not. */
#include <criterion/criterion.h>

#include "tests/stencils/stencil_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils_raising, .init = stencil_run_begin, .fini = stencil_run_end);

#define WINDOW 8 /* register where a call's window begins */

static Code callee_code;
static Function callee = {.header = {.rc = 3}, .code = &callee_code};
static Function replaced = {.header = {.rc = 1}};

static bool has_slow_part(uint16_t op)
{
    return (stencils[stencil_of[op]].kinds & 1u << HOLE_SLOW_FUNCTION) != 0;
}

/* Operands of no kind that any fast path takes; where those are no registers, what makes the
 * instruction slow. */
static void make_slow(Opcode op)
{
    Value unset = value_unset();
    for (int i = 0; i < 32; i++) {
        stencil_run.fp[i] = unset;
    }
    for (unsigned i = 0; i < STENCIL_RUN_CAPTURES; i++) {
        bool writes = op == OP_SET_CAPTURE || op == OP_SET_CELL;
        stencil_run.cells[i].value = writes ? value_object(TAG_FUNCTION, &replaced) : unset;
    }
    stencil_run.vm.interrupt = 1;
    stencil_run.insn->feedback.bits = 0;
    replaced.header.rc = 1;
    if (op == OP_SET_CELL || op == OP_GET_CELL) {
        stencil_run.fp[0].bits = stencil_run.fp[WINDOW].bits =
            (uint64_t)(uintptr_t)&stencil_run.cells[0];
    }
}

static void run_slow(uint16_t op, Value *global)
{
    Opcode opcode = (Opcode)(op >> OP_FLAG_BITS);
    bool captures =
        opcode == OP_GET_CAPTURE || opcode == OP_SET_CAPTURE || opcode == OP_PATH_CAPTURE;
    make_slow(opcode);
    *global = opcode == OP_SET_GLOBAL ? value_object(TAG_FUNCTION, &replaced) : value_unset();
    if (opcode == OP_GET_GLOBAL || opcode == OP_SET_GLOBAL || opcode == OP_PATH_GLOBAL) {
        stencil_run.insn->feedback.place = global;
    }
    if (opcode == OP_RETURN || opcode == OP_RETURN_NULL) {
        callee_code = *frame_code(stencil_run.fp);
        callee.header.rc = 1;
        stencil_run.fp[-1] = value_object(TAG_FUNCTION, &callee);
    }
    stencil_run.insn[1].feedback.place = global;
    stencil_run.vm.path = (PathState){.pending = PATH_STEP_INDEX, .payload = &global->bits};
    stencil_run_op(op, captures ? 1 : reg(0), captures ? 1 : reg(WINDOW), 1);
}

/* Those whose caches are pointers: what they need to look at them is another test's. */
static bool needs_a_constant(Opcode op)
{
    return op == OP_LOAD_CONST;
}

static void expect_raised(const char *name)
{
    cr_expect(stencil_run.was_slow, "%s", name);
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN, "%s", name);
    cr_expect_eq(stencil_run.returned_tag, TAG_EXCEPTION, "%s", name);
    cr_expect_eq(stencil_run.returned_bits, 0, "%s", name);
}

/* Each opcode with each combination of flags. */
Test(stencils_raising, what_a_slow_function_raises_ends_the_frame)
{
    uint32_t raised = 0;
    for (uint16_t op = 0; op < OP_COUNT << OP_FLAG_BITS; op++) {
        const char *name = stencils[stencil_of[op]].name;
        if (!has_slow_part(op) || needs_a_constant((Opcode)(op >> OP_FLAG_BITS))) {
            continue;
        }
        stencil_run_end();
        stencil_run_begin();
        Value global;
        stencil_run.slow_next = SLOW_RAISES;
        run_slow(op, &global);
        expect_raised(name);
        raised++;
    }
    cr_expect_gt(raised, OP_COUNT * 4u);
}

Test(stencils_raising, what_a_slow_function_raises_is_caught_in_its_frame)
{
    for (uint16_t op = 0; op < OP_COUNT << OP_FLAG_BITS; op++) {
        if (!has_slow_part(op)) {
            continue;
        }
        stencil_run_end();
        stencil_run_begin();
        stencil_run_catch();
        Value global;
        stencil_run.slow_next = SLOW_RAISES;
        stencil_run.vm.result = value_int(op);
        run_slow(op, &global);
        cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN); /* by the LEAVE of the handler */
        cr_expect_eq(stencil_run.returned_tag, TAG_INT);
        cr_expect_eq(stencil_run.returned_bits, op);
        cr_expect_eq(stencil_run.exits[MACHINE_EXIT_HANDLER], 1);
    }
}

static void prepare_call(Value *global)
{
    static StructDef definition;
    static Method method;
    static struct {
        Instance instance;
        Value fields[1];
    } receiver;
    callee_code = (Code){.entry = stencil_run_raising_callee(), .param_count = 1};
    callee.header.rc = 3;
    method.function = &callee;
    definition.methods = &method;
    receiver.instance = (Instance){.header = {.rc = 1}, .shape_id = 77, .def = &definition};
    *global = value_object(TAG_FUNCTION, &callee);
    stencil_run.insn->feedback.bits = 0;
    stencil_run.insn->feedback.id = 77;
    stencil_run.insn[1].feedback.place = global;
    stencil_run.fp[WINDOW + 1] = *global;
    stencil_run.fp[WINDOW + 2] = value_object(TAG_STRUCT, &receiver.instance.header);
    stencil_run.fp[0] = value_int(5);
}

static void expect_passed_on(void)
{
    cr_expect_eq(stencil_run.ending, ENDED_BY_RETURN);
    cr_expect_eq(stencil_run.returned_tag, TAG_EXCEPTION);
    cr_expect_eq(stencil_run.fp[0].i, 5, "a call that raises has no result");
}

Test(stencils_raising, what_a_called_function_raises_is_passed_on)
{
    static const Opcode calls[] = {OP_CALL, OP_CALL_GLOBAL, OP_CALL_METHOD};
    Value global;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        prepare_call(&global);
        stencil_run_op((uint16_t)(calls[i] << OP_FLAG_BITS), reg(0), reg(WINDOW), 1);
        cr_expect_not(stencil_run.was_slow);
        expect_passed_on();
    }
    prepare_call(&global);
    stencil_run_index(stencil_call_known);
    expect_passed_on();
}

Test(stencils_raising, what_a_function_called_for_a_slow_one_raises_is_passed_on)
{
    Value global;
    prepare_call(&global);
    stencil_run.slow_next = SLOW_CALLS;
    stencil_run.slow_callee = stencil_run.fp + WINDOW + FRAME_LINKAGE;
    stencil_run_op(OP_CALL_BUILTIN << OP_FLAG_BITS, reg(0), reg(WINDOW), 1);
    cr_expect(stencil_run.was_slow);
    expect_passed_on();
}

Test(stencils_raising, methods_are_called_by_their_number)
{
    Value global;
    prepare_call(&global);
    callee_code.entry = stencil_run_callee();
    stencil_run_op(OP_CALL_METHOD << OP_FLAG_BITS, reg(0), reg(WINDOW), 1);
    cr_expect_not(stencil_run.was_slow);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.fp[0].tag, TAG_STRUCT, "the callee gives its receiver back");
    cr_expect_eq(callee.header.rc, 4);
}

#endif
