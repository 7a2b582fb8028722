/*
 * variant.h - tagged values (Name::Variant), results (Ok, Err) and options (Some, None).
 *
 * One layout: an interned tag text and a payload. The value's tag (TAG_TAGGED, TAG_RESULT,
 * TAG_OPTION) tells them apart. Tag texts of results and options are "Ok", "Err", "Some", "None".
 */
#ifndef RUFF_RUNTIME_VARIANT_H
#define RUFF_RUNTIME_VARIANT_H

#include "runtime/object.h"

struct Variant {
    Object header;
    uint32_t payload_count;
    uint32_t unused;
    String *tag; /* interned: compare by pointer */
    Value payload[];
};

/* Consumes the payload values on success. tag_kind: TAG_TAGGED, TAG_RESULT or TAG_OPTION. */
Variant *variant_new(VM *vm, ValueTag tag_kind, String *tag, const Value *payload, uint32_t count);
/* Some(v), Ok(v), Err(v): v consumed on success; TAG_UNSET when out of memory. */
Value variant_some(VM *vm, Value v);
Value variant_none(VM *vm); /* immortal */
Value variant_ok(VM *vm, Value v);
Value variant_err(VM *vm, Value v);
void variant_free(VM *vm, Variant *variant);

#endif
