/*
 * fuzz_bytecode.c - the verifier against mutated functions.
 *
 * Input: a seed for the generator of random functions, then changes to the finished function:
 * words, ownership rows and bitmaps, handlers, counts. The verifier must stand it. What it accepts
 * must keep its promise: the abstract machine finds no lost or dead reference on random paths, and
 * the interpreter, if the binary has one for this purpose, runs it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/bytecode_random.h"
#include "vm/bytecode/ownership.h"
#include "vm/bytecode/verifier.h"

#define GLOBALS 4u
#define PATHS   3u
#define STEPS   300u

/* Runs a verified function of three parameters; may be defined by another file of the binary. */
__attribute__((weak)) void fuzz_run_bytecode(const Proto *proto, uint32_t global_count);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Input {
    const uint8_t *data;
    size_t size;
} Input;

static uint32_t take(Input *input, uint32_t bytes)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < bytes && input->size > 0; i++) {
        value |= (uint32_t)*input->data << (8 * i);
        input->data++;
        input->size--;
    }
    return value;
}

static void change_word(Input *input, Proto *proto)
{
    InsnWord *word = &proto->code[take(input, 2) % proto->code_count];
    uint16_t value = (uint16_t)take(input, 2);
    switch (take(input, 1) % 5) {
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
static void change_register(Input *input, Proto *proto)
{
    InsnWord *word = &proto->code[take(input, 2) % proto->code_count];
    uint16_t value = (uint16_t)(take(input, 1) % (proto->register_count + 1) * REG_SCALE);
    switch (take(input, 1) % 4) {
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

static void change_maps(Input *input, Proto *proto)
{
    uint32_t what = take(input, 1) % 4;
    uint32_t index = take(input, 2);
    uint32_t value = take(input, 2);
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

static void change_counts(Input *input, Proto *proto)
{
    uint32_t value = take(input, 1);
    switch (value % 4) {
    case 0:
        proto->code_count = value / 4 % proto->code_count + 1;
        break;
    case 1:
        proto->register_count = value / 4;
        break;
    case 2:
        proto->info.param_count = value / 4;
        break;
    default:
        proto->loop_count = value / 4;
        break;
    }
}

static void change(Input *input, Proto *proto)
{
    while (input->size > 0) {
        switch (take(input, 1) % 8) {
        case 0:
        case 1:
            change_word(input, proto);
            break;
        case 2:
            change_maps(input, proto);
            break;
        case 3:
            change_counts(input, proto);
            break;
        default:
            change_register(input, proto);
            break;
        }
    }
}

static void check_promise(const Proto *proto, uint64_t seed)
{
    for (uint64_t path = 0; path < PATHS; path++) {
        const char *wrong = bytecode_run_random(proto, seed + path, STEPS);
        if (wrong != NULL && strstr(wrong, "does not know") == NULL) {
            char *text = bytecode_text(proto);
            fprintf(stderr, "accepted, but %s\n%s", wrong, text);
            free(text);
            abort();
        }
    }
    if (fuzz_run_bytecode != NULL) {
        fuzz_run_bytecode(proto, GLOBALS);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input input = {data, size < 4096 ? size : 4096};
    BytecodeTest t;
    char message[200];
    uint32_t seed = take(&input, 4);
    bytecode_begin(&t, BYTECODE_RANDOM_PARAMS);
    bytecode_emit_random(&t, seed, 1 + seed % 16);
    if (bytecode_finish(&t)) {
        t.proto->info.flags |= FUNCTION_GENERATOR;
        change(&input, t.proto);
        if (verify_proto(t.proto, GLOBALS, message, sizeof message)) {
            check_promise(t.proto, seed);
        }
    }
    bytecode_end(&t);
    return 0;
}
