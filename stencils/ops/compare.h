/* compare.h - comparisons, as values and as conditional jumps (negated ones are not the opposite
 * comparison: NaN is neither smaller nor not smaller). */

#define COMPARE(NAME, int_op, float_test)                                                          \
    OP_BODY(NAME)                                                                                  \
    {                                                                                              \
        const Value *l = RB, *r = RC;                                                              \
        if (likely(BOTH_INT(l, r))) {                                                              \
            slot_set_bool(RA, l->i int_op r->i);                                                   \
            NEXT;                                                                                  \
        }                                                                                          \
        OTHER_PATH(l, r);                                                                          \
        if (likely(BOTH_FLOAT(l, r))) {                                                            \
            pc->feedback.kinds |= FEEDBACK_FLOAT;                                                  \
            slot_set_bool(RA, float_test);                                                         \
            NEXT;                                                                                  \
        }                                                                                          \
        SLOW;                                                                                      \
    }
#define COMPARE_JUMP(NAME, int_op, float_test, wanted)                                             \
    OP_BODY(NAME)                                                                                  \
    {                                                                                              \
        const Value *l = RB, *r = RC;                                                              \
        if (likely(BOTH_INT(l, r))) {                                                              \
            if ((l->i int_op r->i) == (wanted)) {                                                  \
                JUMP(NEAR_A);                                                                 \
            }                                                                                      \
            NEXT;                                                                                  \
        }                                                                                          \
        OTHER_PATH(l, r);                                                                          \
        if (likely(BOTH_FLOAT(l, r))) {                                                            \
            pc->feedback.kinds |= FEEDBACK_FLOAT;                                                  \
            if ((float_test) == (wanted)) {                                                        \
                JUMP(NEAR_A);                                                                 \
            }                                                                                      \
            NEXT;                                                                                  \
        }                                                                                          \
        SLOW;                                                                                      \
    }
#define COMPARE_JUMP_INT(NAME, int_op, wanted)                                                     \
    OP_BODY(NAME)                                                                                  \
    {                                                                                              \
        const Value *l = RB;                                                                       \
        if (unlikely(l->tag != TAG_INT)) {                                                         \
            SLOW;                                                                                  \
        }                                                                                          \
        if ((l->i int_op SIMM_C) == (wanted)) {                                            \
            JUMP(NEAR_A);                                                                     \
        }                                                                                          \
        NEXT;                                                                                      \
    }
#define COMPARISON(NAME, int_op, float_test)                                                       \
    COMPARE(NAME, int_op, float_test)                                                              \
    COMPARE_JUMP(JUMP_##NAME, int_op, float_test, true)                                            \
    COMPARE_JUMP(JUMP_NOT_##NAME, int_op, float_test, false)                                       \
    COMPARE_JUMP_INT(JUMP_##NAME##_INT, int_op, true)                                              \
    COMPARE_JUMP_INT(JUMP_NOT_##NAME##_INT, int_op, false)

COMPARISON(EQ, ==, float_equal(l->f, r->f))
COMPARISON(NE, !=, !float_equal(l->f, r->f))
COMPARISON(LT, <, l->f < r->f)
COMPARISON(LE, <=, l->f <= r->f)
COMPARISON(GT, >, l->f > r->f)
COMPARISON(GE, >=, l->f >= r->f)

#undef COMPARISON
#undef COMPARE_JUMP_INT
#undef COMPARE_JUMP
#undef COMPARE
