/* compare.h - comparisons, as values and as conditional jumps (negated ones are not the opposite
 * comparison: NaN is neither smaller nor not smaller). */

/* Only == and != look at anything but numbers on the fast path. */
#define IS_EQUALITY(NAME)                                                   \
    (OP_##NAME == OP_EQ || OP_##NAME == OP_NE || OP_##NAME == OP_JUMP_EQ || \
     OP_##NAME == OP_JUMP_NE || OP_##NAME == OP_JUMP_NOT_EQ || OP_##NAME == OP_JUMP_NOT_NE)

/* What follows when both operands are no ints: FOUND(truth) with the result of the comparison. */
#define COMPARE_OTHERS(NAME, int_op, float_test, FOUND)             \
    OTHER_PATH(l, r);                                               \
    if (likely(BOTH_FLOAT(l, r))) {                                 \
        double lf = l->f, rf = r->f;                                \
        NOTE_KIND(FEEDBACK_FLOAT);                                  \
        FOUND(float_test);                                          \
    }                                                               \
    if (BOTH_NUMBER(l, r)) {                                        \
        double lf = number_to_float(*l), rf = number_to_float(*r);  \
        NOTE_KIND(FEEDBACK_MIXED_NUMBER);                           \
        FOUND(float_test);                                          \
    }                                                               \
    if (IS_EQUALITY(NAME)) {                                        \
        bool equal;                                                 \
        if (KEEPS_B(l) && equal_at_sight(l, r, &equal)) {           \
            FOUND(equal == (0 int_op 0));                           \
        }                                                           \
        if (l->tag == TAG_STRING && r->tag == TAG_STRING) {         \
            FOUND(KERNEL(equal_text, l, r, pc, 0) == (0 int_op 0)); \
        }                                                           \
    }                                                               \
    SLOW;

/* Does nothing have to be released when operand b has been used? */
#define KEEPS_B(l) ((l)->tag < TAG_FIRST_HEAP || (l)->o->rc == 0 || (pc->op & OP_FLAG_B) == 0)

#define SET_TRUTH(truth)          \
    do {                          \
        slot_set_bool(RA, truth); \
        NEXT;                     \
    } while (0)
#define JUMP_ON_TRUE(truth) \
    do {                    \
        if (truth) {        \
            JUMP(NEAR_A);   \
        }                   \
        NEXT;               \
    } while (0)
#define JUMP_ON_FALSE(truth) JUMP_ON_TRUE(!(truth))

#define COMPARE(NAME, int_op, float_test)                   \
    OP_BODY(NAME)                                           \
    {                                                       \
        const Value *l = RB, *r = RC;                       \
        if (likely(BOTH_INT(l, r))) {                       \
            SET_TRUTH(l->i int_op r->i);                    \
        }                                                   \
        COMPARE_OTHERS(NAME, int_op, float_test, SET_TRUTH) \
    }
#define COMPARE_JUMP(NAME, int_op, float_test, JUMP_ON)   \
    OP_BODY(NAME)                                         \
    {                                                     \
        const Value *l = RB, *r = RC;                     \
        if (likely(BOTH_INT(l, r))) {                     \
            JUMP_ON(l->i int_op r->i);                    \
        }                                                 \
        COMPARE_OTHERS(NAME, int_op, float_test, JUMP_ON) \
    }
#define COMPARE_JUMP_INT(NAME, int_op, float_test, JUMP_ON) \
    OP_BODY(NAME)                                           \
    {                                                       \
        const Value *l = RB;                                \
        if (likely(l->tag == TAG_INT)) {                    \
            JUMP_ON(l->i int_op SIMM_C);                    \
        }                                                   \
        if (unlikely(l->tag != TAG_FLOAT)) {                \
            SLOW;                                           \
        }                                                   \
        double lf = l->f, rf = (double)SIMM_C;              \
        NOTE_KIND(FEEDBACK_MIXED_NUMBER);                   \
        JUMP_ON(float_test);                                \
    }
#define COMPARISON(NAME, int_op, float_test)                              \
    COMPARE(NAME, int_op, float_test)                                     \
    COMPARE_JUMP(JUMP_##NAME, int_op, float_test, JUMP_ON_TRUE)           \
    COMPARE_JUMP(JUMP_NOT_##NAME, int_op, float_test, JUMP_ON_FALSE)      \
    COMPARE_JUMP_INT(JUMP_##NAME##_INT, int_op, float_test, JUMP_ON_TRUE) \
    COMPARE_JUMP_INT(JUMP_NOT_##NAME##_INT, int_op, float_test, JUMP_ON_FALSE)

COMPARISON(EQ, ==, float_equal(lf, rf))
COMPARISON(NE, !=, !float_equal(lf, rf))
COMPARISON(LT, <, lf < rf)
COMPARISON(LE, <=, lf <= rf)
COMPARISON(GT, >, lf > rf)
COMPARISON(GE, >=, lf >= rf)

#undef COMPARISON
#undef COMPARE_JUMP_INT
#undef COMPARE_JUMP
#undef COMPARE
#undef JUMP_ON_FALSE
#undef JUMP_ON_TRUE
#undef SET_TRUTH
#undef KEEPS_B
#undef COMPARE_OTHERS
#undef IS_EQUALITY
