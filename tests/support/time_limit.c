#include "tests/support/time_limit.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "vm/interp/interp.h"

static VM *volatile running;
static timer_t timer;

static void stop(int signal_number)
{
    VM *vm = running;
    (void)signal_number;
    if (vm) {
        vm->interrupt = 1;
        engine_interrupt(vm);
    }
}

/* SIGALRM is libFuzzer's own. */
static void make_timer(void)
{
    struct sigaction action = {.sa_handler = stop};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGVTALRM};
    if (sigaction(SIGVTALRM, &action, NULL) != 0 ||
        timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
        abort();
    }
}

/* 0: the timer is stopped. */
static void set_timer(unsigned ms)
{
    struct itimerspec when = {.it_value.tv_nsec = (long)ms * 1000000};
    timer_settime(timer, 0, &when, NULL);
}

void time_limit_begin(VM *vm, unsigned ms)
{
    static bool has_timer;
    if (!has_timer) {
        make_timer();
        has_timer = true;
    }
    running = vm;
    set_timer(ms);
}

void time_limit_end(void)
{
    set_timer(0);
    running = NULL;
}
