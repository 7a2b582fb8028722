/* Reading and writing text files as a whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/stdlib/functions.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#define MAX_FILE_BYTES 8388608u
#define FIRST_BYTES    4096u /* for files that do not tell their size */

/* Raises "Cannot VERB file 'PATH': TEXT (os error N)"; what ended the waiting if a pipe or device
 * was waited for. */
static Value fail_os(VM *vm, const char *verb, const String *path, int error)
{
    char text[128];
    if (error == EINTR) {
        vm_throw_interrupted(vm);
        return raised();
    }
    vm_throw(vm, "Cannot %s file '%s': %s (os error %d)", verb, path->data,
             strerror_r(error, text, sizeof text), error);
    return raised();
}

/* A path with a NUL byte would name another file. */
static bool check_path(VM *vm, const char *verb, const String *path)
{
    if (strlen(path->data) != path->len_bytes) {
        vm_throw(vm, "Cannot %s file '%s': file name contained an unexpected NUL byte", verb,
                 path->data);
        return false;
    }
    return true;
}

/* A system call was interrupted and the script goes on. */
static bool is_to_retry(const VM *vm, int error)
{
    return error == EINTR && !vm->interrupt;
}

static int open_retrying(const VM *vm, const char *path, int flags)
{
    int fd;
    do {
        fd = open(path, flags | O_CLOEXEC, 0666);
    } while (fd < 0 && is_to_retry(vm, errno));
    return fd;
}

/* --- reading --------------------------------------------------------------------------------- */

typedef struct Contents {
    char *data; /* malloc'ed */
    size_t len_bytes, capacity_bytes;
} Contents;

/* Reads until the end, or one byte more than a file may have; 0, or an errno. */
static int read_all(const VM *vm, int fd, Contents *c)
{
    while (c->len_bytes <= MAX_FILE_BYTES) {
        if (c->len_bytes == c->capacity_bytes) {
            size_t capacity_bytes = c->capacity_bytes * 2;
            char *data = realloc(c->data, capacity_bytes);
            if (!data) {
                return ENOMEM;
            }
            c->data = data;
            c->capacity_bytes = capacity_bytes;
        }
        size_t wanted = c->capacity_bytes - c->len_bytes;
        size_t allowed = MAX_FILE_BYTES + 1 - c->len_bytes;
        ssize_t got = read(fd, c->data + c->len_bytes, wanted < allowed ? wanted : allowed);
        if (got < 0 && !is_to_retry(vm, errno)) {
            return errno;
        }
        if (got == 0) {
            return 0;
        }
        c->len_bytes += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

static Value fail_too_large(VM *vm, const String *path, unsigned long long size_bytes)
{
    vm_throw(vm, "Cannot read file '%s': exceeds maximum read size (%llu bytes > %u bytes)",
             path->data, size_bytes, MAX_FILE_BYTES);
    return raised();
}

static Value contents_to_string(VM *vm, const String *path, const Contents *c)
{
    if (c->len_bytes > MAX_FILE_BYTES) {
        return fail_too_large(vm, path, c->len_bytes);
    }
    if (!utf8_is_valid(c->data, c->len_bytes)) {
        vm_throw(vm, "Cannot read file '%s': stream did not contain valid UTF-8", path->data);
        return raised();
    }
    return result_string(str_new(vm, c->data, c->len_bytes));
}

static Value read_open_file(VM *vm, const String *path, int fd)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        return fail_os(vm, "read", path, errno);
    }
    if (S_ISREG(status.st_mode) && status.st_size > (off_t)MAX_FILE_BYTES) {
        return fail_too_large(vm, path, (unsigned long long)status.st_size);
    }
    /* One byte more than the size, so that the end shows without growing. */
    bool has_size = S_ISREG(status.st_mode) && status.st_size > 0;
    Contents c = {.capacity_bytes = has_size ? (size_t)status.st_size + 1 : FIRST_BYTES};
    c.data = malloc(c.capacity_bytes);
    int error = c.data ? read_all(vm, fd, &c) : ENOMEM;
    Value result;
    if (error == ENOMEM) {
        vm_throw_oom(vm);
        result = raised();
    } else {
        result = error ? fail_os(vm, "read", path, error) : contents_to_string(vm, path, &c);
    }
    free(c.data);
    return result;
}

Value builtin_read_file(VM *vm, Value *args, uint32_t argc)
{
    (void)argc;
    const String *path = args[0].string;
    if (!check_path(vm, "read", path)) {
        return raised();
    }
    int fd = open_retrying(vm, path->data, O_RDONLY);
    if (fd < 0) {
        return fail_os(vm, "read", path, errno);
    }
    Value result = read_open_file(vm, path, fd);
    close(fd);
    return result;
}

/* --- writing --------------------------------------------------------------------------------- */

/* 0, or an errno. */
static int write_all(const VM *vm, int fd, const char *data, size_t len_bytes)
{
    while (len_bytes > 0) {
        ssize_t written = write(fd, data, len_bytes);
        if (written < 0 && !is_to_retry(vm, errno)) {
            return errno;
        }
        if (written > 0) {
            data += written;
            len_bytes -= (size_t)written;
        }
    }
    return 0;
}

Value builtin_write_file(VM *vm, Value *args, uint32_t argc)
{
    const String *path = args[0].string, *text = args[1].string;
    bool overwrite = argc > 2 && args[2].bits != 0;
    if (!check_path(vm, "write", path)) {
        return raised();
    }
    if (text->len_bytes > MAX_FILE_BYTES) {
        vm_throw(vm,
                 "Cannot write file '%s': payload exceeds maximum write size (%u bytes > %u bytes)",
                 path->data, text->len_bytes, MAX_FILE_BYTES);
        return raised();
    }
    int fd = open_retrying(vm, path->data, O_WRONLY | O_CREAT | (overwrite ? O_TRUNC : O_EXCL));
    if (fd < 0 && errno == EEXIST && !overwrite) {
        vm_throw(vm,
                 "Cannot write file '%s': file already exists (pass overwrite=true to replace it)",
                 path->data);
        return raised();
    }
    if (fd < 0) {
        return fail_os(vm, "write", path, errno);
    }
    int error = write_all(vm, fd, text->data, text->len_bytes);
    if (close(fd) != 0 && error == 0 && errno != EINTR) {
        error = errno;
    }
    return error ? fail_os(vm, "write", path, error) : value_bool(true);
}
