/*
 * bench_runtime.c - the runtime alone, without bytecode: what no compiler could make up for later.
 *
 * Every benchmark has its equal in bench_runtime.go. Both print one line for each: name, a check
 * sum, best time in milliseconds, separated by tabs; compare.py makes the table.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "runtime/array.h"
#include "runtime/array_inline.h"
#include "runtime/dict.h"
#include "runtime/dict_inline.h"
#include "runtime/format.h"
#include "runtime/instance_inline.h"
#include "runtime/stdlib/builtin.h"
#include "runtime/str_inline.h"
#include "runtime/vm.h"

#define ROUNDS 7

typedef int64_t (*Benchmark)(VM *vm);

static void must(bool fine)
{
    if (!fine) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
}

static void set_int(VM *vm, Dict **d, int64_t key, int64_t value)
{
    must(dict_set(vm, d, dict_key_of_int(key), value_int(value)) == STATUS_OK);
}

static int64_t scattered(int64_t i)
{
    return i * 7919 % 1000003;
}

static int64_t dict_of_ints(VM *vm)
{
    enum { COUNT = 500000 };
    Dict *d = dict_new(vm);
    Value v;
    for (int64_t i = 0; i < COUNT; i++) {
        set_int(vm, &d, scattered(i), i);
    }
    for (int64_t i = 0; i < COUNT; i++) {
        must(dict_get(vm, d, dict_key_of_int(scattered(i)), &v));
        set_int(vm, &d, scattered(i), v.i + i % 10);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < COUNT; i++) {
        must(dict_get(vm, d, dict_key_of_int(scattered(i)), &v));
        total += v.i;
    }
    for (int64_t i = 0; i < COUNT; i++) {
        total += dict_has(vm, d, dict_key_of_int(i));
    }
    object_release(vm, &d->header);
    return total;
}

static int64_t dict_of_counting_ints(VM *vm)
{
    enum { COUNT = 500000 };
    Dict *d = dict_new(vm);
    Value v;
    for (int64_t i = 0; i < COUNT; i++) {
        set_int(vm, &d, i, i);
    }
    for (int64_t i = 0; i < COUNT; i++) {
        must(dict_get(vm, d, dict_key_of_int(i), &v));
        set_int(vm, &d, i, v.i + i % 10);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < COUNT; i++) {
        must(dict_get(vm, d, dict_key_of_int(i), &v));
        total += v.i;
    }
    object_release(vm, &d->header);
    return total;
}

/* "key" + i, as the operator makes it. */
static String *numbered_key(VM *vm, int64_t i)
{
    char digits[FORMAT_INT_MAX];
    size_t digits_bytes = format_int(digits, i);
    String *s = str_alloc(vm, 3 + digits_bytes);
    must(s != NULL);
    memcpy(s->data, "key", 3);
    memcpy(s->data + 3, digits, digits_bytes);
    str_finish(s);
    return s;
}

static int64_t dict_of_strings(VM *vm)
{
    enum { COUNT = 500000 };
    Dict *d = dict_new(vm);
    Value v;
    for (int64_t i = 0; i < COUNT; i++) {
        String *key = numbered_key(vm, i);
        must(dict_set(vm, &d, dict_key_of_string(key), value_int(i)) == STATUS_OK);
        object_release(vm, &key->header);
    }
    for (int64_t i = 0; i < COUNT; i += 2) {
        String *key = numbered_key(vm, i);
        must(dict_get(vm, d, dict_key_of_string(key), &v));
        must(dict_set(vm, &d, dict_key_of_string(key), value_int(v.i + 1)) == STATUS_OK);
        object_release(vm, &key->header);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < COUNT; i++) {
        String *key = numbered_key(vm, i);
        must(dict_get(vm, d, dict_key_of_string(key), &v));
        total += v.i;
        object_release(vm, &key->header);
    }
    object_release(vm, &d->header);
    return total;
}

static int64_t string_appends(VM *vm)
{
    enum { COUNT = 1000000 };
    String *s = str_new(vm, "", 0);
    for (int i = 0; i < COUNT; i++) {
        const String *letter = str_ascii_char(vm, (unsigned char)('a' + i % 26));
        must(str_append_fast(s, letter) || str_append(vm, &s, letter) == STATUS_OK);
    }
    int64_t length = s->char_count;
    object_release(vm, &s->header);
    return length;
}

/* Makes `count` small objects; the last 1,024 stay alive, an old one is read for each new one. */
static int64_t object_churn(VM *vm, Value (*make)(VM *vm, void *kind, int64_t i),
                            int64_t (*read)(VM *vm, Value object), void *kind)
{
    enum { COUNT = 2000000, ALIVE = 1024 };
    Array *recent = array_new(vm, ALIVE);
    for (int64_t i = 0; i < ALIVE; i++) {
        must(array_push(vm, &recent, make(vm, kind, i)) == STATUS_OK);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < COUNT; i++) {
        total += read(vm, array_get(recent, i % ALIVE));
        must(array_set(vm, &recent, i % ALIVE, make(vm, kind, i)) == STATUS_OK);
    }
    object_release(vm, &recent->header);
    return total;
}

static Value make_dict(VM *vm, void *shape, int64_t i)
{
    Value values[3] = {value_int(i), value_int(i * 2), value_int(i % 7)};
    Dict *d = dict_new_shaped(vm, shape, values);
    must(d != NULL);
    return value_dict(d);
}

static int64_t read_dict(VM *vm, Value object)
{
    (void)vm;
    Value x;
    Value y;
    Value weight;
    dict_slot_get(object.dict, 0, &x);
    dict_slot_get(object.dict, 1, &y);
    dict_slot_get(object.dict, 2, &weight);
    return x.i + y.i * weight.i;
}

static String *const *point_fields(VM *vm)
{
    static String *names[3];
    names[0] = str_intern(vm, "x", 1);
    names[1] = str_intern(vm, "y", 1);
    names[2] = str_intern(vm, "weight", 6);
    must(names[0] && names[1] && names[2]);
    return names;
}

static int64_t small_dicts(VM *vm)
{
    String *const *names = point_fields(vm);
    Shape *shape = shape_root(vm);
    for (int i = 0; i < 3; i++) {
        shape = shape_add(vm, shape, names[i]);
        must(shape != NULL);
    }
    return object_churn(vm, make_dict, read_dict, shape);
}

static Value make_struct(VM *vm, void *def, int64_t i)
{
    Instance *instance = instance_alloc(vm, def);
    must(instance != NULL);
    instance_init_field(instance, 0, value_int(i));
    instance_init_field(instance, 1, value_int(i * 2));
    instance_init_field(instance, 2, value_int(i % 7));
    return value_object(TAG_STRUCT, instance);
}

static int64_t read_struct(VM *vm, Value object)
{
    (void)vm;
    const Value *fields = object.instance->fields;
    return fields[0].i + fields[1].i * fields[2].i;
}

static int64_t small_structs(VM *vm)
{
    StructDef *def = struct_def_new(vm, str_intern(vm, "Point", 5), point_fields(vm), 3, 0, 0);
    must(def != NULL);
    int64_t total = object_churn(vm, make_struct, read_struct, def);
    object_release(vm, &def->header);
    return total;
}

static int64_t array_pushes(VM *vm)
{
    enum { COUNT = 5000000 };
    Array *a = array_new(vm, 0);
    for (int64_t i = 0; i < COUNT; i++) {
        must(array_push_unique(vm, a, value_int(i)) == STATUS_OK);
    }
    int64_t total = 0;
    for (int64_t i = 0; i < COUNT; i++) {
        total += array_get(a, (size_t)i).i;
    }
    object_release(vm, &a->header);
    return total;
}

static void append_text(VM *vm, String **s, const char *text)
{
    must(str_append_bytes(vm, s, text, strlen(text)) == STATUS_OK);
}

static void append_int(VM *vm, String **s, int64_t i)
{
    char digits[FORMAT_INT_MAX];
    must(str_append_bytes(vm, s, digits, format_int(digits, i)) == STATUS_OK);
}

static const Builtin *library(const char *name)
{
    const Builtin *builtin = builtin_find(name, strlen(name));
    must(builtin != NULL);
    return builtin;
}

/* Calls a library function with arguments that it may take over. */
static Value call(VM *vm, const Builtin *builtin, Value first, Value second)
{
    Value args[2] = {first, second};
    Value result = builtin_call(vm, builtin, args, second.tag == TAG_UNSET ? 1 : 2);
    must(result.tag != TAG_EXCEPTION);
    value_release(vm, args[0]);
    value_release(vm, args[1]);
    return result;
}

static Value literal(VM *vm, const char *text)
{
    return value_string(str_intern(vm, text, strlen(text)));
}

static Value lines_to_split(VM *vm)
{
    enum { COUNT = 200000 };
    Array *rows = array_new(vm, 0);
    for (int64_t i = 0; i < COUNT; i++) {
        String *row = str_new(vm, "user", 4);
        append_int(vm, &row, i);
        append_text(vm, &row, ",");
        append_int(vm, &row, i * 37 % 1000);
        append_text(vm, &row, ",city");
        append_int(vm, &row, i % 50);
        must(array_push(vm, &rows, value_string(row)) == STATUS_OK);
    }
    return call(vm, library("join"), value_array(rows), literal(vm, "\n"));
}

static int64_t split_and_join(VM *vm)
{
    const Builtin *split = library("split");
    const Builtin *join = library("join");
    const Builtin *to_int = library("to_int");
    Value comma = literal(vm, ",");
    Value semicolon = literal(vm, ";");
    Value lines = call(vm, split, lines_to_split(vm), literal(vm, "\n"));
    Array *rows = array_new(vm, 0);
    int64_t total = 0;
    for (size_t i = 0; i < lines.array->count; i++) {
        Value line = array_get(lines.array, i);
        value_retain(line);
        Value fields = call(vm, split, line, comma);
        Value picked[3];
        for (size_t k = 0; k < 3; k++) {
            picked[k] = array_get(fields.array, (k + 2) % 3);
            value_retain(picked[k]);
        }
        value_retain(picked[2]);
        total += call(vm, to_int, picked[2], value_unset()).i;
        Array *parts = array_from_values(vm, picked, 3);
        must(parts != NULL);
        Value row = call(vm, join, value_array(parts), semicolon);
        must(array_push(vm, &rows, row) == STATUS_OK);
        value_release(vm, fields);
    }
    value_release(vm, lines);
    Value joined = call(vm, library("join"), value_array(rows), literal(vm, "\n"));
    total += joined.string->char_count;
    value_release(vm, joined);
    return total;
}

static const struct {
    const char *name;
    Benchmark run;
} benchmarks[] = {
    {"dict, 500k scattered ints", dict_of_ints},
    {"dict, 500k counting ints", dict_of_counting_ints},
    {"dict, 500k new strings", dict_of_strings},
    {"1M one-character appends", string_appends},
    {"2M dicts of 3 entries", small_dicts},
    {"2M structs of 3 fields", small_structs},
    {"5M array pushes", array_pushes},
    {"split and join 200k lines", split_and_join},
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Each round has a VM of its own: none profits from memory that another one left behind. */
static double measure(Benchmark run, int64_t *check_sum)
{
    static VM vm;
    must(vm_runtime_init(&vm, 0));
    double start = now_ms();
    *check_sum = run(&vm);
    double elapsed_ms = now_ms() - start;
    vm_runtime_destroy(&vm);
    return elapsed_ms;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; i < sizeof benchmarks / sizeof *benchmarks; i++) {
        if (argc > 1 && strstr(benchmarks[i].name, argv[1]) == NULL) {
            continue;
        }
        int64_t check_sum = 0;
        double best_ms = measure(benchmarks[i].run, &check_sum);
        for (int round = 1; round < ROUNDS; round++) {
            double elapsed_ms = measure(benchmarks[i].run, &check_sum);
            best_ms = elapsed_ms < best_ms ? elapsed_ms : best_ms;
        }
        printf("%s\t%lld\t%.2f\n", benchmarks[i].name, (long long)check_sum, best_ms);
        fflush(stdout);
    }
    return 0;
}
