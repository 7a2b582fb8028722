/*
 * Hashes that agree with `==` (equal.h).
 *
 * Two different doubles can only be equal below 2 in magnitude: from there on neighbouring doubles
 * are further apart than the tolerance of one machine epsilon. Below 2 a number is hashed by the
 * multiple of epsilon under it, and its equals have the same multiple or the next one on either
 * side. Inside containers there is no looking at neighbours: as long as all of them are integers
 * each counts as itself, but fractions form a chain of equals from -1 to 1, and with one among them
 * they must all count the same.
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

/* So many parts of a value count, about. Each container divides its share evenly, which does not
 * depend on the order of entries, ends every descent and bounds the work on shared parts. */
#define MAX_PARTS 1024u

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

/* A number inside a container. */
static uint64_t hash_number(ValueHasher *h, Value v)
{
    double f = number_as_float(v);
    if (!value_hash_has_neighbours(v)) {
        return hash_large_number(f);
    }
    if (f != trunc(f)) {
        h->met_fraction = true;
        return 4;
    }
    return h->coarse ? 4 : (uint64_t)(5 + (int64_t)f);
}

static uint64_t hash_nested(ValueHasher *h, Value v, size_t parts);

/* What each of count elements gets of a share of at least 1. */
static size_t part_of(size_t parts, size_t count)
{
    return count ? (parts - 1) / count : 0;
}

/* Of a long array elements at even distances count. */
static uint64_t hash_array(ValueHasher *h, const Array *a, size_t parts)
{
    uint64_t hash = combine(TAG_ARRAY, a->count);
    size_t step = a->count / parts + 1;
    for (size_t i = 0; i < a->count; i += step) {
        hash = combine(hash, hash_nested(h, array_get(a, i), part_of(parts, a->count)));
    }
    return hash;
}

/* Entries, fields and members of sets count in any order. */
static uint64_t hash_dict(ValueHasher *h, const Dict *d, size_t parts)
{
    uint64_t sum = 0;
    size_t cursor = 0, part = part_of(parts, d->count);
    DictKey key;
    Value v;
    while (dict_next(d, &cursor, &key, &v)) {
        uint64_t key_hash =
            key.string ? str_hash(h->vm, key.string) : scramble((uint64_t)key.integer);
        sum += combine(key_hash, hash_nested(h, v, part));
    }
    return combine(combine(TAG_DICT, d->count), sum);
}

static uint64_t hash_instance(ValueHasher *h, const Instance *instance, size_t parts)
{
    uint64_t sum = 0;
    uint32_t count = instance->def->field_count;
    size_t part = part_of(parts, count);
    for (uint32_t i = 0; i < count; i++) {
        sum += combine(str_hash(h->vm, instance->def->field_names[i]),
                       hash_nested(h, instance->fields[i], part));
    }
    return combine(str_hash(h->vm, instance->def->name), sum);
}

static uint64_t hash_variant(ValueHasher *h, const Variant *variant, size_t parts)
{
    uint64_t hash = str_hash(h->vm, variant->tag);
    size_t part = part_of(parts, variant->payload_count);
    for (uint32_t i = 0; i < variant->payload_count; i++) {
        hash = combine(hash, hash_nested(h, variant->payload[i], part));
    }
    return hash;
}

static uint64_t hash_collection(ValueHasher *h, const Collection *c, size_t parts)
{
    uint64_t sum = 0;
    size_t cursor = 0, part = part_of(parts, c->count);
    Value v;
    while (collection_next(c, &cursor, &v)) {
        sum += scramble(hash_nested(h, v, part));
    }
    return combine(combine(c->header.tag, c->count), sum);
}

static uint64_t hash_container(ValueHasher *h, Value v, size_t parts)
{
    if (parts == 0) {
        return v.tag;
    }
    switch (v.tag) {
    case TAG_ARRAY:
        return hash_array(h, v.array, parts);
    case TAG_DICT:
        return hash_dict(h, v.dict, parts);
    case TAG_STRUCT:
        return hash_instance(h, v.instance, parts);
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        return hash_variant(h, v.variant, parts);
    default:
        return hash_collection(h, v.collection, parts);
    }
}

static uint64_t hash_nested(ValueHasher *h, Value v, size_t parts)
{
    switch (v.tag) {
    case TAG_UNSET:
    case TAG_NULL:
        return 1;
    case TAG_BOOL:
        return 2 + v.bits;
    case TAG_INT:
    case TAG_FLOAT:
        return hash_number(h, v);
    case TAG_STRING:
        return str_hash(h->vm, v.string);
    case TAG_BYTES:
        return str_hash_bytes(h->vm, v.bytes->data, v.bytes->count);
    case TAG_ARRAY:
    case TAG_DICT:
    case TAG_STRUCT:
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        return hash_container(h, v, parts);
    case TAG_BUILTIN:
        return scramble((uint64_t)(uintptr_t)v.builtin->function);
    default:
        return scramble(v.bits);
    }
}

uint32_t value_hash(ValueHasher *h, Value v, int neighbour)
{
    uint64_t hash;
    if (value_hash_has_neighbours(v)) {
        int64_t multiple = (int64_t)floor(number_as_float(v) * 0x1p52);
        hash = scramble((uint64_t)(multiple + neighbour));
    } else {
        hash = hash_nested(h, v, MAX_PARTS);
    }
    return (uint32_t)(hash ^ hash >> 32);
}
