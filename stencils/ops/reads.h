/* reads.h - reading elements and fields. Apart from access.h, since these look at CONSUMES_B: tiers
 * that know it beforehand include this once for each. */

/* An object that is read for the last time: its reference goes, if that frees nothing. */
#define KEEPS_OBJECT(object) (!CONSUMES_B || (object)->o->rc > 1)
#define GIVE_UP_OBJECT(header) \
    do {                       \
        if (CONSUMES_B) {      \
            (header)->rc--;    \
        }                      \
    } while (0)

OP_BODY(GET_INDEX)
{
    const Value *object = RB, *index = RC;
    if (unlikely(index->tag != TAG_INT)) {
        SLOW;
    }
    if (unlikely(object->tag != TAG_ARRAY)) {
        if (CONSUMES_B || object->tag != TAG_STRING ||
            !text_read(vm, object->string, index->i, RA)) {
            SLOW;
        }
        NEXT;
    }
    if (unlikely(!KEEPS_OBJECT(object))) {
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
