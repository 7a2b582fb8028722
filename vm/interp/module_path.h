/*
 * module_path.h - which file a module name means (language.md 13.3, 13.4).
 */
#ifndef RUFF_VM_INTERP_MODULE_PATH_H
#define RUFF_VM_INTERP_MODULE_PATH_H

#include <limits.h>
#include <sys/stat.h>

#include "runtime/error.h"
#include "runtime/status.h"

/* Where a search begins. Directories are canonical; NULL: does not apply. */
typedef struct ModuleSearch {
    const char *importer_root;      /* root in which the module that is being loaded was found */
    const char *importer_directory; /* its own directory */
    const char *script_directory;
} ModuleSearch;

typedef struct ModuleFile {
    char root[PATH_MAX]; /* canonical */
    char path[PATH_MAX]; /* canonical, inside of root */
    struct stat info;
} ModuleFile;

/* Finds the file of a module. Raises when there is none or the name is unsafe. */
Status module_path_find(VM *vm, const char *name, const ModuleSearch *search, ModuleFile *file);

/* Canonical directory of a path, in a buffer of PATH_MAX bytes. False: it does not exist. */
bool module_path_directory(const char *path, char *directory);

#endif
