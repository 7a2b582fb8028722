/* Random numbers and identifiers. */
#include "runtime/stdlib/random.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "runtime/array.h"
#include "runtime/poll.h"
#include "runtime/stdlib/chacha12.h"
#include "runtime/stdlib/functions.h"
#include "runtime/str.h"

#define SYSTEM_WORDS 32 /* taken from the system at a time: one call costs more than the words */

static struct {
    pthread_mutex_t lock;
    bool seeded;
    ChaCha12 generator;
    uint64_t system[SYSTEM_WORDS];
    uint32_t system_left;
} state = {.lock = PTHREAD_MUTEX_INITIALIZER};

void random_system_bytes(void *out, size_t count)
{
    char *at = out;
    while (count > 0) {
        ssize_t got = getrandom(at, count, 0);
        if (got > 0) {
            at += got;
            count -= (size_t)got;
        } else if (errno != EINTR) {
            abort(); /* only a kernel without the call comes here */
        }
    }
}

void random_set_seed(uint64_t seed)
{
    pthread_mutex_lock(&state.lock);
    state.seeded = true;
    chacha12_seed(&state.generator, seed);
    pthread_mutex_unlock(&state.lock);
}

void random_clear_seed(void)
{
    pthread_mutex_lock(&state.lock);
    state.seeded = false;
    pthread_mutex_unlock(&state.lock);
}

static uint64_t next_from_system(void)
{
    if (state.system_left == 0) {
        random_system_bytes(state.system, sizeof state.system);
        state.system_left = SYSTEM_WORDS;
    }
    return state.system[--state.system_left];
}

uint64_t random_next64(void)
{
    pthread_mutex_lock(&state.lock);
    uint64_t word = state.seeded ? chacha12_next64(&state.generator) : next_from_system();
    pthread_mutex_unlock(&state.lock);
    return word;
}

double random_unit(void)
{
    return (double)(random_next64() >> 11) * 0x1p-53;
}

/* Lemire's method: the high half of a product is uniform once the low half is in the zone. */
int64_t random_in_range(int64_t low, int64_t high)
{
    uint64_t range = (uint64_t)high - (uint64_t)low + 1;
    if (range == 0) {
        return (int64_t)random_next64();
    }
    uint64_t zone = (range << __builtin_clzll(range)) - 1;
    unsigned __int128 product;
    do {
        product = (unsigned __int128)random_next64() * range;
    } while ((uint64_t)product > zone);
    return (int64_t)((uint64_t)low + (uint64_t)(product >> 64));
}

/* --- builtins -------------------------------------------------------------------------------- */

Value builtin_random(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    return value_float(random_unit());
}

Value builtin_random_int(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    int64_t low = number_to_int(args[0]), high = number_to_int(args[1]);
    if (low > high) {
        vm_throw(vm, "random_int requires min <= max");
        return raised();
    }
    return value_int(random_in_range(low, high));
}

Value builtin_random_choice(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    const Array *array = args[0].array;
    if (array->count == 0) {
        return value_null();
    }
    return retained(array_get(array, (size_t)random_in_range(0, (int64_t)array->count - 1)));
}

Value builtin_random_id(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    if (args[0].i < 0) {
        vm_throw(vm, "random_id length must be >= 0");
        return raised();
    }
    size_t len_bytes = (size_t)args[0].i;
    String *id = str_alloc(vm, len_bytes);
    if (!id) {
        return raised();
    }
    for (size_t i = 0; i < len_bytes; i++) {
        if (vm_poll(vm) != STATUS_OK) {
            object_release(vm, &id->header);
            return raised();
        }
        id->data[i] = alphabet[random_in_range(0, (int64_t)sizeof alphabet - 2)];
    }
    str_finish(id);
    return value_string(id);
}

Value builtin_uuid_v4(VM *vm, Value *args, uint32_t argc)
{
    (void)args, (void)argc;
    unsigned char b[16];
    random_system_bytes(b, sizeof b);
    b[6] = (b[6] & 0x0f) | 0x40; /* version 4 */
    b[8] = (b[8] & 0x3f) | 0x80; /* variant of RFC 4122 */
    char text[37];
    char *at = text;
    for (size_t i = 0; i < sizeof b; i++) {
        bool dash = i == 4 || i == 6 || i == 8 || i == 10;
        at += sprintf(at, dash ? "-%02x" : "%02x", b[i]);
    }
    String *uuid = str_new(vm, text, sizeof text - 1);
    return uuid ? value_string(uuid) : raised();
}

Value builtin_set_random_seed(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)argc;
    random_set_seed((uint64_t)number_to_int(args[0]));
    return value_null();
}

Value builtin_clear_random_seed(VM *vm, Value *args, uint32_t argc)
{
    (void)vm, (void)args, (void)argc;
    random_clear_seed();
    return value_null();
}
