/* access.h - elements and fields. */

/* An object that is read for the last time: its reference goes, if that frees nothing. */
#define KEEPS_OBJECT(object) (!CONSUMES_B || (object)->o->rc > 1)
#define GIVE_UP_OBJECT(header)                                                                     \
    do {                                                                                           \
        if (CONSUMES_B) {                                                                  \
            (header)->rc--;                                                                        \
        }                                                                                          \
    } while (0)

OP_BODY(GET_INDEX)
{
    const Value *object = RB, *index = RC;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT || !KEEPS_OBJECT(object))) {
        SLOW;
    }
    Array *array = object->array;
    if (unlikely(!array_read(array, index->i, RA))) {
        SLOW;
    }
    GIVE_UP_OBJECT(&array->header);
    NEXT;
}

OP_BODY(GET_INDEX_INT)
{
    const Value *object = RB;
    if (unlikely(object->tag != TAG_ARRAY || !KEEPS_OBJECT(object))) {
        SLOW;
    }
    Array *array = object->array;
    if (unlikely(!array_read(array, SIMM_C, RA))) {
        SLOW;
    }
    GIVE_UP_OBJECT(&array->header);
    NEXT;
}

OP_BODY(GET_FIELD)
{
    const Value *object = RB;
    const Value *field = field_cached(object, &pc->feedback);
    if (unlikely(field == NULL || !KEEPS_OBJECT(object))) {
        SLOW;
    }
    Object *header = object->o;
    slot_copy_counted(RA, field);
    GIVE_UP_OBJECT(header);
    NEXT;
}
#undef KEEPS_OBJECT
#undef GIVE_UP_OBJECT

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
