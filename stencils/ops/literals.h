/* literals.h - dicts with constant keys (structs.h: instances). */

/* The shape is in the cache once the slow function has made it. */
OP_BODY(NEW_DICT_SHAPED)
{
    Shape *shape = (Shape *)(uintptr_t)pc->feedback.bits;
    if (unlikely(shape == NULL)) {
        SLOW;
    }
    const Dict *d = literal_dict(vm, shape, RB);
    if (unlikely(d == NULL)) {
        SLOW;
    }
    slot_set_words(RA, TAG_DICT, (uint64_t)(uintptr_t)d);
    NEXT;
}
