/* sort: stable; typed fast paths for arrays of ints, floats and strings, merge sort for the rest.
 */
#include <math.h>
#include <string.h>

#include "runtime/array_inline.h"
#include "runtime/heap.h"
#include "runtime/poll.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/update.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define RUN_LENGTH 8u   /* short runs are sorted by insertion */
#define RADIX_MIN  256u /* below, merging beats counting */

/* --- numbers: keys that order like unsigned words ------------------------------------------- */

#define SIGN_BIT ((uint64_t)1 << 63)

static inline uint64_t int_key(uint64_t word)
{
    return word ^ SIGN_BIT;
}

/* Both zeros have one key, NaN comes last. */
static inline uint64_t float_key(uint64_t word)
{
    double f;
    memcpy(&f, &word, sizeof f);
    if (f == 0.0) {
        return SIGN_BIT;
    }
    if (isnan(f)) {
        return UINT64_MAX;
    }
    return word & SIGN_BIT ? ~word : word | SIGN_BIT;
}

typedef uint64_t (*WordKey)(uint64_t word);

static inline bool words_are_sorted(const uint64_t *words, size_t count, WordKey key)
{
    for (size_t i = 1; i < count; i++) {
        if (key(words[i]) < key(words[i - 1])) {
            return false;
        }
    }
    return true;
}

static inline void insertion_sort_words(uint64_t *words, size_t count, WordKey key)
{
    for (size_t i = 1; i < count; i++) {
        uint64_t word = words[i], word_key = key(word);
        size_t j = i;
        for (; j > 0 && word_key < key(words[j - 1]); j--) {
            words[j] = words[j - 1];
        }
        words[j] = word;
    }
}

static inline void merge_words(uint64_t *out, const uint64_t *left, size_t left_count,
                               const uint64_t *right, size_t right_count, WordKey key)
{
    const uint64_t *left_end = left + left_count, *right_end = right + right_count;
    while (left < left_end && right < right_end) {
        bool from_right = key(*right) < key(*left);
        *out++ = from_right ? *right : *left;
        right += from_right;
        left += !from_right;
    }
    memcpy(out, left, (size_t)(left_end - left) * sizeof *left);
    out += left_end - left;
    memcpy(out, right, (size_t)(right_end - right) * sizeof *right);
}

static inline void merge_sort_words(uint64_t *words, uint64_t *spare, size_t count, WordKey key)
{
    for (size_t start = 0; start < count; start += RUN_LENGTH) {
        size_t left = count - start;
        insertion_sort_words(words + start, left < RUN_LENGTH ? left : RUN_LENGTH, key);
    }
    uint64_t *from = words, *to = spare;
    for (size_t run = RUN_LENGTH; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t left = count - start < run ? count - start : run;
            size_t right = count - start - left < run ? count - start - left : run;
            merge_words(to + start, from + start, left, from + start + left, right, key);
        }
        uint64_t *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != words) {
        memcpy(words, from, count * sizeof *words);
    }
}

/* Where the words with each value of a byte go, from how many there are. */
static inline void starts_from_counts(size_t *counts)
{
    size_t sum = 0;
    for (unsigned digit = 0; digit < 256; digit++) {
        size_t n = counts[digit];
        counts[digit] = sum;
        sum += n;
    }
}

/* From the lowest byte up; bytes that are the same in all keys cost nothing. An interrupt leaves
 * some of the words, in any order. */
static inline Status radix_sort_words(VM *vm, uint64_t *words, uint64_t *spare, size_t count,
                                      WordKey key)
{
    static _Thread_local size_t counts[8][256];
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return STATUS_THROW;
        }
        uint64_t k = key(words[i]);
        for (unsigned byte = 0; byte < 8; byte++) {
            counts[byte][k >> (8 * byte) & 255]++;
        }
    }
    uint64_t *from = words, *to = spare;
    for (unsigned byte = 0; byte < 8; byte++) {
        size_t *start = counts[byte];
        if (start[key(words[0]) >> (8 * byte) & 255] == count) {
            continue;
        }
        starts_from_counts(start);
        for (size_t i = 0; i < count; i++) {
            if (vm_poll_at(vm, i) != STATUS_OK) {
                return STATUS_THROW;
            }
            to[start[key(from[i]) >> (8 * byte) & 255]++] = from[i];
        }
        uint64_t *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != words) {
        memcpy(words, from, count * sizeof *words);
    }
    return STATUS_OK;
}

static inline Status sort_words(VM *vm, uint64_t *words, size_t count, WordKey key)
{
    if (words_are_sorted(words, count, key)) {
        return STATUS_OK;
    }
    uint64_t *spare = heap_alloc_block(vm, count * sizeof *spare);
    if (!spare) {
        return STATUS_THROW;
    }
    Status status = STATUS_OK;
    if (count < RADIX_MIN) {
        merge_sort_words(words, spare, count, key);
    } else {
        status = radix_sort_words(vm, words, spare, count, key);
    }
    heap_free_block(vm, spare, count * sizeof *spare);
    return status;
}

static Status sort_ints(VM *vm, Array *a)
{
    return sort_words(vm, a->words, a->count, int_key);
}

static Status sort_floats(VM *vm, Array *a)
{
    return sort_words(vm, a->words, a->count, float_key);
}

/* --- strings -------------------------------------------------------------------------------- */

/* A string with its first bytes as a number that orders like them. */
typedef struct StringKey {
    uint64_t prefix;
    String *string;
} StringKey;

static StringKey string_key(String *s)
{
    uint64_t prefix = 0;
    memcpy(&prefix, s->data, s->len_bytes < 8 ? s->len_bytes : 8);
    return (StringKey){.prefix = __builtin_bswap64(prefix), .string = s};
}

static bool string_precedes(const StringKey *a, const StringKey *b)
{
    if (a->prefix != b->prefix) {
        return a->prefix < b->prefix;
    }
    return str_compare(a->string, b->string) < 0;
}

/* After an interrupt the keys are in some order; the caller raises. */
static void merge_strings(const VM *vm, StringKey *keys, StringKey *spare, size_t count)
{
    if (vm->interrupt) {
        return;
    }
    if (count <= RUN_LENGTH) {
        for (size_t i = 1; i < count; i++) {
            StringKey k = keys[i];
            size_t j = i;
            for (; j > 0 && string_precedes(&k, &keys[j - 1]); j--) {
                keys[j] = keys[j - 1];
            }
            keys[j] = k;
        }
        return;
    }
    size_t half = count / 2;
    merge_strings(vm, keys, spare, half);
    merge_strings(vm, keys + half, spare, count - half);
    if (!string_precedes(&keys[half], &keys[half - 1])) {
        return;
    }
    memcpy(spare, keys, half * sizeof *keys);
    size_t left = 0, right = half;
    for (size_t out = 0; left < half; out++) {
        if (right < count && !vm->interrupt && string_precedes(&keys[right], &spare[left])) {
            keys[out] = keys[right++];
        } else {
            keys[out] = spare[left++];
        }
    }
}

static Status sort_strings(VM *vm, Array *a)
{
    size_t count = a->count, block_bytes = (count + count / 2) * sizeof(StringKey);
    StringKey *keys = heap_alloc_block(vm, block_bytes);
    if (!keys) {
        return STATUS_THROW;
    }
    for (size_t i = 0; i < count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            heap_free_block(vm, keys, block_bytes);
            return STATUS_THROW;
        }
        keys[i] = string_key((String *)(void *)a->objects[i]);
    }
    merge_strings(vm, keys, keys + count, count);
    for (size_t i = 0; i < count; i++) {
        a->objects[i] = &keys[i].string->header;
    }
    heap_free_block(vm, keys, block_bytes);
    return vm_poll(vm);
}

/* --- values of any kind --------------------------------------------------------------------- */

/* How two values are compared: is a strictly before b? */
typedef struct Order Order;
typedef Status (*Precedes)(const Order *order, Value a, Value b, bool *result);
struct Order {
    VM *vm;
    Callback *callback; /* the caller's function; NULL: the natural order */
    Precedes precedes;
};

static Status natural_precedes(const Order *order, Value a, Value b, bool *result)
{
    (void)order;
    if (a.tag == TAG_STRING) {
        *result = str_compare(a.string, b.string) < 0;
    } else if (a.tag == TAG_INT && b.tag == TAG_INT) {
        *result = a.i < b.i;
    } else {
        double x = number_to_float(a), y = number_to_float(b);
        *result = x < y || (isnan(y) && !isnan(x));
    }
    return STATUS_OK;
}

static Status function_precedes(const Order *order, Value a, Value b, bool *result)
{
    Value answer;
    if (callback_2(order->vm, order->callback, a, b, &answer) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (answer.tag == TAG_BOOL) {
        *result = answer.bits != 0;
    } else if (value_is_number(answer)) {
        *result = answer.tag == TAG_INT ? answer.i < 0 : answer.f < 0.0;
    } else {
        const char *kind = value_type_name(answer);
        value_release(order->vm, answer);
        return vm_throw(order->vm, "sort function must return a number or a bool, got %s", kind);
    }
    return STATUS_OK;
}

/* op_lt of the struct that all elements are instances of. */
static Status method_precedes(const Order *order, Value a, Value b, bool *result)
{
    Value answer;
    if (callback_2(order->vm, order->callback, a, b, &answer) != STATUS_OK) {
        return STATUS_THROW;
    }
    *result = value_is_truthy(answer);
    value_release(order->vm, answer);
    return STATUS_OK;
}

static Status insertion_sort(const Order *order, Value *values, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        Value v = values[i];
        size_t j = i;
        for (; j > 0; j--) {
            bool before = false;
            if (order->precedes(order, v, values[j - 1], &before) != STATUS_OK) {
                return STATUS_THROW;
            }
            if (!before) {
                break;
            }
            values[j] = values[j - 1];
        }
        values[j] = v;
    }
    return STATUS_OK;
}

static Status merge_sort(const Order *order, Value *values, Value *spare, size_t count)
{
    if (count <= RUN_LENGTH) {
        return insertion_sort(order, values, count);
    }
    if (vm_poll(order->vm) != STATUS_OK) {
        return STATUS_THROW;
    }
    size_t half = count / 2;
    bool before;
    if (merge_sort(order, values, spare, half) != STATUS_OK ||
        merge_sort(order, values + half, spare, count - half) != STATUS_OK ||
        order->precedes(order, values[half], values[half - 1], &before) != STATUS_OK) {
        return STATUS_THROW;
    }
    if (!before) {
        return STATUS_OK;
    }
    memcpy(spare, values, half * sizeof *values);
    size_t left = 0, right = half;
    for (size_t out = 0; left < half; out++) {
        before = false;
        if (vm_poll(order->vm) != STATUS_OK ||
            (right < count &&
             order->precedes(order, values[right], spare[left], &before) != STATUS_OK)) {
            return STATUS_THROW;
        }
        values[out] = before ? values[right++] : spare[left++];
    }
    return STATUS_OK;
}

/* Puts the array's own elements back in another order. */
static void store_permuted(Array *a, const Value *values)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->elem_tag == ARRAY_MIXED) {
            a->values[i] = values[i];
        } else if (a->elem_tag == TAG_BOOL) {
            a->bools[i] = (uint8_t)values[i].bits;
        } else {
            a->words[i] = values[i].bits;
        }
    }
}

static Value sort_by(VM *vm, Value *arg, const Order *order)
{
    size_t count = arg->array->count;
    size_t block_bytes = (count + count / 2) * sizeof(Value);
    Value *values = heap_alloc_block(vm, block_bytes);
    if (!values) {
        return raised();
    }
    for (size_t i = 0; i < count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            heap_free_block(vm, values, block_bytes);
            return raised();
        }
        values[i] = array_get(arg->array, i);
    }
    Value result = raised();
    if (merge_sort(order, values, values + count, count) == STATUS_OK) {
        Update u = update_begin(arg);
        Status status = array_make_unique(vm, &u.array);
        if (status == STATUS_OK) {
            store_permuted(u.array, values);
        }
        result = update_end(vm, &u, status);
    }
    heap_free_block(vm, values, block_bytes);
    return result;
}

static Value sort_by_function(VM *vm, Value *arg, Value function, Precedes precedes)
{
    Callback callback;
    vm->begin_calls(vm, &callback, function, 2);
    Order order = {.vm = vm, .callback = &callback, .precedes = precedes};
    Value result = sort_by(vm, arg, &order);
    vm->end_calls(vm, &callback);
    return result;
}

/* All elements can be put in order: numbers only, or strings only. */
static Status check_kinds(VM *vm, const Array *a)
{
    Value first = array_get(a, 0);
    for (size_t i = 1; i < a->count; i++) {
        if (vm_poll_at(vm, i) != STATUS_OK) {
            return STATUS_THROW;
        }
        Value v = array_get(a, i);
        bool ordered = (value_is_number(first) && value_is_number(v)) ||
                       (first.tag == TAG_STRING && v.tag == TAG_STRING);
        if (!ordered) {
            return vm_throw(vm, "sort cannot order %s and %s", value_type_name(first),
                            value_type_name(v));
        }
    }
    return STATUS_OK;
}

/* The method op_lt, if all elements are instances of one struct that has it. */
static Function *less_method(const Array *a)
{
    if (a->elem_tag != TAG_STRUCT) {
        return NULL;
    }
    const StructDef *def = array_get(a, 0).instance->def;
    for (size_t i = 1; i < a->count; i++) {
        if (array_get(a, i).instance->def != def) {
            return NULL;
        }
    }
    return def->operators[OPERATOR_LT];
}

Value builtin_sort(VM *vm, Value *args, uint32_t argc)
{
    const Array *a = args[0].array;
    if (a->count < 2) {
        return retained(args[0]);
    }
    if (argc == 2) {
        return sort_by_function(vm, &args[0], args[1], function_precedes);
    }
    Status (*typed)(VM *, Array *) = a->elem_tag == TAG_INT      ? sort_ints
                                     : a->elem_tag == TAG_FLOAT  ? sort_floats
                                     : a->elem_tag == TAG_STRING ? sort_strings
                                                                 : NULL;
    if (typed) {
        Update u = update_begin(&args[0]);
        Status status = array_make_unique(vm, &u.array);
        return update_end(vm, &u, status == STATUS_OK ? typed(vm, u.array) : status);
    }
    Function *less = less_method(a);
    if (less) {
        return sort_by_function(vm, &args[0], value_object(TAG_FUNCTION, less), method_precedes);
    }
    if (check_kinds(vm, a) != STATUS_OK) {
        return raised();
    }
    Order order = {.vm = vm, .precedes = natural_precedes};
    return sort_by(vm, &args[0], &order);
}
