// The runtime with every single allocation failing once: errors are raised, nothing leaks or
// breaks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/format.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "runtime/vm.h"
#include "tests/fault/fault.h"

// What failed must have raised, and then the work goes on without it.
static void forgive(VM *vm)
{
    assert_true(vm->error.active);
    assert_string_equal(vm->error.message->data, "Out of memory");
    vm_error_clear(vm);
}

static void work_with_strings(VM *vm)
{
    String *s = str_from_cstr(vm, "na\u00efve text that is long enough to be a string of its own");
    if (!s) {
        forgive(vm);
        return;
    }
    for (int i = 0; i < 200; i++) {
        if (str_append_bytes(vm, &s, "\u20ac and more", 12) != STATUS_OK) {
            forgive(vm);
        }
    }
    uint32_t middle = s->char_count / 2;
    assert_int_equal(str_char_index_of(vm, s, str_offset_of(vm, s, middle)), middle);
    object_release(vm, &s->header);
}

// A new array of strings and numbers; TAG_UNSET if there was no memory for it.
static Value make_list(VM *vm)
{
    Array *list = array_new(vm, 0);
    if (!list) {
        forgive(vm);
        return value_unset();
    }
    for (int i = 0; i < 100; i++) {
        String *text = i % 3 ? NULL : str_from_cstr(vm, "an element that is a longer text");
        Value v = text ? value_string(text) : value_int(i);
        if (i % 3 == 0 && !text) {
            forgive(vm);
        }
        if (array_push(vm, &list, v) != STATUS_OK) {
            value_release(vm, v);
            forgive(vm);
        }
    }
    return value_array(list);
}

static void work_with_dicts(VM *vm)
{
    Dict *d = dict_new(vm);
    if (!d) {
        forgive(vm);
        return;
    }
    for (int i = 0; i < 60; i++) {
        char name[32];
        snprintf(name, sizeof name, "key number %d", i % 40);
        String *key = str_from_cstr(vm, name);
        if (!key) {
            forgive(vm);
            continue;
        }
        if (dict_set(vm, &d, dict_key_of_string(key), value_int(i)) != STATUS_OK) {
            forgive(vm);
        }
        object_release(vm, &key->header);
    }
    String *text = value_to_string(vm, value_dict(d));
    if (text) {
        object_release(vm, &text->header);
    } else {
        forgive(vm);
    }
    object_release(vm, &d->header);
}

static void work_with_sets(VM *vm)
{
    Collection *set = collection_new(vm, TAG_SET);
    if (!set) {
        forgive(vm);
        return;
    }
    size_t added = 0;
    for (int i = 0; i < 100; i++) {
        if (collection_add(vm, &set, value_int(i)) == STATUS_OK) {
            added++;
        } else {
            forgive(vm);
        }
    }
    assert_int_equal(set->count, added);
    Collection *copy = set;
    object_retain(&copy->header);
    if (collection_add(vm, &copy, value_int(1000)) != STATUS_OK) {
        forgive(vm);
    }
    bool equal;
    assert_int_equal(value_equal(vm, value_collection(set), value_collection(copy), &equal),
                     STATUS_OK);
    object_release(vm, &copy->header);
    object_release(vm, &set->header);
}

static void work_with_errors(VM *vm)
{
    Value list = make_list(vm);
    vm_throw_value(vm, list.tag == TAG_UNSET ? value_int(1) : list);
    Value error = vm_error_take(vm);
    if (error.tag == TAG_UNSET) {
        forgive(vm);
        return;
    }
    vm_throw_value(vm, error);
    vm_error_clear(vm);
}

static void work(VM *vm)
{
    work_with_strings(vm);
    work_with_dicts(vm);
    work_with_sets(vm);
    work_with_errors(vm);
    assert_false(vm->error.active);
    assert_int_equal(heap_live_objects(&vm->heap), 0);
}

static void every_failing_allocation(void **state)
{
    (void)state;
    for (uint64_t n = 1;; n++) {
        static VM vm;
        fault_arm(FAULT_ALLOC, n);
        if (vm_runtime_init(&vm, 0)) {
            work(&vm);
            vm_runtime_destroy(&vm);
        }
        FaultReport report = fault_disarm();
        assert_int_equal(report.leaked_blocks, 0);
        if (!report.fired) {
            assert_true(n > 1);
            break;
        }
    }
}

static void every_memory_limit(void **state)
{
    (void)state;
    bool enough = false;
    for (size_t limit = 8; limit < 200000; limit += limit < 40000 ? 40 : 4000) {
        static VM vm;
        enough = vm_runtime_init(&vm, limit);
        if (enough) {
            work(&vm);
            vm_runtime_destroy(&vm);
        }
    }
    assert_true(enough);
}

static void no_memory_at_all_after_the_start(void **state)
{
    (void)state;
    static VM vm;
    assert_true(vm_runtime_init(&vm, 0));
    fault_arm_from(FAULT_ALLOC, 1);
    assert_null(heap_alloc_block(&vm, 1 << 20));
    FaultReport report = fault_disarm();
    assert_true(report.fired);
    forgive(&vm);
    work(&vm);
    vm_runtime_destroy(&vm);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failing_allocation),
        cmocka_unit_test(every_memory_limit),
        cmocka_unit_test(no_memory_at_all_after_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
