/*
 * access.h - indexing and fields by the rules of language.md 7, for instructions and paths.
 *
 * Results are owned; values to store are consumed on success. payload: the word that holds the
 * container, which is made unique and may be replaced.
 */
#ifndef RUFF_STENCILS_SLOW_ACCESS_H
#define RUFF_STENCILS_SLOW_ACCESS_H

#include "runtime/status.h"
#include "runtime/value.h"
#include "vm/bytecode/insn.h"

/* A negative index counts from the end; false: out of range. */
bool access_normalize(int64_t *index, size_t count);

Status access_index(VM *vm, Value object, Value index, Value *out);
Status access_field(VM *vm, Value object, String *name, Value *out);
/* Remembers where a field is, for field_cached(); NULL: the object has no cacheable field of that
 * name. */
Value *access_cache_field(VM *vm, Value object, String *name, Feedback *cache);
/* Remembers where the entry of a shaped dict is, for dict_cached(), if the key is interned. */
void access_cache_key(const Dict *d, Value key, Feedback *cache);
Status access_set_index(VM *vm, uint64_t tag, uint64_t *payload, Value index, Value v);
Status access_set_field(VM *vm, uint64_t tag, uint64_t *payload, String *name, Value v);

#endif
