/* access.h - elements and fields. */

OP_BODY(GET_INDEX)
{
    const Value *object = RB, *index = RC;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT ||
                 !array_read(object->array, index->i, RA))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(GET_INDEX_INT)
{
    const Value *object = RB;
    if (unlikely(object->tag != TAG_ARRAY || !array_read(object->array, (int16_t)pc->c, RA))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(SET_INDEX)
{
    const Value *object = RA, *index = RB;
    if (unlikely(object->tag != TAG_ARRAY || index->tag != TAG_INT ||
                 !array_write_plain(object->array, index->i, RC))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(GET_FIELD)
{
    const Value *field = field_cached(RB, &pc->feedback);
    if (unlikely(field == NULL)) {
        SLOW;
    }
    slot_copy_counted(RA, field);
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

OP_BODY(PATH_LOCAL)
{
    vm->path.slot = RA;
    vm->path.tag = RA->tag;
    vm->path.payload = &RA->bits;
    vm->path.pending = PATH_STEP_NONE;
    vm->path.depth = 0;
    NEXT;
}
