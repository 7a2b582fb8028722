/* Tagged values, results and options. */
#include <criterion/criterion.h>

#include "runtime/array.h"
#include "runtime/cycle.h"
#include "runtime/function.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/variant.h"
#include "tests/support/test_vm.h"

static VM *vm;

static void start(void)
{
    vm = test_vm_new();
}

static void finish(void)
{
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    test_vm_free(vm);
}

TestSuite(test_variant, .init = start, .fini = finish);

Test(test_variant, layout_is_shared_and_tags_tell_apart)
{
    Value some = variant_some(vm, value_int(1)), ok = variant_ok(vm, value_int(2));
    Value err = variant_err(vm, value_int(3));
    cr_expect_eq(some.tag, TAG_OPTION);
    cr_expect_eq(ok.tag, TAG_RESULT);
    cr_expect_eq(err.tag, TAG_RESULT);
    cr_expect_eq(err.variant->tag, vm->text_err);
    cr_expect_eq(some.variant->payload[0].i, 1);
    cr_expect_eq(ok.variant->payload_count, 1);
    value_release(vm, some);
    value_release(vm, ok);
    value_release(vm, err);
}

Test(test_variant, none_is_immortal)
{
    Value none = variant_none(vm);
    cr_expect_eq(none.o->rc, 0);
    cr_expect_eq(none.variant->payload_count, 0);
    value_release(vm, none);
    cr_expect_eq(variant_none(vm).o, none.o);
}

Test(test_variant, payload_is_owned)
{
    Value list = value_array(array_range(vm, 0, 3, 1));
    value_retain(list);
    Value payload[] = {list, value_string(str_from_cstr(vm, "second"))};
    String *tag = str_intern(vm, "Shape::Poly", 11);
    Variant *variant = variant_new(vm, TAG_TAGGED, tag, payload, 2);
    cr_expect_eq(list.o->rc, 2);
    object_release(vm, &variant->header);
    cr_expect_eq(list.o->rc, 1);
    value_release(vm, list);
}

Test(test_variant, marks_what_may_close_a_cycle)
{
    Cell *cell = cell_new(vm, value_null());
    Value v = variant_some(vm, value_object(TAG_CELL, cell));
    cr_expect_eq(value_may_hold_cycle(v), (cell->header.flags & OBJECT_MAY_HOLD_CYCLE) != 0);
    value_release(vm, v);
    Value plain = variant_some(vm, value_int(1));
    cr_expect_not(value_may_hold_cycle(plain));
    value_release(vm, plain);
}
