/*
 * array.c - packed arrays whose value stands in a slot: elements, and fields of structs that are
 * elements. References are borrowed for the length of one stencil, nothing is counted.
 */
#include "stencils/typed/words.h"

#include "runtime/array.h"
#include "runtime/structs.h"

#define ELEMENT(I, kind)                                                       \
    if (unlikely(SLOT_B->tag != TAG_ARRAY))                                    \
        EXIT;                                                                  \
    Array *array = SLOT_B->array;                                              \
    if (unlikely(array->elem_tag != (kind) || (uint64_t)g##I >= array->count)) \
        EXIT;

#define GET_INT(D, I)             \
    TYPED(get_int_g##D##_g##I)    \
    {                             \
        ELEMENT(I, TAG_INT)       \
        g##D = array->ints[g##I]; \
        NEXT;                     \
    }
GS2(GET_INT)

/* Only in an array that nobody else holds. */
#define SET_INT(I, V)                        \
    TYPED(set_int_g##I##_g##V)               \
    {                                        \
        ELEMENT(I, TAG_INT)                  \
        if (unlikely(array->header.rc != 1)) \
            EXIT;                            \
        array->ints[g##I] = g##V;            \
        NEXT;                                \
    }
GS2(SET_INT)

/* The field at c of a struct with the shape imm. */
#define FIELD(I)                                                     \
    ELEMENT(I, TAG_STRUCT)                                           \
    Instance *instance = (Instance *)array->objects[g##I];           \
    if (unlikely((int64_t)instance->shape_id != IMM))                \
        EXIT;                                                        \
    Value *field = (Value *)((char *)instance + HOLE_VALUE(hole_c)); \
    if (unlikely(field->tag != TAG_FLOAT))                           \
        EXIT;

#define GET_FIELD(D, I)          \
    TYPED(get_field_f##D##_g##I) \
    {                            \
        FIELD(I)                 \
        f##D = field->f;         \
        NEXT;                    \
    }
#define SET_FIELD(V, I)                                                  \
    TYPED(set_field_f##V##_g##I)                                         \
    {                                                                    \
        FIELD(I)                                                         \
        if (unlikely(array->header.rc != 1 || instance->header.rc != 1)) \
            EXIT;                                                        \
        field->f = f##V;                                                 \
        NEXT;                                                            \
    }
#define FOR_EACH_FLOAT(OP, I) OP(0, I) OP(1, I) OP(2, I) OP(3, I) OP(4, I) OP(5, I)
/* clang-format off: it never comes to rest here */
FOR_EACH_FLOAT(GET_FIELD, 0)
FOR_EACH_FLOAT(GET_FIELD, 1)
FOR_EACH_FLOAT(GET_FIELD, 2)
FOR_EACH_FLOAT(GET_FIELD, 3)
FOR_EACH_FLOAT(SET_FIELD, 0)
FOR_EACH_FLOAT(SET_FIELD, 1)
FOR_EACH_FLOAT(SET_FIELD, 2)
FOR_EACH_FLOAT(SET_FIELD, 3)
/* clang-format on */

/* len() of a copy that is given up: the array has another holder, or the interpreter frees it. */
#define LENGTH(D)                               \
    TYPED(length_g##D)                          \
    {                                           \
        if (unlikely(SLOT_B->tag != TAG_ARRAY)) \
            EXIT;                               \
        Array *array = SLOT_B->array;           \
        if (unlikely(array->header.rc <= 1))    \
            EXIT;                               \
        array->header.rc--;                     \
        g##D = (int64_t)array->count;           \
        NEXT;                                   \
    }
GS1(LENGTH)

TYPED(move_slot)
{
    value_copy(SLOT_A, SLOT_B);
    NEXT;
}

TYPED(copy_slot)
{
    slot_copy_counted(SLOT_A, SLOT_B);
    NEXT;
}
