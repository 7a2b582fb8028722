/*
 * stencil_coverage.h - which stencils have been run by themselves, over all tests.
 *
 * Every test is a process of its own, so each appends what it has run to a file, if the environment
 * names one. test_stencil_coverage.c has all of them run and reads it.
 */
#ifndef RUFF_TESTS_STENCILS_STENCIL_COVERAGE_H
#define RUFF_TESTS_STENCILS_STENCIL_COVERAGE_H

#include <stdbool.h>
#include <stdint.h>

#define STENCIL_COVERAGE_VARIABLE "RUFF_STENCIL_COVERAGE"

/* The stencil has run: on its fast path to the end, or through its slow function or an exit. */
void stencil_coverage_note(uint16_t index, bool slow);
/* Appends what was noted since the last time, a line "INDEX SLOW" for each. */
void stencil_coverage_write(void);

#endif
