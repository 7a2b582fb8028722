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
    RELEASE(RA->tag, RA->bits);
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
 * order keeps the variable valid whatever happens. Machine code may rely on functions that are
 * immortal: the slow function tells it when one is replaced. */
#define WRITE_VARIABLE(place)                                                   \
    Value *variable = (place);                                                  \
    if (unlikely(variable->tag >= TAG_FUNCTION && !slot_is_shared(variable))) { \
        SLOW;                                                                   \
    }                                                                           \
    Value old;                                                                  \
    value_copy(&old, variable);                                                 \
    value_copy(variable, RB);                                                   \
    RELEASE(old.tag, old.bits);                                                 \
    NEXT;

OP_BODY(GET_GLOBAL){READ_VARIABLE(GLOBAL)}

OP_BODY(SET_GLOBAL){WRITE_VARIABLE(GLOBAL)}

OP_BODY(GET_CELL){READ_VARIABLE(&RB->cell->value)}

OP_BODY(GET_CAPTURE){READ_VARIABLE(&frame_function(fp)->captures[IMM_B]->value)}

/* The cycle collector follows cells, like containers. */
OP_BODY(SET_CELL)
{
    Cell *cell = RA->cell;
    container_note(&cell->header, RB);
    WRITE_VARIABLE(&cell->value)
}

OP_BODY(SET_CAPTURE)
{
    Cell *cell = frame_function(fp)->captures[IMM_A];
    container_note(&cell->header, RB);
    WRITE_VARIABLE(&cell->value)
}
#undef READ_VARIABLE
#undef WRITE_VARIABLE
