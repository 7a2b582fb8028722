/*
 * report.h - what the parts of the extractor share: failing with a message that names the op,
 * memory, files.
 *
 * The extractor runs once, at build time: memory is never given back. A problem is noted with
 * extract_fail() and the part returns false; the first message stands.
 */
#ifndef RUFF_CODEGEN_EXTRACT_REPORT_H
#define RUFF_CODEGEN_EXTRACT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

/* Always false. `op` may be NULL. */
bool extract_fail(const char *op, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The first message since the last reset; empty: none. */
const char *extract_message(void);
void extract_reset(void);

/* Zeroed memory; ends the program when there is none. */
void *extract_alloc(size_t bytes);
/* items has *count elements of item_bytes; room for one more, moved when needed (capacities are
 * powers of 2). */
void *extract_grow(void *items, size_t count, size_t item_bytes);
char *extract_text(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A whole file with a zero byte behind it; NULL: it cannot be read. */
char *extract_read_file(const char *path, size_t *bytes);

#endif
