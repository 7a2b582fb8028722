/*
 * source_file.h - a script's text in memory.
 */
#ifndef RUFF_VM_CLI_SOURCE_FILE_H
#define RUFF_VM_CLI_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct SourceFile {
    const char *name; /* as given; for messages */
    char *text; /* malloc'ed; a text beyond the source limit is read no further than it takes to see
                   that, and size_bytes is the file's real size */
    size_t size_bytes;
} SourceFile;

/* Reads a file, or standard input for "-". False: the complaint of cli.md 1.5 has been printed. */
bool source_file_read(const char *path, SourceFile *source);
void source_file_free(SourceFile *source);

#endif
