/* The sorted order of a dict's entries (language.md 3.4): for display, keys, values and items. */
#include <stdlib.h>
#include <string.h>

#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/heap.h"
#include "runtime/str.h"

static int compare_ints(const void *left, const void *right)
{
    int64_t a = ((const DictEntryRef *)left)->key.integer;
    int64_t b = ((const DictEntryRef *)right)->key.integer;
    return (a > b) - (a < b);
}

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

static int compare_texts(const void *left, const void *right)
{
    char left_digits[FORMAT_INT_MAX];
    char right_digits[FORMAT_INT_MAX];
    size_t left_bytes;
    size_t right_bytes;
    const char *a = key_text(((const DictEntryRef *)left)->key, left_digits, &left_bytes);
    const char *b = key_text(((const DictEntryRef *)right)->key, right_digits, &right_bytes);
    int order = memcmp(a, b, left_bytes < right_bytes ? left_bytes : right_bytes);
    return order != 0 ? order : (left_bytes > right_bytes) - (left_bytes < right_bytes);
}

DictEntryRef *dict_sorted_entries(VM *vm, const Dict *d)
{
    if (d->count == 0) {
        return NULL;
    }
    DictEntryRef *entries = heap_alloc_block(vm, d->count * sizeof(DictEntryRef));
    if (unlikely(entries == NULL)) {
        return NULL;
    }
    size_t cursor = 0;
    bool all_ints = true;
    for (DictEntryRef *e = entries; dict_next(d, &cursor, &e->key, &e->value); e++) {
        all_ints = all_ints && e->key.string == NULL;
    }
    if (d->kind != DICT_DENSE) {
        qsort(entries, d->count, sizeof(DictEntryRef), all_ints ? compare_ints : compare_texts);
    }
    return entries;
}
