#include "codegen/extract/report.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#define MESSAGE_MAX    512
#define FILE_MAX_BYTES ((off_t)1 << 30)

static char message[MESSAGE_MAX];

bool extract_fail(const char *op, const char *format, ...)
{
    if (message[0] != '\0') {
        return false;
    }
    int used = op ? snprintf(message, sizeof message, "%s: ", op) : 0;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message + used, sizeof message - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

const char *extract_message(void)
{
    return message;
}

void extract_reset(void)
{
    message[0] = '\0';
}

void *extract_alloc(size_t bytes)
{
    void *memory = calloc(1, bytes ? bytes : 1);
    if (memory == NULL) {
        fprintf(stderr, "extract: out of memory\n");
        exit(1);
    }
#ifdef __SANITIZE_ADDRESS__
    __lsan_ignore_object(memory); /* nothing is given back: the tool lives for one run */
#endif
    return memory;
}

void *extract_grow(void *items, size_t count, size_t item_bytes)
{
    if (count != 0 && (count & (count - 1)) != 0) {
        return items;
    }
    size_t capacity = count == 0 ? 1 : count * 2;
    char *moved = extract_alloc(capacity * item_bytes);
    if (count != 0) {
        memcpy(moved, items, count * item_bytes);
    }
    return moved;
}

char *extract_text(const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = extract_alloc((size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

char *extract_read_file(const char *path, size_t *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    char *content = NULL;
    struct stat info;
    if (fstat(fileno(file), &info) == 0 && info.st_size >= 0 && info.st_size < FILE_MAX_BYTES) {
        size_t size = (size_t)info.st_size;
        content = extract_alloc(size + 1);
        *bytes = fread(content, 1, size, file);
        if (*bytes != size) {
            free(content);
            content = NULL;
        }
    }
    fclose(file);
    return content;
}
