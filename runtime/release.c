#include "runtime/release.h"

#include "runtime/array.h"
#include "runtime/bytes.h"
#include "runtime/collection.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/generator.h"
#include "runtime/heap_inline.h"
#include "runtime/iterator.h"
#include "runtime/module.h"
#include "runtime/promise.h"
#include "runtime/str.h"
#include "runtime/structs.h"
#include "runtime/variant.h"
#include "runtime/vm.h"

/* Objects are 8-byte aligned and user addresses have at most 48 bits: 45 bits of link leave 19 bits
 * of the second word. */
#define LINK_BITS 45
#define LINK_MASK ((UINT64_C(1) << LINK_BITS) - 1)
#define KEPT_MASK 0x7ffffu

static uint64_t *second_word(Object *o)
{
    return (uint64_t *)(void *)(o + 1);
}

static void release_list_push(Heap *heap, Object *o)
{
    uint64_t word;
    __builtin_memcpy(&word, second_word(o), sizeof word);
    o->rc = (uint32_t)word;
    uint64_t kept = (word >> 32) & KEPT_MASK;
    word = ((uint64_t)(uintptr_t)heap->release_list >> 3) | kept << LINK_BITS;
    __builtin_memcpy(second_word(o), &word, sizeof word);
    heap->release_list = o;
}

static Object *release_list_pop(Heap *heap)
{
    Object *o = heap->release_list;
    uint64_t word;
    __builtin_memcpy(&word, second_word(o), sizeof word);
    heap->release_list = (Object *)(uintptr_t)((word & LINK_MASK) << 3);
    word = (uint64_t)o->rc | (word >> LINK_BITS) << 32;
    __builtin_memcpy(second_word(o), &word, sizeof word);
    o->rc = 1;
    return o;
}

static void free_by_tag(VM *vm, Object *o)
{
    switch ((ValueTag)o->tag) {
    case TAG_ARRAY:
        array_free(vm, (Array *)o);
        break;
    case TAG_DICT:
        dict_free(vm, (Dict *)o);
        break;
    case TAG_STRUCT:
        instance_free(vm, (Instance *)o);
        break;
    case TAG_FUNCTION:
        function_free(vm, (Function *)o);
        break;
    case TAG_CELL:
        cell_free(vm, (Cell *)o);
        break;
    case TAG_STRUCT_DEF:
        struct_def_free(vm, (StructDef *)o);
        break;
    case TAG_TAGGED:
    case TAG_RESULT:
    case TAG_OPTION:
        variant_free(vm, (Variant *)o);
        break;
    case TAG_SET:
    case TAG_QUEUE:
    case TAG_STACK:
        collection_free(vm, (Collection *)o);
        break;
    case TAG_GENERATOR:
        generator_free(vm, (Generator *)o);
        break;
    case TAG_ITERATOR:
        iterator_free(vm, (Iterator *)o);
        break;
    case TAG_PROMISE:
        promise_free(vm, (Promise *)o);
        break;
    case TAG_MODULE:
        module_free(vm, (Module *)o);
        break;
    default: /* no object has any other tag */
        __builtin_unreachable();
    }
}

_Static_assert((TAG_FIRST_HEAP & (TAG_FIRST_HEAP - 1)) == 0, "plain tags together are plain");

/* True if the instance is freed, since it held nothing but plain values and its definition lives
 * on: small records are made and dropped by the million, and need no list. */
static bool instance_free_plain(VM *vm, Instance *instance)
{
    StructDef *def = instance->def;
    uint32_t count = instance->field_count;
    if (unlikely(def->header.rc == 1)) {
        return false;
    }
    uint64_t tags = 0;
    for (uint32_t i = 0; i < count; i++) {
        tags |= instance->fields[i].tag;
    }
    if (tags >= TAG_FIRST_HEAP) {
        return false;
    }
    def->header.rc -= def->header.rc != 0;
    heap_free_object_fast(vm, &instance->header, sizeof(Instance) + count * sizeof(Value));
    return true;
}

/* Frees the object and, one after the other, all that goes with it. Apart from its caller, which
 * needs no stack for the objects that hold nothing. */
static __attribute__((noinline)) void free_with_contents(VM *vm, Object *o)
{
    Heap *heap = &vm->heap;
    if (heap->releasing) {
        release_list_push(heap, o);
        return;
    }
    heap->releasing = true;
    free_by_tag(vm, o);
    while (heap->release_list) {
        free_by_tag(vm, release_list_pop(heap));
    }
    heap->releasing = false;
}

void object_release_last(VM *vm, Object *o)
{
    if (o->rc == 0) {
        return;
    }
    if (o->tag == TAG_STRUCT && likely(instance_free_plain(vm, (Instance *)o))) {
        return;
    }
    switch (o->tag) {
    case TAG_STRING:
        str_free(vm, (String *)o);
        return;
    case TAG_BYTES:
        bytes_free(vm, (Bytes *)o);
        return;
    case TAG_ENUM_DEF:
        enum_def_free(vm, (EnumDef *)o);
        return;
    default:
        break;
    }
    free_with_contents(vm, o);
}
