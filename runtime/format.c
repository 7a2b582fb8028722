/* Display text (language.md 14): what print and interpolation show. */
#include "runtime/format.h"

#include <string.h>

#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/heap.h"
#include "runtime/module.h"
#include "runtime/poll.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "runtime/vm.h"

#define TRY(status)                  \
    do {                             \
        if ((status) != STATUS_OK) { \
            return STATUS_THROW;     \
        }                            \
    } while (0)
#define ADD_LITERAL(b, text) TRY(buffer_add(b, text, sizeof(text) - 1))

static Status add_value(Buffer *b, Value v, uint32_t depth);

static Status add_string(Buffer *b, const String *s)
{
    return buffer_add(b, s->data, s->len_bytes);
}

static Status add_int(Buffer *b, int64_t i)
{
    char text[FORMAT_INT_MAX];
    return buffer_add(b, text, format_int(text, i));
}

static Status add_float(Buffer *b, double f)
{
    char text[FORMAT_FLOAT_MAX];
    return buffer_add(b, text, format_float(text, f));
}

/* --- containers: depth is the nesting of their elements ------------------------------------- */

static Status add_array(Buffer *b, const Array *a, uint32_t depth)
{
    ADD_LITERAL(b, "[");
    for (size_t i = 0; i < a->count; i++) {
        if (i > 0) {
            ADD_LITERAL(b, ", ");
        }
        TRY(add_value(b, array_get(a, i), depth));
    }
    ADD_LITERAL(b, "]");
    return STATUS_OK;
}

static Status add_entries(Buffer *b, const DictEntryRef *entries, size_t count, uint32_t depth)
{
    for (size_t i = 0; i < count; i++) {
        TRY(i > 0 ? buffer_add(b, ", \"", 3) : buffer_add(b, "\"", 1));
        DictKey key = entries[i].key;
        TRY(key.string ? add_string(b, key.string) : add_int(b, key.integer));
        ADD_LITERAL(b, "\": ");
        TRY(add_value(b, entries[i].value, depth));
    }
    return STATUS_OK;
}

static Status add_dict(Buffer *b, const Dict *d, uint32_t depth)
{
    ADD_LITERAL(b, "{");
    if (d->count > 0) {
        DictEntryRef *entries = dict_sorted_entries(b->vm, d);
        if (!entries) {
            return STATUS_THROW;
        }
        Status status = add_entries(b, entries, d->count, depth);
        heap_free_block(b->vm, entries, d->count * sizeof *entries);
        TRY(status);
    }
    ADD_LITERAL(b, "}");
    return STATUS_OK;
}

static Status add_instance(Buffer *b, const Instance *instance, uint32_t depth)
{
    const StructDef *def = instance->def;
    TRY(add_string(b, def->name));
    ADD_LITERAL(b, " { ");
    for (uint32_t i = 0; i < def->field_count; i++) {
        uint32_t field = def->display_order[i];
        if (i > 0) {
            ADD_LITERAL(b, ", ");
        }
        TRY(add_string(b, def->field_names[field]));
        ADD_LITERAL(b, ": ");
        TRY(add_value(b, instance->fields[field], depth));
    }
    ADD_LITERAL(b, " }");
    return STATUS_OK;
}

static Status add_variant(Buffer *b, const Variant *variant, uint32_t depth)
{
    TRY(add_string(b, variant->tag));
    for (uint32_t i = 0; i < variant->payload_count; i++) {
        TRY(i > 0 ? buffer_add(b, ", ", 2) : buffer_add(b, "(", 1));
        TRY(add_value(b, variant->payload[i], depth));
    }
    return variant->payload_count > 0 ? buffer_add(b, ")", 1) : STATUS_OK;
}

static Status add_collection(Buffer *b, const Collection *c, uint32_t depth)
{
    static const char *const openings[] = {"Set{", "Queue[", "Stack["};
    TRY(buffer_add_cstr(b, openings[c->header.tag - TAG_SET]));
    size_t cursor = 0;
    Value v;
    for (bool first = true; collection_next(c, &cursor, &v); first = false) {
        if (!first) {
            ADD_LITERAL(b, ", ");
        }
        TRY(add_value(b, v, depth));
    }
    return buffer_add(b, c->header.tag == TAG_SET ? "}" : "]", 1);
}

/* --- the rest ------------------------------------------------------------------------------ */

static Status add_named(Buffer *b, const char *kind, const String *name)
{
    ADD_LITERAL(b, "<");
    TRY(buffer_add_cstr(b, kind));
    if (name) {
        ADD_LITERAL(b, " ");
        TRY(add_string(b, name));
    }
    return buffer_add(b, ">", 1);
}

static Status add_function(Buffer *b, const FunctionInfo *info)
{
    return add_named(b, info->flags & FUNCTION_GENERATOR ? "generator function" : "function",
                     info->flags & FUNCTION_ANONYMOUS ? NULL : info->name);
}

static Status add_opaque(Buffer *b, Value v)
{
    switch (v.tag) {
    case TAG_BUILTIN:
        return buffer_addf(b, "<native function: %s>", v.builtin->name);
    case TAG_FUNCTION:
        return add_function(b, v.function->info);
    case TAG_BYTES:
        return buffer_addf(b, "<bytes: %zu>", v.bytes->count);
    case TAG_STRUCT_DEF:
        return add_named(b, "struct", v.struct_def->name);
    case TAG_ENUM_DEF:
        return add_named(b, "enum", v.enum_def->name);
    case TAG_MODULE:
        return add_named(b, "module", v.module->name);
    case TAG_GENERATOR:
    case TAG_ITERATOR:
    case TAG_PROMISE:
        return add_named(b, value_type_name(v), NULL);
    default:
        return buffer_add_cstr(b, "<unknown>");
    }
}

static Status add_container(Buffer *b, Value v, uint32_t depth)
{
    TRY(vm_enter_nested(b->vm, depth, "displaying a value"));
    depth++;
    switch (v.tag) {
    case TAG_ARRAY:
        return add_array(b, v.array, depth);
    case TAG_DICT:
        return add_dict(b, v.dict, depth);
    case TAG_STRUCT:
        return add_instance(b, v.instance, depth);
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        return add_collection(b, v.collection, depth);
    default:
        return add_variant(b, v.variant, depth);
    }
}

static Status add_value(Buffer *b, Value v, uint32_t depth)
{
    TRY(vm_poll(b->vm));
    switch (v.tag) {
    case TAG_NULL:
        return buffer_add(b, "null", 4);
    case TAG_BOOL:
        return v.bits ? buffer_add(b, "true", 4) : buffer_add(b, "false", 5);
    case TAG_INT:
        return add_int(b, v.i);
    case TAG_FLOAT:
        return add_float(b, v.f);
    case TAG_STRING:
        return add_string(b, v.string);
    case TAG_ARRAY:
    case TAG_DICT:
    case TAG_STRUCT:
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        return add_container(b, v, depth);
    default:
        return add_opaque(b, v);
    }
}

Status format_display(Buffer *b, Value v)
{
    return add_value(b, v, 0);
}

String *value_to_string(VM *vm, Value v)
{
    char number[FORMAT_FLOAT_MAX];
    switch (v.tag) {
    case TAG_STRING:
        object_retain(v.o);
        return v.string;
    case TAG_INT:
        return str_new(vm, number, format_int(number, v.i));
    case TAG_FLOAT:
        return str_new(vm, number, format_float(number, v.f));
    default:
        break;
    }
    Buffer buffer;
    buffer_init(&buffer, vm);
    String *text = format_display(&buffer, v) == STATUS_OK ? buffer_to_string(&buffer) : NULL;
    buffer_free(&buffer);
    return text;
}
