/*
 * chacha12.h - the generator behind seeded random numbers: ChaCha with 12 rounds as a stream of
 * 32-bit words, keyed from a 64-bit seed. The sequence of a seed never changes.
 */
#ifndef RUFF_RUNTIME_STDLIB_CHACHA12_H
#define RUFF_RUNTIME_STDLIB_CHACHA12_H

#include <stdint.h>

#define CHACHA_BLOCK_WORDS 16

typedef struct ChaCha12 {
    uint32_t key[8];
    uint64_t counter; /* of the next block */
    uint32_t block[CHACHA_BLOCK_WORDS];
    uint32_t used; /* words of block that are spent */
} ChaCha12;

void chacha12_seed(ChaCha12 *c, uint64_t seed);
uint32_t chacha12_next32(ChaCha12 *c);
/* The next two words, low word first. */
uint64_t chacha12_next64(ChaCha12 *c);

#endif
