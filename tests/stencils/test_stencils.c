/* Each stencil of arithmetic, comparison and moving, run by itself on edge values and on every kind
 * of value, against what C says. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>
#include <string.h>

#include "runtime/equal.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "tests/stencils/stencil_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils, .init = stencil_run_begin, .fini = stencil_run_end);

/* Registers far apart and at the end of what an operand can name. */
#define A 3999
#define B 0
#define C 1777

static Object object = {.rc = 5};
static String text = {.header = {.rc = 5}};
static StructDef def;
static Instance instance = {.header = {.rc = 5}, .def = &def};
static const uint64_t untouched_tag = 0x77, untouched_bits = 0x1122334455667788;

static const int64_t ints[] = {
    INT64_MIN, INT64_MIN + 1, -4294967296, INT32_MIN,  -32768,        -7,       -1, 0, 1, 2, 7,
    32767,     INT32_MAX,     4294967295,  4294967296, INT64_MAX - 1, INT64_MAX};
static const double floats[] = {0.0,      -0.0,      1.0,    -1.0,  0.5,
                                1e308,    -1e308,    5e-324, 3e-17, 1.0000000000000002,
                                INFINITY, -INFINITY, NAN};
static const int16_t literals[] = {INT16_MIN, -7, -1, 0, 1, 2, 7, INT16_MAX};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define VALUE_COUNT  (COUNT(ints) + COUNT(floats) + TAG_COUNT + 1)

/* Every edge value, then one of every tag (true and false among them). */
static Value value_number(size_t i)
{
    if (i < COUNT(ints)) {
        return value_int(ints[i]);
    }
    i -= COUNT(ints);
    if (i < COUNT(floats)) {
        return value_float(floats[i]);
    }
    i -= COUNT(floats);
    if (i == TAG_COUNT) {
        return value_bool(true);
    }
    if (i == TAG_STRUCT) {
        return value_object(TAG_STRUCT, &instance);
    }
    if (i == TAG_STRING) {
        return value_object(TAG_STRING, &text);
    }
    return i >= TAG_FIRST_HEAP ? value_object((ValueTag)i, &object) : value_make((ValueTag)i, 0);
}

static void set(unsigned number, Value v)
{
    stencil_run.fp[number] = v;
}

/* Runs with the destination marked, and no feedback. */
static void run(uint16_t op, uint16_t b, uint16_t c)
{
    set(A, value_make((ValueTag)untouched_tag, untouched_bits));
    stencil_run.insn->feedback.bits = 0;
    stencil_run_op(op, reg(A), b, c);
}

static bool same(Value l, Value r)
{
    if (l.tag == TAG_FLOAT && r.tag == TAG_FLOAT && isnan(l.f) && isnan(r.f)) {
        return true;
    }
    return l.tag == r.tag && l.bits == r.bits;
}

/* The stencil either gave `expected`, or (tag unset) left it to the slow function and wrote
 * nothing. */
static void expect_result(Value expected, Value l, Value r)
{
    bool slow = expected.tag == TAG_UNSET;
    Value got = stencil_run.fp[A];
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.was_slow, slow, "%s path for tags %d, %d, bits %lx, %lx",
                 slow ? "fast" : "slow", (int)l.tag, (int)r.tag, l.bits, r.bits);
    if (slow) {
        cr_expect_eq(got.tag, untouched_tag);
        cr_expect_eq(got.bits, untouched_bits);
    } else {
        cr_expect(same(got, expected), "got tag %d bits %lx, expected tag %d bits %lx, of %lx, %lx",
                  (int)got.tag, got.bits, (int)expected.tag, expected.bits, l.bits, r.bits);
    }
}

/* The same with register a as first operand, which has a stencil of its own: left alone it still
 * holds l. */
static void expect_in_place(uint16_t op, Value expected, Value l, Value r, uint16_t c)
{
    bool slow = expected.tag == TAG_UNSET;
    set(A, l);
    stencil_run_op(op, reg(A), reg(A), c);
    cr_expect_eq(stencil_run.ending, ENDED_AT_CONT);
    cr_expect_eq(stencil_run.was_slow, slow, "in place: tags %d, %d", (int)l.tag, (int)r.tag);
    cr_expect(same(stencil_run.fp[A], slow ? l : expected), "in place: %lx, %lx", l.bits, r.bits);
}

/* ---- arithmetic ---- */

typedef struct Arithmetic {
    Opcode op, with_literal;
} Arithmetic;

static Value checked(__int128 exact)
{
    return exact < INT64_MIN || exact > INT64_MAX ? value_unset() : value_int((int64_t)exact);
}

static Value int_arithmetic(Opcode op, __int128 l, __int128 r)
{
    switch (op) {
    case OP_ADD:
        return checked(l + r);
    case OP_SUB:
        return checked(l - r);
    case OP_MUL:
        return checked(l * r);
    case OP_DIV:
        return r == 0 ? value_unset() : checked(l / r);
    default: /* MIN % -1 raises like MIN / -1 */
        return r == 0 || (l == INT64_MIN && r == -1) ? value_unset() : checked(l % r);
    }
}

static Value float_arithmetic(Opcode op, double l, double r)
{
    switch (op) {
    case OP_ADD:
        return value_float(l + r);
    case OP_SUB:
        return value_float(l - r);
    case OP_MUL:
        return value_float(l * r);
    case OP_DIV:
        return r == 0.0 ? value_unset() : value_float(l / r);
    default:
        return value_unset();
    }
}

static double as_float(Value number)
{
    return number.tag == TAG_INT ? (double)number.i : number.f;
}

static Value arithmetic(Opcode op, Value l, Value r)
{
    if (l.tag == TAG_INT && r.tag == TAG_INT) {
        return int_arithmetic(op, l.i, r.i);
    }
    return value_is_number(l) && value_is_number(r) ? float_arithmetic(op, as_float(l), as_float(r))
                                                    : value_unset();
}

ParameterizedTestParameters(stencils, arithmetic)
{
    static Arithmetic operations[] = {
        {OP_ADD, OP_ADD_INT}, {OP_SUB, OP_SUB_INT}, {OP_MUL, OP_MUL_INT},
        {OP_DIV, OP_DIV_INT}, {OP_MOD, OP_MOD_INT},
    };
    return cr_make_param_array(Arithmetic, operations, COUNT(operations));
}

ParameterizedTest(Arithmetic *operation, stencils, arithmetic)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value l = value_number(i);
        set(B, l);
        for (size_t k = 0; k < VALUE_COUNT; k++) {
            Value r = value_number(k), expected = arithmetic(operation->op, l, r);
            set(C, r);
            run(operation->op << OP_FLAG_BITS, reg(B), reg(C));
            expect_result(expected, l, r);
            if (expected.tag == TAG_FLOAT) {
                cr_expect(stencil_run.insn->feedback.kinds &
                          (l.tag == r.tag ? FEEDBACK_FLOAT : FEEDBACK_MIXED_NUMBER));
            }
            expect_in_place(operation->op << OP_FLAG_BITS, expected, l, r, reg(C));
        }
        for (size_t k = 0; k < COUNT(literals); k++) {
            Value r = value_int(literals[k]);
            bool divides = operation->op == OP_DIV || operation->op == OP_MOD;
            if (divides && r.i == 0) {
                continue;
            }
            run(operation->with_literal << OP_FLAG_BITS, reg(B), (uint16_t)literals[k]);
            expect_result(arithmetic(operation->op, l, r), l, r);
            expect_in_place(operation->with_literal << OP_FLAG_BITS,
                            arithmetic(operation->op, l, r), l, r, (uint16_t)literals[k]);
        }
    }
}

Test(stencils, one_operand)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value v = value_number(i), negated = value_unset();
        set(B, v);
        if (v.tag == TAG_INT) {
            negated = checked(-(__int128)v.i);
        } else if (v.tag == TAG_FLOAT) {
            negated = value_float(-v.f);
        }
        run(OP_NEG << OP_FLAG_BITS, reg(B), 0);
        expect_result(negated, v, v);
        expect_in_place(OP_NEG << OP_FLAG_BITS, negated, v, v, 0);
        run(OP_NOT << OP_FLAG_BITS, reg(B), 0);
        expect_result(v.tag == TAG_BOOL ? value_bool(v.bits == 0) : value_unset(), v, v);
        bool known = v.tag == TAG_BOOL || v.tag == TAG_INT || v.tag == TAG_NULL;
        bool truth = v.tag != TAG_NULL && v.bits != 0;
        run(OP_TO_BOOL << OP_FLAG_BITS, reg(B), 0);
        expect_result(known ? value_bool(truth) : value_unset(), v, v);
    }
}

/* ---- comparisons ---- */

typedef struct Comparison {
    Opcode op, jump, jump_not, jump_literal, jump_not_literal;
} Comparison;

static bool ordered(Opcode op, double l, double r)
{
    switch (op) {
    case OP_EQ:
        return float_equal(l, r);
    case OP_NE:
        return !float_equal(l, r);
    case OP_LT:
        return l < r;
    case OP_LE:
        return l <= r;
    case OP_GT:
        return l > r;
    default:
        return l >= r;
    }
}

/* 0, 1, or -1: not decided by the fast path. The strings, all one object, are counted. */
static int compare_others(Opcode op, Value l, Value r)
{
    bool equal = l.tag == r.tag && l.bits == r.bits;
    bool at_sight = r.tag == TAG_NULL || (l.tag == TAG_BOOL && r.tag == TAG_BOOL) ||
                    (l.tag == TAG_STRING && r.tag == TAG_STRING);
    return op > OP_NE || !at_sight ? -1 : equal == (op == OP_EQ);
}

static int compare(Opcode op, Value l, Value r)
{
    if (!value_is_number(l) || !value_is_number(r)) {
        return compare_others(op, l, r);
    }
    if (l.tag == TAG_INT && r.tag == TAG_INT) {
        return op == OP_EQ   ? l.i == r.i
               : op == OP_NE ? l.i != r.i
               : op == OP_LT ? l.i < r.i
               : op == OP_LE ? l.i <= r.i
               : op == OP_GT ? l.i > r.i
                             : l.i >= r.i;
    }
    return ordered(op, as_float(l), as_float(r));
}

static void expect_jump(Opcode op, uint16_t c, int truth, bool wanted)
{
    stencil_run_op((uint16_t)(op << OP_FLAG_BITS), 9, reg(B), c);
    cr_expect_eq(stencil_run.was_slow, truth < 0);
    cr_expect_eq(stencil_run.ending,
                 truth >= 0 && (truth == 1) == wanted ? ENDED_AT_TARGET : ENDED_AT_CONT);
}

Test(stencils, a_struct_that_compares_itself_is_left_to_its_method)
{
    static Function method;
    set(B, value_object(TAG_STRUCT, &instance));
    set(C, value_null());
    run(OP_EQ << OP_FLAG_BITS, reg(B), reg(C));
    expect_result(value_bool(false), stencil_run.fp[B], stencil_run.fp[C]);
    def.operators[OPERATOR_NE] = &method;
    run(OP_EQ << OP_FLAG_BITS, reg(B), reg(C));
    expect_result(value_unset(), stencil_run.fp[B], stencil_run.fp[C]);
    def.operators[OPERATOR_NE] = NULL;
}

ParameterizedTestParameters(stencils, comparison)
{
    static Comparison operations[] = {
#define ROW(NAME) \
    {OP_##NAME, OP_JUMP_##NAME, OP_JUMP_NOT_##NAME, OP_JUMP_##NAME##_INT, OP_JUMP_NOT_##NAME##_INT}
        ROW(EQ), ROW(NE), ROW(LT), ROW(LE), ROW(GT), ROW(GE),
    };
    return cr_make_param_array(Comparison, operations, COUNT(operations));
}

ParameterizedTest(Comparison *operation, stencils, comparison)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value l = value_number(i);
        set(B, l);
        for (size_t k = 0; k < VALUE_COUNT; k++) {
            Value r = value_number(k);
            int truth = compare(operation->op, l, r);
            set(C, r);
            run((uint16_t)(operation->op << OP_FLAG_BITS), reg(B), reg(C));
            expect_result(truth < 0 ? value_unset() : value_bool(truth == 1), l, r);
            expect_jump(operation->jump, reg(C), truth, true);
            expect_jump(operation->jump_not, reg(C), truth, false);
        }
        for (size_t k = 0; k < COUNT(literals); k++) {
            int truth = compare(operation->op, l, value_int(literals[k]));
            expect_jump(operation->jump_literal, (uint16_t)literals[k], truth, true);
            expect_jump(operation->jump_not_literal, (uint16_t)literals[k], truth, false);
        }
    }
}

Test(stencils, jumps_on_a_value)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value v = value_number(i);
        bool known = v.tag == TAG_BOOL || v.tag == TAG_INT || v.tag == TAG_NULL;
        bool truth = v.tag != TAG_NULL && v.bits != 0, null = v.tag == TAG_NULL;
        const struct {
            Opcode op;
            bool fast, jumps;
        } jumps[] = {
            {OP_JUMP_IF, known, truth},
            {OP_JUMP_IF_NOT, known, !truth},
            {OP_JUMP_IF_NULL, true, null},
            {OP_JUMP_IF_NOT_NULL, true, !null},
        };
        set(A, v);
        for (size_t k = 0; k < COUNT(jumps); k++) {
            stencil_run_op((uint16_t)(jumps[k].op << OP_FLAG_BITS), reg(A), 0, 0);
            cr_expect_eq(stencil_run.was_slow, !jumps[k].fast);
            cr_expect_eq(stencil_run.ending,
                         jumps[k].fast && jumps[k].jumps ? ENDED_AT_TARGET : ENDED_AT_CONT);
        }
    }
}

/* ---- moving ---- */

Test(stencils, moving_any_kind)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value v = value_number(i);
        set(B, v);
        run(OP_MOVE << OP_FLAG_BITS, reg(B), 0);
        cr_expect_not(stencil_run.was_slow);
        cr_expect(same(stencil_run.fp[A], v));
    }
}

Test(stencils, copies_are_counted)
{
    for (int tag = TAG_NULL; tag < TAG_COUNT; tag++) {
        static const uint32_t counts[] = {0, 1, 2, UINT32_MAX - 1};
        for (size_t i = 0; i < COUNT(counts); i++) {
            Object counted = {.rc = counts[i]};
            Value v = value_object((ValueTag)tag, &counted);
            bool heap = tag >= TAG_FIRST_HEAP;
            set(B, v);
            run(OP_COPY << OP_FLAG_BITS, reg(B), 0);
            expect_result(v, v, v);
            cr_expect_eq(counted.rc, counts[i] + (heap && counts[i] != 0));

            counted.rc = counts[i];
            set(A, v);
            stencil_run_op(OP_DROP << OP_FLAG_BITS, reg(A), 0, 0);
            cr_expect_not(stencil_run.was_slow);
            cr_expect_eq(stencil_run.released, heap && counts[i] <= 1 ? &counted : NULL);
            cr_expect_eq(counted.rc, counts[i] - (heap && counts[i] > 1));
        }
    }
}

Test(stencils, loading_immediates)
{
    static const int32_t numbers[] = {INT32_MIN, -65536, -1, 0, 1, 65535, 65536, INT32_MAX};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        uint32_t bits = (uint32_t)numbers[i];
        run(OP_LOAD_INT << OP_FLAG_BITS, (uint16_t)bits, (uint16_t)(bits >> 16));
        expect_result(value_int(numbers[i]), value_null(), value_null());
    }
    for (uint16_t b = 0; b < 2; b++) {
        run(OP_LOAD_BOOL << OP_FLAG_BITS, b, 0);
        expect_result(value_bool(b == 1), value_null(), value_null());
    }
    run(OP_LOAD_NULL << OP_FLAG_BITS, 0, 0);
    expect_result(value_null(), value_null(), value_null());
}

Test(stencils, loading_constants)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value constant = value_number(i);
        if (constant.tag != TAG_UNSET) {
            stencil_run.insn->feedback.constant = &constant;
            set(A, value_unset());
            stencil_run_op(OP_LOAD_CONST << OP_FLAG_BITS, reg(A), 0, 0);
            expect_result(constant, constant, constant);
        }
    }
}

Test(stencils, globals)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        Value global = value_number(i);
        stencil_run.insn->feedback.place = &global;
        set(A, value_make((ValueTag)untouched_tag, untouched_bits));
        stencil_run_op(OP_GET_GLOBAL << OP_FLAG_BITS, reg(A), 0, 0);
        expect_result(global, global, global);
        set(B, value_int(-3));
        object.rc = 5;
        stencil_run_op(OP_SET_GLOBAL << OP_FLAG_BITS, 0, reg(B), 0);
        cr_expect_not(stencil_run.was_slow);
        cr_expect(same(global, value_int(-3)));
        object.rc = 5;
    }
}

#endif
