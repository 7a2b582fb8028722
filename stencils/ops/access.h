/* access.h - writing elements and fields (reads.h: reading them). */

/* Overwrites element i by v, consumed, where the array need not change for it. */
#define WRITE_ELEMENT(array, i, v)                                   \
    do {                                                             \
        Array *written = (array);                                    \
        int64_t at = (i);                                            \
        if (unlikely(!array_may_write(written, at))) {               \
            SLOW;                                                    \
        }                                                            \
        uint32_t kind = written->elem_tag;                           \
        if (likely(kind == (v)->tag)) {                              \
            if (likely(kind < TAG_FIRST_HEAP)) {                     \
                array_write_plain(written, at, (v));                 \
                NEXT;                                                \
            }                                                        \
            RELEASE_OBJECT(array_exchange_object(written, at, (v))); \
            NEXT;                                                    \
        }                                                            \
        if (unlikely(kind != ARRAY_MIXED)) {                         \
            SLOW;                                                    \
        }                                                            \
        Value old;                                                   \
        array_exchange_mixed(written, at, (v), &old);                \
        RELEASE(old.tag, old.bits);                                  \
        NEXT;                                                        \
    } while (0)

OP_BODY(SET_INDEX)
{
    const Value *object = RA, *index = RB;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT)) {
        SLOW;
    }
    WRITE_ELEMENT(object->array, index->i, RC);
}

OP_BODY(SET_FIELD)
{
    const Value *object = RA;
    Value *field = field_cached(object, &pc->feedback);
    if (unlikely(field == NULL || object->o->rc != 1)) {
        SLOW;
    }
    container_note(object->o, RC);
    Value old;
    value_copy(&old, field);
    value_copy(field, RC);
    RELEASE(old.tag, old.bits);
    NEXT;
}
