#include "runtime/vm.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "runtime/cycle.h"
#include "runtime/heap_inline.h"
#include "runtime/low_memory.h"
#include "runtime/str.h"
#include "runtime/variant.h"

/* One seed for all isolates of a process: immortal strings carry their hash across. */
static uint64_t process_hash_seed;
static pthread_once_t hash_seed_once = PTHREAD_ONCE_INIT;

static void choose_hash_seed(void)
{
    const char *fixed = getenv("RUFF_HASH_SEED");
    if (fixed && *fixed) {
        process_hash_seed = strtoull(fixed, NULL, 0);
        return;
    }
    if (getrandom(&process_hash_seed, sizeof process_hash_seed, GRND_NONBLOCK) !=
        (ssize_t)sizeof process_hash_seed) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        process_hash_seed = (uint64_t)now.tv_nsec << 32 ^ (uint64_t)(uintptr_t)&now;
    }
}

static bool make_texts(VM *vm)
{
    vm->empty_string = str_intern(vm, "", 0);
    vm->oom_message = str_intern(vm, "Out of memory", 13);
    bool complete = vm->empty_string && vm->oom_message;
    for (unsigned c = 0; c < 128 && complete; c++) {
        char text = (char)c;
        vm->ascii_chars[c] = str_intern(vm, &text, 1);
        complete = vm->ascii_chars[c] != NULL;
    }
    static const char *const texts[] = {"Ok", "Err", "Some", "None", "message", "cause"};
    String **const places[] = {&vm->text_ok,   &vm->text_err,     &vm->text_some,
                               &vm->text_none, &vm->text_message, &vm->text_cause};
    for (size_t i = 0; i < sizeof texts / sizeof *texts && complete; i++) {
        *places[i] = str_intern(vm, texts[i], strlen(texts[i]));
        complete = *places[i] != NULL;
    }
    return complete;
}

static bool make_none(VM *vm)
{
    vm->none = variant_new(vm, TAG_OPTION, vm->text_none, NULL, 0);
    if (!vm->none) {
        return false;
    }
    heap_make_immortal(vm, &vm->none->header);
    return true;
}

/* struct Error in its four variants: bit 0 of the index adds cause, bit 1 value. */
static bool make_error_defs(VM *vm)
{
    String *name = str_intern(vm, "Error", 5);
    String *stack = str_intern(vm, "stack", 5);
    String *line = str_intern(vm, "line", 4);
    String *value = str_intern(vm, "value", 5);
    if (!name || !stack || !line || !value) {
        return false;
    }
    for (unsigned kind = 0; kind < ERROR_KINDS; kind++) {
        String *fields[5] = {vm->text_message, stack, line};
        uint32_t count = 3;
        if (kind & 1) {
            fields[count++] = vm->text_cause;
        }
        if (kind & 2) {
            fields[count++] = value;
        }
        StructDef *def = struct_def_new(vm, name, fields, count, 2, 0);
        if (!def) {
            return false;
        }
        heap_make_immortal(vm, &def->header);
        vm->error_defs[kind] = def;
    }
    return true;
}

bool vm_runtime_init(VM *vm, size_t memory_limit_bytes)
{
    memset(vm, 0, sizeof *vm);
    pthread_once(&hash_seed_once, choose_hash_seed);
    vm->hash_seed = process_hash_seed;
    heap_init(&vm->heap, memory_limit_bytes);
    if (intern_init(vm) && make_texts(vm) && make_none(vm) && make_error_defs(vm) &&
        vm_error_prepare(vm)) {
        return true;
    }
    vm_runtime_destroy(vm);
    return false;
}

void vm_runtime_destroy(VM *vm)
{
    vm_error_clear(vm);
    cycle_destroy(vm);
    shapes_destroy(vm);
    heap_destroy(&vm->heap);
    low_memory_destroy(vm);
}
