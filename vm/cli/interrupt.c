#include "vm/cli/interrupt.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/error.h"
#include "vm/cli/cli.h"
#include "vm/interp/interp.h"

/* After the timeout the signal comes again and again: the first may arrive just before the script
 * begins to wait for something. */
#define TICK_MS  20u
#define GRACE_MS 2000u

static VM *interrupted_vm;
static uint32_t ticks_left;
static char hard_stop_text[128]; /* composed beforehand: a signal handler cannot */

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    VM *vm = interrupted_vm;
    if (!vm || vm->interrupt) {
        _exit(EXIT_CODE_INTERRUPTED);
    }
    vm->interrupt = INTERRUPT_SIGNAL;
    engine_interrupt(vm);
}

static void on_timeout(int signal_number)
{
    (void)signal_number;
    VM *vm = interrupted_vm;
    if (ticks_left-- == 0) {
        ssize_t written = write(STDERR_FILENO, hard_stop_text, strlen(hard_stop_text));
        _exit(written < 0 ? EXIT_IO : EXIT_RUNTIME);
    }
    if (!vm->interrupt) {
        vm->interrupt = INTERRUPT_TIMEOUT;
    }
    engine_interrupt(vm);
}

/* Handlers do not interrupt each other. Without SA_RESTART: sleeping and reading must end. */
static void handle(int signal_number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGINT);
    sigaddset(&action.sa_mask, SIGALRM);
    sigaction(signal_number, &action, NULL);
}

void interrupt_install(VM *vm)
{
    interrupted_vm = vm;
    handle(SIGINT, on_interrupt);
    signal(SIGPIPE, SIG_IGN);
}

void interrupt_remove(void)
{
    interrupted_vm = NULL;
    signal(SIGINT, SIG_DFL);
}

static struct timeval milliseconds_to_time(uint32_t milliseconds)
{
    return (struct timeval){.tv_sec = milliseconds / 1000,
                            .tv_usec = (suseconds_t)(milliseconds % 1000) * 1000};
}

void interrupt_start_timeout(uint32_t milliseconds)
{
    if (milliseconds == 0) {
        return;
    }
    interrupted_vm->timeout_ms = milliseconds;
    ticks_left = GRACE_MS / TICK_MS;
    snprintf(hard_stop_text, sizeof hard_stop_text,
             "[RUFVM001] [vm] Runtime Error: Script timed out after %ums and did not stop\n",
             milliseconds);
    handle(SIGALRM, on_timeout);
    const struct itimerval timer = {.it_value = milliseconds_to_time(milliseconds),
                                    .it_interval = milliseconds_to_time(TICK_MS)};
    setitimer(ITIMER_REAL, &timer, NULL);
}

void interrupt_end_timeout(void)
{
    if (interrupted_vm->timeout_ms == 0) {
        return;
    }
    const struct itimerval none = {0};
    setitimer(ITIMER_REAL, &none, NULL);
    signal(SIGALRM, SIG_IGN); /* one may be on its way */
}
