/* Builtins with much data stop when the program is to stop, wherever they are then, and leak
 * nothing. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>

#include "runtime/array.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/refcount.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str.h"
#include "tests/runtime/stdlib/library_call.h"
#include "tests/support/test_vm.h"

#define INT_COUNT  200000
#define TEXT_BYTES 1200000
#define TEXT_UNIT  "ab \xc3\xb1,\n" /* is that long */
#define UNIT_BYTES 7
#define NESTING    40

static VM *vm;

/* --- arguments; each call makes a new one ----------------------------------------------------- */

static Value text(void)
{
    String *unit = str_from_cstr(vm, TEXT_UNIT);
    String *s = str_repeat(vm, unit, TEXT_BYTES / UNIT_BYTES);
    cr_assert(unit && s);
    object_release(vm, &unit->header);
    return value_string(s);
}

static Value ascii_text(void)
{
    String *s = str_repeat(vm, vm->ascii_chars['q'], TEXT_BYTES);
    cr_assert_not_null(s);
    return value_string(s);
}

static Value spaces(void)
{
    String *s = str_repeat(vm, vm->ascii_chars[' '], TEXT_BYTES);
    cr_assert_not_null(s);
    return value_string(s);
}

static Value array_of(Value (*element)(int64_t i))
{
    Array *a = array_new(vm, INT_COUNT);
    for (int64_t i = 0; a && i < INT_COUNT; i++) {
        cr_assert_eq(array_push(vm, &a, element(i * 7919 % INT_COUNT)), STATUS_OK);
    }
    return value_array(a);
}

static Value float_element(int64_t i)
{
    return value_float((double)i / 8);
}

static Value mixed_element(int64_t i)
{
    return i % 2 ? value_int(i) : float_element(i);
}

static Value text_element(int64_t i)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)i);
    return library_text(vm, digits);
}

static Value array_element(int64_t i)
{
    return library_ints(vm, &i, 1);
}

static Value ints(void)
{
    return array_of(value_int);
}
static Value small_ints(void)
{
    Array *a = array_new(vm, INT_COUNT);
    for (int64_t i = 0; a && i < INT_COUNT; i++) {
        cr_assert_eq(array_push(vm, &a, value_int(i % 256)), STATUS_OK);
    }
    return value_array(a);
}
static Value floats(void)
{
    return array_of(float_element);
}
static Value mixed(void)
{
    return array_of(mixed_element);
}
static Value texts(void)
{
    return array_of(text_element);
}
static Value arrays(void)
{
    return array_of(array_element);
}

static Value dict_with(int64_t stride)
{
    Dict *d = dict_new(vm);
    for (int64_t i = 0; i < INT_COUNT; i++) {
        cr_assert_eq(dict_set(vm, &d, dict_key_of_int(i * stride), value_int(i)), STATUS_OK);
    }
    return value_dict(d);
}

static Value dict(void)
{
    return dict_with(3);
}
static Value other_dict(void)
{
    return dict_with(-5);
}

static Value set(void)
{
    Value array = ints();
    return library_call(vm, "Set", &array, 1);
}

/* An array of two references to an array of two references to ...: 2^NESTING elements to look at.
 */
static Value shared_arrays(void)
{
    int64_t one = 1;
    Value v = library_ints(vm, &one, 1);
    for (int i = 0; i < NESTING; i++) {
        value_retain(v);
        Value pair[2] = {v, v};
        v = value_array(array_from_values(vm, pair, 2));
    }
    return v;
}

static Value comma(void)
{
    return library_text(vm, ",");
}
static Value nothing(void)
{
    return library_text(vm, "");
}
static Value one(void)
{
    return value_int(1);
}
static Value minus_one(void)
{
    return value_int(-1);
}
static Value many(void)
{
    return value_int(5 * TEXT_BYTES);
}

/* --- calls ------------------------------------------------------------------------------------ */

typedef struct Call {
    const char *name;
    Value (*args[3])(void);
} Call;

static const Call calls[] = {
    {"range", {many}},
    {"sort", {ints}},
    {"sort", {floats}},
    {"sort", {mixed}},
    {"sort", {texts}},
    {"reverse", {ints}},
    {"reverse", {mixed}},
    {"unique", {ints}},
    {"sum", {ints}},
    {"sum", {mixed}},
    {"index_of", {ints, minus_one}},
    {"contains", {mixed, minus_one}},
    {"remove", {mixed, minus_one}},
    {"chunk", {ints, one}},
    {"windows", {ints, one}},
    {"flatten", {arrays}},
    {"concat", {ints, ints}},
    {"concat", {ints, floats}},
    {"concat", {texts, arrays}},
    {"slice", {texts, one, many}},
    {"enumerate", {texts}},
    {"zip", {texts, arrays}},
    {"__vm_for_iterable", {text}},
    {"__vm_for_iterable", {dict}},
    {"Set", {ints}},
    {"Queue", {texts}},
    {"set_union", {set, set}},
    {"set_intersect", {set, set}},
    {"set_to_array", {set}},
    {"keys", {dict}},
    {"values", {dict}},
    {"items", {dict}},
    {"invert", {dict}},
    {"merge", {dict, other_dict}},
    {"bytes", {small_ints}},
    {"to_string", {ints}},
    {"to_string", {dict}},
    {"to_string", {set}},
    {"to_string", {shared_arrays}},
    {"assert_equal", {ints, ints}},
    {"assert_equal", {texts, texts}},
    {"assert_equal", {dict, dict}},
    {"assert_equal", {set, set}},
    {"assert_equal", {shared_arrays, shared_arrays}},
    {"split", {text, comma}},
    {"split", {text, nothing}},
    {"lines", {text}},
    {"words", {text}},
    {"words", {ascii_text}},
    {"join", {ints, comma}},
    {"join", {texts, comma}},
    {"replace", {text, comma, nothing}},
    {"replace", {text, nothing, comma}},
    {"repeat", {comma, many}},
    {"pad_left", {text, many, comma}},
    {"pad_right", {text, many, comma}},
    {"str_reverse", {text}},
    {"upper", {text}},
    {"lower", {ascii_text}},
    {"capitalize", {text}},
    {"to_camel_case", {text}},
    {"to_snake_case", {text}},
    {"slugify", {text}},
    {"trim", {spaces}},
    {"trim_end", {spaces}},
    {"to_float", {spaces}},
    {"parse_int", {spaces}},
    {"random_id", {many}},
};

#define CALL_COUNT (sizeof calls / sizeof *calls)

static void interrupt(int signal_number)
{
    (void)signal_number;
    vm->interrupt = INTERRUPT_TIMEOUT;
}

/* At once, or in so many microseconds. */
static void interrupt_in(long microseconds)
{
    if (microseconds == 0) {
        vm->interrupt = INTERRUPT_TIMEOUT;
        return;
    }
    signal(SIGALRM, interrupt);
    setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_usec = microseconds}, NULL);
}

static void no_interrupt(void)
{
    setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_usec = 0}, NULL);
    vm->interrupt = INTERRUPT_NONE;
}

/* Whether the call was stopped. What it was given is released, and nothing may be left of it. */
static bool stopped(const Call *call, long microseconds, bool shared)
{
    Value args[3], kept[3];
    uint32_t argc = 0;
    size_t objects = heap_live_objects(&vm->heap);
    for (; argc < 3 && call->args[argc]; argc++) {
        kept[argc] = args[argc] = call->args[argc]();
        if (shared) {
            value_retain(kept[argc]);
        }
    }
    interrupt_in(microseconds);
    Value result = library_call(vm, call->name, args, argc);
    no_interrupt();
    bool raised = result.tag == TAG_EXCEPTION;
    if (raised) {
        cr_expect(vm->error.uncatchable, "%s: %s", call->name, test_error_message(vm));
        vm_error_clear(vm);
    } else {
        value_release(vm, result);
    }
    for (uint32_t i = 0; shared && i < argc; i++) {
        value_release(vm, kept[i]);
    }
    cr_expect_eq(heap_live_objects(&vm->heap), objects, "%s leaks", call->name);
    return raised;
}

static void start(void)
{
    vm = test_vm_new();
    vm->capabilities = UINT32_MAX;
}

static void finish(void)
{
    test_vm_free(vm);
}

TestSuite(interrupt, .init = start, .fini = finish, .timeout = 120);

Test(interrupt, every_long_builtin_looks)
{
    for (size_t i = 0; i < CALL_COUNT; i++) {
        cr_expect(stopped(&calls[i], 0, false), "%s (call %zu) did not stop", calls[i].name, i);
        cr_expect(stopped(&calls[i], 0, true), "%s (call %zu) did not stop", calls[i].name, i);
    }
}

/* Most of them take longer than that; those that were done before lose nothing by it. */
Test(interrupt, nothing_leaks_wherever_they_are_stopped)
{
    static const long delays_us[] = {150, 700, 2000};
    size_t all = 0;
    for (size_t i = 0; i < CALL_COUNT; i++) {
        for (size_t k = 0; k < sizeof delays_us / sizeof *delays_us; k++) {
            all += stopped(&calls[i], delays_us[k], k % 2);
        }
    }
    cr_expect_gt(all, CALL_COUNT / 2);
}
