/*
 * power_of_ten.h - powers of ten as 128-bit integers with the top bit set, rounded up.
 *
 * power_of_ten(k) is ceil(10^k * 2^(127 - e)) with e = floor(log2(10^k)).
 */
#ifndef RUFF_RUNTIME_POWER_OF_TEN_H
#define RUFF_RUNTIME_POWER_OF_TEN_H

#include <stdint.h>

#define POWER_OF_TEN_MIN (-292)
#define POWER_OF_TEN_MAX 324

typedef struct Power128 {
    uint64_t high, low;
} Power128;

int floor_log2_of_power_of_ten(int k);
Power128 power_of_ten(int k);

#endif
