/* frame.c - stencils that are no instruction's: beginning a function, leaving to the interpreter.
 */
#include "stencils/baseline/words.h"

OP_BODY(ENTRY)
{
    if (unlikely((char *)fp + HOLE_VALUE(hole_register_bytes) > (char *)vm->stack_end)) {
        TAIL jit_stack_overflow(PASS);
    }
    NEXT;
}

OP_BODY(EXIT)
{
    TAIL jit_leave(PASS_PC);
}
