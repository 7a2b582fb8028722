#include "tests/support/bytecode_mutate.h"

#include "vm/bytecode/operands.h"

uint32_t mutation_take(MutationBytes *bytes, uint32_t count)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < count && bytes->size > 0; i++) {
        value |= (uint32_t)*bytes->data << (8 * i);
        bytes->data++;
        bytes->size--;
    }
    return value;
}

static void change_word(Proto *proto, MutationBytes *bytes)
{
    InsnWord *word = &proto->code[mutation_take(bytes, 2) % proto->code_count];
    uint16_t value = (uint16_t)mutation_take(bytes, 2);
    switch (mutation_take(bytes, 1) % 5) {
    case 0:
        word->op = value;
        break;
    case 1: /* another opcode, with flags that may be allowed */
        word->op = (uint16_t)((value % OP_COUNT) << OP_FLAG_BITS | value >> 13);
        break;
    case 2:
        word->a = value;
        break;
    case 3:
        word->b = value;
        break;
    default:
        word->c = value;
        break;
    }
}

/* Register operands among each other: more often accepted than whole random words. */
static void change_register(Proto *proto, MutationBytes *bytes)
{
    InsnWord *word = &proto->code[mutation_take(bytes, 2) % proto->code_count];
    uint16_t value = (uint16_t)(mutation_take(bytes, 1) % (proto->register_count + 1) * REG_SCALE);
    switch (mutation_take(bytes, 1) % 4) {
    case 0:
        word->a = value;
        break;
    case 1:
        word->b = value;
        break;
    case 2:
        word->c = value;
        break;
    default:
        word->op ^= value & OP_FLAG_MASK;
        break;
    }
}

static void change_maps(Proto *proto, MutationBytes *bytes)
{
    uint32_t what = mutation_take(bytes, 1) % 4;
    uint32_t index = mutation_take(bytes, 2);
    uint32_t value = mutation_take(bytes, 2);
    if (what == 0 && proto->ownership_count > 0) {
        proto->ownership[index % proto->ownership_count].pc = value;
    } else if (what == 1 && proto->ownership_count > 0) {
        proto->ownership[index % proto->ownership_count].bitmap = value;
    } else if (what == 2 && proto->ownership_word_count > 0) {
        proto->ownership_words[index % proto->ownership_word_count] ^= UINT64_C(1) << (value % 64);
    } else if (what == 3 && proto->handler_count > 0) {
        HandlerRange *range = &proto->handlers[index % proto->handler_count];
        uint32_t *const fields[3] = {&range->start, &range->end, &range->target};
        *fields[value % 3] = value / 3;
    }
}

static void change_counts(Proto *proto, MutationBytes *bytes)
{
    uint32_t value = mutation_take(bytes, 1);
    switch (value % 4) {
    case 0:
        proto->code_count = value / 4 % proto->code_count + 1;
        break;
    case 1:
        proto->register_count = value / 4;
        break;
    case 2:
        proto->info.param_count = value / 4 % 8;
        break;
    default:
        proto->info.flags ^= 1u << (value / 4 % 5);
        break;
    }
}

/* One word over another: operands that belong together stay together. */
static void copy_word(Proto *proto, MutationBytes *bytes)
{
    uint32_t to = mutation_take(bytes, 2) % proto->code_count;
    proto->code[to] = proto->code[mutation_take(bytes, 2) % proto->code_count];
}

void bytecode_mutate_once(Proto *proto, MutationBytes *bytes)
{
    switch (mutation_take(bytes, 1) % 10) {
    case 0:
    case 1:
        change_word(proto, bytes);
        break;
    case 2:
        change_maps(proto, bytes);
        break;
    case 3:
        change_counts(proto, bytes);
        break;
    case 4:
    case 5:
        copy_word(proto, bytes);
        break;
    default:
        change_register(proto, bytes);
        break;
    }
}

void bytecode_mutate(Proto *proto, MutationBytes *bytes)
{
    while (bytes->size > 0) {
        bytecode_mutate_once(proto, bytes);
    }
}
