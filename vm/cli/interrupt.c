#include "vm/cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include "runtime/error.h"
#include "vm/interp/interp.h"

static VM *interrupted_vm;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    VM *vm = interrupted_vm;
    if (!vm || vm->interrupt) {
        _exit(EXIT_CODE_INTERRUPTED);
    }
    vm->interrupt = 1;
    engine_interrupt(vm);
}

void interrupt_install(VM *vm)
{
    interrupted_vm = vm;
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL); /* no SA_RESTART: sleeping and reading must end */
    signal(SIGPIPE, SIG_IGN);
}

void interrupt_remove(void)
{
    interrupted_vm = NULL;
    signal(SIGINT, SIG_DFL);
}
