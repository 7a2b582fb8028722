/* Struct definitions, instances and enums. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/function.h"
#include "runtime/instance_inline.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "tests/support/test_vm.h"

static VM *vm;
static size_t objects_before;
static const FunctionInfo info;

static void start(void)
{
    vm = test_vm_new();
    objects_before = heap_live_objects(&vm->heap);
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), objects_before);
    test_vm_free(vm);
}

TestSuite(test_structs, .init = start, .fini = finish);

static String *name(const char *text)
{
    return str_intern(vm, text, strlen(text));
}

static StructDef *make_point(uint32_t methods)
{
    String *fields[3] = {name("y"), name("x"), name("label")};
    return struct_def_new(vm, name("Point"), fields, 3, 0, methods);
}

Test(test_structs, fields_are_found_and_sorted_for_display)
{
    StructDef *def = make_point(0);
    cr_expect_eq(struct_def_find_field(def, name("x")), 1);
    cr_expect_eq(struct_def_find_field(def, name("z")), -1);
    String *fresh = str_from_cstr(vm, "label");
    cr_expect_eq(struct_def_find_field(def, fresh), 2);
    object_release(vm, &fresh->header);
    uint32_t sorted[3] = {2, 1, 0};
    cr_expect_arr_eq(def->display_order, sorted, sizeof sorted);
    object_release(vm, &def->header);
}

Test(test_structs, methods_and_operators)
{
    StructDef *def = make_point(3);
    Function *add = function_new(vm, NULL, &info, 0);
    Function *area = function_new(vm, NULL, &info, 0);
    Function *not = function_new(vm, NULL, &info, 0);
    struct_def_set_method(def, 0, name("op_add"), add);
    struct_def_set_method(def, 1, name("area"), area);
    struct_def_set_method(def, 2, name("op_not"), not);
    cr_expect_eq(struct_def_find_method(def, name("area")), area);
    cr_expect_eq(struct_def_find_method(def, name("volume")), NULL);
    cr_expect_eq(def->operators[OPERATOR_ADD], add);
    cr_expect_eq(def->operators[OPERATOR_NOT], not);
    cr_expect_null(def->operators[OPERATOR_SUB]);
    object_release(vm, &def->header);
}

Test(test_structs, instances_hold_their_definition)
{
    StructDef *def = make_point(0);
    Instance *p = instance_new(vm, def);
    object_release(vm, &def->header);
    cr_expect_eq(p->shape_id, p->def->id);
    for (int i = 0; i < 3; i++) {
        cr_expect_eq(p->fields[i].tag, TAG_NULL);
    }
    object_release(vm, &p->header);
}

Test(test_structs, a_shared_instance_is_copied_before_it_changes)
{
    StructDef *def = make_point(0);
    Instance *p = instance_new(vm, def);
    instance_set_field(vm, p, 2, value_string(str_from_cstr(vm, "text")));
    Instance *q = p;
    object_retain(&q->header);
    cr_expect_eq(instance_make_unique(vm, &q), STATUS_OK);
    cr_expect_neq(p, q);
    cr_expect_eq(p->fields[2].string, q->fields[2].string);
    cr_expect_eq(p->fields[2].string->header.rc, 2);
    instance_set_field(vm, q, 0, value_int(5));
    cr_expect_eq(p->fields[0].tag, TAG_NULL);
    Instance *same = q;
    cr_expect_eq(instance_make_unique(vm, &q), STATUS_OK);
    cr_expect_eq(q, same);
    object_release(vm, &p->header);
    object_release(vm, &q->header);
    object_release(vm, &def->header);
}

Test(test_structs, without_memory_the_place_keeps_its_instance)
{
    String *fields[100];
    for (int i = 0; i < 100; i++) {
        char text[8] = {(char)('a' + i / 10), (char)('a' + i % 10), 0};
        fields[i] = name(text);
    }
    StructDef *def = struct_def_new(vm, name("Wide"), fields, 100, 0, 0);
    Instance *p = instance_new(vm, def);
    Instance *q = p;
    object_retain(&p->header);
    vm->heap.bytes_limit = vm->heap.bytes_used + 1;
    cr_expect_eq(instance_make_unique(vm, &q), STATUS_THROW);
    cr_expect_null(instance_new(vm, def));
    vm->heap.bytes_limit = 0;
    vm_error_clear(vm);
    cr_expect_eq(q, p);
    cr_expect_eq(p->header.rc, 2);
    object_release(vm, &p->header);
    object_release(vm, &q->header);
    object_release(vm, &def->header);
}

Test(test_structs, hidden_slots_follow_the_fields)
{
    String *field = name("only");
    StructDef *def = struct_def_new(vm, name("E"), &field, 1, 2, 0);
    Instance *e = instance_new(vm, def);
    cr_expect_eq(e->field_count, 3);
    object_release(vm, &e->header);
    object_release(vm, &def->header);
}

Test(test_structs, enums)
{
    String *variants[2] = {name("Red"), name("Green")};
    EnumDef *def = enum_def_new(vm, name("Color"), variants, 2);
    EnumDef *empty = enum_def_new(vm, name("Nothing"), NULL, 0);
    cr_expect_eq(def->variant_count, 2);
    cr_expect_eq(def->variants[1], variants[1]);
    cr_expect_neq(def->id, empty->id);
    object_release(vm, &def->header);
    object_release(vm, &empty->header);
}
