/* Builtins with ever more memory: each raises "Out of memory" or gives its result, and leaks
 * nothing. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

typedef struct Call {
    const char *name;
    uint32_t argc;
    Value args[3];
} Call;

#define MAX_CALLS 32

static Value make_dict(VM *vm)
{
    Dict *d = dict_new(vm);
    for (int64_t i = 0; i < 40; i++) {
        cr_assert_eq(dict_set(vm, &d, dict_key_of_int(i * 3), value_int(i)), STATUS_OK);
    }
    return value_dict(d);
}

static void add_call(Call *calls, size_t *count, const char *name, uint32_t argc, Value a, Value b,
                     Value c)
{
    cr_assert_lt(*count, MAX_CALLS);
    calls[(*count)++] = (Call){.name = name, .argc = argc, .args = {a, b, c}};
}

static size_t make_calls(VM *vm, Call *calls)
{
    size_t count = 0;
    Value none = value_null();
    int64_t ints[300];
    for (int i = 0; i < 300; i++) {
        ints[i] = (i * 7919) % 300;
    }
    const char *text = "one two \xc3\xb1 three,four,\xc3\x9f five\nsix seven eight nine ten";
    add_call(calls, &count, "split", 2, library_text(vm, text), library_text(vm, " "), none);
    add_call(calls, &count, "split", 2, library_text(vm, text), library_text(vm, ""), none);
    add_call(calls, &count, "lines", 1, library_text(vm, text), none, none);
    add_call(calls, &count, "words", 1, library_text(vm, text), none, none);
    add_call(calls, &count, "upper", 1, library_text(vm, text), none, none);
    add_call(calls, &count, "to_snake_case", 1, library_text(vm, text), none, none);
    add_call(calls, &count, "slugify", 1, library_text(vm, text), none, none);
    add_call(calls, &count, "replace", 3, library_text(vm, text), library_text(vm, "e"),
             library_text(vm, "<e>"));
    add_call(calls, &count, "repeat", 2, library_text(vm, text), value_int(20), none);
    add_call(calls, &count, "truncate", 3, library_text(vm, text), value_int(20),
             library_text(vm, "..."));
    add_call(calls, &count, "join", 2, library_ints(vm, ints, 300), library_text(vm, ", "), none);
    add_call(calls, &count, "sort", 1, library_ints(vm, ints, 300), none, none);
    add_call(calls, &count, "reverse", 1, library_ints(vm, ints, 300), none, none);
    add_call(calls, &count, "unique", 1, library_ints(vm, ints, 300), none, none);
    add_call(calls, &count, "chunk", 2, library_ints(vm, ints, 300), value_int(7), none);
    add_call(calls, &count, "windows", 2, library_ints(vm, ints, 300), value_int(290), none);
    add_call(calls, &count, "enumerate", 1, library_ints(vm, ints, 50), none, none);
    add_call(calls, &count, "push", 2, library_ints(vm, ints, 300), library_text(vm, "mixed"),
             none);
    add_call(calls, &count, "insert", 3, library_ints(vm, ints, 300), value_int(3), value_float(1));
    add_call(calls, &count, "pop", 1, library_ints(vm, ints, 300), none, none);
    add_call(calls, &count, "remove_at", 2, library_ints(vm, ints, 300), value_int(9), none);
    add_call(calls, &count, "concat", 2, library_ints(vm, ints, 300), library_ints(vm, ints, 3),
             none);
    add_call(calls, &count, "keys", 1, make_dict(vm), none, none);
    add_call(calls, &count, "items", 1, make_dict(vm), none, none);
    add_call(calls, &count, "invert", 1, make_dict(vm), none, none);
    add_call(calls, &count, "remove", 2, make_dict(vm), value_int(9), none);
    add_call(calls, &count, "merge", 2, make_dict(vm), make_dict(vm), none);
    add_call(calls, &count, "format", 2, library_text(vm, "%s items of many"), value_int(12345),
             none);
    add_call(calls, &count, "array", 2, library_text(vm, "a"), value_int(1), none);
    add_call(calls, &count, "__vm_for_iterable", 1, library_text(vm, text), none, none);
    return count;
}

/* Calls with fresh references to the arguments, or with the only ones. */
static bool try_call(VM *vm, const Call *call)
{
    Value args[3];
    for (uint32_t i = 0; i < call->argc; i++) {
        args[i] = call->args[i];
        value_retain(args[i]);
    }
    size_t objects = heap_live_objects(&vm->heap);
    Value result = library_call(vm, call->name, args, call->argc);
    if (result.tag != TAG_EXCEPTION) {
        value_release(vm, result);
        cr_assert_eq(heap_live_objects(&vm->heap), objects, "%s leaks", call->name);
        return true;
    }
    cr_assert_str_eq(test_error_message(vm), "Out of memory", "%s", call->name);
    vm_error_clear(vm);
    cr_assert_eq(heap_live_objects(&vm->heap), objects, "%s leaks when out of memory", call->name);
    return false;
}

Test(out_of_memory, shared_arguments)
{
    VM *vm = test_vm_new();
    Call calls[MAX_CALLS];
    size_t count = make_calls(vm, calls), all_failures = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned failures = 0;
        for (size_t room_bytes = 0;; room_bytes += 24) {
            vm->heap.bytes_limit = vm->heap.bytes_used + room_bytes;
            bool done = try_call(vm, &calls[i]);
            vm->heap.bytes_limit = 0;
            if (done) {
                break;
            }
            failures++;
            all_failures++;
            cr_assert_lt(failures, 4000, "%s never succeeds", calls[i].name);
        }
    }
    cr_expect_gt(all_failures, count, "the limit has been felt");
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < calls[i].argc; k++) {
            value_release(vm, calls[i].args[k]);
        }
    }
    test_vm_free(vm);
}

/* A failing update leaves the sole reference in args, unchanged. */
Test(out_of_memory, failed_updates_leave_their_argument)
{
    static const char *const updates[] = {"push", "insert"};
    int64_t ints[64] = {0};
    for (size_t i = 0; i < 2; i++) {
        VM *vm = test_vm_new();
        Value args[3] = {library_ints(vm, ints, 64), value_int(0), value_float(2.5)};
        vm->heap.bytes_limit = vm->heap.bytes_used;
        const Builtin *builtin = builtin_find(updates[i], strlen(updates[i]));
        args[1] = i == 0 ? value_float(1.5) : value_int(0);
        Value result = builtin_call(vm, builtin, args, i == 0 ? 2 : 3);
        cr_assert_eq(result.tag, TAG_EXCEPTION, "%s", updates[i]);
        cr_assert_eq(args[0].tag, TAG_ARRAY, "%s", updates[i]);
        cr_expect_eq(args[0].array->count, 64);
        cr_expect_eq(args[0].array->elem_tag, TAG_INT);
        vm->heap.bytes_limit = 0;
        vm_error_clear(vm);
        value_release(vm, args[0]);
        test_vm_free(vm);
    }
}
