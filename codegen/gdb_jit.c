#include "codegen/gdb_jit.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "codegen/target.h"
#include "runtime/str.h"

#ifdef RUFF_HAS_MACHINE_CODE

/* ---- the interface: GDB manual, "JIT Compilation Interface" ---- */

enum { JIT_NOACTION, JIT_REGISTER, JIT_UNREGISTER };

struct jit_code_entry {
    struct jit_code_entry *next_entry, *prev_entry;
    const char *symfile_addr;
    uint64_t symfile_size;
};

struct jit_descriptor {
    uint32_t version;
    uint32_t action_flag;
    struct jit_code_entry *relevant_entry;
    struct jit_code_entry *first_entry;
};

#define SEEN_BY_GDB __attribute__((visibility("default"), used))

SEEN_BY_GDB struct jit_descriptor __jit_debug_descriptor = {.version = 1};

/* The debugger has a breakpoint here. */
SEEN_BY_GDB __attribute__((noinline)) void __jit_debug_register_code(void);
void __jit_debug_register_code(void)
{
    __asm__ volatile("" ::: "memory");
}

/* ---- the list ---- */

typedef struct Registration {
    struct jit_code_entry entry; /* first: a registration is found by it */
    uint8_t *object;
    uintptr_t start, end; /* of the code */
    struct Registration *next;
} Registration;

struct GdbJit {
    Registration *first;
    char *directory; /* names of files are relative to it; owned */
};

static pthread_mutex_t list_mutex = PTHREAD_MUTEX_INITIALIZER;

static void tell(uint32_t action, Registration *registration)
{
    __jit_debug_descriptor.action_flag = action;
    __jit_debug_descriptor.relevant_entry = &registration->entry;
    __jit_debug_register_code();
}

static void link_in(Registration *registration)
{
    pthread_mutex_lock(&list_mutex);
    struct jit_code_entry *entry = &registration->entry;
    entry->next_entry = __jit_debug_descriptor.first_entry;
    if (entry->next_entry) {
        entry->next_entry->prev_entry = entry;
    }
    __jit_debug_descriptor.first_entry = entry;
    tell(JIT_REGISTER, registration);
    pthread_mutex_unlock(&list_mutex);
}

static void take_out(Registration *registration)
{
    pthread_mutex_lock(&list_mutex);
    struct jit_code_entry *entry = &registration->entry;
    if (entry->prev_entry) {
        entry->prev_entry->next_entry = entry->next_entry;
    } else {
        __jit_debug_descriptor.first_entry = entry->next_entry;
    }
    if (entry->next_entry) {
        entry->next_entry->prev_entry = entry->prev_entry;
    }
    tell(JIT_UNREGISTER, registration);
    pthread_mutex_unlock(&list_mutex);
    free(registration->object);
    free(registration);
}

static void remove_range(GdbJit *gdb, uintptr_t start, uintptr_t end)
{
    for (Registration **link = &gdb->first; *link;) {
        Registration *registration = *link;
        if (registration->start >= start && registration->end <= end) {
            *link = registration->next;
            take_out(registration);
        } else {
            link = &registration->next;
        }
    }
}

void gdb_jit_remove(GdbJit *gdb, const uint8_t *start, uint32_t bytes)
{
    if (gdb) {
        remove_range(gdb, (uintptr_t)start, (uintptr_t)start + bytes);
    }
}

GdbJit *gdb_jit_new(void)
{
    GdbJit *gdb = calloc(1, sizeof *gdb);
    if (gdb) {
        gdb->directory = realpath(".", NULL);
    }
    return gdb;
}

void gdb_jit_free(GdbJit *gdb)
{
    if (!gdb) {
        return;
    }
    remove_range(gdb, 0, UINTPTR_MAX);
    free(gdb->directory);
    free(gdb);
}

/* ---- describing code ---- */

/* The words that calls push; malloc'ed. */
static DebugPush *find_pushes(const uint8_t *code, uint32_t bytes, uint32_t *count)
{
    DebugPush push = {0};
    DebugPush *pushes = NULL;
    *count = 0;
    while (target_next_push(code, bytes, push.end, &push.begin, &push.end)) {
        if ((*count & (*count - 1)) == 0) { /* full: at each power of two */
            DebugPush *grown = realloc(pushes, (*count ? 2 * *count : 1) * sizeof push);
            if (!grown) {
                break;
            }
            pushes = grown;
        }
        pushes[(*count)++] = push;
    }
    return pushes;
}

void gdb_jit_add_code(GdbJit *gdb, const Proto *proto, const uint8_t *start, uint32_t bytes,
                      const DebugLine *lines, uint32_t line_count)
{
    DebugFunction function = {.name = proto->info.name->data,
                              .file = proto->file ? proto->file : "?",
                              .directory = gdb->directory ? gdb->directory : "",
                              .start = (uintptr_t)start,
                              .bytes = bytes,
                              .line = proto->line,
                              .lines = lines,
                              .line_count = line_count};
    DebugPush *pushes = find_pushes(start, bytes, &function.push_count);
    function.pushes = pushes;
    size_t object_bytes = 0;
    Registration *registration = calloc(1, sizeof *registration);
    uint8_t *object = registration ? debug_object_build(&function, &object_bytes) : NULL;
    free(pushes);
    if (!object) {
        free(registration);
        return;
    }
    registration->entry.symfile_addr = (const char *)object;
    registration->entry.symfile_size = object_bytes;
    registration->object = object;
    registration->start = function.start;
    registration->end = function.start + bytes;
    registration->next = gdb->first;
    gdb->first = registration;
    link_in(registration);
}

/* Adds what the instructions say of one kind of parts, whose offsets are given by index. */
static uint32_t add_lines(const MachineCode *machine, const uint32_t *offsets, DebugLine *lines,
                          uint32_t count)
{
    const Proto *proto = machine->code->proto;
    uint32_t last_line = 0;
    for (uint32_t i = 0; i < proto->code_count; i++) {
        uint32_t line, column;
        proto_position(proto, i, &line, &column);
        if (machine->offsets[i] != MACHINE_NO_OFFSET && line != last_line) {
            lines[count++] = (DebugLine){.offset = offsets[i], .line = line};
            last_line = line;
        }
    }
    return count;
}

void gdb_jit_add(GdbJit *gdb, const MachineCode *machine)
{
    const Proto *proto = machine->code->proto;
    DebugLine *lines = malloc(2 * (size_t)proto->code_count * sizeof *lines);
    uint32_t count = 0;
    if (lines) {
        count = add_lines(machine, machine->offsets, lines, count);
        count = add_lines(machine, machine->cold_offsets, lines, count);
    }
    gdb_jit_add_code(gdb, proto, machine->start, machine->bytes, lines, count);
    free(lines);
}

#endif
