/* paths.h - nested stores. A value that may close a cycle takes the slow way, which notes it in
 * every container that the path went through. The pending step was made by the instruction before
 * (pc - 1): paths are never broken, so its cache can be used from here. */

OP_BODY(PATH_LOCAL)
{
    path_begin(&vm->path, RA);
    NEXT;
}

OP_BODY(PATH_GLOBAL)
{
    Value *place = GLOBAL;
    if (unlikely(place->tag == TAG_UNSET)) {
        SLOW;
    }
    path_begin(&vm->path, place);
    NEXT;
}

OP_BODY(PATH_CAPTURE)
{
    Value *place = &frame_function(fp)->captures[IMM_A]->value;
    if (unlikely(place->tag == TAG_UNSET)) {
        SLOW;
    }
    path_begin(&vm->path, place);
    NEXT;
}

OP_BODY(PATH_INDEX)
{
    if (unlikely(!path_pass(&vm->path, pc - 1))) {
        SLOW;
    }
    vm->path.pending = PATH_STEP_INDEX;
    value_copy(&vm->path.key, RA);
    NEXT;
}

OP_BODY(PATH_FIELD)
{
    if (unlikely(!path_pass(&vm->path, pc - 1))) {
        SLOW;
    }
    vm->path.pending = PATH_STEP_FIELD;
    value_copy(&vm->path.key, CONSTANT_A);
    NEXT;
}

OP_BODY(PATH_SET_INDEX)
{
    Value container;
    if (unlikely(!path_peek(&vm->path, pc - 1, &container))) {
        SLOW;
    }
    const Value *index = RA;
    if (unlikely(container.tag != TAG_ARRAY || index->tag != TAG_INT)) {
        SLOW;
    }
    if (unlikely(value_may_hold_cycle(*RB))) {
        SLOW;
    }
    WRITE_ELEMENT(container.array, index->i, RB);
}

OP_BODY(PATH_SET_FIELD)
{
    Value container;
    if (unlikely(!path_peek(&vm->path, pc - 1, &container))) {
        SLOW;
    }
    Value *field = field_cached(&container, &pc->feedback);
    if (unlikely(field == NULL || container.o->rc != 1 || value_may_hold_cycle(*RB))) {
        SLOW;
    }
    Value old;
    value_copy(&old, field);
    value_copy(field, RB);
    RELEASE(old.tag, old.bits);
    NEXT;
}

/* Numbers: the sum goes into a field or element of the place's container. */
OP_BODY(PATH_ADD)
{
    const Value *l = RA, *r = RB;
    Value sum;
    if (likely(BOTH_INT(l, r))) {
        if (unlikely(int_add(l->i, r->i, &sum.i))) {
            SLOW;
        }
        sum.tag = TAG_INT;
    } else if (BOTH_FLOAT(l, r)) {
        sum.tag = TAG_FLOAT;
        sum.f = l->f + r->f;
    } else {
        SLOW;
    }
    const Value container = path_container(&vm->path);
    if (vm->path.pending == PATH_STEP_FIELD) {
        Value *field = field_cached(&container, &pc[-1].feedback);
        if (unlikely(field == NULL || container.o->rc != 1 || field->tag >= TAG_FIRST_HEAP)) {
            SLOW;
        }
        value_copy(field, &sum);
        NEXT;
    }
    if (unlikely(vm->path.pending != PATH_STEP_INDEX || container.tag != TAG_ARRAY ||
                 vm->path.key.tag != TAG_INT)) {
        SLOW;
    }
    Array *array = container.array;
    if (unlikely(!array_may_write(array, vm->path.key.i) || array->elem_tag != sum.tag)) {
        SLOW;
    }
    array_write_plain(array, vm->path.key.i, &sum);
    NEXT;
}

/* xs.push(v), once the slow function has seen that it is that: the array in its place must be
 * unique, of the value's kind, and have room. The value of the call is the array. */
OP_BODY(PATH_METHOD)
{
    Value container;
    if (unlikely(pc->feedback.id != PATH_METHOD_APPENDS ||
                 !path_peek(&vm->path, pc - 1, &container))) {
        SLOW;
    }
    const Value *v = &RB[FRAME_LINKAGE + 1];
    if (unlikely(container.tag != TAG_ARRAY || container.o->rc != 1 || value_may_hold_cycle(*v) ||
                 !array_push_fast(container.array, *v))) {
        SLOW;
    }
    container.o->rc = 2;
    slot_set_words(RA, TAG_ARRAY, container.bits);
    NEXT2;
}
