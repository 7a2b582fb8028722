/*
 * capability.h - what a restricted script is allowed to do (`--untrusted`, `--allow-...`).
 *
 * A VM has a set of CAPABILITY_ bits; a builtin whose row names one that is missing is refused
 * before anything else is checked. The table of names and flags serves messages, the command line
 * and its help.
 */
#ifndef RUFF_RUNTIME_STDLIB_CAPABILITY_H
#define RUFF_RUNTIME_STDLIB_CAPABILITY_H

#include "runtime/builtin_info.h"
#include "runtime/status.h"

enum {
    CAPABILITY_FS_READ = 1 << 0,
    CAPABILITY_FS_WRITE = 1 << 1,
    CAPABILITY_FS_DELETE = 1 << 2,
    CAPABILITY_PROCESS_EXEC = 1 << 3,
    CAPABILITY_SHELL_EXEC = 1 << 4,
    CAPABILITY_ENV_READ = 1 << 5,
    CAPABILITY_ENV_WRITE = 1 << 6,
    CAPABILITY_NET_CLIENT = 1 << 7,
    CAPABILITY_NET_SERVER = 1 << 8,
    CAPABILITY_DATABASE = 1 << 9,
    CAPABILITY_CLOCK = 1 << 10,
    CAPABILITY_RANDOM = 1 << 11,
};

#define CAPABILITY_ALL UINT32_MAX

typedef struct Capability {
    uint32_t bit;
    const char *name; /* "filesystem-read" */
    const char *flag; /* "--allow-fs-read" */
} Capability;

/* All capabilities, in the order of their bits. */
const Capability *capability_table(size_t *count);
/* What a command line flag grants: one capability, both of --allow-net, all of --allow-all.
 * 0: no such flag. */
uint32_t capability_of_flag(const char *flag);
/* Raises "Capability denied: ..." if the VM lacks what the builtin needs. */
Status capability_check(VM *vm, const Builtin *builtin);

#endif
