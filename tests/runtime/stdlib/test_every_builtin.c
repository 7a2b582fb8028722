/* Every builtin with every combination of sample arguments: a result or an error, no leaks, and
 * arguments that others hold are as they were. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

#define MEMORY_LIMIT_BYTES ((size_t)64 << 20)
#define SAMPLE_COUNT       17
#define MAX_ARGS           3

static Value samples[SAMPLE_COUNT];

/* Calls callbacks that are builtins. */
static Status call_builtin(VM *vm, Value callee, Value *args, uint32_t argc, Value *result)
{
    *result = builtin_call(vm, callee.builtin, args, argc);
    for (uint32_t i = 0; i < argc; i++) {
        value_release(vm, args[i]);
    }
    return result->tag == TAG_EXCEPTION ? STATUS_THROW : STATUS_OK;
}

static Value sample_of_strings(VM *vm)
{
    const Value values[3] = {library_text(vm, "b"), library_text(vm, "a"), value_null()};
    return value_array(array_from_values(vm, values, 3));
}

static void make_samples(VM *vm)
{
    const int64_t ints[3] = {3, 1, 2};
    Dict *d = dict_new(vm);
    cr_assert_eq(dict_set(vm, &d, dict_key_of_int(3), value_int(1)), STATUS_OK);
    Collection *set = collection_new(vm, TAG_SET), *queue = collection_new(vm, TAG_QUEUE);
    cr_assert_eq(collection_add(vm, &set, value_int(3)), STATUS_OK);
    const Value made[SAMPLE_COUNT] = {
        value_null(),
        value_bool(true),
        value_int(-1),
        value_int(3),
        value_int(INT64_MAX),
        value_float(1.5),
        value_float(NAN),
        library_text(vm, ""),
        library_text(vm, "a\xc3\xb1"
                         "b,c D"),
        library_ints(vm, ints, 0),
        library_ints(vm, ints, 3),
        sample_of_strings(vm),
        value_dict(d),
        value_object(TAG_BYTES, bytes_new(vm, "\1\2\3", 3)),
        value_collection(set),
        value_collection(queue),
        value_builtin(builtin_find("len", 3)),
    };
    memcpy(samples, made, sizeof made);
}

/* Needs an interpreter, ends the process, waits, or writes to the terminal. */
static bool is_left_out(const Builtin *builtin)
{
    static const char *const names[] = {"print", "input",       "eprint",      "debug",
                                        "exit",  "Promise.all", "async_sleep", "args"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(builtin->canonical, names[i]) == 0) {
            return true;
        }
    }
    return builtin->capability != 0;
}

/* Debug text of the samples, one after the other. */
static String *picture(VM *vm)
{
    Buffer b;
    buffer_init(&b, vm);
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        cr_assert_eq(format_display(&b, samples[i]), STATUS_OK);
    }
    String *s = buffer_to_string(&b);
    buffer_free(&b);
    return s;
}

static void call_with(VM *vm, const Builtin *builtin, size_t combination, uint32_t argc)
{
    Value args[MAX_ARGS];
    for (uint32_t i = 0; i < argc; i++) {
        args[i] = samples[combination % SAMPLE_COUNT];
        value_retain(args[i]);
        combination /= SAMPLE_COUNT;
    }
    Value result = builtin_call(vm, builtin, args, argc);
    for (uint32_t i = 0; i < argc; i++) {
        value_release(vm, args[i]);
    }
    cr_assert_neq(result.tag, TAG_UNSET, "%s", builtin->name);
    cr_assert_eq(vm->error.active, result.tag == TAG_EXCEPTION, "%s", builtin->name);
    if (result.tag == TAG_EXCEPTION) {
        vm_error_clear(vm);
    } else {
        value_release(vm, result);
    }
}

static void try_builtin(VM *vm, const Builtin *builtin)
{
    size_t objects = heap_live_objects(&vm->heap);
    size_t combinations = 1;
    for (uint32_t argc = 0; argc <= MAX_ARGS; argc++) {
        for (size_t c = 0; c < combinations; c++) {
            call_with(vm, builtin, c, argc);
            cr_assert_eq(heap_live_objects(&vm->heap), objects, "%s, %u arguments, combination %zu",
                         builtin->name, argc, c);
        }
        bool takes_more = builtin->max_args < 0 || (int)argc < builtin->max_args;
        combinations = takes_more ? combinations * SAMPLE_COUNT : 1;
    }
}

Test(every_builtin, survives_every_combination_of_arguments)
{
    VM *vm = test_vm_new_limited(MEMORY_LIMIT_BYTES);
    test_vm_set_call(vm, call_builtin);
    make_samples(vm);
    String *before = picture(vm);
    size_t count;
    const Builtin *table = builtin_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (!is_left_out(&table[i])) {
            try_builtin(vm, builtin_find(table[i].name, strlen(table[i].name)));
        }
    }
    String *after = picture(vm);
    cr_expect_str_eq(after->data, before->data);
    object_release(vm, &before->header);
    object_release(vm, &after->header);
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        value_release(vm, samples[i]);
    }
    test_vm_free(vm);
}
