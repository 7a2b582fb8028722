/* Debug text (language.md 14): messages of assertions and of `throw` of a non-string. */
#include "runtime/array.h"
#include "runtime/builtin_info.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/format.h"
#include "runtime/poll.h"
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

static Status add_debug(Buffer *b, Value v, uint32_t depth);

/* The escape for a byte that may not stand in quotes as it is; NULL: it may. */
static const char *short_escape(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    case '\0':
        return "\\0";
    default:
        return NULL;
    }
}

static Status add_quoted(Buffer *b, const String *s)
{
    TRY(buffer_add(b, "\"", 1));
    size_t plain_start = 0;
    for (size_t i = 0; i < s->len_bytes; i++) {
        TRY(vm_poll_at(b->vm, i));
        const char *escape = short_escape(s->data[i]);
        unsigned char byte = (unsigned char)s->data[i];
        if (!escape && byte >= 0x20 && byte != 0x7f) {
            continue;
        }
        TRY(buffer_add(b, s->data + plain_start, i - plain_start));
        TRY(escape ? buffer_add_cstr(b, escape) : buffer_addf(b, "\\u{%x}", byte));
        plain_start = i + 1;
    }
    TRY(buffer_add(b, s->data + plain_start, s->len_bytes - plain_start));
    return buffer_add(b, "\"", 1);
}

static Status add_wrapped(Buffer *b, const char *kind, Value v)
{
    TRY(buffer_addf(b, "%s(", kind));
    TRY(format_display(b, v));
    return buffer_add(b, ")", 1);
}

static Status add_struct(Buffer *b, const Instance *instance, uint32_t depth)
{
    const StructDef *def = instance->def;
    TRY(buffer_add_cstr(b, "Struct { name: "));
    TRY(add_quoted(b, def->name));
    TRY(buffer_add_cstr(b, ", fields: {"));
    for (uint32_t i = 0; i < def->field_count; i++) {
        uint32_t field = def->display_order[i];
        TRY(i > 0 ? buffer_add(b, ", ", 2) : STATUS_OK);
        TRY(add_quoted(b, def->field_names[field]));
        TRY(buffer_add(b, ": ", 2));
        TRY(add_debug(b, instance->fields[field], depth));
    }
    return buffer_add_cstr(b, "} }");
}

static Status add_tagged(Buffer *b, const Variant *variant, uint32_t depth)
{
    TRY(buffer_add_cstr(b, "Tagged { tag: "));
    TRY(add_quoted(b, variant->tag));
    TRY(buffer_add_cstr(b, ", fields: {"));
    for (uint32_t i = 0; i < variant->payload_count; i++) {
        TRY(buffer_addf(b, "%s\"$%u\": ", i > 0 ? ", " : "", i));
        TRY(add_debug(b, variant->payload[i], depth));
    }
    return buffer_add_cstr(b, "} }");
}

/* Ok(d), Err(d), Some(d), None */
static Status add_result(Buffer *b, const Variant *variant, uint32_t depth)
{
    TRY(buffer_add_cstr(b, variant->tag->data));
    if (variant->payload_count == 0) {
        return STATUS_OK;
    }
    TRY(buffer_add(b, "(", 1));
    TRY(add_debug(b, variant->payload[0], depth));
    return buffer_add(b, ")", 1);
}

static Status add_nested(Buffer *b, Value v, uint32_t depth)
{
    TRY(vm_enter_nested(b->vm, depth, "displaying a value"));
    switch (v.tag) {
    case TAG_STRUCT:
        return add_struct(b, v.instance, depth + 1);
    case TAG_TAGGED:
        return add_tagged(b, v.variant, depth + 1);
    default:
        return add_result(b, v.variant, depth + 1);
    }
}

static Status add_debug(Buffer *b, Value v, uint32_t depth)
{
    TRY(vm_poll(b->vm));
    switch (v.tag) {
    case TAG_NULL:
        return buffer_add_cstr(b, "Null");
    case TAG_BOOL:
        return add_wrapped(b, "Bool", v);
    case TAG_INT:
        return add_wrapped(b, "Int", v);
    case TAG_FLOAT:
        return add_wrapped(b, "Float", v);
    case TAG_STRING:
        TRY(buffer_add_cstr(b, "Str("));
        TRY(add_quoted(b, v.string));
        return buffer_add(b, ")", 1);
    case TAG_ARRAY:
        return buffer_addf(b, "Array[%zu]", v.array->count);
    case TAG_DICT:
        return buffer_addf(b, "Dict{%zu keys}", v.dict->count);
    case TAG_BYTES:
        return buffer_addf(b, "Bytes(%zu bytes)", v.bytes->count);
    case TAG_SET:
        return buffer_addf(b, "Set{%zu items}", v.collection->count);
    case TAG_QUEUE:
        return buffer_addf(b, "Queue(%zu items)", v.collection->count);
    case TAG_STACK:
        return buffer_addf(b, "Stack(%zu items)", v.collection->count);
    case TAG_BUILTIN:
        return buffer_addf(b, "NativeFunction(%s)", v.builtin->name);
    case TAG_STRUCT:
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        return add_nested(b, v, depth);
    default:
        return format_display(b, v);
    }
}

Status format_debug(Buffer *b, Value v)
{
    return add_debug(b, v, 0);
}
