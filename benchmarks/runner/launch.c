// Starts one program, waits for it and reports what it cost.
//
//   launch [-c PROCESSOR] [-g DESCRIPTOR] REPORT PROGRAM [ARGUMENT...]
//
// Writes one line to the file REPORT: wall nanoseconds, user and system microseconds, peak resident
// KiB, wait status. With -c the program runs on that processor only. With -g it does not start
// before the last writer of the pipe behind the descriptor has closed it, so that several launchers
// can be started one by one and begin together. This is C because the kernel's peak for a child
// starts at the size of the process that forked it, and a Python process is larger than many of the
// programs measured.

#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRONG_USAGE = 2, CANNOT_RUN = 127 };

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

static bool pin_to(int processor)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    return sched_setaffinity(0, sizeof set, &set) == 0;
}

static bool wait_at_gate(int descriptor)
{
    char byte;
    ssize_t got;
    do {
        got = read(descriptor, &byte, 1);
    } while (got < 0 && errno == EINTR);
    return got == 0 && close(descriptor) == 0;
}

// Runs words[1] with its arguments and writes the report to the file words[0].
static int measure(char **words)
{
    int64_t begin_ns = now_ns();
    pid_t child = fork();
    if (child < 0) {
        return fail("fork");
    }
    if (child == 0) {
        execvp(words[1], words + 1);
        _exit(fail(words[1]));
    }
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) < 0) {
        return fail("wait4");
    }
    int64_t wall_ns = now_ns() - begin_ns;
    FILE *report = fopen(words[0], "w");
    if (report == NULL) {
        return fail(words[0]);
    }
    fprintf(report, "%lld %lld %lld %ld %d\n", (long long)wall_ns, (long long)to_us(usage.ru_utime),
            (long long)to_us(usage.ru_stime), usage.ru_maxrss, status);
    return fclose(report) == 0 ? 0 : fail(words[0]);
}

int main(int argc, char **argv)
{
    int processor = -1, gate = -1, option;
    while ((option = getopt(argc, argv, "+c:g:")) != -1) {
        if (option == 'c') {
            processor = atoi(optarg);
        } else if (option == 'g') {
            gate = atoi(optarg);
        } else {
            return WRONG_USAGE;
        }
    }
    if (argc - optind < 2) {
        fputs("usage: launch [-c PROCESSOR] [-g DESCRIPTOR] REPORT PROGRAM [ARGUMENT...]\n",
              stderr);
        return WRONG_USAGE;
    }
    if (processor >= 0 && !pin_to(processor)) {
        return fail("sched_setaffinity");
    }
    if (gate >= 0 && !wait_at_gate(gate)) {
        return fail("gate");
    }
    return measure(argv + optind);
}
