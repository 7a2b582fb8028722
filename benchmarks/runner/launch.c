// Starts one program, waits for it and reports what it cost.
//
//   launch REPORT PROGRAM [ARGUMENT...]
//
// Writes one line to the file REPORT: wall nanoseconds, user and system microseconds, peak resident
// KiB, wait status. This is C because the kernel's peak for a child starts at the size of the
// process that forked it, and a Python process is larger than many of the programs measured.

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 };

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t to_us(struct timeval span)
{
    return (int64_t)span.tv_sec * 1000000 + span.tv_usec;
}

static int fail(const char *what)
{
    fprintf(stderr, "launch: %s: %s\n", what, strerror(errno));
    return CANNOT_RUN;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: launch REPORT PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    int64_t begin_ns = now_ns();
    pid_t child = fork();
    if (child < 0) {
        return fail("fork");
    }
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(fail(argv[2]));
    }
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) {
        return fail("wait4");
    }
    int64_t wall_ns = now_ns() - begin_ns;
    FILE *report = fopen(argv[1], "w");
    if (report == NULL) {
        return fail(argv[1]);
    }
    fprintf(report, "%lld %lld %lld %ld %d\n", (long long)wall_ns, (long long)to_us(usage.ru_utime),
            (long long)to_us(usage.ru_stime), usage.ru_maxrss, status);
    return fclose(report) == 0 ? 0 : fail(argv[1]);
}
