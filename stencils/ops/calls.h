/* calls.h - calls of plain Ruff functions. Anything else that can be called: slow/call.c. */

/* A branch instead of object_retain: the count is on the critical path of recursion. */
#define RETAIN_CALLEE(callee)                   \
    do {                                        \
        if (likely((callee)->header.rc != 0)) { \
            (callee)->header.rc++;              \
        }                                       \
    } while (0)

OP_BODY(CALL)
{
    Value *window = RB;
    if (unlikely(window[1].tag != TAG_FUNCTION)) {
        SLOW;
    }
    const Function *callee = window[1].function;
    if (unlikely(callee->code->param_count != IMM_C)) {
        SLOW;
    }
    pc->feedback.id = callee->id;
    const Code *code = callee->code;
    frame_link(window + FRAME_LINKAGE, fp, pc);
    CALL_FRAME(window + FRAME_LINKAGE, code);
}

OP_BODY(CALL_GLOBAL)
{
    const Value *global = GLOBAL_CALLEE;
    if (unlikely(global->tag != TAG_FUNCTION)) {
        SLOW;
    }
    Function *callee = global->function;
    if (unlikely(callee->code->param_count != IMM_C)) {
        SLOW;
    }
    const Code *code = callee->code;
    RETAIN_CALLEE(callee);
    SLOTS_ANEW;
    Value *window = RB;
    slot_set_words(&window[1], TAG_FUNCTION, (uint64_t)(uintptr_t)callee);
    pc->feedback.id = callee->id;
    frame_link(window + FRAME_LINKAGE, fp, pc);
    CALL_FRAME(window + FRAME_LINKAGE, code);
}

/* The cache holds the struct definition's id and the method's index. */
OP_BODY(CALL_METHOD)
{
    const Value *receiver = &RB[FRAME_LINKAGE];
    if (unlikely(receiver->tag != TAG_STRUCT || receiver->instance->shape_id != pc->feedback.id)) {
        SLOW;
    }
    Function *callee = receiver->instance->def->methods[pc->feedback.slot].function;
    const Code *code = callee->code;
    RETAIN_CALLEE(callee);
    SLOTS_ANEW;
    Value *window = RB;
    slot_set_words(&window[1], TAG_FUNCTION, (uint64_t)(uintptr_t)callee);
    frame_link(window + FRAME_LINKAGE, fp, pc);
    CALL_FRAME(window + FRAME_LINKAGE, code);
}

/* The frame's reference to its callee goes; a function that machine code relies on is immortal. */
#define RELEASE_CALLEE                              \
    do {                                            \
        Function *callee = frame_function(fp);      \
        if (likely(callee->header.rc != 0)) {       \
            if (unlikely(callee->header.rc == 1)) { \
                SLOW;                               \
            }                                       \
            callee->header.rc--;                    \
        }                                           \
    } while (0)

OP_BODY(RETURN)
{
    RELEASE_CALLEE;
    LEAVE(RA->tag, RA->bits);
}

OP_BODY(RETURN_NULL)
{
    RELEASE_CALLEE;
    LEAVE(TAG_NULL, 0);
}
#undef RELEASE_CALLEE

OP_BODY(YIELD)
{
    if (unlikely(pc->feedback.bits == 0)) {
        SLOW;
    }
    SUSPEND;
}

OP_BODY(LEAVE)
{
    LEAVE(vm->result.tag, vm->result.bits);
}
#undef RETAIN_CALLEE
