/*
 * pushes.h - where finished machine code of x86-64 has something on the native stack (see
 * codegen/target.h, the only file that includes this one).
 */
#ifndef RUFF_CODEGEN_X86_64_PUSHES_H
#define RUFF_CODEGEN_X86_64_PUSHES_H

#define PUSH_BYTES        2u
#define LONGEST_CALL_FORM 24u

/* The next call of a frame at `from` or behind it: push r13; mov r13, ... or add r13, ...; call;
 * pop r13. *begin is behind the push, *end behind the pop. */
static inline bool target_next_push(const uint8_t *code, uint32_t bytes, uint32_t from,
                                    uint32_t *begin, uint32_t *end)
{
    static const uint8_t moves[2][5] = {{0x41, 0x55, 0x49, 0x89, 0xfd},
                                        {0x41, 0x55, 0x49, 0x81, 0xc5}};
    static const uint8_t pop[PUSH_BYTES] = {0x41, 0x5d};
    for (uint32_t i = from; i + LONGEST_CALL_FORM <= bytes; i++) {
        if (memcmp(code + i, moves[0], sizeof moves[0]) != 0 &&
            memcmp(code + i, moves[1], sizeof moves[1]) != 0) {
            continue;
        }
        for (uint32_t j = i + sizeof moves[0]; j < i + LONGEST_CALL_FORM; j++) {
            if (memcmp(code + j, pop, sizeof pop) == 0) {
                *begin = i + PUSH_BYTES;
                *end = j + PUSH_BYTES;
                return true;
            }
        }
    }
    return false;
}

#endif
