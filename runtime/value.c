#include "runtime/value.h"

#include "runtime/array.h"
#include "runtime/dict.h"
#include "runtime/str.h"

static const char *const type_names[TAG_COUNT] = {
    [TAG_UNSET] = "unset",
    [TAG_NULL] = "null",
    [TAG_BOOL] = "bool",
    [TAG_INT] = "int",
    [TAG_FLOAT] = "float",
    [TAG_BUILTIN] = "function",
    [TAG_EXCEPTION] = "exception",
    [TAG_STRING] = "string",
    [TAG_ARRAY] = "array",
    [TAG_DICT] = "dict",
    [TAG_STRUCT] = "struct",
    [TAG_FUNCTION] = "function",
    [TAG_BYTES] = "bytes",
    [TAG_STRUCT_DEF] = "structdef",
    [TAG_ENUM_DEF] = "enum",
    [TAG_TAGGED] = "tagged",
    [TAG_RESULT] = "result",
    [TAG_OPTION] = "option",
    [TAG_SET] = "set",
    [TAG_QUEUE] = "queue",
    [TAG_STACK] = "stack",
    [TAG_GENERATOR] = "generator",
    [TAG_ITERATOR] = "iterator",
    [TAG_PROMISE] = "promise",
    [TAG_MODULE] = "module",
    [TAG_CELL] = "cell",
};

const char *value_type_name(Value v)
{
    const char *name = v.tag < TAG_COUNT ? type_names[v.tag] : NULL;
    return name ? name : "unknown";
}

bool value_is_truthy(Value v)
{
    switch (v.tag) {
    case TAG_UNSET:
    case TAG_NULL:
        return false;
    case TAG_BOOL:
    case TAG_INT:
        return v.i != 0;
    case TAG_FLOAT:
        return v.f != 0.0; /* NaN is truthy */
    case TAG_STRING:
        return v.string->len_bytes != 0;
    case TAG_ARRAY:
        return v.array->count != 0;
    case TAG_DICT:
        return v.dict->count != 0;
    default:
        return true;
    }
}
