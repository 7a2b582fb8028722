#include "tests/support/value_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/array.h"
#include "runtime/str.h"

uint32_t random_below(Random *r, uint32_t limit)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((r->state >> 33) % limit);
}

ModelValue model_value_random(Random *r, ModelKind kinds)
{
    return (ModelValue){.kind = random_below(r, kinds), .number = (int)random_below(r, 1000)};
}

static void text_of(ModelValue m, char *text, size_t size_bytes)
{
    snprintf(text, size_bytes, "text %d", m.number);
}

Value model_value_make(VM *vm, ModelValue m)
{
    char text[32];
    Value element;
    switch (m.kind) {
    case MODEL_BOOL:
        return value_bool(m.number & 1);
    case MODEL_INT:
        return value_int(m.number);
    case MODEL_FLOAT:
        return value_float(m.number + 0.5);
    case MODEL_STRING:
        text_of(m, text, sizeof text);
        return value_string(str_from_cstr(vm, text));
    case MODEL_ARRAY:
        element = value_int(m.number);
        return value_array(array_from_values(vm, &element, 1));
    default:
        return value_null();
    }
}

bool model_value_matches(Value v, ModelValue m)
{
    char text[32];
    switch (m.kind) {
    case MODEL_BOOL:
        return v.tag == TAG_BOOL && v.bits == (uint64_t)(m.number & 1);
    case MODEL_INT:
        return v.tag == TAG_INT && v.i == m.number;
    case MODEL_FLOAT:
        return v.tag == TAG_FLOAT && v.f == m.number + 0.5;
    case MODEL_STRING:
        text_of(m, text, sizeof text);
        return v.tag == TAG_STRING && strcmp(v.string->data, text) == 0;
    case MODEL_ARRAY:
        return v.tag == TAG_ARRAY && v.array->count == 1 && array_get(v.array, 0).i == m.number;
    default:
        return v.tag == TAG_NULL;
    }
}
