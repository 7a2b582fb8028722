/* Built-in methods: which row a name means for which kind of receiver. */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "runtime/heap.h"
#include "runtime/stdlib/functions.h"
#include "runtime/stdlib/signature.h"
#include "runtime/str.h"

/* Methods that are functions: the receiver is their first argument. */
static const struct FunctionMethods {
    uint32_t kinds; /* set of ValueTag bits */
    const char *names;
} function_methods[] = {
    {1u << TAG_STRING,
     "len to_upper upper to_lower lower capitalize trim trim_start trim_end contains starts_with "
     "ends_with index_of replace replace_str split substring repeat char_at is_empty count_chars "
     "pad_left pad_right pad_start pad_end lines words str_reverse slugify truncate to_camel_case "
     "to_snake_case to_kebab_case"},
    {1u << TAG_ARRAY,
     "len contains index_of slice concat join sort reverse unique sum any all find reduce windows"},
    {1u << TAG_DICT, "len contains has_key get get_default keys values items merge invert"},
    {1u << TAG_BYTES, "len slice"},
    {1u << TAG_SET | 1u << TAG_QUEUE | 1u << TAG_STACK, "len"},
};

static Builtin own_rows[] = {
#define METHOD(name_, kinds, min, max, flags_, signature_, doc_, type_error_, function_) \
    {.name = name_,                                                                      \
     .canonical = name_,                                                                 \
     .min_args = min,                                                                    \
     .max_args = max,                                                                    \
     .arity_class = 'M',                                                                 \
     .flags = flags_,                                                                    \
     .function = function_,                                                              \
     .signature = signature_,                                                            \
     .doc = doc_,                                                                        \
     .type_error = type_error_},
#include "runtime/stdlib/methods.def"
#undef METHOD
};

static const uint32_t own_kinds[] = {
#define METHOD(name, kinds, min, max, flags, signature, doc, type_error, function) kinds,
#include "runtime/stdlib/methods.def"
#undef METHOD
};

#define OWN_COUNT   (sizeof own_rows / sizeof *own_rows)
#define INDEX_SLOTS 512u /* power of two, more than twice the pairs of kind and name */

/* A name as machine words: its first and last eight bytes and its length say it all up to 16 bytes.
 */
typedef struct NameKey {
    uint64_t first, last;
    uint32_t len_bytes;
} NameKey;

#define NAME_MAX_BYTES 16u

static struct MethodSlot {
    NameKey name;
    uint32_t tag;
    const Builtin *row; /* NULL: free */
} slots[INDEX_SLOTS];

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static atomic_bool is_prepared;

/* data is readable for eight bytes at least: a String's block is a multiple of them. */
_Static_assert(offsetof(String, data) % 8 == 0 && HEAP_GRANULE == 8, "eight bytes of text");

static inline NameKey name_key(const char *data, size_t len_bytes)
{
    NameKey key = {.len_bytes = (uint32_t)len_bytes};
    memcpy(&key.first, data, 8);
    if (len_bytes < 8) {
        key.first &= (UINT64_C(1) << (8 * len_bytes)) - 1;
    } else {
        memcpy(&key.last, data + len_bytes - 8, 8);
    }
    return key;
}

static inline uint32_t slot_of(uint32_t tag, NameKey key)
{
    uint64_t hash = (key.first ^ key.last << 1 ^ tag) * UINT64_C(0x9e3779b97f4a7c15);
    return hash >> 40 & (INDEX_SLOTS - 1);
}

static void add(uint32_t kinds, const Builtin *row)
{
    char padded[NAME_MAX_BYTES + 8] = "";
    size_t len_bytes = strlen(row->name);
    memcpy(padded, row->name, len_bytes);
    NameKey key = name_key(padded, len_bytes);
    for (uint32_t tag = 0; tag < TAG_COUNT; tag++) {
        if ((kinds >> tag & 1) == 0) {
            continue;
        }
        uint32_t i = slot_of(tag, key);
        while (slots[i].row) {
            i = (i + 1) & (INDEX_SLOTS - 1);
        }
        slots[i] = (struct MethodSlot){.name = key, .tag = tag, .row = row};
    }
}

static void add_function_methods(const struct FunctionMethods *group)
{
    const char *name = group->names;
    while (*name) {
        size_t len_bytes = strcspn(name, " ");
        const Builtin *row = builtin_find(name, len_bytes);
        if (row) {
            add(group->kinds, row);
        }
        name += len_bytes;
        name += *name == ' ';
    }
}

static void prepare(void)
{
    for (size_t i = 0; i < OWN_COUNT; i++) {
        signature_kinds(&own_rows[i]);
        add(own_kinds[i], &own_rows[i]);
    }
    for (size_t i = 0; i < sizeof function_methods / sizeof *function_methods; i++) {
        add_function_methods(&function_methods[i]);
    }
    atomic_store_explicit(&is_prepared, true, memory_order_release);
}

static inline void prepare_once(void)
{
    if (unlikely(!atomic_load_explicit(&is_prepared, memory_order_acquire))) {
        pthread_once(&prepared, prepare);
    }
}

const Builtin *builtin_method_next(size_t *cursor)
{
    prepare_once();
    while (*cursor < INDEX_SLOTS) {
        const Builtin *row = slots[(*cursor)++].row;
        if (row) {
            return row;
        }
    }
    return NULL;
}

const Builtin *builtin_method_find(ValueTag receiver, const String *name)
{
    prepare_once();
    if (name->len_bytes > NAME_MAX_BYTES) {
        return NULL;
    }
    NameKey key = name_key(name->data, name->len_bytes);
    uint32_t i = slot_of(receiver, key);
    for (; slots[i].row; i = (i + 1) & (INDEX_SLOTS - 1)) {
        if (slots[i].name.first == key.first && slots[i].name.last == key.last &&
            slots[i].name.len_bytes == key.len_bytes && slots[i].tag == (uint32_t)receiver) {
            return slots[i].row;
        }
    }
    return NULL;
}
