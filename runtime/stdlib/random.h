/*
 * random.h - random numbers of the process: the system's generator until a seed is set, then the
 * fixed sequence of that seed. Shared by all threads; locked inside.
 */
#ifndef RUFF_RUNTIME_STDLIB_RANDOM_H
#define RUFF_RUNTIME_STDLIB_RANDOM_H

#include <stddef.h>
#include <stdint.h>

void random_set_seed(uint64_t seed);
void random_clear_seed(void);
uint64_t random_next64(void);
/* Uniform in [low, high], low <= high. */
int64_t random_in_range(int64_t low, int64_t high);
/* Uniform in [0, 1). */
double random_unit(void);
/* From the system's generator, whatever seed is set. */
void random_system_bytes(void *out, size_t count);

#endif
