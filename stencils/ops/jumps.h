/* jumps.h - jumps and loops. */

OP_BODY(JUMP)
{
    JUMP(FAR);
}

/* The back edge of most loops: counts the trip for the LOOP that it jumps past. */
OP_BODY(JUMP_LOOP)
{
    if (unlikely(vm->interrupt)) {
        SLOW;
    }
    if (unlikely(LOOP_IS_HOT(pc + FAR))) {
        SLOW;
    }
    JUMP(FAR + 1);
}

OP_BODY(LOOP)
{
    if (unlikely(vm->interrupt)) {
        SLOW;
    }
    if (unlikely(LOOP_IS_HOT(pc))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(JUMP_IF)
{
    bool truth;
    if (unlikely(!truth_of_scalar(RA, &truth))) {
        SLOW;
    }
    if (truth) {
        JUMP(FAR);
    }
    NEXT;
}

OP_BODY(JUMP_IF_NOT)
{
    bool truth;
    if (unlikely(!truth_of_scalar(RA, &truth))) {
        SLOW;
    }
    if (!truth) {
        JUMP(FAR);
    }
    NEXT;
}

OP_BODY(JUMP_IF_NULL)
{
    if (RA->tag == TAG_NULL) {
        JUMP(FAR);
    }
    NEXT;
}

OP_BODY(JUMP_IF_NOT_NULL)
{
    if (RA->tag != TAG_NULL) {
        JUMP(FAR);
    }
    NEXT;
}

/* The generator that FOR_NEXT has resumed is suspended again, has returned or has raised. */
#define GENERATOR_CAME_BACK(tag_, bits_)                     \
    do {                                                     \
        uint64_t tag = (tag_), bits = (bits_);               \
        SLOTS_ANEW;                                          \
        Generator *resumed = RA->generator;                  \
        if (likely(resumed->state == GENERATOR_SUSPENDED)) { \
            slot_set_words(RB, tag, bits);                   \
            NEXT;                                            \
        }                                                    \
        resumed->state = GENERATOR_DONE;                     \
        if (unlikely(tag == TAG_EXCEPTION)) {                \
            RAISED;                                          \
        }                                                    \
        RELEASE(tag, bits);                                  \
        JUMP(NEAR_C);                                        \
    } while (0)

/* State: [limit or container, position]. Other containers than arrays and generators:
 * slow/iterate.c. */
OP_BODY(FOR_NEXT)
{
    Value *state = RA;
    int64_t position = state[1].i;
    if (state[0].tag == TAG_INT) {
        if (position >= state[0].i) {
            JUMP(NEAR_C);
        }
        SLOTS_ANEW;
        RA[1].i = position + 1;
        slot_set_int(RB, position);
        NEXT;
    }
    if (unlikely(state[0].tag != TAG_ARRAY)) {
        if (state[0].tag != TAG_GENERATOR) {
            SLOW;
        }
        Generator *generator = state[0].generator;
        Value *resumed_fp = FRAME_END + RESUMED_LINKAGE;
        if (unlikely(!generator_is_resumable(generator) ||
                     resumed_fp + generator->saved_capacity > vm->stack_end || TOO_DEEP)) {
            SLOW;
        }
        generator_link(generator, resumed_fp);
        frame_link(resumed_fp, fp, pc);
        RESUME_FRAME(resumed_fp);
    }
    Value element;
    if (unlikely(!array_read(state[0].array, position, &element))) {
        JUMP(NEAR_C);
    }
    SLOTS_ANEW;
    value_copy(RB, &element);
    RA[1].i = position + 1;
    NEXT;
}

/* State: [next value, items left, step]. The count is fixed at the start, so the step past the last
 * item cannot overflow anything that is read. */
OP_BODY(FOR_RANGE_NEXT)
{
    Value *state = RA;
    int64_t value = state[0].i;
    if (state[1].i == 0) {
        JUMP(NEAR_C);
    }
    SLOTS_ANEW;
    RA[1].i--;
    RA[0].i = (int64_t)((uint64_t)value + (uint64_t)RA[2].i);
    slot_set_int(RB, value);
    NEXT;
}
