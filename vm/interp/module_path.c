#include "vm/interp/module_path.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/vm.h"

/* Why a name cannot be trusted to stay inside of a root, or NULL. */
static const char *unsafe_reason(const char *name)
{
    size_t length = strlen(name);
    if (length == 0) {
        return "module path is empty";
    }
    if (name[0] == '/' || name[0] == '\\') {
        return "absolute paths are not allowed";
    }
    if (isalpha((unsigned char)name[0]) && name[1] == ':') {
        return "drive-prefixed paths are not allowed";
    }
    for (const char *part = name;; part++) {
        size_t part_length = strcspn(part, "/\\");
        if (part_length == 2 && part[0] == '.' && part[1] == '.') {
            return "parent directory components are not allowed";
        }
        part += part_length;
        if (*part == '\0') {
            break;
        }
    }
    if (name[0] == '.' || name[length - 1] == '.' || strstr(name, "..")) {
        return "dotted module path contains an empty segment";
    }
    return NULL;
}

/* root/NAME.ruff, with the dots of the name as they are or as slashes. False: too long. */
static bool candidate_path(const char *root, const char *name, bool nested, char *path)
{
    size_t root_length = strlen(root);
    int length = snprintf(path, PATH_MAX, "%s/%s.ruff", root, name);
    if (length < 0 || length >= PATH_MAX) {
        return false;
    }
    for (char *c = path + root_length + 1; nested && c < path + length - 5; c++) {
        if (*c == '.') {
            *c = '/';
        }
    }
    return true;
}

static bool is_inside(const char *path, const char *root)
{
    size_t length = strlen(root);
    if (strcmp(root, "/") == 0) {
        return true;
    }
    return strncmp(path, root, length) == 0 && path[length] == '/';
}

typedef enum Lookup { LOOKUP_ABSENT, LOOKUP_FOUND, LOOKUP_RAISED } Lookup;

static Lookup look_in(VM *vm, const char *name, const char *root, ModuleFile *file)
{
    char path[PATH_MAX];
    if (!root || !realpath(root, file->root)) {
        return LOOKUP_ABSENT;
    }
    bool dotted = strchr(name, '.') != NULL;
    for (int nested = 0; nested <= (dotted ? 1 : 0); nested++) {
        if (!candidate_path(file->root, name, nested, path) || stat(path, &file->info) != 0 ||
            !S_ISREG(file->info.st_mode) || !realpath(path, file->path)) {
            continue;
        }
        if (!is_inside(file->path, file->root)) {
            vm_throw(
                vm, "Unsafe module import '%s': resolved path '%s' escapes module search root '%s'",
                name, file->path, file->root);
            return LOOKUP_RAISED;
        }
        return LOOKUP_FOUND;
    }
    return LOOKUP_ABSENT;
}

/* The parent of a directory that is named src; NULL: it is not. */
static const char *parent_of_src(const char *directory, char *parent)
{
    size_t length = directory ? strlen(directory) : 0;
    if (length < 4 || strcmp(directory + length - 4, "/src") != 0) {
        return NULL;
    }
    memcpy(parent, directory, length - 4);
    parent[length - 4] = '\0';
    if (length == 4) {
        memcpy(parent, "/", 2);
    }
    return parent;
}

Status module_path_find(VM *vm, const char *name, const ModuleSearch *search, ModuleFile *file)
{
    char parent[PATH_MAX];
    const char *reason = unsafe_reason(name);
    if (reason) {
        return vm_throw(vm, "Unsafe module import '%s': %s", name, reason);
    }
    const char *const roots[] = {
        search->importer_root,
        ".",
        "modules",
        search->script_directory,
        parent_of_src(search->script_directory, parent),
        search->importer_directory,
    };
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        Lookup lookup = look_in(vm, name, roots[i], file);
        if (lookup != LOOKUP_ABSENT) {
            return lookup == LOOKUP_FOUND ? STATUS_OK : STATUS_THROW;
        }
    }
    return vm_throw(
        vm,
        "Module not found: %s; Check that '%s' exists as a flat <module>.ruff file or a "
        "nested src/... path under the package root, and confirm the import name "
        "matches the on-disk layout.",
        name, name);
}

bool module_path_directory(const char *path, char *directory)
{
    char copy[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (!slash) {
        return realpath(".", directory) != NULL;
    }
    if (length >= sizeof copy) {
        return false;
    }
    memcpy(copy, path, length);
    copy[length] = '\0';
    return realpath(length == 0 ? "/" : copy, directory) != NULL;
}
