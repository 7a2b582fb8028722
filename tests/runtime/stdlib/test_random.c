/* The generator against published vectors and the reference's check values; ranges; threads. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/stdlib/chacha12.h"
#include "runtime/stdlib/random.h"

static void expect_block(ChaCha12 *c, const char *hex)
{
    for (int i = 0; i < CHACHA_BLOCK_WORDS; i++) {
        uint32_t word = chacha12_next32(c);
        for (int byte = 0; byte < 4; byte++) {
            char pair[3] = {hex[8 * i + 2 * byte], hex[8 * i + 2 * byte + 1], 0};
            cr_expect_eq(word >> (8 * byte) & 0xff, strtoul(pair, NULL, 16), "word %d", i);
        }
    }
}

Test(test_random, chacha12_gives_the_published_stream_of_the_zero_key)
{
    ChaCha12 c;
    chacha12_seed(&c, 0);
    memset(c.key, 0, sizeof c.key);
    expect_block(&c, "9bf49a6a0755f953811fce125f2683d50429c3bb49e074147e0089a52eae155f"
                     "0564f879d27ae3c02ce82834acfa8c793a629f2ca0de6919610be82f411326be");
    expect_block(&c, "0bd58841203e74fe86fc71338ce0173dc628ebb719bdcbcc151585214cc089b4"
                     "42258dcda14cf111c602b8971b8cc843e91e46ca905151c02744a6b017e69316");
}

Test(test_random, the_block_counter_has_64_bits)
{
    ChaCha12 low, high;
    chacha12_seed(&low, 5);
    chacha12_seed(&high, 5);
    low.counter = 0xffffffff;
    high.counter = 0x100000000;
    for (int i = 0; i < CHACHA_BLOCK_WORDS; i++) {
        chacha12_next32(&low);
    }
    cr_expect_eq(low.counter, 0x100000000);
    cr_expect_eq(chacha12_next64(&low), chacha12_next64(&high));
}

Test(test_random, a_draw_of_64_bits_may_span_two_blocks)
{
    ChaCha12 words, pairs;
    chacha12_seed(&words, 9);
    chacha12_seed(&pairs, 9);
    chacha12_next32(&words);
    chacha12_next32(&pairs);
    for (int i = 0; i < 40; i++) {
        uint64_t low = chacha12_next32(&words);
        uint64_t high = chacha12_next32(&words);
        cr_expect_eq(chacha12_next64(&pairs), low | high << 32);
    }
}

Test(test_random, seeds_give_the_check_values_of_the_reference)
{
    random_set_seed(42);
    cr_expect_eq(random_in_range(1, 100), 53);
    cr_expect_eq(random_in_range(1, 100), 55);
    cr_expect_eq(random_unit(), 0.6364650991438949);
    random_set_seed(7);
    cr_expect_eq(random_unit(), 0.030317360865101395);
    cr_expect_eq(random_unit(), 0.3070862833742408);
    cr_expect_eq(random_in_range(0, 9), 1);
}

Test(test_random, ranges_keep_their_limits)
{
    const int64_t ranges[][2] = {{0, 0},
                                 {-1, 1},
                                 {INT64_MIN, INT64_MIN + 2},
                                 {-7, 6},
                                 {INT64_MAX - 1, INT64_MAX},
                                 {INT64_MIN, INT64_MAX},
                                 {0, INT64_MAX}};
    random_set_seed(3);
    for (size_t r = 0; r < sizeof ranges / sizeof ranges[0]; r++) {
        for (int i = 0; i < 1000; i++) {
            int64_t drawn = random_in_range(ranges[r][0], ranges[r][1]);
            cr_assert(drawn >= ranges[r][0] && drawn <= ranges[r][1]);
        }
    }
}

Test(test_random, the_full_range_takes_a_draw_as_it_is)
{
    random_set_seed(11);
    uint64_t draw = random_next64();
    random_set_seed(11);
    cr_expect_eq((uint64_t)random_in_range(INT64_MIN, INT64_MAX), draw);
}

Test(test_random, ranges_are_drawn_evenly)
{
    enum { SIDES = 7, DRAWS = 70000 };
    int seen[SIDES] = {0};
    random_set_seed(1);
    for (int i = 0; i < DRAWS; i++) {
        seen[random_in_range(0, SIDES - 1)]++;
    }
    for (int i = 0; i < SIDES; i++) {
        cr_expect(abs(seen[i] - DRAWS / SIDES) < 500, "%d came %d times", i, seen[i]);
    }
}

Test(test_random, without_a_seed_nothing_repeats)
{
    random_set_seed(1);
    uint64_t seeded = random_next64();
    random_clear_seed();
    uint64_t drawn[200];
    for (int i = 0; i < 200; i++) {
        drawn[i] = random_next64();
        cr_expect_neq(drawn[i], seeded);
        for (int j = 0; j < i; j++) {
            cr_expect_neq(drawn[i], drawn[j]);
        }
    }
}

/* --- threads --------------------------------------------------------------------------------- */

enum { THREADS = 4, DRAWS_EACH = 5000 };

static void *draw_many(void *out)
{
    uint64_t *drawn = out;
    for (int i = 0; i < DRAWS_EACH; i++) {
        drawn[i] = random_next64();
    }
    return NULL;
}

static int compare_words(const void *a, const void *b)
{
    uint64_t l = *(const uint64_t *)a, r = *(const uint64_t *)b;
    return (l > r) - (l < r);
}

Test(test_random, threads_share_one_sequence)
{
    static uint64_t drawn[THREADS * DRAWS_EACH], expected[THREADS * DRAWS_EACH];
    random_set_seed(8);
    for (int i = 0; i < THREADS * DRAWS_EACH; i++) {
        expected[i] = random_next64();
    }
    random_set_seed(8);
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        cr_assert_eq(pthread_create(&threads[i], NULL, draw_many, drawn + i * DRAWS_EACH), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    qsort(drawn, THREADS * DRAWS_EACH, sizeof *drawn, compare_words);
    qsort(expected, THREADS * DRAWS_EACH, sizeof *expected, compare_words);
    cr_expect_eq(memcmp(drawn, expected, sizeof drawn), 0);
}
