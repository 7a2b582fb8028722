/* compare.h - comparisons, as values and as conditional jumps (negated ones are not the opposite
 * comparison: NaN is neither smaller nor not smaller). */

/* Only == and != look at text on the fast path. */
#define TEXT_COMPARES(NAME)                                                 \
    (OP_##NAME == OP_EQ || OP_##NAME == OP_NE || OP_##NAME == OP_JUMP_EQ || \
     OP_##NAME == OP_JUMP_NE || OP_##NAME == OP_JUMP_NOT_EQ || OP_##NAME == OP_JUMP_NOT_NE)

#define COMPARE(NAME, int_op, float_test)                              \
    OP_BODY(NAME)                                                      \
    {                                                                  \
        const Value *l = RB, *r = RC;                                  \
        if (likely(BOTH_INT(l, r))) {                                  \
            slot_set_bool(RA, l->i int_op r->i);                       \
            NEXT;                                                      \
        }                                                              \
        OTHER_PATH(l, r);                                              \
        if (likely(BOTH_FLOAT(l, r))) {                                \
            NOTE_KIND(FEEDBACK_FLOAT);                                 \
            slot_set_bool(RA, float_test);                             \
            NEXT;                                                      \
        }                                                              \
        if (TEXT_COMPARES(NAME) && text_both_immortal(l, r)) {         \
            bool equal;                                                \
            if (text_equal_by_address(l->string, r->string, &equal)) { \
                slot_set_bool(RA, equal == (0 int_op 0));              \
                NEXT;                                                  \
            }                                                          \
        }                                                              \
        SLOW;                                                          \
    }
#define COMPARE_JUMP(NAME, int_op, float_test, wanted)                 \
    OP_BODY(NAME)                                                      \
    {                                                                  \
        const Value *l = RB, *r = RC;                                  \
        if (likely(BOTH_INT(l, r))) {                                  \
            if ((l->i int_op r->i) == (wanted)) {                      \
                JUMP(NEAR_A);                                          \
            }                                                          \
            NEXT;                                                      \
        }                                                              \
        OTHER_PATH(l, r);                                              \
        if (likely(BOTH_FLOAT(l, r))) {                                \
            NOTE_KIND(FEEDBACK_FLOAT);                                 \
            if ((float_test) == (wanted)) {                            \
                JUMP(NEAR_A);                                          \
            }                                                          \
            NEXT;                                                      \
        }                                                              \
        if (TEXT_COMPARES(NAME) && text_both_immortal(l, r)) {         \
            bool equal;                                                \
            if (text_equal_by_address(l->string, r->string, &equal)) { \
                if ((equal == (0 int_op 0)) == (wanted)) {             \
                    JUMP(NEAR_A);                                      \
                }                                                      \
                NEXT;                                                  \
            }                                                          \
        }                                                              \
        SLOW;                                                          \
    }
#define COMPARE_JUMP_INT(NAME, int_op, wanted)  \
    OP_BODY(NAME)                               \
    {                                           \
        const Value *l = RB;                    \
        if (unlikely(l->tag != TAG_INT)) {      \
            SLOW;                               \
        }                                       \
        if ((l->i int_op SIMM_C) == (wanted)) { \
            JUMP(NEAR_A);                       \
        }                                       \
        NEXT;                                   \
    }
#define COMPARISON(NAME, int_op, float_test)                 \
    COMPARE(NAME, int_op, float_test)                        \
    COMPARE_JUMP(JUMP_##NAME, int_op, float_test, true)      \
    COMPARE_JUMP(JUMP_NOT_##NAME, int_op, float_test, false) \
    COMPARE_JUMP_INT(JUMP_##NAME##_INT, int_op, true)        \
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
#undef TEXT_COMPARES
