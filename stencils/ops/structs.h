/* structs.h - new instances. Apart from literals.h, since these look at CONSUMES_B (see reads.h).
 */

/* A literal with all fields in their order, and no others: the cache then has their number. */
OP_BODY(NEW_STRUCT)
{
    const Value *def = RB;
    if (unlikely(def->tag != TAG_STRUCT_DEF || def->struct_def->id != pc->feedback.id ||
                 pc->feedback.slot == 0)) {
        SLOW;
    }
    StructDef *definition = def->struct_def;
    const Instance *instance = literal_instance(vm, definition, pc->feedback.slot, RC);
    if (unlikely(instance == NULL)) {
        SLOW;
    }
    if (!CONSUMES_B) {
        object_retain(&definition->header);
    }
    slot_set_words(RA, TAG_STRUCT, (uint64_t)(uintptr_t)instance);
    NEXT2;
}
