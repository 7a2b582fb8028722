#include "stencils/kernels/calls.h"

#include "runtime/dict_inline.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "stencils/slow/access.h"
#include "stencils/slow/support.h"

void kernel_release(VM *vm, Object *o)
{
    object_release_last(vm, o);
}

bool kernel_get_entry(VM *vm, Dict *d, const Value *key, Value *out, Insn *pc)
{
    Value index = *key, v;
    DictKey k;
    if (!dict_value_key(index, &k) || !dict_get(vm, d, k, &v)) {
        return false;
    }
    access_cache_key(d, index, &pc->feedback);
    value_retain(v);
    value_copy(out, &v);
    if (slow_consumes_b(pc)) {
        object_release(vm, &d->header);
    }
    if (slow_consumes_c(pc)) {
        value_release(vm, index);
    }
    return true;
}

bool kernel_equal_text(VM *vm, const Value *l, const Value *r, const Insn *pc, uintptr_t unused)
{
    (void)unused;
    String *left = l->string, *right = r->string;
    bool equal = str_equal(left, right);
    if (slow_consumes_b(pc)) {
        object_release(vm, &left->header);
    }
    if (slow_consumes_c(pc)) {
        object_release(vm, &right->header);
    }
    return equal;
}
