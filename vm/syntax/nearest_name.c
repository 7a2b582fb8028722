/* Spelling suggestions: Damerau-Levenshtein distance with adjacent transpositions. */
#include "vm/syntax/diagnostics.h"

#include <string.h>

/* Longer names are not compared; nobody misspells those by hand. */
#define LONGEST_COMPARED_BYTES 64
#define FULL_EDIT              2u
#define HALF_EDIT              1u

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static uint32_t substitution_cost(char a, char b)
{
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? HALF_EDIT : FULL_EDIT;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* The distance in half edits. Three rows suffice: a transposition looks back two. */
static uint32_t edit_distance(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
    uint32_t rows[3][LONGEST_COMPARED_BYTES + 1];
    for (size_t j = 0; j <= b_bytes; j++)
        rows[0][j] = (uint32_t)j * FULL_EDIT;
    for (size_t i = 1; i <= a_bytes; i++) {
        uint32_t *row = rows[i % 3];
        const uint32_t *previous = rows[(i + 2) % 3];
        const uint32_t *before_that = rows[(i + 1) % 3];
        row[0] = (uint32_t)i * FULL_EDIT;
        for (size_t j = 1; j <= b_bytes; j++) {
            uint32_t best = previous[j - 1] + substitution_cost(a[i - 1], b[j - 1]);
            best = smaller(best, previous[j] + FULL_EDIT);
            best = smaller(best, row[j - 1] + FULL_EDIT);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                best = smaller(best, before_that[j - 2] + FULL_EDIT);
            row[j] = best;
        }
    }
    return rows[a_bytes % 3][b_bytes];
}

/* One edit for every three characters, at most three; in very short names only the letter case. */
static uint32_t largest_distance(size_t length_bytes)
{
    if (length_bytes < 3)
        return HALF_EDIT;
    uint32_t edits = (uint32_t)(length_bytes / 3);
    return (edits > 3 ? 3 : edits) * FULL_EDIT;
}

void nearest_name_consider(NearestName *nearest, const char *name, const char *candidate)
{
    if (!candidate || strcmp(name, candidate) == 0)
        return;
    size_t name_bytes = strlen(name);
    size_t candidate_bytes = strlen(candidate);
    if (name_bytes > LONGEST_COMPARED_BYTES || candidate_bytes > LONGEST_COMPARED_BYTES)
        return;
    uint32_t bound = largest_distance(name_bytes);
    if (nearest->best && nearest->best_distance <= bound)
        bound = nearest->best_distance - 1;
    size_t difference =
        name_bytes > candidate_bytes ? name_bytes - candidate_bytes : candidate_bytes - name_bytes;
    if (difference * FULL_EDIT > bound)
        return;
    uint32_t distance = edit_distance(name, name_bytes, candidate, candidate_bytes);
    if (distance > bound)
        return;
    nearest->best = candidate;
    nearest->best_distance = distance;
}

const char *diagnostics_nearest_name(const char *name, const char *const *candidates,
                                     size_t candidate_count)
{
    NearestName nearest = {0};
    for (size_t i = 0; i < candidate_count; i++)
        nearest_name_consider(&nearest, name, candidates[i]);
    return nearest.best;
}
