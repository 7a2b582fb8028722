/* The sorted order of a dict's entries (language.md 3.4): for display, keys, values and items.
 *
 * What is sorted is a list of small records whose `rank` decides nearly always: the number itself
 * for ints, for texts the eight bytes behind the prefix that all keys have in common. */
#include <stdlib.h>
#include <string.h>

#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/poll.h"
#include "runtime/str.h"

#define RANK_BYTES  8u
#define RUN_RECORDS ((size_t)1 << 14)

typedef struct SortRecord {
    uint64_t rank;
    const DictEntryRef *entry;
} SortRecord;

typedef int (*CompareRecords)(const void *left, const void *right);

/* The text of a key; digits is for those that are ints. */
static const char *key_text(DictKey key, char *digits, size_t *len_bytes)
{
    if (key.string != NULL) {
        *len_bytes = key.string->len_bytes;
        return key.string->data;
    }
    *len_bytes = format_int(digits, key.integer);
    return digits;
}

static int compare_ranks(const void *left, const void *right)
{
    uint64_t a = ((const SortRecord *)left)->rank;
    uint64_t b = ((const SortRecord *)right)->rank;
    return (a > b) - (a < b);
}

static int compare_texts(const void *left, const void *right)
{
    const SortRecord *l = left;
    const SortRecord *r = right;
    if (l->rank != r->rank) {
        return l->rank > r->rank ? 1 : -1;
    }
    char left_digits[FORMAT_INT_MAX];
    char right_digits[FORMAT_INT_MAX];
    size_t left_bytes;
    size_t right_bytes;
    const char *a = key_text(l->entry->key, left_digits, &left_bytes);
    const char *b = key_text(r->entry->key, right_digits, &right_bytes);
    int order = memcmp(a, b, left_bytes < right_bytes ? left_bytes : right_bytes);
    return order != 0 ? order : (left_bytes > right_bytes) - (left_bytes < right_bytes);
}

/* Bytes that all keys begin with. */
static size_t common_prefix(const DictEntryRef *entries, size_t count)
{
    char first_digits[FORMAT_INT_MAX];
    size_t prefix;
    const char *first = key_text(entries[0].key, first_digits, &prefix);
    for (size_t i = 1; i < count && prefix > 0; i++) {
        char digits[FORMAT_INT_MAX];
        size_t len_bytes;
        const char *text = key_text(entries[i].key, digits, &len_bytes);
        prefix = prefix < len_bytes ? prefix : len_bytes;
        size_t same = 0;
        while (same < prefix && text[same] == first[same]) {
            same++;
        }
        prefix = same;
    }
    return prefix;
}

/* The bytes from `from` on as a big-endian number; what is missing counts as zero. */
static uint64_t text_rank(DictKey key, size_t from)
{
    char digits[FORMAT_INT_MAX];
    size_t len_bytes;
    const char *text = key_text(key, digits, &len_bytes);
    uint64_t rank = 0;
    for (size_t i = 0; i < RANK_BYTES; i++) {
        rank = rank << 8 | (from + i < len_bytes ? (unsigned char)text[from + i] : 0);
    }
    return rank;
}

/* Merges two neighbouring runs of sorted records. */
static Status merge_runs(VM *vm, SortRecord *out, const SortRecord *left, size_t left_count,
                         const SortRecord *right, size_t right_count, CompareRecords compare)
{
    const SortRecord *left_end = left + left_count, *right_end = right + right_count;
    while (left < left_end && right < right_end) {
        if (vm_poll(vm) != STATUS_OK) {
            return STATUS_THROW;
        }
        *out++ = compare(right, left) < 0 ? *right++ : *left++;
    }
    memcpy(out, left, (size_t)(left_end - left) * sizeof *out);
    out += left_end - left;
    memcpy(out, right, (size_t)(right_end - right) * sizeof *out);
    return STATUS_OK;
}

/* Sorts runs that are soon done, then merges them. Uses spare, of the same size; which of the two
 * holds the result is returned, NULL: raised because the program is to stop. */
static SortRecord *sort_records(VM *vm, SortRecord *records, SortRecord *spare, size_t count,
                                CompareRecords compare)
{
    for (size_t start = 0; start < count; start += RUN_RECORDS) {
        if (vm_poll(vm) != STATUS_OK) {
            return NULL;
        }
        size_t left = count - start;
        qsort(records + start, left < RUN_RECORDS ? left : RUN_RECORDS, sizeof *records, compare);
    }
    for (size_t run = RUN_RECORDS; run < count; run *= 2) {
        for (size_t start = 0; start < count; start += 2 * run) {
            size_t left = count - start < run ? count - start : run;
            size_t right = count - start - left < run ? count - start - left : run;
            if (merge_runs(vm, spare + start, records + start, left, records + start + left, right,
                           compare) != STATUS_OK) {
                return NULL;
            }
        }
        SortRecord *merged = spare;
        spare = records;
        records = merged;
    }
    return records;
}

static void rank_entries(SortRecord *records, const DictEntryRef *entries, size_t count,
                         bool all_ints)
{
    size_t prefix = all_ints ? 0 : common_prefix(entries, count);
    for (size_t i = 0; i < count; i++) {
        DictKey key = entries[i].key;
        records[i].entry = &entries[i];
        /* Flipping the sign bit makes the order of unsigned numbers that of signed ones. */
        records[i].rank =
            all_ints ? (uint64_t)key.integer ^ (UINT64_C(1) << 63) : text_rank(key, prefix);
    }
}

/* All entries in insertion order; true if all keys are ints. */
static bool list_entries(const Dict *d, DictEntryRef *entries)
{
    size_t cursor = 0;
    bool all_ints = true;
    for (DictEntryRef *e = entries; dict_next(d, &cursor, &e->key, &e->value); e++) {
        all_ints = all_ints && e->key.string == NULL;
    }
    return all_ints;
}

DictEntryRef *dict_sorted_entries(VM *vm, const Dict *d)
{
    size_t count = d->count;
    if (count == 0) {
        return NULL;
    }
    DictEntryRef *entries = heap_alloc_block(vm, count * sizeof(DictEntryRef));
    if (unlikely(entries == NULL)) {
        return NULL;
    }
    bool all_ints = list_entries(d, entries);
    if (d->kind == DICT_DENSE || count == 1) {
        return entries;
    }
    size_t records_bytes = 2 * count * sizeof(SortRecord);
    SortRecord *records = heap_alloc_block(vm, records_bytes), *ordered = NULL;
    DictEntryRef *sorted = records ? heap_alloc_block(vm, count * sizeof(DictEntryRef)) : NULL;
    if (likely(sorted != NULL)) {
        rank_entries(records, entries, count, all_ints);
        ordered = sort_records(vm, records, records + count, count,
                               all_ints ? compare_ranks : compare_texts);
        for (size_t i = 0; ordered && i < count; i++) {
            sorted[i] = *ordered[i].entry;
        }
    }
    if (sorted && !ordered) {
        heap_free_block(vm, sorted, count * sizeof(DictEntryRef));
        sorted = NULL;
    }
    heap_free_block(vm, records, records_bytes);
    heap_free_block(vm, entries, count * sizeof(DictEntryRef));
    return sorted;
}
