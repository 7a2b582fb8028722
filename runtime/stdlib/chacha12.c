#include "runtime/stdlib/chacha12.h"

#include <string.h>

#define DOUBLE_ROUNDS 6

static uint32_t rotate_left(uint32_t x, uint32_t by)
{
    return x << by | x >> (32 - by);
}

static uint32_t rotate_right(uint32_t x, uint32_t by)
{
    return x >> by | x << ((32 - by) & 31);
}

/* Expands the seed with PCG32: eight outputs are the key. */
void chacha12_seed(ChaCha12 *c, uint64_t seed)
{
    memset(c, 0, sizeof *c);
    for (int i = 0; i < 8; i++) {
        seed = seed * 6364136223846793005u + 11634580027462260723u;
        uint32_t x = (uint32_t)(((seed >> 18) ^ seed) >> 27);
        c->key[i] = rotate_right(x, (uint32_t)(seed >> 59));
    }
    c->used = CHACHA_BLOCK_WORDS;
}

static void quarter_round(uint32_t *a, uint32_t *b, uint32_t *c, uint32_t *d)
{
    *a += *b;
    *d = rotate_left(*d ^ *a, 16);
    *c += *d;
    *b = rotate_left(*b ^ *c, 12);
    *a += *b;
    *d = rotate_left(*d ^ *a, 8);
    *c += *d;
    *b = rotate_left(*b ^ *c, 7);
}

static void next_block(ChaCha12 *c)
{
    uint32_t start[CHACHA_BLOCK_WORDS] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    memcpy(start + 4, c->key, sizeof c->key);
    start[12] = (uint32_t)c->counter;
    start[13] = (uint32_t)(c->counter >> 32);
    c->counter++;

    uint32_t *x = c->block;
    memcpy(x, start, sizeof start);
    for (int round = 0; round < DOUBLE_ROUNDS; round++) {
        for (int i = 0; i < 4; i++) {
            quarter_round(&x[i], &x[4 + i], &x[8 + i], &x[12 + i]);
        }
        for (int i = 0; i < 4; i++) {
            quarter_round(&x[i], &x[4 + (i + 1) % 4], &x[8 + (i + 2) % 4], &x[12 + (i + 3) % 4]);
        }
    }
    for (int i = 0; i < CHACHA_BLOCK_WORDS; i++) {
        x[i] += start[i];
    }
    c->used = 0;
}

uint32_t chacha12_next32(ChaCha12 *c)
{
    if (c->used == CHACHA_BLOCK_WORDS) {
        next_block(c);
    }
    return c->block[c->used++];
}

uint64_t chacha12_next64(ChaCha12 *c)
{
    uint64_t low = chacha12_next32(c);
    return low | (uint64_t)chacha12_next32(c) << 32;
}
