/* access.h - writing elements and fields (reads.h: reading them). */

OP_BODY(SET_INDEX)
{
    const Value *object = RA, *index = RB;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT ||
                 !array_write_plain(object->array, index->i, RC))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(SET_FIELD)
{
    const Value *object = RA;
    Value *field = field_cached(object, &pc->feedback);
    /* Values above strings may have to be noted for the cycle collector. */
    if (unlikely(field == NULL || object->o->rc != 1 || RC->tag > TAG_STRING ||
                 !slot_drop_fast(field))) {
        SLOW;
    }
    value_copy(field, RC);
    NEXT;
}
