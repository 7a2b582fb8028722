/* known.c - CALL_GLOBAL where the compiler has burned in the function that the global holds: plain,
 * taking as many arguments, immortal. The call goes through its Code's entry, which changes with
 * the tier. Giving the global another value kills this code (codegen/invalidate.h). */
#include "stencils/baseline/words.h"

OP_BODY(CALL_KNOWN)
{
    Value *window = RB;
    slot_set_words(&window[1], TAG_FUNCTION, HOLE_VALUE(hole_function));
    frame_link(window + FRAME_LINKAGE, fp, pc);
    CALL_KNOWN_FRAME;
}
