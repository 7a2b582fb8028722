/* Each stencil of the typed tier with every choice of registers, on edge values, against what C
 * says: the destination changes, every other register stays, and where the operation cannot be done
 * the side exit is taken. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/structs.h"
#include "stencils/frame.h"
#include "tests/stencils/typed_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils_typed, .init = typed_run_begin, .fini = typed_run_end);

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define A            3u
#define B            9u
#define SHAPE_ID     0x7fff0001

static const int64_t ints[] = {INT64_MIN, INT64_MIN + 1, -4294967296,   INT32_MIN, -7, -1, 0, 1, 2,
                               INT32_MAX, 4294967296,    INT64_MAX - 1, INT64_MAX};
static const int32_t literals[] = {INT32_MIN, -7, -1, 0, 1, 2, INT32_MAX};
static const double floats[] = {0.0,    -0.0, 1.0,      -1.5,      1e308, -1e308,
                                4e-324, 0.1,  INFINITY, -INFINITY, NAN};

/* All registers marked, each with another number. */
static TypedRegisters marked(void)
{
    TypedRegisters registers;
    memset(&registers, 0, sizeof registers);
    for (int i = 0; i < TYPED_INTS; i++) {
        registers.g[i] = 0x1111111111111111 * (i + 1);
    }
    for (int i = 0; i < TYPED_FLOATS; i++) {
        registers.f[i] = 1000.5 + i;
    }
    return registers;
}

static bool same_float(double l, double r)
{
    return (isnan(l) && isnan(r)) || memcmp(&l, &r, sizeof l) == 0;
}

static void expect_registers(const TypedRegisters *got, const TypedRegisters *expected,
                             uint16_t index)
{
    for (int i = 0; i < TYPED_INTS; i++) {
        cr_expect_eq(got->g[i], expected->g[i], "%s: g%d is %ld, not %ld", stencils[index].name, i,
                     got->g[i], expected->g[i]);
    }
    for (int i = 0; i < TYPED_FLOATS; i++) {
        cr_expect(same_float(got->f[i], expected->f[i]), "%s: f%d is %a, not %a",
                  stencils[index].name, i, got->f[i], expected->f[i]);
    }
}

/* Runs what was prepared with these registers. */
static void expect_run(uint16_t index, TypedRegisters in, TypedRegisters out, TypedEnding ending)
{
    TypedEnding got = typed_go(&in);
    cr_expect_eq(got, ending, "%s: ends at %d, not at %d", stencils[index].name, (int)got,
                 (int)ending);
    expect_registers(&in, &out, index);
}

/* ---- ints ---- */

typedef bool (*IntOperation)(int64_t l, int64_t r, int64_t *result); /* true: cannot be done */

static bool c_add(int64_t l, int64_t r, int64_t *result)
{
    return __builtin_add_overflow(l, r, result);
}
static bool c_sub(int64_t l, int64_t r, int64_t *result)
{
    return __builtin_sub_overflow(l, r, result);
}
static bool c_mul(int64_t l, int64_t r, int64_t *result)
{
    return __builtin_mul_overflow(l, r, result);
}
static bool c_mod(int64_t l, int64_t r, int64_t *result)
{
    if (r == 0 || (l == INT64_MIN && r == -1)) {
        return true;
    }
    *result = l % r;
    return false;
}

/* wraps: an exit may find the wrapped result in the destination. */
static void check_int(uint16_t index, int d, TypedRegisters in, IntOperation operation, int64_t l,
                      int64_t r, bool wraps)
{
    int64_t result;
    bool fails = operation(l, r, &result);
    TypedRegisters out = in;
    if (!fails || wraps) {
        out.g[d] = result;
    }
    expect_run(index, in, out, fails ? TYPED_AT_SIDE_EXIT : TYPED_AT_CONT);
}

static void check_int_registers(uint16_t index, int d, int a, int b, IntOperation operation,
                                bool wraps)
{
    typed_prepare(index, (TypedHoles){0});
    for (size_t i = 0; i < COUNT(ints); i++) {
        for (size_t k = 0; k < COUNT(ints); k++) {
            TypedRegisters in = marked();
            in.g[a] = ints[i];
            in.g[b] = ints[k];
            check_int(index, d, in, operation, in.g[a], in.g[b], wraps);
        }
    }
}

typedef struct Binary {
    const TypedBySource2 *stencil;
    IntOperation operation;
    bool wraps;
} Binary;

ParameterizedTestParameters(stencils_typed, int_arithmetic)
{
    static Binary operations[4];
    operations[0] = (Binary){&typed_stencils.add_int, c_add, true};
    operations[1] = (Binary){&typed_stencils.sub_int, c_sub, true};
    operations[2] = (Binary){&typed_stencils.mul_int, c_mul, false};
    operations[3] = (Binary){&typed_stencils.mod_int, c_mod, false};
    return cr_make_param_array(Binary, operations, COUNT(operations));
}

ParameterizedTest(Binary *binary, stencils_typed, int_arithmetic)
{
    for (int d = 0; d < TYPED_INTS; d++) {
        for (int a = 0; a < TYPED_INTS; a++) {
            for (int b = 0; b < TYPED_INTS; b++) {
                check_int_registers((*binary->stencil)[d][a][b], d, a, b, binary->operation,
                                    binary->wraps);
            }
        }
    }
}

static void check_literals(const TypedBySource1 *by_source, IntOperation operation)
{
    for (int d = 0; d < TYPED_INTS; d++) {
        for (int a = 0; a < TYPED_INTS; a++) {
            uint16_t index = (*by_source)[d][a];
            for (size_t k = 0; k < COUNT(literals); k++) {
                typed_prepare(index, (TypedHoles){.imm = literals[k]});
                for (size_t i = 0; i < COUNT(ints); i++) {
                    TypedRegisters in = marked();
                    in.g[a] = ints[i];
                    check_int(index, d, in, operation, ints[i], literals[k], operation == c_add);
                }
            }
        }
    }
}

Test(stencils_typed, ints_and_literals)
{
    check_literals(&typed_stencils.add_imm, c_add);
    check_literals(&typed_stencils.mul_imm, c_mul);
}

Test(stencils_typed, int_registers_slots_and_constants)
{
    for (size_t i = 0; i < COUNT(ints); i++) {
        for (int d = 0; d < TYPED_INTS; d++) {
            TypedRegisters in = marked(), out = in;
            out.g[d] = ints[i];
            typed_prepare(typed_stencils.const_wide[d],
                          (TypedHoles){.constant = (uint64_t)ints[i]});
            expect_run(typed_stencils.const_wide[d], in, out, TYPED_AT_CONT);
            typed_fp[A] = value_int(ints[i]);
            typed_prepare(typed_stencils.load[d], (TypedHoles){.a = A});
            expect_run(typed_stencils.load[d], in, out, TYPED_AT_CONT);
            typed_fp[A] = value_make(TAG_FLOAT, 0);
            typed_prepare(typed_stencils.store[d], (TypedHoles){.a = A});
            expect_run(typed_stencils.store[d], out, out, TYPED_AT_CONT);
            cr_expect(typed_fp[A].i == ints[i] && typed_fp[A].tag == TAG_FLOAT);
            out.g[d] = literals[i % COUNT(literals)];
            typed_prepare(typed_stencils.const_int[d],
                          (TypedHoles){.imm = literals[i % COUNT(literals)]});
            expect_run(typed_stencils.const_int[d], in, out, TYPED_AT_CONT);
            for (int a = 0; a < TYPED_INTS; a++) {
                in = marked();
                in.g[a] = ints[i];
                out = in;
                out.g[d] = ints[i];
                typed_prepare(typed_stencils.mov[d][a], (TypedHoles){0});
                expect_run(typed_stencils.mov[d][a], in, out, TYPED_AT_CONT);
            }
        }
    }
}

static bool holds(TypedCondition condition, int64_t l, int64_t r)
{
    switch (condition) {
    case TYPED_LT:
        return l < r;
    case TYPED_GE:
        return l >= r;
    case TYPED_EQ:
        return l == r;
    case TYPED_NE:
        return l != r;
    case TYPED_LE:
        return l <= r;
    default:
        return l > r;
    }
}

static void check_jump(uint16_t index, TypedCondition condition, int a, int b, int64_t l, int64_t r)
{
    TypedRegisters in = marked();
    in.g[a] = l;
    if (b >= 0) {
        in.g[b] = r;
        l = in.g[a];
    }
    expect_run(index, in, in, holds(condition, l, r) ? TYPED_AT_TARGET : TYPED_AT_CONT);
}

Test(stencils_typed, jumps)
{
    for (TypedCondition c = TYPED_LT; c < TYPED_CONDITION_COUNT; c++) {
        for (int a = 0; a < TYPED_INTS; a++) {
            for (int b = 0; c <= TYPED_NE && b < TYPED_INTS; b++) {
                uint16_t index = typed_stencils.jump_int[c][a][b];
                typed_prepare(index, (TypedHoles){0});
                for (size_t i = 0; i < COUNT(ints) * COUNT(ints); i++) {
                    check_jump(index, c, a, b, ints[i / COUNT(ints)], ints[i % COUNT(ints)]);
                }
            }
            for (size_t k = 0; k < COUNT(literals); k++) {
                uint16_t index = typed_stencils.jump_imm[c][a];
                typed_prepare(index, (TypedHoles){.imm = literals[k]});
                for (size_t i = 0; i < COUNT(ints); i++) {
                    check_jump(index, c, a, -1, ints[i], literals[k]);
                }
                check_jump(index, c, a, -1, literals[k], literals[k]);
            }
        }
    }
    typed_prepare(typed_stencils.jump, (TypedHoles){0});
    expect_run(typed_stencils.jump, marked(), marked(), TYPED_AT_TARGET);
}

/* ---- floats ---- */

static double float_operation(const TypedByFloat1 *stencil, double l, double r)
{
    return stencil == &typed_stencils.add_float   ? l + r
           : stencil == &typed_stencils.sub_float ? l - r
           : stencil == &typed_stencils.mul_float ? l * r
           : stencil == &typed_stencils.div_float ? l / r
           : stencil == &typed_stencils.mov_float ? r
                                                  : sqrt(r);
}

static void check_float(const TypedByFloat1 *stencil, int d, int a, double l, double r)
{
    TypedRegisters in = marked();
    in.f[d] = l;
    in.f[a] = r;
    TypedRegisters out = in;
    bool fails = (stencil == &typed_stencils.div_float && r == 0.0) ||
                 (stencil == &typed_stencils.sqrt_float && !(r >= 0.0));
    if (!fails) {
        out.f[d] = float_operation(stencil, in.f[d], r);
    }
    expect_run((*stencil)[d][a], in, out, fails ? TYPED_AT_SIDE_EXIT : TYPED_AT_CONT);
}

Test(stencils_typed, float_arithmetic)
{
    const TypedByFloat1 *const all[] = {&typed_stencils.add_float, &typed_stencils.sub_float,
                                        &typed_stencils.mul_float, &typed_stencils.div_float,
                                        &typed_stencils.mov_float, &typed_stencils.sqrt_float};
    for (size_t s = 0; s < COUNT(all); s++) {
        for (int d = 0; d < TYPED_FLOATS; d++) {
            for (int a = 0; a < TYPED_FLOATS; a++) {
                typed_prepare((*all[s])[d][a], (TypedHoles){0});
                for (size_t i = 0; i < COUNT(floats) * COUNT(floats); i++) {
                    check_float(all[s], d, a, floats[i / COUNT(floats)], floats[i % COUNT(floats)]);
                }
            }
        }
    }
}

Test(stencils_typed, float_registers_slots_and_constants)
{
    for (size_t i = 0; i < COUNT(floats); i++) {
        for (int d = 0; d < TYPED_FLOATS; d++) {
            TypedRegisters in = marked(), out = in;
            out.f[d] = floats[i];
            typed_prepare(typed_stencils.const_float[d],
                          (TypedHoles){.constant = value_float(floats[i]).bits});
            expect_run(typed_stencils.const_float[d], in, out, TYPED_AT_CONT);
            typed_fp[A] = value_float(floats[i]);
            typed_prepare(typed_stencils.load_float[d], (TypedHoles){.a = A});
            expect_run(typed_stencils.load_float[d], in, out, TYPED_AT_CONT);
            typed_fp[A] = value_int(0);
            typed_prepare(typed_stencils.store_float[d], (TypedHoles){.a = A});
            expect_run(typed_stencils.store_float[d], out, out, TYPED_AT_CONT);
            cr_expect(same_float(typed_fp[A].f, floats[i]) && typed_fp[A].tag == TAG_INT);
        }
    }
}

Test(stencils_typed, returns)
{
    TypedRegisters registers;
    for (int d = 0; d < TYPED_INTS; d++) {
        registers = marked();
        registers.g[d] = INT64_MIN;
        typed_prepare(typed_stencils.return_int[d], (TypedHoles){0});
        cr_expect_eq(typed_go(&registers), TYPED_BY_RETURN);
        cr_expect_eq(registers.returned_tag, TAG_INT);
        cr_expect_eq(registers.returned_bits, (uint64_t)INT64_MIN);
    }
    for (int d = 0; d < TYPED_FLOATS; d++) {
        registers = marked();
        registers.f[d] = -0.0;
        typed_prepare(typed_stencils.return_float[d], (TypedHoles){0});
        cr_expect_eq(typed_go(&registers), TYPED_BY_RETURN);
        cr_expect_eq(registers.returned_tag, TAG_FLOAT);
        cr_expect_eq(registers.returned_bits, value_float(-0.0).bits);
    }
    typed_fp[A] = value_bool(true);
    typed_prepare(typed_stencils.return_slot, (TypedHoles){.a = A});
    registers = marked();
    cr_expect_eq(typed_go(&registers), TYPED_BY_RETURN);
    cr_expect(registers.returned_tag == TAG_BOOL && registers.returned_bits == 1);
    typed_prepare(typed_stencils.return_null, (TypedHoles){0});
    registers = marked();
    cr_expect_eq(typed_go(&registers), TYPED_BY_RETURN);
    cr_expect(registers.returned_tag == TAG_NULL && registers.returned_bits == 0);
}

/* ---- arrays ---- */

#define ELEMENTS 3
static const int64_t positions[] = {INT64_MIN, -1, 0, 1, ELEMENTS - 1, ELEMENTS, INT64_MAX};
static int64_t elements[ELEMENTS];
static Array array;

static void fill(uint32_t kind, uint32_t rc)
{
    array = (Array){.header = {.rc = rc}, .elem_tag = kind, .count = ELEMENTS};
    array.ints = elements;
    for (int i = 0; i < ELEMENTS; i++) {
        elements[i] = INT64_MAX - i;
    }
    typed_fp[B] = value_array(&array);
}

static bool inside(int64_t position)
{
    return position >= 0 && position < ELEMENTS;
}

static void check_get(int d, int a, int64_t position, uint32_t kind)
{
    uint16_t index = typed_stencils.get_int[d][a];
    TypedRegisters in = marked();
    in.g[a] = position;
    TypedRegisters out = in;
    fill(kind, 2);
    bool reads = inside(position) && kind == TAG_INT;
    if (reads) {
        out.g[d] = INT64_MAX - position;
    }
    expect_run(index, in, out, reads ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
}

static void check_set(int i, int v, int64_t position, uint32_t kind, uint32_t rc)
{
    uint16_t index = typed_stencils.set_int[i][v];
    TypedRegisters in = marked();
    in.g[v] = INT64_MIN;
    in.g[i] = position;
    fill(kind, rc);
    bool writes = inside(position) && kind == TAG_INT && rc == 1;
    expect_run(index, in, in, writes ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
    for (int k = 0; k < ELEMENTS; k++) {
        int64_t expected = writes && k == position ? in.g[v] : INT64_MAX - k;
        cr_expect_eq(elements[k], expected);
    }
}

Test(stencils_typed, elements_of_int_arrays)
{
    for (int r = 0; r < TYPED_INTS; r++) {
        for (int s = 0; s < TYPED_INTS; s++) {
            for (size_t i = 0; i < COUNT(positions); i++) {
                typed_prepare(typed_stencils.get_int[r][s], (TypedHoles){.b = B});
                check_get(r, s, positions[i], TAG_INT);
                check_get(r, s, positions[i], TAG_FLOAT);
                check_get(r, s, positions[i], ARRAY_MIXED);
                typed_prepare(typed_stencils.set_int[r][s], (TypedHoles){.b = B});
                check_set(r, s, positions[i], TAG_INT, 1);
                check_set(r, s, positions[i], TAG_INT, 2);
                check_set(r, s, positions[i], TAG_INT, 0);
                check_set(r, s, positions[i], TAG_BOOL, 1);
            }
            typed_fp[B] = value_make(TAG_STRING, typed_fp[B].bits);
            expect_run(typed_stencils.set_int[r][s], marked(), marked(), TYPED_AT_SIDE_EXIT);
            typed_prepare(typed_stencils.get_int[r][s], (TypedHoles){.b = B});
            expect_run(typed_stencils.get_int[r][s], marked(), marked(), TYPED_AT_SIDE_EXIT);
        }
    }
}

Test(stencils_typed, lengths)
{
    for (int d = 0; d < TYPED_INTS; d++) {
        typed_prepare(typed_stencils.length[d], (TypedHoles){.b = B});
        for (uint32_t rc = 0; rc < 4; rc++) {
            TypedRegisters in = marked(), out = in;
            fill(TAG_INT, rc);
            if (rc > 1) {
                out.g[d] = ELEMENTS;
            }
            expect_run(typed_stencils.length[d], in, out,
                       rc > 1 ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
            cr_expect_eq(array.header.rc, rc > 1 ? rc - 1 : rc);
        }
        typed_fp[B].tag = TAG_STRING;
        expect_run(typed_stencils.length[d], marked(), marked(), TYPED_AT_SIDE_EXIT);
    }
}

static struct {
    Instance instance;
    Value fields[2];
} record;

static void fill_record(int64_t position, ValueTag kind)
{
    fill(TAG_STRUCT, 1);
    record.instance = (Instance){.header = {.rc = 1}, .shape_id = SHAPE_ID, .field_count = 2};
    record.instance.fields[1] = value_make(kind, value_float(0.25).bits);
    if (inside(position)) {
        array.objects[position] = &record.instance.header;
    }
}

static void check_fields(int f, int i, int64_t position, ValueTag kind, int32_t shape)
{
    TypedHoles holes = {.b = B, .imm = shape};
    holes.c_bytes = (uint16_t)(offsetof(Instance, fields) + sizeof(Value));
    bool found = inside(position) && kind == TAG_FLOAT && shape == SHAPE_ID;
    TypedEnding ending = found ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT;
    TypedRegisters in = marked(), out;
    in.g[i] = position;
    out = in;
    if (found) {
        out.f[f] = 0.25;
    }
    fill_record(position, kind);
    typed_prepare(typed_stencils.get_field[f][i], holes);
    expect_run(typed_stencils.get_field[f][i], in, out, ending);
    for (uint32_t rc = 0; rc < 3; rc++) {
        fill_record(position, kind);
        record.instance.header.rc = rc;
        typed_prepare(typed_stencils.set_field[f][i], holes);
        bool writes = found && rc == 1;
        expect_run(typed_stencils.set_field[f][i], in, in,
                   writes ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
        cr_expect(record.instance.fields[1].f == (writes ? in.f[f] : 0.25));
    }
}

Test(stencils_typed, fields_of_elements)
{
    for (int f = 0; f < TYPED_FLOATS; f++) {
        for (int i = 0; i < TYPED_INTS; i++) {
            for (size_t k = 0; k < COUNT(positions); k++) {
                check_fields(f, i, positions[k], TAG_FLOAT, SHAPE_ID);
            }
            check_fields(f, i, 1, TAG_INT, SHAPE_ID);
            check_fields(f, i, 1, TAG_FLOAT, SHAPE_ID - 1);
            check_fields(f, i, 1, TAG_FLOAT, -1);
        }
    }
}

/* ---- slots and frames ---- */

static Object object;

Test(stencils_typed, slots_of_every_kind)
{
    for (int tag = TAG_UNSET; tag < TAG_COUNT; tag++) {
        Value v = value_object((ValueTag)tag, &object);
        bool heap = tag >= TAG_FIRST_HEAP;
        for (uint32_t rc = 0; rc < 4; rc++) {
            object.rc = rc;
            typed_fp[B] = v;
            typed_fp[A] = value_unset();
            typed_prepare(typed_stencils.move_slot, (TypedHoles){.a = A, .b = B});
            expect_run(typed_stencils.move_slot, marked(), marked(), TYPED_AT_CONT);
            cr_expect(typed_fp[A].tag == v.tag && typed_fp[A].bits == v.bits && object.rc == rc);
            typed_prepare(typed_stencils.copy_slot, (TypedHoles){.a = A, .b = B});
            expect_run(typed_stencils.copy_slot, marked(), marked(), TYPED_AT_CONT);
            cr_expect_eq(object.rc, heap && rc != 0 ? rc + 1 : rc);
            object.rc = rc;
            typed_prepare(typed_stencils.drop, (TypedHoles){.a = A});
            expect_run(typed_stencils.drop, marked(), marked(),
                       heap && rc <= 1 ? TYPED_AT_SIDE_EXIT : TYPED_AT_CONT);
            cr_expect_eq(object.rc, heap && rc > 1 ? rc - 1 : rc);
        }
        for (int other = TAG_UNSET; other < TAG_COUNT; other++) {
            typed_prepare(typed_stencils.check_tag, (TypedHoles){.a = B, .imm = other});
            expect_run(typed_stencils.check_tag, marked(), marked(),
                       tag == other ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
        }
        typed_prepare(typed_stencils.store_tag, (TypedHoles){.a = A, .imm = tag});
        typed_fp[A] = value_make((ValueTag)0x77, 0x1234567890);
        expect_run(typed_stencils.store_tag, marked(), marked(), TYPED_AT_CONT);
        cr_expect(typed_fp[A].tag == (uint64_t)tag && typed_fp[A].bits == 0x1234567890);
    }
}

static void expect_bare(uint16_t index, bool goes_on)
{
    expect_run(index, marked(), marked(), goes_on ? TYPED_AT_CONT : TYPED_AT_SIDE_EXIT);
}

Test(stencils_typed, guards_of_the_frame)
{
    static Function function;
    TypedHoles itself = {.a = A, .constant = (uint64_t)(uintptr_t)&function};
    typed_prepare(typed_stencils.poll, (TypedHoles){0});
    expect_bare(typed_stencils.poll, true);
    typed_vm.interrupt = 1;
    expect_bare(typed_stencils.poll, false);
    typed_prepare(typed_stencils.enter, (TypedHoles){0});
    expect_bare(typed_stencils.enter, true);
    typed_vm.stack_end = typed_fp + 31;
    expect_bare(typed_stencils.enter, false);
    typed_fp[-1] = value_object(TAG_FUNCTION, &function);
    typed_prepare(typed_stencils.check_callee, itself);
    expect_bare(typed_stencils.check_callee, true);
    typed_fp[-1].bits++;
    expect_bare(typed_stencils.check_callee, false);
    typed_fp[-1] = value_object(TAG_FUNCTION, &function);
    typed_prepare(typed_stencils.release_callee, (TypedHoles){0});
    function.header.rc = 2;
    expect_bare(typed_stencils.release_callee, true);
    cr_expect_eq(function.header.rc, 1);
    expect_bare(typed_stencils.release_callee, false);
    function.header.rc = 0; /* immortal */
    expect_bare(typed_stencils.release_callee, true);
    cr_expect_eq(function.header.rc, 0);
    typed_prepare(typed_stencils.store_function, itself);
    expect_bare(typed_stencils.store_function, true);
    cr_expect(typed_fp[A].tag == TAG_FUNCTION && typed_fp[A].function == &function);
}

/* Where a call's result goes, and of which kind it must be. */
typedef struct Destination {
    uint16_t index;
    int to_int, to_float; /* number of the register; -1: another one */
    ValueTag kind;
    bool by_entry;
} Destination;

/* What a call leaves behind that gave `bits`. */
static TypedRegisters called(const Destination *to, TypedRegisters in, uint64_t bits)
{
    if (to->by_entry) {
        in.g[1] = (int64_t)(uintptr_t)typed_vm.dispatch;
    }
    if (to->to_int >= 0) {
        in.g[to->to_int] = (int64_t)bits;
    } else if (to->to_float >= 0) {
        memcpy(&in.f[to->to_float], &bits, sizeof bits);
    }
    return in;
}

static void check_call(const Destination *to)
{
    TypedHoles holes = {.a = A, .b = B, .c = B + FRAME_LINKAGE, .constant = 0x123456789abcdef0};
    TypedRegisters in = marked(), out;
    in.g[0] = INT64_MIN + 1;
    const uint64_t bits = (uint64_t)in.g[0];
    bool to_slot = to->to_int < 0 && to->to_float < 0;
    typed_vm.native_limit = 0;
    typed_fp[A] = value_null();
    holes.callee = typed_callee_returning(to->kind);
    typed_prepare(to->index, holes);
    expect_run(to->index, in, called(to, in, bits), TYPED_AT_CONT);
    cr_expect_eq(typed_fp[A].tag, to_slot ? to->kind : TAG_NULL);
    cr_expect_eq(typed_fp[A].bits, to_slot ? bits : 0);
    cr_expect_eq(typed_fp[B + 1].bits, holes.constant);
    cr_expect_eq(frame_header(typed_fp)->pc, &typed_insn);
    cr_expect_eq(frame_header(typed_fp + B + FRAME_LINKAGE)->caller, typed_fp);
    for (int wrong = 0; wrong < (to_slot ? 1 : 2); wrong++) {
        ValueTag tag = wrong ? TAG_BOOL : TAG_EXCEPTION;
        holes.callee = typed_callee_returning(tag);
        typed_prepare(to->index, holes);
        out = in;
        out.g[0] = (int64_t)tag;
        out.g[1] = (int64_t)bits;
        expect_run(to->index, in, out, TYPED_AT_RESULT_EXIT);
    }
    typed_vm.native_limit = UINTPTR_MAX;
    expect_run(to->index, in, in, TYPED_AT_SIDE_EXIT);
}

static void check_calls(const TypedCalls *calls, bool by_entry)
{
    for (int d = 0; d < TYPED_INTS; d++) {
        check_call(&(Destination){calls->to_int[d], d, -1, TAG_INT, by_entry});
    }
    for (int d = 0; d < TYPED_FLOATS; d++) {
        check_call(&(Destination){calls->to_float[d], -1, d, TAG_FLOAT, by_entry});
    }
    for (int kind = TAG_UNSET; kind < TAG_COUNT; kind++) {
        if (kind != TAG_EXCEPTION) {
            check_call(&(Destination){calls->to_slot, -1, -1, (ValueTag)kind, by_entry});
        }
    }
}

Test(stencils_typed, calls)
{
    check_calls(&typed_stencils.call, false);
    check_calls(&typed_stencils.call_entry, true);
    typed_prepare(typed_stencils.leave, (TypedHoles){0});
    expect_run(typed_stencils.leave, marked(), marked(), TYPED_AT_SIDE_EXIT);
}

#endif
