/* arith.h - the arithmetic instructions. Fusions with a small int literal end in _INT. */

/* The result where operand b was an int: in place, that stands there already. */
#define INT_FROM_INT(result)            \
    do {                                \
        if (IN_PLACE) {                 \
            RA->i = (result);           \
        } else {                        \
            slot_set_int(RA, (result)); \
        }                               \
    } while (0)
#define FLOAT_FROM_FLOAT(result)          \
    do {                                  \
        if (IN_PLACE) {                   \
            RA->f = (result);             \
        } else {                          \
            slot_set_float(RA, (result)); \
        }                                 \
    } while (0)

/* text + piece at the last use of text, where nothing has to be released. */
#define APPENDS(l, r)                                                          \
    (BOTH_TAG(l, r, TAG_STRING) && (l)->o != (r)->o && (pc->op & OP_FLAG_B) && \
     ((r)->o->rc == 0 || (pc->op & OP_FLAG_C) == 0))

#define ARITH(NAME, name)                                                                     \
    OP_BODY(NAME)                                                                             \
    {                                                                                         \
        const Value *l = RB, *r = RC;                                                         \
        if (likely(BOTH_INT(l, r))) {                                                         \
            int64_t i;                                                                        \
            if (unlikely(int_##name(l->i, r->i, &i))) {                                       \
                SLOW;                                                                         \
            }                                                                                 \
            INT_FROM_INT(i);                                                                  \
            NEXT;                                                                             \
        }                                                                                     \
        OTHER_PATH(l, r);                                                                     \
        if (likely(BOTH_FLOAT(l, r))) {                                                       \
            double f;                                                                         \
            if (unlikely(float_##name(l->f, r->f, &f))) {                                     \
                SLOW;                                                                         \
            }                                                                                 \
            NOTE_KIND(FEEDBACK_FLOAT);                                                        \
            FLOAT_FROM_FLOAT(f);                                                              \
            NEXT;                                                                             \
        }                                                                                     \
        if (OP_##NAME == OP_ADD && APPENDS(l, r) && str_append_short(l->string, r->string)) { \
            String *grown = l->string;                                                        \
            NOTE_KIND(FEEDBACK_STRING);                                                       \
            SLOTS_ANEW;                                                                       \
            slot_set_words(RA, TAG_STRING, (uint64_t)(uintptr_t)grown);                       \
            NEXT;                                                                             \
        }                                                                                     \
        double f;                                                                             \
        if (unlikely(!BOTH_NUMBER(l, r) ||                                                    \
                     float_##name(number_to_float(*l), number_to_float(*r), &f))) {           \
            SLOW;                                                                             \
        }                                                                                     \
        NOTE_KIND(FEEDBACK_MIXED_NUMBER);                                                     \
        slot_set_float(RA, f);                                                                \
        NEXT;                                                                                 \
    }
ARITH(ADD, add)
ARITH(SUB, sub)
ARITH(MUL, mul)
ARITH(DIV, div)
#undef ARITH
#undef APPENDS

OP_BODY(MOD)
{
    const Value *l = RB, *r = RC;
    int64_t i;
    if (unlikely(!BOTH_INT(l, r) || int_mod(l->i, r->i, &i))) {
        SLOW;
    }
    INT_FROM_INT(i);
    NEXT;
}

#define ARITH_INT(NAME, name)                                                          \
    OP_BODY(NAME##_INT)                                                                \
    {                                                                                  \
        const Value *l = RB;                                                           \
        if (likely(l->tag == TAG_INT)) {                                               \
            int64_t i;                                                                 \
            if (unlikely(int_##name(l->i, SIMM_C, &i))) {                              \
                SLOW;                                                                  \
            }                                                                          \
            INT_FROM_INT(i);                                                           \
            NEXT;                                                                      \
        }                                                                              \
        double f;                                                                      \
        if (unlikely(l->tag != TAG_FLOAT || float_##name(l->f, (double)SIMM_C, &f))) { \
            SLOW;                                                                      \
        }                                                                              \
        NOTE_KIND(FEEDBACK_MIXED_NUMBER);                                              \
        FLOAT_FROM_FLOAT(f);                                                           \
        NEXT;                                                                          \
    }
ARITH_INT(ADD, add)
ARITH_INT(SUB, sub)
ARITH_INT(MUL, mul)
ARITH_INT(DIV, div)
#undef ARITH_INT

OP_BODY(MOD_INT)
{
    const Value *l = RB;
    int64_t i;
    if (unlikely(l->tag != TAG_INT || int_mod(l->i, SIMM_C, &i))) {
        SLOW;
    }
    INT_FROM_INT(i);
    NEXT;
}

OP_BODY(NEG)
{
    const Value *v = RB;
    if (likely(v->tag == TAG_FLOAT)) {
        FLOAT_FROM_FLOAT(-v->f);
        NEXT;
    }
    int64_t i;
    if (unlikely(v->tag != TAG_INT || int_sub(0, v->i, &i))) {
        SLOW;
    }
    INT_FROM_INT(i);
    NEXT;
}

#undef INT_FROM_INT
#undef FLOAT_FROM_FLOAT
