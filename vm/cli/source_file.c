#include "vm/cli/source_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "vm/syntax/parser.h"

#define FIRST_READ_BYTES   ((size_t)64 << 10)
#define ACCEPTED_MAX_BYTES ((size_t)1 << 20)
#define COUNTED_MAX_BYTES  ((size_t)1 << 30) /* an endless stream is not counted to its end */

static bool complain(const char *path, const char *reason)
{
    fprintf(stderr, "[RUFCLI001] [cli] error: Failed to read .ruff file '%s': %s\n", path, reason);
    return false;
}

static bool complain_errno(const char *path, int error)
{
    char reason[256];
    snprintf(reason, sizeof reason, "%s (os error %d)", strerror(error), error);
    return complain(path, reason);
}

/* Reads as long as the stream gives something. Zero or what errno says of the error. */
static int read_some(FILE *in, char *to, size_t room_bytes, size_t *got_bytes)
{
    *got_bytes = feof(in) ? 0 : fread(to, 1, room_bytes, in);
    if (!ferror(in)) {
        return 0;
    }
    return errno ? errno : EIO;
}

/* Everything up to one byte more than a source may have; what follows is only counted. Zero or an
 * error's number, after which there is no text. */
static int read_stream(FILE *in, SourceFile *source)
{
    size_t capacity = FIRST_READ_BYTES, used = 0, got = 0;
    char *text = malloc(capacity);
    if (!text) {
        return ENOMEM;
    }
    int error;
    while ((error = read_some(in, text + used, capacity - used, &got)) == 0 && got > 0) {
        used += got;
        if (used > ACCEPTED_MAX_BYTES) {
            break;
        }
        if (used < capacity) {
            continue;
        }
        char *larger = realloc(text, capacity * 2);
        if (!larger) {
            error = ENOMEM;
            break;
        }
        text = larger;
        capacity *= 2;
    }
    if (error) {
        free(text);
        return error;
    }
    source->text = text;
    source->size_bytes = used;
    char rest[4096];
    while (used > ACCEPTED_MAX_BYTES && source->size_bytes < COUNTED_MAX_BYTES &&
           read_some(in, rest, sizeof rest, &got) == 0 && got > 0) {
        source->size_bytes += got;
    }
    return 0;
}

bool source_file_read(const char *path, SourceFile *source)
{
    bool standard_input = strcmp(path, "-") == 0;
    *source = (SourceFile){.name = standard_input ? "<stdin>" : path};
    FILE *in = standard_input ? stdin : fopen(path, "rb");
    if (!in) {
        return complain_errno(path, errno);
    }
    struct stat info;
    if (!standard_input && fstat(fileno(in), &info) == 0 && S_ISDIR(info.st_mode)) {
        fclose(in);
        return complain_errno(path, EISDIR);
    }
    int error = read_stream(in, source);
    if (!standard_input) {
        fclose(in);
    }
    if (error) {
        return complain_errno(path, error);
    }
    if (source->size_bytes <= ACCEPTED_MAX_BYTES &&
        !source_is_valid_utf8(source->text, source->size_bytes)) {
        source_file_free(source);
        return complain(path, "stream did not contain valid UTF-8");
    }
    return true;
}

void source_file_free(SourceFile *source)
{
    free(source->text);
    source->text = NULL;
}
