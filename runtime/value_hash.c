/*
 * Hashes that agree with `==` (equal.h).
 *
 * Two different doubles can only be equal below 2 in magnitude: from there on neighbouring doubles
 * are further apart than the tolerance of one machine epsilon. Below 2 a number is hashed by the
 * multiple of epsilon under it, and its equals have the same multiple or the next one on either
 * side. Inside containers there is no looking at neighbours, so such numbers all count the same
 * there.
 */
#include <math.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/equal.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"

#define MAX_DEPTH    4u  /* deeper elements do not count */
#define MAX_ELEMENTS 16u /* nor do those further back */

static uint64_t scramble(uint64_t n)
{
    n = (n ^ n >> 32) * UINT64_C(0xd6e8feb86659fd93);
    n = (n ^ n >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return n ^ n >> 32;
}

static uint64_t combine(uint64_t hash, uint64_t next)
{
    return scramble(hash * 31 + next);
}

static double number_as_float(Value v)
{
    return v.tag == TAG_INT ? (double)v.i : v.f;
}

bool value_hash_has_neighbours(Value v)
{
    return value_is_number(v) && fabs(number_as_float(v)) < 2;
}

static uint64_t hash_large_number(double f)
{
    uint64_t bits;
    memcpy(&bits, &f, sizeof bits);
    return scramble(bits);
}

static uint64_t hash_nested(VM *vm, Value v, uint32_t depth);

static uint64_t hash_array(VM *vm, const Array *a, uint32_t depth)
{
    uint64_t hash = combine(TAG_ARRAY, a->count);
    for (size_t i = 0; i < a->count && i < MAX_ELEMENTS; i++) {
        hash = combine(hash, hash_nested(vm, array_get(a, i), depth));
    }
    return hash;
}

/* Entries, fields and members of sets count in any order. */
static uint64_t hash_dict(VM *vm, const Dict *d, uint32_t depth)
{
    uint64_t sum = 0;
    size_t cursor = 0;
    DictKey key;
    Value v;
    while (dict_next(d, &cursor, &key, &v)) {
        uint64_t key_hash = key.string ? str_hash(vm, key.string) : scramble((uint64_t)key.integer);
        sum += combine(key_hash, hash_nested(vm, v, depth));
    }
    return combine(combine(TAG_DICT, d->count), sum);
}

static uint64_t hash_instance(VM *vm, const Instance *instance, uint32_t depth)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < instance->def->field_count; i++) {
        sum += combine(str_hash(vm, instance->def->field_names[i]),
                       hash_nested(vm, instance->fields[i], depth));
    }
    return combine(str_hash(vm, instance->def->name), sum);
}

static uint64_t hash_variant(VM *vm, const Variant *variant, uint32_t depth)
{
    uint64_t hash = str_hash(vm, variant->tag);
    for (uint32_t i = 0; i < variant->payload_count; i++) {
        hash = combine(hash, hash_nested(vm, variant->payload[i], depth));
    }
    return hash;
}

static uint64_t hash_collection(VM *vm, const Collection *c, uint32_t depth)
{
    uint64_t sum = 0;
    size_t cursor = 0;
    Value v;
    while (collection_next(c, &cursor, &v)) {
        sum += scramble(hash_nested(vm, v, depth));
    }
    return combine(combine(c->header.tag, c->count), sum);
}

static uint64_t hash_container(VM *vm, Value v, uint32_t depth)
{
    if (depth >= MAX_DEPTH) {
        return v.tag;
    }
    depth++;
    switch (v.tag) {
    case TAG_ARRAY:
        return hash_array(vm, v.array, depth);
    case TAG_DICT:
        return hash_dict(vm, v.dict, depth);
    case TAG_STRUCT:
        return hash_instance(vm, v.instance, depth);
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        return hash_variant(vm, v.variant, depth);
    default:
        return hash_collection(vm, v.collection, depth);
    }
}

static uint64_t hash_nested(VM *vm, Value v, uint32_t depth)
{
    switch (v.tag) {
    case TAG_UNSET:
    case TAG_NULL:
        return 1;
    case TAG_BOOL:
        return 2 + v.bits;
    case TAG_INT:
    case TAG_FLOAT:
        return value_hash_has_neighbours(v) ? 4 : hash_large_number(number_as_float(v));
    case TAG_STRING:
        return str_hash(vm, v.string);
    case TAG_BYTES:
        return str_hash_bytes(vm, v.bytes->data, v.bytes->count);
    case TAG_ARRAY:
    case TAG_DICT:
    case TAG_STRUCT:
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        return hash_container(vm, v, depth);
    case TAG_BUILTIN:
        return scramble((uint64_t)(uintptr_t)v.builtin->function);
    default:
        return scramble(v.bits);
    }
}

uint32_t value_hash(VM *vm, Value v, int neighbour)
{
    uint64_t hash;
    if (value_hash_has_neighbours(v)) {
        int64_t multiple = (int64_t)floor(number_as_float(v) * 0x1p52);
        hash = scramble((uint64_t)(multiple + neighbour));
    } else {
        hash = hash_nested(vm, v, 0);
    }
    return (uint32_t)(hash ^ hash >> 32);
}
