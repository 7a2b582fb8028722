/*
 * bench_run.c - one run of a benchmark.
 *
 * A process of its own for each, started anew from this program's file: no run sees what another
 * has left behind (machine code, caches, memory, a changed directory), one that crashes takes
 * nothing with it, and address space and hash seed are drawn again each time, so that the scatter
 * of the samples contains what differs from start to start. The process measures itself and sends
 * the time through a pipe.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vm/cli/bench.h"
#include "vm/cli/run.h"

#define THIS_PROGRAM "/proc/self/exe"

/* ---- the process that runs the script ---- */

/* What it sends. */
typedef struct RunRecord {
    int64_t nanoseconds;
    int32_t exit_code;
} RunRecord;

static int record_descriptor;
static struct timespec began;

static int64_t nanoseconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)(now.tv_sec - start->tv_sec) * 1000000000 + (now.tv_nsec - start->tv_nsec);
}

static void begin_run(VM *vm)
{
    (void)vm;
    clock_gettime(CLOCK_MONOTONIC, &began);
}

static int end_run(VM *vm, int exit_code)
{
    const int64_t nanoseconds = nanoseconds_since(&began);
    if (vm->error.is_exit && exit_code != EXIT_OK) {
        fprintf(stderr, "[RUFCLI001] [cli] error: The script ended itself with exit code %d\n",
                exit_code);
        exit_code = EXIT_RUNTIME;
    }
    const RunRecord record = {nanoseconds, exit_code};
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
    error = posix_spawn(child, THIS_PROGRAM, &actions, NULL, words, environ);
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

int bench_run_once(const BenchFile *file, BenchMode mode, int output, double *nanoseconds)
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
    *nanoseconds = (double)record.nanoseconds;
    if (received && exit_code != EXIT_INTERNAL) {
        return record.exit_code;
    }
    return exit_code == EXIT_OK ? EXIT_INTERNAL : exit_code;
}
