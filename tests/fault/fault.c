#include "tests/fault/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t len_bytes);
void __real_free(void *block);
void *__real_mmap(void *address, size_t len, int protection, int flags, int fd, off_t offset);
int __real_munmap(void *address, size_t len);
int __real_mprotect(void *address, size_t len, int protection);
int __real_memfd_create(const char *name, unsigned flags);
int __real_ftruncate(int fd, off_t len);
int __real_open(const char *path, int flags, ...);
ssize_t __real_read(int fd, void *buffer, size_t len);
ssize_t __real_write(int fd, const void *buffer, size_t len);
FILE *__real_fopen(const char *path, const char *mode);
size_t __real_fread(void *buffer, size_t size, size_t count, FILE *stream);
size_t __real_fwrite(const void *buffer, size_t size, size_t count, FILE *stream);

// The wrappers are called only through names that the linker makes.
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
int __wrap_posix_memalign(void **block, size_t alignment, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t len_bytes);
void __wrap_free(void *block);
void *__wrap_mmap(void *address, size_t len, int protection, int flags, int fd, off_t offset);
int __wrap_munmap(void *address, size_t len);
int __wrap_mprotect(void *address, size_t len, int protection);
int __wrap_memfd_create(const char *name, unsigned flags);
int __wrap_ftruncate(int fd, off_t len);
int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_read(int fd, void *buffer, size_t len);
ssize_t __wrap_write(int fd, const void *buffer, size_t len);
FILE *__wrap_fopen(const char *path, const char *mode);
size_t __wrap_fread(void *buffer, size_t size, size_t count, FILE *stream);
size_t __wrap_fwrite(const void *buffer, size_t size, size_t count, FILE *stream);

// Addresses of live blocks: open addressing with linear probing. Mapped, because it must not
// allocate through what it observes. A removed entry becomes a tombstone until the next growth.
typedef struct AddressSet {
    uintptr_t *slots;
    size_t capacity; // 0 or a power of two
    size_t used;     // entries and tombstones
    size_t live;
} AddressSet;

enum { TOMBSTONE = 1, FIRST_CAPACITY = 1 << 12 };

static struct {
    pthread_mutex_t lock;
    unsigned kinds;
    uint64_t fail_at;
    bool keep_failing;
    bool armed;
    FaultReport report;
    AddressSet blocks;
    AddressSet maps;
} fault = {.lock = PTHREAD_MUTEX_INITIALIZER};

static size_t slot_of(const AddressSet *set, uintptr_t address)
{
    uint64_t hash = (uint64_t)address * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 20) & (set->capacity - 1);
}

static void set_insert(AddressSet *set, uintptr_t address)
{
    size_t i = slot_of(set, address);
    while (set->slots[i] > TOMBSTONE) {
        i = (i + 1) & (set->capacity - 1);
    }
    set->used += set->slots[i] == 0;
    set->slots[i] = address;
    set->live++;
}

static void set_grow(AddressSet *set)
{
    AddressSet bigger = {.capacity = set->capacity ? set->capacity * 2 : FIRST_CAPACITY};
    size_t size = bigger.capacity * sizeof(uintptr_t);
    void *memory =
        __real_mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return;
    }
    bigger.slots = memory;
    for (size_t i = 0; i < set->capacity; i++) {
        if (set->slots[i] > TOMBSTONE) {
            set_insert(&bigger, set->slots[i]);
        }
    }
    if (set->slots) {
        __real_munmap(set->slots, set->capacity * sizeof(uintptr_t));
    }
    *set = bigger;
}

static void set_add(AddressSet *set, const void *address)
{
    if (set->used * 2 >= set->capacity) {
        set_grow(set);
    }
    if (set->used + 1 < set->capacity) {
        set_insert(set, (uintptr_t)address);
    }
}

static void set_remove(AddressSet *set, const void *address)
{
    if (set->capacity == 0) {
        return;
    }
    for (size_t i = slot_of(set, (uintptr_t)address); set->slots[i] != 0;
         i = (i + 1) & (set->capacity - 1)) {
        if (set->slots[i] == (uintptr_t)address) {
            set->slots[i] = TOMBSTONE;
            set->live--;
            return;
        }
    }
}

static void set_clear(AddressSet *set)
{
    if (set->slots) {
        memset(set->slots, 0, set->capacity * sizeof(uintptr_t));
    }
    set->used = 0;
    set->live = 0;
}

static void arm(unsigned kinds, uint64_t n, bool keep_failing)
{
    pthread_mutex_lock(&fault.lock);
    fault.kinds = kinds;
    fault.fail_at = n;
    fault.keep_failing = keep_failing;
    fault.armed = true;
    fault.report = (FaultReport){0};
    set_clear(&fault.blocks);
    set_clear(&fault.maps);
    pthread_mutex_unlock(&fault.lock);
}

void fault_arm(unsigned kinds, uint64_t n)
{
    arm(kinds, n, false);
}

void fault_arm_from(unsigned kinds, uint64_t n)
{
    arm(kinds, n, true);
}

FaultReport fault_disarm(void)
{
    pthread_mutex_lock(&fault.lock);
    fault.armed = false;
    fault.report.leaked_blocks = fault.blocks.live;
    fault.report.leaked_maps = fault.maps.live;
    FaultReport report = fault.report;
    set_clear(&fault.blocks);
    set_clear(&fault.maps);
    pthread_mutex_unlock(&fault.lock);
    return report;
}

// Counts a call of the kind and tells whether it must fail.
static bool must_fail(unsigned kind, int error)
{
    bool fails = false;
    pthread_mutex_lock(&fault.lock);
    if (fault.armed && (fault.kinds & kind)) {
        uint64_t call = ++fault.report.calls;
        fails = fault.fail_at != 0 &&
                (fault.keep_failing ? call >= fault.fail_at : call == fault.fail_at);
        fault.report.fired |= fails;
    }
    pthread_mutex_unlock(&fault.lock);
    if (fails) {
        errno = error;
    }
    return fails;
}

static void note_new(AddressSet *set, const void *address)
{
    if (!address) {
        return;
    }
    pthread_mutex_lock(&fault.lock);
    if (fault.armed) {
        set_add(set, address);
    }
    pthread_mutex_unlock(&fault.lock);
}

static void note_gone(AddressSet *set, const void *address)
{
    pthread_mutex_lock(&fault.lock);
    if (fault.armed) {
        set_remove(set, address);
    }
    pthread_mutex_unlock(&fault.lock);
}

void *__wrap_malloc(size_t size)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    void *block = __real_malloc(size);
    note_new(&fault.blocks, block);
    return block;
}

void *__wrap_calloc(size_t count, size_t size)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    void *block = __real_calloc(count, size);
    note_new(&fault.blocks, block);
    return block;
}

void *__wrap_realloc(void *block, size_t size)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    uintptr_t old = (uintptr_t)block;
    void *moved = __real_realloc(block, size);
    if (moved || size == 0) {
        // NOLINTNEXTLINE: only the address is used, as a key
        note_gone(&fault.blocks, (void *)old);
        note_new(&fault.blocks, moved);
    }
    return moved;
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    void *block = __real_aligned_alloc(alignment, size);
    note_new(&fault.blocks, block);
    return block;
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return ENOMEM;
    }
    int error = __real_posix_memalign(block, alignment, size);
    if (error == 0) {
        note_new(&fault.blocks, *block);
    }
    return error;
}

char *__wrap_strdup(const char *text)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    char *copy = __real_strdup(text);
    note_new(&fault.blocks, copy);
    return copy;
}

char *__wrap_strndup(const char *text, size_t len_bytes)
{
    if (must_fail(FAULT_ALLOC, ENOMEM)) {
        return NULL;
    }
    char *copy = __real_strndup(text, len_bytes);
    note_new(&fault.blocks, copy);
    return copy;
}

void __wrap_free(void *block)
{
    note_gone(&fault.blocks, block);
    __real_free(block);
}

void *__wrap_mmap(void *address, size_t len, int protection, int flags, int fd, off_t offset)
{
    if (must_fail(FAULT_MAP, ENOMEM)) {
        return MAP_FAILED;
    }
    void *mapping = __real_mmap(address, len, protection, flags, fd, offset);
    if (mapping != MAP_FAILED) {
        note_new(&fault.maps, mapping);
    }
    return mapping;
}

int __wrap_munmap(void *address, size_t len)
{
    note_gone(&fault.maps, address);
    return __real_munmap(address, len);
}

int __wrap_mprotect(void *address, size_t len, int protection)
{
    return must_fail(FAULT_MAP, ENOMEM) ? -1 : __real_mprotect(address, len, protection);
}

int __wrap_memfd_create(const char *name, unsigned flags)
{
    return must_fail(FAULT_MAP, ENOSYS) ? -1 : __real_memfd_create(name, flags);
}

int __wrap_ftruncate(int fd, off_t len)
{
    return must_fail(FAULT_MAP, ENOMEM) ? -1 : __real_ftruncate(fd, len);
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    bool has_mode = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
    mode_t mode = has_mode ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return must_fail(FAULT_FILE, EIO) ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_read(int fd, void *buffer, size_t len)
{
    return must_fail(FAULT_FILE, EIO) ? -1 : __real_read(fd, buffer, len);
}

ssize_t __wrap_write(int fd, const void *buffer, size_t len)
{
    return must_fail(FAULT_FILE, EIO) ? -1 : __real_write(fd, buffer, len);
}

FILE *__wrap_fopen(const char *path, const char *mode)
{
    return must_fail(FAULT_FILE, EIO) ? NULL : __real_fopen(path, mode);
}

size_t __wrap_fread(void *buffer, size_t size, size_t count, FILE *stream)
{
    return must_fail(FAULT_FILE, EIO) ? 0 : __real_fread(buffer, size, count, stream);
}

size_t __wrap_fwrite(const void *buffer, size_t size, size_t count, FILE *stream)
{
    return must_fail(FAULT_FILE, EIO) ? 0 : __real_fwrite(buffer, size, count, stream);
}
