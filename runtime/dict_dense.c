/* Dense dicts: the values of keys 0..n-1 stand in an array. */
#include "runtime/array_inline.h"
#include "runtime/dict_parts.h"

Status dict_dense_set(VM *vm, Dict *d, size_t i, Value v)
{
    if (i < d->count) {
        return array_set(vm, &d->dense, i, v);
    }
    if (d->dense == NULL) {
        d->dense = array_new(vm, 0);
        if (unlikely(d->dense == NULL)) {
            return STATUS_THROW;
        }
    }
    Status status = array_push_unique(vm, d->dense, v);
    d->count = d->dense->count;
    return status;
}

void dict_dense_pop(Dict *d, Value *removed)
{
    *removed = array_pop_last(d->dense);
    d->count--;
}
