/* variables.h - moving values between registers, globals, cells and constants. */

OP_BODY(NOP)
{
    NEXT;
}

OP_BODY(MOVE)
{
    value_copy(RA, RB);
    NEXT;
}

OP_BODY(COPY)
{
    slot_copy_counted(RA, RB);
    NEXT;
}

OP_BODY(DROP)
{
    if (unlikely(!slot_drop_fast(RA))) {
        SLOW;
    }
    NEXT;
}

OP_BODY(LOAD_UNSET)
{
    slot_set_words(RA, TAG_UNSET, 0);
    NEXT;
}

OP_BODY(LOAD_NULL)
{
    slot_set_null(RA);
    NEXT;
}

OP_BODY(LOAD_BOOL)
{
    slot_set_words(RA, TAG_BOOL, IMM_B);
    NEXT;
}

OP_BODY(LOAD_INT)
{
    slot_set_int(RA, IMM32);
    NEXT;
}

OP_BODY(LOAD_CONST)
{
    SET_TO_CONSTANT(RA);
    NEXT;
}

OP_BODY(CHECK_SET)
{
    if (unlikely(RA->tag == TAG_UNSET)) {
        SLOW;
    }
    NEXT;
}

#define READ_VARIABLE(place)                    \
    const Value *variable = (place);            \
    if (unlikely(variable->tag == TAG_UNSET)) { \
        SLOW;                                   \
    }                                           \
    slot_copy_counted(RA, variable);            \
    NEXT;

/* The new value is in place before the old one is released: releasing runs no Ruff code, but the
 * order keeps the variable valid whatever happens. */
#define WRITE_VARIABLE(place)                  \
    Value *variable = (place);                 \
    if (unlikely(!slot_drop_fast(variable))) { \
        SLOW;                                  \
    }                                          \
    value_copy(variable, RB);                  \
    NEXT;

OP_BODY(GET_GLOBAL){READ_VARIABLE(GLOBAL)}

OP_BODY(SET_GLOBAL){WRITE_VARIABLE(GLOBAL)}

OP_BODY(GET_CELL){READ_VARIABLE(&RB->cell->value)}

OP_BODY(GET_CAPTURE){READ_VARIABLE(&frame_function(fp)->captures[IMM_B]->value)}

/* Cells are traversed by the cycle collector: a value that can close a cycle takes the slow path,
 * which notes it. */
OP_BODY(SET_CELL)
{
    if (unlikely(RB->tag > TAG_STRING)) {
        SLOW;
    }
    WRITE_VARIABLE(&RA->cell->value)
}

OP_BODY(SET_CAPTURE)
{
    if (unlikely(RB->tag > TAG_STRING)) {
        SLOW;
    }
    WRITE_VARIABLE(&frame_function(fp)->captures[IMM_A]->value)
}
#undef READ_VARIABLE
#undef WRITE_VARIABLE
