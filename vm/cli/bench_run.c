/*
 * bench_run.c - one run of a benchmark.
 *
 * A process of its own for each, started anew from a fresh copy of this program: no run sees what
 * another has left behind (machine code, caches, memory, a changed directory), one that crashes
 * takes nothing with it, and address space, hash seed and the program's place in physical memory
 * are drawn again each time, so that the scatter of the samples contains what differs from start to
 * start. The process measures itself and sends the times through a pipe.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vm/cli/bench.h"
#include "vm/cli/run.h"

#define THIS_PROGRAM    "/proc/self/exe"
#define COPY_STEP_BYTES ((size_t)1 << 30)

/* ---- the process that runs the script ---- */

/* What it sends. */
typedef struct RunRecord {
    int64_t real_ns, own_ns;
    int32_t exit_code;
} RunRecord;

static int record_descriptor;
static int64_t began_ns, waited_before_ns;

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* How long this process was ready to run while others did; 0 where the system does not tell. */
static int64_t waited_ns(void)
{
    char text[128] = "", *end;
    int file = open("/proc/self/schedstat", O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0) {
        close(file);
    }
    if (length <= 0) {
        return 0;
    }
    strtoll(text, &end, 10); /* what it ran */
    return strtoll(end, NULL, 10);
}

static void begin_run(VM *vm)
{
    (void)vm;
    waited_before_ns = waited_ns();
    began_ns = now_ns();
}

static int end_run(VM *vm, int exit_code)
{
    const int64_t real_ns = now_ns() - began_ns;
    const int64_t own_ns = real_ns - (waited_ns() - waited_before_ns);
    if (vm->error.is_exit && exit_code != EXIT_OK) {
        fprintf(stderr, "[RUFCLI001] [cli] error: The script ended itself with exit code %d\n",
                exit_code);
        exit_code = EXIT_RUNTIME;
    }
    const RunRecord record = {real_ns, own_ns > 0 ? own_ns : real_ns, exit_code};
    return write(record_descriptor, &record, sizeof record) == sizeof record ? exit_code
                                                                             : EXIT_INTERNAL;
}

int bench_be_run(int argc, char **argv)
{
    static const RunHooks hooks = {.command = "bench", .begin = begin_run, .end = end_run};
    unsigned long long descriptor;
    if (!cli_parse_number(argv[1] + strlen(BENCH_RUN_ONCE), INT32_MAX, &descriptor)) {
        return EXIT_USAGE;
    }
    record_descriptor = (int)descriptor;
    fcntl(record_descriptor, F_SETFD, FD_CLOEXEC); /* what the script starts does not get it */
    return run_with_hooks(argc - 1, argv + 1, &hooks);
}

/* ---- the process that measures ---- */

/* A file has one place in physical memory for as long as the system keeps it there, and a few
 * places are bad for a program. Negative: there can be no copy. */
static int copy_program(void)
{
    int from = open(THIS_PROGRAM, O_RDONLY | O_CLOEXEC);
    int copy = from < 0 ? -1 : memfd_create("ruff", MFD_CLOEXEC);
    ssize_t sent = 1;
    while (copy >= 0 && sent > 0) {
        sent = sendfile(copy, from, NULL, COPY_STEP_BYTES);
    }
    if (copy >= 0 && sent < 0) {
        close(copy);
        copy = -1;
    }
    if (from >= 0) {
        close(from);
    }
    return copy;
}

static int spawn_copy(pid_t *child, const posix_spawn_file_actions_t *actions, char **words)
{
    char path[32] = THIS_PROGRAM;
    int copy = copy_program();
    if (copy >= 0) {
        snprintf(path, sizeof path, "/proc/self/fd/%d", copy);
    }
    int error = posix_spawn(child, path, actions, NULL, words, environ);
    if (copy >= 0) {
        close(copy);
        if (error) { /* such a file may not be run here */
            error = posix_spawn(child, THIS_PROGRAM, actions, NULL, words, environ);
        }
    }
    return error;
}

static int spawn(const BenchFile *file, BenchMode mode, int output, int record, pid_t *child)
{
    char once[sizeof BENCH_RUN_ONCE + 16];
    snprintf(once, sizeof once, BENCH_RUN_ONCE "%d", record);
    char *words[] = {"ruff", "bench",    once, mode == BENCH_JIT ? "--jit" : "--jit=off",
                     "--",   file->path, NULL};
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) {
        return error;
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    error = spawn_copy(child, &actions, words);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* What the child sent; false: it ended before. */
static bool receive(int descriptor, RunRecord *record)
{
    ssize_t got;
    do {
        got = read(descriptor, record, sizeof *record);
    } while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof *record;
}

static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return EXIT_INTERNAL;
        }
    }
    if (WIFSIGNALED(status)) {
        fprintf(stderr, "[RUFCLI001] [cli] error: A run was ended by signal %d (%s)\n",
                WTERMSIG(status), strsignal(WTERMSIG(status)));
        return EXIT_INTERNAL;
    }
    return WEXITSTATUS(status);
}

static int complain(const char *what, int error)
{
    fprintf(stderr, "[RUFCLI001] [cli] error: %s: %s (os error %d)\n", what, strerror(error),
            error);
    return EXIT_INTERNAL;
}

int bench_run_once(const BenchFile *file, BenchMode mode, int output, RunTimes *times)
{
    int ends[2];
    pid_t child;
    if (pipe(ends) != 0) {
        return complain("Failed to make a pipe", errno);
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    int error = spawn(file, mode, output, ends[1], &child);
    close(ends[1]);
    if (error) {
        close(ends[0]);
        return complain("Failed to start a run", error);
    }
    RunRecord record = {0};
    bool received = receive(ends[0], &record);
    close(ends[0]);
    int exit_code = wait_for(child);
    *times = (RunTimes){(double)record.real_ns, (double)record.own_ns};
    if (received && exit_code != EXIT_INTERNAL) {
        return record.exit_code;
    }
    return exit_code == EXIT_OK ? EXIT_INTERNAL : exit_code;
}
