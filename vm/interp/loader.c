#include "vm/interp/loader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/refcount.h"
#include "runtime/str.h"
#include "stencils/slow/support.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/verifier.h"
#include "vm/interp/module_path.h"
#include "vm/syntax/parser.h"

/* A program that has been run or is running. Never freed before the VM ends. */
typedef struct LoadedModule {
    Module *module;        /* counted; NULL after loader_destroy() */
    Function *entry;       /* counted; only while it runs */
    ProgramProto *program; /* owned */
    Code *code;            /* of the top level; owned */
    char *file;            /* owned: the name that its protos carry */
    char *root;            /* owned: search root; NULL for the main script */
    char *directory;       /* owned; likewise */
    struct timespec modified;
    off_t size_bytes;
    bool is_current; /* imports may be answered with it */
    struct LoadedModule *next;
    struct LoadedModule *importer; /* while loading: what is being loaded around it */
} LoadedModule;

struct ModuleCache {
    LoadedModule *modules; /* newest first */
    LoadedModule *loading; /* innermost module whose top level runs */
    char *script_directory;
};

/* ---- compiling ---- */

static LoadStatus status_of(const DiagnosticList *diagnostics)
{
    bool compiled = diagnostics->count > 0 && strcmp(diagnostics->items[0].subsystem, "vm") == 0;
    return compiled ? LOAD_COMPILE_ERROR : LOAD_SYNTAX_ERROR;
}

static LoadStatus compile_text(VM *vm, const char *file, const char *text, size_t length_bytes,
                               bool is_module, DiagnosticList *diagnostics, ProgramProto **program)
{
    char complaint[256];
    Ast *ast = parse_source(text, length_bytes, diagnostics);
    if (!ast) {
        return status_of(diagnostics);
    }
    *program =
        compile_program(vm, ast, file, (CompileOptions){.is_module = is_module}, diagnostics);
    ast_free(ast);
    if (!*program) {
        return LOAD_COMPILE_ERROR;
    }
    if (!verify_program(*program, complaint, sizeof complaint)) {
        program_free(vm, *program);
        *program = NULL;
        if (complaint[0] == '\0') {
            diagnostics_add_compile(diagnostics, (SourcePos){0}, NULL, "Out of memory");
            return LOAD_COMPILE_ERROR;
        }
        diagnostics_add(diagnostics, "RUFVM001", "vm", NULL, (SourcePos){0}, "Internal error: %s",
                        complaint);
        return LOAD_INTERNAL_ERROR;
    }
    return LOAD_OK;
}

/* ---- modules ---- */

static void free_loaded(VM *vm, LoadedModule *loaded)
{
    if (loaded->code) {
        code_free(vm, loaded->code);
    }
    if (loaded->program) {
        program_free(vm, loaded->program);
    }
    free(loaded->file);
    free(loaded->root);
    free(loaded->directory);
    free(loaded);
}

/* An entry for a program that has not been compiled yet; NULL: out of memory is pending. */
static LoadedModule *new_loaded(VM *vm, const char *file, const char *root)
{
    LoadedModule *loaded = calloc(1, sizeof *loaded);
    char directory[PATH_MAX];
    if (loaded) {
        loaded->file = strdup(file);
        loaded->root = root ? strdup(root) : NULL;
        loaded->directory =
            root && module_path_directory(file, directory) ? strdup(directory) : NULL;
    }
    if (!loaded || !loaded->file || (root && (!loaded->root || !loaded->directory))) {
        if (loaded) {
            free_loaded(vm, loaded);
        }
        vm_throw_oom(vm);
        return NULL;
    }
    return loaded;
}

/* Module object, code and top-level function of a compiled program, which is then on the list. */
static Status instantiate(VM *vm, LoadedModule *loaded, String *name)
{
    struct ModuleCache *cache = vm->interp->modules;
    ProgramProto *program = loaded->program;
    String *file = str_from_cstr(vm, loaded->file);
    Module *module = file ? module_new(vm, name, file, program->global_count) : NULL;
    if (file) {
        object_release(vm, &file->header);
    }
    if (!module) {
        return STATUS_THROW;
    }
    program->main->info.flags |= FUNCTION_TOP_LEVEL;
    module->program = program;
    loaded->module = module;
    loaded->code = code_new(vm, program->main, module->globals, module);
    if (loaded->code) {
        loaded->entry = function_new(vm, loaded->code, &program->main->info, 0);
    }
    if (!loaded->entry) {
        object_release(vm, &module->header);
        return STATUS_THROW;
    }
    loaded->next = cache->modules;
    cache->modules = loaded;
    return STATUS_OK;
}

static Status run_entry(VM *vm, LoadedModule *loaded)
{
    Status status = interp_run_top_level(vm, loaded->entry);
    Function *entry = loaded->entry;
    loaded->entry = NULL;
    object_release(vm, &entry->header);
    return status;
}

/* EXPORT has noted the index of each exported global: now they get their values. */
static Status finish_exports(VM *vm, Module *module)
{
    size_t cursor = 0;
    DictKey key;
    Value index;
    Dict *exports = dict_new(vm);
    if (!exports) {
        return STATUS_THROW;
    }
    while (dict_next(module->exports, &cursor, &key, &index)) {
        Value v = module->globals[index.i];
        if (v.tag == TAG_UNSET) {
            object_release(vm, &exports->header);
            return vm_throw(vm, "Exported symbol '%s' was not defined in module '%s'",
                            key.string->data, module->name->data);
        }
        value_retain(v);
        if (dict_set(vm, &exports, key, v) != STATUS_OK) {
            value_release(vm, v);
            object_release(vm, &exports->header);
            return STATUS_THROW;
        }
    }
    object_release(vm, &module->exports->header);
    module->exports = exports;
    return STATUS_OK;
}

/* Raises "Failed to evaluate module 'm': MESSAGE" for the pending error. What cannot be caught
 * passes through. */
static void failed_to_evaluate(VM *vm, const char *name)
{
    if (vm->error.uncatchable) {
        return;
    }
    String *message = vm->error.message;
    vm->error.message = NULL;
    vm_throw(vm, "Failed to evaluate module '%s': %s", name, message ? message->data : "");
    if (message) {
        object_release(vm, &message->header);
    }
}

/* ---- imports ---- */

/* Text of a module's file (malloc'ed), or NULL and what is wrong with it (NULL: no memory). */
static char *read_file(const char *path, size_t *length_bytes, const char **complaint)
{
    size_t capacity = (size_t)RUFF_MAX_SOURCE_BYTES + 1; /* one more shows that it is too long */
    FILE *in = fopen(path, "rb");
    *complaint = in || errno == ENOMEM ? NULL : strerror(errno);
    char *text = in ? malloc(capacity) : NULL;
    if (text) {
        errno = 0;
        *length_bytes = fread(text, 1, capacity, in);
        if (ferror(in)) {
            *complaint = strerror(errno ? errno : EIO);
        } else if (*length_bytes < capacity && !source_is_valid_utf8(text, *length_bytes)) {
            *complaint = "stream did not contain valid UTF-8";
        }
    }
    if (in) {
        fclose(in);
    }
    if (*complaint) {
        free(text);
        return NULL;
    }
    return text;
}

/* Raises what is said first about a module that could not be compiled. */
static void failed_to_compile(VM *vm, const char *name, const DiagnosticList *diagnostics)
{
    if (diagnostics->count == 0) {
        vm_throw_oom(vm);
        return;
    }
    const Diagnostic *first = &diagnostics->items[0];
    if (strcmp(first->subsystem, "vm") == 0) {
        vm_throw(vm, "Failed to evaluate module '%s': %s", name, first->message);
        return;
    }
    const char *what = strcmp(first->subsystem, "lexer") == 0 ? "tokenize" : "parse";
    vm_throw(vm, "Failed to %s module '%s': %u:%u: %s", what, name, first->line, first->column,
             first->message);
}

/* NULL: raised. */
static ProgramProto *compile_module(VM *vm, const char *name, const LoadedModule *loaded)
{
    size_t length_bytes = 0;
    const char *complaint;
    char *text = read_file(loaded->file, &length_bytes, &complaint);
    if (!text) {
        if (complaint) {
            vm_throw(vm, "Failed to read module '%s': %s", name, complaint);
        } else {
            vm_throw_oom(vm);
        }
        return NULL;
    }
    if (length_bytes > RUFF_MAX_SOURCE_BYTES && (size_t)loaded->size_bytes > length_bytes) {
        length_bytes = (size_t)loaded->size_bytes; /* refused by its size, before it is looked at */
    }
    ProgramProto *program = NULL;
    DiagnosticList *diagnostics = malloc(sizeof *diagnostics);
    if (!diagnostics) {
        vm_throw_oom(vm);
    } else {
        diagnostics_init(diagnostics);
        compile_text(vm, loaded->file, text, length_bytes, true, diagnostics, &program);
        if (!program) {
            failed_to_compile(vm, name, diagnostics);
        }
        diagnostics_free(diagnostics);
        free(diagnostics);
    }
    free(text);
    return program;
}

/* Compiles and runs the module of a file. NULL: raised. */
static Module *load(VM *vm, String *name, const ModuleFile *file)
{
    struct ModuleCache *cache = vm->interp->modules;
    LoadedModule *loaded = new_loaded(vm, file->path, file->root);
    if (!loaded) {
        return NULL;
    }
    loaded->modified = file->info.st_mtim;
    loaded->size_bytes = file->info.st_size;
    loaded->program = compile_module(vm, name->data, loaded);
    if (!loaded->program || instantiate(vm, loaded, name) != STATUS_OK) {
        free_loaded(vm, loaded);
        return NULL;
    }
    loaded->importer = cache->loading;
    cache->loading = loaded;
    Status status = run_entry(vm, loaded);
    cache->loading = loaded->importer;
    loaded->importer = NULL;
    if (status == STATUS_OK) {
        status = finish_exports(vm, loaded->module);
    }
    if (status != STATUS_OK) {
        loaded->module->state = MODULE_FAILED;
        failed_to_evaluate(vm, name->data);
        return NULL;
    }
    loaded->module->state = MODULE_READY;
    loaded->is_current = true;
    return loaded->module;
}

/* Raises if the file is being loaded: the names from there on, and the one that closes the circle.
 */
static Status check_circle(VM *vm, const String *name, const ModuleFile *file)
{
    String *chain = vm->empty_string;
    const LoadedModule *m = vm->interp->modules->loading;
    while (m && strcmp(m->file, file->path) != 0) {
        m = m->importer;
    }
    if (!m) {
        return STATUS_OK;
    }
    /* The list runs from the innermost outwards, so the text grows at its front. */
    const LoadedModule *first = m;
    Status status = str_append(vm, &chain, name);
    for (m = vm->interp->modules->loading; status == STATUS_OK; m = m->importer) {
        String *longer = str_from_cstr(vm, m->module->name->data);
        status = longer ? str_append_bytes(vm, &longer, " -> ", 4) : STATUS_THROW;
        if (status == STATUS_OK) {
            status = str_append(vm, &longer, chain);
        }
        object_release(vm, &chain->header);
        chain = longer;
        if (!chain || m == first) {
            break;
        }
    }
    if (status == STATUS_OK) {
        vm_throw(vm, "Circular import detected: %s", chain->data);
    }
    if (chain) {
        object_release(vm, &chain->header);
    }
    return STATUS_THROW;
}

/* The module loaded from a file that is still the same. */
static Module *find_loaded(const struct ModuleCache *cache, const ModuleFile *file)
{
    for (LoadedModule *m = cache->modules; m; m = m->next) {
        if (!m->is_current || strcmp(m->file, file->path) != 0 ||
            strcmp(m->root, file->root) != 0) {
            continue;
        }
        if (m->size_bytes == file->info.st_size &&
            m->modified.tv_sec == file->info.st_mtim.tv_sec &&
            m->modified.tv_nsec == file->info.st_mtim.tv_nsec) {
            return m->module;
        }
        m->is_current = false;
    }
    return NULL;
}

/* Borrowed from the cache; NULL: raised. */
static Module *import_module(VM *vm, String *name)
{
    struct ModuleCache *cache = vm->interp->modules;
    const LoadedModule *importer = cache->loading;
    ModuleSearch search = {
        .importer_root = importer ? importer->root : NULL,
        .importer_directory = importer ? importer->directory : NULL,
        .script_directory = cache->script_directory,
    };
    ModuleFile *file =
        malloc(sizeof *file); /* two paths: too much for a stack that modules nest on */
    if (!file) {
        vm_throw_oom(vm);
        return NULL;
    }
    Module *module = NULL;
    if (module_path_find(vm, name->data, &search, file) == STATUS_OK &&
        check_circle(vm, name, file) == STATUS_OK) {
        module = find_loaded(cache, file);
        if (!module) {
            module = load(vm, name, file);
        }
    }
    free(file);
    return module;
}

SlowResult slow_import(VM *vm, Value *fp, Insn *pc)
{
    slow_enter_runtime(vm, fp, pc);
    Module *module = import_module(vm, slow_name(fp, pc->b));
    if (!module) {
        return slow_raised();
    }
    object_retain(&module->header);
    *RA = value_object(TAG_MODULE, module);
    return slow_done(pc + 1);
}

SlowResult slow_import_name(VM *vm, Value *fp, Insn *pc)
{
    const Module *module = RB->module;
    String *name = slow_name(fp, pc->c);
    Value v;
    if (!dict_get(vm, module->exports, dict_key_of_string(name), &v)) {
        vm_throw(vm, "Symbol '%s' not found in module '%s'", name->data,
                 slow_name(fp, pc[1].a)->data);
        return slow_raised();
    }
    value_retain(v);
    value_copy(RA, &v);
    return slow_done(pc + 2);
}

/* v is retained; the old value is released. */
static void set_global(VM *vm, Value *global, Value v)
{
    Value old = *global;
    value_retain(v);
    value_copy(global, &v);
    module_global_replaced(vm, global, old);
    value_release(vm, old);
}

SlowResult slow_import_all(VM *vm, Value *fp, Insn *pc)
{
    Module *imported = RA->module;
    const Module *importer = frame_code(fp)->module;
    const ProgramProto *program = importer->program;
    for (uint32_t i = 0; i < program->global_count; i++) {
        Value v;
        if (dict_get(vm, imported->exports, dict_key_of_string(program->global_names[i]), &v)) {
            set_global(vm, &importer->globals[i], v);
        } else if (program->global_names[i] == slow_name(fp, pc->b)) {
            set_global(vm, &importer->globals[i], value_object(TAG_MODULE, imported));
        }
    }
    return slow_done(pc + 1);
}

SlowResult slow_export(VM *vm, Value *fp, Insn *pc)
{
    Module *module = frame_code(fp)->module;
    return slow_status(
        dict_set_constant(vm, &module->exports, slow_name(fp, pc->a), value_int(pc->b)), pc + 1);
}

/* ---- the main script ---- */

static LoadStatus instantiate_and_run(VM *vm, LoadedModule *loaded)
{
    String *name = str_intern(vm, "main", 4);
    if (!name || instantiate(vm, loaded, name) != STATUS_OK) {
        free_loaded(vm, loaded);
        return LOAD_RAISED;
    }
    Status status = run_entry(vm, loaded);
    loaded->module->state = status == STATUS_OK ? MODULE_READY : MODULE_FAILED;
    return status == STATUS_OK ? LOAD_OK : LOAD_RAISED;
}

/* Modules are looked for beside the main script. */
static Status set_script_directory(VM *vm, const char *file)
{
    struct ModuleCache *cache = vm->interp->modules;
    char directory[PATH_MAX];
    free(cache->script_directory);
    cache->script_directory = NULL;
    if (module_path_directory(file, directory)) {
        cache->script_directory = strdup(directory);
        if (!cache->script_directory) {
            return vm_throw_oom(vm);
        }
    }
    return STATUS_OK;
}

/* A main script without program; NULL: an error is pending. */
static LoadedModule *new_main(VM *vm, const char *file)
{
    LoadedModule *loaded = new_loaded(vm, file, NULL);
    if (loaded && set_script_directory(vm, file) != STATUS_OK) {
        free_loaded(vm, loaded);
        return NULL;
    }
    return loaded;
}

LoadStatus loader_run_program(VM *vm, const char *file, ProgramProto *program)
{
    LoadedModule *loaded = new_main(vm, file);
    if (!loaded) {
        program_free(vm, program);
        return LOAD_RAISED;
    }
    loaded->program = program;
    return instantiate_and_run(vm, loaded);
}

LoadStatus loader_run_main(VM *vm, const char *file, const char *text, size_t length_bytes,
                           DiagnosticList *diagnostics)
{
    LoadedModule *loaded = new_main(vm, file);
    if (!loaded) {
        return LOAD_RAISED;
    }
    LoadStatus status =
        compile_text(vm, loaded->file, text, length_bytes, false, diagnostics, &loaded->program);
    if (status != LOAD_OK) {
        free_loaded(vm, loaded);
        return status;
    }
    return instantiate_and_run(vm, loaded);
}

/* ---- beginning and end ---- */

bool loader_init(VM *vm)
{
    vm->interp->modules = calloc(1, sizeof *vm->interp->modules);
    return vm->interp->modules != NULL;
}

void loader_destroy(VM *vm)
{
    struct ModuleCache *cache = vm->interp->modules;
    if (!cache) {
        return;
    }
    for (LoadedModule *m = cache->modules; m; m = m->next) {
        for (uint32_t i = 0; m->module && i < m->module->global_count; i++) {
            Value v = m->module->globals[i];
            m->module->globals[i] = value_unset();
            value_release(vm, v);
        }
    }
    for (LoadedModule *m = cache->modules; m; m = m->next) {
        Module *module = m->module;
        m->module = NULL;
        if (module) {
            object_release(vm, &module->header);
        }
    }
}

static void visit_code(const Code *code, void (*visit)(const Code *code, void *context),
                       void *context)
{
    visit(code, context);
    for (uint32_t i = 0; i < code->proto->proto_count; i++) {
        if (code->codes[i]) {
            visit_code(code->codes[i], visit, context);
        }
    }
}

void loader_visit_codes(const VM *vm, void (*visit)(const Code *code, void *context), void *context)
{
    for (const LoadedModule *m = vm->interp->modules->modules; m; m = m->next) {
        if (m->code) {
            visit_code(m->code, visit, context);
        }
    }
}

void loader_free_code(VM *vm)
{
    struct ModuleCache *cache = vm->interp->modules;
    if (!cache) {
        return;
    }
    while (cache->modules) {
        LoadedModule *m = cache->modules;
        cache->modules = m->next;
        free_loaded(vm, m);
    }
    free(cache->script_directory);
    free(cache);
    vm->interp->modules = NULL;
}

void loader_visit_roots(VM *vm, void (*visit)(VM *vm, Value v, void *context), void *context)
{
    for (const LoadedModule *m = vm->interp->modules->modules; m; m = m->next) {
        if (m->module) {
            visit(vm, value_object(TAG_MODULE, m->module), context);
        }
        if (m->entry) {
            visit(vm, value_object(TAG_FUNCTION, m->entry), context);
        }
    }
}
