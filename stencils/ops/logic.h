/* logic.h - truth of a value. */

OP_BODY(NOT)
{
    if (unlikely(RB->tag != TAG_BOOL)) {
        SLOW;
    }
    slot_set_bool(RA, RB->bits == 0);
    NEXT;
}

OP_BODY(TO_BOOL)
{
    bool truth;
    if (unlikely(!truth_of_scalar(RB, &truth))) {
        SLOW;
    }
    slot_set_bool(RA, truth);
    NEXT;
}
