/* The table of builtins: the rows of builtins.def, their argument kinds, lookup by name. */
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/signature.h"

static Builtin rows[] = {
#define BUILTIN(name_, canonical_, min, max, class, flags_, capability_, signature_, doc_, \
                arity_error_, type_error_, function_)                                      \
    {.name = name_,                                                                        \
     .canonical = canonical_,                                                              \
     .min_args = min,                                                                      \
     .max_args = max,                                                                      \
     .arity_class = class,                                                                 \
     .flags = flags_,                                                                      \
     .capability = capability_,                                                            \
     .function = function_,                                                                \
     .signature = signature_,                                                              \
     .doc = doc_,                                                                          \
     .arity_error = arity_error_,                                                          \
     .type_error = type_error_},
#include "runtime/stdlib/builtins.def"
#undef BUILTIN
};

#define ROW_COUNT   (sizeof rows / sizeof *rows)
#define INDEX_SLOTS 1024u /* power of two, more than twice the number of rows */

_Static_assert(ROW_COUNT * 2 < INDEX_SLOTS, "the index stays sparse");

static uint16_t slots[INDEX_SLOTS]; /* row + 1, 0 free */
static Builtin sorted[ROW_COUNT];   /* copies, made when somebody asks for them */
static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static pthread_once_t sorted_once = PTHREAD_ONCE_INIT;

static uint32_t name_hash(const char *name, size_t len_bytes)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len_bytes; i++) {
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

static void prepare(void)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        signature_kinds(&rows[i]);
        uint32_t slot = name_hash(rows[i].name, strlen(rows[i].name)) & (INDEX_SLOTS - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (INDEX_SLOTS - 1);
        }
        slots[slot] = (uint16_t)(i + 1);
    }
}

const Builtin *builtin_find(const char *name, size_t len_bytes)
{
    pthread_once(&prepared, prepare);
    uint32_t slot = name_hash(name, len_bytes) & (INDEX_SLOTS - 1);
    for (; slots[slot] != 0; slot = (slot + 1) & (INDEX_SLOTS - 1)) {
        const Builtin *row = &rows[slots[slot] - 1];
        if (strlen(row->name) == len_bytes && memcmp(row->name, name, len_bytes) == 0) {
            return row;
        }
    }
    return NULL;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const Builtin *)a)->name, ((const Builtin *)b)->name);
}

static void sort_rows(void)
{
    pthread_once(&prepared, prepare);
    memcpy(sorted, rows, sizeof rows);
    qsort(sorted, ROW_COUNT, sizeof *sorted, compare_names);
}

const Builtin *builtin_table(size_t *count)
{
    pthread_once(&sorted_once, sort_rows);
    *count = ROW_COUNT;
    return sorted;
}

bool builtin_constant_find(const char *name, size_t len_bytes, Value *out)
{
    if (len_bytes == 2 && memcmp(name, "PI", 2) == 0) {
        *out = value_float(M_PI);
        return true;
    }
    if (len_bytes == 1 && name[0] == 'E') {
        *out = value_float(M_E);
        return true;
    }
    return false;
}
