/*
 * main.c - the extractor: makes tables of stencils from what clang compiled
 * (scripts/make-stencils.sh).
 *
 *   extract assembly FILE.s...   the files rewritten into one, on standard output
 *   extract tables FILE.o        C tables of the assembled result, on standard output
 */
#include <stdio.h>
#include <string.h>

#include "codegen/extract/assembly.h"
#include "codegen/extract/report.h"
#include "codegen/extract/tables.h"

static bool rewrite_assembly(char **paths, size_t count)
{
    AssemblyFile *files = extract_alloc(count * sizeof *files);
    for (size_t i = 0; i < count; i++) {
        size_t bytes;
        files[i] = (AssemblyFile){paths[i], extract_read_file(paths[i], &bytes)};
        if (files[i].text == NULL) {
            return extract_fail(NULL, "cannot read %s", paths[i]);
        }
    }
    return assembly_rewrite(files, count, stdout);
}

static bool write_tables(const char *path)
{
    size_t bytes;
    const char *content = extract_read_file(path, &bytes);
    ObjectFile object;
    if (content == NULL) {
        return extract_fail(NULL, "cannot read %s", path);
    }
    return object_read(&object, (const uint8_t *)content, bytes) && tables_write(&object, stdout);
}

int main(int argc, char **argv)
{
    bool ok;
    if (argc > 2 && strcmp(argv[1], "assembly") == 0) {
        ok = rewrite_assembly(argv + 2, (size_t)argc - 2);
    } else if (argc == 3 && strcmp(argv[1], "tables") == 0) {
        ok = write_tables(argv[2]);
    } else {
        fprintf(stderr, "usage: extract assembly FILE.s... | extract tables FILE.o\n");
        return 2;
    }
    if (!ok) {
        fprintf(stderr, "extract: %s\n", extract_message());
    }
    return ok && fflush(stdout) == 0 ? 0 : 1;
}
