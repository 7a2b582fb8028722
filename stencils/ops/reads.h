/* reads.h - reading elements and fields. Apart from access.h, since these look at CONSUMES_B: tiers
 * that know it beforehand include this once for each. */

/* An object that is read for the last time. */
#define GIVE_UP_OBJECT(object)      \
    do {                            \
        if (CONSUMES_B) {           \
            RELEASE_OBJECT(object); \
        }                           \
    } while (0)

OP_BODY(GET_INDEX)
{
    const Value *object = RB, *index = RC;
    if (likely(object->tag == TAG_ARRAY && index->tag == TAG_INT)) {
        Array *array = object->array;
        Value element;
        if (unlikely(!array_read(array, index->i, &element))) {
            SLOW;
        }
        SLOTS_ANEW;
        value_copy(RA, &element);
        GIVE_UP_OBJECT(&array->header);
        NEXT;
    }
    OTHER_PATH(object, index);
    if (object->tag == TAG_STRING && index->tag == TAG_INT) {
        String *string = object->string;
        if (unlikely(!text_read(vm, string, index->i, RA))) {
            SLOW;
        }
        GIVE_UP_OBJECT(&string->header);
        NEXT;
    }
    if (object->tag != TAG_DICT) {
        SLOW;
    }
    Dict *dict = object->dict;
    const Value *entry =
        index->tag == TAG_STRING ? dict_cached(dict, index->string, &pc->feedback) : NULL;
    if (likely(entry != NULL)) {
        slot_copy_counted(RA, entry);
        GIVE_UP_OBJECT(&dict->header);
        NEXT;
    }
    if (unlikely(!KERNEL(get_entry, dict, index, RA, pc))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(GET_INDEX_INT)
{
    const Value *object = RB;
    if (unlikely(object->tag != TAG_ARRAY)) {
        SLOW;
    }
    Array *array = object->array;
    Value element;
    if (unlikely(!array_read(array, SIMM_C, &element))) {
        SLOW;
    }
    SLOTS_ANEW;
    value_copy(RA, &element);
    GIVE_UP_OBJECT(&array->header);
    NEXT;
}

OP_BODY(GET_FIELD)
{
    const Value *object = RB;
    const Value *field;
    /* Instances on a way of their own, on which nobody asks whether there is a field. */
    if (likely(object->tag == TAG_STRUCT)) {
        if (unlikely(object->instance->shape_id != pc->feedback.id)) {
            SLOW;
        }
        field = field_of_instance(object->instance, &pc->feedback);
    } else {
        field = field_of_dict(object, &pc->feedback);
        if (unlikely(field == NULL)) {
            SLOW;
        }
    }
    Object *header = object->o;
    Value v;
    slot_copy_counted(&v, field);
    SLOTS_ANEW;
    value_copy(RA, &v);
    GIVE_UP_OBJECT(header);
    NEXT;
}

#undef GIVE_UP_OBJECT
