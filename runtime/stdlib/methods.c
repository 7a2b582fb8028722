/* Built-in methods: which row a name means for which kind of receiver. */
#include <pthread.h>
#include <string.h>

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

static struct MethodSlot {
    const Builtin *row; /* NULL: free */
    uint32_t tag;
    uint32_t len_bytes;
} slots[INDEX_SLOTS];

static pthread_once_t prepared = PTHREAD_ONCE_INIT;

static uint32_t slot_of(uint32_t tag, const char *name, size_t len_bytes)
{
    uint32_t hash = tag * 0x9e3779b1u + (uint32_t)len_bytes;
    for (size_t i = 0; i < len_bytes; i++) {
        hash = hash * 31 + (unsigned char)name[i];
    }
    return (hash ^ hash >> 16) & (INDEX_SLOTS - 1);
}

static void add(uint32_t kinds, const Builtin *row)
{
    size_t len_bytes = strlen(row->name);
    for (uint32_t tag = 0; tag < TAG_COUNT; tag++) {
        if ((kinds >> tag & 1) == 0) {
            continue;
        }
        uint32_t i = slot_of(tag, row->name, len_bytes);
        while (slots[i].row) {
            i = (i + 1) & (INDEX_SLOTS - 1);
        }
        slots[i] = (struct MethodSlot){.row = row, .tag = tag, .len_bytes = (uint32_t)len_bytes};
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
}

const Builtin *builtin_method_find(ValueTag receiver, const String *name)
{
    pthread_once(&prepared, prepare);
    uint32_t i = slot_of(receiver, name->data, name->len_bytes);
    for (; slots[i].row; i = (i + 1) & (INDEX_SLOTS - 1)) {
        if (slots[i].tag == (uint32_t)receiver && slots[i].len_bytes == name->len_bytes &&
            memcmp(slots[i].row->name, name->data, name->len_bytes) == 0) {
            return slots[i].row;
        }
    }
    return NULL;
}
