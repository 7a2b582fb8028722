#include "runtime/stdlib/output.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/single_threaded.h>
#include <unistd.h>

#include "runtime/error.h"
#include "runtime/stdlib/builtin.h"

#define BUFFER_BYTES     65536u
#define EXIT_BROKEN_PIPE 141

static struct {
    pthread_mutex_t mutex;
    bool locked;   /* by the thread between begin and end */
    bool prepared; /* fields below are valid */
    bool line_buffered;
    int error;     /* errno of the first write that failed; what follows is dropped */
    bool reported; /* an error other than a broken pipe raises once */
    size_t used_bytes;
    char buffer[BUFFER_BYTES];
} out = {.mutex = PTHREAD_MUTEX_INITIALIZER};

/* Writes everything; returns 0 or errno. */
static int write_fully(int fd, const char *bytes, size_t len_bytes)
{
    while (len_bytes > 0) {
        ssize_t n = write(fd, bytes, len_bytes);
        if (n >= 0) {
            bytes += n;
            len_bytes -= (size_t)n;
        } else if (errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

static void write_out(const char *bytes, size_t len_bytes)
{
    if (out.error == 0) {
        out.error = write_fully(STDOUT_FILENO, bytes, len_bytes);
    }
}

static void write_buffer(void)
{
    size_t used_bytes = out.used_bytes;
    out.used_bytes = 0;
    write_out(out.buffer, used_bytes);
}

static void prepare(void)
{
    if (!out.prepared) {
        out.prepared = true;
        out.line_buffered = isatty(STDOUT_FILENO) == 1;
        struct sigaction action;
        /* A handler that somebody has set is left alone. */
        if (sigaction(SIGPIPE, NULL, &action) == 0 && action.sa_handler == SIG_DFL) {
            signal(SIGPIPE, SIG_IGN);
        }
    }
}

void output_begin(void)
{
    if (!__libc_single_threaded) {
        pthread_mutex_lock(&out.mutex);
        out.locked = true;
    }
    prepare();
}

static void unlock(void)
{
    if (out.locked) {
        out.locked = false;
        pthread_mutex_unlock(&out.mutex);
    }
}

void output_add(const char *bytes, size_t len_bytes)
{
    if (unlikely(len_bytes > BUFFER_BYTES - out.used_bytes)) {
        write_buffer();
        if (len_bytes >= BUFFER_BYTES) {
            write_out(bytes, len_bytes);
            return;
        }
    }
    memcpy(out.buffer + out.used_bytes, bytes, len_bytes);
    out.used_bytes += len_bytes;
}

static Status raise_failure(VM *vm, int error)
{
    if (error == EPIPE) {
        return vm_throw_exit(vm, EXIT_BROKEN_PIPE);
    }
    char text[256];
    return vm_throw(vm, "Cannot write to standard output: %s (os error %d)",
                    strerror_r(error, text, sizeof text), error);
}

Status output_end(VM *vm)
{
    if (out.line_buffered) {
        write_buffer();
    }
    int error = out.error;
    bool raise = error == EPIPE || (error != 0 && !out.reported);
    out.reported |= raise;
    unlock();
    return unlikely(raise) ? raise_failure(vm, error) : STATUS_OK;
}

Status output_write(VM *vm, const char *bytes, size_t len_bytes)
{
    output_begin();
    output_add(bytes, len_bytes);
    return output_end(vm);
}

Status output_flush(VM *vm)
{
    output_begin();
    write_buffer();
    return output_end(vm);
}

void output_write_error(VM *vm, const char *bytes, size_t len_bytes)
{
    stdlib_flush(vm);
    write_fully(STDERR_FILENO, bytes, len_bytes);
}

bool stdlib_init(VM *vm)
{
    (void)vm;
    output_begin();
    unlock();
    return true;
}

void stdlib_flush(VM *vm)
{
    (void)vm;
    output_begin();
    write_buffer();
    unlock();
}

void stdlib_destroy(VM *vm)
{
    stdlib_flush(vm);
}
