/*
 * Diagnostics: what is wrong with a program, where, and how it is shown to people.
 *
 * A DiagnosticList owns its messages (they live in its own arena) and keeps at most
 * DIAGNOSTICS_MAX_KEPT of them; further ones are counted in `dropped`. Running out of memory never
 * loses the fact that something went wrong: `out_of_memory` is set and rendering says so.
 *
 * Sources passed for excerpts are borrowed, may be NULL (no excerpt) and need not be
 * NUL-terminated. Rendering writes to a FILE and returns nothing; write errors stay in the FILE.
 */
#ifndef RUFF_VM_SYNTAX_DIAGNOSTICS_H
#define RUFF_VM_SYNTAX_DIAGNOSTICS_H

#include "vm/syntax/arena.h"
#include "vm/syntax/ast.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define DIAGNOSTICS_MAX_KEPT 100

#define DIAGNOSTIC_HELP_LEXER  "Fix the lexical error in source and run again."
#define DIAGNOSTIC_HELP_PARSER "Fix the parse error and rerun Ruff."

typedef struct Diagnostic {
    const char *code;      /* "RUFPARSE001"; static text */
    const char *subsystem; /* "lexer", "parser", "vm", "cli"; static text */
    const char *severity;  /* "error"; static text */
    const char *message;
    const char *help; /* NULL: none */
    uint32_t line;    /* 0: unknown */
    uint32_t column;
    uint32_t offset; /* byte offset, orders diagnostics */
} Diagnostic;

typedef struct DiagnosticList {
    Arena arena;
    Diagnostic items[DIAGNOSTICS_MAX_KEPT];
    uint32_t count;
    uint32_t dropped; /* reported beyond the ones kept */
    bool out_of_memory;
} DiagnosticList;

void diagnostics_init(DiagnosticList *list);
void diagnostics_free(DiagnosticList *list);

/* Whether nothing has been reported. */
bool diagnostics_empty(const DiagnosticList *list);

/* Adds an error. Code, subsystem and help must be static texts (help may be NULL or come from
 * diagnostics_copy_text); the message is formatted into the list's arena. */
__attribute__((format(printf, 6, 7))) void diagnostics_add(DiagnosticList *list, const char *code,
                                                           const char *subsystem, const char *help,
                                                           SourcePos pos, const char *format, ...);

/* The three kinds every caller needs: `lexer` with its own code, `parser`, and compile errors (vm),
 * whose message is preceded by "Compilation error: ". */
__attribute__((format(printf, 4, 5))) void diagnostics_add_lexer(DiagnosticList *list,
                                                                 const char *code, SourcePos pos,
                                                                 const char *format, ...);
__attribute__((format(printf, 3, 4))) void
diagnostics_add_parser(DiagnosticList *list, SourcePos pos, const char *format, ...);
__attribute__((format(printf, 4, 5))) void diagnostics_add_compile(DiagnosticList *list,
                                                                   SourcePos pos, const char *help,
                                                                   const char *format, ...);

/* Reports that memory ran out while reading the program. */
void diagnostics_add_out_of_memory(DiagnosticList *list);

/* A text that lives as long as the list, for help lines; NULL when memory ran out. */
__attribute__((format(printf, 2, 3))) const char *diagnostics_copy_text(DiagnosticList *list,
                                                                        const char *format, ...);

/* Brings the kept diagnostics into source order (stable). */
void diagnostics_sort(DiagnosticList *list);

/* ------------------------------------------------------------------ rendering */

typedef struct DiagnosticStyle {
    bool colors;
} DiagnosticStyle;

/* One diagnostic:
 *     [CODE] [SUBSYSTEM] error: MESSAGE
 *       --> FILE:LINE:COLUMN
 *         |
 *       2 |     1 = 2
 *         |         ^
 *         |
 *       = help: HELP
 * `file` NULL or line 0 leaves out location and excerpt, `source` NULL the excerpt only. */
void diagnostic_render(FILE *out, const Diagnostic *diagnostic, const char *file,
                       const char *source, size_t source_length_bytes, DiagnosticStyle style);

/* All diagnostics of the list, then how many more there are. */
void diagnostics_render(FILE *out, const DiagnosticList *list, const char *file, const char *source,
                        size_t source_length_bytes, DiagnosticStyle style);

/* The four excerpt lines alone, as run-time errors show them. Nothing when the line does not exist.
 */
void diagnostics_render_excerpt(FILE *out, const char *source, size_t source_length_bytes,
                                uint32_t line, uint32_t column, DiagnosticStyle style);

/* ------------------------------------------------------------------ suggestions */

/* The candidate nearest to `name` by Damerau-Levenshtein distance, or NULL if none is near enough
 * (about one edit for every three characters, letter case counting half). Ties go to the earliest
 * candidate. Candidates equal to `name` are ignored, as are NULL entries. Never allocates. */
const char *diagnostics_nearest_name(const char *name, const char *const *candidates,
                                     size_t candidate_count);

/* The same, one candidate at a time: start from an all-zero NearestName. Feed candidates that are
 * preferred first; `best` is the answer. */
typedef struct NearestName {
    const char *best;
    uint32_t best_distance; /* in half edits */
} NearestName;
void nearest_name_consider(NearestName *nearest, const char *name, const char *candidate);

#endif
