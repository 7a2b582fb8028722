/* Stencils that read and write elements, fields, cells and captures, begin and end paths, and make
 * literals: on every kind of container and value, at the ends of what they can hold. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/structs.h"
#include "tests/stencils/stencil_run.h"

#ifdef RUFF_HAS_MACHINE_CODE

TestSuite(stencils_places, .init = stencil_run_begin, .fini = stencil_run_end);

/* Registers far apart. */
#define A 3000
#define B 7
#define C 1777

#define COUNT(array)   (sizeof(array) / sizeof *(array))
#define ELEMENT_COUNT  3u
#define SHAPE_ID       0x80000001u /* large, and not the id of anything else */
#define MARK           0x5a5a5a5a5a5a5a5a
#define INSTANCE_SLOT  2u /* field that caches point to */
#define INSTANCE_SLOTS 4u

static const int64_t indexes[] = {
    INT64_MIN, -3, -1, 0, 1, ELEMENT_COUNT - 1, ELEMENT_COUNT, UINT32_MAX + 1L, INT64_MAX};
static const uint64_t payloads[] = {
    0, 1, MARK, (uint64_t)INT64_MIN, INT64_MAX, 0x7ff8000000000000 /* NaN */};

static Object element = {.rc = 5};
static Value storage[ELEMENT_COUNT]; /* of every kind of array */
static Array array;
static struct {
    Instance instance;
    Value fields[INSTANCE_SLOTS];
} record;
static Value dict_slots[INSTANCE_SLOTS];
static Dict dict;

static Value *slot(unsigned number)
{
    return &stencil_run.fp[number];
}

/* A value of this kind with this payload; of heap kinds, always the same object. */
static Value value_of(ValueTag tag, uint64_t bits)
{
    if (tag >= TAG_FIRST_HEAP) {
        return value_object(tag, &element);
    }
    return value_make(tag, tag == TAG_BOOL ? bits & 1 : bits);
}

/* An array whose elements are all v, in storage of this kind. */
static void fill_array(uint32_t kind, Value v)
{
    array = (Array){.header = {.rc = 1}, .elem_tag = kind, .count = ELEMENT_COUNT};
    array.capacity = ELEMENT_COUNT;
    array.data = storage;
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        if (kind == ARRAY_MIXED) {
            array.values[i] = v;
        } else if (kind == TAG_BOOL) {
            array.bools[i] = (uint8_t)v.bits;
        } else {
            array.words[i] = v.bits;
        }
    }
}

static void expect_same(Value got, Value expected)
{
    cr_expect_eq(got.tag, expected.tag);
    cr_expect_eq(got.bits, expected.bits);
}

static void prepare(void)
{
    *slot(A) = value_make((ValueTag)0x77, MARK);
    element.rc = 5;
    stencil_run.vm.interrupt = 0;
}

/* ---- arrays ---- */

ParameterizedTestParameters(stencils_places, reading_elements)
{
    static uint32_t kinds[] = {TAG_NULL,   TAG_BOOL,  TAG_INT,    TAG_FLOAT,  TAG_BUILTIN,
                               TAG_STRING, TAG_ARRAY, TAG_STRUCT, ARRAY_MIXED};
    return cr_make_param_array(uint32_t, kinds, COUNT(kinds));
}

static void expect_element(int64_t index, Value v, uint32_t array_rc)
{
    bool inside = index >= 0 && index < ELEMENT_COUNT;
    cr_expect_eq(stencil_run.was_slow, !inside);
    if (inside) {
        expect_same(*slot(A), v);
        cr_expect_eq(element.rc, v.tag >= TAG_FIRST_HEAP ? 6 : 5);
        cr_expect_eq(array.header.rc, array_rc);
    } else {
        expect_same(*slot(A), value_make((ValueTag)0x77, MARK));
        cr_expect_eq(array.header.rc, 2);
    }
}

static void read_elements(uint32_t kind, Value v)
{
    for (size_t i = 0; i < COUNT(indexes); i++) {
        for (uint16_t flags = 0; flags <= OP_FLAG_B; flags += OP_FLAG_B) {
            fill_array(kind, v);
            array.header.rc = 2;
            *slot(B) = value_array(&array);
            *slot(C) = value_int(indexes[i]);
            prepare();
            stencil_run_op(OP_GET_INDEX << OP_FLAG_BITS | flags, reg(A), reg(B), reg(C));
            expect_element(indexes[i], v, flags ? 1 : 2);
            if (indexes[i] == (int16_t)indexes[i]) {
                array.header.rc = 2;
                prepare();
                stencil_run_op(OP_GET_INDEX_INT << OP_FLAG_BITS | flags, reg(A), reg(B),
                               (uint16_t)indexes[i]);
                expect_element(indexes[i], v, flags ? 1 : 2);
            }
        }
    }
}

ParameterizedTest(uint32_t *kind, stencils_places, reading_elements)
{
    for (size_t i = 0; i < COUNT(payloads); i++) {
        read_elements(*kind,
                      value_of(*kind == ARRAY_MIXED ? TAG_FLOAT : (ValueTag)*kind, payloads[i]));
    }
    if (*kind == ARRAY_MIXED) {
        read_elements(*kind, value_of(TAG_STRUCT, 0));
    }
}

/* What is no array, and what is no index. */
Test(stencils_places, elements_of_other_kinds_are_slow)
{
    static const Opcode ops[] = {OP_GET_INDEX, OP_GET_INDEX_INT, OP_SET_INDEX};
    fill_array(TAG_INT, value_int(1));
    for (size_t i = 0; i < COUNT(ops); i++) {
        for (int tag = TAG_UNSET; tag < TAG_COUNT; tag++) {
            if (tag == TAG_ARRAY || tag == TAG_DICT || tag == TAG_STRING) {
                continue;
            }
            *slot(A) = *slot(B) = value_of((ValueTag)tag, 1);
            *slot(C) = value_int(0);
            stencil_run_op((uint16_t)(ops[i] << OP_FLAG_BITS), reg(A), reg(B), reg(C));
            cr_expect(stencil_run.was_slow, "op %d of tag %d", ops[i], tag);
            *slot(A) = *slot(B) = value_array(&array);
            if (tag != TAG_INT && ops[i] != OP_GET_INDEX_INT) {
                *slot(ops[i] == OP_SET_INDEX ? B : C) = value_of((ValueTag)tag, 1);
                stencil_run_op((uint16_t)(ops[i] << OP_FLAG_BITS), reg(A), reg(B), reg(C));
                cr_expect(stencil_run.was_slow, "op %d, index of tag %d", ops[i], tag);
            }
        }
    }
}

/* Element 1 of a unique array of `kind`, exchanged for v: the old one is v0. */
static void expect_written(uint32_t kind, Value v0, Value v, int64_t index)
{
    bool fits = kind == ARRAY_MIXED || kind == v.tag;
    bool plain = v.tag == TAG_INT || v.tag == TAG_FLOAT || v.tag == TAG_BOOL;
    bool exchanged = kind == ARRAY_MIXED || (v.tag >= TAG_FIRST_HEAP && kind == v.tag);
    bool fast = index == 1 && fits && (plain || exchanged) && array.header.rc == 1;
    cr_expect_eq(stencil_run.was_slow, !fast, "kind %u, tag %d", kind, (int)v.tag);
    expect_same(array_get(&array, 0), v0);
    expect_same(array_get(&array, 1), fast ? v : v0);
    bool released = fast && v0.tag >= TAG_FIRST_HEAP;
    cr_expect_eq(stencil_run.released, NULL);
    cr_expect_eq(element.rc, released ? 4 : 5);
}

static void write_element(uint32_t kind, Value v0, Value v, int64_t index, uint32_t rc)
{
    fill_array(kind, v0);
    array.header.rc = rc;
    prepare();
    *slot(A) = value_array(&array);
    *slot(B) = value_int(index);
    *slot(C) = v;
    stencil_run_op(OP_SET_INDEX << OP_FLAG_BITS, reg(A), reg(B), reg(C));
    expect_written(kind, v0, v, index);

    fill_array(kind, v0);
    array.header.rc = rc;
    prepare();
    *slot(C) = value_array(&array); /* the place */
    *slot(A) = value_int(index);
    *slot(B) = v;
    stencil_run.vm.path = (PathState){.slot = slot(C), .tag = TAG_ARRAY, .payload = &slot(C)->bits};
    stencil_run_op(OP_PATH_SET_INDEX << OP_FLAG_BITS, reg(A), reg(B), 0);
    expect_written(kind, v0, v, index);
}

Test(stencils_places, writing_elements)
{
    static const uint32_t kinds[] = {TAG_BOOL,   TAG_INT,   TAG_FLOAT,
                                     TAG_STRING, TAG_ARRAY, ARRAY_MIXED};
    for (size_t k = 0; k < COUNT(kinds); k++) {
        Value v0 = value_of(kinds[k] == ARRAY_MIXED ? TAG_STRING : (ValueTag)kinds[k], 0);
        for (int tag = TAG_NULL; tag < TAG_COUNT; tag++) {
            for (size_t i = 0; i < COUNT(payloads); i++) {
                write_element(kinds[k], v0, value_of((ValueTag)tag, payloads[i]), 1, 1);
            }
            write_element(kinds[k], v0, value_of((ValueTag)tag, 1), 1, 2);
            write_element(kinds[k], v0, value_of((ValueTag)tag, 1), 1, 0);
            write_element(kinds[k], v0, value_of((ValueTag)tag, 1), -1, 1);
            write_element(kinds[k], v0, value_of((ValueTag)tag, 1), ELEMENT_COUNT, 1);
        }
    }
}

/* ---- fields ---- */

static uint16_t field_offset(void)
{
    return (uint16_t)(offsetof(Instance, fields) + INSTANCE_SLOT * sizeof(Value));
}

static void fill_record(Value v)
{
    record.instance = (Instance){.header = {.rc = 1}, .shape_id = SHAPE_ID};
    record.instance.field_count = INSTANCE_SLOTS;
    dict = (Dict){.header = {.rc = 1}, .shape_id = SHAPE_ID, .count = INSTANCE_SLOTS};
    dict.slots = dict_slots;
    for (size_t i = 0; i < INSTANCE_SLOTS; i++) {
        record.instance.fields[i] = dict_slots[i] = v;
    }
}

static void cache(Insn *insn, uint32_t id, uint16_t offset)
{
    insn->feedback.bits = 0;
    insn->feedback.id = id;
    insn->feedback.slot = offset;
}

typedef struct Holder {
    ValueTag tag;
    Object *object;
    Value *field;
    uint16_t offset;
} Holder;

/* A struct, and a dict with a shape. */
static Holder holder_of(bool is_dict)
{
    if (is_dict) {
        return (Holder){TAG_DICT, &dict.header, &dict_slots[INSTANCE_SLOT],
                        INSTANCE_SLOT * sizeof(Value)};
    }
    return (Holder){TAG_STRUCT, &record.instance.header, &record.instance.fields[INSTANCE_SLOT],
                    field_offset()};
}

static void read_field(Holder holder, Value v, uint32_t id, uint16_t flags)
{
    fill_record(v);
    holder.object->rc = 2;
    prepare();
    *slot(B) = value_object(holder.tag, holder.object);
    cache(stencil_run.insn, id, holder.offset);
    stencil_run_op(OP_GET_FIELD << OP_FLAG_BITS | flags, reg(A), reg(B), 0);
    cr_expect_eq(stencil_run.was_slow, id != SHAPE_ID);
    if (id == SHAPE_ID) {
        expect_same(*slot(A), v);
        cr_expect_eq(element.rc, v.tag >= TAG_FIRST_HEAP ? 6 : 5);
        cr_expect_eq(holder.object->rc, flags ? 1 : 2);
    }
}

static void write_field(Holder holder, Value v0, Value v, uint32_t id, uint32_t rc)
{
    bool fast = id == SHAPE_ID && rc == 1;
    for (int path = 0; path < 2; path++) {
        fill_record(v0);
        holder.object->rc = rc;
        prepare();
        Value *place = slot(path ? C : A);
        *place = value_object(holder.tag, holder.object);
        *slot(path ? B : C) = v;
        stencil_run.vm.path =
            (PathState){.slot = place, .tag = place->tag, .payload = &place->bits};
        cache(stencil_run.insn, id, holder.offset);
        stencil_run_op((uint16_t)((path ? OP_PATH_SET_FIELD : OP_SET_FIELD) << OP_FLAG_BITS),
                       reg(A), reg(B), reg(C));
        cr_expect_eq(stencil_run.was_slow, !fast);
        expect_same(*holder.field, fast ? v : v0);
        cr_expect_eq(element.rc, fast && v0.tag >= TAG_FIRST_HEAP ? 4 : 5);
    }
}

Test(stencils_places, fields_of_structs_and_shaped_dicts)
{
    for (int is_dict = 0; is_dict < 2; is_dict++) {
        Holder holder = holder_of(is_dict);
        for (int tag = TAG_NULL; tag < TAG_COUNT; tag++) {
            for (size_t i = 0; i < COUNT(payloads); i++) {
                Value v = value_of((ValueTag)tag, payloads[i]);
                read_field(holder, v, SHAPE_ID, 0);
                read_field(holder, v, SHAPE_ID, OP_FLAG_B);
                read_field(holder, v, SHAPE_ID + 1, 0);
                read_field(holder, v, 0, 0);
                write_field(holder, v, value_int(INT64_MIN), SHAPE_ID, 1);
                write_field(holder, value_float(-0.0), v, SHAPE_ID, 1);
                write_field(holder, v, value_int(1), SHAPE_ID, 2);
                write_field(holder, v, value_int(1), SHAPE_ID - 1, 1);
            }
        }
    }
}

/* ---- paths ---- */

Test(stencils_places, paths_begin_at_a_place_that_is_set)
{
    for (int tag = TAG_UNSET; tag < TAG_COUNT; tag++) {
        static const Opcode ops[] = {OP_PATH_LOCAL, OP_PATH_GLOBAL, OP_PATH_CAPTURE};
        Value global = value_of((ValueTag)tag, MARK);
        Value *places[] = {slot(A), &global, &stencil_run.cells[3].value};
        for (size_t i = 0; i < COUNT(ops); i++) {
            *places[i] = global;
            stencil_run.vm.path = (PathState){.pending = PATH_STEP_FIELD, .depth = 3};
            stencil_run.insn->feedback.place = &global;
            stencil_run_op((uint16_t)(ops[i] << OP_FLAG_BITS), ops[i] == OP_PATH_LOCAL ? reg(A) : 3,
                           0, 0);
            bool fast = tag != TAG_UNSET || ops[i] == OP_PATH_LOCAL;
            cr_expect_eq(stencil_run.was_slow, !fast);
            cr_expect_eq(stencil_run.vm.path.slot, fast ? places[i] : NULL);
            cr_expect_eq(stencil_run.vm.path.depth, fast ? 0 : 3);
            cr_expect(!fast || stencil_run.vm.path.payload == &places[i]->bits);
        }
    }
}

/* A step through element `index` of an array of kind `kind` and on to the next step. */
static void step_through(Opcode op, uint32_t kind, int64_t index, uint32_t rc, bool passes)
{
    Value constant = value_int(12);
    fill_array(kind, value_object(kind == ARRAY_MIXED ? TAG_ARRAY : (ValueTag)kind, &element));
    array.header.rc = rc;
    *slot(C) = value_array(&array);
    *slot(A) = value_int(-7);
    stencil_run.vm.path = (PathState){.slot = slot(C), .tag = TAG_ARRAY, .payload = &slot(C)->bits};
    stencil_run.vm.path.pending = PATH_STEP_INDEX;
    stencil_run.vm.path.key = value_int(index);
    stencil_run.insn->feedback.constant = &constant;
    stencil_run_op((uint16_t)(op << OP_FLAG_BITS), reg(A), 0, 0);
    cr_expect_eq(stencil_run.was_slow, !passes);
    if (passes) {
        bool by_index = op == OP_PATH_INDEX;
        cr_expect_eq(stencil_run.vm.path.pending, by_index ? PATH_STEP_INDEX : PATH_STEP_FIELD);
        expect_same(stencil_run.vm.path.key, by_index ? value_int(-7) : constant);
        cr_expect_eq(stencil_run.vm.path.depth, 1);
        cr_expect_eq(*stencil_run.vm.path.payload, (uint64_t)(uintptr_t)&element);
    }
}

Test(stencils_places, paths_step_through_unique_containers)
{
    static const Opcode ops[] = {OP_PATH_INDEX, OP_PATH_FIELD};
    for (size_t i = 0; i < COUNT(ops); i++) {
        for (size_t k = 0; k < COUNT(indexes); k++) {
            bool inside = indexes[k] >= 0 && indexes[k] < ELEMENT_COUNT;
            step_through(ops[i], TAG_ARRAY, indexes[k], 1, inside);
            step_through(ops[i], ARRAY_MIXED, indexes[k], 1, inside);
            step_through(ops[i], TAG_DICT, indexes[k], 1, inside);
            step_through(ops[i], TAG_INT, indexes[k], 1, false);
            step_through(ops[i], TAG_ARRAY, indexes[k], 2, false);
            step_through(ops[i], TAG_ARRAY, indexes[k], 0, false);
        }
        stencil_run.vm.path = (PathState){.pending = PATH_STEP_NONE};
        stencil_run_op((uint16_t)(ops[i] << OP_FLAG_BITS), reg(A), 0, 0);
        cr_expect_not(stencil_run.was_slow, "the first step has nothing to pass");
    }
}

/* array[1] += r, where element 1 has been read as l. */
static void add_to_element(Value l, Value r, Value expected)
{
    fill_array((uint32_t)l.tag, l);
    *slot(C) = value_array(&array);
    *slot(A) = l;
    *slot(B) = r;
    stencil_run.vm.path = (PathState){.slot = slot(C), .tag = TAG_ARRAY, .payload = &slot(C)->bits};
    stencil_run.vm.path.pending = PATH_STEP_INDEX;
    stencil_run.vm.path.key = value_int(1);
    stencil_run_op(OP_PATH_ADD << OP_FLAG_BITS, reg(A), reg(B), 0);
    bool fast = expected.tag != TAG_UNSET;
    cr_expect_eq(stencil_run.was_slow, !fast);
    expect_same(array_get(&array, 1), fast ? expected : l);
}

static void add_to_field(Holder holder, Value l, Value r, Value expected)
{
    fill_record(l);
    *slot(C) = value_object(holder.tag, holder.object);
    *slot(A) = l;
    *slot(B) = r;
    stencil_run.vm.path = (PathState){.slot = slot(C), .tag = holder.tag};
    stencil_run.vm.path.payload = &slot(C)->bits;
    stencil_run.vm.path.pending = PATH_STEP_FIELD;
    cache(stencil_run.insn - 1, SHAPE_ID, holder.offset);
    stencil_run_op(OP_PATH_ADD << OP_FLAG_BITS, reg(A), reg(B), 0);
    bool fast = expected.tag != TAG_UNSET;
    cr_expect_eq(stencil_run.was_slow, !fast);
    expect_same(*holder.field, fast ? expected : l);
}

static void add_to_places(Value l, Value r, Value expected)
{
    add_to_element(l, r, expected);
    add_to_field(holder_of(false), l, r, expected);
    add_to_field(holder_of(true), l, r, expected);
}

Test(stencils_places, adding_to_an_element_or_field)
{
    static const int64_t ints[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    static const double floats[] = {-0.0, 0.0, 1e308, -1e308, 0.5};
    for (size_t i = 0; i < COUNT(ints); i++) {
        for (size_t k = 0; k < COUNT(ints); k++) {
            int64_t sum;
            bool over = __builtin_add_overflow(ints[i], ints[k], &sum);
            add_to_places(value_int(ints[i]), value_int(ints[k]),
                          over ? value_unset() : value_int(sum));
            add_to_places(value_float(floats[i]), value_float(floats[k]),
                          value_float(floats[i] + floats[k]));
            add_to_places(value_int(ints[i]), value_float(floats[k]), value_unset());
        }
    }
}

Test(stencils_places, pushing_in_place)
{
    for (int tag = TAG_NULL; tag < TAG_COUNT; tag++) {
        for (uint32_t rc = 0; rc < 3; rc++) {
            fill_array(TAG_INT, value_int(1));
            array.count = ELEMENT_COUNT - 1;
            array.header.rc = rc;
            *slot(C) = value_array(&array);
            slot(B)[FRAME_LINKAGE + 1] = value_of((ValueTag)tag, MARK);
            stencil_run.vm.path =
                (PathState){.slot = slot(C), .tag = TAG_ARRAY, .payload = &slot(C)->bits};
            cache(stencil_run.insn, 1 /* PATH_METHOD_APPENDS */, 0);
            stencil_run_op(OP_PATH_METHOD << OP_FLAG_BITS, reg(A), reg(B), 1);
            bool fast = tag == TAG_INT && rc == 1;
            cr_expect_eq(stencil_run.was_slow, !fast);
            cr_expect_eq(array.count, fast ? ELEMENT_COUNT : ELEMENT_COUNT - 1);
            cr_expect_eq(array.header.rc, fast ? 2 : rc);
            if (fast) {
                expect_same(*slot(A), value_array(&array));
                stencil_run_op(OP_PATH_METHOD << OP_FLAG_BITS, reg(A), reg(B), 1);
                cr_expect(stencil_run.was_slow, "it is full and shared");
            }
        }
    }
}

/* ---- cells and captures ---- */

static void expect_read(Value v)
{
    bool fast = v.tag != TAG_UNSET;
    cr_expect_eq(stencil_run.was_slow, !fast);
    expect_same(*slot(A), fast ? v : value_make((ValueTag)0x77, MARK));
    cr_expect_eq(element.rc, v.tag >= TAG_FIRST_HEAP ? 6 : 5);
}

Test(stencils_places, reading_cells_and_captures)
{
    for (int tag = TAG_UNSET; tag < TAG_COUNT; tag++) {
        for (size_t i = 0; i < COUNT(payloads); i++) {
            Cell *cell = &stencil_run.cells[2];
            cell->value = value_of((ValueTag)tag, payloads[i]);
            *slot(B) = value_make((ValueTag)TAG_UNSET, (uint64_t)(uintptr_t)cell);
            prepare();
            stencil_run_op(OP_GET_CELL << OP_FLAG_BITS, reg(A), reg(B), 0);
            expect_read(cell->value);
            prepare();
            stencil_run_op(OP_GET_CAPTURE << OP_FLAG_BITS, reg(A), 2, 0);
            expect_read(cell->value);
            *slot(A) = cell->value;
            stencil_run_op(OP_CHECK_SET << OP_FLAG_BITS, reg(A), 0, 0);
            cr_expect_eq(stencil_run.was_slow, tag == TAG_UNSET);
        }
    }
}

static void write_cell(Opcode op, uint16_t a, Value old)
{
    Cell *cell = &stencil_run.cells[1];
    cell->value = old;
    *slot(B) = value_float(2.5);
    *slot(A) = value_make((ValueTag)TAG_UNSET, (uint64_t)(uintptr_t)cell);
    bool slow = old.tag >= TAG_FUNCTION && element.rc <= 1;
    stencil_run_op((uint16_t)(op << OP_FLAG_BITS), a, reg(B), 0);
    cr_expect_eq(stencil_run.was_slow, slow);
    expect_same(cell->value, slow ? old : value_float(2.5));
}

Test(stencils_places, writing_cells_and_captures)
{
    for (int tag = TAG_UNSET; tag < TAG_COUNT; tag++) {
        for (uint32_t rc = 0; rc < 3; rc++) {
            element.rc = rc;
            write_cell(OP_SET_CELL, reg(A), value_of((ValueTag)tag, MARK));
            cr_expect_eq(element.rc, tag >= TAG_FIRST_HEAP && rc == 2 ? 1 : rc);
            element.rc = rc;
            write_cell(OP_SET_CAPTURE, 1, value_of((ValueTag)tag, MARK));
        }
    }
}

/* ---- literals ---- */

static union {
    FreeSlot free;
    char bytes[256];
} memory;

static void free_memory(size_t bytes)
{
    size_t size_class = (bytes + HEAP_GRANULE - 1) / HEAP_GRANULE;
    memset(&stencil_run.vm.heap, 0, sizeof stencil_run.vm.heap);
    memory.free.next = NULL;
    stencil_run.vm.heap.free[size_class] = &memory.free;
}

Test(stencils_places, structs_with_all_fields)
{
    static StructDef definition;
    Value values[] = {value_int(INT64_MIN), value_bool(true)};
    for (uint16_t flags = 0; flags <= OP_FLAG_B; flags += OP_FLAG_B) {
        definition = (StructDef){.header = {.rc = 4}, .id = SHAPE_ID};
        *slot(B) = value_object(TAG_STRUCT_DEF, &definition.header);
        memcpy(slot(C), values, sizeof values);
        free_memory(sizeof(Instance) + sizeof values);
        cache(stencil_run.insn, SHAPE_ID, COUNT(values));
        stencil_run_op(OP_NEW_STRUCT << OP_FLAG_BITS | flags, reg(A), reg(B), reg(C));
        cr_expect_not(stencil_run.was_slow);
        const Instance *made = slot(A)->instance;
        cr_expect_eq(slot(A)->tag, TAG_STRUCT);
        cr_expect_eq((const void *)made, &memory);
        cr_expect_eq(made->shape_id, SHAPE_ID);
        cr_expect_eq(memcmp(made->fields, values, sizeof values), 0);
        cr_expect_eq(definition.header.rc, flags ? 4 : 5);
        stencil_run_op(OP_NEW_STRUCT << OP_FLAG_BITS | flags, reg(A), reg(B), reg(C));
        cr_expect(stencil_run.was_slow, "there is no memory left");
        definition.id++;
        stencil_run_op(OP_NEW_STRUCT << OP_FLAG_BITS | flags, reg(A), reg(B), reg(C));
        cr_expect(stencil_run.was_slow, "another definition");
    }
}

Test(stencils_places, dicts_with_a_known_shape)
{
    static Shape shape = {.id = SHAPE_ID, .key_count = 2};
    Value values[] = {value_float(0.5), value_null()};
    memcpy(slot(B), values, sizeof values);
    stencil_run.insn->feedback.bits = 0;
    stencil_run_op(OP_NEW_DICT_SHAPED << OP_FLAG_BITS, reg(A), reg(B), 0);
    cr_expect(stencil_run.was_slow, "the slow function makes the shape");
    stencil_run.insn->feedback.bits = (uint64_t)(uintptr_t)&shape;
    free_memory(sizeof(Dict) + sizeof values);
    stencil_run_op(OP_NEW_DICT_SHAPED << OP_FLAG_BITS, reg(A), reg(B), 0);
    cr_expect_not(stencil_run.was_slow);
    const Dict *made = slot(A)->dict;
    cr_expect_eq(slot(A)->tag, TAG_DICT);
    cr_expect_eq(made->shape_id, SHAPE_ID);
    cr_expect_eq(made->count, 2);
    cr_expect_eq(memcmp(made->slots, values, sizeof values), 0);
    stencil_run_op(OP_NEW_DICT_SHAPED << OP_FLAG_BITS, reg(A), reg(B), 0);
    cr_expect(stencil_run.was_slow, "there is no memory left");
}

#endif
