#include "runtime/stdlib/capability.h"

#include <string.h>

#include "runtime/error.h"
#include "runtime/vm.h"

static const Capability capabilities[] = {
    {CAPABILITY_FS_READ, "filesystem-read", "--allow-fs-read"},
    {CAPABILITY_FS_WRITE, "filesystem-write", "--allow-fs-write"},
    {CAPABILITY_FS_DELETE, "filesystem-delete", "--allow-fs-delete"},
    {CAPABILITY_PROCESS_EXEC, "process-exec", "--allow-process-exec"},
    {CAPABILITY_SHELL_EXEC, "shell-exec", "--allow-shell-exec"},
    {CAPABILITY_ENV_READ, "env-read", "--allow-env-read"},
    {CAPABILITY_ENV_WRITE, "env-write", "--allow-env-write"},
    {CAPABILITY_NET_CLIENT, "network-client", "--allow-net-client"},
    {CAPABILITY_NET_SERVER, "network-server", "--allow-net-server"},
    {CAPABILITY_DATABASE, "database", "--allow-database"},
    {CAPABILITY_CLOCK, "clock", "--allow-clock"},
    {CAPABILITY_RANDOM, "random", "--allow-random"},
};

#define CAPABILITY_COUNT (sizeof capabilities / sizeof capabilities[0])

const Capability *capability_table(size_t *count)
{
    *count = CAPABILITY_COUNT;
    return capabilities;
}

uint32_t capability_of_flag(const char *flag)
{
    if (strcmp(flag, "--allow-all") == 0) {
        return CAPABILITY_ALL;
    }
    if (strcmp(flag, "--allow-net") == 0) {
        return CAPABILITY_NET_CLIENT | CAPABILITY_NET_SERVER;
    }
    for (size_t i = 0; i < CAPABILITY_COUNT; i++) {
        if (strcmp(flag, capabilities[i].flag) == 0) {
            return capabilities[i].bit;
        }
    }
    return 0;
}

Status capability_check(VM *vm, const Builtin *builtin)
{
    uint32_t missing = builtin->capability & ~vm->capabilities;
    for (size_t i = 0; i < CAPABILITY_COUNT; i++) {
        if (missing & capabilities[i].bit) {
            return vm_throw(vm, "Capability denied: %s required for %s; rerun with %s",
                            capabilities[i].name, builtin->canonical, capabilities[i].flag);
        }
    }
    return STATUS_OK;
}
