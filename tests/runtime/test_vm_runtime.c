/* Making and destroying the runtime part of a VM. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "runtime/array.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "tests/support/test_vm.h"

TestSuite(test_vm_runtime);

Test(test_vm_runtime, constants_are_immortal)
{
    VM *vm = test_vm_new();
    cr_expect_eq(heap_live_objects(&vm->heap), 0);
    cr_expect_eq(vm->empty_string->header.rc, 0);
    cr_expect_eq(vm->none->header.rc, 0);
    for (int c = 0; c < 128; c++) {
        cr_expect_eq(vm->ascii_chars[c]->len_bytes, 1);
        cr_expect_eq(vm->ascii_chars[c]->data[0], c);
    }
    test_vm_free(vm);
}

Test(test_vm_runtime, error_definitions_differ_in_their_fields)
{
    VM *vm = test_vm_new();
    static const uint32_t counts[] = {3, 4, 4, 5};
    for (int kind = 0; kind < 4; kind++) {
        StructDef *def = vm->error_defs[kind];
        cr_expect_str_eq(def->name->data, "Error");
        cr_expect_eq(def->field_count, counts[kind]);
        cr_expect_eq(def->hidden_count, 2);
        cr_expect_eq(struct_def_find_field(def, vm->text_cause) >= 0, (kind & 1) != 0);
    }
    test_vm_free(vm);
}

Test(test_vm_runtime, destroying_gives_everything_back)
{
    VM *vm = test_vm_new();
    for (int i = 0; i < 1000; i++) {
        Value v = value_string(str_from_cstr(vm, "never released"));
        cr_assert_not_null(array_from_values(vm, &v, 1));
    }
    cr_assert_not_null(heap_alloc_block(vm, 1 << 20));
    vm_throw(vm, "pending");
    test_vm_free(vm); /* the leak checker of sanitizer builds looks at the rest */
}

Test(test_vm_runtime, too_little_memory_for_a_vm)
{
    VM *vm = malloc(sizeof *vm);
    for (size_t limit = 1; limit < 16000; limit += 97) {
        if (vm_runtime_init(vm, limit)) {
            vm_runtime_destroy(vm);
        }
    }
    cr_expect_not(vm_runtime_init(vm, 1));
    free(vm);
}

Test(test_vm_runtime, the_hash_seed_can_be_fixed)
{
    setenv("RUFF_HASH_SEED", "0x1234", 1);
    VM *vm = test_vm_new();
    cr_expect_eq(vm->hash_seed, 0x1234);
    test_vm_free(vm);
}

Test(test_vm_runtime, vms_of_one_process_hash_alike)
{
    VM *first = test_vm_new(), *second = test_vm_new();
    String *a = str_from_cstr(first, "shared text"), *b = str_from_cstr(second, "shared text");
    cr_expect_eq(str_hash(first, a), str_hash(second, b));
    test_vm_free(first);
    test_vm_free(second);
}
