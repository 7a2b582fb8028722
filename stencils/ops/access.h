/* access.h - writing elements and fields (reads.h: reading them). */

OP_BODY(SET_INDEX)
{
    const Value *object = RA, *index = RB;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT)) {
        SLOW;
    }
    Array *array = object->array;
    if (likely(array_write_plain(array, index->i, RC))) {
        NEXT;
    }
    Value old;
    if (unlikely(!array_exchange(array, index->i, RC, &old))) {
        SLOW;
    }
    RELEASE(old.tag, old.bits);
    NEXT;
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
